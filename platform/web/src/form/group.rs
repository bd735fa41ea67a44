//! Questions repeated for each entry, such as the members of a family; it works without a script.

use super::Field;
use crate::Phrase;
use crate::html::component;

/// Repeated questions; the fields of entry `n` are named `name.n.…`.
#[derive(Debug, Clone)]
pub struct Group {
    /// The name before the entry's number.
    pub name: String,
    /// What is repeated.
    pub label: Phrase,
    /// What helps to answer.
    pub hint: Option<Phrase>,
    /// What is wrong with the group as a whole.
    pub error: Option<Phrase>,
    /// What one entry is; the sentence gets its number as `$number`.
    pub legend: Phrase,
    /// The fields of each entry.
    pub entries: Vec<Vec<Field>>,
    /// The words of the button `add`.
    pub add: Phrase,
    /// The words of the button `remove`, which gets the number too.
    pub remove: Phrase,
    /// How many entries there may be.
    pub at_most: usize,
}

component!(Group, "components/group.html");
