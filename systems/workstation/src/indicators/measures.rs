//! Measures of figures: a share, and how durations are spread.

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Share {
    pub(crate) part: u64,
    pub(crate) whole: u64,
}

impl Share {
    pub(crate) const fn new(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// Thousandths of the whole, half rounded up; none of nothing.
    pub(crate) fn permille(self) -> Option<u64> {
        let doubled = u128::from(self.part) * 2_000 + u128::from(self.whole);
        let permille = doubled.checked_div(u128::from(self.whole) * 2)?;
        u64::try_from(permille).ok()
    }
}

/// The median and the ninetieth percentile of durations, each a duration that occurred (nearest rank).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spread {
    /// Half of the passages took no longer.
    pub(crate) median_s: u64,
    /// Nine of ten passages took no longer.
    pub(crate) ninetieth_s: u64,
}

impl Spread {
    /// The spread of these durations in seconds; none of none.
    pub(crate) fn of(mut durations_s: Vec<u64>) -> Option<Self> {
        durations_s.sort_unstable();
        let at = |percent: usize| {
            // The smallest number of passages that is at least so many per cent of all.
            let rank = durations_s.len().checked_mul(percent)?.div_ceil(100);
            durations_s.get(rank.checked_sub(1)?).copied()
        };
        Some(Self { median_s: at(50)?, ninetieth_s: at(90)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(durations: &[u64], expected: Option<(u64, u64)>) {
        let spread = Spread::of(durations.to_vec()).map(|spread| (spread.median_s, spread.ninetieth_s));
        assert_eq!(spread, expected, "{durations:?}");
    }

    #[test]
    fn percentiles_are_durations_that_occurred() {
        check(&[], None);
        check(&[7], Some((7, 7)));
        check(&[9, 1], Some((1, 9)));
        check(&[3, 1, 2], Some((2, 3)));
        check(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], Some((50, 90)));
        check(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], Some((60, 100)));
        check(&[5; 40], Some((5, 5)));
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        for (part, whole, expected) in [
            (0, 0, None),
            (0, 3, Some(0)),
            (1, 3, Some(333)),
            (2, 3, Some(667)),
            (1, 2000, Some(1)),
            (1, 2001, Some(0)),
            (3, 3, Some(1000)),
        ] {
            assert_eq!(Share::new(part, whole).permille(), expected, "{part} of {whole}");
        }
    }
}
