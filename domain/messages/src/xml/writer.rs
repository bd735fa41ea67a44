//! Writes XML whose bytes depend on the values alone, so that a signed document stays the same for ever.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::ContractFault;

/// Builds one document, element by element.
#[derive(Debug)]
pub struct Writer {
    text: String,
    depth: usize,
    layout: Layout,
    unwritable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One line: for machines.
    Compact,
    /// Two spaces a level: for the person who reads before signing.
    Indented,
}

impl Writer {
    /// A document on one line, without a declaration.
    pub(crate) fn compact() -> Self {
        Self { text: String::new(), depth: 0, layout: Layout::Compact, unwritable: false }
    }

    /// A document for reading, with the XML declaration.
    pub(crate) fn indented() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { text, depth: 0, layout: Layout::Indented, unwritable: false }
    }

    /// An element that holds elements.
    pub(crate) fn parent(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        children: impl FnOnce(&mut Self),
    ) {
        self.indent();
        self.open(name, attributes);
        self.line_end();
        self.depth += 1;
        children(self);
        self.depth -= 1;
        self.indent();
        self.close(name);
        self.line_end();
    }

    /// An element that holds text.
    pub(crate) fn leaf(&mut self, name: &str, value: &str) {
        self.leaf_with(name, &[], value);
    }

    /// An element with attributes that holds text.
    pub(crate) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], value: &str) {
        self.indent();
        self.open(name, attributes);
        self.escape(value, false);
        self.close(name);
        self.line_end();
    }

    /// An element that holds text, when there is any.
    pub(crate) fn optional(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.leaf(name, value);
        }
    }

    /// An element that holds bytes in base64.
    pub(crate) fn bytes(&mut self, name: &str, attributes: &[(&str, &str)], value: &[u8]) {
        self.indent();
        self.open(name, attributes);
        STANDARD.encode_string(value, &mut self.text);
        self.close(name);
        self.line_end();
    }

    /// An element written elsewhere by this crate.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// The document.
    pub(crate) fn finish(self) -> Result<String, ContractFault> {
        if self.unwritable { Err(ContractFault::Unwritable) } else { Ok(self.text) }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.escape(value, true);
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    fn indent(&mut self) {
        if self.layout == Layout::Indented {
            self.text.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    fn line_end(&mut self) {
        if self.layout == Layout::Indented {
            self.text.push('\n');
        }
    }

    /// A carriage return is written as a reference, because a parser would turn the bare character into a line feed;
    /// attributes lose line feeds and tabs in the same way.
    fn escape(&mut self, value: &str, in_attribute: bool) {
        for character in value.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' if in_attribute => self.text.push_str("&quot;"),
                '\n' if in_attribute => self.text.push_str("&#xA;"),
                '\t' if in_attribute => self.text.push_str("&#x9;"),
                '\r' => self.text.push_str("&#xD;"),
                '\t' | '\n' => self.text.push(character),
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.unwritable = true,
                _ => self.text.push(character),
            }
        }
    }
}
