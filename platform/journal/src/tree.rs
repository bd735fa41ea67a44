//! The growing tree: its right edge in memory, its finished and changed tiles on the way to the tables.

use crate::{EMPTY_ROOT, HASH_BYTES, Hash, node_hash};

/// Hashes of a full tile: eight levels of the tree.
pub const TILE_WIDTH: usize = 256;

/// The right edge of a tree: for each level of tiles, the hashes of the tile that is still growing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    edges: Vec<Vec<Hash>>,
}

/// One tile as it is stored and served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Level of the tile: at level 0 stand the leaves, at level 1 the roots of 256 leaves, and so on.
    pub level: u8,
    /// Number of the tile on its level.
    pub index: u64,
    /// One to 256 hashes, one after another.
    pub hashes: Vec<u8>,
}

/// The stored right edge does not belong to a tree of the given size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tiles at the right edge do not belong to a tree of {0} entries")]
pub struct TreeFault(u64);

impl Tree {
    /// The tree of this size, from the growing tile of each level, lowest first.
    pub fn restore(size: u64, edges: Vec<Vec<Hash>>) -> Result<Self, TreeFault> {
        let mut tree = Self { size, edges };
        while tree.edges.last().is_some_and(Vec::is_empty) {
            tree.edges.pop();
        }
        let expected = edge_widths(size);
        let fits = tree.edges.len() == expected.len()
            && tree.edges.iter().zip(&expected).all(|(edge, width)| edge.len() == *width);
        if fits { Ok(tree) } else { Err(TreeFault(size)) }
    }

    /// Number of entries.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends leaves and returns every tile that changed, each in its last state.
    pub fn append(&mut self, leaves: &[Hash]) -> Vec<Tile> {
        let mut tiles = Vec::new();
        let before = self.size;
        for leaf in leaves {
            self.push(0, *leaf, &mut tiles);
            self.size += 1;
        }
        let changed = |tile: &Tile| {
            let shift = 8 * u32::from(tile.level);
            before >> shift != self.size >> shift
        };
        tiles.extend(self.growing_tiles().filter(changed));
        tiles
    }

    /// The tile that is still growing on each level, where one is.
    pub fn growing_tiles(&self) -> impl Iterator<Item = Tile> {
        (0u8..).zip(&self.edges).filter(|(_, edge)| !edge.is_empty()).map(|(level, edge)| Tile {
            level,
            index: self.size >> (8 * (u32::from(level) + 1)),
            hashes: concatenate(edge),
        })
    }

    /// The root over all entries (RFC 6962, section 2.1).
    pub fn root(&self) -> Hash {
        let mut root: Option<Hash> = None;
        for edge in &self.edges {
            let mut rest = edge.as_slice();
            while !rest.is_empty() {
                // The rightmost perfect subtree has as many hashes as the lowest set bit says.
                let width = 1 << rest.len().trailing_zeros();
                let (left, right) = rest.split_at(rest.len() - width);
                let subtree = perfect_root(right);
                root = Some(root.map_or(subtree, |root| node_hash(&subtree, &root)));
                rest = left;
            }
        }
        root.unwrap_or(EMPTY_ROOT)
    }

    fn push(&mut self, level: u8, hash: Hash, tiles: &mut Vec<Tile>) {
        let position = usize::from(level);
        if self.edges.len() == position {
            self.edges.push(Vec::with_capacity(TILE_WIDTH));
        }
        self.edges[position].push(hash);
        if self.edges[position].len() == TILE_WIDTH {
            let full = std::mem::replace(&mut self.edges[position], Vec::with_capacity(TILE_WIDTH));
            let index = self.size >> (8 * (u32::from(level) + 1));
            tiles.push(Tile { level, index, hashes: concatenate(&full) });
            self.push(level + 1, perfect_root(&full), tiles);
        }
    }
}

/// The root of a perfect subtree; the number of hashes is a power of two.
pub(crate) fn perfect_root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => EMPTY_ROOT,
        [hash] => *hash,
        _ => {
            let (left, right) = hashes.split_at(hashes.len() / 2);
            node_hash(&perfect_root(left), &perfect_root(right))
        }
    }
}

/// Hashes in the growing tile of each level, up to the highest level that has any.
fn edge_widths(size: u64) -> Vec<usize> {
    let mut widths = Vec::new();
    let mut rest = size;
    while rest > 0 {
        widths.push(usize::from(rest.to_le_bytes()[0]));
        rest >>= 8;
    }
    widths
}

fn concatenate(hashes: &[Hash]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(hashes.len() * HASH_BYTES);
    for hash in hashes {
        bytes.extend_from_slice(&hash.0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaf_hash;

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|number| leaf_hash(number.to_string().as_bytes())).collect()
    }

    /// The definition in RFC 6962, word for word.
    fn root_by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => EMPTY_ROOT,
            [leaf] => *leaf,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                let (left, right) = leaves.split_at(split);
                node_hash(&root_by_definition(left), &root_by_definition(right))
            }
        }
    }

    #[track_caller]
    fn check(count: usize, step: usize) {
        let all = leaves(count);
        let mut tree = Tree::default();
        for group in all.chunks(step) {
            tree.append(group);
        }
        assert_eq!(tree.root(), root_by_definition(&all), "{count} in groups of {step}");
    }

    #[test]
    fn the_root_is_that_of_rfc_6962_whatever_the_groups() {
        for count in [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 1000] {
            for step in [1, 3, 256, 300, 5000] {
                check(count, step);
            }
        }
        check(65_536, 4096);
        check(65_536 + 300, 4096);
    }

    #[test]
    fn changed_tiles_are_given_once_in_their_last_state() {
        let mut tree = Tree::default();
        let tiles = tree.append(&leaves(600));
        let shape: Vec<_> = tiles.iter().map(|t| (t.level, t.index, t.hashes.len() / 32)).collect();
        assert_eq!(shape, [(0, 0, 256), (0, 1, 256), (0, 2, 88), (1, 0, 2)]);
        let tiles = tree.append(&leaves(1));
        let shape: Vec<_> = tiles.iter().map(|t| (t.level, t.index, t.hashes.len() / 32)).collect();
        assert_eq!(shape, [(0, 2, 89)]);
    }

    #[test]
    fn a_restored_edge_must_fit_the_size() {
        let mut tree = Tree::default();
        tree.append(&leaves(600));
        let restored = Tree::restore(600, tree.edges.clone()).unwrap();
        assert_eq!(restored, tree);
        assert_eq!(Tree::restore(601, tree.edges.clone()), Err(TreeFault(601)));
        assert_eq!(Tree::restore(256, vec![vec![], leaves(1)]).unwrap().size(), 256);
    }
}
