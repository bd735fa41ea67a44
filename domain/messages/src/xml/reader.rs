//! Reads a message as its schema's sequence: each element at its place, nothing between, nothing after.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Error, Node, ParsingOptions};

use super::screen::screen;
use crate::ContractFault;
use crate::limits::{MAX_MESSAGE_BYTES, MAX_NODES, MAX_TOKEN};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Namespaces in which a child may stand; every schema here is also accepted unqualified.
const CHILD_NAMESPACES: [&str; 2] = ["http://bip.bee.kz/", "urn:kezek:"];

/// The tree of a document within all limits.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, ContractFault> {
    screen(text)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => ContractFault::Doctype,
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
            ContractFault::TooComplex
        }
        _ => ContractFault::NotXml,
    })
}

/// One element of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'a>(Node<'a, 'a>);

impl<'a> Element<'a> {
    /// The document's root, which must have this name.
    pub(crate) fn root(
        document: &'a Document<'a>,
        namespace: &str,
        name: &'static str,
    ) -> Result<Self, ContractFault> {
        let root = document.root_element();
        if root.has_tag_name((namespace, name)) {
            Ok(Self(root))
        } else {
            Err(ContractFault::Expected { expected: name })
        }
    }

    /// Any element.
    pub(crate) const fn of(node: Node<'a, 'a>) -> Self {
        Self(node)
    }

    pub(crate) fn name(self) -> &'a str {
        self.0.tag_name().name()
    }

    pub(crate) fn namespace(self) -> Option<&'a str> {
        self.0.tag_name().namespace()
    }

    pub(crate) const fn node(self) -> Node<'a, 'a> {
        self.0
    }

    /// The children, to be taken in the schema's order.
    pub(crate) fn sequence(self) -> Result<Sequence<'a>, ContractFault> {
        let stray = self.0.children().any(|child| {
            child.is_text() && !child.text().unwrap_or_default().trim_ascii().is_empty() || child.is_pi()
        });
        if stray {
            return Err(ContractFault::Unexpected { parent: self.name().to_owned() });
        }
        Ok(Sequence { parent: self.0, next: self.0.first_element_child() })
    }

    /// The text of an element without children.
    pub(crate) fn text(self, element: &'static str, limit: usize) -> Result<String, ContractFault> {
        let mut text = String::new();
        for child in self.0.children() {
            if child.is_element() || child.is_pi() {
                return Err(ContractFault::Malformed { element });
            }
            if child.is_text() {
                text.push_str(child.text().unwrap_or_default());
            }
            if text.len() > limit {
                return Err(ContractFault::Limit { element });
            }
        }
        Ok(text)
    }

    /// The text of an attribute in no namespace.
    pub(crate) fn attribute(self, name: &'static str, limit: usize) -> Result<String, ContractFault> {
        let value = self.0.attribute(name).ok_or(ContractFault::Expected { expected: name })?;
        if value.len() > limit {
            return Err(ContractFault::Limit { element: name });
        }
        Ok(value.to_owned())
    }

    /// The bytes of an element in base64; white space inside is what other writers break lines with.
    pub(crate) fn bytes(self, element: &'static str) -> Result<Vec<u8>, ContractFault> {
        let mut text = self.text(element, MAX_MESSAGE_BYTES)?.into_bytes();
        text.retain(|byte| !byte.is_ascii_whitespace());
        STANDARD.decode(text).map_err(|_| ContractFault::Malformed { element })
    }

    fn is_nil(self) -> bool {
        matches!(self.0.attribute((XSI, "nil")), Some("true" | "1"))
    }
}

/// The children of one element, taken in order.
#[derive(Debug)]
pub struct Sequence<'a> {
    parent: Node<'a, 'a>,
    next: Option<Node<'a, 'a>>,
}

impl<'a> Sequence<'a> {
    /// The next child, which must have this name.
    pub(crate) fn required(&mut self, name: &'static str) -> Result<Element<'a>, ContractFault> {
        self.optional(name).ok_or(ContractFault::Expected { expected: name })
    }

    /// The next child when it has this name; a nil element counts as absent.
    pub(crate) fn optional(&mut self, name: &str) -> Option<Element<'a>> {
        let node = self.next.filter(|node| is_child(*node, name))?;
        self.next = node.next_sibling_element();
        Some(Element(node)).filter(|element| !element.is_nil())
    }

    /// All children of this name that follow, at most so many.
    pub(crate) fn many(
        &mut self,
        name: &'static str,
        limit: usize,
    ) -> Result<Vec<Element<'a>>, ContractFault> {
        let mut found = Vec::new();
        while let Some(node) = self.next.filter(|node| is_child(*node, name)) {
            self.next = node.next_sibling_element();
            if found.len() == limit {
                return Err(ContractFault::Limit { element: name });
            }
            if !Element(node).is_nil() {
                found.push(Element(node));
            }
        }
        Ok(found)
    }

    /// The list elements of a wrapper element.
    pub(crate) fn list(
        &mut self,
        wrapper: &'static str,
        name: &'static str,
        limit: usize,
    ) -> Result<Vec<Element<'a>>, ContractFault> {
        let mut sequence = self.required(wrapper)?.sequence()?;
        let found = sequence.many(name, limit)?;
        sequence.end()?;
        Ok(found)
    }

    /// The text of the next child, which must have this name.
    pub(crate) fn text(&mut self, name: &'static str, limit: usize) -> Result<String, ContractFault> {
        self.required(name)?.text(name, limit)
    }

    /// The text of the next child when it has this name.
    pub(crate) fn optional_text(
        &mut self,
        name: &'static str,
        limit: usize,
    ) -> Result<Option<String>, ContractFault> {
        self.optional(name).map(|element| element.text(name, limit)).transpose()
    }

    /// The next child's text, read as a value.
    pub(crate) fn value<T: std::str::FromStr>(&mut self, name: &'static str) -> Result<T, ContractFault> {
        let text = self.text(name, MAX_TOKEN)?;
        text.trim().parse().map_err(|_| ContractFault::Malformed { element: name })
    }

    /// The bytes of the next child, which must have this name.
    pub(crate) fn bytes(&mut self, name: &'static str) -> Result<Vec<u8>, ContractFault> {
        self.required(name)?.bytes(name)
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<(), ContractFault> {
        if self.next.is_some() {
            return Err(ContractFault::Unexpected { parent: self.parent.tag_name().name().to_owned() });
        }
        Ok(())
    }
}

fn is_child(node: Node<'_, '_>, name: &str) -> bool {
    let known = node
        .tag_name()
        .namespace()
        .is_none_or(|namespace| CHILD_NAMESPACES.iter().any(|known| namespace.starts_with(known)));
    known && node.tag_name().name() == name
}
