//! The authorised person signs data and page in one prompt.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::{Case, Deed};
use kezek_web::{Fault, Link, Notice, Panel, Phrase, Submitted, Ui, page_with_status};

use super::dossier::Dossier;
use super::draft::{facts, place_now, stale};
use super::{address, find};
use crate::Workstation;
use crate::decision::DocumentKind;
use crate::document::paper::sha256;
use crate::document::signing::ToSign;
use crate::messages::came_from_elsewhere;
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::signing::{SigningPage, Trouble, prompt, taken};
use crate::pages::{fault, wording};
use crate::store::decisions::DraftRow;

#[derive(Template)]
#[template(path = "workstation/signed.html")]
pub(crate) struct SignedPage {
    ui: Ui,
    panel: Panel,
    words: Phrase,
    next: Link,
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
    let (document, signatures) = taken(&form)?;
    let signed = workstation.sign(officer.who.officer, case.id, document, signatures, Once::default()).await;
    match signed {
        Ok(signed) => {
            let page = SignedPage::of(officer.ui("work"), &signed.number, effect_of(&case));
            Ok(kezek_web::page(&page))
        }
        Err(failure) => render(&workstation, &officer, case, Trouble::of(failure)?).await,
    }
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
    let status = trouble.status();
    Ok(page_with_status(status, &signing_page(officer, &dossier, &to_sign, stale, trouble)))
}

fn signing_page(
    officer: &Officer,
    dossier: &Dossier,
    to_sign: &ToSign,
    stale: Option<Notice>,
    trouble: Trouble,
) -> SigningPage {
    let (here, draft) = (address(&dossier.case), &to_sign.draft);
    let (back, iin) = (Link::new(here.clone(), "ws-draft-back"), officer.who.person.iin);
    let names: [Phrase; 2] = ["ws-sign-what-document".into(), "ws-sign-what-data".into()];
    let signed = [(&names[0], to_sign.page.digest()), (&names[1], sha256(&to_sign.xml))];
    let signing = stale.is_none().then(|| prompt(&here, draft.document, signed, iin, back.clone()));
    SigningPage {
        ui: officer.ui("work"),
        title: Phrase::key("ws-sign-title").with("number", dossier.case.number.as_str()),
        notices: trouble.notice.into_iter().chain(stale).collect(),
        findings: trouble.findings,
        facts: facts(dossier, draft),
        effect: effect(dossier, draft),
        preview: format!("{here}/document.pdf"),
        data: String::from_utf8_lossy(&to_sign.xml).into_owned(),
        names,
        signing,
        back,
    }
}

/// What follows from the signature.
fn effect(dossier: &Dossier, draft: &DraftRow) -> Phrase {
    match (draft.kind, draft.place) {
        _ if !came_from_elsewhere(&dossier.case) => Phrase::key("ws-sign-effect-paper"),
        (DocumentKind::Notification, Some(place)) => Phrase::key("ws-sign-effect-place")
            .with("person", dossier.case.person.name.full())
            .with("place", wording::number(place.number())),
        (DocumentKind::Notification, None) => Phrase::key("ws-sign-effect-notification"),
        (DocumentKind::Refusal, _) => Phrase::key("ws-sign-effect-refusal"),
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
}
