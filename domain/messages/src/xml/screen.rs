//! A linear look at a text before it is parsed, because the parser's checks of attributes and namespaces grow with
//! the square of their number.

use crate::ContractFault;
use crate::limits::{MAX_ATTRIBUTES, MAX_MESSAGE_BYTES, MAX_NAMESPACES};

/// Refuses a text that is too long or crowds attributes or namespace declarations.
pub(crate) fn screen(text: &str) -> Result<(), ContractFault> {
    if text.len() > MAX_MESSAGE_BYTES {
        return Err(ContractFault::TooLarge { limit: MAX_MESSAGE_BYTES });
    }
    if text.matches("xmlns").nth(MAX_NAMESPACES).is_some() || crowded_tag(text) {
        return Err(ContractFault::TooComplex);
    }
    Ok(())
}

/// Whether one tag has more equals signs outside quotes than an element may have attributes.
fn crowded_tag(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let (end, equals) = if let Some(comment) = after.strip_prefix("!--") {
            (skip(comment, "-->"), 0)
        } else if let Some(section) = after.strip_prefix("![CDATA[") {
            (skip(section, "]]>"), 0)
        } else {
            tag(after)
        };
        if equals > MAX_ATTRIBUTES {
            return true;
        }
        rest = end;
    }
    false
}

fn skip<'a>(text: &'a str, until: &str) -> &'a str {
    text.split_once(until).map_or("", |(_, after)| after)
}

/// What follows a tag, and its number of equals signs.
fn tag(text: &str) -> (&str, usize) {
    let mut quote = None;
    let mut equals = 0;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'=') => equals += 1,
            (None, b'>') => return (text.get(at + 1..).unwrap_or_default(), equals),
            _ => {}
        }
    }
    ("", equals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(screen(text).err().map(|fault| fault.code()), expected);
    }

    #[test]
    fn crowded_markup_is_refused_and_crowded_text_is_not() {
        let attributes = " a='>'".repeat(100);
        let namespaces = "<a xmlns:p='u'/>".repeat(300);
        check("<a b='1'>======</a>", None);
        check(&format!("<a>{}</a>", "=".repeat(1000)), None);
        check(&format!("<a><![CDATA[<b{attributes}>]]><!--<b{attributes}>--></a>"), None);
        check(&format!("<a{attributes}/>"), Some("message-too-complex"));
        check(&format!("<r>{namespaces}</r>"), Some("message-too-complex"));
        let long = " ".repeat(MAX_MESSAGE_BYTES + 1);
        check(&long, Some("message-too-large"));
    }
}
