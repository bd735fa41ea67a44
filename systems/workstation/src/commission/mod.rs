//! A meeting of a housing commission: where it stands, who is there, what is on its agenda.

pub(crate) mod minutes;
pub(crate) mod protocol;

use kezek_kernel::{CaseId, DocumentId, Instant, MeetingId, OfficerId, ProviderId};
use kezek_regulations::{Tally, Vote};

/// A meeting as one row holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) id: MeetingId,
    /// At which provider.
    pub(crate) provider: ProviderId,
    /// The number that people read: year and number in that year at the provider.
    pub(crate) number: String,
    /// The moment for which it is called.
    pub(crate) held_at: Instant,
    pub(crate) place: String,
    /// Which member presides.
    pub(crate) chair: OfficerId,
    /// Who keeps it.
    pub(crate) secretary: OfficerId,
    pub(crate) stage: Stage,
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is called; the agenda is being made.
    Called,
    /// It was called off before it began.
    Cancelled,
    /// It sits since this instant; the members vote.
    Open(Instant),
    /// It ended without a quorum.
    Failed(Sitting),
    /// The voting is over; conclusions are entered.
    Closed(Sitting),
    /// The protocol waits for its signatures.
    Signing(Sitting),
    /// Everybody has signed or is accounted for.
    Signed(Sitting),
    /// The cases are with their executors again.
    Forwarded(Sitting),
}

/// From when until when it sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sitting {
    pub(crate) opened: Instant,
    pub(crate) closed: Instant,
}

/// A member and whether he is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) officer: OfficerId,
    pub(crate) present: bool,
}

/// A case on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) case: CaseId,
    pub(crate) ruling: Ruling,
}

/// What became of a case on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ruling {
    /// The voting is not over.
    Open,
    /// There was no quorum or no majority: the case stays for another meeting.
    Left,
    /// The commission has concluded.
    Concluded {
        /// Whether for the registration.
        in_favour: bool,
        /// The secretary's words, once they are entered.
        words: Option<ConclusionWords>,
    },
}

/// The words of a conclusion; the protocol prints both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ConclusionWords {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
}

/// One vote as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ballot {
    pub(crate) case: CaseId,
    pub(crate) officer: OfficerId,
    pub(crate) vote: Vote,
}

/// The protocol that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Protocol {
    pub(crate) document: DocumentId,
    pub(crate) number: String,
    pub(crate) prepared_at: Instant,
    pub(crate) xml: [u8; 32],
    pub(crate) pdf: [u8; 32],
}

/// A line of the sheet of signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetLine {
    pub(crate) officer: OfficerId,
    pub(crate) at: Instant,
    /// Why he has not signed; none where he has.
    pub(crate) reason: Option<String>,
}

impl Stage {
    /// The name in rows and answers.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Cancelled => "cancelled",
            Self::Open(_) => "open",
            Self::Failed(_) => "failed",
            Self::Closed(_) => "closed",
            Self::Signing(_) => "signing",
            Self::Signed(_) => "signed",
            Self::Forwarded(_) => "forwarded",
        }
    }

    /// The stage of this name with its times.
    pub(crate) fn read(code: &str, opened: Option<Instant>, closed: Option<Instant>) -> Option<Self> {
        let sitting = opened.zip(closed).map(|(opened, closed)| Sitting { opened, closed });
        match code {
            "called" => Some(Self::Called),
            "cancelled" => Some(Self::Cancelled),
            "open" => opened.map(Self::Open),
            "failed" => sitting.map(Self::Failed),
            "closed" => sitting.map(Self::Closed),
            "signing" => sitting.map(Self::Signing),
            "signed" => sitting.map(Self::Signed),
            "forwarded" => sitting.map(Self::Forwarded),
            _ => None,
        }
    }

    /// When it sat; none before the voting is over.
    pub(crate) const fn sitting(self) -> Option<Sitting> {
        match self {
            Self::Called | Self::Cancelled | Self::Open(_) => None,
            Self::Failed(sitting)
            | Self::Closed(sitting)
            | Self::Signing(sitting)
            | Self::Signed(sitting)
            | Self::Forwarded(sitting) => Some(sitting),
        }
    }
}

impl Ruling {
    /// The name in rows and answers; none while the voting is not over.
    pub(crate) const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Left => Some("left"),
            Self::Concluded { in_favour: true, .. } => Some("for"),
            Self::Concluded { in_favour: false, .. } => Some("against"),
        }
    }

    /// Whether the commission has concluded.
    pub(crate) const fn is_concluded(&self) -> bool {
        matches!(self, Self::Concluded { .. })
    }
}

/// The votes on one case, among this many members who may vote on it.
pub(crate) fn tally(case: CaseId, present: usize, chair: OfficerId, votes: &[Ballot]) -> Tally {
    let on_case = votes.iter().filter(|ballot| ballot.case == case);
    let chairs = on_case.clone().find(|ballot| ballot.officer == chair).map(|ballot| ballot.vote);
    let start = Tally { present, chair: chairs, ..Tally::default() };
    on_case.fold(start, |tally, ballot| tally.counted(ballot.vote))
}
