//! The run of pages: fragments one below the other, a new page when the next does not fit.

use super::fragment::{Drawing, Fragment, Ink, Mark, Owner};

/// A4 in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN_LEFT: f32 = 62.0;
const MARGIN_TOP: f32 = 50.0;
/// Below this line stands only the footer.
const BOTTOM: f32 = 776.0;
const FOOTER_TOP: f32 = 796.0;

/// Width of the text block.
pub(crate) const TEXT_WIDTH: f32 = PAGE.0 - 2.0 * MARGIN_LEFT;
/// Space between the two columns.
pub(crate) const COLUMN_GAP: f32 = 26.0;
/// Width of one of two columns.
pub(crate) const COLUMN_WIDTH: f32 = (TEXT_WIDTH - COLUMN_GAP) / 2.0;

/// A document never needs more pages; a fault in the facts must not fill the memory.
const MOST_PAGES: usize = 60;

/// The pages of a document in growth.
pub(crate) struct Pages {
    marks_of: Vec<Vec<Mark>>,
    y: f32,
    pending_space: f32,
}

impl Pages {
    pub(crate) fn new() -> Self {
        Self { marks_of: vec![Vec::new()], y: MARGIN_TOP, pending_space: 0.0 }
    }

    /// Places a fragment; `false` when it is taller than a page or the document is full.
    #[must_use]
    pub(crate) fn place(&mut self, fragment: &Fragment) -> bool {
        if fragment.height > BOTTOM - MARGIN_TOP {
            return false;
        }
        if self.y + self.pending_space + fragment.height > BOTTOM {
            self.begin_page();
        } else {
            self.y += self.pending_space;
        }
        self.pending_space = 0.0;
        let moved = fragment.clone().moved(MARGIN_LEFT, self.y);
        if let Some(page) = self.marks_of.last_mut() {
            page.extend(moved.marks);
        }
        self.y += fragment.height;
        self.marks_of.len() <= MOST_PAGES
    }

    /// Places fragments one below the other, all on one page when a page can hold them.
    #[must_use]
    pub(crate) fn place_together(&mut self, fragments: &[Fragment], gap: f32) -> bool {
        let total: f32 = fragments.iter().map(|fragment| fragment.height + gap).sum();
        let fits_a_page = total <= BOTTOM - MARGIN_TOP;
        if fits_a_page && self.y + self.pending_space + total > BOTTOM {
            self.begin_page();
        }
        fragments.iter().all(|fragment| {
            let placed = self.place(fragment);
            self.space(gap);
            placed
        })
    }

    /// Space before the next fragment, unless that begins a page.
    pub(crate) fn space(&mut self, height: f32) {
        self.pending_space += height;
    }

    /// What follows begins on a new page.
    pub(crate) fn next_page(&mut self) {
        self.begin_page();
    }

    fn begin_page(&mut self) {
        self.marks_of.push(Vec::new());
        self.y = MARGIN_TOP;
        self.pending_space = 0.0;
    }

    /// Where the next fragment would begin, if it fits: page from 0 and distance from the top.
    pub(crate) fn position(&self) -> (usize, f32) {
        (self.marks_of.len().saturating_sub(1), self.y)
    }

    /// Closes the pages, each with the footer made for its number and the count.
    pub(crate) fn finish<E>(
        self,
        footer: impl Fn(usize, usize) -> Result<Fragment, E>,
    ) -> Result<Vec<Vec<Mark>>, E> {
        let count = self.marks_of.len();
        let mut finished = Vec::with_capacity(count);
        for (index, mut marks) in self.marks_of.into_iter().enumerate() {
            marks.push(Mark {
                owner: Owner::Footer,
                x: MARGIN_LEFT,
                y: FOOTER_TOP - 8.0,
                drawing: Drawing::Fill { width: TEXT_WIDTH, height: 0.6, ink: Ink::Hairline },
            });
            marks.extend(footer(index + 1, count)?.moved(MARGIN_LEFT, FOOTER_TOP).marks);
            finished.push(marks);
        }
        Ok(finished)
    }
}
