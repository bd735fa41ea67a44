//! The secretary closes the voting: what the commission concludes follows from the votes.
//!
//! Norm: Zhambyl No 115, point 5, item 4 (conclusion); quorum and majority by `content/parameters/commission.toml`. Without a
//! quorum the meeting has not taken place, and a case without a majority stays for another one.

use kezek_kernel::MeetingId;
use kezek_regulations::{CommissionRuleSet, Verb, Vote};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::super::Office;
use super::moved::{self, Moving};
use super::{entry, kept, present, rules};
use crate::Refusal;
use crate::commission::{Ballot, Item, Meeting, Member, Ruling, Sitting, Stage, tally};
use crate::store::{meetings, officers, votes};

/// Closes the voting.
pub fn meeting_close(act: &mut Act<'_>, office: &Office, id: MeetingId) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, id)?;
    let Stage::Open(opened) = before.stage else { return Err(Failure::Refused(Refusal::MeetingMoved)) };
    let sitting = Sitting { opened, closed: act.now() };
    let rules = rules(office, &before)?;
    let members = meetings::members(act, id)?;
    let there = present(&members).count();
    let quorum = rules.quorum_of(members.len());
    let stage = if there < quorum { Stage::Failed(sitting) } else { Stage::Closed(sitting) };
    let meeting = Meeting { stage, ..before };
    let mut ballots = votes::of_meeting(act, id)?;
    ballots.retain(|ballot| present(&members).any(|officer| officer == ballot.officer));
    let mut moving = Vec::new();
    let mut outcomes = Vec::new();
    for item in meetings::agenda(act, id)? {
        let counted = count(act, office, &meeting, rules, &members, &ballots, &item)?;
        meetings::rule(act, id, item.case, &counted.ruling)?;
        outcomes.push(counted.line);
        moving.push(counted.moving);
    }
    meetings::update(act, &meeting)?;
    let entry = entry("meeting-close", &meeting)
        .public("members", members.len())
        .public("present", there)
        .public("quorum", quorum)
        .public("outcomes", outcomes);
    moved::close(act, office, entry, &moving)?;
    Ok(())
}

/// A case whose votes are counted.
struct Counted {
    ruling: Ruling,
    moving: Moving,
    /// Number, outcome and votes, as the journal shows them.
    line: String,
}

fn count(
    act: &mut Act<'_>,
    office: &Office,
    meeting: &Meeting,
    rules: &CommissionRuleSet,
    members: &[Member],
    ballots: &[Ballot],
    item: &Item,
) -> Result<Counted, StoreError> {
    let case = moved::case(act, item.case)?;
    let mut voting = 0;
    for officer in present(members) {
        voting += usize::from(!case.is_asked_by(&officers::person_key(act, officer)?));
    }
    let tally = tally(case.id, voting, meeting.chair, ballots);
    let failed = matches!(meeting.stage, Stage::Failed(_));
    let concluded = rules.conclusion(tally).filter(|_| !failed);
    let ruling = match concluded {
        Some(vote) => Ruling::Concluded { in_favour: vote == Vote::For, words: None },
        None => Ruling::Left,
    };
    let outcome = ruling.code().unwrap_or_default().to_owned();
    let votes = format!("{}-{}-{}", tally.in_favour, tally.against, tally.abstained);
    let line = format!("{} {outcome} {votes}", case.number);
    let facts = vec![("meeting", meeting.number.clone()), ("outcome", outcome), ("votes", votes)];
    let moving = match concluded {
        Some(_) => Moving::past(act, office, case, Verb::Deliberate, facts)?,
        None => Moving::stays(case, facts),
    };
    Ok(Counted { ruling, moving, line })
}
