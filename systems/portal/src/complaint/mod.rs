//! What a person writes in a complaint, what is wrong with it, and the document that is signed.
//!
//! Norm: administrative code, article 93: the body, who complains, his address, what is contested and why, what he asks for.

pub(crate) mod intake;

use jiff::civil::Date;
use kezek_kernel::{DraftId, Language, Recipient};
use kezek_messages::{AttachmentFact, Complaint, Field};
use kezek_regulations::{Attached, Document, DocumentFault, Edition, Media};
use kezek_web::Ui;

use crate::application::attachment_fact;
use crate::state::Portal;
use crate::store::accounts::Account;
use crate::store::drafts::Attachment;
use crate::store::requests::Request;

/// What can be contested, in the order of the form.
pub(crate) const ABOUT: [&str; 3] = ["decision", "action", "delay"];

/// The code under which every file of a complaint is attached.
pub(crate) const FILE: &str = "complaint-file";

/// So many files go with one complaint; the other limits are those of the edition.
const MOST_FILES: u16 = 5;

/// The longest text of a field, in characters.
pub(crate) const LONGEST_TEXT: usize = 2_000;

/// The answers to the form.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Answers {
    /// `decision`, `action` or `delay`.
    pub(crate) about: String,
    /// Whom it names; may stay empty.
    pub(crate) official: String,
    /// When the person learned of it, as an ISO date; may stay empty.
    pub(crate) learned: String,
    /// The postal address.
    pub(crate) address: String,
    /// The circumstances.
    pub(crate) circumstances: String,
    /// What the person asks for.
    pub(crate) wish: String,
}

/// A fault of one answer; the words stand in the locales under `complain-fault-CODE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub(crate) struct AnswerFault {
    pub(crate) field: &'static str,
    pub(crate) code: &'static str,
}

/// What the document is made of.
pub(crate) struct Material<'a> {
    pub(crate) request: &'a Request,
    pub(crate) account: &'a Account,
    pub(crate) language: Language,
    pub(crate) draft: DraftId,
    pub(crate) answers: &'a Answers,
    pub(crate) files: &'a [Attachment],
}

impl Answers {
    /// The answers of a signed document.
    pub(crate) fn of(signed: &Complaint) -> Self {
        let value = |code: &str| signed.value(code).to_owned();
        Self {
            about: value("about"),
            official: value("official"),
            learned: value("learned"),
            address: value("address"),
            circumstances: value("circumstances"),
            wish: value("wish"),
        }
    }

    /// Everything that is wrong with the answers.
    pub(crate) fn faults(&self, today: Date) -> Vec<AnswerFault> {
        let mut faults = Vec::new();
        let mut say = |field, code| faults.push(AnswerFault { field, code });
        if !ABOUT.contains(&self.about.as_str()) {
            say("about", "choose");
        }
        let texts = [
            ("official", &self.official, false),
            ("address", &self.address, true),
            ("circumstances", &self.circumstances, true),
            ("wish", &self.wish, true),
        ];
        for (field, text, required) in texts {
            if required && text.trim().is_empty() {
                say(field, "empty");
            } else if text.chars().count() > LONGEST_TEXT {
                say(field, "long");
            }
        }
        match (self.learned.as_str(), self.learned.parse::<Date>()) {
            ("", _) => {}
            (_, Ok(day)) if day <= today => {}
            (_, Ok(_)) => say("learned", "future"),
            (_, Err(_)) => say("learned", "date"),
        }
        faults
    }

    /// The answers as they are signed, with the words that the person read.
    fn fields(&self, ui: &Ui) -> Vec<Field> {
        let field = |code: &str, value: &str, shown: Option<String>| Field {
            code: code.to_owned(),
            label: ui.t(format!("complain-{code}")).into_owned(),
            value: value.to_owned(),
            shown,
        };
        let about = ABOUT.contains(&self.about.as_str());
        let shown = about.then(|| ui.t(format!("complain-about-{}", self.about)).into_owned());
        vec![
            field("about", &self.about, shown),
            field("official", &self.official, None),
            field("learned", &self.learned, None),
            field("address", &self.address, None),
            field("circumstances", &self.circumstances, None),
            field("wish", &self.wish, None),
        ]
    }
}

/// What a person wrote stays out of logs.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers(..)")
    }
}

/// The document; `None` when no provider serves the locality of the request any more.
pub(crate) fn document(portal: &Portal, material: &Material<'_>) -> Option<Complaint> {
    let Material { request, account, language, .. } = *material;
    let regulation = request.edition.split('/').next().unwrap_or_default();
    let (_, provider) = portal.place(regulation, request.locality)?;
    let attachments: Vec<AttachmentFact> = material.files.iter().map(attachment_fact).collect();
    Some(Complaint {
        request: request.number.clone(),
        provider: provider.bin,
        person: Recipient { number: account.number, name: account.name.clone() },
        language,
        draft: material.draft,
        prepared: portal.now(),
        fields: material.answers.fields(&portal.shell.speaking(language)),
        attachments,
    })
}

/// Whether a signed document says what the portal would have written of its answers about this request.
pub(crate) fn is_ours(portal: &Portal, request: &Request, account: &Account, signed: &Complaint) -> bool {
    let answers = Answers::of(signed);
    let material = Material {
        request,
        account,
        language: signed.language,
        draft: signed.draft,
        answers: &answers,
        files: &[],
    };
    document(portal, &material).is_some_and(|ours| {
        (ours.request, ours.provider, ours.person, ours.fields)
            == (signed.request.clone(), signed.provider, signed.person.clone(), signed.fields.clone())
    })
}

/// All faults of the attached files: the limits of the edition, and so many of a complaint.
pub(crate) fn file_faults(edition: &Edition, files: &[Attachment]) -> Vec<DocumentFault> {
    let attached: Vec<Attached> = files
        .iter()
        .map(|file| Attached {
            document: file.document_code.clone(),
            media: Media::from_code(&file.media_type),
            bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
        })
        .collect();
    let document = Document {
        id: FILE.to_owned(),
        name: kezek_kernel::Words::default(),
        hint: kezek_kernel::Words::default(),
        when: Vec::new(),
        required: false,
        attached: true,
        max_files: MOST_FILES,
        clause: edition.service.clause.clone(),
        source: edition.attachments.source.clone(),
    };
    edition.attachments.check(&[document], &kezek_regulations::Answers::default(), &attached)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn whole() -> Answers {
        Answers {
            about: "delay".to_owned(),
            learned: "2026-11-20".to_owned(),
            address: "Талғар қаласы".to_owned(),
            circumstances: "Мерзім өтті".to_owned(),
            wish: "Жауап беруді".to_owned(),
            ..Answers::default()
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Answers), expected: &[(&'static str, &'static str)]) {
        let mut answers = whole();
        change(&mut answers);
        let found: Vec<_> =
            answers.faults(date(2026, 11, 26)).iter().map(|each| (each.field, each.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_fault_of_an_answer_is_found() {
        check(|_| {}, &[]);
        check(|answers| answers.learned.clear(), &[]);
        check(|answers| answers.about = "weather".to_owned(), &[("about", "choose")]);
        check(|answers| answers.learned = "2026-11-27".to_owned(), &[("learned", "future")]);
        check(|answers| answers.learned = "2026-02-30".to_owned(), &[("learned", "date")]);
        check(|answers| answers.official = "қ".repeat(LONGEST_TEXT + 1), &[("official", "long")]);
        check(
            |answers| *answers = Answers::default(),
            &[("about", "choose"), ("address", "empty"), ("circumstances", "empty"), ("wish", "empty")],
        );
    }
}
