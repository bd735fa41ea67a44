//! How a housing commission meets and votes (`content/parameters/commission.toml`).
//!
//! No act held sets quorum, majority or who decides a tie; each set of rules carries its first day, its source and whether the
//! source could be checked.

use jiff::civil::Date;

use crate::fault::{Fault, SourceFile};
use crate::read;

/// All sets of rules, oldest first.
#[derive(Debug, Clone, Default)]
pub struct CommissionRules {
    pub(crate) sets: Vec<CommissionRuleSet>,
}

/// The rules of one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommissionRuleSet {
    /// The first day on which they govern a meeting.
    pub since: Date,
    /// Members who must be present, of all members.
    pub quorum: Share,
    /// What counts as a majority.
    pub majority: Majority,
    /// Who decides when as many are for as against.
    pub tie: Tie,
    /// Members who must have signed the protocol, of those present.
    pub signed: Share,
    /// Cases on one agenda at most.
    pub most_cases: usize,
    /// Where they come from.
    pub source: String,
    /// True when the source is no text that could be read.
    pub unverified: bool,
}

/// A part of a whole, such as two thirds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

/// Of whom a decision needs more than half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Majority {
    /// Of the members present who may vote on the case.
    Present,
    /// Of the votes for and against.
    Voting,
}

/// Who decides when as many are for as against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The one who presides, by his own vote.
    Chair,
    /// Nobody: there is no conclusion.
    Nobody,
}

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vote {
    /// For the registration.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstained,
}

/// The votes on one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Members present who may vote on the case.
    pub present: usize,
    /// Votes for.
    pub in_favour: usize,
    /// Votes against.
    pub against: usize,
    /// Abstentions.
    pub abstained: usize,
    /// The vote of the one who presides, if he voted.
    pub chair: Option<Vote>,
}

impl CommissionRules {
    /// Reads the file; fails with every fault found.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Fault>> {
        read::commission(file)
    }

    /// The rules that govern a meeting of this day; the oldest for a day before all of them, none of an empty file.
    pub fn on(&self, day: Date) -> Option<&CommissionRuleSet> {
        self.sets.iter().rfind(|set| set.since <= day).or(self.sets.first())
    }
}

impl CommissionRuleSet {
    /// How many of so many members must be present.
    pub fn quorum_of(&self, members: usize) -> usize {
        self.quorum.least_of(members).max(1)
    }

    /// How many of so many members present must have signed the protocol.
    pub fn signatures_of(&self, present: usize) -> usize {
        self.signed.least_of(present).max(1)
    }

    /// What the commission concludes: for, against, or nothing.
    pub fn conclusion(&self, tally: Tally) -> Option<Vote> {
        let of = match self.majority {
            Majority::Present => tally.present,
            Majority::Voting => tally.in_favour + tally.against,
        };
        if tally.in_favour * 2 > of {
            return Some(Vote::For);
        }
        if tally.against * 2 > of {
            return Some(Vote::Against);
        }
        let equal = tally.in_favour == tally.against && tally.in_favour > 0;
        match self.tie {
            Tie::Chair if equal => tally.chair.filter(|vote| *vote != Vote::Abstained),
            Tie::Chair | Tie::Nobody => None,
        }
    }
}

impl Share {
    /// The share written `2/3`; none when it is no share between nothing and all.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (part, whole) = text.split_once('/')?;
        let share = Self { part: part.parse().ok()?, whole: whole.parse().ok()? };
        (share.part > 0 && share.part <= share.whole).then_some(share)
    }

    /// The smallest number that is not below this share of so many.
    fn least_of(self, many: usize) -> usize {
        let share = |number: u32| usize::try_from(number).unwrap_or(1);
        (many * share(self.part)).div_ceil(share(self.whole))
    }
}

impl Vote {
    /// All votes.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstained];

    /// The name in rows, documents and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstained => "abstained",
        }
    }

    /// The vote with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vote| vote.code() == code)
    }
}

impl Tally {
    /// The tally with one more vote.
    #[must_use]
    pub const fn counted(mut self, vote: Vote) -> Self {
        match vote {
            Vote::For => self.in_favour += 1,
            Vote::Against => self.against += 1,
            Vote::Abstained => self.abstained += 1,
        }
        self
    }
}
