//! The block that names the signer, and the statement of article 7.

use kezek_kernel::Language;

use super::blocks::{BODY, NOTE, STRONG, style};
use super::{ComposeFault, Composer};
use crate::dates::{date, exact_moment};
use crate::sheet::{Fragment, Ink, Style, Weight};
use crate::words::fill;

/// Forty hexadecimal digits in one line of a panel.
const SERIAL: Style = style(Weight::Regular, 8.2, 13.0, Ink::Text);

impl Composer<'_> {
    pub(super) fn signature(&mut self) -> Result<(), ComposeFault> {
        self.pages.space(16.0);
        let headings = self.columns(|composer, language| {
            let heading = composer.words.of(language).signature.heading.clone();
            composer.heading(language, &heading)
        })?;
        let panels = self.panels(Self::signer)?;
        self.place(&headings.above(Fragment::space(5.0)).above(panels))?;
        self.paragraphs(10.0, NOTE, |composer, language| {
            composer.words.of(language).signature.statement.clone()
        })
    }

    fn signer(&mut self, language: Language, width: f32) -> Result<Fragment, ComposeFault> {
        let (signer, words) = (&self.facts.signer, self.words.of(language));
        let certificate = &signer.certificate;
        let validity = fill(
            &words.validity,
            &[
                ("from", &date(words, &self.zone, certificate.valid_from)),
                ("until", &date(words, &self.zone, certificate.valid_until)),
            ],
        );
        let signing_moment = exact_moment(words, &self.zone, self.facts.prepared);
        let labels = words.signature.clone();
        let rows = [
            (labels.signer.as_str(), signer.name.full(), STRONG),
            (labels.position.as_str(), signer.position.of(language).to_owned(), BODY),
            (labels.signed.as_str(), signing_moment, BODY),
            (labels.certificate.as_str(), certificate.serial.clone(), SERIAL),
            (labels.validity.as_str(), validity, BODY),
            (labels.issuer.as_str(), certificate.issuer.clone(), BODY),
        ];
        self.stacked_facts(language, &rows, width)
    }
}
