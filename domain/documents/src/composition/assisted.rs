//! The notification that housing assistance is assigned: the sum, the months, the account, what it rests on.

use kezek_kernel::Language;

use super::blocks::{BODY, NOTE, style};
use super::{ComposeFault, Composer};
use crate::dates::months;
use crate::facts::Assistance;
use crate::sheet::{Ink, Style, Weight};
use crate::words::fill;

const SUM: Style = style(Weight::Bold, 22.0, 28.0, Ink::Accent);

impl Composer<'_> {
    /// The notification: what is paid, the decision, what it rests on.
    pub(super) fn assisted(&mut self, assistance: &Assistance) -> Result<(), ComposeFault> {
        self.pages.space(16.0);
        let panels = self.panels(|composer, language, width| {
            let rows = composer.assigned(assistance, language);
            let rows = rows.each_ref().map(|(label, value, style)| (label.as_str(), value.clone(), *style));
            composer.stacked_facts(language, &rows, width)
        })?;
        self.place(&panels)?;
        self.paragraphs(16.0, BODY, |composer, language| {
            composer.words.of(language).assisted.decision.clone()
        })?;
        self.pages.space(12.0);
        self.basis(Self::accepted)?;
        self.paragraphs(7.0, NOTE, |composer, language| composer.words.of(language).assisted.note.clone())
    }

    fn assigned(&self, assistance: &Assistance, language: Language) -> [(String, String, Style); 4] {
        let words = self.words.of(language);
        let labels = words.assisted.clone();
        let sum = fill(&labels.sum, &[("sum", &assistance.monthly.to_string())]);
        [
            (labels.monthly, sum, SUM),
            (labels.period, months(words, assistance.from, assistance.until), BODY),
            (labels.account, assistance.account.grouped(), BODY),
            (labels.locality, assistance.locality.of(language).to_owned(), BODY),
        ]
    }
}
