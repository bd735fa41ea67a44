//! A receipt of the office: one sheet on acceptance, the unified form in two copies on refusal to accept.

use kezek_kernel::Language;

use super::blocks::{BODY, FACT_GAP, HEADING, LABEL, NOTE, STRONG, TITLE, flush_right, style};
use super::letterhead::rule;
use super::{ComposeFault, Composer, Face};
use crate::dates::{OfficeZone, date_of, moment};
use crate::receipt::{AcceptedDocument, LackingDocument, ReceiptFacts, ReceiptOutcome};
use crate::sheet::{
    COLUMN_GAP, COLUMN_WIDTH, Drawing, Fragment, Ink, Mark, Owner, Role, Style, TEXT_WIDTH, Weight,
};
use crate::words::{DocumentWords, LanguageWords, fill};

const NUMBER: Style = style(Weight::Bold, 13.0, 17.0, Ink::Text);
/// Sentences and the lines of a list: a receipt should be one sheet.
const SMALL: Style = style(Weight::Regular, 9.0, 12.2, Ink::Text);
const PROVIDER_WIDTH: f32 = 320.0;
const NUMBER_WIDTH: f32 = 120.0;

/// The refusal is made in two copies, one for each side.
const COPIES_OF_REFUSAL: usize = 2;
/// A list of documents is never longer.
const MOST_DOCUMENTS: usize = 60;

/// The receipt of these facts in these words, as PDF.
pub fn compose_receipt(facts: &ReceiptFacts, words: &DocumentWords) -> Result<Vec<u8>, ComposeFault> {
    let zone = OfficeZone::named(&facts.zone).ok_or_else(|| ComposeFault::Zone(facts.zone.clone()))?;
    let mut composer = Composer::new(facts, words, zone)?;
    match &facts.outcome {
        ReceiptOutcome::Accepted { documents, .. } if documents.len() > MOST_DOCUMENTS => {
            return Err(ComposeFault::TooLong);
        }
        ReceiptOutcome::Accepted { .. } => composer.sheet(None)?,
        ReceiptOutcome::NotAccepted { lacks } if lacks.is_empty() || lacks.len() > MOST_DOCUMENTS => {
            return Err(ComposeFault::Grounds);
        }
        ReceiptOutcome::NotAccepted { .. } => {
            for copy in 0..COPIES_OF_REFUSAL {
                if copy > 0 {
                    composer.pages.next_page();
                }
                composer.sheet(Some(copy))?;
            }
        }
    }
    composer.finish_receipt()
}

impl Composer<'_, ReceiptFacts> {
    fn sheet(&mut self, copy: Option<usize>) -> Result<(), ComposeFault> {
        self.receipt_head(copy)?;
        self.pages.space(10.0);
        self.rows(|facts, words, language| {
            vec![
                (words.receipt.recipient.clone(), facts.recipient.full()),
                (words.receipt.contact.clone(), facts.contact.clone()),
                (words.labels.service.clone(), facts.service.of(language).to_owned()),
            ]
        })?;
        match &self.facts.outcome {
            ReceiptOutcome::Accepted { documents, .. } => self.accepted(documents)?,
            ReceiptOutcome::NotAccepted { lacks } => self.not_accepted(lacks)?,
        }
        self.hands()
    }

    fn receipt_head(&mut self, copy: Option<usize>) -> Result<(), ComposeFault> {
        let (name, number) = (self.facts.provider.name.clone(), self.facts.number.clone());
        let (kk_section, ru_section) = (self.sections.kk, self.sections.ru);
        let mut line = |section, language, style, text: &str, width| {
            self.text_within(section, Role::Paragraph, language, style, text, width)
        };
        let kk = line(kk_section, Language::Kk, STRONG, &name.kk, PROVIDER_WIDTH)?;
        let ru = line(ru_section, Language::Ru, BODY, &name.ru, PROVIDER_WIDTH)?;
        let number = line(kk_section, Language::Kk, NUMBER, &format!("№ {number}"), NUMBER_WIDTH)?;
        let provider = kk.above(Fragment::space(2.0)).above(ru);
        let number = flush_right(number, NUMBER_WIDTH);
        let head = provider.beside(number, TEXT_WIDTH - NUMBER_WIDTH);
        self.place(&head.above(Fragment::space(10.0)).above(rule()))?;
        self.pages.space(12.0);
        self.receipt_titles(copy)
    }

    fn receipt_titles(&mut self, copy: Option<usize>) -> Result<(), ComposeFault> {
        let (title, practice) = (self.facts.title.clone(), self.facts.practice);
        if copy.unwrap_or_default() == 0 {
            for text in [&title.kk, &title.ru] {
                self.mark_outline(text.clone());
            }
        }
        let block = self.columns(|composer, language| {
            let words = composer.words.of(language).clone();
            let section = composer.section(language);
            let text = title.of(language);
            let role = Role::Heading(1, text.to_owned());
            let mut block = composer.text(section, role, language, TITLE, text)?;
            let side = copy.and_then(|copy| words.receipt.copies.get(copy));
            for note in side.into_iter().chain(practice.then_some(&words.labels.practice)) {
                let note = composer.text(section, Role::Paragraph, language, NOTE, note)?;
                block = block.above(Fragment::space(4.0)).above(note);
            }
            Ok(block)
        })?;
        self.place(&block)
    }

    /// What was accepted, when, and when and where the result is given.
    fn accepted(&mut self, documents: &[AcceptedDocument]) -> Result<(), ComposeFault> {
        self.rows(|facts, words, _| {
            let zone = OfficeZone::named(&facts.zone);
            let at = zone.map_or_else(String::new, |zone| moment(words, &zone, facts.at));
            vec![(words.receipt.accepted.clone(), at)]
        })?;
        self.list(
            |words| words.receipt.documents.clone(),
            documents.len(),
            |words, language, index| {
                let document = &documents[index];
                let name = document.name.of(language).to_owned();
                let valid = document
                    .expires
                    .map(|day| fill(&words.receipt.valid_until, &[("date", &date_of(words, day))]));
                vec![valid.map_or_else(|| name.clone(), |valid| format!("{name} ({valid})"))]
            },
        )?;
        self.rows(|facts, words, _| {
            let ReceiptOutcome::Accepted { result_day, .. } = &facts.outcome else { return Vec::new() };
            let day = result_day.map(|day| (words.receipt.result_day.clone(), date_of(words, day)));
            let place = (words.receipt.result_place.clone(), words.receipt.office.clone());
            day.into_iter().chain([place]).collect()
        })?;
        self.sentence(|words| words.receipt.bring.clone())
    }

    /// The ground in law, the documents with the ground of each and its cure, and in how many copies it is made.
    fn not_accepted(&mut self, lacks: &[LackingDocument]) -> Result<(), ComposeFault> {
        self.sentence(|words| words.receipt.refusal.clone())?;
        self.list(
            |words| words.receipt.lacking.clone(),
            lacks.len(),
            |words, language, index| {
                let lack = &lacks[index];
                let labelled = |label: &str, text: &str| format!("{label}: {text}");
                vec![
                    lack.name.of(language).to_owned(),
                    format!("{} ({})", lack.ground.of(language), lack.norm.of(language)),
                    labelled(&words.refused.cure, lack.cure.of(language)),
                ]
            },
        )?;
        self.sentence(|words| words.receipt.made.clone())
    }

    /// Rows of facts, one below the other.
    fn rows(
        &mut self,
        rows: impl Fn(&ReceiptFacts, &LanguageWords, Language) -> Vec<(String, String)>,
    ) -> Result<(), ComposeFault> {
        let table = self
            .facts_table(|composer, language| rows(composer.facts, composer.words.of(language), language))?;
        for row in &table {
            self.place(row)?;
            self.pages.space(FACT_GAP);
        }
        Ok(())
    }

    /// A heading and numbered entries; the first line of an entry stands out.
    fn list(
        &mut self,
        heading: impl Fn(&LanguageWords) -> String,
        count: usize,
        entry: impl Fn(&LanguageWords, Language, usize) -> Vec<String>,
    ) -> Result<(), ComposeFault> {
        self.pages.space(6.0);
        let mut head = self.columns(|composer, language| {
            let text = heading(composer.words.of(language));
            let role = Role::Heading(2, text.clone());
            composer.text(composer.section(language), role, language, HEADING, &text)
        })?;
        for index in 0..count {
            let block = self.columns(|composer, language| {
                let section = composer.section(language);
                let mut block = Fragment::empty();
                for (line, text) in entry(composer.words.of(language), language, index).iter().enumerate() {
                    let (style, text) = if line == 0 {
                        (STRONG, format!("{}. {text}", index + 1))
                    } else {
                        (SMALL, text.clone())
                    };
                    block = block.above(composer.text(section, Role::Paragraph, language, style, &text)?);
                }
                Ok(block)
            })?;
            // The heading never parts from the first entry.
            let whole =
                std::mem::replace(&mut head, Fragment::empty()).above(Fragment::space(4.0)).above(block);
            self.place(&whole)?;
        }
        self.pages.space(FACT_GAP + 4.0);
        Ok(())
    }

    fn sentence(&mut self, text: impl Fn(&LanguageWords) -> String) -> Result<(), ComposeFault> {
        self.pages.space(5.0);
        let block = self.columns(|composer, language| {
            let text = text(composer.words.of(language));
            composer.text(composer.section(language), Role::Paragraph, language, SMALL, &text)
        })?;
        self.place(&block)?;
        self.pages.space(FACT_GAP);
        Ok(())
    }

    /// Where the officer signs by hand and, on a refusal, the recipient; and what the receipt is found by.
    fn hands(&mut self) -> Result<(), ComposeFault> {
        self.pages.space(8.0);
        let (facts, words) = (self.facts, self.words);
        let position = format!("{} / {}", facts.position.kk, facts.position.ru);
        let name = format!("{}, {position}", facts.officer.full());
        let officer = self.hand([&words.kk.receipt.officer, &words.ru.receipt.officer], &name)?;
        let hands = match facts.outcome {
            ReceiptOutcome::Accepted { .. } => officer,
            ReceiptOutcome::NotAccepted { .. } => {
                let labels = [words.kk.receipt.received.as_str(), &words.ru.receipt.received];
                let received = self.hand(labels, &facts.recipient.full())?;
                officer.beside(received, COLUMN_WIDTH + COLUMN_GAP)
            }
        };
        let index = facts.journal_index.to_string();
        let found = self.columns(|composer, language| {
            let sentence = &composer.words.of(language).receipt.journal;
            let found = fill(sentence, &[("index", &index), ("phone", &facts.call_centre)]);
            composer.text(composer.section(language), Role::Paragraph, language, NOTE, &found)
        })?;
        self.place(&hands.above(Fragment::space(10.0)).above(found))
    }

    /// A name under its labels in both languages, and a line for the signature.
    fn hand(&mut self, [kk, ru]: [&str; 2], name: &str) -> Result<Fragment, ComposeFault> {
        let label = |composer: &mut Self, language, text| {
            composer.text(composer.section(language), Role::Paragraph, language, LABEL, text)
        };
        let labels = label(self, Language::Kk, kk)?.above(label(self, Language::Ru, ru)?);
        let name = self.text(self.sections.kk, Role::Paragraph, Language::Kk, BODY, name)?;
        let drawing = Drawing::Fill { width: COLUMN_WIDTH, height: 0.6, ink: Ink::Text };
        let line =
            Fragment { marks: vec![Mark { owner: Owner::Decoration, x: 0.0, y: 0.0, drawing }], height: 0.6 };
        Ok(labels.above(name).at_least(48.0).above(Fragment::space(18.0)).above(line))
    }

    fn finish_receipt(self) -> Result<Vec<u8>, ComposeFault> {
        let facts = self.facts;
        let both = |kk: &str, ru: &str| format!("{kk} / {ru}");
        let face = Face {
            title: format!("{} № {}", both(&facts.title.kk, &facts.title.ru), facts.number),
            author: both(&facts.provider.name.kk, &facts.provider.name.ru),
            document_id: facts.number.clone(),
            prepared: self.zone.local(facts.at),
            attachment: None,
            outline: Vec::new(),
        };
        self.painted(&facts.number, face)
    }
}
