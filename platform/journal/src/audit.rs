//! Auditing: read a whole journal from outside and tell everything that is wrong with it.

use std::collections::BTreeMap;

use kezek_kernel::Instant;
use serde_json::Value;

use crate::reading::read_entry;
use crate::{
    Checkpoint, CheckpointFault, HASH_BYTES, Hash, NoteVerifier, TILE_WIDTH, Tile, TilePath, Tree, leaf_hash,
    read_bundle,
};

/// Findings after which reading on would only repeat them.
const MOST_FINDINGS: usize = 1000;

/// Where the auditor reads: a web address or a folder, given by the caller.
pub trait Fetch {
    /// The resource at this path below `/journal/`: `checkpoint`, or `tile/` with the address of a tile.
    fn fetch(&mut self, path: &str) -> Result<Vec<u8>, String>;
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// The checkpoint, when its signature is good.
    pub checkpoint: Option<Checkpoint>,
    /// Entries read and hashed.
    pub entries: u64,
    /// Everything that is wrong; empty when the journal is sound.
    pub findings: Vec<AuditFinding>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFinding {
    /// What, in kebab-case.
    pub code: &'static str,
    /// Where and why: the facts of this code.
    pub facts: BTreeMap<&'static str, Value>,
}

/// Reads everything and compares: entries with leaves, leaves with tiles, tiles with the root, the root with the
/// signed checkpoint, and that with a checkpoint remembered from an earlier visit.
pub fn audit(fetch: &mut dyn Fetch, verifier: &NoteVerifier, remembered: Option<&Checkpoint>) -> Audit {
    let mut auditor = Auditor { fetch, findings: Vec::new(), tree: Tree::default(), last_recorded: None };
    let checkpoint = auditor.checkpoint(verifier);
    if let Some(checkpoint) = &checkpoint {
        auditor.everything(checkpoint, remembered);
    }
    Audit { checkpoint, entries: auditor.tree.size(), findings: auditor.findings }
}

struct Auditor<'a> {
    fetch: &'a mut dyn Fetch,
    findings: Vec<AuditFinding>,
    tree: Tree,
    last_recorded: Option<Instant>,
}

impl Auditor<'_> {
    fn find(&mut self, code: &'static str, facts: impl IntoIterator<Item = (&'static str, Value)>) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(AuditFinding { code, facts: facts.into_iter().collect() });
        }
    }

    fn checkpoint(&mut self, verifier: &NoteVerifier) -> Option<Checkpoint> {
        let note = match self.fetch.fetch("checkpoint") {
            Ok(note) => String::from_utf8_lossy(&note).into_owned(),
            Err(cause) => {
                self.find("checkpoint-unreadable", [("cause", cause.into())]);
                return None;
            }
        };
        let code = match Checkpoint::open(&note, verifier) {
            Ok(checkpoint) => return Some(checkpoint),
            Err(CheckpointFault::Note(_)) => "checkpoint-signature",
            Err(CheckpointFault::Form) => "checkpoint-form",
            Err(CheckpointFault::Origin) => "checkpoint-origin",
        };
        self.find(code, []);
        None
    }

    fn everything(&mut self, checkpoint: &Checkpoint, remembered: Option<&Checkpoint>) {
        if let Some(remembered) = remembered {
            if remembered.origin != checkpoint.origin {
                self.find("remembered-other-journal", [("origin", remembered.origin.clone().into())]);
            } else if remembered.size > checkpoint.size {
                let sizes = [("remembered-size", remembered.size.into()), ("size", checkpoint.size.into())];
                self.find("checkpoint-rolled-back", sizes);
            }
        }
        let remembered = remembered.filter(|remembered| remembered.origin == checkpoint.origin);
        let mut whole = true;
        let mut index = 0;
        while whole && self.tree.size() < checkpoint.size && self.findings.len() < MOST_FINDINGS {
            let left = checkpoint.size - self.tree.size();
            let width = usize::try_from(left).unwrap_or(TILE_WIDTH).min(TILE_WIDTH);
            whole = self.bundle(index, width, remembered);
            index += 1;
        }
        if whole && self.tree.size() == checkpoint.size {
            for tile in self.tree.growing_tiles().collect::<Vec<_>>() {
                self.compare_tile(&tile);
            }
            if self.tree.root() != checkpoint.root {
                self.find("root-differs-from-checkpoint", [("size", checkpoint.size.into())]);
            }
        }
    }

    /// Reads one bundle with its tile; `false` when the leaves cannot be known and reading cannot go on.
    fn bundle(&mut self, index: u64, width: usize, remembered: Option<&Checkpoint>) -> bool {
        let first = index * TILE_WIDTH as u64;
        let from_tile = self.leaves(index, width);
        let from_entries = self.entries(index, width);
        if let (Some(leaves), Some(entries)) = (&from_tile, &from_entries) {
            for (number, (leaf, entry)) in (first..).zip(leaves.iter().zip(entries)) {
                if leaf != entry {
                    self.find("entry-differs-from-tile", [("index", number.into())]);
                }
            }
        }
        // Going on with the tile's leaves shows whether the tiles above and the root belong to them.
        let Some(leaves) = from_tile.or(from_entries) else { return false };
        self.compare_remembered(remembered, &leaves);
        let tiles = self.tree.append(&leaves);
        for tile in tiles.iter().filter(|tile| tile.level > 0 && tile.hashes.len() == TILE_WIDTH * HASH_BYTES)
        {
            self.compare_tile(tile);
        }
        true
    }

    fn leaves(&mut self, index: u64, width: usize) -> Option<Vec<Hash>> {
        let path = TilePath::Hashes { level: 0, index, width };
        let bytes = self.tile(path)?;
        if bytes.len() != width * HASH_BYTES {
            self.find("tile-length", [("path", path.to_string().into()), ("bytes", bytes.len().into())]);
            return None;
        }
        Some(bytes.chunks_exact(HASH_BYTES).filter_map(Hash::from_slice).collect())
    }

    fn entries(&mut self, index: u64, width: usize) -> Option<Vec<Hash>> {
        let path = TilePath::Entries { index, width };
        let bytes = self.tile(path)?;
        let Some(entries) = read_bundle(&bytes) else {
            self.find("bundle-form", [("path", path.to_string().into())]);
            return None;
        };
        if entries.len() != width {
            let facts = [("expected", width.into()), ("found", entries.len().into())];
            self.find("bundle-count", facts.into_iter().chain([("path", path.to_string().into())]));
        }
        for (number, entry) in (index * TILE_WIDTH as u64..).zip(&entries) {
            self.entry(number, entry);
        }
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        (leaves.len() == width).then_some(leaves)
    }

    fn entry(&mut self, index: u64, bytes: &[u8]) {
        match read_entry(bytes) {
            Err(fault) => {
                self.find("entry-form", [("index", index.into()), ("fault", fault.to_string().into())]);
            }
            Ok(facts) => {
                if self.last_recorded.is_some_and(|before| facts.recorded < before) {
                    self.find("instant-runs-backwards", [("index", index.into())]);
                }
                self.last_recorded = Some(facts.recorded);
            }
        }
    }

    fn compare_tile(&mut self, tile: &Tile) {
        let width = tile.hashes.len() / HASH_BYTES;
        let path = TilePath::Hashes { level: tile.level, index: tile.index, width };
        if let Some(found) = self.tile(path)
            && found != tile.hashes
        {
            self.find("tile-differs", [("path", path.to_string().into())]);
        }
    }

    /// Compares with the remembered checkpoint when the tree grows over its size.
    fn compare_remembered(&mut self, remembered: Option<&Checkpoint>, leaves: &[Hash]) {
        let Some(remembered) = remembered else { return };
        let missing =
            remembered.size.checked_sub(self.tree.size()).and_then(|count| usize::try_from(count).ok());
        let Some(leaves) = missing.filter(|count| *count > 0).and_then(|count| leaves.get(..count)) else {
            return;
        };
        let mut then = self.tree.clone();
        then.append(leaves);
        if then.root() != remembered.root {
            self.find("history-rewritten", [("remembered-size", remembered.size.into())]);
        }
    }

    fn tile(&mut self, path: TilePath) -> Option<Vec<u8>> {
        let found = self.fetch.fetch(&format!("tile/{path}"));
        found
            .map_err(|cause| {
                self.find("tile-unreadable", [("path", path.to_string().into()), ("cause", cause.into())]);
            })
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use kezek_kernel::SystemName;

    use super::*;
    use crate::{Entry, NoteSigner, entry_bundle, inscribe};

    /// A journal as a web server would hold it.
    #[derive(Clone)]
    struct Served(HashMap<String, Vec<u8>>);

    impl Fetch for Served {
        fn fetch(&mut self, path: &str) -> Result<Vec<u8>, String> {
            self.0.get(path).cloned().ok_or_else(|| "404".to_owned())
        }
    }

    fn signer() -> NoteSigner {
        NoteSigner::from_seed("kezek.local/portal", &[1; 32]).unwrap()
    }

    fn entries(size: u64) -> Vec<Vec<u8>> {
        let entry = |number| {
            let entry = Entry::new("act").public("number", number);
            let recorded = Instant::from_micros(i64::try_from(number).unwrap());
            inscribe(&entry, SystemName::Portal, recorded, &[0; 32]).unwrap().bytes
        };
        (0..size).map(entry).collect()
    }

    fn served(entries: &[Vec<u8>]) -> Served {
        let mut files = HashMap::new();
        let mut tree = Tree::default();
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        for tile in tree.append(&leaves) {
            let width = tile.hashes.len() / HASH_BYTES;
            let path = TilePath::Hashes { level: tile.level, index: tile.index, width };
            files.insert(format!("tile/{path}"), tile.hashes);
        }
        for (index, bundle) in (0..).zip(entries.chunks(TILE_WIDTH)) {
            let path = TilePath::Entries { index, width: bundle.len() };
            files.insert(format!("tile/{path}"), entry_bundle(bundle).unwrap());
        }
        files.insert("checkpoint".into(), signer().sign(&checkpoint(entries).text()).into_bytes());
        Served(files)
    }

    fn checkpoint(entries: &[Vec<u8>]) -> Checkpoint {
        let mut tree = Tree::default();
        tree.append(&entries.iter().map(|entry| leaf_hash(entry)).collect::<Vec<_>>());
        Checkpoint { origin: "kezek.local/portal".into(), size: tree.size(), root: tree.root() }
    }

    #[track_caller]
    fn check(mut served: Served, remembered: Option<&Checkpoint>, expected: &[&str]) {
        let audit = audit(&mut served, &signer().verifier(), remembered);
        let codes: Vec<_> = audit.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, expected, "{:?}", audit.findings);
    }

    #[track_caller]
    fn check_changed(path: &str, change: impl FnOnce(&mut Vec<u8>), expected: &[&str]) {
        let mut served = served(&entries(600));
        change(served.0.get_mut(path).unwrap());
        check(served, None, expected);
    }

    #[test]
    fn sound_journals_of_every_shape_have_no_findings() {
        for size in [0, 1, 2, 255, 256, 257, 600] {
            let all = entries(size);
            check(served(&all), Some(&checkpoint(&all)), &[]);
            check(served(&all), Some(&checkpoint(&all[..all.len() / 2])), &[]);
        }
    }

    #[test]
    fn a_flipped_bit_is_found_wherever_it_is() {
        let flip = |position: usize| move |bytes: &mut Vec<u8>| bytes[position] ^= 1;
        check_changed("tile/entries/001", flip(20), &["entry-form", "entry-differs-from-tile"]);
        check_changed(
            "tile/0/001",
            flip(77),
            &["entry-differs-from-tile", "tile-differs", "root-differs-from-checkpoint"],
        );
        check_changed(
            "tile/0/002.p/88",
            flip(0),
            &["entry-differs-from-tile", "root-differs-from-checkpoint"],
        );
        check_changed("tile/1/000.p/2", flip(40), &["tile-differs"]);
        check_changed("checkpoint", flip(3), &["checkpoint-signature"]);
    }

    #[test]
    fn a_dropped_entry_is_found() {
        let drop_last = |bytes: &mut Vec<u8>| {
            let mut kept = read_bundle(bytes).unwrap();
            kept.pop();
            *bytes = entry_bundle(&kept).unwrap();
        };
        check_changed("tile/entries/002.p/88", drop_last, &["bundle-count"]);
        let drop_first = |bytes: &mut Vec<u8>| {
            let kept = read_bundle(bytes).unwrap();
            *bytes = entry_bundle(&kept[1..]).unwrap();
        };
        check_changed("tile/entries/001", drop_first, &["bundle-count"]);
        check_changed("tile/entries/000", |bytes| bytes.truncate(9), &["bundle-form"]);
    }

    #[test]
    fn missing_and_short_tiles_are_found() {
        let mut without = served(&entries(600));
        without.0.remove("tile/0/000");
        check(without, None, &["tile-unreadable"]);
        check_changed("tile/0/001", |bytes| bytes.truncate(32), &["tile-length"]);
        check(Served(HashMap::new()), None, &["checkpoint-unreadable"]);
    }

    #[test]
    fn a_journal_that_went_back_or_was_rewritten_is_found() {
        let all = entries(600);
        check(served(&all[..300]), Some(&checkpoint(&all)), &["checkpoint-rolled-back"]);
        let mut rewritten = all.clone();
        rewritten.remove(7);
        check(served(&rewritten), Some(&checkpoint(&all[..300])), &["history-rewritten"]);
        let other = Checkpoint { origin: "elsewhere".into(), ..checkpoint(&all) };
        check(served(&all), Some(&other), &["remembered-other-journal"]);
    }

    #[test]
    fn instants_that_run_backwards_are_found() {
        let mut all = entries(3);
        all.swap(1, 2);
        check(served(&all), None, &["instant-runs-backwards"]);
    }
}
