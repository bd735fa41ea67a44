//! Whole ways: a case from the clerk to the signed result, one after another in each list, the lists side by side.
//!
//! The notification prints a place, so within a list the cases are signed in the order of application.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::cases::Waiting;
use super::department::Department;
use crate::BenchFault;
use crate::house::now;
use crate::wire::{Answer, Connection, answered};

/// What the whole ways took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ways {
    /// Cases that have their signed result.
    pub(super) documents: usize,
    /// From the first step to the last signature.
    pub(super) elapsed: Duration,
    /// Waiting for answers, summed over all lists.
    pub(super) answering: Duration,
    /// The part of it that is the document: written, fetched by its signer, signature checked and put in.
    pub(super) document: Duration,
}

/// Takes all cases to their results.
pub(super) async fn walk(department: &Arc<Department>, cases: &[Waiting]) -> Result<Ways, BenchFault> {
    let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for case in cases {
        lists.entry(&case.list).or_default().push(case.number.clone());
    }
    let start = Moment::now();
    let mut lanes = JoinSet::new();
    for numbers in lists.into_values() {
        lanes.spawn(lane(Arc::clone(department), numbers));
    }
    let mut ways = Ways { documents: cases.len(), ..Ways::default() };
    while let Some(lane) = lanes.join_next().await {
        let lane = lane.map_err(|_| BenchFault::EndedEarly)??;
        ways.answering += lane.answering;
        ways.document += lane.document;
    }
    ways.elapsed = start.elapsed();
    Ok(ways)
}

async fn lane(department: Arc<Department>, numbers: Vec<String>) -> Result<Ways, BenchFault> {
    let mut connection = Connection::open(department.server).await?;
    let mut ways = Ways::default();
    for number in &numbers {
        for step in department.routine() {
            ways.answering += timed(&mut connection, &step.request(number), 204).await?.1;
        }
        let (_, drafted) =
            timed(&mut connection, &department.executor.post(number, "document", &json!({})), 200).await?;
        let (to_sign, fetched) = timed(&mut connection, &department.head.to_sign(number), 200).await?;
        let signatures = signatures(&department, &to_sign)?;
        let (_, signed) =
            timed(&mut connection, &department.head.post(number, "signature", &signatures), 200).await?;
        let document = drafted + fetched + signed;
        ways.answering += document;
        ways.document += document;
    }
    Ok(ways)
}

async fn timed(
    connection: &mut Connection,
    request: &[u8],
    expected: u16,
) -> Result<(Vec<u8>, Duration), BenchFault> {
    let start = Moment::now();
    let answer: Answer = connection.exchange(request).await?;
    let took = start.elapsed();
    Ok((answered("/api/v1/cases", expected, answer)?, took))
}

/// Both signatures of the head, as the signing program would make them.
fn signatures(department: &Department, to_sign: &[u8]) -> Result<Value, BenchFault> {
    let to_sign: Value = serde_json::from_slice(to_sign).map_err(BenchFault::set_up("a document"))?;
    let text = |name: &str| to_sign.get(name).and_then(Value::as_str).unwrap_or_default();
    let xml = STANDARD.decode(text("xml")).map_err(BenchFault::set_up("a document"))?;
    let range = STANDARD.decode(text("pdf_range")).map_err(BenchFault::set_up("a document"))?;
    let cms = |content| {
        let cms = sign(&department.heads_key, content, now()).map_err(BenchFault::set_up("a signature"))?;
        Ok::<String, BenchFault>(to_pem(&cms))
    };
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, &range).as_ref());
    Ok(json!({
        "document": text("document"),
        "xml_cms": cms(Content::Detached(&xml))?,
        "pdf_cms": cms(Content::Digest(&hash))?,
    }))
}
