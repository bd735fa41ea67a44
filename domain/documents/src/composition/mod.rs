//! The page of a result: what stands where, in two columns, Kazakh left and Russian right.
//!
//! The tags tell it as two sections, the whole Kazakh text and then the whole Russian, whatever the columns look like.

mod answered;
mod assisted;
mod barcodes;
mod basis;
mod blocks;
mod certified;
mod letterhead;
mod protocol;
mod queued;
mod receipt;
mod refused;
mod signature;

use kezek_kernel::{Instant, Language};

use crate::barcodes::{BarcodeFault, BarcodeSeries};
use crate::dates::OfficeZone;
use crate::facts::{Bilingual, Decision, Provider, ResultFacts};
use crate::number::DocumentNumber;
use crate::result_xml;
use crate::sheet::{Attachment, Face, Fonts, Fragment, NodeId, Pages, Role, TextFault, Tree, paint};
use crate::words::DocumentWords;

pub use protocol::compose_protocol;

/// The most grounds that one refusal names.
const MOST_GROUNDS: usize = 40;

/// A composed document, ready to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultDocument {
    /// The page for people: PDF/A-3a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// The same facts as data; attached to the PDF and packed into its barcodes.
    pub xml: Vec<u8>,
}

/// Why a document cannot be composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeFault {
    /// The embedded fonts cannot be read.
    #[error("the fonts of documents cannot be read")]
    Fonts,
    /// The zone has no entry in the zone database.
    #[error("there is no time zone named {0}")]
    Zone(String),
    /// A refusal names no ground, or too many.
    #[error("a refusal names between one and {MOST_GROUNDS} grounds")]
    Grounds,
    /// A protocol has no case, too many, or nobody who was present.
    #[error("a protocol names cases and members, and not too many")]
    Agenda,
    /// A text has a character that the fonts do not show.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// A fact has a character that XML cannot carry.
    #[error("a fact has a character that cannot be written down")]
    NotText,
    /// One passage does not fit on a page, or the document has too many pages.
    #[error("a passage of the document is too long")]
    TooLong,
    /// The barcodes cannot hold the result.
    #[error(transparent)]
    Barcodes(#[from] BarcodeFault),
    /// The writer's validators of PDF/A-3a and PDF/UA-1 found a fault.
    #[error("the document does not meet PDF/A-3a and PDF/UA-1: {0}")]
    Standard(String),
}

pub use receipt::compose_receipt;

/// The document of these facts in these words.
pub fn compose(facts: &ResultFacts, words: &DocumentWords) -> Result<ResultDocument, ComposeFault> {
    let zone = OfficeZone::named(&facts.zone).ok_or_else(|| ComposeFault::Zone(facts.zone.clone()))?;
    let xml = result_xml::write(facts);
    // What is signed as data must say the same as what is printed, whatever stands in the facts.
    if result_xml::read(&xml).as_ref() != Ok(facts) {
        return Err(ComposeFault::NotText);
    }
    let series = BarcodeSeries::pack(facts.number, &zone.rfc3339_millis(facts.prepared), &xml)?;
    let mut composer = Composer::new(facts, words, zone)?;
    composer.letterhead()?;
    match &facts.decision {
        Decision::Queued(place) => composer.queued(place)?,
        Decision::Refused(refusal) if refusal.grounds.is_empty() || refusal.grounds.len() > MOST_GROUNDS => {
            return Err(ComposeFault::Grounds);
        }
        Decision::Refused(refusal) => composer.refused(refusal)?,
        Decision::Assisted(assistance) => composer.assisted(assistance)?,
        Decision::Certified(statement) => composer.certified(statement)?,
        Decision::Answered(answer) => composer.answered(answer)?,
    }
    composer.signature()?;
    composer.check(&series)?;
    composer.finish(xml)
}

/// What every document begins and ends with.
trait Masthead {
    /// The unique number.
    fn number(&self) -> DocumentNumber;
    /// The instant of preparation.
    fn prepared(&self) -> Instant;
    /// The name of the document.
    fn title(&self) -> &Bilingual;
    /// Who issues it.
    fn provider(&self) -> &Provider;
    /// Whether it is for practice only.
    fn practice(&self) -> bool;
}

impl Masthead for ResultFacts {
    fn number(&self) -> DocumentNumber {
        self.number
    }

    fn prepared(&self) -> Instant {
        self.prepared
    }

    fn title(&self) -> &Bilingual {
        &self.title
    }

    fn provider(&self) -> &Provider {
        &self.provider
    }

    fn practice(&self) -> bool {
        self.practice
    }
}

/// A document in growth.
struct Composer<'a, F = ResultFacts> {
    facts: &'a F,
    words: &'a DocumentWords,
    zone: OfficeZone,
    fonts: &'static Fonts,
    tree: Tree,
    pages: Pages,
    sections: Sections,
    outline: Vec<(String, usize, f32)>,
}

/// The parts of the document in reading order.
struct Sections {
    kk: NodeId,
    ru: NodeId,
    barcodes: NodeId,
}

impl<'a, F> Composer<'a, F> {
    fn new(facts: &'a F, words: &'a DocumentWords, zone: OfficeZone) -> Result<Self, ComposeFault> {
        let mut tree = Tree::default();
        let mut section = |language| tree.add(None, Role::Section, Some(language));
        let sections = Sections {
            kk: section(Language::Kk),
            ru: section(Language::Ru),
            barcodes: section(Language::Kk),
        };
        Ok(Self {
            facts,
            words,
            zone,
            fonts: Fonts::embedded().ok_or(ComposeFault::Fonts)?,
            tree,
            pages: Pages::new(),
            sections,
            outline: Vec::new(),
        })
    }

    /// Puts a fragment on the page.
    fn place(&mut self, fragment: &Fragment) -> Result<(), ComposeFault> {
        if self.pages.place(fragment) { Ok(()) } else { Err(ComposeFault::TooLong) }
    }

    /// Remembers where the next fragment begins, for the outline.
    fn mark_outline(&mut self, text: String) {
        let (page, y) = self.pages.position();
        self.outline.push((text, page, y));
    }

    /// The pages with this number in their footers, as PDF; the outline is that of the composer.
    fn painted(self, number: &str, face: Face) -> Result<Vec<u8>, ComposeFault> {
        let pages = self.pages.finish(|page, pages| blocks::footer(self.fonts, number, page, pages))?;
        let face = Face { outline: self.outline, ..face };
        paint(self.fonts, &pages, self.tree, face).map_err(ComposeFault::Standard)
    }
}

impl<F: Masthead> Composer<'_, F> {
    fn finish(self, xml: Vec<u8>) -> Result<ResultDocument, ComposeFault> {
        let (facts, number) = (self.facts, self.facts.number());
        let both = |kk: &str, ru: &str| format!("{kk} / {ru}");
        let face = Face {
            title: format!("{} № {number}", both(&facts.title().kk, &facts.title().ru)),
            author: both(&facts.provider().name.kk, &facts.provider().name.ru),
            document_id: number.to_string(),
            prepared: self.zone.local(facts.prepared()),
            attachment: Some(Attachment {
                name: format!("{number}.xml"),
                description: both(&self.words.kk.check.attachment, &self.words.ru.check.attachment),
                bytes: xml.clone(),
            }),
            outline: Vec::new(),
        };
        let pdf = self.painted(&number.to_string(), face)?;
        Ok(ResultDocument { pdf, xml })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[track_caller]
    fn check_fault(change: impl FnOnce(&mut ResultFacts), expected: &ComposeFault) {
        let mut facts = testing::refusal();
        change(&mut facts);
        assert_eq!(compose(&facts, &testing::words()).as_ref(), Err(expected));
    }

    fn with_fact(facts: &mut ResultFacts, text: &str) {
        if let Decision::Refused(refusal) = &mut facts.decision {
            refusal.grounds[0].fact.ru = text.into();
        }
    }

    #[test]
    fn facts_that_cannot_become_a_document_are_named() {
        check_fault(|facts| facts.zone = "Asia/Nowhere".into(), &ComposeFault::Zone("Asia/Nowhere".into()));
        check_fault(|facts| with_fact(facts, "100 ₸"), &ComposeFault::Text(TextFault::NoGlyph('₸')));
        check_fault(|facts| with_fact(facts, "a\u{b}b"), &ComposeFault::NotText);
        check_fault(|facts| facts.edition = "\0".into(), &ComposeFault::NotText);
        check_fault(|facts| with_fact(facts, &"сөз ".repeat(3000)), &ComposeFault::TooLong);
    }

    #[test]
    fn a_refusal_names_between_one_and_forty_grounds() {
        let grounds = |count: usize| {
            move |facts: &mut ResultFacts| {
                if let Decision::Refused(refusal) = &mut facts.decision {
                    refusal.grounds = vec![refusal.grounds[0].clone(); count];
                }
            }
        };
        check_fault(grounds(0), &ComposeFault::Grounds);
        check_fault(grounds(MOST_GROUNDS + 1), &ComposeFault::Grounds);
        let mut facts = testing::refusal();
        grounds(MOST_GROUNDS)(&mut facts);
        assert!(compose(&facts, &testing::words()).is_ok());
    }

    #[test]
    fn receipts_are_composed_and_one_without_a_document_is_not() {
        for (name, facts) in testing::receipts() {
            let twice = [(); 2].map(|()| compose_receipt(&facts, &testing::words()).unwrap());
            assert!(twice[0] == twice[1], "{name}");
            let outcome = crate::ReceiptOutcome::NotAccepted { lacks: Vec::new() };
            let empty = crate::ReceiptFacts { outcome, ..facts };
            assert_eq!(compose_receipt(&empty, &testing::words()), Err(ComposeFault::Grounds));
        }
    }

    #[test]
    fn equal_facts_give_equal_documents() {
        for (name, facts) in testing::samples() {
            let twice = [(); 2].map(|()| compose(&facts, &testing::words()).unwrap());
            assert!(twice[0] == twice[1], "{name}");
        }
    }
}
