//! The form: saved as it is sent, with its files; then the document to be signed is made.

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_forms::{plain_name, sniff};
use kezek_regulations::DocumentFault;
use kezek_store::Failure;
use kezek_web::{Fault, HeldFile, SentFile, Submitted, Visit, page, page_with_status};

use super::Writing;
use crate::complaint::intake::ComplaintFaults;
use crate::complaint::{Answers, FILE, Material, document, file_faults};
use crate::intake::sha256;
use crate::pages::complaint::ComplainPage;
use crate::pages::order::file_size;
use crate::pages::paths;
use crate::routes::citizen::{Citizen, behind_form};
use crate::routes::{files, never_refused, store_fault};
use crate::state::Portal;
use crate::store::complaint_drafts::{self, ComplaintDraft};
use crate::store::drafts::Attachment;

/// `GET /requests/{number}/complaint`
pub(crate) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let writing = Writing::find(&portal, &citizen, &number).await?;
    Ok(page(&form_page(&citizen, &writing)))
}

/// `POST /requests/{number}/complaint`: saves, then goes on to the signature or stays with the faults.
pub(crate) async fn save(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::complain(&number), &sent).await?;
    saved(&portal, &citizen, &number, &sent).await.map_err(IntoResponse::into_response)
}

async fn saved(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let writing = Writing::find(portal, citizen, number).await?;
    let (request, answers) = (writing.request.id, answers(sent));
    let kept =
        portal.store.keep::<_, Infallible>(move |act| Ok(complaint_drafts::save(act, request, &answers)?));
    kept.await.map_err(never_refused)?;
    let writing = Writing::find(portal, citizen, number).await?;
    let refused = take_files(portal, &writing, sent).await?;
    let writing = Writing::find(portal, citizen, number).await?;
    let Some(draft) = &writing.draft else { return Err(Fault::NotFound) };
    let staying = !sent.text("remove").is_empty() || (sent.text("next") == "upload" && refused.is_empty());
    if staying {
        return Ok(page(&form_page(citizen, &writing)));
    }
    let faults = ComplaintFaults::of(portal, &writing.request, &draft.answers, &draft.attachments);
    let mut faults = faults.map_err(store_fault)?;
    faults.documents.extend(refused);
    if !faults.is_empty() {
        let page = form_page(citizen, &writing).blamed(&faults.fields, &faults.documents);
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    prepare(portal, citizen, &writing, draft).await?;
    Ok(Redirect::to(&paths::complain_sign(number)).into_response())
}

async fn prepare(
    portal: &Portal,
    citizen: &Citizen,
    writing: &Writing,
    draft: &ComplaintDraft,
) -> Result<(), Fault> {
    let material = Material {
        request: &writing.request,
        account: &citizen.account,
        language: citizen.visit.language,
        draft: draft.id,
        answers: &draft.answers,
        files: &draft.attachments,
    };
    let document = document(portal, &material).ok_or(Fault::NotFound)?;
    let (id, bytes) = (draft.id, document.to_xml().map_err(Fault::internal)?.into_bytes());
    let kept = portal.store.keep::<_, Infallible>(move |act| {
        Ok::<_, Failure<Infallible>>(complaint_drafts::save_prepared(act, id, &bytes)?)
    });
    kept.await.map_err(never_refused)
}

fn answers(sent: &Submitted) -> Answers {
    let text = |name: &str| sent.text(name).to_owned();
    Answers {
        about: text("about"),
        official: text("official"),
        learned: sent.date("learned"),
        address: text("address"),
        circumstances: text("circumstances"),
        wish: text("wish"),
    }
}

/// Takes the files of the form, and takes off the one that the person removed; says which were refused.
async fn take_files(
    portal: &Portal,
    writing: &Writing,
    sent: &Submitted,
) -> Result<Vec<DocumentFault>, Fault> {
    let Some(draft) = &writing.draft else { return Ok(Vec::new()) };
    let (id, mut held, mut refused) = (draft.id, draft.attachments.clone(), Vec::new());
    if let Ok(position) = sent.text("remove").parse::<i64>() {
        let removed =
            portal.store.keep::<_, Infallible>(move |act| Ok(complaint_drafts::detach(act, id, position)?));
        removed.await.map_err(never_refused)?;
        held.retain(|file| file.position != position);
    }
    for file in sent.files.iter().filter(|file| file.field == FILE) {
        let position = held.iter().map(|file| file.position).max().unwrap_or_default().saturating_add(1);
        let attachment = attachment(position, file);
        let alone = [held.as_slice(), std::slice::from_ref(&attachment)].concat();
        let faults = file_faults(&writing.edition, &alone);
        if !faults.is_empty() {
            refused.extend(faults);
            continue;
        }
        portal.store.put_blob(file.bytes.to_vec()).await.map_err(store_fault)?;
        let kept = attachment.clone();
        let kept =
            portal.store.keep::<_, Infallible>(move |act| Ok(complaint_drafts::attach(act, id, &kept)?));
        kept.await.map_err(never_refused)?;
        held.push(attachment);
    }
    Ok(refused)
}

fn attachment(position: i64, file: &SentFile) -> Attachment {
    Attachment {
        position,
        document_code: FILE.to_owned(),
        name: plain_name(&file.name),
        media_type: sniff(&file.bytes).map_or("", |media| media.code()).to_owned(),
        size_bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        hash: sha256(&file.bytes),
    }
}

fn form_page(citizen: &Citizen, writing: &Writing) -> ComplainPage {
    let number = &writing.request.number;
    let service = writing.edition.service.short_name.clone();
    let (answers, files) = match &writing.draft {
        Some(draft) => (draft.answers.clone(), draft.attachments.as_slice()),
        None => (Answers::default(), [].as_slice()),
    };
    let held = files.iter().map(|file| HeldFile {
        name: file.name.clone(),
        size: file_size(u64::try_from(file.size_bytes).unwrap_or_default()),
        href: paths::complain_file(number, file.position),
        remove: file.position.to_string(),
    });
    let attachments = &writing.edition.attachments;
    ComplainPage::new(citizen.ui(), number, service, &answers, attachments, held.collect())
}

/// `GET /requests/{number}/complaint/files/{position}`
pub(crate) async fn file(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path((number, position)): Path<(String, i64)>,
) -> Result<Response, Fault> {
    let draft = Writing::find(&portal, &citizen, &number).await?.draft.ok_or(Fault::NotFound)?;
    let file = draft.attachments.iter().find(|file| file.position == position).ok_or(Fault::NotFound)?;
    let bytes = portal.store.blob(file.hash).await.map_err(store_fault)?.ok_or(Fault::NotFound)?;
    Ok(files::served(&file.media_type, &file.name, bytes, false))
}
