//! Applications on paper: write the record that the clerk signs, take his signature, print the receipt, hand over the result.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_forms::{plain_name, sniff};
use kezek_kernel::{DraftId, Language};
use kezek_regulations::{Answers, Media};
use kezek_store::StoreError;

use super::bearer::{Bearer, Body, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::result_issue::{ResultIssue, result_issue};
use crate::counter::hand_in::{HandedOver, OnDesk};
use crate::counter::handover::Receiver;
use crate::counter::intake::{Filled, Identity, Lack, Mark, Shortcoming};
use crate::store::applications::{self, LONGEST_PAGE};
use crate::store::intakes;
use crate::store::requests::AttachmentRow;

/// No application brings more scans.
const MOST_FILES: usize = 50;

/// An application as the clerk enters it.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// The edition of a service that the officer takes.
    edition: String,
    /// The language of the record: `kk`, `ru` or `en`; Kazakh when it is left out.
    #[serde(default)]
    language: Option<String>,
    /// The answers to the edition's form, by code; items of a group are `group.0.field`.
    answers: BTreeMap<String, String>,
    /// The identity document that was shown; left out when none was.
    #[serde(default)]
    identity: Identity,
    /// Every document of the edition's list.
    documents: Vec<Mark>,
    /// Scans, if any.
    #[serde(default)]
    files: Vec<Scan>,
}

/// A scanned document.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Scan {
    /// Which document of the list it is.
    document: String,
    /// The name of the file.
    name: String,
    /// Its bytes in base64.
    content: String,
}

/// What is to be signed, and what follows from the signature.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct RecordAnswer {
    /// The name of this record; it goes back with the signature.
    id: String,
    /// The record in base64: the signature is over these bytes.
    record: String,
    /// Whether the set is complete, so that the application will be accepted.
    complete: bool,
    /// The documents for whose sake it will not.
    lacks: Vec<LackAnswer>,
}

/// A document that is missing or has expired.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct LackAnswer {
    /// Its code in the edition.
    document: String,
    /// `missing` or `expired`.
    lack: String,
}

/// The clerk's signature.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignRecord {
    /// CMS over the record: PEM, or DER in base64.
    cms: String,
}

/// To whom a result is handed over.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Issue {
    /// Who receives it.
    receiver: Receiver,
}

/// Which page of the list.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The page, from 1.
    #[serde(default)]
    #[param(minimum = 1, maximum = 10000)]
    page: u32,
}

/// An application that was signed.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct ApplicationSummary {
    /// The number of the case, or of the refusal.
    number: String,
    /// The applicant's name.
    person: String,
    /// The service's code.
    service: String,
    /// When it was handed in, RFC 3339.
    at: String,
    /// Whether it was accepted.
    accepted: bool,
}

/// The applications of the officer's providers, newest first.
#[utoipa::path(
    get, path = "/api/v1/applications", params(Asked),
    responses(
        (status = 200, body = Vec<ApplicationSummary>), (status = 400, body = Problem), (status = 401, body = Problem),
    )
)]
pub(super) async fn list(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<ApplicationSummary>>, Problem> {
    let Query(asked) = query.map_err(|_| Problem::unreadable("query-unreadable"))?;
    let offset = (asked.page.clamp(1, 10_000) - 1) * LONGEST_PAGE;
    let (scope, rules) = (bearer.who.duty.scope(), workstation.office().rules.clone());
    let read = workstation.store().read(move |read| {
        let rows = applications::page(read, &scope, offset)?;
        let summaries = rows.into_iter().map(|row| {
            Ok(ApplicationSummary {
                service: rules.edition(&row.edition)?.service.code.clone(),
                person: row.person.name.full(),
                at: row.at.to_string(),
                accepted: row.case.is_some(),
                number: row.number,
            })
        });
        summaries.collect::<Result<Vec<_>, StoreError>>()
    });
    Ok(Json(read.await?))
}

/// Writes the record of an application. Nothing is registered before it is signed.
#[utoipa::path(
    post, path = "/api/v1/applications", request_body = Paper,
    responses(
        (status = 201, body = RecordAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn write(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Body(paper): Body<Paper>,
) -> Result<(StatusCode, Json<RecordAnswer>), Problem> {
    let edition = paper.edition.parse().map_err(|_| Problem::unreadable("edition-unreadable"))?;
    let language = match paper.language.as_deref() {
        None => Language::Kk,
        Some(tag) => Language::from_tag(tag).ok_or_else(|| Problem::unreadable("language-unknown"))?,
    };
    let files = scans(&paper.files)?;
    let (answers, identity, documents) =
        (Answers::from_pairs(&paper.answers), paper.identity, paper.documents);
    let filled = Filled { answers, identity, documents };
    let draft = workstation.begin_intake(&bearer.who, &edition, filled).await?;
    for (line, (row, bytes)) in (1..).zip(files) {
        let row = AttachmentRow { blob: workstation.store().put_blob(bytes).await?, ..row };
        let kept = workstation.store().keep(move |act| Ok(intakes::attach(act, draft, line, &row)?));
        kept.await.map_err(kezek_store::Failure::<std::convert::Infallible>::into_store)?;
    }
    let desk = workstation.on_desk(bearer.who.officer, draft).await?.ok_or_else(Problem::not_found)?;
    let findings = findings(&workstation, &desk);
    if !findings.is_empty() {
        return Err(Problem::unfilled(findings));
    }
    let record = workstation.write_record(&bearer.who, &desk, language).await?;
    let lacks = workstation.intake_lacks(&desk);
    Ok((StatusCode::CREATED, Json(RecordAnswer::of(draft, &record, &lacks))))
}

/// Takes the clerk's signature: the application is accepted when its set is complete, else not.
#[utoipa::path(
    post, path = "/api/v1/applications/{application}/signature", request_body = SignRecord,
    params(("application" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = HandedOver), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(application): Path<String>,
    Keyed(asked, once): Keyed<SignRecord>,
) -> Result<Json<HandedOver>, Problem> {
    if let Some(handed) = once.before::<HandedOver>(&workstation, &bearer.actor()).await? {
        return Ok(Json(handed));
    }
    let draft: DraftId = application.parse().map_err(|_| Problem::not_found())?;
    let handed = workstation.hand_in(bearer.who.officer, draft, asked.cms.as_bytes(), once).await?;
    Ok(Json(handed))
}

/// The receipt of an application as PDF; its printing is recorded.
#[utoipa::path(
    get, path = "/api/v1/applications/{application}/receipt.pdf", params(("application" = String, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem),
    )
)]
pub(super) async fn receipt(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(application): Path<String>,
) -> Result<Response, Problem> {
    let bytes = workstation.receipt(bearer.who.officer, application).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

/// Notes that the signed result is handed over on paper; the case ends.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/issue", request_body = Issue,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn issue(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Issue>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let input = ResultIssue { case, receiver: asked.receiver };
    bearer.does(&workstation, once, input, result_issue).await
}

impl RecordAnswer {
    fn of(draft: DraftId, record: &[u8], lacks: &[Shortcoming]) -> Self {
        let lack = |each: &Shortcoming| LackAnswer {
            document: each.document.clone(),
            lack: match each.lack {
                Lack::Missing => "missing".to_owned(),
                Lack::Expired => "expired".to_owned(),
            },
        };
        Self {
            id: draft.to_string(),
            record: STANDARD.encode(record),
            complete: lacks.is_empty(),
            lacks: lacks.iter().map(lack).collect(),
        }
    }
}

/// The scans with their bytes.
fn scans(files: &[Scan]) -> Result<Vec<(AttachmentRow, Vec<u8>)>, Problem> {
    if files.len() > MOST_FILES {
        return Err(Problem::unreadable("files-too-many"));
    }
    let scan = |file: &Scan| {
        let bytes = STANDARD.decode(&file.content).map_err(|_| Problem::unreadable("file-unreadable"))?;
        let row = AttachmentRow {
            document: file.document.clone(),
            name: plain_name(&file.name),
            media_type: sniff(&bytes).map_or("", Media::code).to_owned(),
            size_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            blob: [0; 32],
        };
        Ok((row, bytes))
    };
    files.iter().map(scan).collect()
}

/// Everything that is wrong with what was entered, each as `what: code`.
fn findings(workstation: &Workstation, desk: &OnDesk) -> Vec<String> {
    let faults = workstation.intake_faults(desk);
    let fields = faults.fields.iter().map(|fault| format!("{}: {}", fault.field, fault.code));
    let marks = faults.marks.iter().map(|fault| {
        let what = if fault.document.is_empty() { "identity" } else { &fault.document };
        format!("{what}: {}", fault.code)
    });
    let files = faults.files.iter().map(|fault| format!("{}: {}", fault.document, fault.code));
    fields.chain(marks).chain(files).collect()
}
