//! Applications that were handed in at the counter: accepted ones beside their case, and those that were not accepted.

use kezek_casework::{inconsistent, open_json, seal_json};
use kezek_kernel::{CaseId, DraftId, Instant, Kato, OfficerId, ProviderId, Recipient, Scope};
use kezek_regulations::EditionKey;
use kezek_store::{Act, Read, Row, StoreError, Value, params};

use super::lists::providers;
use super::requests::BlobHash;

/// The longest page of the list.
pub(crate) const LONGEST_PAGE: u32 = 50;

const COLUMNS: &str = "draft_id, provider_id, locality, number, edition, person_sealed, officer_id, at, case_id, \
     journal_index, record, cms, evidence";

/// An application as it was signed by the clerk.
#[derive(Debug, Clone)]
pub(crate) struct ApplicationRow {
    pub(crate) draft: DraftId,
    pub(crate) provider: ProviderId,
    pub(crate) locality: Kato,
    /// The number of the case, or one of its own when it was not accepted.
    pub(crate) number: String,
    pub(crate) edition: EditionKey,
    pub(crate) person: Recipient,
    pub(crate) officer: OfficerId,
    pub(crate) at: Instant,
    /// The case that began with it; none when it was not accepted.
    pub(crate) case: Option<CaseId>,
    pub(crate) journal_index: u64,
    pub(crate) record: BlobHash,
    pub(crate) cms: BlobHash,
    pub(crate) evidence: BlobHash,
}

/// Stores an application.
pub(crate) fn insert(act: &mut Act<'_>, row: &ApplicationRow) -> Result<(), StoreError> {
    for hash in [&row.record, &row.cms, &row.evidence] {
        act.refer_blob(hash)?;
    }
    let person = seal_json(act, &row.person)?;
    let key = act.lookup_key(row.person.number.as_str());
    let index = i64::try_from(row.journal_index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO applications (draft_id, provider_id, locality, number, edition, person_key, person_sealed,
         officer_id, at, case_id, journal_index, record, cms, evidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        &params![
            row.draft,
            row.provider,
            row.locality.as_str(),
            &row.number,
            row.edition.as_str(),
            key,
            person,
            row.officer,
            row.at,
            row.case,
            index,
            row.record,
            row.cms,
            row.evidence,
        ],
    )?;
    Ok(())
}

/// The application with this number, if it lies within the scope.
pub(crate) fn find(
    read: &mut impl Read,
    scope: &Scope,
    number: &str,
) -> Result<Option<ApplicationRow>, StoreError> {
    let Some((condition, mut scoped)) = providers(scope, 2) else { return Ok(None) };
    let mut params = vec![Value::from(number)];
    params.append(&mut scoped);
    let sql = format!("SELECT {COLUMNS} FROM applications WHERE number = ?1 AND {condition}");
    let rows = read.query(&sql, &params)?;
    rows.first().map(|row| application(read, row)).transpose()
}

/// A page of the applications of a scope, newest first.
pub(crate) fn page(
    read: &mut impl Read,
    scope: &Scope,
    offset: u32,
) -> Result<Vec<ApplicationRow>, StoreError> {
    let Some((condition, params)) = providers(scope, 1) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT {COLUMNS} FROM applications WHERE {condition} ORDER BY at DESC, draft_id DESC
         LIMIT {LONGEST_PAGE} OFFSET {offset}"
    );
    let rows = read.query(&sql, &params)?;
    rows.iter().map(|row| application(read, row)).collect()
}

/// How many applications a scope has.
pub(crate) fn count(read: &mut impl Read, scope: &Scope) -> Result<u32, StoreError> {
    let Some((condition, params)) = providers(scope, 1) else { return Ok(0) };
    read.one(&format!("SELECT count(*) FROM applications WHERE {condition}"), &params, |row| row.get(0))
}

fn application(read: &impl Read, row: &Row) -> Result<ApplicationRow, StoreError> {
    Ok(ApplicationRow {
        draft: row.get(0)?,
        provider: row.get(1)?,
        locality: row.get::<String>(2)?.parse().map_err(|_| inconsistent("a locality"))?,
        number: row.get(3)?,
        edition: row.get::<String>(4)?.parse().map_err(|_| inconsistent("an edition"))?,
        person: open_json(read, &row.get::<Vec<u8>>(5)?)?,
        officer: row.get(6)?,
        at: row.get(7)?,
        case: row.get(8)?,
        journal_index: row.get(9)?,
        record: row.get(10)?,
        cms: row.get(11)?,
        evidence: row.get(12)?,
    })
}
