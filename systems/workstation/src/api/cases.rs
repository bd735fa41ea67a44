//! The work list and one case.

use axum::Json;
use axum::extract::{Path, Query, State};
use kezek_casework::rows::{self, Filter};
use kezek_store::StoreError;

use super::answers::{CaseSummary, Term};
use super::bearer::Bearer;
use super::problem::Problem;
use crate::Workstation;
use crate::acts::data_open::{Part, data_open};
use crate::decision::Examination;
use crate::pages::Dossier;

/// Rows of one page.
const PAGE: u32 = 50;

/// Which part of the list is asked for.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `all`, `mine`, `free`, `to-sign`, `soon`, `overdue` or `ended`; `all` when it is left out.
    #[serde(default)]
    show: String,
    /// The page, from 1.
    #[serde(default)]
    #[param(minimum = 1, maximum = 10000)]
    page: u32,
}

/// A page of the work list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CaseList {
    /// How many cases meet the filter.
    total: u32,
    /// Those of this page, by due date.
    cases: Vec<CaseSummary>,
}

/// A case with everything that an executor needs.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CaseDetail {
    /// The case as in the list.
    case: CaseSummary,
    /// The answers of the signed application.
    answers: Vec<Answer>,
    /// The documents of the Standard, each of which a decision must mark.
    documents: Vec<String>,
    /// The grounds on which the service may be refused.
    grounds: Vec<String>,
    /// The attached files.
    attachments: Vec<Attachment>,
    /// Whether the applicant's signature is confirmed.
    signature_confirmed: bool,
    /// Everything found against it.
    signature_findings: Vec<String>,
    /// The decision, when there is one.
    examination: Option<Examination>,
    /// Who may be named to sign, by officer.
    signers: Vec<String>,
    /// Who may be named the executor, by officer, where the head is asked to.
    executors: Vec<String>,
    /// What officers wrote when they passed the case on, oldest first.
    notes: Vec<String>,
    /// The terms that run, each with its count.
    terms: Vec<Term>,
}

/// One answer.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Answer {
    /// The field's code.
    code: String,
    /// The question as the applicant read it.
    label: String,
    /// The answer.
    value: String,
}

/// One attached file.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Attachment {
    /// The document it proves.
    document: String,
    /// Its name.
    name: String,
    /// Its type.
    media_type: String,
    /// Its length.
    size_bytes: u64,
}

/// The work list.
#[utoipa::path(
    get, path = "/api/v1/cases", params(Asked),
    responses((status = 200, body = CaseList), (status = 400, body = Problem), (status = 401, body = Problem))
)]
pub(super) async fn list(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    query: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<CaseList>, Problem> {
    let Query(asked) = query.map_err(|_| Problem::unreadable("query-unreadable"))?;
    let officer = bearer.who.officer;
    let filter = match asked.show.as_str() {
        "" | "all" => Filter::Running,
        "mine" => Filter::HeldBy(officer),
        "free" => Filter::Free,
        "to-sign" => Filter::ToSign(officer),
        "soon" => Filter::Soon,
        "overdue" => Filter::Overdue,
        "ended" => Filter::Ended,
        _ => return Err(Problem::unreadable("filter-unknown")),
    };
    let offset = (asked.page.clamp(1, 10_000) - 1) * PAGE;
    let (scope, rules) = (bearer.who.duty.scope(), workstation.office().rules.clone());
    let read = workstation.store().read(move |read| {
        let total = rows::count(read, &scope, filter)?;
        let cases = rows::page(read, &scope, filter, PAGE, offset)?;
        let cases: Result<Vec<_>, StoreError> =
            cases.iter().map(|case| CaseSummary::of(&rules, case)).collect();
        Ok(CaseList { total, cases: cases? })
    });
    Ok(Json(read.await?))
}

/// One case; the opening is recorded.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}", params(("number" = String, Path)),
    responses((status = 200, body = CaseDetail), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn one(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Json<CaseDetail>, Problem> {
    let case = bearer.case(&workstation, &number).await?;
    let (office, id) = (workstation.office().clone(), case.id);
    let opened =
        workstation.store().act(bearer.actor(), move |act| data_open(act, &office, id, Part::Request)).await;
    let case = opened.map_err(|_| Problem::not_found())?.value;
    let dossier = Dossier::read(&workstation, case)
        .await
        .map_err(|_| Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    let summary = CaseSummary::of(&workstation.office().rules, &dossier.case)?;
    let terms = Term::all(&workstation.office().rules, &dossier.case)?;
    Ok(Json(CaseDetail::of(summary, terms, dossier)))
}

impl CaseDetail {
    fn of(case: CaseSummary, terms: Vec<Term>, dossier: Dossier) -> Self {
        let answer = |field: kezek_messages::Field| Answer {
            code: field.code,
            label: field.label,
            value: field.value,
        };
        let verdict = dossier.verdict;
        Self {
            case,
            terms,
            answers: dossier.application.fields.into_iter().map(answer).collect(),
            documents: dossier.edition.documents.iter().map(|document| document.id.clone()).collect(),
            grounds: dossier
                .edition
                .grounds
                .iter()
                .filter(|ground| !ground.at_acceptance)
                .map(|ground| ground.id.clone())
                .collect(),
            attachments: dossier
                .attachments
                .into_iter()
                .map(|file| Attachment {
                    document: file.document,
                    name: file.name,
                    media_type: file.media_type,
                    size_bytes: file.size_bytes,
                })
                .collect(),
            signature_confirmed: verdict.as_ref().is_some_and(|verdict| verdict.accepted),
            signature_findings: verdict.map_or_else(
                || vec!["evidence-not-readable".to_owned()],
                |verdict| verdict.findings.iter().map(|finding| finding.code.to_string()).collect(),
            ),
            examination: dossier.examination.map(|row| row.examination),
            signers: dossier.signers.iter().map(ToString::to_string).collect(),
            executors: dossier.executors.iter().map(ToString::to_string).collect(),
            notes: dossier.notes.into_iter().map(|note| note.text).collect(),
        }
    }
}
