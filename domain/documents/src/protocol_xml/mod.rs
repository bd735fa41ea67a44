//! The protocol as data: one XML document with every fact that is printed, the same bytes for the same facts.
//!
//! The form is described in `docs/formats/documents.md`.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of every element.
pub const NAMESPACE: &str = "urn:kezek:protocol:v1";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::result_xml::ReadFault;
    use crate::testing;

    #[test]
    fn every_sample_reads_back_equal() {
        for (name, facts) in testing::protocols() {
            let bytes = write(&facts);
            assert_eq!(read(&bytes).as_ref(), Ok(&facts), "{name}: {}", String::from_utf8_lossy(&bytes));
            assert_eq!(write(&facts), bytes, "{name}");
        }
    }

    #[track_caller]
    fn check_fault(change: (&str, &str), expected: ReadFault) {
        let text = String::from_utf8(write(&testing::protocol())).unwrap();
        assert!(text.contains(change.0), "{text}");
        assert_eq!(read(text.replacen(change.0, change.1, 1).as_bytes()), Err(expected));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        check_fault(("<Meeting>", "<Meetings>"), ReadFault::NotWellFormed);
        check_fault((NAMESPACE, "urn:kezek:result:v1"), ReadFault::Element("Protocol"));
        check_fault(("<Ballot>for", "<Ballot>fore"), ReadFault::Element("Ballot"));
        check_fault(("<Opened>2", "<Opened>x"), ReadFault::Element("Opened"));
    }
}
