//! One complaint in the cabinet, and its signed answer.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_messages::Complaint as Document;
use kezek_web::{Fault, page};

use crate::pages::complaint::{ComplaintFacts, ComplaintPage, checked};
use crate::routes::cabinet::edition_of;
use crate::routes::citizen::Citizen;
use crate::routes::{files, store_fault};
use crate::state::Portal;
use crate::store::complaints::{self, Complaint};
use crate::store::{inconsistent, requests};

/// `GET /complaints/{number}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    Ok(page(&complaint_page(&portal, &citizen, &number).await?))
}

/// `GET /complaints/{number}/sent`: the same with the number in large figures.
pub(crate) async fn sent(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    Ok(page(&complaint_page(&portal, &citizen, &number).await?.sent()))
}

/// `GET /complaints/{number}/answer`
pub(crate) async fn answer(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let id = find(&portal, &citizen, &number).await?.id;
    let found = portal.store.read(move |reader| complaints::answer(reader, id)).await.map_err(store_fault)?;
    let answer = found.ok_or(Fault::NotFound)?;
    let pdf = portal.store.blob(answer.pdf).await.map_err(store_fault)?.ok_or(Fault::NotFound)?;
    Ok(files::served("application/pdf", &format!("{}.pdf", answer.document_number), pdf, true))
}

/// A complaint of this citizen; another person's looks like none.
async fn find(portal: &Portal, citizen: &Citizen, number: &str) -> Result<Complaint, Fault> {
    let (account, number) = (citizen.account.id, number.to_owned());
    let found = portal.store.read(move |reader| complaints::of_account(reader, account, &number)).await;
    found.map_err(store_fault)?.ok_or(Fault::NotFound)
}

async fn complaint_page(portal: &Portal, citizen: &Citizen, number: &str) -> Result<ComplaintPage, Fault> {
    let complaint = find(portal, citizen, number).await?;
    let (id, request) = (complaint.id, complaint.request);
    let found = portal.store.read(move |reader| {
        let request = requests::by_id(reader, request)?;
        Ok((
            request.ok_or_else(|| inconsistent("a complaint about no request"))?,
            complaints::papers(reader, id)?,
        ))
    });
    let (request, papers) = found.await.map_err(store_fault)?;
    let document = Document::from_xml(&papers.document).map_err(Fault::internal)?;
    let rules = &portal.parameters.complaints;
    let facts = ComplaintFacts {
        request: &request.number,
        service: edition_of(portal, &request)?.service.short_name.clone(),
        complaint: &complaint,
        rules,
        next: rules.on(portal.today()).map(|rule| rule.next.clone()),
        words: checked(&document, None),
    };
    Ok(ComplaintPage::new(citizen.ui(), facts))
}
