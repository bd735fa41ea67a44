//! What every decision rests on: service, act, request and a moment.

use kezek_kernel::Language;

use super::blocks::FACT_GAP;
use super::{ComposeFault, Composer};
use crate::dates::moment;

impl Composer<'_> {
    /// Service, act and request, and the moment that matters for this decision with its label.
    pub(super) fn basis(
        &mut self,
        at: impl Fn(&Self, Language) -> (String, String),
    ) -> Result<(), ComposeFault> {
        let rows = self.facts_table(|composer, language| {
            let (facts, labels) = (composer.facts, &composer.words.of(language).labels);
            vec![
                (labels.service.clone(), facts.service.of(language).to_owned()),
                (labels.act.clone(), facts.act.of(language).to_owned()),
                (labels.request.clone(), facts.request.number.clone()),
                at(composer, language),
            ]
        })?;
        for row in &rows {
            self.place(row)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }

    /// The moment of acceptance of the complete application.
    pub(super) fn accepted(&self, language: Language) -> (String, String) {
        let words = self.words.of(language);
        (words.labels.accepted.clone(), moment(words, &self.zone, self.facts.request.accepted))
    }
}
