//! Append-only Merkle log of every act: entries, tiles, checkpoints and proofs.
