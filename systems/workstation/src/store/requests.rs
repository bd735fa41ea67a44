//! The request of a case: exact bytes, signature, evidence and attachments lie in sealed blobs; rows hold their hashes.

use kezek_casework::{Case, inconsistent, seal_json};
use kezek_kernel::CaseId;
use kezek_store::{Act, Read, StoreError, params};

use kezek_casework::open_json;

/// A SHA-256, by which a blob is found.
pub(crate) type BlobHash = [u8; 32];

/// Where the parts of a request lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestRow {
    pub(crate) category: String,
    pub(crate) application: BlobHash,
    pub(crate) cms: BlobHash,
    pub(crate) evidence: BlobHash,
    pub(crate) portal_index: u64,
    pub(crate) portal_leaf: [u8; 32],
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AttachmentRow {
    pub(crate) document: String,
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) size_bytes: u64,
    pub(crate) blob: BlobHash,
}

/// Stores the request of a new case.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    request: &RequestRow,
    attachments: &[AttachmentRow],
) -> Result<(), StoreError> {
    for hash in [&request.application, &request.cms, &request.evidence] {
        act.refer_blob(hash)?;
    }
    let index = i64::try_from(request.portal_index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO requests (case_id, provider_id, locality, category, application, cms, evidence, portal_index,
         portal_leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &params![
            case.id,
            case.provider,
            case.locality.as_str(),
            &request.category,
            request.application,
            request.cms,
            request.evidence,
            index,
            request.portal_leaf,
        ],
    )?;
    attach(act, case, attachments, None)
}

/// Adds files behind those that the case has; those of an answer name its entry of the journal.
pub(crate) fn attach(
    act: &mut Act<'_>,
    case: &Case,
    attachments: &[AttachmentRow],
    supplement: Option<u64>,
) -> Result<(), StoreError> {
    let supplement = supplement.map(i64::try_from).transpose();
    let supplement = supplement.map_err(|_| inconsistent("a journal index"))?;
    let last = "SELECT CAST(COALESCE(MAX(line), 0) AS BIGINT) FROM attachments WHERE case_id = ?1";
    let last: i64 = act.one(last, &params![case.id], |row| row.get(0))?;
    for (line, attachment) in (last.saturating_add(1)..).zip(attachments) {
        act.refer_blob(&attachment.blob)?;
        let name = seal_json(act, &attachment.name)?;
        let size = i64::try_from(attachment.size_bytes).map_err(|_| inconsistent("a size"))?;
        act.execute(
            "INSERT INTO attachments (case_id, line, provider_id, locality, document, name_sealed, media_type,
             size_bytes, blob, supplement) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            &params![
                case.id,
                line,
                case.provider,
                case.locality.as_str(),
                &attachment.document,
                name,
                &attachment.media_type,
                size,
                attachment.blob,
                supplement,
            ],
        )?;
    }
    Ok(())
}

/// The request of a case that the caller has found within his scope.
pub(crate) fn find(read: &mut impl Read, case: CaseId) -> Result<RequestRow, StoreError> {
    read.one(
        "SELECT category, application, cms, evidence, portal_index, portal_leaf FROM requests WHERE case_id = ?1",
        &params![case],
        |row| {
            Ok(RequestRow {
                category: row.get(0)?,
                application: row.get(1)?,
                cms: row.get(2)?,
                evidence: row.get(3)?,
                portal_index: row.get(4)?,
                portal_leaf: row.get(5)?,
            })
        },
    )
}

/// The attachments of a case in their order: those of the request, then those of each answer.
pub(crate) fn attachments(read: &mut impl Read, case: CaseId) -> Result<Vec<AttachmentRow>, StoreError> {
    let rows = read.query(
        "SELECT document, name_sealed, media_type, size_bytes, blob FROM attachments WHERE case_id = ?1
         ORDER BY line LIMIT 200",
        &params![case],
    )?;
    rows.iter()
        .map(|row| {
            Ok(AttachmentRow {
                document: row.get(0)?,
                name: open_json(read, &row.get::<Vec<u8>>(1)?)?,
                media_type: row.get(2)?,
                size_bytes: row.get(3)?,
                blob: row.get(4)?,
            })
        })
        .collect()
}
