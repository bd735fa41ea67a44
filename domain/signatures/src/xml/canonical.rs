//! Exclusive canonical XML without comments (W3C Recommendation of 18 July 2002) of one element.

use bergshamra_c14n::{C14nMode, canonicalize_doc};
use bergshamra_xml::NodeSet;
use uppsala::{Document, NodeId};

/// The canonical text of an element and all below it; `None` when the library fails.
pub(super) fn canonical(document: &Document<'_>, element: NodeId) -> Option<String> {
    let nodes = NodeSet::tree_without_comments(element, document);
    let no_prefixes: [&str; 0] = [];
    let bytes = canonicalize_doc(document, C14nMode::Exclusive, Some(&nodes), &no_prefixes).ok()?;
    String::from_utf8(bytes).ok()
}
