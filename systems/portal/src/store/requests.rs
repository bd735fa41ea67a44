//! Requests: what was signed and accepted, and how far it has come.

use kezek_kernel::{AccountId, Instant, Kato, RequestId};
use kezek_store::{Act, Read, StoreError, params};

use super::drafts::{Attachment, attachments, insert_attachment};
use super::inconsistent;

/// How far a request has come; each state carries what is known in it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub(crate) enum RequestState {
    /// Accepted by the portal and on its way to the provider.
    Sent,
    /// Registered by the provider under its own number.
    Registered {
        /// The provider's number of the case.
        case_number: String,
        /// When it was registered.
        at: Instant,
        /// When the result is due.
        due: Option<Instant>,
    },
    /// Answered with the service.
    Granted {
        /// The unique number of the notification.
        document_number: String,
        /// When the answer came.
        at: Instant,
    },
    /// Answered with a motivated refusal.
    Refused {
        /// The unique number of the refusal.
        document_number: String,
        /// When the answer came.
        at: Instant,
    },
}

impl RequestState {
    /// Whether an answer is still awaited.
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self, Self::Sent | Self::Registered { .. })
    }
}

/// A request as the portal keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) id: RequestId,
    pub(crate) number: String,
    pub(crate) account: AccountId,
    pub(crate) service: String,
    pub(crate) edition: String,
    pub(crate) locality: Kato,
    pub(crate) accepted_at: Instant,
    pub(crate) state: RequestState,
    pub(crate) journal_index: u64,
}

/// What a new request is made of; the bytes already lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct NewRequest {
    pub(crate) account: AccountId,
    pub(crate) service: String,
    pub(crate) edition: String,
    pub(crate) locality: Kato,
    pub(crate) application_hash: [u8; 32],
    pub(crate) papers: Papers,
    pub(crate) attachments: Vec<Attachment>,
}

/// What was signed, the signature, and what the verdict rests on.
#[derive(Clone)]
pub(crate) struct Papers {
    pub(crate) document: Vec<u8>,
    pub(crate) signature: Vec<u8>,
    pub(crate) evidence: Vec<u8>,
}

/// Personal data stay out of logs.
impl std::fmt::Debug for Papers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Papers(..)")
    }
}

/// Why a request was not added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Clash {
    /// The same signed document was accepted before, under this number.
    SameApplication(String),
    /// Another request for the same service is still running, under this number.
    Running(String),
}

const COLUMNS: &str =
    "request_id, number, account_id, service, edition, locality, accepted_at, state, journal_index";

/// What stands in the way of a new request.
pub(crate) fn clash(act: &mut Act<'_>, new: &NewRequest) -> Result<Option<Clash>, StoreError> {
    if let Some(earlier) = by_column(act, "application_hash", new.application_hash.into())? {
        return Ok(Some(Clash::SameApplication(earlier.number)));
    }
    let running = by_column(act, "running_key", running_key(new.account, &new.service).into())?;
    Ok(running.map(|running| Clash::Running(running.number)))
}

/// Adds a request that clashes with none.
pub(crate) fn add(
    act: &mut Act<'_>,
    new: &NewRequest,
    number: &str,
    index: u64,
) -> Result<RequestId, StoreError> {
    let id: RequestId = act.id();
    let now = act.now();
    act.execute(
        "INSERT INTO requests (request_id, number, account_id, service, edition, locality, accepted_at,
           application_hash, running_key, state, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &params![
            id,
            number,
            new.account,
            new.service.as_str(),
            new.edition.as_str(),
            new.locality.as_str(),
            now,
            new.application_hash,
            running_key(new.account, &new.service),
            state_text(&RequestState::Sent),
            i64::try_from(index).unwrap_or(i64::MAX)
        ],
    )?;
    let papers = &new.papers;
    let sealed = [act.seal(&papers.document)?, act.seal(&papers.signature)?, act.seal(&papers.evidence)?];
    let [application, signature, evidence] = sealed;
    act.execute(
        "INSERT INTO request_papers (request_id, application_sealed, signature_sealed, evidence_sealed)
         VALUES (?1, ?2, ?3, ?4)",
        &params![id, application, signature, evidence],
    )?;
    for attachment in &new.attachments {
        insert_attachment(act, "request_attachments", "request_id", id.as_bytes(), attachment)?;
    }
    Ok(id)
}

/// Notes how far the request has come.
pub(crate) fn set_state(
    act: &mut Act<'_>,
    request: &Request,
    state: &RequestState,
) -> Result<(), StoreError> {
    let running = state.is_running().then(|| running_key(request.account, &request.service));
    act.execute(
        "UPDATE requests SET state = ?2, running_key = ?3 WHERE request_id = ?1",
        &params![request.id, state_text(state), running],
    )
    .map(|_| ())
}

/// A request of this account by its number; another person's request does not exist for it.
pub(crate) fn of_account(
    read: &mut impl Read,
    account: AccountId,
    number: &str,
) -> Result<Option<Request>, StoreError> {
    Ok(by_number(read, number)?.filter(|request| request.account == account))
}

/// A request by its number, for messages from the provider.
pub(crate) fn by_number(read: &mut impl Read, number: &str) -> Result<Option<Request>, StoreError> {
    by_column(read, "number", number.into())
}

/// A request by its identifier.
pub(crate) fn by_id(read: &mut impl Read, id: RequestId) -> Result<Option<Request>, StoreError> {
    by_column(read, "request_id", id.into())
}

/// The number of the account's running request for a service.
pub(crate) fn running(
    read: &mut impl Read,
    account: AccountId,
    service: &str,
) -> Result<Option<String>, StoreError> {
    let running = by_column(read, "running_key", running_key(account, service).into())?;
    Ok(running.map(|request| request.number))
}

/// The account's requests, newest first.
pub(crate) fn list(read: &mut impl Read, account: AccountId) -> Result<Vec<Request>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM requests WHERE account_id = ?1 ORDER BY accepted_at DESC LIMIT 100");
    read.all(&sql, &params![account], request)
}

/// The files of a request.
pub(crate) fn attachments_of(read: &mut impl Read, id: RequestId) -> Result<Vec<Attachment>, StoreError> {
    attachments(read, "request_attachments", "request_id", id.as_bytes())
}

/// What was signed, the signature and the evidence.
pub(crate) fn papers(read: &mut impl Read, id: RequestId) -> Result<Papers, StoreError> {
    let sql = "SELECT application_sealed, signature_sealed, evidence_sealed FROM request_papers WHERE request_id = ?1";
    let sealed: [Vec<u8>; 3] =
        read.one(sql, &params![id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    let [application, signature, evidence] = sealed;
    Ok(Papers {
        document: read.open(&application)?,
        signature: read.open(&signature)?,
        evidence: read.open(&evidence)?,
    })
}

fn by_column(
    read: &mut impl Read,
    column: &'static str,
    value: kezek_store::Value,
) -> Result<Option<Request>, StoreError> {
    read.optional(&format!("SELECT {COLUMNS} FROM requests WHERE {column} = ?1"), &[value], request)
}

fn request(row: &kezek_store::Row) -> Result<Request, StoreError> {
    let locality: String = row.get(5)?;
    let state: String = row.get(7)?;
    Ok(Request {
        id: row.get(0)?,
        number: row.get(1)?,
        account: row.get(2)?,
        service: row.get(3)?,
        edition: row.get(4)?,
        locality: locality.parse().map_err(|_| inconsistent("request locality"))?,
        accepted_at: row.get(6)?,
        state: serde_json::from_str(&state).map_err(|_| inconsistent("request state"))?,
        journal_index: row.get(8)?,
    })
}

fn running_key(account: AccountId, service: &str) -> String {
    format!("{account} {service}")
}

fn state_text(state: &RequestState) -> String {
    serde_json::to_string(state).unwrap_or_default()
}

/// Fourteen digits beginning with 101, as the national portal numbers its requests.
pub(crate) fn next_number(act: &mut Act<'_>) -> Result<String, StoreError> {
    Ok(format!("101{:011}", count_on(act, "request")?))
}

/// The next number of a series.
pub(super) fn count_on(act: &mut Act<'_>, series: &str) -> Result<i64, StoreError> {
    act.execute(
        "INSERT INTO counters (name, value) VALUES (?1, 1)
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1",
        &params![series],
    )?;
    act.one("SELECT value FROM counters WHERE name = ?1", &params![series], |row| row.get(0))
}
