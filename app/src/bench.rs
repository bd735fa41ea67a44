//! `kezek bench`: how many signed requests the portal takes durably, against what the machine could do at most; how many
//! due dates a core counts; how many steps officers can do; how fast their lists open over very many cases.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use kezek_bench::{EngineTools, Options, Report, StepsOptions, deadlines, intake, lists, steps};

use kezek_testbed::KeyAlgorithm;

use crate::answer::{Fault, Printer};

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Measurement {
    /// Signed requests through the portal's HTTP door with durable commit, and the way to a registered case.
    Intake(IntakeOptions),
    /// Due dates counted on one core, with their derivations; takes five seconds.
    Deadlines,
    /// Officers' steps through the workstation's HTTP API, and the same procedure in the BPMN engines of others.
    Steps(StepsMeasure),
    /// Officers' work lists and search in a region with very many cases.
    Lists(ListsOptions),
}

/// How many steps are measured.
#[derive(Debug, Args)]
pub(crate) struct StepsMeasure {
    /// Cases that go three steps without a document.
    #[arg(long, default_value_t = 4_000)]
    cases: usize,
    /// Cases that go the whole way to a signed result; none leaves that part out.
    #[arg(long, default_value_t = 300)]
    documents: usize,
    /// Connections under way at the same time.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// A Python with the package spiffworkflow; without it the engines are left out.
    #[arg(long, requires = "node_modules")]
    python: Option<PathBuf>,
    /// A folder of npm packages with bpmn-engine.
    #[arg(long, requires = "python")]
    node_modules: Option<PathBuf>,
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
        Measurement::Steps(asked) => {
            let report = steps::run(&StepsOptions::from(&asked)).await.map_err(Fault::failed)?;
            printer.either(&report, &report)?;
        }
        Measurement::Lists(options) => {
            let report = lists::run(options.cases).await.map_err(Fault::failed)?;
            printer.either(&report, &report)?;
        }
    }
    Ok(true)
}

impl From<&StepsMeasure> for StepsOptions {
    fn from(asked: &StepsMeasure) -> Self {
        let StepsMeasure { cases, documents, connections, .. } = *asked;
        let tools = asked.python.clone().zip(asked.node_modules.clone());
        let engines = tools.map(|(python, node_modules)| EngineTools { python, node_modules });
        Self { cases, documents, connections, engines }
    }
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
