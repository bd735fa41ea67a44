//! The catalogue for programs: services offered today, their forms and documents.

use axum::Json;
use axum::extract::{Path, State};
use kezek_kernel::Words;
use kezek_regulations::{Edition, Field, FieldKind};
use serde_json::{Value, json};

use super::problem::Problem;
use crate::state::Portal;

/// The services offered today.
#[utoipa::path(get, path = "/api/v1/services", responses((status = 200, body = Object)))]
pub(super) async fn list(State(portal): State<Portal>) -> Json<Value> {
    let services: Vec<Value> = portal
        .offers()
        .iter()
        .map(|offer| {
            let service = &offer.edition.service;
            json!({
                "code": service.code,
                "edition": offer.edition.key,
                "practice": offer.practice,
                "name": words(&service.name),
            })
        })
        .collect();
    Json(json!({ "services": services }))
}

/// One service: its form, its documents, and the localities in which it is given.
#[utoipa::path(get, path = "/api/v1/services/{code}", params(("code" = String, Path)),
    responses((status = 200, body = Object), (status = 404, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    Path(code): Path<String>,
) -> Result<Json<Value>, Problem> {
    let offer = portal.offer(&code).ok_or(Problem::not_found())?;
    let edition = &offer.edition;
    let localities: Vec<Value> = portal
        .parameters
        .localities_of(edition.key.regulation())
        .into_iter()
        .filter_map(|kato| portal.parameters.locality(kato))
        .map(|locality| json!({ "kato": locality.kato, "name": words(&locality.name) }))
        .collect();
    Ok(Json(json!({
        "code": edition.service.code,
        "edition": edition.key,
        "practice": offer.practice,
        "name": words(&edition.service.name),
        "duration": words(&edition.service.duration),
        "fields": edition.form.topics.iter().flat_map(|topic| &topic.fields).map(|each| field(edition, each)).collect::<Vec<_>>(),
        "documents": documents(edition),
        "localities": localities,
    })))
}

fn documents(edition: &Edition) -> Vec<Value> {
    let attached = edition.documents.iter().filter(|document| document.attached);
    attached
        .map(|document| {
            json!({ "code": document.id, "name": words(&document.name), "required": document.required,
                    "conditional": !document.when.is_empty(), "clause": words(&document.clause.cite) })
        })
        .collect()
}

fn field(edition: &Edition, field: &Field) -> Value {
    let choices: Vec<&str> = match &field.kind {
        FieldKind::Choice { list } => edition
            .list(list)
            .map(|list| list.choices.iter().map(|choice| choice.id.as_str()).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    let inner: Vec<Value> = field.fields().iter().map(|each| self::field(edition, each)).collect();
    json!({ "code": field.id, "label": words(&field.label), "required": field.required,
            "conditional": !field.when.is_empty(), "choices": choices, "fields": inner })
}

fn words(words: &Words) -> Value {
    json!({ "kk": words.kk, "ru": words.ru, "en": words.en })
}
