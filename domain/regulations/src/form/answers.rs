//! Answers: a flat map of field names to texts; items of a group are `group.0.field`.

use std::collections::BTreeMap;

/// The answers of one request.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

/// The largest number of answers that are kept.
const MOST_ANSWERS: usize = 1_000;
/// The longest answer that is kept, in bytes.
const LONGEST_ANSWER: usize = 16_000;
/// The largest number of items of a group that are looked at.
const MOST_ITEMS: u16 = 200;
/// The longest name of a field.
const LONGEST_NAME: usize = 100;

impl Answers {
    /// Answers from pairs as a page sends them; texts are trimmed, what passes the bounds is left out.
    pub fn from_pairs<N: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut answers = Self::default();
        for (name, value) in pairs {
            answers.set(name.as_ref(), value.as_ref());
        }
        answers
    }

    /// The answer to a field; empty when there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Keeps an answer; an empty one removes what was there.
    pub fn set(&mut self, field: &str, value: &str) {
        let text = value.trim();
        if text.is_empty() {
            self.0.remove(field);
        } else if text.len() <= LONGEST_ANSWER
            && field.len() <= LONGEST_NAME
            && (self.0.len() < MOST_ANSWERS || self.0.contains_key(field))
        {
            self.0.insert(field.to_owned(), text.to_owned());
        }
    }

    /// Removes a field, or a whole group with its items.
    pub fn remove(&mut self, field: &str) {
        let prefix = format!("{field}.");
        self.0.retain(|name, _| name != field && !name.starts_with(&prefix));
    }

    /// The number of items of a group: one more than the highest index that has an answer.
    pub fn items(&self, group: &str) -> u16 {
        let prefix = format!("{group}.");
        let highest = self.0.keys().filter_map(|name| name.strip_prefix(&prefix)).filter_map(index_of).max();
        highest.map_or(0, |index| index.saturating_add(1))
    }

    /// The answers of one item of a group, by the names of the group's fields.
    #[must_use]
    pub fn item(&self, group: &str, index: u16) -> Self {
        let prefix = format!("{group}.{index}.");
        let fields = self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix(&prefix)?, value)));
        Self(fields.map(|(name, value)| (name.to_owned(), value.clone())).collect())
    }

    /// Removes one item of a group and closes the gap.
    pub fn remove_item(&mut self, group: &str, index: u16) {
        let count = self.items(group);
        let kept: Vec<Self> =
            (0..count).filter(|each| *each != index).map(|each| self.item(group, each)).collect();
        self.remove(group);
        for (position, item) in kept.iter().enumerate() {
            for (name, value) in item.pairs() {
                self.set(&format!("{group}.{position}.{name}"), value);
            }
        }
    }

    /// Names and answers, sorted by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The index at the head of `0.field`.
fn index_of(rest: &str) -> Option<u16> {
    rest.split_once('.').and_then(|(index, _)| plain_index(index))
}

/// The index of an item; a number that is too large or not written plainly is no index.
pub(super) fn plain_index(text: &str) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    (number < MOST_ITEMS && number.to_string() == text).then_some(number)
}

/// Personal data stay out of logs: only the number of answers is shown.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answers({} fields)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_group_are_counted_and_removed() {
        let pairs = [
            ("a", " x "),
            ("g.0.n", "1"),
            ("g.1.n", "2"),
            ("g.2.n", "3"),
            ("g.x.n", "?"),
            ("g.200.n", "?"),
            ("b", " "),
        ];
        let mut answers = Answers::from_pairs(pairs);
        assert_eq!((answers.get("a"), answers.get("b"), answers.items("g")), ("x", "", 3));
        answers.remove_item("g", 1);
        assert_eq!((answers.items("g"), answers.item("g", 1).get("n")), (2, "3"));
        answers.remove("g");
        assert_eq!(answers.pairs().collect::<Vec<_>>(), [("a", "x")]);
        assert_eq!(format!("{answers:?}"), "Answers(1 fields)");
    }

    #[test]
    fn bounds_keep_a_flood_out() {
        let many = (0..2_000).map(|number| (format!("f{number}"), "x".to_owned()));
        assert_eq!(Answers::from_pairs(many).pairs().count(), MOST_ANSWERS);
        assert_eq!(Answers::from_pairs([("a", "x".repeat(LONGEST_ANSWER + 1))]).pairs().count(), 0);
    }
}
