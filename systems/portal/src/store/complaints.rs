//! Complaints: what was signed and accepted, how far it has come, the signed answer.

use jiff::civil::Date;
use kezek_kernel::{AccountId, ComplaintId, Instant, RequestId};
use kezek_store::{Act, Read, Row, StoreError, params};

use super::drafts::{Attachment, attachments, insert_attachment};
use super::inconsistent;
use super::requests::Papers;
use super::results::ResultDocument;
use super::said::Said;

/// So many complaints may be filed about one request.
pub(crate) const MOST: usize = 20;

/// A complaint as the portal keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Complaint {
    pub(crate) id: ComplaintId,
    pub(crate) number: String,
    pub(crate) request: RequestId,
    pub(crate) accepted_at: Instant,
    pub(crate) state: ComplaintState,
    pub(crate) journal_index: u64,
}

/// How far a complaint has come; each state carries what is known in it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub(crate) enum ComplaintState {
    /// Accepted by the portal and on its way to the provider.
    Sent,
    /// Registered by the provider under its own number.
    Registered {
        /// The provider's number of the complaint.
        registered_number: String,
        /// The last day for the answer.
        due: Date,
        /// Why the term was extended, when it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extended: Option<Said>,
    },
    /// Answered.
    Answered {
        /// The provider's number of the complaint.
        registered_number: String,
        /// The outcome, of the dated list.
        outcome: String,
        /// The unique number of the answer.
        document_number: String,
        /// When.
        at: Instant,
    },
    /// Sent to the higher body.
    SentUp {
        /// The provider's number of the complaint.
        registered_number: String,
        /// The outcome, of the dated list.
        outcome: String,
        /// To which body and why.
        reason: Said,
        /// When.
        at: Instant,
    },
}

/// A new complaint; the bytes of its files already lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct NewComplaint {
    pub(crate) request: RequestId,
    pub(crate) document_hash: [u8; 32],
    pub(crate) papers: Papers,
    pub(crate) attachments: Vec<Attachment>,
}

const COLUMNS: &str = "complaint_id, number, request_id, accepted_at, state_sealed, journal_index";

impl ComplaintState {
    /// Whether an answer is still awaited.
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self, Self::Sent | Self::Registered { .. })
    }
}

/// Adds a complaint.
pub(crate) fn add(
    act: &mut Act<'_>,
    new: &NewComplaint,
    number: &str,
    index: u64,
) -> Result<ComplaintId, StoreError> {
    let id: ComplaintId = act.id();
    let (now, state) = (act.now(), sealed(act, &ComplaintState::Sent)?);
    let index = i64::try_from(index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO complaints (complaint_id, number, request_id, accepted_at, document_hash, state_sealed, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &params![id, number, new.request, now, new.document_hash, state, index],
    )?;
    let papers = &new.papers;
    let sealed = [act.seal(&papers.document)?, act.seal(&papers.signature)?, act.seal(&papers.evidence)?];
    let [document, signature, evidence] = sealed;
    act.execute(
        "INSERT INTO complaint_papers (complaint_id, document_sealed, signature_sealed, evidence_sealed)
         VALUES (?1, ?2, ?3, ?4)",
        &params![id, document, signature, evidence],
    )?;
    for attachment in &new.attachments {
        insert_attachment(act, "complaint_attachments", "complaint_id", id.as_bytes(), attachment)?;
    }
    Ok(id)
}

/// The complaint with this signed document, if it was accepted before.
pub(crate) fn same(read: &mut impl Read, document_hash: [u8; 32]) -> Result<Option<Complaint>, StoreError> {
    by_column(read, "document_hash", document_hash.into())
}

/// A complaint by its number, for messages from the provider.
pub(crate) fn by_number(read: &mut impl Read, number: &str) -> Result<Option<Complaint>, StoreError> {
    by_column(read, "number", number.into())
}

/// A complaint by its identifier.
pub(crate) fn by_id(read: &mut impl Read, id: ComplaintId) -> Result<Option<Complaint>, StoreError> {
    by_column(read, "complaint_id", id.into())
}

/// A complaint of this account by its number; another person's does not exist for it.
pub(crate) fn of_account(
    read: &mut impl Read,
    account: AccountId,
    number: &str,
) -> Result<Option<Complaint>, StoreError> {
    let Some(complaint) = by_number(read, number)? else { return Ok(None) };
    let request = super::requests::by_id(read, complaint.request)?;
    Ok(request.filter(|request| request.account == account).map(|_| complaint))
}

/// The complaints about a request, oldest first.
pub(crate) fn of_request(read: &mut impl Read, request: RequestId) -> Result<Vec<Complaint>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM complaints WHERE request_id = ?1 ORDER BY accepted_at, number LIMIT {MOST}"
    );
    let rows = read.query(&sql, &params![request])?;
    rows.iter().map(|row| complaint(read, row)).collect()
}

/// Notes how far a complaint has come.
pub(crate) fn set_state(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    state: &ComplaintState,
) -> Result<(), StoreError> {
    let state = sealed(act, state)?;
    act.execute("UPDATE complaints SET state_sealed = ?2 WHERE complaint_id = ?1", &params![complaint, state])
        .map(drop)
}

/// The files of a complaint.
pub(crate) fn attachments_of(read: &mut impl Read, id: ComplaintId) -> Result<Vec<Attachment>, StoreError> {
    attachments(read, "complaint_attachments", "complaint_id", id.as_bytes())
}

/// What was signed, the signature and the evidence.
pub(crate) fn papers(read: &mut impl Read, id: ComplaintId) -> Result<Papers, StoreError> {
    let sql = "SELECT document_sealed, signature_sealed, evidence_sealed FROM complaint_papers WHERE complaint_id = ?1";
    let sealed: [Vec<u8>; 3] =
        read.one(sql, &params![id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    let [document, signature, evidence] = sealed;
    Ok(Papers {
        document: read.open(&document)?,
        signature: read.open(&signature)?,
        evidence: read.open(&evidence)?,
    })
}

/// Keeps the answer.
pub(crate) fn put_answer(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    answer: &ResultDocument,
) -> Result<(), StoreError> {
    act.refer_blob(&answer.pdf)?;
    act.refer_blob(&answer.xml)?;
    act.execute(
        "INSERT INTO complaint_answers (complaint_id, document_number, pdf_blob, xml_blob, received_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        &params![complaint, answer.document_number.as_str(), answer.pdf, answer.xml, answer.received_at],
    )
    .map(drop)
}

/// The answer to this complaint, if it has come.
pub(crate) fn answer(
    read: &mut impl Read,
    complaint: ComplaintId,
) -> Result<Option<ResultDocument>, StoreError> {
    read.optional(
        "SELECT document_number, pdf_blob, xml_blob, received_at FROM complaint_answers WHERE complaint_id = ?1",
        &params![complaint],
        |row| {
            Ok(ResultDocument {
                document_number: row.get(0)?,
                pdf: row.get(1)?,
                xml: row.get(2)?,
                received_at: row.get(3)?,
            })
        },
    )
}

/// Fourteen digits beginning with 102, apart from the numbers of requests.
pub(crate) fn next_number(act: &mut Act<'_>) -> Result<String, StoreError> {
    Ok(format!("102{:011}", super::requests::count_on(act, "complaint")?))
}

fn by_column(
    read: &mut impl Read,
    column: &'static str,
    value: kezek_store::Value,
) -> Result<Option<Complaint>, StoreError> {
    let rows = read.query(&format!("SELECT {COLUMNS} FROM complaints WHERE {column} = ?1"), &[value])?;
    rows.first().map(|row| complaint(read, row)).transpose()
}

fn complaint(read: &impl Read, row: &Row) -> Result<Complaint, StoreError> {
    let state = read.open(&row.get::<Vec<u8>>(4)?)?;
    Ok(Complaint {
        id: row.get(0)?,
        number: row.get(1)?,
        request: row.get(2)?,
        accepted_at: row.get(3)?,
        state: serde_json::from_slice(&state).map_err(|_| inconsistent("complaint state"))?,
        journal_index: row.get(5)?,
    })
}

fn sealed(act: &mut Act<'_>, state: &ComplaintState) -> Result<Vec<u8>, StoreError> {
    let bytes = serde_json::to_vec(state).map_err(|_| inconsistent("complaint state"))?;
    act.seal(&bytes)
}
