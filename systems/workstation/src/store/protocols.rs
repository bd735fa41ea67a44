//! The protocol of a meeting and the sheet of its signatures.

use kezek_casework::{open_json, seal_json};
use kezek_kernel::{MeetingId, OfficerId};
use kezek_store::{Act, Read, StoreError, params};

use super::requests::BlobHash;
use crate::commission::{Protocol, SheetLine};

/// One signature over the protocol, with the evidence of its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SignatureRow {
    pub(crate) xml_cms: BlobHash,
    pub(crate) pdf_cms: BlobHash,
    pub(crate) evidence: BlobHash,
}

/// Stores the protocol in place of an earlier one.
pub(crate) fn replace(act: &mut Act<'_>, meeting: MeetingId, protocol: &Protocol) -> Result<(), StoreError> {
    act.refer_blob(&protocol.xml)?;
    act.refer_blob(&protocol.pdf)?;
    discard(act, meeting)?;
    act.execute(
        "INSERT INTO protocols (meeting_id, document_id, number, prepared_at, xml, pdf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![
            meeting,
            protocol.document,
            &protocol.number,
            protocol.prepared_at,
            protocol.xml,
            protocol.pdf
        ],
    )?;
    Ok(())
}

/// Takes away a protocol that nobody has signed.
pub(crate) fn discard(act: &mut Act<'_>, meeting: MeetingId) -> Result<(), StoreError> {
    act.execute("DELETE FROM protocols WHERE meeting_id = ?1", &params![meeting])?;
    Ok(())
}

/// The protocol of a meeting that the caller has found within his scope.
pub(crate) fn of_meeting(read: &mut impl Read, meeting: MeetingId) -> Result<Option<Protocol>, StoreError> {
    read.optional(
        "SELECT document_id, number, prepared_at, xml, pdf FROM protocols WHERE meeting_id = ?1",
        &params![meeting],
        |row| {
            Ok(Protocol {
                document: row.get(0)?,
                number: row.get(1)?,
                prepared_at: row.get(2)?,
                xml: row.get(3)?,
                pdf: row.get(4)?,
            })
        },
    )
}

/// Stores a signature, in place of the reason why there was none.
pub(crate) fn sign(
    act: &mut Act<'_>,
    meeting: MeetingId,
    officer: OfficerId,
    signature: &SignatureRow,
) -> Result<(), StoreError> {
    for hash in [&signature.xml_cms, &signature.pdf_cms, &signature.evidence] {
        act.refer_blob(hash)?;
    }
    let now = act.now();
    act.execute(
        "INSERT INTO protocol_signatures (meeting_id, officer_id, at, xml_cms, pdf_cms, evidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (meeting_id, officer_id) DO UPDATE SET at = ?3, xml_cms = ?4, pdf_cms = ?5, evidence = ?6,
         reason_sealed = NULL",
        &params![meeting, officer, now, signature.xml_cms, signature.pdf_cms, signature.evidence],
    )?;
    Ok(())
}

/// Stores why a member has not signed.
pub(crate) fn excuse(
    act: &mut Act<'_>,
    meeting: MeetingId,
    officer: OfficerId,
    reason: &str,
) -> Result<(), StoreError> {
    let sealed = seal_json(act, &reason)?;
    let now = act.now();
    act.execute(
        "INSERT INTO protocol_signatures (meeting_id, officer_id, at, reason_sealed) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (meeting_id, officer_id) DO UPDATE SET at = ?3, reason_sealed = ?4",
        &params![meeting, officer, now, sealed],
    )?;
    Ok(())
}

/// The sheet of signatures of a meeting that the caller has found within his scope.
pub(crate) fn sheet(read: &mut impl Read, meeting: MeetingId) -> Result<Vec<SheetLine>, StoreError> {
    let rows = read.query(
        "SELECT officer_id, at, reason_sealed FROM protocol_signatures WHERE meeting_id = ?1
         ORDER BY at, officer_id LIMIT 500",
        &params![meeting],
    )?;
    rows.iter()
        .map(|row| {
            let reason = match row.get::<Option<Vec<u8>>>(2)? {
                Some(sealed) => Some(open_json::<String>(read, &sealed)?),
                None => None,
            };
            Ok(SheetLine { officer: row.get(0)?, at: row.get(1)?, reason })
        })
        .collect()
}
