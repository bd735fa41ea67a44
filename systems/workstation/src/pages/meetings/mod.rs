//! Meetings of the commission: the list, one meeting, one case of its agenda, the protocol.

pub(super) mod acts;
pub(super) mod agenda;
pub(super) mod call;
pub(super) mod case;
pub(super) mod list;
pub(super) mod panel;
pub(super) mod protocol;
pub(super) mod show;
mod words;

use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::MeetingId;
use kezek_web::{Fault, Notice, NoticeKind, Submitted};

use super::officer::Officer;
use super::wording;
use crate::commission::minutes::Minutes;
use crate::{Refusal, Workstation};

/// A form that was sent and refused: what was typed, and why.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    form: Submitted,
    refusal: Refusal,
}

impl Attempt {
    /// Why, for the top of the page.
    fn notice(&self) -> Notice {
        Notice::new(NoticeKind::Stop, wording::refusal(&self.refusal))
    }
}

/// The meeting of this name, if the officer may know of it; otherwise it does not exist.
async fn find(workstation: &Workstation, officer: &Officer, id: &str) -> Result<Minutes, Fault> {
    let id: MeetingId = id.parse().map_err(|_| Fault::NotFound)?;
    let (office, duty) = (workstation.office().clone(), officer.who.duty.clone());
    let found = workstation.store().read(move |read| Minutes::read(read, &office, &duty, id)).await;
    found.map_err(Fault::internal)?.ok_or(Fault::NotFound)
}

/// The address of a meeting.
fn address(id: MeetingId) -> String {
    format!("/meetings/{id}")
}

/// Back to the meeting after an act.
fn back_to(id: MeetingId) -> Response {
    Redirect::to(&address(id)).into_response()
}
