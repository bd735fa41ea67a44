//! One request: the confirmation, its state, its result, the portal's acknowledgement.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_documents::{Decision, result_xml};
use kezek_store::{Reader, StoreError};
use kezek_web::{Fault, Link, Notice, NoticeKind, Phrase, Submitted, Tag, Visit, page, page_with_status};

use super::cabinet::{due_phrase, edition_of, step_line, told};
use super::citizen::{Citizen, behind_form};
use super::rating::questionnaire;
use super::{files, store_fault};
use crate::acknowledgement;
use crate::acts::answer_send::SendRefusal;
use crate::pages::cabinet::{
    OpeningsPage, RefusalView, RequestPage, asked_for, assigned, state_tag, state_words,
};
use crate::pages::complaint;
use crate::pages::order::{SentFacts, SentPage};
use crate::pages::paths;
use crate::questions;
use crate::state::Portal;
use crate::store::complaints::{self, Complaint};
use crate::store::needs;
use crate::store::requests::{self, Request, RequestState};
use crate::store::said::Said;
use crate::store::{notices, results};

/// `GET /requests/{number}/sent`
pub(super) async fn sent(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let request = find(&portal, &citizen, &number).await?;
    let facts = facts(&portal, &citizen, &request)?;
    let line = step_line(&portal, &request, &[])?;
    Ok(page(&SentPage::new(citizen.ui(), &facts, line)))
}

/// `GET /requests/{number}`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    Ok(page(&request_page(&portal, &citizen, &number).await?))
}

/// `POST /requests/{number}/refresh` ("refresh status"): what the provider has told is shown; nothing new is said so.
pub(super) async fn refresh(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let place = paths::request(&number);
    let citizen = behind_form(&portal, visit, &place, &sent).await?;
    let shown = request_page(&portal, &citizen, &number).await.map_err(IntoResponse::into_response)?;
    let running = shown.result.is_none();
    Ok(page(&if running { shown.nothing_new(portal.now()) } else { shown }))
}

/// `GET /requests/{number}/openings` ("who opened my data")
pub(super) async fn openings(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let request = find(&portal, &citizen, &number).await?;
    let answer = questions::openings(&portal, &request, citizen.account.number).await;
    Ok(page(&OpeningsPage::new(citizen.ui(), &request.number, answer.as_ref(), portal.shell.zone())))
}

/// `GET /requests/{number}/result` ("view result")
pub(super) async fn result(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let request = find(&portal, &citizen, &number).await?;
    let id = request.id;
    let found = portal.store.read(move |reader| results::find(reader, id)).await.map_err(store_fault)?;
    let result = found.ok_or(Fault::NotFound)?;
    let pdf = portal.store.blob(result.pdf).await.map_err(store_fault)?.ok_or(Fault::NotFound)?;
    Ok(files::served("application/pdf", &format!("{}.pdf", result.document_number), pdf, true))
}

/// `GET /requests/{number}/acknowledgement`
pub(super) async fn acknowledgement(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let request = find(&portal, &citizen, &number).await?;
    let note = acknowledgement::note(&portal, &request).await.map_err(store_fault)?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{number}.txt\"")),
    ];
    Ok((headers, note).into_response())
}

/// A request of this citizen; another person's request looks like none.
pub(super) async fn find(portal: &Portal, citizen: &Citizen, number: &str) -> Result<Request, Fault> {
    let (account, number) = (citizen.account.id, number.to_owned());
    let found = portal.store.read(move |reader| requests::of_account(reader, account, &number)).await;
    found.map_err(store_fault)?.ok_or(Fault::NotFound)
}

/// The running request in place of a second one for the same service.
pub(super) async fn running(portal: &Portal, citizen: &Citizen, number: &str) -> Result<Response, Fault> {
    let shown = request_page(portal, citizen, number).await?;
    Ok(page_with_status(StatusCode::CONFLICT, &shown.in_the_way()))
}

/// The request in place of an answer that cannot be given.
pub(super) async fn not_answerable(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    refusal: &SendRefusal,
) -> Result<Response, Fault> {
    let mut shown = request_page(portal, citizen, number).await?;
    let why = Phrase::key(format!("answer-refused-{}", refusal.code()));
    shown.notice = Some(Notice::new(NoticeKind::Care, "answer-refused-title").line(why));
    Ok(page_with_status(StatusCode::CONFLICT, &shown))
}

/// Why the term was extended, where the line tells that it was.
fn extended(reader: &Reader<'_>, notice: &notices::Notice) -> Result<Option<Said>, StoreError> {
    (notice.code == "extended").then(|| notices::sealed(reader, notice)).transpose()
}

async fn request_page(portal: &Portal, citizen: &Citizen, number: &str) -> Result<RequestPage, Fault> {
    let request = find(portal, citizen, number).await?;
    let id = request.id;
    let (history, open, reasons, complaints) = portal
        .store
        .read(move |reader| {
            let history = notices::of_request(reader, id)?;
            let open = needs::open(reader, &history)?;
            let reasons: Vec<Option<Said>> =
                history.iter().map(|each| extended(reader, each)).collect::<Result<_, _>>()?;
            Ok((history, open, reasons, complaints::of_request(reader, id)?))
        })
        .await
        .map_err(store_fault)?;
    let line = step_line(portal, &request, &history)?;
    let facts = facts(portal, citizen, &request)?;
    let mut shown = RequestPage::new(citizen.ui(), facts, state_tag(&request.state), line);
    let words = |(notice, reason): (&notices::Notice, &Option<Said>)| {
        let said = told(portal, &request, notice);
        let said = match reason {
            Some(reason) => {
                let why = Phrase::plain(reason.to(citizen.visit.language));
                Phrase::key("notice-because").with("said", said).with("why", why)
            }
            None => said,
        };
        (moment(notice.at), said)
    };
    shown.told = history.iter().zip(&reasons).map(words).collect();
    shown.complaints = complaints.iter().map(|each| complaint_line(portal, each)).collect();
    if !request.state.is_running() {
        shown.result = Some(paths::result(number));
        let edition = edition_of(portal, &request)?;
        (shown.asked, shown.given) = questionnaire(portal, &request, &edition, Vec::new()).await?;
    }
    if let Some(open) = open.filter(|_| request.state.is_running()) {
        let edition = edition_of(portal, &request)?;
        let phone =
            Phrase::key(open.need.where_to_answer()).with("phone", edition.service.call_centre.as_str());
        let notice = asked_for(&edition, &open, citizen.visit.language).line(phone);
        shown.notice = Some(notice.link(paths::answer(number), "need-answer"));
    }
    match request.state {
        RequestState::Granted { .. } => {
            shown.place = questions::place(portal, &request, citizen.account.number).await;
            if let Some(Decision::Assisted(assistance)) = decision(portal, &request).await? {
                shown.assistance = Some(assigned(&assistance));
            }
        }
        RequestState::Refused { .. } => shown.refusal = refusal(portal, citizen, &request).await?,
        RequestState::Sent | RequestState::Registered { .. } => {}
    }
    Ok(shown)
}

/// The decision as the signed document states it; none when it is of a form that is not known here.
async fn decision(portal: &Portal, request: &Request) -> Result<Option<Decision>, Fault> {
    let id = request.id;
    let xml = portal.store.read(move |reader| {
        let Some(result) = results::find(reader, id)? else { return Ok(None) };
        reader.blob(&result.xml)
    });
    let facts = xml.await.map_err(store_fault)?.and_then(|xml| result_xml::read(&xml).ok());
    Ok(facts.map(|facts| facts.decision))
}

/// The grounds of a refusal.
async fn refusal(
    portal: &Portal,
    citizen: &Citizen,
    request: &Request,
) -> Result<Option<RefusalView>, Fault> {
    let Some(Decision::Refused(refused)) = decision(portal, request).await? else { return Ok(None) };
    let complaint = edition_of(portal, request)?.service.complaint.clone();
    Ok(Some(RefusalView::new(citizen.visit.language, &refused.grounds, complaint)))
}

/// A complaint as the page of its request lists it.
fn complaint_line(portal: &Portal, complaint: &Complaint) -> (Link, Tag, Phrase) {
    let link = Link::new(paths::complaint(&complaint.number), Phrase::plain(&complaint.number));
    let words = complaint::state_words(&complaint.state, &portal.parameters.complaints);
    (link, complaint::state_tag(&complaint.state), words)
}

fn moment(at: kezek_kernel::Instant) -> Phrase {
    Phrase::key("moment-plain").with("moment", at)
}

fn facts(portal: &Portal, citizen: &Citizen, request: &Request) -> Result<SentFacts, Fault> {
    let edition = edition_of(portal, request)?;
    Ok(SentFacts {
        applicant: citizen.account.number,
        number: request.number.clone(),
        service: edition.service.short_name.clone(),
        status: state_words(&request.state),
        term: due_phrase(portal, request, &edition),
        accepted_at: request.accepted_at,
    })
}
