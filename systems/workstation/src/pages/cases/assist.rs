//! What is assigned: the sum that the executor's calculation gave; months and account are settled before.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Case;
use kezek_kernel::{Iban, Money};
use kezek_store::Failure;
use kezek_web::{Fault, Field, Form, Phrase, Submitted, Summary, Ui};

use super::examine::{checklist, with_checklist};
use super::form::CaseForm;
use super::{back_to, find};
use crate::decision::grant::{Assistance, AssistanceTerms, Grant};
use crate::decision::{Decision, Examination};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

/// Shows what is settled and asks for the sum; the checklist travels unseen in the form.
pub(super) async fn show(
    workstation: &Workstation,
    officer: &Officer,
    case: &Case,
    sent: &Submitted,
    refusal: Option<&Refusal>,
) -> Result<Response, Fault> {
    let terms = workstation.assistance_terms(case).await.map_err(Fault::internal)?.ok_or(Fault::NotFound)?;
    let person = Phrase::plain(case.person.name.full());
    Ok(page(officer.ui("work"), &case.number, person, &terms, sent, refusal).answer())
}

fn page(
    ui: Ui,
    number: &str,
    person: Phrase,
    terms: &AssistanceTerms,
    sent: &Submitted,
    refusal: Option<&Refusal>,
) -> CaseForm {
    let mut settled = Summary::default()
        .row("ws-case-name", person)
        .row("ws-assist-period", kezek_web::months(terms.from, terms.until));
    if let Some(account) = &terms.account {
        settled = settled.row("ws-assist-account", Phrase::plain(account.grouped()));
    }
    let text = |name: &'static str, label: &'static str| Field::text(name, label, sent.text(name));
    let form = Form::new(format!("/cases/{number}/assist"), "ws-assist-button");
    let mut form =
        with_checklist(form, sent).field(text("monthly", "ws-assist-monthly").hint("ws-assist-monthly-hint"));
    if terms.account.is_none() {
        form = form.field(text("account", "ws-assist-account").hint("ws-assist-account-hint"));
    }
    if let Some(refusal) = refusal {
        form.blame(blamed(refusal), wording::refusal(refusal));
    }
    CaseForm::new(ui, number, "ws-assist-title", form).with(settled)
}

/// The field beside which a refusal stands.
const fn blamed(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoAmount => "monthly",
        Refusal::NoAccount | Refusal::OtherAccount => "account",
        _ => "",
    }
}

/// Assigns the assistance.
pub(crate) async fn assist(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let edition = workstation.office().rules.edition(&case.edition).map_err(Fault::internal)?.clone();
    let terms = workstation.assistance_terms(&case).await.map_err(Fault::internal)?.ok_or(Fault::NotFound)?;
    let done = match assistance(&terms, &form) {
        Ok(assistance) => {
            let decision = Decision::Accept { grant: Grant::Assistance(assistance) };
            let examination = Examination { checklist: checklist(&edition, &form), decision };
            workstation.examine(officer.who.officer, case.id, examination, Once::default()).await
        }
        Err(refusal) => Err(Failure::Refused(refusal)),
    };
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => show(&workstation, &officer, &case, &form, Some(&refusal)).await,
    }
}

fn assistance(terms: &AssistanceTerms, form: &Submitted) -> Result<Assistance, Refusal> {
    let monthly_tiyn: Money = form.text("monthly").parse().map_err(|_| Refusal::NoAmount)?;
    let typed = || form.text("account").parse::<Iban>().map_err(|_| Refusal::NoAccount);
    let account = terms.account.map_or_else(typed, Ok)?;
    Ok(Assistance { monthly_tiyn, from: terms.from, until: terms.until, account })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_page_renders_with_and_without_an_account() {
        gallery::check(|ui| {
            let terms = |account: Option<&str>| AssistanceTerms {
                from: "2026-11".parse().unwrap(),
                until: "2026-12".parse().unwrap(),
                account: account.map(|account| account.parse().unwrap()),
            };
            let page = |terms: &AssistanceTerms, refusal: Option<&Refusal>| {
                let person = Phrase::plain("Үлгілі Айсұлу");
                super::page(ui.clone(), "2026-000001", person, terms, &Submitted::default(), refusal)
            };
            vec![
                page(&terms(Some("KZ86125KZT5004100100")), None),
                page(&terms(None), Some(&Refusal::NoAccount)),
                page(&terms(None), Some(&Refusal::NoAmount)),
                page(&terms(None), Some(&Refusal::Moved)),
            ]
        });
    }
}
