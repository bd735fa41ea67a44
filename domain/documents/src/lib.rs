//! Facts to signed documents: the page for people, the same facts as data, and the PAdES signature over both.
//!
//! Nothing here reads a file, a clock or the network: words come from `content/documents`, time is a fact, and the
//! signature is made elsewhere over a digest that this crate computes.

#[cfg(test)]
extern crate self as kezek_documents;

mod barcodes;
mod composition;
mod dates;
mod facts;
mod number;
pub mod pades;
mod protocol;
pub mod protocol_xml;
mod receipt;
pub mod result_xml;
mod sheet;
#[cfg(test)]
#[path = "../tests/samples/mod.rs"]
mod testing;
mod words;

pub use barcodes::{BarcodeFault, BarcodeSeries, join as join_barcodes};
pub use composition::{ComposeFault, ResultDocument, compose, compose_protocol, compose_receipt};
pub use facts::{
    Assistance, Bilingual, CertificateFacts, ComplaintAnswer, Decision, Dwelling, Ground, HousingFund,
    HousingStatement, Member, Provider, QueuePlace, Refusal, RequestFacts, ResultFacts, Signer,
};
pub use number::{DocumentNumber, DocumentNumberFault};
pub use protocol::{Ballot, CaseConsidered, Conclusion, MemberVote, Participant, ProtocolFacts};
pub use receipt::{AcceptedDocument, LackingDocument, ReceiptFacts, ReceiptOutcome};
pub use sheet::TextFault;
pub use words::{DocumentWords, WordsFault};
