//! What is done to a complaint from its page: each form does one act, and comes back with what was wrong with it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::Actor;
use kezek_store::{Act, Failure, Outcome};
use kezek_web::{Fault, Submitted};

use super::{Attempt, address, fault, open, show};
use crate::acts::Office;
use crate::acts::complaint::complaint_assign::{ComplaintAssign, complaint_assign};
use crate::acts::complaint::complaint_extend::{ComplaintExtend, complaint_extend};
use crate::acts::complaint::complaint_send_up::{ComplaintSendUp, complaint_send_up};
use crate::acts::complaint::complaint_take::complaint_take;
use crate::complaint::answer::AnswerWords;
use crate::once::Once;
use crate::pages::both;
use crate::pages::officer::Officer;
use crate::{Refusal, Workstation};

/// Takes a complaint that nobody has.
pub(crate) async fn take(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let input = number.clone();
    let taken = |act: &mut Act<'_>, office: &Office, number: &String| complaint_take(act, office, number);
    done(&workstation, &officer, &number, form, input, taken).await
}

/// Names the official who answers.
pub(crate) async fn assign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let Ok(to) = form.text("to").parse() else {
        return again(&workstation, &officer, &number, form, Failure::Refused(Refusal::NoAnswerer)).await;
    };
    let input = ComplaintAssign { number: number.clone(), to };
    done(&workstation, &officer, &number, form, input, complaint_assign).await
}

/// Extends the term.
pub(crate) async fn extend(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let working_days = form.text("days").parse().unwrap_or_default();
    let input = ComplaintExtend { number: number.clone(), working_days, reason: both(&form, "reason") };
    done(&workstation, &officer, &number, form, input, complaint_extend).await
}

/// Marks the complaint as sent to the higher body.
pub(crate) async fn send_up(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let input = ComplaintSendUp { number: number.clone(), reason: both(&form, "body") };
    done(&workstation, &officer, &number, form, input, complaint_send_up).await
}

/// Prepares the answer.
pub(crate) async fn prepare(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let words = AnswerWords { outcome: form.text("outcome").to_owned(), words: both(&form, "words") };
    let prepared = match form.text("signer").parse() {
        Ok(signer) => {
            let once = Once::default();
            workstation.prepare_answer(officer.who.officer, &number, words, signer, once).await.map(drop)
        }
        Err(_) => Err(Failure::Refused(Refusal::NoSigner)),
    };
    match prepared {
        Ok(()) => Ok(Redirect::to(&address(&number)).into_response()),
        Err(failure) => again(&workstation, &officer, &number, form, failure).await,
    }
}

async fn done<I: Send + 'static>(
    workstation: &Workstation,
    officer: &Officer,
    number: &str,
    form: Submitted,
    input: I,
    deed: fn(&mut Act<'_>, &Office, &I) -> Outcome<(), Refusal>,
) -> Result<Response, Fault> {
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    match workstation.store().act(actor, move |act| deed(act, &office, &input)).await {
        Ok(_) => Ok(Redirect::to(&address(number)).into_response()),
        Err(failure) => again(workstation, officer, number, form, failure).await,
    }
}

async fn again(
    workstation: &Workstation,
    officer: &Officer,
    number: &str,
    form: Submitted,
    failure: Failure<Refusal>,
) -> Result<Response, Fault> {
    match failure {
        Failure::Refused(Refusal::NoSuchComplaint) | Failure::Store(_) => Err(fault(&failure)),
        Failure::Refused(refusal) => {
            let dossier = open(workstation, officer, number).await?;
            show::render(workstation, officer, &dossier, Some(&Attempt { form, refusal }))
        }
    }
}
