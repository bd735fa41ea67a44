//! A fragment: marks placed from its own upper left corner, not yet on a page.

use std::ops::Range;
use std::rc::Rc;

use super::text::{Shaped, Style, line_width};
use super::tree::NodeId;
use crate::barcodes::Picture;

/// The colours of a document; each reads on white and on the panel with a contrast above 4.5:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Running text.
    Text,
    /// Labels and notes.
    Quiet,
    /// Headings and rules: the one deep blue.
    Blue,
    /// The place number: the one warm accent.
    Accent,
    /// The ground of a panel.
    Panel,
    /// Hairlines.
    Hairline,
}

/// To what a mark belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Content of this node of the tree.
    Node(NodeId),
    /// Decoration that assistive technology skips.
    Decoration,
    /// The footer that each page repeats.
    Footer,
}

/// What is drawn.
#[derive(Clone)]
pub(crate) enum Drawing {
    /// Glyphs of one line; the mark stands at the start of the baseline.
    Text { shaped: Rc<Shaped>, glyphs: Range<usize>, style: Style },
    /// A filled rectangle; the mark stands at its upper left corner.
    Fill { width: f32, height: f32, ink: Ink },
    /// A barcode; the mark stands at its upper left corner.
    Barcode { picture: Picture, side: f32 },
}

/// One drawing at its place.
#[derive(Clone)]
pub(crate) struct Mark {
    pub(crate) owner: Owner,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) drawing: Drawing,
}

/// Marks that stay together on one page.
#[derive(Clone)]
pub(crate) struct Fragment {
    pub(crate) marks: Vec<Mark>,
    pub(crate) height: f32,
}

impl Fragment {
    /// Nothing, without height.
    pub(crate) fn empty() -> Self {
        Self { marks: Vec::new(), height: 0.0 }
    }

    /// Empty space.
    pub(crate) fn space(height: f32) -> Self {
        Self { marks: Vec::new(), height }
    }

    /// Another fragment below this one.
    #[must_use]
    pub(crate) fn above(mut self, below: Self) -> Self {
        let offset = self.height;
        self.height = offset + below.height;
        self.marks.extend(below.moved(0.0, offset).marks);
        self
    }

    /// Another fragment over the same ground, at `x`.
    #[must_use]
    pub(crate) fn beside(mut self, other: Self, x: f32) -> Self {
        self.height = self.height.max(other.height);
        self.marks.extend(other.moved(x, 0.0).marks);
        self
    }

    /// The same marks elsewhere; the height stays that of the content.
    #[must_use]
    pub(crate) fn moved(mut self, x: f32, y: f32) -> Self {
        for mark in &mut self.marks {
            mark.x += x;
            mark.y += y;
        }
        self
    }

    /// The fragment with empty space below it, up to this height.
    #[must_use]
    pub(crate) fn at_least(mut self, height: f32) -> Self {
        self.height = self.height.max(height);
        self
    }

    /// The fragment on a panel of this width, with a margin inside and a blue edge on the left.
    #[must_use]
    pub(crate) fn on_panel(self, width: f32, margin: f32, edge: f32) -> Self {
        let height = self.height + 2.0 * margin;
        let ground = Drawing::Fill { width, height, ink: Ink::Panel };
        let bar = Drawing::Fill { width: edge, height, ink: Ink::Blue };
        let mut marks: Vec<Mark> = [ground, bar]
            .into_iter()
            .map(|drawing| Mark { owner: Owner::Decoration, x: 0.0, y: 0.0, drawing })
            .collect();
        marks.extend(self.moved(margin + edge, margin).marks);
        Self { marks, height }
    }
}

impl Mark {
    /// How wide the drawing is.
    pub(crate) fn width(&self) -> f32 {
        match &self.drawing {
            Drawing::Text { shaped, glyphs, style } => {
                line_width(shaped.glyphs.get(glyphs.clone()).unwrap_or_default(), style.size)
            }
            Drawing::Fill { width, .. } => *width,
            Drawing::Barcode { side, .. } => *side,
        }
    }
}
