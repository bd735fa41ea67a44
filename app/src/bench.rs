//! `kezek bench`: how many signed requests the portal takes durably, against what the machine could do at most; how many
//! due dates a core counts; how fast officers' lists open over very many cases.

use clap::{Args, Subcommand, ValueEnum};
use kezek_bench::{Options, Report, deadlines, intake, lists};

use kezek_testbed::KeyAlgorithm;

use crate::answer::{Fault, Printer};

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Measurement {
    /// Signed requests through the portal's HTTP door with durable commit, and the way to a registered case.
    Intake(IntakeOptions),
    /// Due dates counted on one core, with their derivations; takes five seconds.
    Deadlines,
    /// Officers' work lists and search in a region with very many cases.
    Lists(ListsOptions),
}

/// How many cases the lists are opened over.
#[derive(Debug, Args)]
pub(crate) struct ListsOptions {
    /// Cases in the store, six of a hundred of them running.
    #[arg(long, default_value_t = 1_000_000)]
    cases: u32,
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
    /// Requests followed to their registration afterwards; none leaves that part out.
    #[arg(long, default_value_t = 1_000)]
    registrations: usize,
    /// What kind of key the three systems sign their messages with.
    #[arg(long, value_enum, default_value_t = SystemKeys::P256)]
    system_keys: SystemKeys,
}

/// A kind of key for a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SystemKeys {
    /// ECDSA on the curve P-256, as the demo's systems use.
    P256,
    /// RSA with 2048 bits, as systems of the national gateway use.
    Rsa,
}

/// Runs the measurement.
pub(crate) async fn run(measurement: Measurement, printer: Printer) -> Result<bool, Fault> {
    match measurement {
        Measurement::Intake(options) => {
            let report = intake(&options).await?;
            printer.either(&report, &report)?;
        }
        Measurement::Deadlines => {
            let report = deadlines::run().map_err(Fault::failed)?;
            printer.either(&report, &report)?;
        }
        Measurement::Lists(options) => {
            let report = lists::run(options.cases).await.map_err(Fault::failed)?;
            printer.either(&report, &report)?;
        }
    }
    Ok(true)
}

/// Takes one to two minutes, most of them for keys and accounts.
async fn intake(options: &IntakeOptions) -> Result<Report, Fault> {
    let asked = Options {
        requests: options.requests,
        concurrency: options.concurrency,
        registrations: options.registrations,
        system_keys: match options.system_keys {
            SystemKeys::P256 => KeyAlgorithm::EcdsaP256,
            SystemKeys::Rsa => KeyAlgorithm::Rsa2048,
        },
        ..Options::default()
    };
    intake::run(&asked).await.map_err(Fault::failed)
}
