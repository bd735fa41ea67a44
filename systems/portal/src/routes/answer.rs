//! Answering what a provider asked or told: the form with its files, the signature, sending.

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_messages::{Stance, Supplement};
use kezek_regulations::DocumentFault;
use kezek_store::Failure;
use kezek_web::{Fault, Finding, Submitted, Visit, page, page_with_status};

use super::citizen::{Citizen, behind_form};
use super::files::{Folder, Owner};
use super::journey::held;
use super::request::{find, not_answerable};
use super::{files, never_refused, store_fault};
use crate::acts::answer_send::SendRefusal;
use crate::answering::{self, AnswerFaults, AnswerRefusal, Asking, DraftAnswer, SignedAnswer};
use crate::pages::cabinet::{AnswerPage, sign_page};
use crate::pages::order::RefusedPage;
use crate::pages::paths;
use crate::state::Portal;
use crate::store::answers::{self, Answer, AnswerState, AnswerWords};

/// `GET /requests/{number}/answer`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    match asking(&portal, &citizen, &number).await? {
        Ok((asking, answer)) => Ok(page(&answer_page(&citizen, &asking, answer.as_ref()))),
        Err(refusal) => not_answerable(&portal, &citizen, &number, &refusal).await,
    }
}

/// `POST /requests/{number}/answer`: keeps words and files, then stays, shows the faults, or goes on to the signature.
pub(super) async fn save(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::answer(&number), &sent).await?;
    save_answer(&portal, &citizen, &number, &sent).await.map_err(IntoResponse::into_response)
}

async fn save_answer(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let (asking, answer) = match asking(portal, citizen, number).await? {
        Ok(found) => found,
        Err(refusal) => return not_answerable(portal, citizen, number, &refusal).await,
    };
    let words = words(&asking, sent);
    let refused = keep(portal, &asking, answer.as_ref(), &words, sent).await?;
    let answer = match Asking::find(portal, &asking.request).await.map_err(store_fault)? {
        Ok((_, answer)) => answer,
        Err(refusal) => return not_answerable(portal, citizen, number, &refusal).await,
    };
    let staying = !sent.text("remove").is_empty() || sent.text("next") == "upload";
    if staying && refused.is_empty() {
        return Ok(page(&answer_page(citizen, &asking, answer.as_ref())));
    }
    let files = answer.as_ref().map(|answer| answer.attachments.as_slice()).unwrap_or_default();
    let mut faults = if staying { AnswerFaults::default() } else { asking.faults(&words, files) };
    faults.documents.extend(refused);
    let draft = DraftAnswer {
        applicant: citizen.account.number,
        language: citizen.visit.language,
        prepared: portal.now(),
        words: &words,
        files,
    };
    let supplement = asking.supplement(&draft).filter(|_| faults.is_empty());
    let (Some(supplement), Some(answer)) = (supplement, &answer) else {
        let page = answer_page(citizen, &asking, answer.as_ref()).blamed(&faults);
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let (id, document) = (answer.id, supplement.to_xml().map_err(Fault::internal)?);
    let kept = portal.store.keep::<_, Infallible>(move |act| {
        Ok::<_, Failure<Infallible>>(answers::save_prepared(act, id, document.as_bytes())?)
    });
    kept.await.map_err(never_refused)?;
    Ok(Redirect::to(&paths::answer_sign(number)).into_response())
}

/// What the person says in the form.
fn words(asking: &Asking, sent: &Submitted) -> AnswerWords {
    let stance = match asking.stances() {
        [only] => Some(*only),
        _ => Stance::from_code(sent.text("stance")),
    };
    AnswerWords::new(stance, sent.text("text"))
}

/// Keeps words and files; says which files were refused.
async fn keep(
    portal: &Portal,
    asking: &Asking,
    before: Option<&Answer>,
    words: &AnswerWords,
    sent: &Submitted,
) -> Result<Vec<DocumentFault>, Fault> {
    let (request, asked, words) = (asking.request.id, asking.open.asked, words.clone());
    let kept = portal.store.keep::<_, Infallible>(move |act| {
        let id = answers::begin(act, request, asked)?;
        answers::save_words(act, id, &words)?;
        Ok(id)
    });
    let id = kept.await.map_err(never_refused)?;
    let folder = Folder {
        owner: Owner::Answer(id),
        documents: &asking.documents(),
        limits: &asking.edition.attachments,
        held: before.map(|answer| answer.attachments.as_slice()).unwrap_or_default(),
    };
    files::take(portal, &folder, sent).await
}

/// `GET /requests/{number}/answer/files/{position}`
pub(super) async fn file(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path((number, position)): Path<(String, i64)>,
) -> Result<Response, Fault> {
    let answer = asking(&portal, &citizen, &number).await?.ok().and_then(|(_, answer)| answer);
    files::shown(&portal, &answer.ok_or(Fault::NotFound)?.attachments, position).await
}

/// `GET /requests/{number}/answer/sign`
pub(super) async fn sign(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    match asking(&portal, &citizen, &number).await? {
        Ok((asking, answer)) => match answer.as_ref().and_then(prepared) {
            Some(document) => {
                let supplement = Supplement::from_xml(document).map_err(Fault::internal)?;
                Ok(page(&sign_page(citizen.ui(), &asking, &supplement, document)))
            }
            None => Ok(Redirect::to(&paths::answer(&number)).into_response()),
        },
        Err(refusal) => not_answerable(&portal, &citizen, &number, &refusal).await,
    }
}

/// `POST /requests/{number}/answer/sign`
pub(super) async fn send(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::answer_sign(&number), &sent).await?;
    send_answer(&portal, &citizen, &number, &sent).await.map_err(IntoResponse::into_response)
}

async fn send_answer(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let (asking, answer) = match asking(portal, citizen, number).await? {
        Ok(found) => found,
        Err(refusal) => return not_answerable(portal, citizen, number, &refusal).await,
    };
    let Some(document) = answer.as_ref().and_then(prepared).cloned() else {
        return Ok(Redirect::to(&paths::answer(number)).into_response());
    };
    let supplement = Supplement::from_xml(&document).map_err(Fault::internal)?;
    let files = answer.map(|answer| answer.attachments).unwrap_or_default();
    // Who has nothing to add adds nothing, whatever he attached before.
    let files = if supplement.attachments.is_empty() { Vec::new() } else { files };
    let cms = sent.text("cms").as_bytes().to_vec();
    let signed = SignedAnswer { document, cms, files, idempotency: None };
    match answering::take(portal, &citizen.account, &asking, signed).await {
        Ok(_) => Ok(Redirect::to(&paths::request(number)).into_response()),
        Err(Failure::Refused(AnswerRefusal::Signature(findings))) => {
            let findings = findings.iter().map(|finding| Finding::new(finding.code.as_str())).collect();
            let complaint = asking.edition.service.complaint.clone();
            let page = RefusedPage::of_answer(citizen.ui(), number, complaint, findings);
            Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Refused(AnswerRefusal::Send(refusal))) => {
            not_answerable(portal, citizen, number, &refusal).await
        }
        Err(Failure::Refused(_)) => Ok(Redirect::to(&paths::answer(number)).into_response()),
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// What is asked of this citizen about his request, with what he has written.
async fn asking(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
) -> Result<Result<(Asking, Option<Answer>), SendRefusal>, Fault> {
    let request = find(portal, citizen, number).await?;
    Asking::find(portal, &request).await.map_err(store_fault)
}

/// The document that waits for the signature.
fn prepared(answer: &Answer) -> Option<&Vec<u8>> {
    match &answer.state {
        AnswerState::Writing { prepared } => prepared.as_ref(),
        AnswerState::Sent => None,
    }
}

fn answer_page(citizen: &Citizen, asking: &Asking, answer: Option<&Answer>) -> AnswerPage {
    let words = answer.map(|answer| answer.words.clone()).unwrap_or_default();
    let number = &asking.request.number;
    let files = answer.map(|answer| answer.attachments.as_slice()).unwrap_or_default();
    AnswerPage::new(citizen.ui(), asking, &words, |document| {
        let own = files.iter().filter(|file| file.document_code == document.id);
        own.map(|file| held(file, paths::answer_file(number, file.position))).collect()
    })
}
