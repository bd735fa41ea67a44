//! What a file is, told by its first bytes and not by its name.

use kezek_regulations::Media;

/// The first bytes of each accepted type.
const SIGNATURES: [(&[u8], Media); 3] =
    [(b"%PDF-", Media::Pdf), (b"\xff\xd8\xff", Media::Jpeg), (b"\x89PNG\r\n\x1a\n", Media::Png)];

/// The type of these bytes, or `None` when it is none of the accepted ones.
pub fn sniff(bytes: &[u8]) -> Option<Media> {
    SIGNATURES.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, media)| *media)
}

/// A file name without folders and control characters, at most 120 characters; `file` when nothing is left.
pub fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    let plain = plain.trim();
    if plain.is_empty() { "file".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_not_the_name() {
        assert_eq!(sniff(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0"), Some(Media::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n"), Some(Media::Png));
        for other in [b"".as_slice(), b"MZ", b"<html>", b"PK\x03\x04"] {
            assert_eq!(sniff(other), None);
        }
    }

    #[test]
    fn names_lose_folders_and_control_characters() {
        assert_eq!(plain_name("C:\\Құжаттар\\анықтама.pdf"), "анықтама.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("\u{0}\n/"), "file");
    }
}
