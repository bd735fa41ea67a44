//! The executor says what the applicant is to correct, in both languages, and until when.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_kernel::Actor;
use kezek_regulations::{CorrectionRule, Document, Edition};
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Phrase, Submitted};

use super::form::CaseForm;
use super::{address, back_to, find};
use crate::Workstation;
use crate::acts::correction_ask::{CorrectionAsk, correction_ask, rule};
use crate::decision::Wanted;
use crate::pages::officer::Officer;
use crate::pages::wording;

/// Shows the form.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    shown(&workstation, &officer, &case, &Submitted::from_values(&[]), None)
}

/// Asks the applicant.
pub(crate) async fn ask(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let wanted = Wanted {
        documents: form.all("document").map(str::to_owned).collect(),
        text_kk: form.text("text-kk").to_owned(),
        text_ru: form.text("text-ru").to_owned(),
    };
    let working_days = form.text("days").parse().unwrap_or_default();
    let input = CorrectionAsk { case: case.id, wanted, working_days };
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    let done = workstation.store().act(actor, move |act| correction_ask(act, &office, &input)).await;
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => shown(&workstation, &officer, &case, &form, Some(wording::refusal(&refusal))),
    }
}

fn shown(
    workstation: &Workstation,
    officer: &Officer,
    case: &Case,
    sent: &Submitted,
    fault: Option<Phrase>,
) -> Result<Response, Fault> {
    let office = workstation.office();
    let edition = office.rules.edition(&case.edition).map_err(Fault::internal)?;
    let rule = rule(office, case, workstation.now()).ok_or(Fault::NotFound)?;
    let mut form = form(edition, rule, case, sent);
    form.faults.extend(fault);
    Ok(CaseForm::new(officer.ui("work"), &case.number, "ws-correct-title", form).answer())
}

fn form(edition: &Edition, rule: &CorrectionRule, case: &Case, sent: &Submitted) -> Form {
    let clock = if rule.stops_clock { "ws-correct-clock-stands" } else { "ws-correct-clock-runs" };
    let choice = |document: &Document| {
        let chosen = sent.all("document").any(|id| id == document.id);
        Choice::new(document.id.clone(), &document.name, chosen)
    };
    let choices: Vec<Choice> = edition.documents.iter().map(choice).collect();
    let lines = |name: &'static str, label: &'static str| {
        let value = sent.text(name).to_owned();
        Field::new(name, label, FieldKind::Lines { value, rows: 3 }).optional()
    };
    let days = Field::text("days", "ws-correct-days", sent.text("days")).hint(
        Phrase::key("ws-correct-days-hint")
            .with("least", i64::from(rule.at_least))
            .with("most", i64::from(rule.at_most)),
    );
    let documents = Field::new("document", "ws-correct-documents", FieldKind::Checkboxes(choices));
    Form::new(format!("{}/correct", address(case)), "ws-correct-button")
        .text(clock)
        .field(documents.optional())
        .field(lines("text-kk", "ws-correct-text-kk").hint("ws-correct-text-hint"))
        .field(lines("text-ru", "ws-correct-text-ru"))
        .field(days)
}
