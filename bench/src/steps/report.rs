//! The figures of the steps, for people and for programs.

use std::fmt;

use super::StepsOptions;
use super::ways::Ways;
use crate::load::{Measured, percentile_ms};

/// What was measured; the names of the fields are those of the JSON form.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StepsReport {
    /// Steps of the first part: all were answered and are in the journal.
    pub steps: usize,
    /// Connections kept open at the same time.
    pub connections: usize,
    /// Durable steps a second.
    pub steps_per_s: f64,
    /// Half of the steps were answered within this time.
    pub p50_ms: f64,
    /// Ninety-nine of a hundred steps were answered within this time.
    pub p99_ms: f64,
    /// Cases a second from the clerk's desk to the signed result; none without the second part.
    pub results_per_s: Option<f64>,
    /// The share of the document in the time of such a case: writing, fetching, checking the signatures, putting them in.
    pub document_share: Option<f64>,
    /// The engines of others with the same procedure.
    pub engines: Vec<Engine>,
}

/// An engine and what it did.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Steps a second with the state saved after each, all processes together.
    pub steps_per_s: f64,
}

impl StepsReport {
    pub(super) fn of(options: &StepsOptions, phases: &[Measured], ways: &Ways, engines: Vec<Engine>) -> Self {
        let mut latencies: Vec<_> = phases.iter().flat_map(|phase| phase.latencies.clone()).collect();
        latencies.sort_unstable();
        let seconds: f64 = phases.iter().map(|phase| phase.elapsed.as_secs_f64()).sum();
        let some = ways.documents > 0;
        Self {
            steps: latencies.len(),
            connections: options.connections,
            steps_per_s: rate(latencies.len(), seconds),
            p50_ms: percentile_ms(&latencies, 50),
            p99_ms: percentile_ms(&latencies, 99),
            results_per_s: some.then(|| rate(ways.documents, ways.elapsed.as_secs_f64())),
            document_share: some.then(|| ways.document.as_secs_f64() / ways.answering.as_secs_f64()),
            engines,
        }
    }
}

fn rate(count: usize, seconds: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count below 2^52")]
    let count = count as f64;
    count / seconds
}

/// One figure a line, under its name in the JSON form; behind an engine, how many times its steps were done.
impl fmt::Display for StepsReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<26} {:>10}", "steps", self.steps)?;
        writeln!(f, "{:<26} {:>10}", "connections", self.connections)?;
        writeln!(f, "{:<26} {:>10.0}", "steps_per_s", self.steps_per_s)?;
        writeln!(f, "{:<26} {:>10.2}", "p50_ms", self.p50_ms)?;
        write!(f, "{:<26} {:>10.2}", "p99_ms", self.p99_ms)?;
        if let (Some(results), Some(share)) = (self.results_per_s, self.document_share) {
            write!(f, "\n{:<26} {results:>10.1}\n{:<26} {share:>10.2}", "results_per_s", "document_share")?;
        }
        for Engine { name, steps_per_s } in &self.engines {
            write!(f, "\n{name:<26} {steps_per_s:>10.1}   1 : {:.0}", self.steps_per_s / steps_per_s)?;
        }
        Ok(())
    }
}
