//! Reading an entry back: only the one text that the writer would have written is an entry.

use std::collections::BTreeMap;

use kezek_kernel::{Instant, SystemName};
use serde_json::{Map, Value};

use crate::canonical::write_object;
use crate::{EntryFault, Hash};

/// What a public entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFacts {
    /// The act's code.
    pub act: String,
    /// From when the act has effect, where that differs.
    pub effective: Option<Instant>,
    /// Commitments to the private parts, by name.
    pub private: BTreeMap<String, Hash>,
    /// What everybody may read.
    pub public: Map<String, Value>,
    /// When the act was recorded.
    pub recorded: Instant,
    /// The system that recorded it.
    pub system: SystemName,
}

/// Why bytes are not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadingFault {
    /// The bytes are not a JSON object.
    #[error("not a JSON object")]
    Json,
    /// The bytes are not the one text of their content.
    #[error("not the canonical text of its content")]
    NotCanonical,
    /// The content cannot stand in an entry.
    #[error(transparent)]
    Content(#[from] EntryFault),
    /// A field is missing, unknown or of another type.
    #[error("field `{0}`")]
    Field(&'static str),
}

const FIELDS: [&str; 7] = ["act", "effective", "private", "public", "recorded", "system", "version"];

/// Reads the bytes of an entry.
pub fn read_entry(bytes: &[u8]) -> Result<EntryFacts, ReadingFault> {
    let object: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_| ReadingFault::Json)?;
    let mut canonical = String::with_capacity(bytes.len());
    write_object(&mut canonical, &object)?;
    if canonical.as_bytes() != bytes {
        return Err(ReadingFault::NotCanonical);
    }
    if object.keys().any(|key| !FIELDS.contains(&key.as_str())) {
        return Err(ReadingFault::Field("unknown"));
    }
    if object.get("version") != Some(&Value::from(1)) {
        return Err(ReadingFault::Field("version"));
    }
    let effective =
        if object.contains_key("effective") { Some(instant(&object, "effective")?) } else { None };
    Ok(EntryFacts {
        act: text(&object, "act")?.to_owned(),
        effective,
        private: commitments(&object)?,
        public: nested(&object, "public")?.clone(),
        recorded: instant(&object, "recorded")?,
        system: SystemName::from_code(text(&object, "system")?).ok_or(ReadingFault::Field("system"))?,
    })
}

fn text<'o>(object: &'o Map<String, Value>, field: &'static str) -> Result<&'o str, ReadingFault> {
    object.get(field).and_then(Value::as_str).ok_or(ReadingFault::Field(field))
}

fn nested<'o>(
    object: &'o Map<String, Value>,
    field: &'static str,
) -> Result<&'o Map<String, Value>, ReadingFault> {
    object.get(field).and_then(Value::as_object).ok_or(ReadingFault::Field(field))
}

/// An instant has one text too.
fn instant(object: &Map<String, Value>, field: &'static str) -> Result<Instant, ReadingFault> {
    let text = text(object, field)?;
    let instant: Instant = text.parse().map_err(|_| ReadingFault::Field(field))?;
    if instant.to_string() == text { Ok(instant) } else { Err(ReadingFault::Field(field)) }
}

fn commitments(object: &Map<String, Value>) -> Result<BTreeMap<String, Hash>, ReadingFault> {
    let fault = ReadingFault::Field("private");
    let read = |(name, value): (&String, &Value)| {
        let text = value.as_str()?;
        let hash = Hash::from_slice(&hex::decode(text).ok()?)?;
        (hash.to_string() == text).then(|| (name.clone(), hash))
    };
    nested(object, "private")?.iter().map(read).collect::<Option<_>>().ok_or(fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, inscribe};

    const GOOD: &str = concat!(
        r#"{"act":"a","private":{},"public":{"n":1},"recorded":"2023-11-14T22:13:20Z","#,
        r#""system":"portal","version":1}"#
    );

    #[track_caller]
    fn check(from: &str, to: &str, expected: ReadingFault) {
        let changed = GOOD.replace(from, to);
        assert_ne!(changed, GOOD);
        assert_eq!(read_entry(changed.as_bytes()), Err(expected), "{changed}");
    }

    #[test]
    fn what_is_written_reads_back() {
        let entry = Entry::new("case-open")
            .effective(Instant::from_micros(5))
            .public("order", 3)
            .private("iin", "500101100000");
        let recorded = Instant::from_micros(1_700_000_000_000_001);
        let written = inscribe(&entry, SystemName::Workstation, recorded, &[3; 32]).unwrap();
        let read = read_entry(&written.bytes).unwrap();
        assert_eq!((read.act.as_str(), read.effective), (entry.act, entry.effective));
        assert_eq!((read.recorded, read.system), (recorded, SystemName::Workstation));
        assert_eq!(read.public, entry.public);
        assert_eq!(read.private.keys().collect::<Vec<_>>(), ["iin"]);
    }

    #[test]
    fn another_text_of_the_same_content_is_no_entry() {
        check("{\"n\":1}", "{\"n\": 1}", ReadingFault::NotCanonical);
        check("\"a\"", "\"\\u0061\"", ReadingFault::NotCanonical);
        check("\"n\":1", "\"n\":1,\"n\":1", ReadingFault::NotCanonical);
        check("20Z", "20.0Z", ReadingFault::Field("recorded"));
    }

    #[test]
    fn every_field_is_checked() {
        check("{\"act\"", "[{\"act\"", ReadingFault::Json);
        check("\"act\":\"a\",", "", ReadingFault::Field("act"));
        check("\"version\":1", "\"version\":2", ReadingFault::Field("version"));
        check("portal", "elsewhere", ReadingFault::Field("system"));
        check("{}", "{\"x\":\"00\"}", ReadingFault::Field("private"));
        check("\"n\":1", "\"n\":1.5", EntryFault::NotAnInteger.into());
        check("\"version\":1}", "\"version\":1,\"x\":1}", ReadingFault::Field("unknown"));
    }
}
