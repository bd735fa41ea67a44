//! The answer to a complaint: the decision, what it rests on, the reasons, and what the person can do next.

use kezek_kernel::Language;

use super::blocks::{BODY, FACT_GAP, style};
use super::{ComposeFault, Composer};
use crate::dates::moment;
use crate::facts::{Bilingual, ComplaintAnswer};
use crate::sheet::{Fragment, Ink, Role, Style, Weight};

const OUTCOME: Style = style(Weight::Bold, 11.5, 15.5, Ink::Accent);

/// A passage of so many characters stands in one column of a page, whatever its words are.
const LONGEST_PASSAGE: usize = 900;

impl Composer<'_> {
    /// The answer from the decision to the way on.
    pub(super) fn answered(&mut self, answer: &ComplaintAnswer) -> Result<(), ComposeFault> {
        self.pages.space(16.0);
        let panels = self.panels(|composer, language, width| {
            let label = composer.words.of(language).answered.outcome.clone();
            let outcome = answer.outcome.of(language).to_owned();
            composer.stacked_facts(language, &[(label.as_str(), outcome, OUTCOME)], width)
        })?;
        self.place(&panels)?;
        self.pages.space(12.0);
        self.ground_of_answer(answer)?;
        self.headed(|composer, language| composer.words.of(language).answered.reasons.clone())?;
        self.passages(&answer.text, BODY)?;
        self.headed(|composer, language| composer.words.of(language).answered.next.clone())?;
        self.passages(&answer.next, BODY)
    }

    /// Complaint, norm and contested case; what a complaint is not about is left out.
    fn ground_of_answer(&mut self, answer: &ComplaintAnswer) -> Result<(), ComposeFault> {
        let rows = self.facts_table(|composer, language| {
            let (facts, words) = (composer.facts, composer.words.of(language));
            let labels = &words.answered;
            let registered = moment(words, &composer.zone, facts.request.accepted);
            let mut rows = vec![
                (labels.complaint.clone(), facts.request.number.clone()),
                (labels.registered.clone(), registered),
                (labels.norm.clone(), facts.act.of(language).to_owned()),
            ];
            if !facts.service.of(language).is_empty() {
                rows.push((words.labels.service.clone(), facts.service.of(language).to_owned()));
            }
            rows.extend(answer.case.iter().map(|case| (labels.case.clone(), case.clone())));
            rows
        })?;
        for row in &rows {
            self.place(row)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }

    fn headed(&mut self, words: impl Fn(&Self, Language) -> String) -> Result<(), ComposeFault> {
        self.pages.space(10.0);
        let heading = self.columns(|composer, language| {
            let text = words(composer, language);
            composer.heading(language, &text)
        })?;
        self.place(&heading)?;
        self.pages.space(3.0);
        Ok(())
    }

    /// A text in both columns, passage beside passage, over as many pages as it needs.
    fn passages(&mut self, text: &Bilingual, style: Style) -> Result<(), ComposeFault> {
        let (kk, ru) = (passages(&text.kk), passages(&text.ru));
        for index in 0..kk.len().max(ru.len()) {
            let of = |language| if language == Language::Ru { &ru } else { &kk };
            let block = self.columns(|composer, language| {
                let Some(passage) = of(language).get(index) else { return Ok(Fragment::empty()) };
                let section = composer.section(language);
                composer.text(section, Role::Paragraph, language, style, passage)
            })?;
            self.place(&block)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }
}

/// The paragraphs of a text; one that is too long for a page goes on in another passage after a word.
fn passages(text: &str) -> Vec<String> {
    let mut passages = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut passage = String::new();
        for word in line.split_whitespace() {
            if !passage.is_empty() && passage.chars().count() + word.chars().count() >= LONGEST_PASSAGE {
                passages.push(std::mem::take(&mut passage));
            }
            if !passage.is_empty() {
                passage.push(' ');
            }
            passage.push_str(word);
        }
        passages.push(passage);
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let lengths: Vec<usize> = passages(text).iter().map(|each| each.chars().count()).collect();
        assert_eq!(lengths, expected);
    }

    #[test]
    fn a_text_is_cut_at_its_lines_and_after_words() {
        check("бір екі\n\n үш ", &[7, 2]);
        check(&"сөз ".repeat(300), &[899, 299]);
        check("", &[]);
    }
}
