//! Noto Sans in two weights, read once for the whole program; each document embeds only the glyphs it uses.

use std::sync::LazyLock;

use krilla::text::Font;
use rustybuzz::Face;

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Running text.
    Regular,
    /// Headings and what must be found at a glance.
    Bold,
}

/// One weight: as the shaper reads it and as the document embeds it.
pub(crate) struct Typeface {
    pub(crate) face: Face<'static>,
    pub(crate) font: Font,
}

/// The typefaces of a document.
pub(crate) struct Fonts {
    regular: Typeface,
    bold: Typeface,
}

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(|| {
    Some(Fonts { regular: typeface(notosans::REGULAR_TTF)?, bold: typeface(notosans::BOLD_TTF)? })
});

impl Fonts {
    /// The embedded fonts, or `None` when they cannot be read.
    pub(crate) fn embedded() -> Option<&'static Self> {
        FONTS.as_ref()
    }

    pub(crate) fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn typeface(bytes: &'static [u8]) -> Option<Typeface> {
    Some(Typeface { face: Face::from_slice(bytes, 0)?, font: Font::new(bytes.into(), 0)? })
}
