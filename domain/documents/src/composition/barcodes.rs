//! How to check the document, and the series of QR codes.

use kezek_kernel::Language;

use super::blocks::{BODY, LABEL, NOTE, STRONG};
use super::{ComposeFault, Composer};
use crate::barcodes::{BarcodeFault, BarcodeSeries, Picture};
use crate::sheet::{Drawing, Fragment, Mark, Owner, Role, TEXT_WIDTH};
use crate::words::fill;

const PER_ROW: usize = 3;
/// The gap holds the quiet zones of both neighbours.
const GAP: f32 = 24.0;
const SIDE: f32 = (TEXT_WIDTH - 2.0 * GAP) / 3.0;

impl Composer<'_> {
    pub(super) fn check(&mut self, series: &BarcodeSeries) -> Result<(), ComposeFault> {
        self.pages.space(18.0);
        let (address, number) = (self.facts.check_address.clone(), self.facts.addressee.number);
        let head = self.columns(|composer, language| {
            let all = composer.words.of(language);
            let words = all.check.clone();
            let order = fill(&words.order, &[("number_name", all.number_name(number))]);
            let section = composer.section(language);
            let heading = composer.heading(language, &words.heading)?;
            let order = composer.text(section, Role::Paragraph, language, BODY, &order)?;
            let label = composer.text(section, Role::Paragraph, language, LABEL, &words.address)?;
            let address = composer.text(section, Role::Paragraph, language, STRONG, &address)?;
            Ok(heading
                .above(Fragment::space(3.0))
                .above(order)
                .above(Fragment::space(4.0))
                .above(label)
                .above(address))
        })?;
        let note = self.columns(|composer, language| {
            let text = composer.words.of(language).check.barcodes.clone();
            composer.text(composer.section(language), Role::Paragraph, language, NOTE, &text)
        })?;
        let mut rows = self.pictures(series)?.into_iter();
        let first = rows.next().unwrap_or_else(Fragment::empty);
        // The explanation never parts from the first codes.
        self.place(&head.above(Fragment::space(10.0)).above(note).above(Fragment::space(14.0)).above(first))?;
        for row in rows {
            self.pages.space(GAP);
            self.place(&row)?;
        }
        Ok(())
    }

    /// The codes, row by row, each with a text that stands for it.
    fn pictures(&mut self, series: &BarcodeSeries) -> Result<Vec<Fragment>, ComposeFault> {
        let parts = series.elements().len().to_string();
        let mut rows = Vec::new();
        for (row_index, row) in series.elements().chunks(PER_ROW).enumerate() {
            let mut fragment = Fragment { marks: Vec::new(), height: SIDE };
            let mut x = 0.0;
            for (index, element) in row.iter().enumerate() {
                let part = (row_index * PER_ROW + index + 1).to_string();
                let alternative = |language| {
                    fill(&self.words.of(language).check.barcode, &[("part", &part), ("parts", &parts)])
                };
                let alternative = format!("{} / {}", alternative(Language::Kk), alternative(Language::Ru));
                let figure = self.tree.add(
                    Some(self.sections.barcodes),
                    Role::Figure(alternative),
                    Some(Language::Kk),
                );
                let picture = Picture::of(element).ok_or(BarcodeFault::TooLarge)?;
                let drawing = Drawing::Barcode { picture, side: SIDE };
                fragment.marks.push(Mark { owner: Owner::Node(figure), x, y: 0.0, drawing });
                x += SIDE + GAP;
            }
            rows.push(fragment);
        }
        Ok(rows)
    }
}
