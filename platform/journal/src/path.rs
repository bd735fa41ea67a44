//! Addresses of tiles and entry bundles, as C2SP tlog-tiles writes them.

use std::fmt;
use std::str::FromStr;

use crate::TILE_WIDTH;

/// The highest level of tiles that the layout knows.
const HIGHEST_LEVEL: u8 = 63;

/// What stands under `/journal/tile/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TilePath {
    /// A tile of hashes.
    Hashes {
        /// Level of the tile.
        level: u8,
        /// Number of the tile on its level.
        index: u64,
        /// Hashes in it, 1 to 256.
        width: usize,
    },
    /// A bundle of entries.
    Entries {
        /// Number of the bundle.
        index: u64,
        /// Entries in it, 1 to 256.
        width: usize,
    },
}

/// The text is not the address of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a tile")]
pub struct PathFault;

impl TilePath {
    /// Whether a tree of this size has this tile with at least this many items.
    pub const fn is_within(self, size: u64) -> bool {
        let (level, index, width) = match self {
            Self::Hashes { level, index, width } => (level, index, width),
            Self::Entries { index, width } => (0, index, width),
        };
        let shift = level as u32 * 8;
        let items = if shift < u64::BITS { size >> shift } else { 0 };
        match index.checked_mul(TILE_WIDTH as u64) {
            Some(first) => match first.checked_add(width as u64) {
                Some(end) => end <= items,
                None => false,
            },
            None => false,
        }
    }
}

/// Such as `0/x001/x234/067` and `entries/004.p/12`.
impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, width) = match self {
            Self::Hashes { level, index, width } => {
                write!(f, "{level}/")?;
                (*index, *width)
            }
            Self::Entries { index, width } => {
                f.write_str("entries/")?;
                (*index, *width)
            }
        };
        write_index(f, index / 1000)?;
        write!(f, "{:03}", index % 1000)?;
        if width == TILE_WIDTH { Ok(()) } else { write!(f, ".p/{width}") }
    }
}

/// All groups of three digits but the last begin with an `x`.
fn write_index(f: &mut fmt::Formatter<'_>, rest: u64) -> fmt::Result {
    if rest == 0 {
        return Ok(());
    }
    write_index(f, rest / 1000)?;
    write!(f, "x{:03}/", rest % 1000)
}

impl FromStr for TilePath {
    type Err = PathFault;

    /// Only the text that [`fmt::Display`] writes is an address, so that caches hold each tile once.
    fn from_str(text: &str) -> Result<Self, PathFault> {
        let (kind, rest) = text.split_once('/').ok_or(PathFault)?;
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().map_err(|_| PathFault)?),
            None => (rest, TILE_WIDTH),
        };
        let index = parse_index(number)?;
        let path = if kind == "entries" {
            Self::Entries { index, width }
        } else {
            let level = kind.parse().map_err(|_| PathFault)?;
            Self::Hashes { level, index, width }
        };
        let in_range = (1..=TILE_WIDTH).contains(&width)
            && !matches!(path, Self::Hashes { level, .. } if level > HIGHEST_LEVEL);
        if in_range && path.to_string() == text { Ok(path) } else { Err(PathFault) }
    }
}

fn parse_index(text: &str) -> Result<u64, PathFault> {
    text.split('/').try_fold(0_u64, |index, group| {
        let digits = group.strip_prefix('x').unwrap_or(group);
        let group: u64 = digits.parse().map_err(|_| PathFault)?;
        index.checked_mul(1000).and_then(|index| index.checked_add(group)).ok_or(PathFault)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<TilePath, PathFault>) {
        assert_eq!(text.parse(), expected, "{text}");
        if let Ok(path) = expected {
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn addresses_read_and_write_alike() {
        check("0/067", Ok(TilePath::Hashes { level: 0, index: 67, width: 256 }));
        check("2/x001/x234/067", Ok(TilePath::Hashes { level: 2, index: 1_234_067, width: 256 }));
        check("1/000.p/12", Ok(TilePath::Hashes { level: 1, index: 0, width: 12 }));
        check("entries/x001/000.p/255", Ok(TilePath::Entries { index: 1000, width: 255 }));
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "0",
            "0/",
            "0/67",
            "0/0067",
            "0/x067",
            "0/x000/067",
            "00/067",
            "64/067",
            "x/067",
            "0/067.p/0",
            "0/067.p/256",
            "0/067.p/012",
            "0/067.p/",
            "entries/1",
            "0/x001/67",
            "0/+67",
            "-1/067",
            "0/x018/x446/x744/x073/x709/x551/x999/999",
        ] {
            check(text, Err(PathFault));
        }
    }

    #[test]
    fn a_tile_is_within_a_tree_that_has_grown_so_far() {
        let tile = |level, index, width| TilePath::Hashes { level, index, width };
        assert!(tile(0, 0, 1).is_within(1));
        assert!(!tile(0, 0, 2).is_within(1));
        assert!(!tile(1, 0, 1).is_within(255));
        assert!(tile(1, 0, 1).is_within(256));
        assert!(!tile(0, u64::MAX, 256).is_within(u64::MAX));
        assert!(!tile(8, 0, 1).is_within(u64::MAX));
        assert!(TilePath::Entries { index: 1, width: 44 }.is_within(300));
        assert!(!TilePath::Entries { index: 1, width: 45 }.is_within(300));
    }
}
