//! Applications on paper: the list, the form topic by topic, the papers, the clerk's signature, and what came of it.

pub(super) mod list;
pub(super) mod papers;
pub(super) mod sign;
pub(super) mod taken;
pub(super) mod topic;

use kezek_kernel::DraftId;
use kezek_regulations::{DocumentFault, Edition};
use kezek_web::{Fault, Phrase};

use super::officer::Officer;
use super::store_fault;
use crate::Workstation;
use crate::counter::hand_in::OnDesk;

/// The section of the navigation.
const SECTION: &str = "applications";

/// The application of this officer in growth; another's does not exist for him.
async fn find(workstation: &Workstation, officer: &Officer, draft: &str) -> Result<OnDesk, Fault> {
    let draft: DraftId = draft.parse().map_err(|_| Fault::NotFound)?;
    let found = workstation.on_desk(officer.who.officer, draft).await.map_err(store_fault)?;
    found.ok_or(Fault::NotFound)
}

/// One topic of the form.
fn topic_address(draft: DraftId, topic: &str) -> String {
    format!("/intakes/{draft}/{topic}")
}

/// Where the record is read again and signed; no topic has this name.
fn sign_address(draft: DraftId) -> String {
    format!("/intakes/{draft}/sign")
}

/// An application that was signed.
fn address(number: &str) -> String {
    format!("/applications/{number}")
}

/// Where the form goes after a topic: the next one, or the signature.
fn after(edition: &Edition, draft: DraftId, topic: &str) -> String {
    let mut rest = edition.form.topics.iter().skip_while(|each| each.id != topic).skip(1);
    rest.next().map_or_else(|| sign_address(draft), |next| topic_address(draft, &next.id))
}

/// Where the way back leads from a topic.
fn before(edition: &Edition, draft: DraftId, topic: &str) -> String {
    let place = edition.form.topics.iter().position(|each| each.id == topic).unwrap_or_default();
    let before = place.checked_sub(1).and_then(|before| edition.form.topics.get(before));
    before.map_or_else(|| "/applications".to_owned(), |before| topic_address(draft, &before.id))
}

/// What is wrong with a scan.
pub(super) fn file_fault(fault: &DocumentFault) -> Phrase {
    let limit = fault.limit.unwrap_or_default();
    let number = i64::try_from(limit).unwrap_or(i64::MAX);
    match fault.code {
        "file-too-large" | "files-too-large-together" => {
            Phrase::key(format!("file-fault-{}", fault.code)).with("limit", size(limit))
        }
        "files-too-many" => Phrase::key("file-fault-files-too-many").with("limit", number),
        "file-empty" | "file-type" => Phrase::key(format!("file-fault-{}", fault.code)),
        _ => "file-fault-document-unknown".into(),
    }
}

/// A size as people read it.
fn size(bytes: u64) -> Phrase {
    let kilobytes = i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    if kilobytes < 1024 {
        return Phrase::key("size-kilobytes").with("size", kilobytes);
    }
    Phrase::key("size-megabytes").with("size", (kilobytes + 512) / 1024)
}
