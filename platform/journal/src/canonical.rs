//! One JSON value has one text: RFC 8785 narrowed to what an entry needs.
//!
//! Keys are short ASCII names in order, numbers are integers that every JSON reader keeps exactly, nothing is padded.
//! Within these bounds the text equals that of RFC 8785, so any of its implementations can reproduce it.

use serde_json::{Map, Value};

use crate::EntryFault;

/// The greatest integer that a reader with 64-bit floating numbers still keeps exactly.
const GREATEST_INTEGER: i64 = (1 << 53) - 1;
const DEEPEST: usize = 8;
const LONGEST_KEY: usize = 64;

/// Appends the canonical text of an object.
pub(crate) fn write_object(out: &mut String, object: &Map<String, Value>) -> Result<(), EntryFault> {
    write_map(out, object, 1)
}

/// Appends a string with the escapes of RFC 8785, which are those of `serde_json`.
pub(crate) fn write_string(out: &mut String, text: &str) {
    let plain = text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\');
    if plain {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&Value::from(text).to_string());
    }
}

fn write_value(out: &mut String, value: &Value, depth: usize) -> Result<(), EntryFault> {
    if depth > DEEPEST {
        return Err(EntryFault::TooDeep);
    }
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => {
            let integer = number
                .as_i64()
                .filter(|integer| (-GREATEST_INTEGER..=GREATEST_INTEGER).contains(integer))
                .ok_or(EntryFault::NotAnInteger)?;
            out.push_str(&integer.to_string());
        }
        Value::String(text) => write_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                write_value(out, item, depth + 1)?;
            }
            out.push(']');
        }
        Value::Object(object) => write_map(out, object, depth + 1)?,
    }
    Ok(())
}

/// The order is made here and not left to the map, whose order depends on a feature that any crate may switch on.
fn write_map(out: &mut String, object: &Map<String, Value>, depth: usize) -> Result<(), EntryFault> {
    let mut fields: Vec<_> = object.iter().collect();
    fields.sort_unstable_by_key(|(key, _)| key.as_bytes());
    out.push('{');
    for (position, (key, value)) in fields.into_iter().enumerate() {
        check_key(key)?;
        if position > 0 {
            out.push(',');
        }
        write_string(out, key);
        out.push(':');
        write_value(out, value, depth)?;
    }
    out.push('}');
    Ok(())
}

/// Keys are names in ASCII, so that order by bytes and order by UTF-16 units agree.
pub(crate) fn check_key(key: &str) -> Result<(), EntryFault> {
    let allowed =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
    let good = !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(allowed);
    if good { Ok(()) } else { Err(EntryFault::Key(key.chars().take(LONGEST_KEY).collect())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Result<&str, EntryFault>) {
        let Value::Object(object) = serde_json::from_str(json).unwrap() else { panic!("not an object") };
        let mut out = String::new();
        let result = write_object(&mut out, &object);
        assert_eq!(result.map(|()| out), expected.map(str::to_owned), "{json}");
    }

    #[test]
    fn keys_are_sorted_and_nothing_is_padded() {
        check(
            r#"{"b": 1, "a": {"z": null, "y": [true, false]}}"#,
            Ok(r#"{"a":{"y":[true,false],"z":null},"b":1}"#),
        );
    }

    #[test]
    fn kazakh_letters_stay_and_control_characters_are_escaped() {
        check(r#"{"name":"Үміт\u0001\n\"\/\u001f"}"#, Ok("{\"name\":\"Үміт\\u0001\\n\\\"/\\u001f\"}"));
    }

    #[test]
    fn numbers_that_readers_would_change_are_refused() {
        check(r#"{"n":9007199254740991}"#, Ok(r#"{"n":9007199254740991}"#));
        check(r#"{"n":-9007199254740991}"#, Ok(r#"{"n":-9007199254740991}"#));
        check(r#"{"n":9007199254740992}"#, Err(EntryFault::NotAnInteger));
        check(r#"{"n":1.5}"#, Err(EntryFault::NotAnInteger));
    }

    #[test]
    fn keys_are_short_ascii_names() {
        check(r#"{"Upper":1}"#, Err(EntryFault::Key("Upper".into())));
        check(r#"{"":1}"#, Err(EntryFault::Key(String::new())));
        check(r#"{"кезек":1}"#, Err(EntryFault::Key("кезек".into())));
    }

    #[test]
    fn depth_is_bounded() {
        check(r#"{"a":[[[[[[[[1]]]]]]]]}"#, Err(EntryFault::TooDeep));
        check(r#"{"a":[[[[[[[1]]]]]]]}"#, Ok(r#"{"a":[[[[[[[1]]]]]]]}"#));
    }
}
