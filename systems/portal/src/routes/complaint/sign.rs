//! The complaint is checked once more, signed and sent; its number comes at once.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_messages::Complaint;
use kezek_store::Failure;
use kezek_web::{Fault, Finding, Submitted, Visit, page, page_with_status};

use super::Writing;
use crate::acts::complaint_send::SendRefusal;
use crate::complaint::intake::{self, ComplaintCandidate, ComplaintRefusal};
use crate::pages::complaint::ComplaintSignPage;
use crate::pages::paths;
use crate::routes::citizen::{Citizen, behind_form};
use crate::routes::store_fault;
use crate::state::Portal;

/// `GET /requests/{number}/complaint/sign`
pub(crate) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let writing = Writing::find(&portal, &citizen, &number).await?;
    match sign_page(&portal, &citizen, &writing, Vec::new())? {
        Some(shown) => Ok(page(&shown)),
        None => Ok(Redirect::to(&paths::complain(&number)).into_response()),
    }
}

/// `POST /requests/{number}/complaint/sign`
pub(crate) async fn send(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::complain_sign(&number), &sent).await?;
    sent_complaint(&portal, &citizen, &number, &sent).await.map_err(IntoResponse::into_response)
}

async fn sent_complaint(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let writing = Writing::find(portal, citizen, number).await?;
    let to_form = || Ok(Redirect::to(&paths::complain(number)).into_response());
    let Some((draft, complaint)) =
        writing.draft.clone().and_then(|draft| draft.prepared.clone().map(|bytes| (draft, bytes)))
    else {
        return to_form();
    };
    let candidate = ComplaintCandidate {
        complaint,
        cms: sent.text("cms").as_bytes().to_vec(),
        files: draft.attachments,
        draft: Some(draft.id),
        idempotency: None,
    };
    match intake::take(portal, &citizen.account, &writing.request, candidate).await {
        Ok(taken) => Ok(Redirect::to(&paths::complaint_sent(&taken.value.number)).into_response()),
        Err(Failure::Refused(ComplaintRefusal::Signature(findings))) => {
            let findings = findings.iter().map(|each| Finding::new(each.code.as_str())).collect();
            match sign_page(portal, citizen, &writing, findings)? {
                Some(shown) => Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown)),
                None => to_form(),
            }
        }
        Err(Failure::Refused(ComplaintRefusal::Act(SendRefusal::Same(number)))) => {
            Ok(Redirect::to(&paths::complaint(&number)).into_response())
        }
        Err(Failure::Refused(_)) => to_form(),
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// The page; `None` before the answers were checked.
fn sign_page(
    portal: &Portal,
    citizen: &Citizen,
    writing: &Writing,
    findings: Vec<Finding>,
) -> Result<Option<ComplaintSignPage>, Fault> {
    let Some(document) = writing.draft.as_ref().and_then(|draft| draft.prepared.as_ref()) else {
        return Ok(None);
    };
    let complaint = Complaint::from_xml(document).map_err(Fault::internal)?;
    let place = portal.place(writing.edition.key.regulation(), writing.request.locality);
    let (_, provider) = place.ok_or(Fault::NotFound)?;
    let (number, name) = (&writing.request.number, provider.name.clone());
    Ok(Some(ComplaintSignPage::new(citizen.ui(), number, name, &complaint, document, findings)))
}
