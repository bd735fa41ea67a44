//! What the executor decided, the document prepared for signature, the document signed.

use kezek_casework::{Case, inconsistent, open_json, seal_json};
use kezek_kernel::{CaseId, DocumentId, Instant, OfficerId};
use kezek_queue::Place;
use kezek_store::{Act, Read, Reader, Row, StoreError, params};

use super::requests::BlobHash;
use crate::decision::{DocumentKind, Examination};

/// What an executor found and decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExaminationRow {
    pub(crate) officer: OfficerId,
    pub(crate) at: Instant,
    pub(crate) examination: Examination,
}

/// A document prepared for signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftRow {
    pub(crate) document: DocumentId,
    pub(crate) number: String,
    pub(crate) kind: DocumentKind,
    /// The place that the document prints; none on a refusal.
    pub(crate) place: Option<Place>,
    pub(crate) signer: OfficerId,
    pub(crate) prepared_by: OfficerId,
    pub(crate) prepared_at: Instant,
    pub(crate) xml: BlobHash,
    pub(crate) pdf: BlobHash,
}

/// A signed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentRow {
    pub(crate) document: DocumentId,
    pub(crate) number: String,
    pub(crate) kind: DocumentKind,
    /// The place that the document prints; none on a refusal.
    pub(crate) place: Option<Place>,
    pub(crate) signer: OfficerId,
    pub(crate) signed_at: Instant,
    /// When it left for the accepting system.
    pub(crate) sent_at: Option<Instant>,
    pub(crate) xml: BlobHash,
    pub(crate) xml_cms: BlobHash,
    pub(crate) pdf: BlobHash,
    pub(crate) evidence: BlobHash,
}

/// Stores the decision on a case.
pub(crate) fn insert_examination(
    act: &mut Act<'_>,
    case: &Case,
    officer: OfficerId,
    examination: &Examination,
) -> Result<(), StoreError> {
    let sealed = seal_json(act, examination)?;
    let now = act.now();
    act.execute(
        "INSERT INTO examinations (case_id, provider_id, locality, officer_id, at, finding_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![case.id, case.provider, case.locality.as_str(), officer, now, sealed],
    )?;
    Ok(())
}

/// The decision on a case that the caller has found within his scope.
pub(crate) fn examination(read: &mut impl Read, case: CaseId) -> Result<Option<ExaminationRow>, StoreError> {
    let rows = read.query(
        "SELECT officer_id, at, finding_sealed FROM examinations WHERE case_id = ?1",
        &params![case],
    )?;
    let Some(row) = rows.first() else { return Ok(None) };
    let examination = open_json(read, &row.get::<Vec<u8>>(2)?)?;
    Ok(Some(ExaminationRow { officer: row.get(0)?, at: row.get(1)?, examination }))
}

/// Stores the prepared document in place of an earlier one.
pub(crate) fn replace_draft(act: &mut Act<'_>, case: &Case, draft: &DraftRow) -> Result<(), StoreError> {
    act.refer_blob(&draft.xml)?;
    act.refer_blob(&draft.pdf)?;
    act.execute("DELETE FROM drafts WHERE case_id = ?1", &params![case.id])?;
    let place = place_value(draft.place)?;
    act.execute(
        "INSERT INTO drafts (case_id, provider_id, locality, document_id, number, kind, place, signer, prepared_by,
         prepared_at, xml, pdf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        &params![
            case.id,
            case.provider,
            case.locality.as_str(),
            draft.document,
            &draft.number,
            draft.kind.code(),
            place,
            draft.signer,
            draft.prepared_by,
            draft.prepared_at,
            draft.xml,
            draft.pdf,
        ],
    )?;
    Ok(())
}

/// The prepared document of a case that the caller has found within his scope.
pub(crate) fn draft(read: &mut impl Read, case: CaseId) -> Result<Option<DraftRow>, StoreError> {
    read.optional(
        "SELECT document_id, number, kind, place, signer, prepared_by, prepared_at, xml, pdf FROM drafts
         WHERE case_id = ?1",
        &params![case],
        |row| {
            Ok(DraftRow {
                document: row.get(0)?,
                number: row.get(1)?,
                kind: kind(row, 2)?,
                place: row.get::<Option<u64>>(3)?.and_then(Place::numbered),
                signer: row.get(4)?,
                prepared_by: row.get(5)?,
                prepared_at: row.get(6)?,
                xml: row.get(7)?,
                pdf: row.get(8)?,
            })
        },
    )
}

/// Stores the signed document; the draft has served.
pub(crate) fn insert_document(
    act: &mut Act<'_>,
    case: &Case,
    document: &DocumentRow,
) -> Result<(), StoreError> {
    for hash in [&document.xml, &document.xml_cms, &document.pdf, &document.evidence] {
        act.refer_blob(hash)?;
    }
    act.execute("DELETE FROM drafts WHERE case_id = ?1", &params![case.id])?;
    let place = place_value(document.place)?;
    act.execute(
        "INSERT INTO documents (document_id, case_id, provider_id, locality, number, kind, person_key, signer,
         signed_at, xml, xml_cms, pdf, evidence, place, sent_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        &params![
            document.document,
            case.id,
            case.provider,
            case.locality.as_str(),
            &document.number,
            document.kind.code(),
            case.person_key,
            document.signer,
            document.signed_at,
            document.xml,
            document.xml_cms,
            document.pdf,
            document.evidence,
            place,
            document.sent_at,
        ],
    )?;
    Ok(())
}

/// The signed document leaves now.
pub(crate) fn mark_sent(act: &mut Act<'_>, document: DocumentId) -> Result<(), StoreError> {
    let now = act.now();
    let sql = "UPDATE documents SET sent_at = ?2 WHERE document_id = ?1 AND sent_at IS NULL";
    match act.execute(sql, &params![document, now])? {
        1 => Ok(()),
        rows => Err(StoreError::RowCount(usize::try_from(rows).unwrap_or(usize::MAX))),
    }
}

/// The signed document of a case that the caller has found within his scope.
pub(crate) fn document(read: &mut impl Read, case: CaseId) -> Result<Option<DocumentRow>, StoreError> {
    read.optional(
        "SELECT document_id, number, kind, signer, signed_at, xml, xml_cms, pdf, evidence, place, sent_at
         FROM documents WHERE case_id = ?1",
        &params![case],
        |row| {
            Ok(DocumentRow {
                document: row.get(0)?,
                number: row.get(1)?,
                kind: kind(row, 2)?,
                signer: row.get(3)?,
                signed_at: row.get(4)?,
                xml: row.get(5)?,
                xml_cms: row.get(6)?,
                pdf: row.get(7)?,
                evidence: row.get(8)?,
                place: row.get::<Option<u64>>(9)?.and_then(Place::numbered),
                sent_at: row.get(10)?,
            })
        },
    )
}

/// The page of a case's document: signed, or prepared as long as it is not signed.
pub(crate) fn page(read: &mut Reader<'_>, case: CaseId) -> Result<Option<Vec<u8>>, StoreError> {
    let signed = document(read, case)?.map(|document| document.pdf);
    match signed.or(draft(read, case)?.map(|draft| draft.pdf)) {
        Some(hash) => read.blob(&hash),
        None => Ok(None),
    }
}

/// Whether a document with this number was given to the person with this mark.
pub(crate) fn is_genuine(
    read: &mut impl Read,
    number: &str,
    person_key: &[u8; 32],
) -> Result<bool, StoreError> {
    let rows = read.query(
        "SELECT 1 FROM documents WHERE number = ?1 AND person_key = ?2",
        &params![number, person_key],
    )?;
    Ok(!rows.is_empty())
}

fn place_value(place: Option<Place>) -> Result<Option<i64>, StoreError> {
    let number = place.map(|place| i64::try_from(place.number())).transpose();
    number.map_err(|_| inconsistent("a place beyond 63 bits"))
}

fn kind(row: &Row, column: usize) -> Result<DocumentKind, StoreError> {
    DocumentKind::from_code(&row.get::<String>(column)?).ok_or_else(|| inconsistent("a kind of document"))
}
