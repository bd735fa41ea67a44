//! A client that nobody here wrote reads our journal: PyPI's `tlog-scales`.
//!
//! Runs when `KEZEK_PYTHON` names an interpreter that has the package, as `cargo xtask ci` arranges:
//! `python3 -m venv v && v/bin/pip install tlog-scales && KEZEK_PYTHON=v/bin/python cargo test -p kezek-journal`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use kezek_journal::{
    Checkpoint, Entry, HASH_BYTES, Hash, NoteSigner, TILE_WIDTH, TilePath, Tree, entry_bundle, inscribe,
    leaf_hash,
};
use kezek_kernel::{Instant, SystemName};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check_with_tlog_scales.py");

fn signer() -> NoteSigner {
    NoteSigner::from_seed("kezek.local/portal", &[1; 32]).unwrap()
}

fn entries(size: i64) -> Vec<Vec<u8>> {
    let entry = |number: i64| {
        let entry = Entry::new("request-submit").public("number", number).private("iin", "180010100011");
        inscribe(&entry, SystemName::Portal, Instant::from_micros(number), &[7; 32]).unwrap().bytes
    };
    (0..size).map(entry).collect()
}

fn note(entries: &[Vec<u8>]) -> String {
    let mut tree = Tree::default();
    tree.append(&leaves(entries));
    let origin = signer().name().to_owned();
    signer().sign(&Checkpoint { origin, size: tree.size(), root: tree.root() }.text())
}

fn leaves(entries: &[Vec<u8>]) -> Vec<Hash> {
    entries.iter().map(|entry| leaf_hash(entry)).collect()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Writes what a web server would serve.
fn publish(folder: &Path, entries: &[Vec<u8>]) {
    let tile = |path: TilePath| folder.join(format!("tile/{path}"));
    for found in Tree::default().append(&leaves(entries)) {
        let width = found.hashes.len() / HASH_BYTES;
        let path = TilePath::Hashes { level: found.level, index: found.index, width };
        write(&tile(path), &found.hashes);
    }
    for (index, bundle) in (0..).zip(entries.chunks(TILE_WIDTH)) {
        let path = TilePath::Entries { index, width: bundle.len() };
        write(&tile(path), &entry_bundle(bundle).unwrap());
    }
    write(&folder.join("checkpoint"), note(entries).as_bytes());
}

/// What the client says, or `None` when there is no interpreter to ask.
fn ask(change: impl FnOnce(&Path), earlier: &str) -> Option<(bool, String)> {
    let Some(python) = std::env::var_os("KEZEK_PYTHON").map(PathBuf::from) else {
        // Written past the harness, so that nobody takes the green line for a proof.
        let message =
            "NOT CHECKED by an independent client: KEZEK_PYTHON is not set (see the head of this test)\n";
        std::io::stderr().write_all(message.as_bytes()).unwrap();
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &entries(600));
    change(folder.path());
    let before = folder.path().join("earlier-checkpoint");
    write(&before, earlier.as_bytes());
    let output = Command::new(python)
        .arg(SCRIPT)
        .arg(folder.path())
        .arg(signer().verifier_key())
        .arg(before)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    Some((output.status.success(), said))
}

#[track_caller]
fn check(change: impl FnOnce(&Path), earlier: &str, expected_ok: bool, expected_words: &str) {
    if let Some((ok, said)) = ask(change, earlier) {
        assert_eq!(ok, expected_ok, "{said}");
        assert!(said.contains(expected_words), "{said}");
    }
}

fn flip(path: &'static str, position: usize) -> impl FnOnce(&Path) {
    move |folder| {
        let mut bytes = fs::read(folder.join(path)).unwrap();
        bytes[position] ^= 1;
        fs::write(folder.join(path), bytes).unwrap();
    }
}

#[test]
fn it_accepts_the_journal_and_what_was_before() {
    for size in [1, 255, 256, 257, 600] {
        check(|_| (), &note(&entries(size)), true, "\"entries\": 600");
    }
}

#[test]
fn it_finds_what_we_must_never_do() {
    let earlier = note(&entries(300));
    check(flip("tile/entries/001", 40), &earlier, false, "InclusionProofInvalid");
    check(flip("tile/0/002.p/88", 40), &earlier, false, "root of the checkpoint");
    check(flip("tile/1/000.p/2", 40), &earlier, false, "root of the checkpoint");
    check(flip("checkpoint", 20), &earlier, false, "InvalidSignature");
    check(|_| (), &note(&entries(601)), false, "shorter");
    let mut other = entries(300);
    other.swap(3, 4);
    check(|_| (), &note(&other), false, "ConsistencyProofInvalid");
}
