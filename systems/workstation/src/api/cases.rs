//! The work list and one case.

use axum::Json;
use axum::extract::{Path, Query, State};
use kezek_casework::worklist;
use kezek_store::{Read as _, StoreError};

use super::answers::{CaseSummary, CommissionAnswer, SupplementAnswer, Term};
use super::bearer::Bearer;
use super::problem::Problem;
use crate::Workstation;
use crate::acts::data_open::{Part, data_open};
use crate::decision::grant::AssistanceTerms;
use crate::decision::{ChosenGround, Examination};
use crate::pages::Dossier;
use crate::store::told::last_grounds;
use crate::worklists::{PAGE, offered, seek};

/// Which part of the list is asked for.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `all`, `mine`, `to-sign`, `unit` (asked of a role of the officer, taken by nobody), `today`, `soon`, `overdue`,
    /// `attention` (for a head) or `ended`; `all` when it is left out.
    #[serde(default)]
    show: String,
    /// The page that follows this mark, as an answer before gave it.
    #[serde(default)]
    after: String,
    /// The page that ends before this mark, as an answer before gave it.
    #[serde(default)]
    before: String,
}

/// A page of the work list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CaseList {
    /// How many cases meet the filter, as far as they were counted.
    total: u32,
    /// There are more than were counted.
    more: bool,
    /// Those of this page, by due date; ended ones latest first.
    cases: Vec<CaseSummary>,
    /// The mark before which the page before ends; none on the first page.
    before: Option<String>,
    /// The mark that the next page follows; none on the last page.
    after: Option<String>,
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
    /// What accepting gives: `place`, `assistance` or `housing-statement`.
    gives: Option<String>,
    /// What is settled about assistance, where the service gives it.
    assistance: Option<AssistanceTerms>,
    /// The grounds on which the service may be refused.
    grounds: Vec<String>,
    /// The attached files.
    attachments: Vec<Attachment>,
    /// Whether the applicant's signature is confirmed.
    signature_confirmed: bool,
    /// Everything found against it.
    signature_findings: Vec<String>,
    /// The grounds of the preliminary refusal that he was told last.
    told_grounds: Option<Vec<ChosenGround>>,
    /// What the applicant answered while the case waited for him, oldest first.
    supplements: Vec<SupplementAnswer>,
    /// The decision, when there is one.
    examination: Option<Examination>,
    /// Who may be named to sign, by officer.
    signers: Vec<String>,
    /// Who may be named the executor, by officer, where the head is asked to.
    executors: Vec<String>,
    /// What the head was told last about the term of the present step: `before` or `ended`.
    alert: Option<&'static str>,
    /// To whom the head may give the case, by officer.
    successors: Vec<String>,
    /// What officers wrote when they passed the case on, oldest first.
    notes: Vec<String>,
    /// What the commission concluded, where one did.
    commission: Option<CommissionAnswer>,
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
    let seek = seek(&asked.after, &asked.before).ok_or_else(|| Problem::unreadable("mark-unreadable"))?;
    let (duty, office) = (bearer.who.duty, workstation.office().clone());
    let read = workstation.store().read(move |read| {
        let (scope, now) = (duty.scope(), read.now());
        let lists = offered(&duty, now, &office.zone);
        let name = if asked.show.is_empty() { "all" } else { asked.show.as_str() };
        let Some((_, filter)) = lists.iter().find(|(code, _)| *code == name) else { return Ok(None) };
        let total = worklist::count(read, &scope, filter)?;
        let page = worklist::page(read, &scope, filter, seek, PAGE)?;
        let cases = page.cases.iter().map(|case| CaseSummary::of(&office.rules, case, now));
        Ok(Some(CaseList {
            total: total.counted,
            more: total.more,
            cases: cases.collect::<Result<_, StoreError>>()?,
            before: page.before.map(|mark| mark.to_string()),
            after: page.after.map(|mark| mark.to_string()),
        }))
    });
    read.await?.map(Json).ok_or_else(|| Problem::unreadable("filter-unknown"))
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
    let rules = &workstation.office().rules;
    let summary = CaseSummary::of(rules, &dossier.case, dossier.now)?;
    let terms = Term::all(rules, &dossier.case)?;
    Ok(Json(CaseDetail::of(summary, terms, dossier)?))
}

impl CaseDetail {
    fn of(case: CaseSummary, terms: Vec<Term>, dossier: Dossier) -> Result<Self, StoreError> {
        let answer = |field: kezek_messages::Field| Answer {
            code: field.code,
            label: field.label,
            value: field.value,
        };
        let answers = crate::inbox::answers(&dossier.application);
        let assistance = AssistanceTerms::of(&dossier.edition, &dossier.case, &answers)?;
        let verdict = dossier.verdict;
        Ok(Self {
            case,
            terms,
            answers: dossier.application.fields.into_iter().map(answer).collect(),
            documents: dossier.edition.documents.iter().map(|document| document.id.clone()).collect(),
            gives: dossier.edition.gives().map(|gives| gives.code().to_owned()),
            assistance,
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
            told_grounds: last_grounds(&dossier.told).map(<[ChosenGround]>::to_vec),
            supplements: dossier.answers.iter().map(SupplementAnswer::of).collect(),
            examination: dossier.examination.map(|row| row.examination),
            signers: dossier.signers.iter().map(ToString::to_string).collect(),
            executors: dossier.executors.iter().map(ToString::to_string).collect(),
            alert: dossier.alert.map(|(alert, _)| alert.code()),
            successors: dossier.successors.iter().map(ToString::to_string).collect(),
            notes: dossier.notes.into_iter().map(|note| note.text).collect(),
            commission: dossier.concluded.as_ref().map(CommissionAnswer::of),
        })
    }
}
