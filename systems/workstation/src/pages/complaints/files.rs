//! Files of a complaint and its answer, served so that nothing in them can act.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_web::Fault;

use super::fault;
use crate::Workstation;
use crate::pages::cases::files::{SHOWN, inline};
use crate::pages::officer::Officer;

/// One file of a complaint; the opening is recorded.
pub(crate) async fn file(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((number, line)): Path<(String, usize)>,
) -> Result<Response, Fault> {
    served(&workstation, &officer, &number, &format!("file-{line}")).await
}

/// The signed answer, or the prepared one as long as it is not signed; the opening is recorded.
pub(crate) async fn answer(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    served(&workstation, &officer, &number, "answer").await
}

async fn served(
    workstation: &Workstation,
    officer: &Officer,
    number: &str,
    part: &str,
) -> Result<Response, Fault> {
    let found = workstation.complaint_part(officer.who.officer, number, part).await;
    let (media_type, bytes) = found.map_err(|failure| fault(&failure))?;
    let media_type = SHOWN.into_iter().find(|shown| *shown == media_type).ok_or(Fault::NotFound)?;
    Ok(inline(media_type, &format!("{number}-{part}"), bytes))
}
