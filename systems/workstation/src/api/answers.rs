//! Cases as JSON.

use kezek_calendar::Line;
use kezek_casework::{Case, DueDate, Left, Rules, Running, Start, State};
use kezek_kernel::Instant;
use kezek_regulations::Vote;
use kezek_store::StoreError;

use crate::commission::minutes::Concluded;
use crate::pages::Answer;

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
    /// Until when it waits for its applicant, while it does.
    pub(super) waits_until: Option<Due>,
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

impl Due {
    /// A term with what is left of it.
    pub(super) fn of(due: &DueDate, left: Option<Left>) -> Self {
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
            waits_until: case.terms.waiting().map(|suspension| told(&suspension.until)),
            ending: match &case.state {
                State::Ended(end) => Some(end.ending.clone()),
                State::Running(_) => None,
            },
        })
    }
}

/// What the applicant answered while the case waited for him.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SupplementAnswer {
    /// `correction`, `objection` or `nothing-to-add`.
    stance: &'static str,
    /// When the accepting system took it, RFC 3339.
    accepted_at: String,
    /// What he wrote.
    text: String,
    /// The documents of which files came with it, as they lie among the attachments.
    documents: Vec<String>,
    /// Whether his signature is confirmed.
    signature_confirmed: bool,
}

impl SupplementAnswer {
    /// The answer for programs.
    pub(super) fn of(answer: &Answer) -> Self {
        let supplement = &answer.supplement;
        Self {
            stance: supplement.stance.code(),
            accepted_at: answer.accepted.to_string(),
            text: supplement.text.clone(),
            documents: supplement.attachments.iter().map(|fact| fact.document.clone()).collect(),
            signature_confirmed: answer.verdict.as_ref().is_some_and(|verdict| verdict.accepted),
        }
    }
}

/// A term of a case with how its due date was counted.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Term {
    /// `step` or `service`.
    of: &'static str,
    /// The due date as it is stored.
    due: Due,
    /// What it is counted from: `applied`, `entered`, or the name of the step whose end it is.
    start: String,
    /// When that happened, RFC 3339.
    started_at: String,
    /// How long, such as `30 calendar-days`.
    length: String,
    /// Where days begin to count: `next-day`, `same-day` or `moment`.
    rule: &'static str,
    /// The act and clause, in Russian.
    clause: String,
    /// Whether a day of the count is not confirmed by a published calendar.
    provisional: bool,
    /// The steps of the count.
    derivation: Vec<Step>,
}

/// A step of the count.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Step {
    /// What was done, by its name `line`, with its dates.
    #[schema(value_type = Object)]
    step: Line,
    /// The general norm behind it, as a code.
    norm: Option<&'static str>,
}

impl Term {
    /// The terms of a case: of its present step, then of the service.
    pub(super) fn all(rules: &Rules, case: &Case) -> Result<Vec<Self>, StoreError> {
        let step = case.state.step().and_then(|step| step.due.as_ref());
        let step = step.zip(rules.step_term(case)?).map(|(due, term)| Self::of("step", due, &term));
        let service = case.service_due.as_ref().zip(rules.service_term(case)?);
        let service = service.map(|(due, term)| Self::of("service", due, &term));
        Ok(step.into_iter().chain(service).collect())
    }

    fn of(of: &'static str, due: &DueDate, term: &Running<'_>) -> Self {
        let start = match term.start {
            Start::Applied => "applied",
            Start::Entered => "entered",
            Start::Done(node) => node.id(),
        };
        let step = |line: &Line| Step { step: *line, norm: line.norm() };
        Self {
            of,
            due: Due::of(due, None),
            start: start.to_owned(),
            started_at: term.at.to_string(),
            length: term.term.to_string(),
            rule: term.rule.code(),
            clause: term.clause.cite.ru.clone(),
            provisional: term.due.provisional,
            derivation: term.due.derivation.iter().map(step).collect(),
        }
    }
}
