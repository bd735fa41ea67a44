//! The hours of an office: what arrives outside them counts from the next working day.

use jiff::civil::Time;

/// From when until when an office takes what arrives, on its working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "(Time, Time)", into = "(Time, Time)")]
pub struct OfficeHours {
    opens: Time,
    closes: Time,
}

/// An office closes after it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the office closes at {closes}, before it opens at {opens}")]
pub struct HoursFault {
    opens: Time,
    closes: Time,
}

impl OfficeHours {
    /// Hours from `opens` until `closes`; a break at noon does not matter to a term.
    pub fn new(opens: Time, closes: Time) -> Result<Self, HoursFault> {
        if opens < closes { Ok(Self { opens, closes }) } else { Err(HoursFault { opens, closes }) }
    }

    /// When the office opens.
    pub const fn opens(self) -> Time {
        self.opens
    }

    /// Whether something that arrives at this time of a working day is still taken on that day.
    pub fn takes(self, time: Time) -> bool {
        time < self.closes
    }
}

impl TryFrom<(Time, Time)> for OfficeHours {
    type Error = HoursFault;
    fn try_from((opens, closes): (Time, Time)) -> Result<Self, HoursFault> {
        Self::new(opens, closes)
    }
}

impl From<OfficeHours> for (Time, Time) {
    fn from(hours: OfficeHours) -> Self {
        (hours.opens, hours.closes)
    }
}
