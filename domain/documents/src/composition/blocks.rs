//! The pieces that every part of the page is made of.

use kezek_kernel::Language;

use super::{ComposeFault, Composer};
use crate::sheet::{
    COLUMN_GAP, COLUMN_WIDTH, Fonts, Fragment, Ink, NodeId, Owner, Role, Style, TEXT_WIDTH, Weight, paragraph,
};

/// Running text.
pub(super) const BODY: Style = style(Weight::Regular, 9.5, 13.5, Ink::Text);
/// Running text that must be seen.
pub(super) const STRONG: Style = style(Weight::Bold, 9.5, 13.5, Ink::Text);
/// The title.
pub(super) const TITLE: Style = style(Weight::Bold, 15.0, 19.5, Ink::Blue);
/// Headings of parts.
pub(super) const HEADING: Style = style(Weight::Bold, 11.0, 15.0, Ink::Blue);
/// Labels above facts.
pub(super) const LABEL: Style = style(Weight::Regular, 7.8, 11.0, Ink::Quiet);
/// Notes and the statement of the law.
pub(super) const NOTE: Style = style(Weight::Regular, 8.5, 12.0, Ink::Quiet);

/// Space between facts of a table.
pub(super) const FACT_GAP: f32 = 5.0;
const PANEL_MARGIN: f32 = 11.0;
const PANEL_EDGE: f32 = 3.0;

pub(super) const fn style(weight: Weight, size: f32, leading: f32, ink: Ink) -> Style {
    Style { weight, size, leading, ink }
}

impl<F> Composer<'_, F> {
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

    /// The section of a language.
    pub(super) fn section(&self, language: Language) -> NodeId {
        match language {
            Language::Ru => self.sections.ru,
            Language::Kk | Language::En => self.sections.kk,
        }
    }

    /// The same content in both languages, one column each.
    pub(super) fn columns(
        &mut self,
        mut make: impl FnMut(&mut Self, Language) -> Result<Fragment, ComposeFault>,
    ) -> Result<Fragment, ComposeFault> {
        let kk = make(self, Language::Kk)?;
        let ru = make(self, Language::Ru)?;
        Ok(kk.beside(ru, COLUMN_WIDTH + COLUMN_GAP))
    }

    /// A text of this role below `parent`, as wide as a column.
    pub(super) fn text(
        &mut self,
        parent: NodeId,
        role: Role,
        language: Language,
        style: Style,
        text: &str,
    ) -> Result<Fragment, ComposeFault> {
        self.text_within(parent, role, language, style, text, COLUMN_WIDTH)
    }

    /// A text of this role below `parent`, as wide as it is told.
    pub(super) fn text_within(
        &mut self,
        parent: NodeId,
        role: Role,
        language: Language,
        style: Style,
        text: &str,
        width: f32,
    ) -> Result<Fragment, ComposeFault> {
        let node = self.tree.add(Some(parent), role, Some(language));
        Ok(paragraph(self.fonts, Owner::Node(node), style, text, width)?)
    }

    /// A heading of the second level in its language's section.
    pub(super) fn heading(&mut self, language: Language, text: &str) -> Result<Fragment, ComposeFault> {
        let role = Role::Heading(2, text.to_owned());
        self.text(self.section(language), role, language, HEADING, text)
    }

    /// A new table of facts in its language's section.
    pub(super) fn table(&mut self, language: Language) -> NodeId {
        self.tree.add(Some(self.section(language)), Role::Table, Some(language))
    }

    /// One fact: the label above, the value below, together a row of `table`.
    pub(super) fn fact(
        &mut self,
        table: NodeId,
        language: Language,
        (label, value): (&str, &str),
        value_style: Style,
        width: f32,
    ) -> Result<Fragment, ComposeFault> {
        let row = self.tree.add(Some(table), Role::Row, Some(language));
        let label = self.text_within(row, Role::HeaderCell, language, LABEL, label, width)?;
        let value = self.text_within(row, Role::Cell, language, value_style, value, width)?;
        Ok(label.above(value))
    }

    /// A table of facts in both columns, row beside row.
    pub(super) fn facts_table(
        &mut self,
        rows: impl Fn(&Self, Language) -> Vec<(String, String)>,
    ) -> Result<Vec<Fragment>, ComposeFault> {
        let (kk, ru) = (rows(self, Language::Kk), rows(self, Language::Ru));
        let tables = (self.table(Language::Kk), self.table(Language::Ru));
        let pairs = kk.iter().zip(&ru).map(|((kk_label, kk_value), (ru_label, ru_value))| {
            let left = self.fact(tables.0, Language::Kk, (kk_label, kk_value), BODY, COLUMN_WIDTH)?;
            let right = self.fact(tables.1, Language::Ru, (ru_label, ru_value), BODY, COLUMN_WIDTH)?;
            Ok(left.beside(right, COLUMN_WIDTH + COLUMN_GAP))
        });
        pairs.collect()
    }

    /// Places fragments that belong together on one page, when a page can hold them.
    pub(super) fn place_together(&mut self, fragments: &[Fragment]) -> Result<(), ComposeFault> {
        if self.pages.place_together(fragments, FACT_GAP) { Ok(()) } else { Err(ComposeFault::TooLong) }
    }

    /// The same content in both languages, each on a panel, both panels of one height.
    pub(super) fn panels(
        &mut self,
        mut make: impl FnMut(&mut Self, Language, f32) -> Result<Fragment, ComposeFault>,
    ) -> Result<Fragment, ComposeFault> {
        let width = COLUMN_WIDTH - 2.0 * PANEL_MARGIN - PANEL_EDGE;
        let kk = make(self, Language::Kk, width)?;
        let ru = make(self, Language::Ru, width)?;
        let height = kk.height.max(ru.height);
        let panel =
            |content: Fragment| content.at_least(height).on_panel(COLUMN_WIDTH, PANEL_MARGIN, PANEL_EDGE);
        Ok(panel(kk).beside(panel(ru), COLUMN_WIDTH + COLUMN_GAP))
    }

    /// Facts one below the other in one table, for a panel.
    pub(super) fn stacked_facts(
        &mut self,
        language: Language,
        rows: &[(&str, String, Style)],
        width: f32,
    ) -> Result<Fragment, ComposeFault> {
        let table = self.table(language);
        let mut stack = Fragment::empty();
        for (index, (label, value, style)) in rows.iter().enumerate() {
            let row = self.fact(table, language, (label, value), *style, width)?;
            stack = stack.above(Fragment::space(if index == 0 { 0.0 } else { FACT_GAP })).above(row);
        }
        Ok(stack)
    }
}

/// What each page repeats: the number of the document left, the page right.
pub(super) fn footer(
    fonts: &Fonts,
    number: &str,
    page: usize,
    pages: usize,
) -> Result<Fragment, ComposeFault> {
    let number = paragraph(fonts, Owner::Footer, LABEL, &format!("№ {number}"), TEXT_WIDTH)?;
    let count = paragraph(fonts, Owner::Footer, LABEL, &format!("{page} / {pages}"), TEXT_WIDTH)?;
    Ok(number.beside(flush_right(count, TEXT_WIDTH), 0.0))
}

/// The fragment's lines moved so that each ends at `width`.
pub(super) fn flush_right(mut fragment: Fragment, width: f32) -> Fragment {
    for mark in &mut fragment.marks {
        mark.x = width - mark.width();
    }
    fragment
}
