//! Distinguished names: compared as RFC 5280, 7.1 asks, shown as RFC 4514 writes.

use der::Tag;
use der::asn1::{Any, ObjectIdentifier};
use x509_cert::name::Name;

/// The form of a name in which equal names are equal bytes: letters folded, spaces collapsed, sets sorted.
pub(crate) fn key(name: &Name) -> Vec<u8> {
    let mut out = Vec::new();
    for set in name.iter_rdn() {
        let mut pairs: Vec<Vec<u8>> = set
            .iter()
            .map(|pair| {
                let mut bytes = pair.oid.as_bytes().to_vec();
                bytes.push(0);
                bytes.extend_from_slice(&folded(&pair.value));
                bytes
            })
            .collect();
        pairs.sort_unstable();
        for pair in pairs {
            out.extend_from_slice(&u64::try_from(pair.len()).unwrap_or(u64::MAX).to_be_bytes());
            out.extend_from_slice(&pair);
        }
        // A mark that no length can be: it keeps one set of two apart from two sets of one.
        out.extend_from_slice(&u64::MAX.to_be_bytes());
    }
    out
}

/// The name as text.
pub(crate) fn display(name: &Name) -> String {
    name.to_string()
}

/// The text of every attribute of this kind, in order.
pub(crate) fn attribute(name: &Name, oid: ObjectIdentifier) -> impl Iterator<Item = String> + '_ {
    name.iter().filter(move |pair| pair.oid == oid).filter_map(|pair| text(&pair.value))
}

fn text(value: &Any) -> Option<String> {
    match der::Tagged::tag(value) {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => {
            std::str::from_utf8(value.value()).ok().map(str::to_owned)
        }
        Tag::BmpString => {
            let units = value
                .value()
                .chunks_exact(2)
                .map(|pair| pair.iter().fold(0_u16, |unit, &octet| (unit << 8) | u16::from(octet)));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        _ => None,
    }
}

fn folded(value: &Any) -> Vec<u8> {
    match text(value) {
        Some(text) => {
            text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ").into_bytes()
        }
        None => value.value().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, equal: bool) {
        let (one_name, other_name): (Name, Name) = (one.parse().unwrap(), other.parse().unwrap());
        assert_eq!(key(&one_name) == key(&other_name), equal, "{one} against {other}");
    }

    #[test]
    fn equal_names_differ_in_letters_and_spaces_only() {
        check("CN=Root,C=KZ", "CN=ROOT,C=KZ", true);
        check("CN=Test  Root,C=KZ", "CN=test root,C=KZ", true);
        check("CN=Root,C=KZ", "C=KZ,CN=Root", false);
        check("CN=Root", "CN=Roof", false);
        check("CN=a+O=b", "CN=a,O=b", false);
    }
}
