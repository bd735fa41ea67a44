//! The view model of a form: what is asked, what was typed, what is wrong with it.

mod field;
mod group;

pub use field::{Choice, Field, FieldKind, HeldFile};
pub use group::Group;

use crate::html::component;
use crate::{Component, Html, Phrase, Ui};

/// One form of a page, with its faults.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it is sent; the same address answers `GET`, so that a language switch keeps the place.
    pub action: String,
    /// What is asked, in order.
    pub items: Vec<Item>,
    /// The words of the main button.
    pub button: Phrase,
    /// The letter that presses the main button where letters are on.
    pub letter: Option<char>,
    /// Other buttons: field value of `next`, words.
    pub others: Vec<(&'static str, Phrase)>,
    /// Faults of the form as a whole, without a field.
    pub faults: Vec<Phrase>,
    /// Values that travel unseen; never a personal number.
    pub hidden: Vec<(String, String)>,
}

/// One thing in a form.
#[derive(Debug, Clone)]
pub enum Item {
    /// A question.
    Field(Field),
    /// Questions repeated for each entry, such as family members.
    Group(Group),
    /// A sentence between questions.
    Text(Phrase),
}

impl Form {
    /// An empty form with the usual button.
    pub fn new(action: impl Into<String>, button: impl Into<Phrase>) -> Self {
        Self {
            action: action.into(),
            items: Vec::new(),
            button: button.into(),
            letter: None,
            others: Vec::new(),
            faults: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// The form whose main button a letter presses.
    #[must_use]
    pub fn letter(mut self, letter: char) -> Self {
        self.letter = Some(letter);
        self
    }

    /// The form with one more question.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.items.push(Item::Field(field));
        self
    }

    /// The form with one more repeated group.
    #[must_use]
    pub fn group(mut self, group: Group) -> Self {
        self.items.push(Item::Group(group));
        self
    }

    /// The form with a sentence between questions.
    #[must_use]
    pub fn text(mut self, text: impl Into<Phrase>) -> Self {
        self.items.push(Item::Text(text.into()));
        self
    }

    /// The form with one more button.
    #[must_use]
    pub fn other(mut self, value: &'static str, words: impl Into<Phrase>) -> Self {
        self.others.push((value, words.into()));
        self
    }

    /// The form with a fault that belongs to no field.
    #[must_use]
    pub fn fault(mut self, fault: impl Into<Phrase>) -> Self {
        self.faults.push(fault.into());
        self
    }

    /// The form with a value that travels unseen.
    #[must_use]
    pub fn hide(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// Puts a fault beside the field of this name; one without a field stands in the summary alone.
    pub fn blame(&mut self, name: &str, fault: impl Into<Phrase>) {
        let fault = fault.into();
        if let Some(field) = self.fields_mut().find(|field| field.name == name) {
            field.error = Some(fault);
        } else if let Some(group) = self.groups_mut().find(|group| group.name == name) {
            group.error = Some(fault);
        } else {
            self.faults.push(fault);
        }
    }

    /// Whether anything is wrong; the title then begins with "Error:".
    pub fn is_faulty(&self) -> bool {
        !self.summary().faults.is_empty()
    }

    /// Whether the form sends files.
    pub fn has_files(&self) -> bool {
        self.fields().any(|field| matches!(field.kind, FieldKind::Files { .. }))
    }

    /// All fields, those of groups too.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.items.iter().flat_map(|item| match item {
            Item::Field(field) => vec![field],
            Item::Group(group) => group.entries.iter().flatten().collect(),
            Item::Text(_) => Vec::new(),
        })
    }

    fn fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.items.iter_mut().flat_map(|item| match item {
            Item::Field(field) => vec![field],
            Item::Group(group) => group.entries.iter_mut().flatten().collect(),
            Item::Text(_) => Vec::new(),
        })
    }

    fn groups_mut(&mut self) -> impl Iterator<Item = &mut Group> {
        self.items
            .iter_mut()
            .filter_map(|item| if let Item::Group(group) = item { Some(group) } else { None })
    }

    /// All faults at once, each with a link to its field.
    pub fn summary(&self) -> ErrorSummary {
        let mut faults: Vec<_> = self.faults.iter().map(|fault| (None, fault.clone())).collect();
        for item in &self.items {
            match item {
                Item::Field(field) => faults.extend(field.fault()),
                Item::Group(group) => {
                    faults.extend(group.error.iter().map(|error| (Some(group.name.clone()), error.clone())));
                    faults.extend(group.entries.iter().flatten().filter_map(Field::fault));
                }
                Item::Text(_) => {}
            }
        }
        ErrorSummary { faults }
    }
}

/// The list of faults on top of a page.
#[derive(Debug, Clone)]
pub struct ErrorSummary {
    faults: Vec<(Option<String>, Phrase)>,
}

component!(Form, "components/form.html");
component!(ErrorSummary, "components/error-summary.html");

impl Component for Item {
    fn html(&self, ui: &Ui) -> Html {
        match self {
            Self::Field(field) => field.html(ui),
            Self::Group(group) => group.html(ui),
            Self::Text(text) => Sentence(text.clone()).html(ui),
        }
    }
}

struct Sentence(Phrase);

component!(Sentence, "components/sentence.html");
