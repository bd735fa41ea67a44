//! The certificate of having or not having a dwelling: what is certified, about whom, and for which organisation.

use kezek_kernel::Language;

use super::blocks::{BODY, NOTE, style};
use super::{ComposeFault, Composer};
use crate::facts::{HousingFund, HousingStatement};
use crate::sheet::{Ink, Style, Weight};

const ANSWER: Style = style(Weight::Bold, 18.0, 23.0, Ink::Accent);

/// A family has no more members than the form takes.
const MOST_MEMBERS: usize = 60;

impl Composer<'_> {
    /// The certificate: the answer, the sentence, the people, what it rests on.
    pub(super) fn certified(&mut self, statement: &HousingStatement) -> Result<(), ComposeFault> {
        if statement.members.len() > MOST_MEMBERS {
            return Err(ComposeFault::TooLong);
        }
        self.pages.space(16.0);
        let panels = self.panels(|composer, language, width| {
            let rows = composer.answer(statement, language);
            let rows: Vec<(&str, String, Style)> =
                rows.iter().map(|(label, value, style)| (label.as_str(), value.clone(), *style)).collect();
            composer.stacked_facts(language, &rows, width)
        })?;
        self.place(&panels)?;
        self.paragraphs(16.0, BODY, |composer, language| {
            let words = &composer.words.of(language).certified;
            match statement.dwelling.as_ref().map(|dwelling| dwelling.fund) {
                Some(HousingFund::Communal) => words.communal.clone(),
                Some(HousingFund::Rented) => words.rented.clone(),
                None => words.neither.clone(),
            }
        })?;
        self.pages.space(12.0);
        self.people(statement)?;
        self.basis(Self::accepted)?;
        self.paragraphs(7.0, NOTE, |composer, language| composer.words.of(language).certified.note.clone())
    }

    fn answer(&self, statement: &HousingStatement, language: Language) -> Vec<(String, String, Style)> {
        let words = &self.words.of(language).certified;
        let answer = if statement.dwelling.is_some() { &words.yes } else { &words.no };
        let mut rows = vec![(words.answer.clone(), answer.clone(), ANSWER)];
        if let Some(dwelling) = &statement.dwelling {
            rows.push((words.address.clone(), dwelling.address.of(language).to_owned(), BODY));
            rows.push((words.basis.clone(), dwelling.basis.of(language).to_owned(), BODY));
        }
        rows.push((words.locality.clone(), statement.locality.of(language).to_owned(), BODY));
        rows
    }

    fn people(&mut self, statement: &HousingStatement) -> Result<(), ComposeFault> {
        let rows = self.facts_table(|composer, language| {
            let words = &composer.words.of(language).certified;
            let named = |member: &crate::facts::Member| {
                format!("{} ({})", member.name.full(), lower(member.relation.of(language)))
            };
            let members: Vec<String> = statement.members.iter().map(named).collect();
            let members = if members.is_empty() { words.alone.clone() } else { members.join(", ") };
            vec![(words.members.clone(), members), (words.institution.clone(), statement.institution.clone())]
        })?;
        for row in &rows {
            self.place(row)?;
            self.pages.space(super::blocks::FACT_GAP);
        }
        Ok(())
    }
}

/// A relation inside a sentence begins with a small letter.
fn lower(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
