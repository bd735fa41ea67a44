//! Complaints by number and by list; every query of complaints takes a scope.

use std::collections::BTreeSet;

use kezek_casework::{inconsistent, open_json, seal_json};
use kezek_kernel::{CaseId, ComplaintId, Instant, OfficerId, ProviderId, Scope};
use kezek_store::{Act, Read, Row, StoreError, Value, params};

use super::meetings::within;
use super::requests::{AttachmentRow, BlobHash};
use crate::complaint::{Came, Complaint, Grievance, Origin};

/// At most so many complaints stand in a list.
pub(crate) const LONGEST_LIST: u32 = 200;

const COLUMNS: &str = "complaint_id, provider_id, locality, zone, number, came, sender, sender_number, case_id, person_key, \
     grievance_sealed, filed_at, registered_at, registered_by, term, stage";

/// Where the signed parts of a complaint lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PapersRow {
    pub(crate) document: BlobHash,
    pub(crate) cms: BlobHash,
    pub(crate) evidence: BlobHash,
    pub(crate) portal_index: u64,
    pub(crate) portal_leaf: [u8; 32],
}

/// Which complaints a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Filter {
    /// Those that wait for an answer, by due date.
    Open,
    /// Those of them whose term has run out.
    Overdue,
    /// Those that have ended, newest first.
    Ended,
}

/// Stores a new complaint with its files and the officials whom it names.
pub(crate) fn insert(
    act: &mut Act<'_>,
    complaint: &Complaint,
    files: &[AttachmentRow],
    officials: &BTreeSet<OfficerId>,
) -> Result<(), StoreError> {
    let grievance = seal_json(act, &complaint.grievance)?;
    let (sender, sender_number) = match &complaint.origin {
        Some(origin) => (origin.sender.as_str(), origin.number.as_str()),
        None => ("", complaint.number.as_str()),
    };
    act.execute(
        "INSERT INTO complaints (complaint_id, provider_id, locality, zone, number, came, sender, sender_number, case_id,
         person_key, grievance_sealed, filed_at, registered_at, registered_by, term, due_at, stage, ended_at, attention)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, NULL, 0)",
        &params![
            complaint.id,
            complaint.provider,
            complaint.locality.as_str(),
            &complaint.zone,
            &complaint.number,
            complaint.came.code(),
            sender,
            sender_number,
            complaint.case,
            complaint.person_key,
            grievance,
            complaint.filed_at,
            complaint.registered_at,
            complaint.registered_by,
            json(&complaint.term)?,
            complaint.term.due.instant,
            json(&complaint.stage)?,
        ],
    )?;
    for (line, file) in (1_i64..).zip(files) {
        insert_file(act, complaint.id, line, file)?;
    }
    for officer in officials {
        act.execute(
            "INSERT INTO complaint_officials (complaint_id, officer_id) VALUES (?1, ?2)",
            &params![complaint.id, *officer],
        )?;
    }
    Ok(())
}

fn insert_file(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    line: i64,
    file: &AttachmentRow,
) -> Result<(), StoreError> {
    act.refer_blob(&file.blob)?;
    let name = seal_json(act, &file.name)?;
    let size = i64::try_from(file.size_bytes).map_err(|_| inconsistent("a size"))?;
    act.execute(
        "INSERT INTO complaint_files (complaint_id, line, name_sealed, media_type, size_bytes, blob)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![complaint, line, name, &file.media_type, size, file.blob],
    )
    .map(drop)
}

/// Stores where the signed parts of a complaint lie.
pub(crate) fn insert_papers(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    papers: &PapersRow,
) -> Result<(), StoreError> {
    for hash in [&papers.document, &papers.cms, &papers.evidence] {
        act.refer_blob(hash)?;
    }
    let index = i64::try_from(papers.portal_index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO complaint_papers (complaint_id, document, cms, evidence, portal_index, portal_leaf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![complaint, papers.document, papers.cms, papers.evidence, index, papers.portal_leaf],
    )
    .map(drop)
}

/// Stores term and stage of a complaint; the head is told anew about a later term.
pub(crate) fn update(act: &mut Act<'_>, complaint: &Complaint) -> Result<(), StoreError> {
    let due = complaint.term.due.instant;
    let ended = complaint.stage.ended().map(|(at, _)| at);
    act.execute(
        "UPDATE complaints SET attention = CASE WHEN due_at = ?3 THEN attention ELSE 0 END, term = ?2, due_at = ?3,
         stage = ?4, ended_at = ?5 WHERE complaint_id = ?1",
        &params![complaint.id, json(&complaint.term)?, due, json(&complaint.stage)?, ended],
    )
    .map(drop)
}

/// The complaint with this number, if it lies within the scope.
pub(crate) fn find_by_number(
    read: &mut impl Read,
    scope: &Scope,
    number: &str,
) -> Result<Option<Complaint>, StoreError> {
    one(read, scope, "number = ?1", number.into())
}

/// The complaint that this system sent under this number.
pub(crate) fn find_sent(
    read: &mut impl Read,
    sender: &str,
    number: &str,
) -> Result<Option<Complaint>, StoreError> {
    let row = read.query(
        &format!("SELECT {COLUMNS} FROM complaints WHERE sender = ?1 AND sender_number = ?2"),
        &params![sender, number],
    )?;
    row.first().map(|row| complaint(read, row)).transpose()
}

fn one(
    read: &mut impl Read,
    scope: &Scope,
    condition: &str,
    value: Value,
) -> Result<Option<Complaint>, StoreError> {
    let mut params = vec![value];
    let scope = within(scope, &mut params);
    let rows =
        read.query(&format!("SELECT {COLUMNS} FROM complaints WHERE {condition} AND {scope}"), &params)?;
    rows.first().map(|row| complaint(read, row)).transpose()
}

/// The complaints of a list.
pub(crate) fn list(
    read: &mut impl Read,
    scope: &Scope,
    filter: &Filter,
) -> Result<Vec<Complaint>, StoreError> {
    let (mut params, condition) = (Vec::new(), filter.condition(read.now()));
    let scope = within(scope, &mut params);
    let order = match filter {
        Filter::Open | Filter::Overdue => "due_at, complaint_id",
        Filter::Ended => "ended_at DESC, complaint_id",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM complaints WHERE {condition} AND {scope} ORDER BY {order} LIMIT {LONGEST_LIST}"
    );
    let rows = read.query(&sql, &params)?;
    rows.iter().map(|row| complaint(read, row)).collect()
}

/// How many complaints a list has.
pub(crate) fn count(read: &mut impl Read, scope: &Scope, filter: &Filter) -> Result<u32, StoreError> {
    let (mut params, condition) = (Vec::new(), filter.condition(read.now()));
    let scope = within(scope, &mut params);
    let sql = format!("SELECT CAST(count(*) AS BIGINT) FROM complaints WHERE {condition} AND {scope}");
    read.one(&sql, &params, |row| row.get(0))
}

/// The complaints about a case that the caller has found within his scope: the number of each, and whether it still runs.
pub(crate) fn about_case(read: &mut impl Read, case: CaseId) -> Result<Vec<(String, bool)>, StoreError> {
    let sql = "SELECT number, ended_at FROM complaints WHERE case_id = ?1 ORDER BY number DESC LIMIT 20";
    read.all(sql, &params![case], |row| Ok((row.get(0)?, row.get::<Option<Instant>>(1)?.is_none())))
}

/// The officials whom a complaint names.
pub(crate) fn officials(
    read: &mut impl Read,
    complaint: ComplaintId,
) -> Result<BTreeSet<OfficerId>, StoreError> {
    let sql = "SELECT officer_id FROM complaint_officials WHERE complaint_id = ?1 LIMIT 500";
    Ok(read.all(sql, &params![complaint], |row| row.get(0))?.into_iter().collect())
}

/// The files of a complaint that the caller has found within his scope.
pub(crate) fn files(read: &mut impl Read, complaint: ComplaintId) -> Result<Vec<AttachmentRow>, StoreError> {
    let rows = read.query(
        "SELECT name_sealed, media_type, size_bytes, blob FROM complaint_files WHERE complaint_id = ?1
         ORDER BY line LIMIT 200",
        &params![complaint],
    )?;
    let file = |row: &Row| {
        Ok(AttachmentRow {
            document: String::new(),
            name: open_json(read, &row.get::<Vec<u8>>(0)?)?,
            media_type: row.get(1)?,
            size_bytes: row.get(2)?,
            blob: row.get(3)?,
        })
    };
    rows.iter().map(file).collect()
}

/// Where the signed parts lie; none when an officer entered the complaint.
pub(crate) fn papers(read: &mut impl Read, complaint: ComplaintId) -> Result<Option<PapersRow>, StoreError> {
    read.optional(
        "SELECT document, cms, evidence, portal_index, portal_leaf FROM complaint_papers WHERE complaint_id = ?1",
        &params![complaint],
        |row| {
            Ok(PapersRow {
                document: row.get(0)?,
                cms: row.get(1)?,
                evidence: row.get(2)?,
                portal_index: row.get(3)?,
                portal_leaf: row.get(4)?,
            })
        },
    )
}

/// The numbers of complaints of all providers whose term has run out and whose heads were not told.
pub(crate) fn untold(read: &mut impl Read, limit: u32) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "SELECT number FROM complaints WHERE ended_at IS NULL AND attention = 0 AND due_at <= ?1
         ORDER BY due_at, complaint_id LIMIT {limit}"
    );
    let now: Instant = read.now();
    read.all(&sql, &params![now], |row| row.get(0))
}

/// Notes that the head was told; false when he had been, or there is nothing to tell.
pub(crate) fn tell(act: &mut Act<'_>, complaint: ComplaintId) -> Result<bool, StoreError> {
    let now = act.now();
    let rows = act.execute(
        "UPDATE complaints SET attention = 1
         WHERE complaint_id = ?1 AND ended_at IS NULL AND attention = 0 AND due_at <= ?2",
        &params![complaint, now],
    )?;
    Ok(rows == 1)
}

impl Filter {
    /// All lists, by the names under which pages and API know them.
    pub(crate) const ALL: [(&'static str, Self); 3] =
        [("open", Self::Open), ("overdue", Self::Overdue), ("ended", Self::Ended)];

    fn condition(&self, now: Instant) -> String {
        match self {
            Self::Open => "ended_at IS NULL".to_owned(),
            Self::Overdue => format!("ended_at IS NULL AND due_at <= {}", now.micros()),
            Self::Ended => "ended_at IS NOT NULL".to_owned(),
        }
    }
}

fn complaint(read: &impl Read, row: &Row) -> Result<Complaint, StoreError> {
    let provider: ProviderId = row.get(1)?;
    let text = |place| row.get::<String>(place);
    let (sender, sender_number) = (text(6)?, text(7)?);
    let grievance: Grievance = open_json(read, &row.get::<Vec<u8>>(10)?)?;
    Ok(Complaint {
        id: row.get(0)?,
        provider,
        locality: text(2)?.parse().map_err(|_| inconsistent("the locality of a complaint"))?,
        zone: text(3)?,
        number: text(4)?,
        came: Came::from_code(&text(5)?).ok_or_else(|| inconsistent("the way of a complaint"))?,
        origin: (!sender.is_empty()).then_some(Origin { sender, number: sender_number }),
        case: row.get(8)?,
        person_key: row.get(9)?,
        grievance,
        filed_at: row.get(11)?,
        registered_at: row.get(12)?,
        registered_by: row.get(13)?,
        term: serde_json::from_str(&text(14)?).map_err(|_| inconsistent("the term of a complaint"))?,
        stage: serde_json::from_str(&text(15)?).map_err(|_| inconsistent("the stage of a complaint"))?,
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| inconsistent("a part of a complaint"))
}
