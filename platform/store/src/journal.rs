//! The journal's tables: the head at start, tiles, entry bundles and the checkpoint as they are served.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Moment};

use kezek_journal::{Checkpoint, HASH_BYTES, Hash, NoteSigner, TILE_WIDTH, TilePath, Tree, entry_bundle};

use crate::act::index_value;
use crate::{Read as _, Reader, Store, StoreError, Value};

/// Levels of tiles that a tree of 2^63 entries has.
const LEVELS: u8 = 8;

/// The tree as last committed, and the checkpoint last signed over it.
pub(crate) struct Published {
    signer: NoteSigner,
    every: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    tree: Arc<Tree>,
    signed: Option<(Moment, u64, Arc<str>)>,
}

impl Published {
    pub(crate) fn new(signer: NoteSigner, every: Duration) -> Self {
        Self { signer, every, state: Mutex::default() }
    }

    pub(crate) fn set(&self, tree: &Tree) {
        let tree = Arc::new(tree.clone());
        self.state.lock().unwrap_or_else(PoisonError::into_inner).tree = tree;
    }

    fn tree(&self) -> Arc<Tree> {
        Arc::clone(&self.state.lock().unwrap_or_else(PoisonError::into_inner).tree)
    }

    /// The signed checkpoint: a new one when the tree has grown and the last one is old enough. What it covers is
    /// committed, so no restart can lead to a smaller tree.
    fn checkpoint(&self) -> Arc<str> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, size, note)) = &state.signed
            && (*size == state.tree.size() || at.elapsed() < self.every)
        {
            return Arc::clone(note);
        }
        let size = state.tree.size();
        let checkpoint = Checkpoint { origin: self.signer.name().to_owned(), size, root: state.tree.root() };
        let note: Arc<str> = Arc::from(self.signer.sign(&checkpoint.text()));
        state.signed = Some((Moment::now(), size, Arc::clone(&note)));
        note
    }

    fn verifier_key(&self) -> String {
        self.signer.verifier_key()
    }
}

impl Store {
    /// The signed checkpoint of the journal, as `/journal/checkpoint` serves it.
    pub fn checkpoint(&self) -> Arc<str> {
        self.shared.published.checkpoint()
    }

    /// The key with which everybody checks the journal's checkpoints (C2SP signed-note verifier key).
    pub fn journal_verifier_key(&self) -> String {
        self.shared.published.verifier_key()
    }

    /// A note signed with the journal's key (C2SP signed note), such as an acknowledgement of one entry.
    pub fn sign_note(&self, text: &str) -> String {
        self.shared.published.signer.sign(text)
    }

    /// Number of entries committed so far.
    pub fn journal_size(&self) -> u64 {
        self.shared.published.tree().size()
    }

    /// A tile or entry bundle, as `/journal/tile/…` serves it; `None` when the journal has not grown so far.
    pub async fn tile(&self, path: TilePath) -> Result<Option<Vec<u8>>, StoreError> {
        if !path.is_within(self.journal_size()) {
            return Ok(None);
        }
        self.read(move |reader| {
            let bytes = match path {
                TilePath::Hashes { level, index, width } => hashes(reader, level, index, width)?,
                TilePath::Entries { index, width } => entries(reader, index, width)?,
            };
            Ok(Some(bytes))
        })
        .await
    }

    /// The bytes of one journal entry.
    pub async fn journal_entry(&self, index: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(move |reader| {
            let sql = "SELECT entry FROM store_journal_entry WHERE entry_index = ?1";
            reader.optional(sql, &[index_value(index)?], |row| row.get(0))
        })
        .await
    }
}

fn hashes(reader: &mut Reader<'_>, level: u8, index: u64, width: usize) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT hashes FROM store_journal_tile WHERE tile_level = ?1 AND tile_index = ?2";
    let mut bytes: Vec<u8> = reader.one(sql, &[Value::from(level), index_value(index)?], |row| row.get(0))?;
    bytes.truncate(width * HASH_BYTES);
    Ok(bytes)
}

fn entries(reader: &mut Reader<'_>, index: u64, width: usize) -> Result<Vec<u8>, StoreError> {
    let first = index * TILE_WIDTH as u64;
    let sql = "SELECT entry FROM store_journal_entry WHERE entry_index >= ?1 AND entry_index < ?2 \
               ORDER BY entry_index";
    let range = [index_value(first)?, index_value(first + width as u64)?];
    let entries: Vec<Vec<u8>> = reader.all(sql, &range, |row| row.get(0))?;
    entry_bundle(&entries).ok_or_else(|| StoreError::Inconsistent("an entry is too long".to_owned()))
}

/// The tree as the tables hold it; entries and tiles must agree in number.
pub(crate) fn load_tree(reader: &mut Reader<'_>) -> Result<Tree, StoreError> {
    let sql = "SELECT coalesce(max(entry_index) + 1, 0) FROM store_journal_entry";
    let size: u64 = reader.one(sql, &[], |row| row.get(0))?;
    let mut edges = Vec::new();
    for level in 0..LEVELS {
        let shift = 8 * u32::from(level);
        let width = (size >> shift) % TILE_WIDTH as u64;
        let growing = (size >> shift) / TILE_WIDTH as u64;
        let edge = if width == 0 { Vec::new() } else { hashes(reader, level, growing, TILE_WIDTH)? };
        edges.push(edge.chunks(HASH_BYTES).filter_map(Hash::from_slice).collect());
    }
    Tree::restore(size, edges).map_err(|fault| StoreError::Inconsistent(fault.to_string()))
}
