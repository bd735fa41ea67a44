//! `kezek bench intake`: how many signed requests the portal takes durably, against what the machine could do at most.

use clap::{Args, Subcommand};
use kezek_bench::intake::{self, Options};

use crate::answer::{Fault, Printer};

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Measurement {
    /// Signed requests through the portal's HTTP door with durable commit, and the way to a registered case.
    Intake(IntakeOptions),
}

/// How much is measured.
#[derive(Debug, Args)]
pub(crate) struct IntakeOptions {
    /// Signed requests sent.
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
    /// Connections under way at the same time.
    #[arg(long, default_value_t = 64)]
    concurrency: usize,
}

/// Runs the measurement; it takes one to two minutes, most of them for keys and accounts.
pub(crate) async fn run(measurement: Measurement, printer: Printer) -> Result<bool, Fault> {
    let Measurement::Intake(options) = measurement;
    let asked =
        Options { requests: options.requests, concurrency: options.concurrency, ..Options::default() };
    let report = intake::run(&asked).await.map_err(Fault::failed)?;
    printer.line(&report);
    if printer.json {
        printer.object(&report)?;
    }
    Ok(true)
}
