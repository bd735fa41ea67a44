//! A checkpoint: how large the journal is and what its root is, in the three lines of C2SP tlog-checkpoint.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{EMPTY_ROOT, Hash, NoteFault, NoteVerifier};

/// What a journal says about itself at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which journal.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root over all of them.
    pub root: Hash,
}

/// Why a text is not a checkpoint of the expected journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// The note around it is not accepted.
    #[error(transparent)]
    Note(#[from] NoteFault),
    /// The lines do not have the form of a checkpoint.
    #[error("not a checkpoint")]
    Form,
    /// The checkpoint is of another journal.
    #[error("the checkpoint is of another journal")]
    Origin,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root.0))
    }

    /// The checkpoint in a signed note of this key.
    pub fn open(note: &str, verifier: &NoteVerifier) -> Result<Self, CheckpointFault> {
        let checkpoint = Self::parse(verifier.open(note)?).ok_or(CheckpointFault::Form)?;
        if checkpoint.origin == verifier.name() { Ok(checkpoint) } else { Err(CheckpointFault::Origin) }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let number: u64 = size.parse().ok()?;
        let root = Hash::from_slice(&STANDARD.decode(root).ok()?)?;
        let good = !origin.is_empty() && number.to_string() == size && (number > 0 || root == EMPTY_ROOT);
        good.then(|| Self { origin: origin.to_owned(), size: number, root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NoteSigner;

    const ROOT: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    #[track_caller]
    fn check(text: &str, expected: Result<u64, CheckpointFault>) {
        let signer = NoteSigner::from_seed("kezek.local/portal", &[1; 32]).unwrap();
        let opened = Checkpoint::open(&signer.sign(text), &signer.verifier());
        assert_eq!(opened.map(|checkpoint| checkpoint.size), expected, "{text:?}");
    }

    #[test]
    fn three_lines_and_optional_extensions() {
        check(&format!("kezek.local/portal\n0\n{ROOT}\n"), Ok(0));
        check(&format!("kezek.local/portal\n42\n{ROOT}\nextension\n"), Ok(42));
        check(&format!("kezek.local/other\n42\n{ROOT}\n"), Err(CheckpointFault::Origin));
        check(&format!("kezek.local/portal\n042\n{ROOT}\n"), Err(CheckpointFault::Form));
        check(&format!("kezek.local/portal\n-1\n{ROOT}\n"), Err(CheckpointFault::Form));
        check("kezek.local/portal\n1\nAAAA\n", Err(CheckpointFault::Form));
        check("kezek.local/portal\n1\n", Err(CheckpointFault::Form));
    }

    #[test]
    fn the_text_reads_back() {
        let checkpoint = Checkpoint { origin: "kezek.local/portal".into(), size: 7, root: Hash([9; 32]) };
        assert_eq!(Checkpoint::parse(&checkpoint.text()), Some(checkpoint));
    }
}
