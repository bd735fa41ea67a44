//! Results that came back: the signed document of a finished request.

use kezek_kernel::{Instant, RequestId};
use kezek_store::{Act, Read, StoreError, params};

/// A signed document that answers a request.
#[derive(Debug, Clone)]
pub(crate) struct ResultDocument {
    pub(crate) document_number: String,
    pub(crate) pdf: [u8; 32],
    pub(crate) xml: [u8; 32],
    pub(crate) received_at: Instant,
}

/// Keeps the result; a second delivery of the same result changes nothing.
pub(crate) fn put(act: &mut Act<'_>, request: RequestId, result: &ResultDocument) -> Result<(), StoreError> {
    act.refer_blob(&result.pdf)?;
    act.refer_blob(&result.xml)?;
    act.execute(
        "INSERT INTO results (request_id, document_number, pdf_blob, xml_blob, received_at, opened_at)
         VALUES (?1, ?2, ?3, ?4, ?5, NULL) ON CONFLICT (request_id) DO NOTHING",
        &params![request, result.document_number.as_str(), result.pdf, result.xml, result.received_at],
    )
    .map(|_| ())
}

/// The result of this request, if it has come.
pub(crate) fn find(read: &mut impl Read, request: RequestId) -> Result<Option<ResultDocument>, StoreError> {
    read.optional(
        "SELECT document_number, pdf_blob, xml_blob, received_at FROM results WHERE request_id = ?1",
        &params![request],
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
