//! Signing the request and sending it: P5 of the act, with P4 when the signature is not confirmed.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_messages::Application;
use kezek_regulations::{Channel, Node, Verb};
use kezek_signatures::Finding as SignatureFinding;
use kezek_store::Failure;
use kezek_web::{Fault, Finding, Submitted, Visit, page, page_with_status};

use super::citizen::{Citizen, behind_form};
use super::journey::Journey;
use super::order::review_page;
use super::{request, store_fault};
use crate::acts::request_submit::SubmitRefusal;
use crate::intake::{self, Candidate, IntakeRefusal};
use crate::pages::order::{PlainWords, RefusedPage, SignPage};
use crate::pages::paths;
use crate::state::Portal;

/// `GET /drafts/{draft}/sign`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(draft): Path<String>,
) -> Result<Response, Fault> {
    let journey = Journey::find(&portal, &citizen, &draft).await?;
    let Some(document) = &journey.draft.prepared else {
        return Ok(Redirect::to(&paths::review(&draft)).into_response());
    };
    let application = Application::from_xml(document).map_err(Fault::internal)?;
    let regulation = journey.edition.key.regulation();
    let (_, provider) = portal.place(regulation, application.locality).ok_or(Fault::NotFound)?;
    let words = PlainWords {
        service: journey.edition.service.short_name.clone(),
        applicant: application.applicant,
        provider: provider.name.clone(),
        answers: application.fields.len(),
        files: application.attachments.len(),
    };
    Ok(page(&SignPage::new(citizen.ui(), &draft, words, document)))
}

/// `POST /drafts/{draft}/sign`
pub(super) async fn send(
    State(portal): State<Portal>,
    visit: Visit,
    Path(draft): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::sign(&draft), &sent).await?;
    send_draft(&portal, &citizen, &draft, &sent).await.map_err(IntoResponse::into_response)
}

async fn send_draft(
    portal: &Portal,
    citizen: &Citizen,
    draft: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let journey = Journey::find(portal, citizen, draft).await?;
    let Some(application) = journey.draft.prepared.clone() else {
        return Ok(Redirect::to(&paths::review(draft)).into_response());
    };
    let candidate = Candidate {
        application,
        cms: sent.text("cms").as_bytes().to_vec(),
        files: journey.draft.attachments.clone(),
        draft: Some(journey.draft.id),
        idempotency: None,
    };
    match intake::take(portal, &citizen.account, candidate).await {
        Ok(taken) => Ok(Redirect::to(&paths::sent(&taken.value.number)).into_response()),
        Err(Failure::Refused(IntakeRefusal::Signature(findings))) => {
            let page = refused(citizen, &journey, draft, &findings);
            Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Refused(IntakeRefusal::Clash(SubmitRefusal::SameApplication(number)))) => {
            Ok(Redirect::to(&paths::request(&number)).into_response())
        }
        Err(Failure::Refused(IntakeRefusal::Clash(SubmitRefusal::Running(number)))) => {
            request::running(portal, citizen, &number).await
        }
        Err(Failure::Refused(_)) => {
            let page = review_page(portal, citizen, &journey, vec!["review-not-taken".into()]);
            Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// The page of P4, with the clause of the step that tells the refusal.
fn refused(citizen: &Citizen, journey: &Journey, draft: &str, findings: &[SignatureFinding]) -> RefusedPage {
    let edition = &journey.edition;
    let tells = |node: &&Node| node.works().iter().any(|work| work.verb == Verb::RefuseSignature);
    let node = edition.process(Channel::Portal).and_then(|process| process.nodes.iter().find(tells));
    let clause = node.map_or_else(|| edition.service.clause.cite.clone(), |node| node.clause().cite.clone());
    let shown = findings.iter().map(|finding| Finding::new(finding.code.as_str())).collect();
    RefusedPage::new(citizen.ui(), draft, clause, edition.service.complaint.clone(), shown)
}
