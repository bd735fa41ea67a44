//! Cases as JSON.

use kezek_casework::{Case, DueDate, Rules, State};
use kezek_regulations::Vote;
use kezek_store::StoreError;

use crate::minutes::Concluded;

/// A case in a list.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CaseSummary {
    /// The number.
    pub(super) number: String,
    /// The request's number at the accepting system.
    pub(super) request_number: String,
    /// The applicant's name.
    pub(super) person: String,
    /// The service's code.
    pub(super) service: String,
    /// The locality's KATO code.
    pub(super) locality: String,
    /// The moment of application, RFC 3339.
    pub(super) applied_at: String,
    /// When it was registered, RFC 3339.
    pub(super) registered_at: String,
    /// Where it stands, such as `P8.2`; none when it has ended.
    pub(super) position: Option<String>,
    /// What is asked for now, a verb of the closed list.
    pub(super) verb: Option<String>,
    /// Who is asked: a role.
    pub(super) role: Option<String>,
    /// Who has it.
    pub(super) holder: Option<String>,
    /// The executor who is responsible for it.
    pub(super) executor: Option<String>,
    /// When the step, or else the service, must be done.
    pub(super) due: Option<Due>,
    /// How it ended.
    pub(super) ending: Option<String>,
}

/// A due date.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Due {
    /// The last local day.
    pub(super) date: String,
    /// The IANA zone whose day it is.
    pub(super) zone: String,
    /// The end of that day, RFC 3339.
    pub(super) instant: String,
}

/// What the commission concluded on a case; the act does not say that it binds the executor.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CommissionAnswer {
    /// The meeting, by name.
    meeting: String,
    /// The number of the meeting.
    number: String,
    /// Whether the conclusion is for the registration.
    in_favour: bool,
    /// Votes for.
    votes_for: usize,
    /// Votes against.
    votes_against: usize,
    /// Abstentions.
    votes_abstained: usize,
    /// The words in Kazakh.
    words_kk: Option<String>,
    /// The words in Russian.
    words_ru: Option<String>,
}

impl CommissionAnswer {
    /// The conclusion as the executor reads it.
    pub(super) fn of(concluded: &Concluded) -> Self {
        let count = |vote| concluded.ballots.iter().filter(|ballot| ballot.vote == vote).count();
        let words = concluded.words.as_ref();
        Self {
            meeting: concluded.meeting.id.to_string(),
            number: concluded.meeting.number.clone(),
            in_favour: concluded.in_favour,
            votes_for: count(Vote::For),
            votes_against: count(Vote::Against),
            votes_abstained: count(Vote::Abstained),
            words_kk: words.map(|words| words.kk.clone()),
            words_ru: words.map(|words| words.ru.clone()),
        }
    }
}

impl From<&DueDate> for Due {
    fn from(due: &DueDate) -> Self {
        Self { date: due.date.to_string(), zone: due.zone.clone(), instant: due.instant.to_string() }
    }
}

impl CaseSummary {
    /// The case as a list shows it.
    pub(super) fn of(rules: &Rules, case: &Case) -> Result<Self, StoreError> {
        let asked = rules.asked(case)?;
        let step = case.state.step();
        let due = step.and_then(|step| step.due.as_ref().or(case.service_due.as_ref()));
        Ok(Self {
            number: case.number.clone(),
            request_number: case.request_number.clone(),
            person: case.person.name.full(),
            service: rules.edition(&case.edition)?.service.code.clone(),
            locality: case.locality.to_string(),
            applied_at: case.applied_at.to_string(),
            registered_at: case.registered_at.to_string(),
            position: step.map(|step| step.position.to_string()),
            verb: asked.map(|asked| asked.work.verb.code().to_owned()),
            role: asked.map(|asked| asked.work.by.to_string()),
            holder: step.and_then(|step| step.desk.named().holder).map(|officer| officer.to_string()),
            executor: case.executor.map(|officer| officer.to_string()),
            due: due.map(Due::from),
            ending: match &case.state {
                State::Ended(end) => Some(end.ending.clone()),
                State::Running(_) => None,
            },
        })
    }
}
