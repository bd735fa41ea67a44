//! What a certificate of housing says: whether there is a dwelling in permanent use, and which.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_store::Failure;
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Phrase, Submitted, Summary, Ui};

use super::examine::{checklist, with_checklist};
use super::form::CaseForm;
use super::{back_to, find};
use crate::decision::grant::Grant;
use crate::decision::statement::{Dwelling, HousingStatement};
use crate::decision::{Decision, Examination};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

/// There is no dwelling.
const NONE: &str = "none";

/// Asks for what is certified; the checklist travels unseen in the form.
pub(super) fn show(officer: &Officer, case: &Case, sent: &Submitted, refusal: Option<&Refusal>) -> Response {
    let person = case.person.name.full();
    page(officer.ui("work"), &case.number, person, sent, refusal).answer()
}

fn page(ui: Ui, number: &str, person: String, sent: &Submitted, refusal: Option<&Refusal>) -> CaseForm {
    let form = Form::new(format!("/cases/{number}/certify"), "ws-certify-button").text("ws-certify-hint");
    let choice = |code: &'static str| {
        Choice::new(code, Phrase::key(format!("ws-certify-{code}")), sent.text("dwelling") == code)
    };
    let funds = vec![choice(NONE), choice("communal"), choice("rented")];
    let mut form = with_checklist(form, sent).field(Field::new(
        "dwelling",
        "ws-certify-dwelling",
        FieldKind::Radios(funds),
    ));
    for name in ["address-kk", "address-ru", "basis-kk", "basis-ru"] {
        let label = Phrase::key(format!("ws-certify-{name}"));
        form = form.field(Field::text(name, label, sent.text(name)).optional());
    }
    if let Some(refusal) = refusal {
        let blamed = if *refusal == Refusal::NoDwelling { "dwelling" } else { "" };
        form.blame(blamed, wording::refusal(refusal));
    }
    let settled = Summary::default().row("ws-case-name", Phrase::plain(person));
    CaseForm::new(ui, number, "ws-certify-title", form).with(settled)
}

/// Certifies it.
pub(crate) async fn certify(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
    let done = match statement(&form) {
        Some(statement) => {
            let decision = Decision::Accept { grant: Grant::HousingStatement(statement) };
            let examination = Examination { checklist: checklist(&edition, &form), decision };
            workstation.examine(officer.who.officer, case.id, examination, Once::default()).await
        }
        None => Err(Failure::Refused(Refusal::NoDwelling)),
    };
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => Ok(show(&officer, &case, &form, Some(&refusal))),
    }
}

/// What was answered; none while nobody said whether there is a dwelling.
fn statement(form: &Submitted) -> Option<HousingStatement> {
    let text = |name: &str| form.text(name).to_owned();
    let dwelling = match form.text("dwelling") {
        "" => return None,
        NONE => None,
        fund => Some(Dwelling {
            fund: fund.to_owned(),
            address_kk: text("address-kk"),
            address_ru: text("address-ru"),
            basis_kk: text("basis-kk"),
            basis_ru: text("basis-ru"),
        }),
    };
    Some(HousingStatement { dwelling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_page_renders_with_and_without_a_fault() {
        gallery::check(|ui| {
            let page = |refusal: Option<&Refusal>| {
                let sent =
                    Submitted::from_values(&[("dwelling", "communal"), ("found.identity", "satisfied")]);
                super::page(ui.clone(), "2026-000001", "Үлгілі Айсұлу".to_owned(), &sent, refusal)
            };
            vec![page(None), page(Some(&Refusal::NoDwelling)), page(Some(&Refusal::Moved))]
        });
    }

    #[track_caller]
    fn check(fund: &str, expected: Option<&str>) {
        let read = statement(&Submitted::from_values(&[("dwelling", fund), ("basis-kk", "шарт")])).unwrap();
        assert_eq!(read.dwelling.as_ref().map(|dwelling| dwelling.fund.as_str()), expected);
    }

    #[test]
    fn the_answer_says_whether_there_is_a_dwelling() {
        check("none", None);
        check("communal", Some("communal"));
        assert_eq!(statement(&Submitted::default()), None);
    }
}
