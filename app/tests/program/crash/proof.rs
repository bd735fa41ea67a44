//! What must hold of everything that was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use kezek_journal::{TILE_WIDTH, TilePath, leaf_hash, read_bundle, read_entry};
use serde_json::{Value, json};

use super::Ledger;
use crate::api::{Api, until};
use crate::citizens::SignedRequest;
use crate::program::run;

/// Pages of the work list that are read at most.
const MOST_PAGES: usize = 10;

/// Each citizen's API lists his request once; one who was not answered has one request or none.
pub(super) async fn stands_once(portal: &Api, requests: &[SignedRequest], ledger: &Ledger) {
    let mut committed_unanswered = 0;
    for (place, request) in requests.iter().enumerate() {
        let numbers = numbers(portal, request).await;
        if let Some(accepted) = ledger.get(&place) {
            assert_eq!(numbers, [accepted.number.as_str()], "citizen {place}");
        } else {
            assert!(numbers.len() <= 1, "citizen {place}: {numbers:?}");
            committed_unanswered += numbers.len();
        }
    }
    eprintln!("{} acknowledged; {committed_unanswered} stored without an answer", ledger.len());
}

async fn numbers(portal: &Api, request: &SignedRequest) -> Vec<String> {
    let listed = portal.get("/api/v1/requests", &request.token).await.json(200);
    let requests = listed["requests"].as_array().unwrap();
    requests.iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect()
}

/// Sent once more under its key, each request gets the answer that it got.
pub(super) async fn is_answered_alike(portal: &Api, requests: &[SignedRequest], ledger: &Ledger) {
    for (place, accepted) in ledger {
        assert_eq!(requests[*place].send(portal).await.unwrap(), *accepted, "citizen {place}");
    }
}

/// Each request becomes registered.
pub(super) async fn is_registered(portal: &Api, requests: &[SignedRequest], ledger: &Ledger) {
    for (place, accepted) in ledger {
        let path = format!("/api/v1/requests/{}", accepted.number);
        let what = format!("request {} is registered", accepted.number);
        until(&what, async || {
            let request = portal.get(&path, &requests[*place].token).await.json(200);
            (request["status"]["state"] == "registered").then_some(())
        })
        .await;
    }
}

/// The work list has exactly one case for each request and no other.
pub(super) async fn has_one_case_each(workstation: &Api, executor: &str, ledger: &Ledger) {
    let (mut cases, mut after) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let path = format!("/api/v1/cases?show=all&after={after}");
        let list = workstation.get(&path, executor).await.json(200);
        let rows = list["cases"].as_array().unwrap();
        cases.extend(rows.iter().map(|case| case["request_number"].as_str().unwrap().to_owned()));
        let Some(mark) = list["after"].as_str() else {
            assert_eq!(list["total"], json!(cases.len()));
            break;
        };
        mark.clone_into(&mut after);
    }
    cases.sort();
    let numbers: BTreeSet<&str> = ledger.values().map(|accepted| accepted.number.as_str()).collect();
    assert_eq!(cases, numbers.into_iter().collect::<Vec<_>>());
}

/// The journal is sound, and where an answer said that it records the request, it does; nowhere else.
pub(super) async fn is_in_the_journal(portal: &Api, data: &str, ledger: &Ledger) {
    let last = ledger.values().map(|accepted| accepted.journal_index).max().unwrap();
    // A checkpoint is signed once a second at most, so the last entries may wait a moment for theirs.
    let size = until("a checkpoint covers every acknowledged request", async || {
        let verdict = run(&["--json", "verify", "journal", portal.base(), "--data", data]).json();
        assert_eq!(verdict["accepted"], true, "{verdict}");
        verdict["size"].as_u64().filter(|size| *size > last)
    })
    .await;
    let recorded = recorded(portal, size).await;
    let expected: BTreeMap<u64, (String, Value)> = ledger
        .values()
        .map(|one| (one.journal_index, (one.entry_hash.clone(), one.number.as_str().into())))
        .collect();
    assert_eq!(recorded, expected);
}

/// Every accepted request that the journal records: index, hash of the entry, number.
async fn recorded(portal: &Api, size: u64) -> BTreeMap<u64, (String, Value)> {
    let tile_width = TILE_WIDTH as u64;
    let mut found = BTreeMap::new();
    for index in 0..size.div_ceil(tile_width) {
        let first = index * tile_width;
        let width = usize::try_from((size - first).min(tile_width)).unwrap();
        let path = format!("/journal/tile/{}", TilePath::Entries { index, width });
        let bundle = portal.get(&path, "").await.expect(200);
        for (number, entry) in (first..).zip(read_bundle(&bundle).unwrap()) {
            let facts = read_entry(entry).unwrap();
            if facts.act == "request-submit" {
                let hash = hex::encode(leaf_hash(entry).0);
                found.insert(number, (hash, facts.public["request"].clone()));
            }
        }
    }
    found
}
