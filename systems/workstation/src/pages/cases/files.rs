//! Attachments and documents, served so that nothing in them can act.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kezek_kernel::Actor;
use kezek_web::Fault;

use super::find;
use crate::Workstation;
use crate::acts::data_open::{Part, data_open};
use crate::pages::fault;
use crate::pages::officer::Officer;
use crate::store::{decisions, requests};

/// Only these are ever shown; anything else is a fault of the accepting system.
pub(crate) const SHOWN: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

/// A picture needs nothing but itself.
const PICTURE_POLICY: &str = "default-src 'none'; img-src 'self'; frame-ancestors 'self'; sandbox";
/// The browser's own PDF viewer does not start inside a sandbox; scripts and requests stay forbidden.
const PDF_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; \
     frame-ancestors 'self'";

/// One attachment of the request; the opening is recorded.
pub(crate) async fn attachment(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((number, line)): Path<(String, usize)>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?.id;
    open(&workstation, &officer, case, Part::Attachment(line)).await?;
    let found = workstation.store().read(move |read| {
        let rows = requests::attachments(read, case)?;
        let Some(row) = line.checked_sub(1).and_then(|index| rows.into_iter().nth(index)) else {
            return Ok(None);
        };
        Ok(read.blob(&row.blob)?.map(|bytes| (row.media_type, bytes)))
    });
    let (media_type, bytes) = found.await.map_err(Fault::internal)?.ok_or(Fault::NotFound)?;
    let media_type = SHOWN.into_iter().find(|shown| *shown == media_type).ok_or(Fault::NotFound)?;
    Ok(inline(media_type, &format!("{number}-{line}"), bytes))
}

/// The signed document, or the prepared one as long as it is not signed; the opening is recorded.
pub(crate) async fn document(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?.id;
    open(&workstation, &officer, case, Part::Document).await?;
    let found = workstation.store().read(move |read| decisions::page(read, case)).await;
    let bytes = found.map_err(Fault::internal)?.ok_or(Fault::NotFound)?;
    Ok(inline("application/pdf", &number, bytes))
}

async fn open(
    workstation: &Workstation,
    officer: &Officer,
    case: kezek_kernel::CaseId,
    part: Part,
) -> Result<(), Fault> {
    let office = workstation.office().clone();
    let actor = Actor::Officer(officer.who.officer);
    let opened = workstation.store().act(actor, move |act| data_open(act, &office, case, part)).await;
    opened.map(drop).map_err(|failure| fault(&failure))
}

/// The name is ours, never the sender's.
pub(crate) fn inline(media_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let extension = media_type.rsplit('/').next().unwrap_or("bin");
    let disposition = format!("inline; filename=\"{name}.{extension}\"");
    let policy = if media_type == "application/pdf" { PDF_POLICY } else { PICTURE_POLICY };
    let disposition = HeaderValue::try_from(disposition).unwrap_or(HeaderValue::from_static("inline"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, bytes).into_response()
}
