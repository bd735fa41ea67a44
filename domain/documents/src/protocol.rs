//! The facts of a commission's protocol: everything that is printed, and nothing else.

use kezek_kernel::{Instant, PersonName, RecipientName};

use crate::facts::{Bilingual, Provider};
use crate::number::DocumentNumber;

/// The protocol of one meeting of a housing commission, as every member present signs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocolFacts {
    /// The unique number, printed top right.
    pub number: DocumentNumber,
    /// The instant at which the protocol is prepared for the signatures.
    pub prepared: Instant,
    /// IANA name of the zone in which dates and times are printed.
    pub zone: String,
    /// The name of the document, as the edition calls it.
    pub title: Bilingual,
    /// Whether a case runs under a practice edition, without legal force.
    pub practice: bool,
    /// The provider at which the commission works.
    pub provider: Provider,
    /// The meeting's number at the provider.
    pub meeting: String,
    /// Where it was held.
    pub place: String,
    /// When it was opened.
    pub opened: Instant,
    /// When the voting was closed.
    pub closed: Instant,
    /// Who presided; a member who is present.
    pub chair: Participant,
    /// Who kept the protocol, without a vote.
    pub secretary: Participant,
    /// The members present, each of whom signs.
    pub present: Vec<Participant>,
    /// The members who were not there.
    pub absent: Vec<Participant>,
    /// The cases of the agenda, in its order.
    pub cases: Vec<CaseConsidered>,
}

/// A person of the commission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The name.
    pub name: PersonName,
    /// The position as it is printed under a signature.
    pub position: Bilingual,
}

/// A case on the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseConsidered {
    /// The case's number.
    pub number: String,
    /// Who asks.
    pub recipient: RecipientName,
    /// The service.
    pub service: Bilingual,
    /// How each member voted.
    pub votes: Vec<MemberVote>,
    /// What was concluded; none where no majority came about.
    pub conclusion: Option<Conclusion>,
}

/// The vote of one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberVote {
    /// Who voted.
    pub name: PersonName,
    /// How.
    pub ballot: Ballot,
}

/// A vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ballot {
    /// For the registration.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstained,
}

/// The conclusion of the commission on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// Whether it is for the registration.
    pub in_favour: bool,
    /// The secretary's words.
    pub words: Bilingual,
}

impl Ballot {
    /// All votes, in the order of the document.
    pub(crate) const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstained];

    /// The name in the data.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstained => "abstained",
        }
    }
}
