//! The head of the first page: provider, unique number top right, title, addressee.

use kezek_kernel::Language;

use super::blocks::{BODY, LABEL, NOTE, STRONG, TITLE, flush_right, style};
use super::{ComposeFault, Composer, Masthead};
use crate::sheet::{COLUMN_WIDTH, Drawing, Fragment, Ink, Mark, Owner, Role, Style, TEXT_WIDTH, Weight};

const NUMBER: Style = style(Weight::Bold, 13.0, 17.0, Ink::Text);
const NAME: Style = style(Weight::Bold, 11.5, 15.5, Ink::Text);
const PROVIDER_WIDTH: f32 = 270.0;
const NUMBER_WIDTH: f32 = 170.0;

impl Composer<'_> {
    pub(super) fn letterhead(&mut self) -> Result<(), ComposeFault> {
        self.masthead()?;
        self.addressee()
    }

    fn addressee(&mut self) -> Result<(), ComposeFault> {
        let (name, number) = (self.facts.addressee.name.full(), self.facts.addressee.number);
        let block = self.columns(|composer, language| {
            let words = composer.words.of(language);
            let labels = words.labels.clone();
            let label = words.number_name(number).to_owned();
            let table = composer.table(language);
            let person = composer.fact(table, language, (&labels.addressee, &name), NAME, COLUMN_WIDTH)?;
            let number = composer.fact(table, language, (&label, &number.to_string()), BODY, COLUMN_WIDTH)?;
            Ok(person.above(Fragment::space(5.0)).above(number))
        })?;
        self.place(&block)
    }
}

impl<F: Masthead> Composer<'_, F> {
    /// Provider, number and title.
    pub(super) fn masthead(&mut self) -> Result<(), ComposeFault> {
        let provider = self.provider()?;
        let number = self.number()?;
        self.place(
            &provider.beside(number, TEXT_WIDTH - NUMBER_WIDTH).above(Fragment::space(10.0)).above(rule()),
        )?;
        self.pages.space(24.0);
        self.titles()?;
        if self.facts.practice() {
            self.pages.space(8.0);
            let notice = self.columns(|composer, language| {
                let text = composer.words.of(language).labels.practice.clone();
                composer.text(composer.section(language), Role::Paragraph, language, NOTE, &text)
            })?;
            self.place(&notice)?;
        }
        self.pages.space(18.0);
        Ok(())
    }

    fn provider(&mut self) -> Result<Fragment, ComposeFault> {
        let name = self.facts.provider().name.clone();
        let mut one = |language, text: &str, style| {
            let section = self.section(language);
            self.text_within(section, Role::Paragraph, language, style, text, PROVIDER_WIDTH)
        };
        let kk = one(Language::Kk, &name.kk, STRONG)?;
        Ok(kk.above(Fragment::space(2.0)).above(one(Language::Ru, &name.ru, BODY)?))
    }

    fn number(&mut self) -> Result<Fragment, ComposeFault> {
        let number = self.facts.number().to_string();
        let (kk, ru) = (self.words.kk.labels.number.clone(), self.words.ru.labels.number.clone());
        let section = self.sections.kk;
        let kk = self.text_within(section, Role::Paragraph, Language::Kk, LABEL, &kk, NUMBER_WIDTH)?;
        let number =
            self.text_within(section, Role::Paragraph, Language::Kk, NUMBER, &number, NUMBER_WIDTH)?;
        let ru = self.text_within(section, Role::Paragraph, Language::Ru, LABEL, &ru, NUMBER_WIDTH)?;
        Ok(flush_right(kk.above(ru).above(number), NUMBER_WIDTH))
    }

    fn titles(&mut self) -> Result<(), ComposeFault> {
        let title = self.facts.title().clone();
        for text in [&title.kk, &title.ru] {
            self.mark_outline(text.clone());
        }
        let titles = self.columns(|composer, language| {
            let text = title.of(language);
            let role = Role::Heading(1, text.to_owned());
            composer.text(composer.section(language), role, language, TITLE, text)
        })?;
        self.place(&titles)
    }
}

/// The line that closes the letterhead.
pub(super) fn rule() -> Fragment {
    let drawing = Drawing::Fill { width: TEXT_WIDTH, height: 1.4, ink: Ink::Blue };
    Fragment { marks: vec![Mark { owner: Owner::Decoration, x: 0.0, y: 0.0, drawing }], height: 1.4 }
}
