//! The tree of a message within narrow limits, and a strict walk over it.

use uppsala::parser::Parser;
use uppsala::{Document, NodeId, NodeKind};

use super::fault::BodyFault;

/// The largest honest message has a few thousand elements; payloads travel as base64.
const ELEMENTS_MOST: usize = 50_000;
/// Two of these end a base64 text, one stands in each attribute.
const EQUALS_SIGNS_MOST: usize = 5_000;
const NAMESPACES_MOST: usize = 256;
const DEPTH_MOST: u32 = 64;

/// Parses a message; what grows with the square of markup in the parser is bounded before.
pub(super) fn parse(bytes: &[u8], limit_bytes: usize) -> Result<Document<'_>, BodyFault> {
    if bytes.len() > limit_bytes {
        return Err(BodyFault::TooLarge { limit_bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| BodyFault::NotXml)?;
    if text.contains("<!DOCTYPE") {
        return Err(BodyFault::Doctype);
    }
    let more_than = |pattern: &str, most: usize| text.matches(pattern).nth(most).is_some();
    if more_than("<", ELEMENTS_MOST.saturating_mul(2))
        || more_than("=", EQUALS_SIGNS_MOST)
        || more_than("xmlns", NAMESPACES_MOST)
    {
        return Err(BodyFault::TooComplex);
    }
    let parser = Parser::new().with_forbid_dtd(true).with_max_depth(DEPTH_MOST);
    parser.parse(text).map_err(|_| BodyFault::NotXml)
}

/// The elements among an element's children; `None` when text stands between them.
pub(super) fn children(document: &Document<'_>, parent: NodeId) -> Option<Vec<NodeId>> {
    let mut elements = Vec::new();
    for child in document.children_iter(parent) {
        match document.node_kind(child)? {
            NodeKind::Element(_) => elements.push(child),
            NodeKind::Comment(_) => {}
            NodeKind::Text(text) if text.trim_ascii().is_empty() => {}
            _ => return None,
        }
    }
    Some(elements)
}

pub(super) fn is(document: &Document<'_>, node: NodeId, namespace: &str, name: &str) -> bool {
    document.element(node).is_some_and(|element| element.matches_name_ns(namespace, name))
}

/// An attribute in no namespace; a namesake in another namespace is not the same attribute.
pub(super) fn attribute<'a>(document: &'a Document<'_>, node: NodeId, name: &str) -> Option<&'a str> {
    let element = document.element(node)?;
    let found = element.attributes.iter().find(|attribute| attribute.name.matches(None, name))?;
    Some(&found.value)
}

/// Exactly these children, each once, in this order.
pub(super) fn exactly<const N: usize>(
    document: &Document<'_>,
    parent: NodeId,
    namespace: &str,
    names: [&'static str; N],
) -> Result<[NodeId; N], BodyFault> {
    let fault = BodyFault::Profile { element: names.last().copied().unwrap_or_default() };
    let found: [NodeId; N] =
        children(document, parent).and_then(|nodes| nodes.try_into().ok()).ok_or_else(|| fault.clone())?;
    let in_order = found.iter().zip(names).all(|(node, name)| is(document, *node, namespace, name));
    if in_order { Ok(found) } else { Err(fault) }
}

/// The text of an element that holds nothing else, without white space.
pub(super) fn packed_text(
    document: &Document<'_>,
    node: NodeId,
    element: &'static str,
) -> Result<String, BodyFault> {
    let mut packed = String::new();
    for child in document.children_iter(node) {
        match document.node_kind(child) {
            Some(NodeKind::Text(text)) => packed.extend(text.split_ascii_whitespace()),
            _ => return Err(BodyFault::Profile { element }),
        }
    }
    Ok(packed)
}
