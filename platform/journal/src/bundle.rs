//! Entry bundles: up to 256 entries, each after its length in 16 bits.

use crate::{LARGEST_ENTRY_BYTES, TILE_WIDTH};

/// The bundle of these entries; `None` when there are too many or one is too long.
pub fn entry_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Option<Vec<u8>> {
    if entries.len() > TILE_WIDTH {
        return None;
    }
    let mut bundle = Vec::with_capacity(entries.iter().map(|entry| 2 + entry.as_ref().len()).sum());
    for entry in entries {
        let entry = entry.as_ref();
        bundle.extend_from_slice(&u16::try_from(entry.len()).ok()?.to_be_bytes());
        bundle.extend_from_slice(entry);
    }
    Some(bundle)
}

/// The entries of a bundle; `None` when it ends in the middle of one or has too many.
pub fn read_bundle(bundle: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    let mut rest = bundle;
    while let Some((length, after)) = rest.split_first_chunk::<2>() {
        let (entry, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        if entries.len() == TILE_WIDTH {
            return None;
        }
        entries.push(entry);
        rest = after;
    }
    rest.is_empty().then_some(entries)
}

const _: () = assert!(LARGEST_ENTRY_BYTES == u16::MAX as usize, "a bundle counts lengths in 16 bits");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bundle: &[u8], expected: Option<&[&[u8]]>) {
        assert_eq!(read_bundle(bundle).as_deref(), expected);
        if let Some(entries) = expected {
            assert_eq!(entry_bundle(entries).as_deref(), Some(bundle));
        }
    }

    #[test]
    fn entries_stand_after_their_lengths() {
        check(b"", Some(&[]));
        check(b"\0\x02ab\0\0\0\x01c", Some(&[b"ab", b"", b"c"]));
        check(b"\0\x02a", None);
        check(b"\0", None);
    }

    #[test]
    fn more_than_256_entries_are_no_bundle() {
        assert!(entry_bundle(&[b""; 256]).is_some());
        assert!(entry_bundle(&[b""; 257]).is_none());
        assert!(read_bundle(&[0; 514]).is_none());
        assert!(entry_bundle(&[vec![0; 65_536]]).is_none());
    }
}
