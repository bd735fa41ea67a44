//! The answer to a complaint is signed on the page on which results are signed.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::Deed;
use kezek_web::{Fault, Link, Phrase, Submitted, Summary, page_with_status};

use super::list::outcome_words;
use super::{SECTION, address, fault, open};
use crate::Workstation;
use crate::complaint::answer::AnswerToSign;
use crate::complaint::dossier::ComplaintDossier;
use crate::document::paper::sha256;
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::signing::{SigningPage, Trouble, prompt, taken};

/// Shows what is about to be signed.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let dossier = open(&workstation, &officer, &number).await?;
    render(&workstation, &officer, &dossier, Trouble::default()).await
}

/// Takes both signatures.
pub(crate) async fn sign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let dossier = open(&workstation, &officer, &number).await?;
    let ((document, signatures), once) = (taken(&form)?, Once::default());
    let complaint = &dossier.at.complaint;
    let signed = workstation.sign_answer(officer.who.officer, complaint, document, signatures, once).await;
    match signed {
        Ok(_) => Ok(Redirect::to(&address(&number)).into_response()),
        Err(failure) => render(&workstation, &officer, &dossier, Trouble::of(failure)?).await,
    }
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    dossier: &ComplaintDossier,
    trouble: Trouble,
) -> Result<Response, Fault> {
    if !dossier.may(Deed::SignAnswer) {
        return Err(Fault::NotFound);
    }
    let number = &dossier.at.complaint.number;
    let to_sign = workstation.answer_to_sign(officer.who.officer, number).await;
    let to_sign = to_sign.map_err(|failure| fault(&failure))?;
    let status = trouble.status();
    Ok(page_with_status(status, &signing_page(workstation, officer, dossier, &to_sign, trouble)))
}

fn signing_page(
    workstation: &Workstation,
    officer: &Officer,
    dossier: &ComplaintDossier,
    to_sign: &AnswerToSign,
    trouble: Trouble,
) -> SigningPage {
    let (complaint, answer) = (&dossier.at.complaint, &to_sign.answer);
    let here = address(&complaint.number);
    let back = Link::new(here.clone(), "complaint-back-to");
    let names: [Phrase; 2] = ["complaint-answer-page".into(), "complaint-answer-data".into()];
    let signed = [(&names[0], to_sign.page.digest()), (&names[1], sha256(&to_sign.xml))];
    let iin = officer.who.person.iin;
    let goes =
        if complaint.origin.is_some() { "complaint-sign-effect" } else { "complaint-sign-effect-paper" };
    SigningPage {
        ui: officer.ui(SECTION),
        title: Phrase::key("complaint-sign-title").with("number", complaint.number.as_str()),
        notices: trouble.notice.into_iter().collect(),
        findings: trouble.findings,
        facts: Summary::default()
            .row("complaint-person", Phrase::plain(complaint.grievance.person.name.full()))
            .row("complaint-outcome", outcome_words(workstation.office(), &answer.outcome))
            .row("ws-draft-number", Phrase::plain(answer.number.as_str())),
        effect: goes.into(),
        preview: format!("{here}/answer.pdf"),
        data: String::from_utf8_lossy(&to_sign.xml).into_owned(),
        signing: Some(prompt(&here, answer.document, signed, iin, back.clone())),
        names,
        back,
    }
}
