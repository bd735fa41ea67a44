//! The `<data>` of a message: typed XML, or the same XML escaped into a string as some systems send it.

use crate::limits::MAX_MESSAGE_BYTES;
use crate::xml::{self, Element, Sequence, Writer};
use crate::{ContractFault, Payload};

/// A payload not yet read: one `<data>` element with every namespace it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data(String);

impl Data {
    /// The payload, ready to be sent.
    pub fn of<P: Payload>(payload: &P) -> Result<Self, ContractFault> {
        let mut w = Writer::compact();
        w.parent("data", &[], |w| {
            w.parent(P::ROOT, &[("xmlns", P::NAMESPACE)], |w| payload.write(w));
        });
        w.finish().map(Self)
    }

    /// A `<data>` element stored earlier by [`Data::as_xml`].
    pub fn from_xml(markup: String) -> Self {
        Self(markup)
    }

    /// The `<data>` element as XML.
    pub fn as_xml(&self) -> &str {
        &self.0
    }

    /// The local name of the payload's root, by which a receiver chooses what to read.
    pub fn kind(&self) -> Result<String, ContractFault> {
        self.with_root(|root| Ok(root.name().to_owned()))
    }

    /// The payload, checked to the last element.
    pub fn read<P: Payload>(&self) -> Result<P, ContractFault> {
        self.with_root(|root| {
            if root.name() != P::ROOT || root.namespace() != Some(P::NAMESPACE) {
                return Err(ContractFault::Expected { expected: P::ROOT });
            }
            let mut sequence = root.sequence()?;
            let payload = P::read(&mut sequence)?;
            sequence.end()?;
            Ok(payload)
        })
    }

    pub(crate) fn take(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        let element = sequence.required("data")?;
        let node = element.node();
        let source = node.document().input_text();
        let inner = match (node.first_child(), node.last_child()) {
            (Some(first), Some(last)) => {
                source.get(first.range().start..last.range().end).unwrap_or_default()
            }
            _ => "",
        };
        // A prefix that the payload never writes need not travel with it.
        let namespaces: Vec<(String, &str)> = node
            .namespaces()
            .filter_map(|namespace| match namespace.name() {
                Some("xml") => None,
                Some(prefix) if mentions(inner, prefix) => Some((format!("xmlns:{prefix}"), namespace.uri())),
                Some(_) => None,
                None => Some(("xmlns".to_owned(), namespace.uri())),
            })
            .collect();
        let attributes: Vec<(&str, &str)> =
            namespaces.iter().map(|(name, uri)| (name.as_str(), *uri)).collect();
        let mut w = Writer::compact();
        w.parent("data", &attributes, |w| w.raw(inner));
        w.finish().map(Self)
    }

    fn with_root<T>(
        &self,
        read: impl FnOnce(Element<'_>) -> Result<T, ContractFault>,
    ) -> Result<T, ContractFault> {
        let document = xml::parse(&self.0)?;
        if let Some(root) = document.root_element().first_element_child() {
            return read(Element::of(root));
        }
        let text = Element::of(document.root_element()).text("data", MAX_MESSAGE_BYTES)?;
        let inner = xml::parse(&text)?;
        read(Element::of(inner.root_element()))
    }
}

fn mentions(text: &str, prefix: &str) -> bool {
    let in_name = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '.');
    text.match_indices(&format!("{prefix}:"))
        .any(|(at, _)| !text.get(..at).is_some_and(|before| before.ends_with(in_name)))
}
