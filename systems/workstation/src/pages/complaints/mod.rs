//! Complaints: the work list, one complaint with what is to be done, one that an officer enters, the signing of the answer.

pub(super) mod acts;
pub(super) mod enter;
pub(super) mod files;
pub(super) mod list;
mod panel;
pub(super) mod show;
pub(super) mod sign;

use kezek_casework::Deed;
use kezek_store::Failure;
use kezek_web::{Fault, Submitted};

use super::officer::Officer;
use crate::complaint::dossier::ComplaintDossier;
use crate::{Refusal, Workstation};

/// The section of the navigation.
const SECTION: &str = "complaints";

/// A form that was sent and what was wrong with it.
#[derive(Debug)]
pub(super) struct Attempt {
    form: Submitted,
    refusal: Refusal,
}

/// The address of a complaint.
fn address(number: &str) -> String {
    format!("/complaints/{number}")
}

/// The complaint with this number, if the officer may open it; the opening is recorded.
async fn open(workstation: &Workstation, officer: &Officer, number: &str) -> Result<ComplaintDossier, Fault> {
    let opened = ComplaintDossier::open(workstation, officer.who.officer, number).await;
    opened.map_err(|failure| fault(&failure))
}

/// A refusal that no page can show: the complaint does not exist for this officer.
fn fault(failure: &Failure<Refusal>) -> Fault {
    super::fault(failure)
}

/// Whether the officer enters complaints.
fn enters(officer: &Officer) -> bool {
    officer.who.duty.may_in_general(Deed::EnterComplaint)
}
