//! One question of a form.

use crate::Phrase;
use crate::html::component;

/// A question with its label, hint, value and fault.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name under which the value is sent, and the id in the page.
    pub name: String,
    /// The question in a few words.
    pub label: Phrase,
    /// What helps to answer.
    pub hint: Option<Phrase>,
    /// What is wrong and what to do.
    pub error: Option<Phrase>,
    /// The person may leave it empty.
    pub optional: bool,
    /// How it is answered.
    pub kind: FieldKind,
}

/// How a question is answered.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// One line.
    Text {
        /// What was typed.
        value: String,
        /// The purpose of the value, by which a browser fills it; empty: none.
        autocomplete: &'static str,
        /// The keyboard of a phone: `text`, `numeric`, `tel`, `email`.
        keyboard: &'static str,
        /// How many characters wide the box is drawn; 0: as wide as the text.
        width: u8,
    },
    /// A password, never sent back to the page.
    Password {
        /// `current-password` or `new-password`.
        autocomplete: &'static str,
    },
    /// A date in three boxes: `name.day`, `name.month`, `name.year`.
    Date {
        /// Day as typed.
        day: String,
        /// Month as typed.
        month: String,
        /// Year as typed.
        year: String,
    },
    /// One of a few.
    Radios(Vec<Choice>),
    /// Any of a few.
    Checkboxes(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Several lines.
    Lines {
        /// What was typed.
        value: String,
        /// How many lines high the box is.
        rows: u8,
    },
    /// Files.
    Files {
        /// The types to offer, as in the `accept` attribute.
        accept: String,
        /// More than one at once.
        several: bool,
        /// What was sent before.
        held: Vec<HeldFile>,
    },
    /// Known already and not asked: shown only.
    Fixed(Phrase),
}

/// One answer to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: Phrase,
    /// What helps to choose.
    pub hint: Option<Phrase>,
    /// Chosen now.
    pub chosen: bool,
}

/// A file that was sent before.
#[derive(Debug, Clone)]
pub struct HeldFile {
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: Phrase,
    /// Where it can be looked at; empty: nowhere.
    pub href: String,
    /// The value of the button `remove` that takes it away.
    pub remove: String,
}

impl Field {
    /// A question of this kind.
    pub fn new(name: impl Into<String>, label: impl Into<Phrase>, kind: FieldKind) -> Self {
        Self { name: name.into(), label: label.into(), hint: None, error: None, optional: false, kind }
    }

    /// One line of text.
    pub fn text(name: impl Into<String>, label: impl Into<Phrase>, value: impl Into<String>) -> Self {
        let kind = FieldKind::Text { value: value.into(), autocomplete: "", keyboard: "text", width: 0 };
        Self::new(name, label, kind)
    }

    /// Twelve digits of a personal number; `autocomplete` is `username` where it is the name of an account.
    pub fn iin(
        name: impl Into<String>,
        label: impl Into<Phrase>,
        value: impl Into<String>,
        autocomplete: &'static str,
    ) -> Self {
        let kind = FieldKind::Text { value: value.into(), autocomplete, keyboard: "numeric", width: 14 };
        Self::new(name, label, kind)
    }

    /// A password; `autocomplete` is `current-password` or `new-password`.
    pub fn password(name: impl Into<String>, label: impl Into<Phrase>, autocomplete: &'static str) -> Self {
        Self::new(name, label, FieldKind::Password { autocomplete })
    }

    /// A date from ISO text or from what [`crate::Submitted::date`] made of three boxes.
    pub fn date(name: impl Into<String>, label: impl Into<Phrase>, iso: &str) -> Self {
        let mut parts = iso.splitn(3, '-').map(|part| part.trim_start_matches('0').to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let (year, month, day) = (next(), next(), next());
        Self::new(name, label, FieldKind::Date { day, month, year })
    }

    /// Yes or no, sent as `yes` and `no`.
    pub fn yes_no(name: impl Into<String>, label: impl Into<Phrase>, value: &str) -> Self {
        let choice = |code: &'static str, key: &'static str| Choice::new(code, key, value == code);
        Self::new(name, label, FieldKind::Radios(vec![choice("yes", "form-yes"), choice("no", "form-no")]))
    }

    /// The question with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Phrase>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The question with a fault, if there is one.
    #[must_use]
    pub fn error(mut self, error: Option<Phrase>) -> Self {
        self.error = error;
        self
    }

    /// The question that may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The id of the first thing to fill in: where a link of the error summary leads.
    pub fn first_id(&self) -> String {
        match self.kind {
            FieldKind::Date { .. } => format!("{}.day", self.name),
            FieldKind::Radios(_) | FieldKind::Checkboxes(_) => format!("{}.1", self.name),
            _ => self.name.clone(),
        }
    }

    /// The fault with the place to which the error summary leads.
    pub(super) fn fault(&self) -> Option<(Option<String>, Phrase)> {
        Some((Some(self.first_id()), self.error.clone()?))
    }

    /// The ids of hint and error, for `aria-describedby`.
    fn described_by(&self) -> String {
        let hint = self.hint.is_some().then(|| format!("{}.hint", self.name));
        let error = self.error.is_some().then(|| format!("{}.error", self.name));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Several boxes under one legend.
    fn is_set(&self) -> bool {
        matches!(self.kind, FieldKind::Date { .. } | FieldKind::Radios(_) | FieldKind::Checkboxes(_))
    }
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<Phrase>, chosen: bool) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, chosen }
    }
}

component!(Field, "components/field.html");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(iso: &str, expected: [&str; 3]) {
        let FieldKind::Date { day, month, year } = Field::date("born", "x", iso).kind else {
            panic!("not a date");
        };
        assert_eq!([day.as_str(), month.as_str(), year.as_str()], expected);
    }

    #[test]
    fn what_was_typed_as_a_date_comes_back() {
        check("1875-07-05", ["5", "7", "1875"]);
        check("", ["", "", ""]);
        check("0000-13-0x", ["x", "13", ""]);
    }
}
