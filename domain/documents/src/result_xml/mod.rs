//! The result as data: one XML document with every fact that is printed, the same bytes for the same facts.
//!
//! The form is described in `docs/formats/documents.md`.

mod read;
mod write;

pub use read::{ReadFault, read};
pub(crate) use write::Xml;
pub use write::write;

/// The namespace of every element.
pub const NAMESPACE: &str = "urn:kezek:result:v1";

/// The largest result document that is read, in bytes.
pub const LARGEST_BYTES: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use crate::{Decision, ResultFacts};

    #[track_caller]
    fn check_round_trip(facts: &ResultFacts) {
        let bytes = write(facts);
        assert_eq!(read(&bytes).as_ref(), Ok(facts), "{}", String::from_utf8_lossy(&bytes));
        assert_eq!(write(facts), bytes);
    }

    #[test]
    fn every_sample_reads_back_equal() {
        for (_, facts) in testing::samples() {
            check_round_trip(&facts);
        }
    }

    #[test]
    fn markup_and_line_ends_in_facts_stay_text() {
        let mut facts = testing::refusal();
        facts.provider.name.kk = "<b>&amp;</b> \"сөз\" 'x' ]]>".into();
        facts.request.number = " a\n b\t".into();
        if let Decision::Refused(refusal) = &mut facts.decision {
            refusal.grounds[0].fact.ru = "первая\r\nвторая".into();
        }
        check_round_trip(&facts);
    }

    #[track_caller]
    fn check_fault(change: (&str, &str), expected: &str) {
        let text = String::from_utf8(write(&testing::notification())).unwrap();
        assert!(text.contains(change.0), "{text}");
        let fault = read(text.replace(change.0, change.1).as_bytes()).unwrap_err();
        assert_eq!(fault.to_string(), expected);
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        check_fault(("<Place>", "<Placed>"), "the XML is not well formed");
        check_fault(
            ("<Prepared>2026", "<Prepared>x2026"),
            "the element Prepared is missing or does not hold what it should",
        );
        check_fault(
            ("urn:kezek:result:v1", "urn:kezek:result:v9"),
            "the element Result is missing or does not hold what it should",
        );
        check_fault(
            ("<Number>1", "<Number>0"),
            "the element Number is missing or does not hold what it should",
        );
        check_fault(
            ("Queued>", "Granted>"),
            "the element Decision is missing or does not hold what it should",
        );
    }

    #[test]
    fn a_document_type_is_refused() {
        let with_dtd = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>";
        assert_eq!(read(with_dtd), Err(ReadFault::NotWellFormed));
        assert_eq!(read(&vec![b' '; LARGEST_BYTES + 1]), Err(ReadFault::TooLarge));
    }
}
