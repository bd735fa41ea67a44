//! Searching cases; what is searched for is in the body, never in the address.

use axum::Json;
use axum::extract::State;

use super::answers::CaseSummary;
use super::bearer::{Bearer, Body};
use super::problem::Problem;
use crate::Workstation;

/// What is searched for.
#[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    /// A case's number, a request's number, an IIN, or words of a name from three letters on.
    words: String,
    /// The page that an answer before pointed to.
    #[serde(default)]
    before: Option<u64>,
}

/// What was found.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SearchAnswer {
    /// The cases, latest registered first.
    cases: Vec<CaseSummary>,
    /// Where the next page begins; none when this is the last.
    before: Option<u64>,
}

/// Searches the cases of the officer's providers; the search and every case that it shows are recorded.
#[utoipa::path(
    post, path = "/api/v1/cases/search", request_body = Search,
    responses(
        (status = 200, body = SearchAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn search(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Body(asked): Body<Search>,
) -> Result<Json<SearchAnswer>, Problem> {
    let found = workstation.search(&bearer.who, asked.words, asked.before).await?;
    let (rules, now) = (&workstation.office().rules, workstation.now());
    let cases = found.cases.iter().map(|case| CaseSummary::of(rules, case, now));
    Ok(Json(SearchAnswer { cases: cases.collect::<Result<_, _>>()?, before: found.before }))
}
