//! The grounds of a refusal: each cites act and clause, and names the fact in both languages of the document.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_kernel::Actor;
use kezek_regulations::{Edition, RefusalGround};
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Phrase, Submitted};

use super::examine::{checklist, with_checklist};
use super::form::CaseForm;
use super::{address, back_to, find};
use crate::Workstation;
use crate::acts::hearing_open::{HearingOpen, hearing_open, rule};
use crate::decision::{ChosenGround, Decision, Examination};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::store::told;

/// The button that tells the grounds to the person.
const HEARING: &str = "hearing";

/// What the officer does with the grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// He refuses; the law asks for no hearing.
    Refuse,
    /// He tells them to the person, who has not been heard.
    Hear,
    /// He refuses on what was told, or tells other grounds.
    RefuseHeard,
}

impl Step {
    /// The step of this case now.
    pub(super) async fn of(workstation: &Workstation, case: &Case) -> Result<Self, Fault> {
        let rule = rule(workstation.office(), case, workstation.now()).map_err(Fault::internal)?;
        if rule.is_none() {
            return Ok(Self::Refuse);
        }
        let id = case.id;
        let told = workstation.store().read(move |read| told::grounds(read, id)).await;
        Ok(told.map_err(Fault::internal)?.map_or(Self::Hear, |_| Self::RefuseHeard))
    }
}

/// Shows the grounds; the checklist travels unseen in the form.
pub(super) fn show(
    step: Step,
    workstation: &Workstation,
    officer: &Officer,
    case: &Case,
    sent: &Submitted,
    fault: Option<Phrase>,
) -> Result<Response, Fault> {
    let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?;
    let mut form = form(edition, case, step, sent);
    form.faults.extend(fault);
    Ok(CaseForm::new(officer.ui("work"), &case.number, "ws-refuse-title", form).answer())
}

fn form(edition: &Edition, case: &Case, step: Step, sent: &Submitted) -> Form {
    let button = if step == Step::Hear { "ws-hearing-button" } else { "ws-refuse-button" };
    let form = Form::new(format!("{}/refuse", address(case)), button).text("ws-examine-grounds-hint");
    let form = match step {
        Step::Refuse => form,
        Step::Hear => form.text("ws-hearing-hint").hide("next", HEARING),
        Step::RefuseHeard => form.text("ws-hearing-told").other(HEARING, "ws-hearing-button"),
    };
    let grounds = edition.grounds.iter().filter(|ground| !ground.at_acceptance);
    grounds.fold(with_checklist(form, sent), |form, ground| ground_fields(form, ground, sent))
}

fn ground_fields(form: Form, ground: &RefusalGround, sent: &Submitted) -> Form {
    let name = format!("ground.{}", ground.id);
    let chosen = sent.text(&name) == "yes";
    let label = Phrase::from(&ground.name);
    let boxes = FieldKind::Checkboxes(vec![Choice::new("yes", "ws-refuse-choose", chosen)]);
    let lines = |name: String, label: &'static str| {
        let value = sent.text(&name).to_owned();
        Field::new(name, label, FieldKind::Lines { value, rows: 2 }).optional()
    };
    form.field(Field::new(name, label, boxes).hint(Phrase::from(&ground.clause.cite)))
        .field(lines(format!("fact-kk.{}", ground.id), "ws-refuse-fact-kk"))
        .field(lines(format!("fact-ru.{}", ground.id), "ws-refuse-fact-ru"))
}

/// Refuses on the chosen grounds.
pub(crate) async fn refuse(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
    let grounds = grounds(&edition, &form);
    let done = if form.text("next") == HEARING {
        let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
        let input = HearingOpen { case: case.id, grounds };
        let told = workstation.store().act(actor, move |act| hearing_open(act, &office, &input)).await;
        told.map(drop)
    } else {
        let decision = Decision::Refuse { grounds };
        let examination = Examination { checklist: checklist(&edition, &form), decision };
        workstation.examine(officer.who.officer, case.id, examination, Once::default()).await
    };
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => {
            let step = Step::of(&workstation, &case).await?;
            show(step, &workstation, &officer, &case, &form, Some(wording::refusal(&refusal)))
        }
    }
}

fn grounds(edition: &Edition, form: &Submitted) -> Vec<ChosenGround> {
    edition
        .grounds
        .iter()
        .filter(|ground| form.text(&format!("ground.{}", ground.id)) == "yes")
        .map(|ground| ChosenGround {
            ground: ground.id.clone(),
            fact_kk: form.text(&format!("fact-kk.{}", ground.id)).to_owned(),
            fact_ru: form.text(&format!("fact-ru.{}", ground.id)).to_owned(),
        })
        .collect()
}
