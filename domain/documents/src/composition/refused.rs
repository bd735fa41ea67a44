//! The motivated refusal: the grounds and the order of complaint.

use super::blocks::{BODY, HEADING, LABEL, STRONG};
use super::{ComposeFault, Composer};
use crate::facts::{Ground, Refusal};
use crate::sheet::{Fragment, Role};
use crate::words::fill;

impl Composer<'_> {
    /// The refusal: decision, each ground with its norm, fact and cure, then the order of complaint.
    pub(super) fn refused(&mut self, refusal: &Refusal) -> Result<(), ComposeFault> {
        self.paragraphs(16.0, STRONG, |composer, language| {
            composer.words.of(language).refused.decision.clone()
        })?;
        self.pages.space(12.0);
        self.basis(Self::accepted)?;
        for (index, ground) in refusal.grounds.iter().enumerate() {
            self.ground(index + 1, ground)?;
        }
        self.paragraphs(8.0, BODY, |composer, language| composer.words.of(language).refused.again.clone())?;
        self.complaint(refusal)
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
