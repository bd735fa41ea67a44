//! The page on which an officer signs a prepared document, its data and its page in one prompt, and what every page that takes
//! a signature says when it was not taken.

use askama::Template;
use axum::http::StatusCode;
use kezek_kernel::{DocumentId, Iin};
use kezek_store::Failure;
use kezek_web::{
    Document, Fault, Finding, Link, Notice, NoticeKind, Phrase, Signing, SigningMode, Submitted, Summary, Ui,
};

use super::wording;
use crate::Refusal;
use crate::document::signing::{SignRefusal, Signatures};

#[derive(Template)]
#[template(path = "workstation/sign.html")]
pub(crate) struct SigningPage {
    pub(super) ui: Ui,
    pub(super) title: Phrase,
    pub(super) notices: Vec<Notice>,
    pub(super) findings: Vec<Finding>,
    pub(super) facts: Summary,
    /// What the page of the document and its data are called.
    pub(super) names: [Phrase; 2],
    /// What follows from the signature.
    pub(super) effect: Phrase,
    /// Where the page of the document is to be read.
    pub(super) preview: String,
    /// The data, as they are signed.
    pub(super) data: String,
    pub(super) signing: Option<Signing>,
    pub(super) back: Link,
}

/// What went wrong with an earlier try.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    pub(super) notice: Option<Notice>,
    pub(super) findings: Vec<Finding>,
}

impl Trouble {
    /// What the page says of a signature that was not taken.
    pub(super) fn of(failure: Failure<SignRefusal>) -> Result<Self, Fault> {
        match failure {
            Failure::Refused(SignRefusal::Act(Refusal::NoSuchCase | Refusal::NoSuchComplaint)) => {
                Err(Fault::NotFound)
            }
            Failure::Refused(SignRefusal::Act(refusal)) => Ok(Self {
                notice: Some(Notice::new(NoticeKind::Stop, wording::refusal(&refusal))),
                findings: Vec::new(),
            }),
            Failure::Refused(SignRefusal::Signature(codes)) => Ok(Self {
                notice: Some(Notice::new(NoticeKind::Stop, "ws-sign-failed")),
                findings: codes.into_iter().map(Finding::new).collect(),
            }),
            Failure::Store(error) => Err(Fault::internal(error)),
        }
    }

    /// The status of the page that shows it.
    pub(super) const fn status(&self) -> StatusCode {
        match self.notice {
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        }
    }
}

/// The two signatures that the form brings, data first, and the document they are meant for.
pub(super) fn taken(form: &Submitted) -> Result<(DocumentId, Signatures), Fault> {
    let mut sent = form.all("cms").map(|cms| cms.as_bytes().to_vec());
    match (sent.next(), sent.next(), form.text("document").parse()) {
        (Some(xml), Some(pdf), Ok(document)) => Ok((document, Signatures { xml, pdf })),
        _ => Err(Fault::Unreadable),
    }
}

/// The prompt for both signatures of the officer with this number, over the digests of page and data under their names.
pub(super) fn prompt(
    here: &str,
    document: DocumentId,
    [page, data]: [(&Phrase, [u8; 32]); 2],
    iin: Iin,
    back: Link,
) -> Signing {
    let signed =
        |(name, digest): (&Phrase, [u8; 32])| Document { name: name.clone(), bytes: digest.to_vec() };
    Signing {
        action: format!("{here}/sign"),
        documents: vec![signed(data), signed(page)],
        mode: SigningMode::Digest,
        holder: Some(iin.into()),
        fields: Vec::new(),
        hidden: vec![("document".to_owned(), document.to_string())],
        button: "ws-sign-open".into(),
        back,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_signing_page_renders() {
        let notice = || Notice::new(NoticeKind::Stop, "ws-sign-failed");
        gallery::check(|ui| {
            let page = |notices, findings| SigningPage {
                ui: ui.clone(),
                title: Phrase::key("ws-sign-title").with("number", "2026-000001"),
                notices,
                findings,
                facts: Summary::default().row("ws-draft-number", Phrase::plain("10100412345678")),
                names: ["ws-sign-what-document".into(), "ws-sign-what-data".into()],
                effect: Phrase::key("ws-sign-effect-place").with("person", "Сәуле").with("place", 42_i64),
                preview: "/cases/2026-000001/document.pdf".to_owned(),
                data: "<result/>".to_owned(),
                signing: None,
                back: Link::new("/cases/2026-000001", "ws-draft-back"),
            };
            vec![
                page(Vec::new(), Vec::new()),
                page(vec![notice()], vec![Finding::new("certificate-differs-from-document")]),
            ]
        });
    }
}
