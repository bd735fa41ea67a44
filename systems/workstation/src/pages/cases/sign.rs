//! The authorised person signs data and page in one prompt.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_casework::{Case, Deed};
use kezek_store::Failure;
use kezek_web::{
    Document, Fault, Finding, Link, Notice, NoticeKind, Panel, Phrase, Signing, SigningMode, Submitted,
    Summary, Ui, page_with_status,
};

use super::dossier::Dossier;
use super::draft::{facts, place_now, stale};
use super::{address, find};
use crate::decision::DocumentKind;
use crate::messages::came_from_elsewhere;
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::{fault, wording};
use crate::paper::sha256;
use crate::signing::{SignRefusal, Signatures, ToSign};
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/sign.html")]
pub(crate) struct SignPage {
    ui: Ui,
    number: String,
    notices: Vec<Notice>,
    findings: Vec<Finding>,
    facts: Summary,
    effect: Phrase,
    preview: String,
    data: String,
    signing: Option<Signing>,
    back: Link,
}

#[derive(Template)]
#[template(path = "workstation/signed.html")]
pub(crate) struct SignedPage {
    ui: Ui,
    panel: Panel,
    words: Phrase,
    next: Link,
}

/// What went wrong with an earlier try.
#[derive(Debug, Default)]
struct Trouble {
    notice: Option<Notice>,
    findings: Vec<Finding>,
}

/// Shows what is about to be signed.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    render(&workstation, &officer, case, Trouble::default()).await
}

/// Takes both signatures.
pub(crate) async fn sign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let mut sent = form.all("cms").map(|cms| cms.as_bytes().to_vec());
    let (Some(xml), Some(pdf), Ok(document)) = (sent.next(), sent.next(), form.text("document").parse())
    else {
        return Err(Fault::Unreadable);
    };
    let signatures = Signatures { xml, pdf };
    let signed = workstation.sign(officer.who.officer, case.id, document, signatures, Once::default()).await;
    let trouble = match signed {
        Ok(signed) => {
            let page = SignedPage::of(officer.ui("work"), &signed.number, effect_of(&case));
            return Ok(kezek_web::page(&page));
        }
        Err(Failure::Refused(SignRefusal::Act(Refusal::NoSuchCase))) => return Err(Fault::NotFound),
        Err(Failure::Refused(SignRefusal::Act(refusal))) => Trouble {
            notice: Some(Notice::new(NoticeKind::Stop, wording::refusal(&refusal))),
            findings: Vec::new(),
        },
        Err(Failure::Refused(SignRefusal::Signature(codes))) => Trouble {
            notice: Some(Notice::new(NoticeKind::Stop, "ws-sign-failed")),
            findings: codes.into_iter().map(Finding::new).collect(),
        },
        Err(Failure::Store(error)) => return Err(Fault::internal(error)),
    };
    render(&workstation, &officer, case, trouble).await
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    case: Case,
    trouble: Trouble,
) -> Result<Response, Fault> {
    let to_sign = workstation.to_sign(officer.who.officer, case.id).await;
    let to_sign = to_sign.map_err(|failure| fault(&failure))?;
    let dossier = Dossier::read(workstation, case).await?;
    let asked = workstation.office().rules.asked(&dossier.case).map_err(Fault::internal)?;
    let duty = &officer.who.duty;
    if !asked.is_some_and(|asked| duty.may_work(Deed::Sign, &dossier.case, &asked)) {
        return Err(Fault::NotFound);
    }
    let now = place_now(workstation, &dossier, &to_sign.draft).await?;
    let stale = stale(&to_sign.draft, now.as_ref());
    let status = if trouble.notice.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let iin = officer.who.person.iin.as_str().to_owned();
    let page = SignPage::of(officer.ui("work"), &dossier, &to_sign, stale, trouble, iin);
    Ok(page_with_status(status, &page))
}

impl SignPage {
    fn of(
        ui: Ui,
        dossier: &Dossier,
        to_sign: &ToSign,
        stale: Option<Notice>,
        trouble: Trouble,
        iin: String,
    ) -> Self {
        let here = address(&dossier.case);
        let draft = &to_sign.draft;
        let effect = match (draft.kind, draft.place) {
            _ if !came_from_elsewhere(&dossier.case) => Phrase::key("ws-sign-effect-paper"),
            (DocumentKind::Notification, Some(place)) => Phrase::key("ws-sign-effect-place")
                .with("person", dossier.case.person.name.full())
                .with("place", wording::number(place.number())),
            (DocumentKind::Notification, None) => Phrase::key("ws-sign-effect-notification"),
            (DocumentKind::Refusal, _) => Phrase::key("ws-sign-effect-refusal"),
        };
        let back = Link::new(here.clone(), "ws-draft-back");
        let signing = stale.is_none().then(|| Signing {
            action: format!("{here}/sign"),
            documents: vec![
                Document { name: "ws-sign-what-data".into(), bytes: sha256(&to_sign.xml).to_vec() },
                Document { name: "ws-sign-what-document".into(), bytes: to_sign.page.digest().to_vec() },
            ],
            mode: SigningMode::Digest,
            iin: Some(iin),
            fields: Vec::new(),
            hidden: vec![("document".to_owned(), draft.document.to_string())],
            button: "ws-sign-open".into(),
            back: back.clone(),
        });
        Self {
            ui,
            number: dossier.case.number.clone(),
            notices: trouble.notice.into_iter().chain(stale).collect(),
            findings: trouble.findings,
            facts: facts(dossier, draft),
            effect,
            preview: format!("{here}/document.pdf"),
            data: String::from_utf8_lossy(&to_sign.xml).into_owned(),
            signing,
            back,
        }
    }
}

/// Where the signed document goes: on to the accepting system, or to the office that hands it over on paper.
fn effect_of(case: &Case) -> &'static str {
    if came_from_elsewhere(case) { "ws-signed-words" } else { "ws-signed-words-paper" }
}

impl SignedPage {
    fn of(ui: Ui, number: &str, words: &'static str) -> Self {
        Self {
            ui,
            panel: Panel {
                title: "ws-signed-title".into(),
                label: "ws-draft-number".into(),
                number: number.to_owned(),
            },
            words: Phrase::key(words).with("number", number),
            next: Link::new("/", "ws-signed-next"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_confirmation_renders() {
        gallery::check(|ui| {
            let of = |words| SignedPage::of(ui.clone(), "10100412345678", words);
            vec![of("ws-signed-words"), of("ws-signed-words-paper")]
        });
    }

    #[test]
    fn the_signing_page_renders() {
        let notice = || Notice::new(NoticeKind::Stop, "ws-sign-failed");
        gallery::check(|ui| {
            let page = |notices, findings| SignPage {
                ui: ui.clone(),
                number: "2026-000001".to_owned(),
                notices,
                findings,
                facts: Summary::default().row("ws-draft-number", Phrase::plain("10100412345678")),
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
