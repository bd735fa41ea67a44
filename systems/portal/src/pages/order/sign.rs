//! Signing the request: what is signed in plain words, the exact document folded under it, and the signature.

use askama::Template;
use kezek_kernel::{RecipientNumber, Words};
use kezek_web::{Document, Link, Phrase, Signing, SigningMode, Summary, Ui};

use crate::pages::paths;

/// The page on which the request is signed (P5 of the act).
#[derive(Debug, Template)]
#[template(path = "portal/sign.html")]
pub(crate) struct SignPage {
    pub(crate) ui: Ui,
    pub(crate) title: Phrase,
    pub(crate) lead: Phrase,
    pub(crate) service: Words,
    pub(crate) plain: Summary,
    pub(crate) document: String,
    pub(crate) signing: Signing,
}

/// Where a document is signed, by whom, and where the way leads back.
pub(crate) struct SigningPlace {
    pub(crate) action: String,
    pub(crate) applicant: RecipientNumber,
    pub(crate) back: Link,
}

impl SigningPlace {
    /// The signature over these exact bytes.
    pub(crate) fn signing(self, document: &[u8]) -> Signing {
        Signing {
            action: self.action,
            documents: vec![Document { name: "sign-document".into(), bytes: document.to_vec() }],
            mode: SigningMode::Attached,
            holder: Some(self.applicant),
            fields: Vec::new(),
            hidden: Vec::new(),
            button: "sign-button".into(),
            back: self.back,
        }
    }
}

/// What is said in plain words about the document.
#[derive(Debug, Clone)]
pub(crate) struct PlainWords {
    pub(crate) service: Words,
    pub(crate) applicant: RecipientNumber,
    pub(crate) provider: Words,
    pub(crate) answers: usize,
    pub(crate) files: usize,
}

impl SignPage {
    /// The page of a draft whose document is ready; `document` are the exact bytes.
    pub(crate) fn new(ui: Ui, draft: &str, words: PlainWords, document: &[u8]) -> Self {
        let back = Link::new(paths::review(draft), "sign-back");
        let place = SigningPlace { action: paths::sign(draft), applicant: words.applicant, back };
        let plain = Summary::default()
            .row("sign-service", words.service.clone())
            .row("sign-applicant", applicant(words.applicant))
            .row("sign-provider", words.provider)
            .row(
                "sign-contents",
                Phrase::key("sign-answers").with("answers", words.answers).with("files", words.files),
            );
        Self {
            ui: ui.at("services"),
            title: "sign-title".into(),
            lead: "sign-lead".into(),
            service: words.service,
            plain,
            document: String::from_utf8_lossy(document).into_owned(),
            signing: place.signing(document),
        }
    }
}

/// Who signs, by his number.
pub(crate) fn applicant(number: RecipientNumber) -> Phrase {
    match number {
        RecipientNumber::Iin(iin) => Phrase::key("sign-iin").with("iin", iin.to_string()),
        RecipientNumber::Bin(bin) => Phrase::key("sign-bin").with("bin", bin.to_string()),
    }
}

#[cfg(test)]
impl SignPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let words = PlainWords {
            service: crate::pages::rendered::edition().service.short_name.clone(),
            applicant: "600101300004".parse().unwrap(),
            provider: crate::pages::rendered::words(
                "Талғар ауданының тұрғын үй бөлімі",
                "Отдел жилья Талгарского района",
                "Housing department of Talgar district",
            ),
            answers: 17,
            files: 2,
        };
        let document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<application><service>kezek</service></application>\n";
        vec![Self::new(ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"), "x", words, document.as_bytes())]
    }
}
