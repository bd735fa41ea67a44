//! The clerk hands the signed result over and notes to whom.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Submitted};

use super::dossier::Dossier;
use super::panel::Attempt;
use super::passed::shown;
use super::{address, find};
use crate::acts::result_issue::{ResultIssue, result_issue};
use crate::counter::handover::Receiver;
use crate::pages::officer::Officer;
use crate::{Refusal, Workstation};

/// The form: who received the document, and for a representative his name and the power of attorney.
pub(super) fn form(dossier: &Dossier, attempt: Option<&Attempt>) -> Form {
    let sent = |name: &str| attempt.map_or("", |attempt| attempt.form.text(name)).to_owned();
    let chosen = sent("receiver");
    let choice = |code: &'static str, key: &'static str| Choice::new(code, key, chosen == code);
    let receivers =
        vec![choice("recipient", "ws-issue-recipient"), choice("representative", "ws-issue-representative")];
    Form::new(format!("{}/issue", address(&dossier.case)), "ws-issue-button")
        .text("ws-issue-hint")
        .field(Field::new("receiver", "ws-issue-receiver", FieldKind::Radios(receivers)))
        .field(Field::text("name", "ws-issue-name", sent("name")).optional().hint("ws-issue-name-hint"))
        .field(Field::text("power", "ws-issue-power", sent("power")).optional().hint("ws-issue-power-hint"))
        .letter('I')
}

/// Notes the hand-over.
pub(crate) async fn issue(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let receiver = match form.text("receiver") {
        "recipient" => Some(Receiver::Recipient),
        "representative" => Some(Receiver::Representative {
            name: form.text("name").to_owned(),
            power: form.text("power").to_owned(),
        }),
        _ => None,
    };
    let issued = match receiver {
        Some(receiver) => {
            let input = ResultIssue { case: case.id, receiver };
            let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
            workstation.store().act(actor, move |act| result_issue(act, &office, &input)).await.map(drop)
        }
        None => Err(Failure::Refused(Refusal::NoReceiver)),
    };
    shown(&workstation, &officer, case, form, issued).await
}
