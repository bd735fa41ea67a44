//! The journal as it is served: it audits clean, proofs from its tiles hold, commitments open with their salts.

use std::collections::HashMap;

use kezek_journal::{
    Checkpoint, Fetch, Hash, NoteVerifier, TilePath, audit, commitment, consistency_proof, inclusion_proof,
    part_salt, read_entry, verify_consistency, verify_inclusion,
};
use kezek_store::{Committed, Entry, Outcome, Read as _, Store, params};

use crate::bed::{SYSTEM, on_both_engines, put};

/// Everything a web server would serve for a journal of this size.
struct Served(HashMap<String, Vec<u8>>);

impl Fetch for Served {
    fn fetch(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "404".to_owned())
    }
}

async fn served(store: &Store) -> Served {
    let size = store.journal_size();
    let mut files = HashMap::from([("checkpoint".to_owned(), store.checkpoint().as_bytes().to_vec())]);
    for level in [0, 1] {
        let items = size >> (8 * u32::from(level));
        for index in 0..=items / 256 {
            let width = usize::try_from(items - index * 256).unwrap().min(256);
            for path in [TilePath::Hashes { level, index, width }, TilePath::Entries { index, width }] {
                if width > 0
                    && let Some(bytes) = store.tile(path).await.unwrap()
                {
                    files.insert(format!("tile/{path}"), bytes);
                }
            }
        }
    }
    Served(files)
}

fn verifier(store: &Store) -> NoteVerifier {
    store.journal_verifier_key().parse().unwrap()
}

fn checkpoint(store: &Store) -> Checkpoint {
    Checkpoint::open(&store.checkpoint(), &verifier(store)).unwrap()
}

async fn fill(store: &Store, numbers: std::ops::Range<i64>) -> Vec<Committed<u64>> {
    let acts: Vec<_> = numbers
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move { put(&store, number).await.unwrap() })
        })
        .collect();
    let mut committed = Vec::new();
    for act in acts {
        committed.push(act.await.unwrap());
    }
    committed
}

#[test]
fn the_served_journal_audits_clean() {
    on_both_engines(async |bed| {
        let store = bed.store();
        fill(&store, 0..255).await;
        let earlier = checkpoint(&store);
        fill(&store, 255..600).await;
        let audit = audit(&mut served(&store).await, &verifier(&store), Some(&earlier));
        assert_eq!(audit.findings, []);
        assert_eq!(audit.entries, 600);
        assert_eq!(audit.checkpoint, Some(checkpoint(&store)));
    });
}

#[test]
fn proofs_from_tiles_hold_for_what_acts_were_told() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let mut acts = fill(&store, 0..200).await;
        let earlier = checkpoint(&store);
        acts.extend(fill(&store, 200..530).await);
        let now = checkpoint(&store);
        let served = served(&store).await;
        let mut tiles = |path: TilePath| served.0.get(&format!("tile/{path}")).cloned().ok_or(path);
        for act in &acts {
            let proof = inclusion_proof(act.index, now.size, &mut tiles).unwrap();
            assert!(verify_inclusion(&Hash(act.leaf_hash), act.index, now.size, &proof, &now.root));
        }
        let proof = consistency_proof(earlier.size, now.size, &mut tiles).unwrap();
        assert!(verify_consistency(earlier.size, &earlier.root, now.size, &now.root, &proof));
    });
}

#[test]
fn commitments_open_with_the_stored_salt() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let act: Outcome<Committed<u64>, &str> = store
            .act(SYSTEM, |act| Ok(act.record(Entry::new("case-open").private("iin", "180010100011"))?))
            .await;
        let index = act.unwrap().index;
        let entry = read_entry(&store.journal_entry(index).await.unwrap().unwrap()).unwrap();
        let secret = store.read(move |reader| {
            let sql = "SELECT salt, actor FROM store_journal_secret WHERE entry_index = ?1";
            reader.one(sql, &params![i64::try_from(index).unwrap()], |row| Ok((row.get(0)?, row.get(1)?)))
        });
        let (salt, actor): ([u8; 32], String) = secret.await.unwrap();
        assert_eq!(actor, "system:portal");
        for (name, value) in [("iin", "180010100011"), ("actor", "system:portal")] {
            let opened = commitment(&part_salt(&salt, name), name, value.as_bytes());
            assert_eq!(entry.private[name], opened, "{name}");
        }
    });
}

#[test]
fn nothing_is_served_beyond_the_journal() {
    on_both_engines(async |bed| {
        let store = bed.store();
        assert_eq!(checkpoint(&store).size, 0);
        fill(&store, 0..3).await;
        let tile = |path: &str| store.tile(path.parse().unwrap());
        assert_eq!(tile("0/000.p/2").await.unwrap().unwrap().len(), 64);
        assert_eq!(tile("0/000.p/4").await, Ok(None));
        assert_eq!(tile("0/000").await, Ok(None));
        assert_eq!(tile("entries/001.p/1").await, Ok(None));
        assert_eq!(store.journal_entry(3).await, Ok(None));
    });
}
