//! The executor marks the checklist and decides; a refusal goes on to the page of grounds, assistance to that of its sum.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_regulations::{Edition, Gives};
use kezek_web::{Fault, Form, Phrase, Submitted};

use super::{assist, back_to, certify, find, refuse, show};
use crate::Workstation;
use crate::acts::case_examine::check_accepted;
use crate::decision::grant::Grant;
use crate::decision::{Check, Decision, Examination, Found};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::wording;

/// Takes checklist and decision.
pub(crate) async fn examine(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
    match form.text("decision") {
        "refuse" => {
            let step = refuse::Step::of(&workstation, &case).await?;
            refuse::show(step, &workstation, &officer, &case, &form, None)
        }
        "accept" if matches!(edition.gives(), Some(Gives::Assistance | Gives::HousingStatement)) => {
            let answers = workstation.answers(case.id).await.map_err(Fault::internal)?;
            match check_accepted(&edition, &answers, &checklist(&edition, &form)) {
                Ok(()) if edition.gives() == Some(Gives::HousingStatement) => {
                    Ok(certify::show(&officer, &case, &form, None))
                }
                Ok(()) => assist::show(&workstation, &officer, &case, &form, None).await,
                Err(refusal) => {
                    show::again(&workstation, &officer, case, form, wording::refusal(&refusal)).await
                }
            }
        }
        "accept" => {
            let decision = Decision::Accept { grant: Grant::default() };
            let examination = Examination { checklist: checklist(&edition, &form), decision };
            decide(&workstation, &officer, case, form, examination).await
        }
        _ => {
            let fault = Phrase::key("ws-refused-no-decision");
            show::again(&workstation, &officer, case, form, fault).await
        }
    }
}

/// The checklist as it was sent; documents that were not marked are missing from it.
pub(super) fn checklist(edition: &Edition, form: &Submitted) -> Vec<Check> {
    let mark = |id: &str| match form.text(&format!("found.{id}")) {
        "satisfied" => Some(Found::Satisfied),
        "not-satisfied" => Some(Found::NotSatisfied),
        "not-concerned" => Some(Found::NotConcerned),
        _ => None,
    };
    edition
        .documents
        .iter()
        .filter_map(|document| {
            let found = mark(&document.id)?;
            let note = form.text(&format!("note.{}", document.id)).to_owned();
            Some(Check { document: document.id.clone(), found, note })
        })
        .collect()
}

/// The checklist as it was sent, unseen in the next form.
pub(super) fn with_checklist(form: Form, sent: &Submitted) -> Form {
    let marks = sent.carried().into_iter();
    let marks = marks.filter(|(name, _)| name.starts_with("found.") || name.starts_with("note."));
    marks.fold(form, |form, (name, value)| form.hide(name, value))
}

async fn decide(
    workstation: &Workstation,
    officer: &Officer,
    case: Case,
    form: Submitted,
    examination: Examination,
) -> Result<Response, Fault> {
    let done = workstation.examine(officer.who.officer, case.id, examination, Once::default()).await;
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => show::again(workstation, officer, case, form, wording::refusal(&refusal)).await,
    }
}
