//! Files of figures for spreadsheets: RFC 4180 in UTF-8 with a byte order mark, fields apart by semicolons.
//!
//! A spreadsheet opens a file by the separator of its system, and the systems of Kazakhstan, in Kazakh and in Russian, have
//! the semicolon there, because the comma stands before decimals. The mark tells it that the text is UTF-8.

use super::Share;

/// The media type of such a file.
pub(crate) const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// Words; never read as a formula.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Per cent with one decimal after a comma; empty where there is nothing to divide by.
    Percent(Share),
    /// Yes is 1, no is 0.
    Flag(bool),
    /// Nothing is known.
    Empty,
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Csv(String);

impl Csv {
    /// A file with this header: each column by its words and the code that stays the same in all languages.
    pub(crate) fn new(columns: &[(String, &str)]) -> Self {
        let mut csv = Self("\u{feff}".to_owned());
        let header: Vec<Field> =
            columns.iter().map(|(words, code)| Field::Text(format!("{words} [{code}]"))).collect();
        csv.line(&header);
        csv
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, fields: &[Field]) {
        for (position, field) in fields.iter().enumerate() {
            if position > 0 {
                self.0.push(';');
            }
            self.0.push_str(&field.written());
        }
        self.0.push_str("\r\n");
    }

    /// The finished file.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}

impl Field {
    /// The text of some value, or nothing.
    pub(crate) fn maybe(value: Option<impl Into<String>>) -> Self {
        value.map_or(Self::Empty, |value| Self::Text(value.into()))
    }

    fn written(&self) -> String {
        match self {
            Self::Text(text) => quoted(&harmless(text)),
            Self::Number(number) => number.to_string(),
            Self::Percent(share) => share
                .permille()
                .map(|permille| format!("{},{}", permille / 10, permille % 10))
                .unwrap_or_default(),
            Self::Flag(flag) => u8::from(*flag).to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// A text that a spreadsheet would calculate gets an apostrophe, by which it stays a text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    if text.contains([';', ',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: &Field, expected: &str) {
        assert_eq!(field.written(), expected, "{field:?}");
    }

    #[test]
    fn fields_are_written_so_that_they_are_read_back() {
        check(&Field::Text("Талғар".into()), "Талғар");
        check(&Field::Text("a;b".into()), "\"a;b\"");
        check(&Field::Text("«a» \"b\"".into()), "\"«a» \"\"b\"\"\"");
        check(&Field::Text("one\r\ntwo".into()), "\"one\r\ntwo\"");
        check(&Field::Number(1_000_000), "1000000");
        check(&Field::Percent(Share::new(2, 3)), "66,7");
        check(&Field::Percent(Share::new(0, 0)), "");
        check(&Field::Flag(true), "1");
        check(&Field::maybe(None::<String>), "");
    }

    #[test]
    fn nothing_is_calculated_by_a_spreadsheet() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"] {
            check(&Field::Text(text.into()), &format!("'{text}"));
        }
        check(&Field::Text("=HYPERLINK(\"x\";\"y\")".into()), "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"");
    }

    #[test]
    fn a_file_begins_with_its_mark_and_header() {
        let mut csv = Csv::new(&[("Ай".to_owned(), "month"), ("Саны; барлығы".to_owned(), "count")]);
        csv.line(&[Field::Text("2026-11".into()), Field::Number(3)]);
        assert_eq!(csv.finish(), "\u{feff}Ай [month];\"Саны; барлығы [count]\"\r\n2026-11;3\r\n");
    }
}
