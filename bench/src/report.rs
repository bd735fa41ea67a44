//! The figures, for people and for programs.

use std::fmt;

use crate::Registration;

/// What was measured; the names of the fields are those of the JSON form.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Report {
    /// Requests sent; all were answered with 201 and are stored.
    pub requests: usize,
    /// Connections kept open at the same time.
    pub concurrency: usize,
    /// From the first byte sent to the last answer.
    pub seconds: f64,
    /// Submissions a second.
    pub submissions_per_s: f64,
    /// Half of the submissions were answered within this time.
    pub p50_ms: f64,
    /// Ninety-nine of a hundred submissions were answered within this time.
    pub p99_ms: f64,
    /// Submissions a second whose five signatures the machine verifies when it does nothing else.
    pub verifications_bound_per_s: f64,
    /// Submissions a second whose rows the machine writes durably when it does nothing else.
    pub durable_groups_per_s: f64,
    /// What both together allow.
    pub bound_per_s: f64,
    /// Submissions a second as a share of the bound.
    pub ratio_to_bound: f64,
    /// The whole way to a registered case, measured apart.
    #[serde(flatten)]
    pub registration: Option<Registration>,
}

impl Report {
    /// One JSON object with units in the names.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// One figure a line, under its name in the JSON form.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "requests                   {:>10}", self.requests)?;
        writeln!(f, "concurrency                {:>10}", self.concurrency)?;
        let figures = [
            ("seconds", self.seconds),
            ("submissions_per_s", self.submissions_per_s),
            ("p50_ms", self.p50_ms),
            ("p99_ms", self.p99_ms),
            ("verifications_bound_per_s", self.verifications_bound_per_s),
            ("durable_groups_per_s", self.durable_groups_per_s),
            ("bound_per_s", self.bound_per_s),
            ("ratio_to_bound", self.ratio_to_bound),
        ];
        figures.iter().try_for_each(|(name, value)| writeln!(f, "{name:<26} {value:>10.2}"))?;
        let Some(registration) = &self.registration else { return Ok(()) };
        writeln!(f, "registered_requests        {:>10}", registration.requests)?;
        writeln!(f, "registration_rate_per_s    {:>10}", registration.rate_per_s)?;
        writeln!(f, "registration_p50_ms        {:>10.2}", registration.p50_ms)?;
        writeln!(f, "registration_p99_ms        {:>10.2}", registration.p99_ms)
    }
}
