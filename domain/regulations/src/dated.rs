//! Rules that hold from a day on, of all or of one regulation or provider; each kind has a file of its own.

use jiff::civil::Date;

/// A rule and since when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<R> {
    /// The regulation or provider for which it holds; none for all that have none of their own.
    pub whose: Option<String>,
    /// The first day.
    pub from: Date,
    /// The rule.
    pub rule: R,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law or published timetable confirms it.
    pub unverified: bool,
}

/// Rules of one kind, in the order of their file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedRules<R>(pub Vec<Dated<R>>);

impl<R> DatedRules<R> {
    /// The rule of a regulation or provider on a day: its own where it has one, else that of all.
    pub fn of(&self, whose: &str, day: Date) -> Option<&R> {
        self.latest(Some(whose), day).or_else(|| self.on(day))
    }

    /// The rule of all on a day; none before the first day of the file.
    pub fn on(&self, day: Date) -> Option<&R> {
        self.latest(None, day)
    }

    fn latest(&self, whose: Option<&str>, day: Date) -> Option<&R> {
        let begun = self.0.iter().filter(|dated| dated.whose.as_deref() == whose && dated.from <= day);
        begun.max_by_key(|dated| dated.from).map(|dated| &dated.rule)
    }
}

impl<R> Default for DatedRules<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
