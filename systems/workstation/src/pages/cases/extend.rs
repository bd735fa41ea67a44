//! The head extends the terms of a case: by how much, and why, in both languages.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_kernel::Actor;
use kezek_regulations::ExtensionRule;
use kezek_web::{Fault, Field, FieldKind, Form, Phrase, Submitted};

use super::form::CaseForm;
use super::{address, back_to, find};
use crate::acts::term_extend::{TermExtend, left, rule, term_extend};
use crate::messages::came_from_elsewhere;
use crate::pages::officer::Officer;
use crate::pages::{both, wording};
use crate::{Refusal, Workstation};

/// Shows the form.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    shown(&workstation, &officer, &case, &Submitted::from_values(&[]), None)
}

/// Extends the terms.
pub(crate) async fn extend(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let working_days = form.text("days").parse().unwrap_or_default();
    let input = TermExtend { case: case.id, working_days, reason: both(&form, "reason") };
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    let done = workstation.store().act(actor, move |act| term_extend(act, &office, &input)).await;
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => shown(&workstation, &officer, &case, &form, Some(&refusal)),
    }
}

fn shown(
    workstation: &Workstation,
    officer: &Officer,
    case: &Case,
    sent: &Submitted,
    refusal: Option<&Refusal>,
) -> Result<Response, Fault> {
    let (office, now) = (workstation.office(), workstation.now());
    let rule = rule(office, case, now).ok_or(Fault::NotFound)?;
    let left = left(office, case, now).map_err(Fault::internal)?;
    let mut form = form(case, rule, left, sent);
    if let Some(refusal) = refusal {
        form.blame(blamed(refusal, sent), wording::refusal(refusal));
    }
    Ok(CaseForm::new(officer.ui("work"), &case.number, "ws-extend-title", form).answer())
}

fn form(case: &Case, rule: &ExtensionRule, left: u16, sent: &Submitted) -> Form {
    let days = Field::text("days", "ws-extend-days", sent.text("days"))
        .hint(Phrase::key("ws-extend-days-hint").with("left", i64::from(left)));
    let lines = |name: &'static str, label: &'static str| {
        Field::new(name, label, FieldKind::Lines { value: sent.text(name).to_owned(), rows: 3 })
    };
    let told = if came_from_elsewhere(case) {
        "ws-extend-told".into()
    } else {
        Phrase::key("ws-extend-on-paper").with("days", i64::from(rule.tell_within_working_days))
    };
    Form::new(format!("{}/extend", address(case)), "ws-extend-button")
        .text(Phrase::key("ws-extend-hint").with("norm", &rule.norm))
        .text(told)
        .field(days)
        .field(lines("reason-kk", "ws-extend-reason-kk").hint("ws-extend-reason-hint"))
        .field(lines("reason-ru", "ws-extend-reason-ru"))
}

/// The field beside which a refusal stands.
fn blamed(refusal: &Refusal, sent: &Submitted) -> &'static str {
    match refusal {
        Refusal::ExtensionDays { .. } => "days",
        Refusal::NoReason if sent.text("reason-kk").trim().is_empty() => "reason-kk",
        Refusal::NoReason => "reason-ru",
        _ => "",
    }
}
