//! Tracks of a gutter: lines that run beside each other there, each on its own.

/// Where a line runs in a gutter, in half cells, and why it is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    from: usize,
    until: usize,
    order: Order,
}

/// Lines that leave a box take the nearer tracks, lines that enter one the farther.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    Leaves,
    Passes,
    Enters,
}

/// One gutter.
#[derive(Debug, Default)]
pub(super) struct Gutter {
    runs: Vec<Run>,
}

impl Gutter {
    /// Takes a run between two places; gives its name in this gutter.
    pub(super) fn take(&mut self, one: usize, other: usize, order: Order) -> usize {
        self.runs.push(Run { from: one.min(other), until: one.max(other), order });
        self.runs.len() - 1
    }

    /// The number of the track of each run, from 0.
    pub(super) fn tracks(&self) -> Vec<i32> {
        let mut by_order: Vec<usize> = (0..self.runs.len()).collect();
        by_order.sort_by_key(|&index| (self.runs[index].order, index));
        let mut tracks = vec![0; self.runs.len()];
        for (position, &index) in by_order.iter().enumerate() {
            let beside =
                by_order[..position].iter().filter(|&&other| self.runs[index].meets(self.runs[other]));
            tracks[index] = beside.map(|&other| tracks[other] + 1).max().unwrap_or_default();
        }
        tracks
    }

    /// The number of tracks in use.
    pub(super) fn count(&self) -> i32 {
        self.tracks().iter().max().map_or(0, |last| last + 1)
    }
}

impl Run {
    fn meets(self, other: Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }
}
