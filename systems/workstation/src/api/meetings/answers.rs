//! Meetings as JSON.

use crate::commission::minutes::{AgendaLine, Minutes};
use crate::commission::{Ruling, Stage};
use crate::duty::Duty;

/// A meeting in a list.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct MeetingSummary {
    /// The name, for the addresses of the meeting.
    id: String,
    /// The number that people read.
    number: String,
    /// For which moment it is called, RFC 3339.
    held_at: String,
    /// Where.
    place: String,
    /// `called`, `open`, `failed`, `closed`, `signing`, `signed` or `forwarded`.
    stage: String,
    /// How many cases are on the agenda.
    cases: usize,
    /// What is asked of this officer: `open`, `vote`, `close`, `conclude`, `prepare`, `sign` or `forward`.
    asked: Option<String>,
}

/// A meeting with everything about it.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct MeetingDetail {
    /// The meeting as in the list.
    meeting: MeetingSummary,
    /// The member who presides, by officer.
    chair: String,
    /// Who keeps it, by officer.
    secretary: String,
    /// When it was opened, RFC 3339.
    opened_at: Option<String>,
    /// When the voting was closed, RFC 3339.
    closed_at: Option<String>,
    /// How many members must be there.
    quorum: usize,
    /// The members.
    members: Vec<MemberAnswer>,
    /// The agenda, in its order.
    agenda: Vec<ItemAnswer>,
    /// The number of the protocol, once it is prepared.
    protocol: Option<String>,
}

/// A member of the commission at a meeting.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct MemberAnswer {
    /// The officer.
    officer: String,
    /// The name.
    name: String,
    /// Whether he is there.
    present: bool,
    /// Whether he has signed the protocol.
    signed: bool,
    /// Why he has not, where the secretary has recorded it.
    reason: Option<String>,
}

/// A case on the agenda.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct ItemAnswer {
    /// The case's number.
    case: String,
    /// The applicant's name.
    person: String,
    /// The votes as they stand.
    votes: Vec<VoteAnswer>,
    /// `for`, `against`, or `left` for another meeting; none while the voting is not over.
    outcome: Option<String>,
    /// The words of the conclusion in Kazakh.
    words_kk: Option<String>,
    /// The words of the conclusion in Russian.
    words_ru: Option<String>,
}

/// How a member voted.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct VoteAnswer {
    /// The officer.
    officer: String,
    /// `for`, `against` or `abstained`.
    vote: String,
}

impl MeetingSummary {
    pub(super) fn of(minutes: &Minutes, duty: &Duty) -> Self {
        let meeting = &minutes.meeting;
        Self {
            id: meeting.id.to_string(),
            number: meeting.number.clone(),
            held_at: meeting.held_at.to_string(),
            place: meeting.place.clone(),
            stage: meeting.stage.code().to_owned(),
            cases: minutes.agenda.len(),
            asked: minutes.asked_of(duty).map(|asked| asked.code().to_owned()),
        }
    }
}

impl MeetingDetail {
    pub(super) fn of(minutes: &Minutes, duty: &Duty) -> Self {
        let meeting = &minutes.meeting;
        let opened = match meeting.stage {
            Stage::Open(opened) => Some(opened),
            stage => stage.sitting().map(|sitting| sitting.opened),
        };
        let member = |member: &crate::commission::Member| {
            let line = minutes.signature(member.officer);
            MemberAnswer {
                officer: member.officer.to_string(),
                name: minutes.name(member.officer).to_owned(),
                present: member.present,
                signed: line.is_some_and(|line| line.reason.is_none()),
                reason: line.and_then(|line| line.reason.clone()),
            }
        };
        Self {
            meeting: MeetingSummary::of(minutes, duty),
            chair: meeting.chair.to_string(),
            secretary: meeting.secretary.to_string(),
            opened_at: opened.map(|at| at.to_string()),
            closed_at: meeting.stage.sitting().map(|sitting| sitting.closed.to_string()),
            quorum: minutes.quorum,
            members: minutes.members.iter().map(member).collect(),
            agenda: minutes.agenda.iter().map(|line| item(minutes, line)).collect(),
            protocol: minutes.protocol.as_ref().map(|protocol| protocol.number.clone()),
        }
    }
}

fn item(minutes: &Minutes, line: &AgendaLine) -> ItemAnswer {
    let votes = minutes.ballots.iter().filter(|ballot| ballot.case == line.case.id);
    let words = match &line.item.ruling {
        Ruling::Concluded { words, .. } => words.as_ref(),
        Ruling::Open | Ruling::Left => None,
    };
    ItemAnswer {
        case: line.case.number.clone(),
        person: line.case.person.name.full(),
        votes: votes
            .map(|ballot| VoteAnswer {
                officer: ballot.officer.to_string(),
                vote: ballot.vote.code().to_owned(),
            })
            .collect(),
        outcome: line.item.ruling.code().map(str::to_owned),
        words_kk: words.map(|words| words.kk.clone()),
        words_ru: words.map(|words| words.ru.clone()),
    }
}
