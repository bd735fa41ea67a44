//! The form of a request: topics, fields, answers, and their check.

mod answers;
mod check;

pub use answers::Answers;
pub use check::{FieldFault, FormContext};

use kezek_kernel::{PersonName, Recipient, RecipientName, RecipientNumber, Words};

use crate::codes::codes;
use crate::edition::RecipientKind;

/// The form, one topic a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// Topics in order.
    pub topics: Vec<Topic>,
}

/// One page of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What it asks and why.
    pub lead: Words,
    /// Its fields, in order; a topic without fields shows the documents.
    pub fields: Vec<Field>,
    /// The only kind of recipient that is shown the topic; `None`: everybody.
    pub asked_of: Option<RecipientKind>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in answers.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// The label.
    pub label: Words,
    /// The hint under the label.
    pub hint: Option<Words>,
    /// What to do when the answer is wrong.
    pub error: Words,
    /// Whether an answer is required, where the conditions hold.
    pub required: bool,
    /// The field is asked only where all of these hold.
    pub when: Vec<When>,
    /// Where its first value comes from.
    pub prefill: Option<Prefill>,
    /// The only kind of recipient that is asked; `None`: everybody.
    pub asked_of: Option<RecipientKind>,
}

/// The kind of an answer, with its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text of so many characters.
    Text {
        /// At least.
        min: u16,
        /// At most.
        max: u16,
        /// Which characters.
        letters: Letters,
    },
    /// An IIN with a valid check digit.
    Iin,
    /// A BIN with a valid check digit.
    Bin,
    /// A bank account in Kazakhstan (IBAN) with valid check digits.
    Iban,
    /// A date.
    Date {
        /// Whether it may lie after today.
        future: bool,
    },
    /// One choice of a list of the edition.
    Choice {
        /// The list.
        list: String,
    },
    /// Yes or no.
    YesNo,
    /// A statement that must be affirmed.
    Consent,
    /// A whole number between two limits.
    Number {
        /// At least.
        min: i64,
        /// At most.
        max: i64,
    },
    /// A telephone number of Kazakhstan, `+7` and ten digits.
    Phone,
    /// An e-mail address.
    Email,
    /// A locality that the service knows, by KATO code.
    Locality,
    /// A group of fields that repeats.
    Group {
        /// Its fields; none of them is a group.
        fields: Vec<Field>,
        /// At least so many.
        min_items: u16,
        /// At most so many.
        max_items: u16,
    },
}

codes! {
    /// Which characters a text may have.
    Letters {
        /// Everything but control characters.
        Any = "any",
        /// Letters, spaces, hyphens, apostrophes and points: names of people.
        Name = "name",
        /// Digits only.
        Digits = "digits",
    }
}

codes! {
    /// Where the first value of a field comes from.
    Prefill {
        /// The IIN of the account; the answer must equal it.
        AccountIin = "account-iin",
        /// The surname of the account.
        AccountSurname = "account-surname",
        /// The given name of the account.
        AccountGivenName = "account-given-name",
        /// The patronymic of the account.
        AccountPatronymic = "account-patronymic",
        /// The BIN of the account; the answer must equal it.
        AccountBin = "account-bin",
        /// The name of the account's organisation.
        AccountOrganisation = "account-organisation",
        /// The telephone of the account.
        AccountPhone = "account-phone",
        /// The e-mail address of the account.
        AccountEmail = "account-email",
    }
}

impl Prefill {
    /// Whether it is the number of the account, which no answer changes.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::AccountIin | Self::AccountBin)
    }
}

/// A condition on an earlier answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The field, by its full name; inside a group the name of a field of the same item.
    pub field: String,
    /// The answers that make it hold.
    pub is: Vec<String>,
}

impl When {
    /// Whether it holds for these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        self.is.iter().any(|value| value == answers.get(&self.field))
    }
}

impl Form {
    /// What of it recipients of these kinds are asked.
    pub(crate) fn asked_of(&self, kinds: &[RecipientKind]) -> Self {
        let asked = |of: Option<RecipientKind>| of.is_none_or(|kind| kinds.contains(&kind));
        let topics = self.topics.iter().filter(|topic| asked(topic.asked_of));
        let fields =
            |topic: &Topic| topic.fields.iter().filter(|field| asked(field.asked_of)).cloned().collect();
        Self { topics: topics.map(|topic| Topic { fields: fields(topic), ..topic.clone() }).collect() }
    }

    /// The field that is first filled so.
    pub fn prefilled(&self, prefill: Prefill) -> Option<&Field> {
        self.topics.iter().flat_map(|topic| &topic.fields).find(|field| field.prefill == Some(prefill))
    }

    /// Number and name of a recipient of this kind, as the answers give them; `None` without a valid number.
    pub fn recipient(&self, kind: RecipientKind, answers: &Answers) -> Option<Recipient> {
        let number = match kind {
            RecipientKind::Person => {
                RecipientNumber::Iin(self.answered(Prefill::AccountIin, answers).parse().ok()?)
            }
            RecipientKind::Organisation => {
                RecipientNumber::Bin(self.answered(Prefill::AccountBin, answers).parse().ok()?)
            }
        };
        Some(Recipient { number, name: self.recipient_name(kind, answers) })
    }

    /// The name of a recipient of this kind, as the answers give it.
    pub fn recipient_name(&self, kind: RecipientKind, answers: &Answers) -> RecipientName {
        let answer = |prefill| self.answered(prefill, answers).to_owned();
        match kind {
            RecipientKind::Person => RecipientName::Person(PersonName {
                surname: answer(Prefill::AccountSurname),
                given: answer(Prefill::AccountGivenName),
                patronymic: answer(Prefill::AccountPatronymic),
            }),
            RecipientKind::Organisation => RecipientName::Organisation(answer(Prefill::AccountOrganisation)),
        }
    }

    fn answered<'a>(&self, prefill: Prefill, answers: &'a Answers) -> &'a str {
        self.prefilled(prefill).map_or("", |field| answers.get(&field.id))
    }

    /// The topic with this name.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The field with this name; a field of a group is not found here.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.topics.iter().flat_map(|topic| &topic.fields).find(|field| field.id == id)
    }

    /// The field behind an answer's code, also inside a group: `children.0.birth-date`.
    pub fn field_of(&self, code: &str) -> Option<&Field> {
        match (code.split_once('.'), code.rsplit_once('.')) {
            (Some((group, _)), Some((_, id))) => {
                self.field(group)?.fields().iter().find(|field| field.id == id)
            }
            _ => self.field(code),
        }
    }
}

impl Field {
    /// Whether the field is asked, given the answers before it.
    pub fn applies(&self, answers: &Answers) -> bool {
        self.when.iter().all(|when| when.holds(answers))
    }

    /// The list of a choice.
    pub fn list(&self) -> Option<&str> {
        match &self.kind {
            FieldKind::Choice { list } => Some(list),
            _ => None,
        }
    }

    /// The fields of a group; empty for other kinds.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            FieldKind::Group { fields, .. } => fields,
            _ => &[],
        }
    }
}
