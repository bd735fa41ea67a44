//! The waiting lists of the officer's providers.

use axum::Json;
use axum::extract::{Path, State};
use kezek_casework::rows;
use kezek_queue::ListKey;
use kezek_store::StoreError;

use super::bearer::Bearer;
use super::problem::Problem;
use crate::Workstation;
use crate::store::lists;

/// A list and how many stand in it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ListSummary {
    /// The locality's KATO code.
    locality: String,
    /// The category's code.
    category: String,
    /// How many stand in it.
    people: u64,
}

/// One person in a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ListEntry {
    /// The place.
    place: u64,
    /// The person's name.
    person: String,
    /// The moment of application, RFC 3339.
    applied_at: String,
    /// The number under which the application was registered.
    sequence: u64,
    /// The case.
    case: String,
}

/// All lists.
#[utoipa::path(
    get, path = "/api/v1/lists",
    responses((status = 200, body = Vec<ListSummary>), (status = 401, body = Problem))
)]
pub(super) async fn all(
    State(workstation): State<Workstation>,
    bearer: Bearer,
) -> Result<Json<Vec<ListSummary>>, Problem> {
    let scope = bearer.who.duty.scope();
    let found = workstation.store().read(move |read| lists::lists(read, &scope)).await?;
    let summary = |counted: &lists::ListCount| ListSummary {
        locality: counted.list.locality().to_string(),
        category: counted.list.category().to_owned(),
        people: counted.people,
    };
    Ok(Json(found.iter().map(summary).collect()))
}

/// The first two hundred of one list, in order.
#[utoipa::path(
    get, path = "/api/v1/lists/{locality}/{category}",
    params(("locality" = String, Path), ("category" = String, Path)),
    responses((status = 200, body = Vec<ListEntry>), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn one(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path((locality, category)): Path<(String, String)>,
) -> Result<Json<Vec<ListEntry>>, Problem> {
    let list: ListKey = format!("{locality}/{category}").parse().map_err(|_| Problem::not_found())?;
    let scope = bearer.who.duty.scope();
    let read = workstation.store().read(move |read| {
        let lines = lists::page(read, &scope, &list, lists::LONGEST_PAGE, 0)?;
        let mut entries = Vec::with_capacity(lines.len());
        for line in lines {
            let case = rows::find(read, &scope, line.case)?
                .ok_or_else(|| StoreError::Inconsistent("an entry without its case".to_owned()))?;
            entries.push(ListEntry {
                place: line.place.number(),
                person: case.person.name.full(),
                applied_at: line.key.applied_at.to_string(),
                sequence: line.key.sequence,
                case: case.number,
            });
        }
        Ok(entries)
    });
    let entries = read.await?;
    if entries.is_empty() { Err(Problem::not_found()) } else { Ok(Json(entries)) }
}
