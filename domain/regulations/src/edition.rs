//! One edition of a regulation: everything a case needs from its first page to its last document.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use kezek_kernel::{RecipientNumber, SystemName, Words};

use crate::act::Act;
use crate::assignment::Assignment;
use crate::codes::codes;
use crate::documents::{Attachments, Document, Gives, Output, RefusalGround};
use crate::form::{Answers, Form};
use crate::norm::{Clause, Norm, SourceNote};
use crate::process::{Channel, Ending, Process};

/// The text key of an edition: the regulation's folder and the day of the wording.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EditionKey(String);

/// The text is not a key such as `almaty-2012-424/2012-12-24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an edition key is a folder, a slash and a date")]
pub struct EditionKeyFault;

impl EditionKey {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The regulation's part of the key.
    pub fn regulation(&self) -> &str {
        self.0.split_once('/').map_or("", |(regulation, _)| regulation)
    }
}

impl FromStr for EditionKey {
    type Err = EditionKeyFault;
    fn from_str(text: &str) -> Result<Self, EditionKeyFault> {
        let (regulation, date) = text.split_once('/').ok_or(EditionKeyFault)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if regulation.is_empty() || text.len() > 80 || !regulation.chars().all(plain) {
            return Err(EditionKeyFault);
        }
        let parsed: Date = date.parse().map_err(|_| EditionKeyFault)?;
        if parsed.to_string() == date { Ok(Self(text.to_owned())) } else { Err(EditionKeyFault) }
    }
}

impl TryFrom<String> for EditionKey {
    type Error = EditionKeyFault;
    fn try_from(text: String) -> Result<Self, EditionKeyFault> {
        text.parse()
    }
}

impl From<EditionKey> for String {
    fn from(key: EditionKey) -> Self {
        key.0
    }
}

impl fmt::Display for EditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

codes! {
    /// Who may receive the service.
    RecipientKind {
        /// A natural person with an IIN.
        Person = "person",
        /// An organisation with a BIN.
        Organisation = "organisation",
    }
}

impl From<RecipientNumber> for RecipientKind {
    fn from(number: RecipientNumber) -> Self {
        match number {
            RecipientNumber::Iin(_) => Self::Person,
            RecipientNumber::Bin(_) => Self::Organisation,
        }
    }
}

codes! {
    /// In what form the service is given.
    Medium {
        /// As electronic documents.
        Electronic = "electronic",
        /// On paper.
        Paper = "paper",
    }
}

/// One edition, complete.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its key.
    pub key: EditionKey,
    /// The act it belongs to.
    pub act: Arc<Act>,
    /// The day of the wording.
    pub date: Date,
    /// Set when the edition is offered for practice although the act does not apply.
    pub practice: Option<Practice>,
    /// How long the papers of a case are kept, by class.
    pub retention: String,
    /// Whether one officer may examine and sign the same case.
    pub executor_may_sign: bool,
    /// What the service is.
    pub service: Service,
    /// Legal acts that the data cite.
    pub norms: Vec<Norm>,
    /// Units, people and systems that take part (SFE).
    pub participants: Vec<Participant>,
    /// Circumstances in which single works are done or left out.
    pub circumstances: Vec<Circumstance>,
    /// The form of the request, with what any recipient of the service is asked.
    pub form: Form,
    /// The edition as recipients of one kind fill its form; empty where there is only one kind.
    pub(crate) narrowed: Vec<(RecipientKind, Arc<Edition>)>,
    /// Lists from which answers are chosen.
    pub lists: Vec<ChoiceList>,
    /// Waiting lists that the service keeps; empty when it keeps none.
    pub queue_lists: Vec<QueueList>,
    /// The field whose answer decides the waiting list.
    pub queue_field: Option<String>,
    /// Documents that the Standard asks for.
    pub documents: Vec<Document>,
    /// Limits of attached copies.
    pub attachments: Attachments,
    /// Grounds of refusal.
    pub grounds: Vec<RefusalGround>,
    /// Documents that are issued.
    pub outputs: Vec<Output>,
    /// For which months assistance is assigned; always there where the result gives it.
    pub assignment: Option<Assignment>,
    /// How a case can end.
    pub endings: Vec<Ending>,
    /// One process per channel.
    pub processes: Vec<Process>,
    /// The questionnaire on quality.
    pub questions: Vec<Question>,
    /// Faults of the act itself, and how the data settle them.
    pub known_faults: Vec<KnownFault>,
    pub(crate) canonical: Vec<u8>,
}

impl Edition {
    /// Whether recipients of this kind receive the service.
    pub fn is_for(&self, kind: impl Into<RecipientKind>) -> bool {
        self.service.recipients.contains(&kind.into())
    }

    /// The edition as recipients of this kind meet it: its form asks what concerns them.
    #[must_use]
    pub fn for_recipient(self: &Arc<Self>, kind: impl Into<RecipientKind>) -> Arc<Self> {
        let kind = kind.into();
        let narrowed = self.narrowed.iter().find(|(of, _)| *of == kind);
        Arc::clone(narrowed.map_or(self, |(_, edition)| edition))
    }

    /// The same with what each kind of its recipients meets, made once.
    pub(crate) fn with_narrowed(self) -> Self {
        if self.service.recipients.len() < 2 {
            return self;
        }
        let narrow = |kind: &RecipientKind| {
            let form = self.form.asked_of(&[*kind]);
            (*kind, Arc::new(Self { form, ..self.clone() }))
        };
        let narrowed = self.service.recipients.iter().map(narrow).collect();
        Self { narrowed, ..self }
    }

    /// The process of a channel.
    pub fn process(&self, channel: Channel) -> Option<&Process> {
        self.processes.iter().find(|process| process.channel == channel)
    }

    /// The waiting list to which these answers lead.
    pub fn queue_list(&self, answers: &Answers) -> Option<&QueueList> {
        let chosen = answers.get(self.queue_field.as_deref()?);
        let field = self.form.field(self.queue_field.as_deref()?)?;
        let list = self.list(field.list()?)?;
        let id = list.choices.iter().find(|choice| choice.id == chosen)?.queue_list.as_deref()?;
        self.queue_lists.iter().find(|list| list.id == id)
    }

    /// The waiting list with this identifier.
    pub fn queue_list_by_id(&self, id: &str) -> Option<&QueueList> {
        self.queue_lists.iter().find(|list| list.id == id)
    }

    /// The list of choices with this identifier.
    pub fn list(&self, id: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The document with this identifier.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The ground of refusal with this identifier.
    pub fn ground(&self, id: &str) -> Option<&RefusalGround> {
        self.grounds.iter().find(|ground| ground.id == id)
    }

    /// The output document with this identifier.
    pub fn output(&self, id: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.id == id)
    }

    /// What a positive decision gives: what the result of the service carries.
    pub fn gives(&self) -> Option<Gives> {
        self.outputs.iter().find_map(|output| output.gives)
    }

    /// The participant with this identifier.
    pub fn participant(&self, id: &str) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == id)
    }

    /// The ending with this identifier.
    pub fn ending(&self, id: &str) -> Option<&Ending> {
        self.endings.iter().find(|ending| ending.id == id)
    }

    /// The norm with this identifier.
    pub fn norm(&self, id: &str) -> Option<&Norm> {
        self.norms.iter().find(|norm| norm.id == id)
    }

    /// The bytes whose hash freezes the edition: every file of its folder, by path, with its length.
    pub fn canonical_bytes(&self) -> &[u8] {
        &self.canonical
    }
}

/// A practice edition: offered for learning, outside the act's real dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// What the banner says.
    pub note: Words,
}

/// What the service is, for the catalogue and the service page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The code by which messages name the service.
    pub code: String,
    /// The official name.
    pub name: Words,
    /// The name as people say it.
    pub short_name: Words,
    /// What the person gets.
    pub result: Words,
    /// Who may ask.
    pub who: Words,
    /// How long it takes, in words.
    pub duration: Words,
    /// What it costs.
    pub fee: Words,
    /// What a person needs beforehand.
    pub needs: Vec<Words>,
    /// Degree of automation and kind, as the act says.
    pub kind: Words,
    /// Requirements on the process.
    pub requirements: Vec<Words>,
    /// Where to complain.
    pub complaint: Words,
    /// Call centre.
    pub call_centre: String,
    /// Who may receive it.
    pub recipients: Vec<RecipientKind>,
    /// In what form it is given.
    pub media: Vec<Medium>,
    /// The norm of the general provisions.
    pub clause: Clause,
}

/// A unit, person or system that takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Its name in steps.
    pub id: String,
    /// Its name for people.
    pub name: Words,
    /// Its abbreviation, as in the act's tables.
    pub short: Words,
    /// The system of this house that plays it, when one does.
    pub system: Option<SystemName>,
    /// Whether the act itself lists it.
    pub listed: bool,
}

/// A circumstance on which a work depends, such as a power of attorney made by a notary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// Its name in works.
    pub id: String,
    /// Its name for people.
    pub name: Words,
}

/// A list from which an answer is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceList {
    /// Its name in fields.
    pub id: String,
    /// Its choices, in order.
    pub choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name in answers.
    pub id: String,
    /// Its name for people.
    pub name: Words,
    /// More about it.
    pub hint: Option<Words>,
    /// The waiting list it leads to.
    pub queue_list: Option<String>,
}

/// A waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueList {
    /// Its name in stored rows.
    pub id: String,
    /// Its name for people.
    pub name: Words,
    /// The norm that makes it a separate list.
    pub clause: Clause,
    /// Where it comes from.
    pub source: SourceNote,
}

/// A question of the questionnaire on quality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name in stored rows.
    pub id: String,
    /// The question.
    pub text: Words,
    /// The list of its answers.
    pub list: String,
}

/// A fault of the act itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFault {
    /// Its name.
    pub id: String,
    /// Where it stands.
    pub clause: Clause,
    /// What is wrong.
    pub what: Words,
    /// How the data settle it.
    pub settled: Words,
    /// The findings of the lint that it explains: code, channel and node of each.
    pub finds: Vec<String>,
}
