//! Rows shaped like those of a submission, written durably in groups and nothing else: no checks, no sealing, no HTTP.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use kezek_kernel::{AccountId, Actor, RequestId, SystemName};
use kezek_store::{
    Act, EngineSettings, Entry, IdempotencyKey, Migration, Outcome, Outgoing, Read as _, Store, StoreKeys,
    StoreSettings, SystemClock, migration, params,
};
use tokio::task::JoinSet;

use crate::BenchFault;

static MIGRATIONS: [Migration; 1] = [migration!("0001_rows")];
/// Acts that wait at the same time: enough to fill a group while the last one is written.
const WAITING: usize = 512;
/// Submissions written; some seconds on a slow disk, half a second on a fast one.
const WRITTEN: usize = 16_384;

/// How long the texts and papers of a submission are, as the portal stored them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The sealed application.
    pub(crate) application: usize,
    /// The sealed signature.
    pub(crate) signature: usize,
    /// The sealed evidence.
    pub(crate) evidence: usize,
}

/// Submissions a second that this machine can write durably when it does nothing else.
pub(crate) async fn durable_groups(folder: &Path, shape: Shape) -> Result<f64, BenchFault> {
    let engine = EngineSettings::Sqlite { path: folder.join("rows.db") };
    let keys = StoreKeys::load_or_create(&folder.join("rows-keys")).map_err(BenchFault::set_up("keys"))?;
    let settings = StoreSettings::new(engine, SystemName::Portal, keys);
    let store =
        Store::open(settings, &MIGRATIONS, Arc::new(SystemClock)).map_err(BenchFault::set_up("store"))?;
    let start = Instant::now();
    let mut writers = JoinSet::new();
    for writer in 0..WAITING {
        writers.spawn(write(store.clone(), shape, writer));
    }
    while let Some(written) = writers.join_next().await {
        written.map_err(|_| BenchFault::EndedEarly)?.ok_or(BenchFault::EndedEarly)?;
    }
    let elapsed = start.elapsed();
    let written = store.journal_size();
    store.close().await;
    if written != WRITTEN as u64 {
        return Err(BenchFault::Lost { acknowledged: WRITTEN as u64, stored: written });
    }
    #[expect(clippy::cast_precision_loss, reason = "a count below 2^52")]
    let count = written as f64;
    Ok(count / elapsed.as_secs_f64())
}

/// One after another, as one citizen after another would.
async fn write(store: Store, shape: Shape, writer: usize) -> Option<()> {
    for place in 0..WRITTEN / WAITING {
        let number = format!("101{:011}", writer * WRITTEN + place);
        let actor = Actor::System(SystemName::Portal);
        store.act(actor, move |act| submission(act, shape, &number)).await.ok()?;
    }
    Some(())
}

/// The rows of `request_submit`, with bytes of the same length in them.
fn submission(act: &mut Act<'_>, shape: Shape, number: &str) -> Outcome<RequestId, Infallible> {
    let hash: [u8; 32] = act.random();
    let (id, account): (RequestId, AccountId) = (act.id(), act.id());
    let entry = Entry::new("request-submit")
        .public("request", number)
        .public("service", "kezek-almaty-2012-424-queue")
        .public("edition", "almaty-2012-424/2012-12-24")
        .public("locality", "191610000")
        .private("application", hash)
        .private("applicant", hash);
    let index = act.record(entry)?;
    let now = act.now();
    act.execute(
        "INSERT INTO requests (request_id, number, account_id, service, edition, locality, accepted_at,
           application_hash, running_key, state, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &params![
            id,
            number,
            account,
            "kezek-almaty-2012-424-queue",
            "almaty-2012-424/2012-12-24",
            "191610000",
            now,
            hash,
            format!("{account} kezek-almaty-2012-424-queue"),
            r#"{"state":"sent"}"#,
            i64::try_from(index).unwrap_or(i64::MAX)
        ],
    )?;
    act.execute(
        "INSERT INTO request_papers (request_id, application_sealed, signature_sealed, evidence_sealed)
         VALUES (?1, ?2, ?3, ?4)",
        &params![id, vec![7_u8; shape.application], vec![7_u8; shape.signature], vec![7_u8; shape.evidence]],
    )?;
    act.execute(
        "INSERT INTO notices (account_id, request_id, sequence, at, code, facts) VALUES (?1, ?2, 1, ?3, 'sent', '{}')",
        &params![account, id, now],
    )?;
    act.enqueue(Outgoing {
        destination: "gateway".to_owned(),
        kind: "case-request".to_owned(),
        body: id.as_bytes().to_vec(),
    })?;
    if let Some(key) = IdempotencyKey::new(number, &hash) {
        act.remember_answer(&key, &"7".repeat(140))?;
    }
    Ok(id)
}
