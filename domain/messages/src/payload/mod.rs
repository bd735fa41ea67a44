//! This house's payloads, each typed, each in a versioned namespace of its own.

mod application;
mod case_complaint;
mod complaint;
mod complaint_notification;
mod genuine;
mod intake;
mod notification;
mod openings;
mod place;
mod rating;
mod request;
mod result;
mod signed_papers;
mod supplement;

pub use application::{Application, AttachmentFact, Field};
pub use case_complaint::CaseComplaint;
pub use complaint::Complaint;
pub use complaint_notification::{ComplaintEvent, ComplaintNotification, ReasonWords};
pub use genuine::{GenuineAnswer, GenuineQuestion};
pub use intake::{Brought, HandedIn, Intake, ShownIdentity};
pub use notification::{CaseEvent, CaseNotification, DueDate, ExtendedTerm, NeedWords};
pub use openings::{Opening, OpeningsAnswer, OpeningsQuestion};
pub use place::{Place, PlaceAnswer, PlaceQuestion};
pub use rating::{CaseRating, RatingAnswer};
pub use request::CaseRequest;
pub use result::{CaseResult, Ground, Resolution};
pub use signed_papers::{AttachedFile, SignedPapers};
pub use supplement::{CaseSupplement, Stance, Supplement};

use kezek_kernel::RecipientNumber;

use crate::ContractFault;
use crate::envelope::namespaces;
use crate::limits::MAX_TOKEN;
use crate::xml::{Element, Sequence, Writer};

/// Service codes of the questions; the services themselves have theirs in the regulations' data.
pub mod services {
    /// "My place now".
    pub const PLACE: &str = "KEZEK-PLACE";
    /// "Check a document".
    pub const GENUINE: &str = "KEZEK-GENUINE";
    /// "Who opened my data".
    pub const OPENINGS: &str = "KEZEK-OPENINGS";
    /// All of them.
    pub const QUESTIONS: [&str; 3] = [PLACE, GENUINE, OPENINGS];
}

/// A payload of the contracts; the set is closed, because only this crate can write and read XML.
pub trait Payload: Sized {
    /// The local name of its root.
    const ROOT: &'static str;
    /// The namespace of its root.
    const NAMESPACE: &'static str = namespaces::PAYLOAD;

    #[doc(hidden)]
    fn write(&self, w: &mut Writer);

    #[doc(hidden)]
    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault>;
}

fn collect<T>(
    elements: Vec<Element<'_>>,
    read: impl FnMut(Element<'_>) -> Result<T, ContractFault>,
) -> Result<Vec<T>, ContractFault> {
    elements.into_iter().map(read).collect()
}

/// The recipient of a service: the element `iin` of a person, `bin` of an organisation.
fn write_recipient(w: &mut Writer, number: RecipientNumber) {
    match number {
        RecipientNumber::Iin(iin) => w.leaf("iin", iin.as_str()),
        RecipientNumber::Bin(bin) => w.leaf("bin", bin.as_str()),
    }
}

fn read_recipient(sequence: &mut Sequence<'_>) -> Result<RecipientNumber, ContractFault> {
    let number =
        |text: String, element| text.trim().parse().map_err(|_| ContractFault::Malformed { element });
    let number = match sequence.optional_text("bin", MAX_TOKEN)? {
        Some(bin) => number(bin, "bin")?,
        None => return sequence.value("iin").map(RecipientNumber::Iin),
    };
    Ok(RecipientNumber::Bin(number))
}

fn hash(text: &str, element: &'static str) -> Result<[u8; 32], ContractFault> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| ContractFault::Malformed { element })?;
    Ok(bytes)
}
