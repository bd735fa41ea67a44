//! Answers to complaints: one to each, prepared and then signed.

use kezek_casework::{open_json, seal_json};
use kezek_kernel::{ComplaintId, DocumentId, Instant, OfficerId};
use kezek_store::{Act, Read, StoreError, params};

use super::requests::BlobHash;
use crate::words::BothWords;

/// An answer as it was prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerRow {
    pub(crate) document: DocumentId,
    /// The unique number printed on it.
    pub(crate) number: String,
    pub(crate) outcome: String,
    pub(crate) words: BothWords,
    pub(crate) signer: OfficerId,
    pub(crate) xml: BlobHash,
    /// The page: with its signature once it is signed, with the gap for it before.
    pub(crate) pdf: BlobHash,
    /// When it was signed, and the signature over the data.
    pub(crate) signed: Option<(Instant, BlobHash)>,
}

/// Stores a prepared answer in place of an earlier one.
pub(crate) fn replace(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    answer: &AnswerRow,
) -> Result<(), StoreError> {
    act.refer_blob(&answer.xml)?;
    act.refer_blob(&answer.pdf)?;
    let words = seal_json(act, &answer.words)?;
    act.execute(
        "DELETE FROM complaint_answers WHERE complaint_id = ?1 AND signed_at IS NULL",
        &params![complaint],
    )?;
    act.execute(
        "INSERT INTO complaint_answers (complaint_id, document_id, number, outcome, words_sealed, signer, xml, pdf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &params![
            complaint,
            answer.document,
            &answer.number,
            &answer.outcome,
            words,
            answer.signer,
            answer.xml,
            answer.pdf,
        ],
    )
    .map(drop)
}

/// Stores the signed page, the signature over the data and the evidence of both checks.
pub(crate) fn sign(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    pdf: BlobHash,
    xml_cms: BlobHash,
    evidence: BlobHash,
) -> Result<(), StoreError> {
    for hash in [&pdf, &xml_cms, &evidence] {
        act.refer_blob(hash)?;
    }
    let now = act.now();
    act.execute(
        "UPDATE complaint_answers SET pdf = ?2, xml_cms = ?3, evidence = ?4, signed_at = ?5 WHERE complaint_id = ?1",
        &params![complaint, pdf, xml_cms, evidence, now],
    )
    .map(drop)
}

/// The answer to a complaint that the caller has found within his scope.
pub(crate) fn find(read: &mut impl Read, complaint: ComplaintId) -> Result<Option<AnswerRow>, StoreError> {
    let rows = read.query(
        "SELECT document_id, number, outcome, words_sealed, signer, xml, pdf, signed_at, xml_cms FROM complaint_answers
         WHERE complaint_id = ?1",
        &params![complaint],
    )?;
    let answer = |row: &kezek_store::Row| {
        let signed_at: Option<Instant> = row.get(7)?;
        let xml_cms: Option<BlobHash> = row.get(8)?;
        Ok(AnswerRow {
            document: row.get(0)?,
            number: row.get(1)?,
            outcome: row.get(2)?,
            words: open_json(read, &row.get::<Vec<u8>>(3)?)?,
            signer: row.get(4)?,
            xml: row.get(5)?,
            pdf: row.get(6)?,
            signed: signed_at.zip(xml_cms),
        })
    };
    rows.first().map(answer).transpose()
}

/// Whether this number stands on a signed answer that was given to the person with this key.
pub(crate) fn is_genuine(
    read: &mut impl Read,
    number: &str,
    person_key: &[u8; 32],
) -> Result<bool, StoreError> {
    let rows = read.query(
        "SELECT 1 FROM complaint_answers JOIN complaints USING (complaint_id)
         WHERE complaint_answers.number = ?1 AND person_key = ?2 AND signed_at IS NOT NULL",
        &params![number, person_key],
    )?;
    Ok(!rows.is_empty())
}
