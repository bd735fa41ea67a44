//! Complaints: the work list, one complaint, and one that an officer enters.

pub(super) mod acts;
pub(super) mod answers;
mod shown;

use axum::Json;
use axum::extract::{Path, Query, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_casework::Person;
use kezek_kernel::PersonName;

use super::bearer::{Bearer, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::complaint::complaint_enter::{ComplaintEnter, complaint_enter};
use crate::complaint::dossier::ComplaintDossier;
use crate::complaint::{About, Came, Grievance};
use crate::store::complaints::{self, Filter};
use shown::{ComplaintDetail, ComplaintSummary};

/// Which list is asked for.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `open` (by due date), `overdue` or `ended`; `open` when it is left out.
    #[serde(default)]
    show: String,
}

/// A complaint that came to an officer.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entered {
    /// How it came: `counter`, `telephone` or `post`.
    came: Came,
    /// The number of the contested case; left out when it is about none.
    #[serde(default)]
    case: Option<String>,
    /// IIN of the one who complains.
    iin: String,
    /// His surname.
    surname: String,
    /// His given name.
    given: String,
    /// His patronymic, if any.
    #[serde(default)]
    patronymic: String,
    /// His postal address.
    address: String,
    /// What is contested.
    about: About,
    /// Whom it names, in the person's words.
    #[serde(default)]
    official: String,
    /// When the person learned of it, as an ISO date.
    #[serde(default)]
    learned: Option<String>,
    /// The circumstances, in the person's words.
    circumstances: String,
    /// What the person asks for.
    wish: String,
    /// The officers whom it names, beside those whose surnames stand in its words.
    #[serde(default)]
    officials: Vec<String>,
    /// A scan, if any.
    #[serde(default)]
    file: Option<ScanBody>,
}

/// A scanned complaint.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ScanBody {
    /// The name of the file.
    name: String,
    /// Its bytes in base64.
    content: String,
}

/// The number of a complaint.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct EnteredAnswer {
    /// The number in the series of complaints.
    number: String,
}

/// The complaints of the officer's providers, at most 200.
#[utoipa::path(
    get, path = "/api/v1/complaints", params(Asked),
    responses(
        (status = 200, body = Vec<ComplaintSummary>), (status = 400, body = Problem), (status = 401, body = Problem),
    )
)]
pub(super) async fn list(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<ComplaintSummary>>, Problem> {
    let Query(asked) = query.map_err(|_| Problem::unreadable("query-unreadable"))?;
    let filter =
        Filter::ALL.into_iter().find(|(code, _)| *code == asked.show).map_or(Filter::Open, |it| it.1);
    let (scope, calendar) = (bearer.who.duty.scope(), workstation.office().rules.clone());
    let found = workstation.store().read(move |read| {
        let now = kezek_store::Read::now(read);
        let found = complaints::list(read, &scope, &filter)?;
        Ok(found.iter().map(|each| ComplaintSummary::of(each, calendar.calendar(), now)).collect())
    });
    Ok(Json(found.await?))
}

/// One complaint; the opening is recorded.
#[utoipa::path(
    get, path = "/api/v1/complaints/{number}", params(("number" = String, Path)),
    responses((status = 200, body = ComplaintDetail), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn one(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Json<ComplaintDetail>, Problem> {
    let dossier = ComplaintDossier::open(&workstation, bearer.who.officer, &number).await?;
    Ok(Json(ComplaintDetail::of(&dossier, workstation.office().rules.calendar())))
}

/// Enters a complaint that came to the counter, by telephone or by post.
#[utoipa::path(
    post, path = "/api/v1/complaints", request_body = Entered, params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = EnteredAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn enter(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Keyed(entered, once): Keyed<Entered>,
) -> Result<Json<EnteredAnswer>, Problem> {
    if let Some(number) = once.before::<String>(&workstation, &bearer.actor()).await? {
        return Ok(Json(EnteredAnswer { number }));
    }
    let input = entered.input(&workstation).await?;
    let office = workstation.office().clone();
    let done = workstation.store().act(bearer.actor(), move |act| {
        let number = complaint_enter(act, &office, &input)?;
        once.remember(act, &number)?;
        Ok(number)
    });
    Ok(Json(EnteredAnswer { number: done.await?.value }))
}

impl Entered {
    async fn input(self, workstation: &Workstation) -> Result<ComplaintEnter, Problem> {
        if self.came == Came::Portal {
            return Err(Problem::unreadable("body-unreadable"));
        }
        let iin = self.iin.parse().map_err(|_| Problem::unreadable("iin-wrong"))?;
        let learned = self.learned.map(|date| date.parse()).transpose();
        let officials = self.officials.iter().map(|officer| officer.parse()).collect::<Result<_, _>>();
        let file = match self.file {
            Some(file) => {
                let bytes = STANDARD.decode(&file.content);
                let bytes = bytes.map_err(|_| Problem::unreadable("file-unreadable"))?;
                let kept = workstation.keep_scan(&file.name, bytes).await?;
                Some(kept.map_err(|fault| Problem::unfilled(vec![format!("file: {}", fault.code)]))?)
            }
            None => None,
        };
        let name = PersonName { surname: self.surname, given: self.given, patronymic: self.patronymic };
        Ok(ComplaintEnter {
            came: self.came,
            case: self.case,
            grievance: Grievance {
                person: Person { iin, name }.into(),
                address: self.address,
                about: self.about,
                official: self.official,
                learned: learned.map_err(|_| Problem::unreadable("date-wrong"))?,
                circumstances: self.circumstances,
                wish: self.wish,
            },
            officials: officials.map_err(|_| Problem::unreadable("officer-unreadable"))?,
            file,
        })
    }
}
