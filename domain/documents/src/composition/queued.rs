//! The notification that a person stands in a queue: the place, the decision, what it rests on.

use kezek_kernel::RecipientNumber;

use super::blocks::{BODY, NOTE, style};
use super::{ComposeFault, Composer};
use crate::dates::exact_moment;
use crate::facts::QueuePlace;
use crate::sheet::{Ink, Style, Weight};

const PLACE: Style = style(Weight::Bold, 40.0, 46.0, Ink::Accent);

impl Composer<'_> {
    /// The notification: place, decision, what it rests on.
    pub(super) fn queued(&mut self, place: &QueuePlace) -> Result<(), ComposeFault> {
        self.pages.space(16.0);
        let number = self.facts.addressee.number;
        let panels = self.panels(|composer, language, width| {
            let words = composer.words.of(language).queued.clone();
            let rows = [
                (words.place.as_str(), grouped(place.place), PLACE),
                (words.list.as_str(), place.list.of(language).to_owned(), BODY),
                (words.locality.as_str(), place.locality.of(language).to_owned(), BODY),
            ];
            composer.stacked_facts(language, &rows, width)
        })?;
        self.place(&panels)?;
        self.paragraphs(16.0, BODY, |composer, language| {
            let words = &composer.words.of(language).queued;
            match number {
                RecipientNumber::Iin(_) => words.decision.clone(),
                RecipientNumber::Bin(_) => words.organisation.clone(),
            }
        })?;
        self.pages.space(12.0);
        self.basis(|composer, language| {
            let words = composer.words.of(language);
            let at = exact_moment(words, &composer.zone, place.order_moment);
            (words.queued.order_moment.clone(), at)
        })?;
        self.paragraphs(7.0, NOTE, |composer, language| composer.words.of(language).queued.note.clone())
    }
}

/// The number with its thousands apart, as people write it: 1 048 576.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: u64, expected: &str) {
        assert_eq!(grouped(number), expected);
    }

    #[test]
    fn long_numbers_stand_in_groups() {
        check(1, "1");
        check(9_999, "9999");
        check(10_000, "10 000");
        check(1_048_576, "1 048 576");
    }
}
