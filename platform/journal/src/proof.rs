//! Proofs: that an entry is in the journal, and that a later journal only added to an earlier one.
//!
//! Made from tiles alone, so a client can make them too; shapes and checks are those of RFC 9162, section 2.1.

use crate::tree::perfect_root;
use crate::{HASH_BYTES, Hash, TILE_WIDTH, TilePath, node_hash};

/// No tree that can be addressed is deeper, so no proof is longer.
const LONGEST_PROOF: usize = 64;

/// Why a proof cannot be made.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault<F> {
    /// The index or the earlier size lies beyond the journal.
    #[error("the journal has not grown so far")]
    Beyond,
    /// A tile has fewer hashes than the journal's size demands.
    #[error("a tile is shorter than the journal")]
    ShortTile,
    /// The source of tiles failed.
    #[error("a tile cannot be read")]
    Source(F),
}

/// The hashes that lead from the leaf at `index` to the root of the tree of this size.
pub fn inclusion_proof<F>(
    index: u64,
    size: u64,
    tiles: &mut impl FnMut(TilePath) -> Result<Vec<u8>, F>,
) -> Result<Vec<Hash>, ProofFault<F>> {
    if index >= size {
        return Err(ProofFault::Beyond);
    }
    let mut proof = Vec::new();
    let (mut low, mut high) = (0, size);
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            proof.push(range_root(middle, high, size, tiles)?);
            high = middle;
        } else {
            proof.push(range_root(low, middle, size, tiles)?);
            low = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The hashes that show that the tree of size `old` is the beginning of the tree of size `new`.
pub fn consistency_proof<F>(
    old: u64,
    new: u64,
    tiles: &mut impl FnMut(TilePath) -> Result<Vec<u8>, F>,
) -> Result<Vec<Hash>, ProofFault<F>> {
    if old == 0 || old > new {
        return Err(ProofFault::Beyond);
    }
    let mut proof = Vec::new();
    let (mut low, mut high) = (0, new);
    // Both trees end together only when everything below is shared.
    while high != old {
        let middle = low + split(high - low);
        if old <= middle {
            proof.push(range_root(middle, high, new, tiles)?);
            high = middle;
        } else {
            proof.push(range_root(low, middle, new, tiles)?);
            low = middle;
        }
    }
    if low > 0 {
        proof.push(range_root(low, high, new, tiles)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Whether the proof leads from this leaf at this index to this root.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size || proof.len() > LONGEST_PROOF {
        return false;
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(step, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, step);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the proof shows that the tree of the old root is the beginning of the tree of the new root.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> bool {
    if old == 0 || old > new || proof.len() > LONGEST_PROOF {
        return false;
    }
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    let mut steps = proof.iter();
    // A perfect old tree is itself the first node and is not repeated in the proof.
    let first = if old.is_power_of_two() { Some(old_root) } else { steps.next() };
    let Some(first) = first else { return false };
    let (mut node, mut last) = (old - 1, new - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut from_old, mut from_new) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            from_old = node_hash(step, &from_old);
            from_new = node_hash(step, &from_new);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            from_new = node_hash(&from_new, step);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && from_old == *old_root && from_new == *new_root
}

/// The greatest power of two below the number of leaves.
const fn split(leaves: u64) -> u64 {
    leaves.next_power_of_two() / 2
}

/// The root over the leaves from `low` to `high`, a range that the tree of this size has as a node.
fn range_root<F>(
    low: u64,
    high: u64,
    size: u64,
    tiles: &mut impl FnMut(TilePath) -> Result<Vec<u8>, F>,
) -> Result<Hash, ProofFault<F>> {
    let leaves = high - low;
    if !leaves.is_power_of_two() {
        let middle = low + split(leaves);
        let left = range_root(low, middle, size, tiles)?;
        let right = range_root(middle, high, size, tiles)?;
        return Ok(node_hash(&left, &right));
    }
    let level = leaves.trailing_zeros() / 8;
    let (first, count) = (low >> (8 * level), leaves >> (8 * level));
    let index = first / TILE_WIDTH as u64;
    let in_tile = |number: u64| usize::try_from(number).unwrap_or(TILE_WIDTH).min(TILE_WIDTH);
    let width = in_tile((size >> (8 * level)) - index * TILE_WIDTH as u64);
    let level = u8::try_from(level).map_err(|_| ProofFault::Beyond)?;
    let bytes = tiles(TilePath::Hashes { level, index, width }).map_err(ProofFault::Source)?;
    let start = in_tile(first % TILE_WIDTH as u64);
    let range = start * HASH_BYTES..(start + in_tile(count)) * HASH_BYTES;
    let hashes: Vec<Hash> = bytes
        .get(range)
        .ok_or(ProofFault::ShortTile)?
        .chunks_exact(HASH_BYTES)
        .filter_map(Hash::from_slice)
        .collect();
    Ok(perfect_root(&hashes))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::{Tree, leaf_hash};

    struct Grown {
        leaves: Vec<Hash>,
        roots: Vec<Hash>,
        tiles: HashMap<(u8, u64), Vec<u8>>,
    }

    fn grown(size: usize) -> Grown {
        let leaves: Vec<Hash> = (0..size).map(|number| leaf_hash(&number.to_be_bytes())).collect();
        let (mut tree, mut tiles, mut roots) = (Tree::default(), HashMap::new(), Vec::new());
        roots.push(tree.root());
        for leaf in &leaves {
            tiles.extend(
                tree.append(&[*leaf]).into_iter().map(|tile| ((tile.level, tile.index), tile.hashes)),
            );
            roots.push(tree.root());
        }
        Grown { leaves, roots, tiles }
    }

    impl Grown {
        fn source(&self) -> impl FnMut(TilePath) -> Result<Vec<u8>, TilePath> {
            |path| match path {
                TilePath::Hashes { level, index, width } => {
                    let tile = self.tiles.get(&(level, index)).ok_or(path)?;
                    Ok(tile.get(..width * HASH_BYTES).ok_or(path)?.to_vec())
                }
                TilePath::Entries { .. } => Err(path),
            }
        }

        #[track_caller]
        fn check(&self, index: usize, old: usize, new: usize) {
            let (leaf, root) = (&self.leaves[index], &self.roots[new]);
            let wide = |number: usize| number as u64;
            let proof = inclusion_proof(wide(index), wide(new), &mut self.source()).unwrap();
            assert!(verify_inclusion(leaf, wide(index), wide(new), &proof, root), "{index} in {new}");
            assert!(!verify_inclusion(&Hash([0; 32]), wide(index), wide(new), &proof, root));
            assert!(!verify_inclusion(leaf, wide(index) + 1, wide(new), &proof, root));

            let proof = consistency_proof(wide(old), wide(new), &mut self.source()).unwrap();
            let old_root = &self.roots[old];
            assert!(verify_consistency(wide(old), old_root, wide(new), root, &proof), "{old} to {new}");
            assert!(!verify_consistency(wide(old), &Hash([0; 32]), wide(new), root, &proof));
            assert!(!verify_consistency(wide(old), old_root, wide(new), &Hash([0; 32]), &proof));
        }
    }

    #[test]
    fn every_entry_and_every_beginning_of_small_trees() {
        let grown = grown(40);
        for new in 1..=40 {
            for old in 1..=new {
                grown.check(old - 1, old, new);
            }
        }
    }

    #[test]
    fn trees_of_several_tiles() {
        let grown = grown(1100);
        for (index, old, new) in [
            (0, 1, 256),
            (255, 255, 257),
            (256, 256, 1024),
            (700, 513, 1100),
            (1099, 1024, 1100),
            (0, 1100, 1100),
        ] {
            grown.check(index, old, new);
        }
    }

    #[test]
    fn nothing_is_proved_beyond_the_tree() {
        let grown = grown(3);
        let source = &mut grown.source();
        assert_eq!(inclusion_proof(3, 3, source), Err(ProofFault::Beyond));
        assert_eq!(consistency_proof(4, 3, source), Err(ProofFault::Beyond));
        assert_eq!(consistency_proof(0, 3, source), Err(ProofFault::Beyond));
        assert!(!verify_inclusion(&grown.leaves[0], 0, 0, &[], &grown.roots[0]));
        assert!(!verify_inclusion(&grown.leaves[0], 0, 1, &vec![Hash([0; 32]); 65], &grown.roots[1]));
        assert!(!verify_consistency(0, &grown.roots[0], 3, &grown.roots[3], &[]));
    }

    #[test]
    fn a_short_tile_is_noticed() {
        let mut source = |_| Ok::<_, ()>(vec![0; 31]);
        assert_eq!(inclusion_proof(0, 2, &mut source), Err(ProofFault::ShortTile));
    }
}
