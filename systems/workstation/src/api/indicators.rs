//! The indicators of the providers whose head the officer is: the same figures as on the page.

use axum::Json;
use axum::extract::{Query, State};
use kezek_calendar::Month;
use kezek_casework::Deed;

use super::bearer::Bearer;
use super::problem::Problem;
use crate::Workstation;
use crate::indicators::{
    Counts, Period, QuestionReport, Report, ReportAsked, ServiceReport, Share, WorkReport, report,
};

/// The months and the service that are asked for.
#[derive(Debug, Clone, Default, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AskedFor {
    /// The first month, `2026-01`; without it eleven months before the last.
    #[serde(default)]
    #[param(required = false)]
    from: String,
    /// The last month, `2026-11`; without it the present one. At most 36 months.
    #[serde(default)]
    #[param(required = false)]
    to: String,
    /// The code of one service; without it all.
    #[serde(default)]
    #[param(required = false)]
    service: String,
}

/// The indicators of a period.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Indicators {
    /// When they were counted, RFC 3339.
    as_of: String,
    /// The first month.
    from: String,
    /// The last month.
    to: String,
    /// Each service of each provider.
    services: Vec<ServiceIndicators>,
}

/// One service of one provider.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ServiceIndicators {
    /// The provider's code.
    provider: String,
    /// The service's code.
    service: String,
    /// By what timeliness is measured: `service-term` or `step-terms`.
    timeliness_basis: &'static str,
    /// Running cases now.
    running: u64,
    /// Of these, those past their term.
    overdue: u64,
    /// Month by month.
    months: Vec<MonthIndicators>,
    /// The whole period.
    total: CountIndicators,
    /// Works of officers.
    steps: Vec<StepIndicators>,
    /// Grounds of refusals, most often named first.
    grounds: Vec<GroundIndicator>,
    /// Answers of the questionnaire.
    questions: Vec<QuestionIndicators>,
}

/// One month.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct MonthIndicators {
    /// The month.
    month: String,
    /// Its figures.
    #[serde(flatten)]
    counts: CountIndicators,
}

/// Figures of a month or of the period.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CountIndicators {
    /// Requests registered.
    requests: u64,
    /// Cases that ended with the service given.
    results: u64,
    /// Cases that ended with a motivated refusal.
    refusals: u64,
    /// Timeliness.
    timeliness: ShareIndicator,
    /// Quality: satisfied with the process and the result.
    quality: ShareIndicator,
    /// Accessibility: satisfied with the information.
    information: ShareIndicator,
    /// Accessibility: requests that came by the portal.
    electronic: ShareIndicator,
}

/// A share.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ShareIndicator {
    /// The part.
    part: u64,
    /// The whole.
    whole: u64,
    /// Thousandths, half rounded up; none of nothing.
    permille: Option<u64>,
}

/// One work of officers.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct StepIndicators {
    /// The edition.
    edition: String,
    /// The channel.
    channel: &'static str,
    /// The place in the process.
    position: String,
    /// The role that does it.
    performer: Option<String>,
    /// Cases that stand at it now.
    now: u64,
    /// Of these, those past their term.
    overdue: u64,
    /// Cases that passed it in the period.
    passed: u64,
    /// The median of the time it took, in seconds.
    median_s: Option<u64>,
    /// The ninetieth percentile of the time it took, in seconds.
    p90_s: Option<u64>,
    /// Passages within the term of the work.
    in_time: ShareIndicator,
}

/// One ground of refusals.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct GroundIndicator {
    /// Its code in the edition.
    ground: String,
    /// How many refusals name it.
    refusals: u64,
}

/// One question with its released answers.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct QuestionIndicators {
    /// Its code in the edition.
    question: String,
    /// The answers in the order of the edition.
    answers: Vec<AnswerIndicator>,
}

/// How many gave one answer.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct AnswerIndicator {
    /// The answer's code.
    answer: String,
    /// How many released ones there are.
    count: u64,
}

/// The indicators.
#[utoipa::path(
    get, path = "/api/v1/indicators", params(AskedFor),
    responses(
        (status = 200, body = Indicators), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)
    )
)]
pub(super) async fn indicators(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Query(asked): Query<AskedFor>,
) -> Result<Json<Indicators>, Problem> {
    let providers = bearer.who.duty.providers_for(Deed::ReadIndicators);
    if providers.is_empty() {
        return Err(Problem::not_found());
    }
    let today = Month::at(workstation.now(), &workstation.office().zone);
    let period =
        Period::asked(&asked.from, &asked.to, today).map_err(|fault| Problem::unreadable(fault.code()))?;
    let service = Some(asked.service).filter(|service| !service.is_empty());
    let asked = ReportAsked { providers, period, service };
    let reading = workstation.clone();
    let found = workstation.store().read(move |read| report(read, reading.office(), &asked)).await?;
    if found.services.is_empty() { Err(Problem::not_found()) } else { Ok(Json(Indicators::of(&found))) }
}

impl Indicators {
    fn of(report: &Report) -> Self {
        Self {
            as_of: report.as_of.to_string(),
            from: report.period.from.to_string(),
            to: report.period.until.to_string(),
            services: report.services.iter().map(ServiceIndicators::of).collect(),
        }
    }
}

impl ServiceIndicators {
    fn of(report: &ServiceReport) -> Self {
        let counts = |counts: &Counts| CountIndicators::of(counts, report);
        let months = report.months.iter();
        let grounds = report.grounds.iter();
        Self {
            provider: report.provider.clone(),
            service: report.service.clone(),
            timeliness_basis: report.basis.code(),
            running: report.running,
            overdue: report.overdue,
            months: months
                .map(|(month, of)| MonthIndicators { month: month.to_string(), counts: counts(of) })
                .collect(),
            total: counts(&report.total),
            steps: report.works.iter().map(StepIndicators::of).collect(),
            grounds: grounds
                .map(|(ground, _, refusals)| GroundIndicator { ground: ground.clone(), refusals: *refusals })
                .collect(),
            questions: report.questions.iter().map(QuestionIndicators::of).collect(),
        }
    }
}

impl CountIndicators {
    fn of(counts: &Counts, report: &ServiceReport) -> Self {
        Self {
            requests: counts.requests,
            results: counts.results,
            refusals: counts.refusals,
            timeliness: counts.timeliness(report.basis).into(),
            quality: counts.quality.share().into(),
            information: counts.information.share().into(),
            electronic: counts.electronic().into(),
        }
    }
}

impl StepIndicators {
    fn of(work: &WorkReport) -> Self {
        Self {
            edition: work.edition.key.to_string(),
            channel: work.channel.code(),
            position: work.position.to_string(),
            performer: work.by().map(|by| by.to_string()),
            now: work.now,
            overdue: work.overdue,
            passed: work.passed,
            median_s: work.spread.map(|spread| spread.median_s),
            p90_s: work.spread.map(|spread| spread.ninetieth_s),
            in_time: work.in_time.into(),
        }
    }
}

impl QuestionIndicators {
    fn of(question: &QuestionReport) -> Self {
        let answer =
            |(code, _, count): &(String, _, u64)| AnswerIndicator { answer: code.clone(), count: *count };
        Self { question: question.question.clone(), answers: question.choices.iter().map(answer).collect() }
    }
}

impl From<Share> for ShareIndicator {
    fn from(share: Share) -> Self {
        Self { part: share.part, whole: share.whole, permille: share.permille() }
    }
}
