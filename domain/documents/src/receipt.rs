//! The facts of a receipt that the office gives on paper: of acceptance, or of refusal to accept.
//!
//! A receipt is printed and signed by hand. It carries its number and the number of the entry in the journal.

use jiff::civil::Date;
use kezek_kernel::{Instant, PersonName, RecipientName};

use crate::facts::{Bilingual, Provider};

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// The number of the case, or of the refusal to accept.
    pub number: String,
    /// The number of the journal's entry.
    pub journal_index: u64,
    /// When the papers were handed in.
    pub at: Instant,
    /// IANA name of the zone in which dates and times are printed.
    pub zone: String,
    /// The name of the receipt, as the edition calls it.
    pub title: Bilingual,
    /// Whether the edition is a practice one, without legal force.
    pub practice: bool,
    /// Who took the papers, or did not take them.
    pub provider: Provider,
    /// The name of the service, as in the standard.
    pub service: Bilingual,
    /// Whoever asks for the service.
    pub recipient: RecipientName,
    /// Address and telephone of the recipient.
    pub contact: String,
    /// The officer at the counter.
    pub officer: PersonName,
    /// His position.
    pub position: Bilingual,
    /// Where to ask by telephone.
    pub call_centre: String,
    /// What the receipt confirms.
    pub outcome: ReceiptOutcome,
}

/// What a receipt confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptOutcome {
    /// The papers were accepted.
    Accepted {
        /// What was handed in or shown.
        documents: Vec<AcceptedDocument>,
        /// The day by which the result is there, where the edition sets a term.
        result_day: Option<Date>,
    },
    /// The papers were not accepted.
    NotAccepted {
        /// For the sake of which documents.
        lacks: Vec<LackingDocument>,
    },
}

/// A document that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedDocument {
    /// Its name in the edition's list.
    pub name: Bilingual,
    /// The last day of its validity.
    pub expires: Option<Date>,
}

/// A document that is missing or has expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LackingDocument {
    /// Its name in the edition's list.
    pub name: Bilingual,
    /// The ground on which acceptance is refused.
    pub ground: Bilingual,
    /// The act and the clause that give the ground.
    pub norm: Bilingual,
    /// What the person can do about it.
    pub cure: Bilingual,
}
