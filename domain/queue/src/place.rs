//! A place in a list: one, two, three.

use std::fmt;
use std::num::NonZeroU64;

/// The number that a person is told: how many stand before, plus one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Place(NonZeroU64);

impl Place {
    /// The place of somebody who has so many people before him.
    pub const fn behind(before: u64) -> Self {
        Self(NonZeroU64::MIN.saturating_add(before))
    }

    /// The place with this number; there is no place nought.
    pub fn numbered(number: u64) -> Option<Self> {
        NonZeroU64::new(number).map(Self)
    }

    /// The number as it is printed.
    pub const fn number(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_begin_with_one() {
        assert_eq!(Place::behind(0).number(), 1);
        assert_eq!(Place::behind(41).to_string(), "42");
        assert_eq!(Place::numbered(0), None);
        assert_eq!(Place::numbered(7), Some(Place::behind(6)));
    }
}
