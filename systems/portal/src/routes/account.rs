//! Accounts: asking for one or for a new password, signing the challenge, coming in, going out.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::{NumberFault, RecipientNumber};
use kezek_store::Failure;
use kezek_web::{Fault, Finding, Network, SessionToken, Submitted, Visit, page, page_with_status, safe_next};

use super::store_fault;
use crate::entrance::{self, ConfirmFault};
use crate::pages::account::{
    ChallengePage, ChallengePurpose, RegisterPage, ResumePage, SignInFault, SignInPage, password_fault,
};
use crate::pages::paths;
use crate::state::Portal;
use crate::store::challenges::{ChallengeId, PendingChallenge};

/// `GET /register`
pub(super) async fn register(visit: Visit) -> Response {
    page(&RegisterPage::new(visit.ui(), ChallengePurpose::Account, ""))
}

/// `GET /recover`
pub(super) async fn recover(visit: Visit) -> Response {
    page(&RegisterPage::new(visit.ui(), ChallengePurpose::Password, ""))
}

/// `POST /register`
pub(super) async fn ask(
    State(portal): State<Portal>,
    visit: Visit,
    sent: Submitted,
) -> Result<Response, Fault> {
    ask_for(&portal, &visit, &sent, ChallengePurpose::Account).await
}

/// `POST /recover`
pub(super) async fn ask_again(
    State(portal): State<Portal>,
    visit: Visit,
    sent: Submitted,
) -> Result<Response, Fault> {
    ask_for(&portal, &visit, &sent, ChallengePurpose::Password).await
}

async fn ask_for(
    portal: &Portal,
    visit: &Visit,
    sent: &Submitted,
    purpose: ChallengePurpose,
) -> Result<Response, Fault> {
    let typed = sent.text("iin");
    let password = sent.exact("password");
    let mut form = RegisterPage::new(visit.ui(), purpose, typed);
    let number = typed.parse::<RecipientNumber>();
    if let Err(fault) = number {
        form.form.blame("iin", number_fault(fault));
    }
    if let Err(fault) = kezek_access::password::check(password, typed) {
        form.form.blame("password", password_fault(fault));
    }
    if sent.exact("again") != password {
        form.form.blame("again", "password-differs");
    }
    let Some(number) = number.ok().filter(|_| !form.form.is_faulty()) else {
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    let asked =
        entrance::ask(portal, number, password.to_owned(), visit.language).await.map_err(store_fault)?;
    Ok(Redirect::to(&paths::challenge(&asked.id.to_string())).into_response())
}

fn number_fault(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::Length => "iin-wrong-length",
        NumberFault::NotDigits => "iin-not-digits",
        NumberFault::CheckDigit => "iin-wrong-check-digit",
    }
}

/// `GET /challenges/{id}`
pub(super) async fn challenge(
    State(portal): State<Portal>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let (id, pending) = pending(&portal, &id).await?;
    Ok(page(&challenge_page(&visit, id, &pending, Vec::new())))
}

/// `POST /challenges/{id}`
pub(super) async fn confirm(
    State(portal): State<Portal>,
    visit: Visit,
    Path(id): Path<String>,
    sent: Submitted,
) -> Result<Response, Fault> {
    let (id, pending) = pending(&portal, &id).await?;
    match entrance::confirm(&portal, id, sent.text("cms").as_bytes()).await {
        Ok(_) => {
            Ok(page(&SignInPage::new(visit.ui(), pending.number.as_str(), paths::CABINET).account_ready()))
        }
        Err(Failure::Refused(ConfirmFault::NotPending)) => Err(Fault::NotFound),
        Err(Failure::Refused(ConfirmFault::Signature(findings))) => {
            let shown = findings.iter().map(|finding| Finding::new(finding.code.as_str())).collect();
            let page = challenge_page(&visit, id, &pending, shown);
            Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

async fn pending(portal: &Portal, id: &str) -> Result<(ChallengeId, PendingChallenge), Fault> {
    let id: ChallengeId = id.parse().map_err(|_| Fault::NotFound)?;
    let pending = entrance::pending(portal, id).await.map_err(store_fault)?;
    Ok((id, pending.ok_or(Fault::NotFound)?))
}

fn challenge_page(
    visit: &Visit,
    id: ChallengeId,
    pending: &PendingChallenge,
    shown: Vec<Finding>,
) -> ChallengePage {
    ChallengePage::new(visit.ui(), &id.to_string(), pending.number, &pending.text, shown)
}

/// Where the person wanted to go.
#[derive(serde::Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub(super) async fn sign_in_page(visit: Visit, Query(Next { next }): Query<Next>) -> Response {
    page(&SignInPage::new(visit.ui(), "", &safe_next(&next)))
}

/// `POST /sign-in`
pub(super) async fn sign_in(
    State(portal): State<Portal>,
    Network(network): Network,
    visit: Visit,
    sent: Submitted,
) -> Result<Response, Fault> {
    let (number, next) = (sent.text("iin"), sent.text("next"));
    let token = SessionToken::fresh()?;
    let password = sent.exact("password").to_owned();
    let refused = match entrance::sign_in(&portal, number, password, network, token.to_text()).await {
        Ok(_) => return Ok(visit.renew(&token, entered(&visit.under(&token), next, &sent))),
        Err(Failure::Refused(entrance::SignInFault::Wrong)) => SignInFault::Wrong,
        Err(Failure::Refused(entrance::SignInFault::Wait(seconds))) => SignInFault::Wait { seconds },
        Err(Failure::Store(error)) => return Err(store_fault(error)),
    };
    let again = SignInPage::new(visit.ui(), number, next).refused(refused);
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

/// To where the person wanted to go; a form that the end of a session interrupted is offered again.
fn entered(visit: &Visit, next: &str, sent: &Submitted) -> Response {
    let carried = sent.carried();
    if carried.iter().any(|(name, _)| name.starts_with("kept.")) {
        return page(&ResumePage::new(visit.ui(), next, &carried));
    }
    let next = safe_next(next);
    Redirect::to(if next == paths::HOME { paths::CABINET } else { &next }).into_response()
}

/// `POST /sign-out`
pub(super) async fn sign_out(
    State(portal): State<Portal>,
    visit: Visit,
    _sent: Submitted,
) -> Result<Response, Fault> {
    entrance::sign_out(&portal, visit.token.to_text()).await.map_err(store_fault)?;
    Ok(visit.renew(&SessionToken::fresh()?, Redirect::to(paths::HOME).into_response()))
}
