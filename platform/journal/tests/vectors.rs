//! The test vectors of `docs/formats/journal.md` are what this crate computes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use kezek_journal::{
    Checkpoint, Entry, NoteSigner, TilePath, Tree, commitment, entry_bundle, inscribe, leaf_hash, part_salt,
};
use kezek_kernel::{Instant, SystemName};
use serde_json::{Value, json};

const DOCUMENT: &str = include_str!("../../../docs/formats/journal.md");

/// Bytes that count up from zero, as the document says.
fn counting() -> [u8; 32] {
    std::array::from_fn(|position| u8::try_from(position).unwrap())
}

fn entry_vector() -> Value {
    let entry = Entry::new("request-submit")
        .effective(Instant::from_micros(1_699_999_999_500_000))
        .public("service", "almaty-2012-424")
        .public("sequence", 7)
        .private("iin", "500101100000")
        .private("actor", "anonymous");
    let recorded = Instant::from_micros(1_700_000_000_000_000);
    let written = inscribe(&entry, SystemName::Portal, recorded, &counting()).unwrap();
    let salt = part_salt(&counting(), "iin");
    json!({
        "salt": hex::encode(counting()),
        "iin": "500101100000",
        "iin_salt": hex::encode(salt),
        "iin_commitment": commitment(&salt, "iin", b"500101100000").to_string(),
        "bytes": String::from_utf8(written.bytes.clone()).unwrap(),
        "leaf": written.leaf.to_string(),
        "bundle_of_one": hex::encode(&entry_bundle(&[written.bytes]).unwrap()[..8]),
    })
}

fn root_vectors() -> Value {
    let mut tree = Tree::default();
    let mut roots = serde_json::Map::new();
    for number in 0..=70_000_u32 {
        if [0, 1, 2, 3, 255, 256, 257, 1000, 65_536, 70_000].contains(&number) {
            roots.insert(number.to_string(), tree.root().to_string().into());
        }
        tree.append(&[leaf_hash(number.to_string().as_bytes())]);
    }
    roots.into()
}

fn checkpoint_vector() -> Value {
    let signer = NoteSigner::from_seed("kezek.local/portal", &counting()).unwrap();
    let root = leaf_hash(b"0");
    let checkpoint = Checkpoint { origin: "kezek.local/portal".into(), size: 1, root };
    json!({
        "seed": hex::encode(counting()),
        "verifier_key": signer.verifier_key(),
        "note": signer.sign(&checkpoint.text()),
    })
}

fn path_vectors() -> Value {
    let tiles = [
        TilePath::Hashes { level: 0, index: 5, width: 256 },
        TilePath::Hashes { level: 1, index: 1_234_067, width: 256 },
        TilePath::Hashes { level: 0, index: 70_000 / 256, width: 70_000 % 256 },
        TilePath::Entries { index: 70_000 / 256, width: 70_000 % 256 },
    ];
    tiles.iter().map(TilePath::to_string).collect()
}

#[track_caller]
fn check(name: &str, computed: &Value) {
    let (_, block) = DOCUMENT.split_once("```json\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let vectors: Value = serde_json::from_str(block).unwrap();
    let written = &vectors[name];
    assert_eq!(written, computed, "{}", serde_json::to_string_pretty(computed).unwrap());
}

#[test]
fn an_entry() {
    check("entry", &entry_vector());
}

#[test]
fn roots_over_numbers() {
    check("roots", &root_vectors());
}

#[test]
fn a_checkpoint() {
    check("checkpoint", &checkpoint_vector());
}

#[test]
fn paths() {
    check("paths", &path_vectors());
}
