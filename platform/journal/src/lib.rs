//! Append-only Merkle log of every act: entries, tiles, checkpoints and proofs.
//!
//! The byte format stands in `docs/formats/journal.md` with test vectors. Leaves and nodes are hashed as in RFC 6962,
//! tiles and entry bundles are laid out as in C2SP tlog-tiles, checkpoints are C2SP signed notes: a client that nobody
//! here wrote can read and check everything. Nothing here reads a file, a clock or the network.

mod audit;
mod bundle;
mod canonical;
mod checkpoint;
mod entry;
mod hash;
mod note;
mod path;
mod proof;
mod reading;
mod tree;

pub use audit::{Audit, AuditFinding, Fetch, audit};
pub use bundle::{entry_bundle, read_bundle};
pub use checkpoint::{Checkpoint, CheckpointFault};
pub use entry::{Entry, EntryFault, Inscription, LARGEST_ENTRY_BYTES, commitment, inscribe, part_salt};
pub use hash::{EMPTY_ROOT, HASH_BYTES, Hash, leaf_hash, node_hash};
pub use note::{NoteFault, NoteSigner, NoteVerifier};
pub use path::{PathFault, TilePath};
pub use proof::{ProofFault, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};
pub use reading::{EntryFacts, ReadingFault, read_entry};
pub use tree::{TILE_WIDTH, Tile, Tree, TreeFault};
