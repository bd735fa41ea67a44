//! Cases as JSON.

use kezek_casework::{Case, DueDate, Left, Rules, State};
use kezek_kernel::Instant;
use kezek_store::StoreError;

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
    /// When the whole service must be done.
    pub(super) service_due: Option<Due>,
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
    /// What is left: `working-days`, `days`, `today`, `seconds`, `late-days` or `late-seconds`; none when the case has ended.
    pub(super) left: Option<&'static str>,
    /// How many of these.
    pub(super) amount: Option<i64>,
}

impl Due {
    /// A term with what is left of it.
    fn of(due: &DueDate, left: Option<Left>) -> Self {
        let (left, amount) = left.map(in_figures).unzip();
        Self {
            date: due.date.to_string(),
            zone: due.zone.clone(),
            instant: due.instant.to_string(),
            left,
            amount: amount.flatten(),
        }
    }
}

fn in_figures(left: Left) -> (&'static str, Option<i64>) {
    match left {
        Left::LateDays(days) => ("late-days", Some(days.into())),
        Left::LateSeconds(seconds) => ("late-seconds", Some(seconds)),
        Left::Seconds(seconds) => ("seconds", Some(seconds)),
        Left::Today => ("today", None),
        Left::WorkingDays(days) => ("working-days", Some(days.into())),
        Left::Days(days) => ("days", Some(days.into())),
    }
}

impl CaseSummary {
    /// The case as a list shows it.
    pub(super) fn of(rules: &Rules, case: &Case, now: Instant) -> Result<Self, StoreError> {
        let asked = rules.asked(case)?;
        let step = case.state.step();
        let due = step.and_then(|step| step.due.as_ref().or(case.service_due.as_ref()));
        let told = |due: &DueDate| Due::of(due, step.map(|_| due.left(rules.calendar(), now)));
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
            due: due.map(told),
            service_due: case.service_due.as_ref().map(told),
            ending: match &case.state {
                State::Ended(end) => Some(end.ending.clone()),
                State::Running(_) => None,
            },
        })
    }
}
