//! The body of the document: the place in the queue, or the grounds of a refusal and the order of complaint.

use kezek_kernel::Language;

use super::blocks::{BODY, FACT_GAP, HEADING, LABEL, NOTE, STRONG, style};
use super::{ComposeFault, Composer, Masthead};
use crate::dates::{exact_moment, moment};
use crate::facts::{Ground, QueuePlace, Refusal};
use crate::sheet::{Fragment, Ink, Role, Style, Weight};
use crate::words::fill;

const PLACE: Style = style(Weight::Bold, 40.0, 46.0, Ink::Accent);

impl Composer<'_> {
    /// The notification: place, decision, what it rests on.
    pub(super) fn queued(&mut self, place: &QueuePlace) -> Result<(), ComposeFault> {
        self.pages.space(16.0);
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
            composer.words.of(language).queued.decision.clone()
        })?;
        self.pages.space(12.0);
        self.basis(Some(place))?;
        self.paragraphs(7.0, NOTE, |composer, language| composer.words.of(language).queued.note.clone())
    }

    /// The refusal: decision, each ground with its norm, fact and cure, then the order of complaint.
    pub(super) fn refused(&mut self, refusal: &Refusal) -> Result<(), ComposeFault> {
        self.paragraphs(16.0, STRONG, |composer, language| {
            composer.words.of(language).refused.decision.clone()
        })?;
        self.pages.space(12.0);
        self.basis(None)?;
        for (index, ground) in refusal.grounds.iter().enumerate() {
            self.ground(index + 1, ground)?;
        }
        self.paragraphs(8.0, BODY, |composer, language| composer.words.of(language).refused.again.clone())?;
        self.complaint(refusal)
    }

    /// Service, act and request; for a place the moment that decides the order, else that of acceptance.
    fn basis(&mut self, place: Option<&QueuePlace>) -> Result<(), ComposeFault> {
        let rows = self.facts_table(|composer, language| {
            let (facts, words) = (composer.facts, composer.words.of(language));
            let labels = &words.labels;
            let (label, at) = match place {
                Some(place) => {
                    (&words.queued.order_moment, exact_moment(words, &composer.zone, place.order_moment))
                }
                None => (&labels.accepted, moment(words, &composer.zone, facts.request.accepted)),
            };
            vec![
                (labels.service.clone(), facts.service.of(language).to_owned()),
                (labels.act.clone(), facts.act.of(language).to_owned()),
                (labels.request.clone(), facts.request.number.clone()),
                (label.clone(), at),
            ]
        })?;
        for row in &rows {
            self.place(row)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }

    fn ground(&mut self, number: usize, ground: &Ground) -> Result<(), ComposeFault> {
        self.pages.space(9.0);
        let number = number.to_string();
        let head = self.columns(|composer, language| {
            let heading = fill(&composer.words.of(language).refused.ground, &[("number", &number)]);
            let role = Role::Heading(2, heading.clone());
            let heading = composer.text(composer.section(language), role, language, HEADING, &heading)?;
            let section = composer.section(language);
            let name = composer.text(section, Role::Paragraph, language, STRONG, ground.name.of(language))?;
            Ok(heading.above(Fragment::space(2.0)).above(name))
        })?;
        let facts = self.facts_table(|composer, language| {
            let words = &composer.words.of(language).refused;
            let mut rows = vec![
                (words.norm.clone(), ground.norm.of(language).to_owned()),
                (words.fact.clone(), ground.fact.of(language).to_owned()),
                (words.cure.clone(), ground.cure.of(language).to_owned()),
            ];
            if let Some(term) = &ground.term {
                rows.push((words.term.clone(), term.of(language).to_owned()));
            }
            rows
        })?;
        let block: Vec<Fragment> = std::iter::once(head).chain(facts).collect();
        self.place_together(&block)
    }

    fn complaint(&mut self, refusal: &Refusal) -> Result<(), ComposeFault> {
        self.pages.space(12.0);
        let block = self.columns(|composer, language| {
            let words = composer.words.of(language).refused.clone();
            let section = composer.section(language);
            let heading = composer.heading(language, &words.complaint)?;
            let order = composer.text(section, Role::Paragraph, language, BODY, &words.complaint_order)?;
            let label = composer.text(section, Role::Paragraph, language, LABEL, &words.complaint_body)?;
            let body = refusal.complaint_body.of(language);
            let body = composer.text(section, Role::Paragraph, language, STRONG, body)?;
            Ok(heading
                .above(Fragment::space(3.0))
                .above(order)
                .above(Fragment::space(5.0))
                .above(label)
                .above(body))
        })?;
        self.place(&block)
    }
}

impl<F: Masthead> Composer<'_, F> {
    /// One paragraph in both columns, after so much space.
    pub(super) fn paragraphs(
        &mut self,
        space: f32,
        style: Style,
        text: impl Fn(&Self, Language) -> String,
    ) -> Result<(), ComposeFault> {
        self.pages.space(space);
        let block = self.columns(|composer, language| {
            let text = text(composer, language);
            composer.text(composer.section(language), Role::Paragraph, language, style, &text)
        })?;
        self.place(&block)
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
