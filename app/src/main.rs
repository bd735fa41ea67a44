//! The one program: `kezek demo`, `serve`, `admin`, `verify`, `iin`, `calendar`, `regulation`, `signer`, `bench`.
//!
//! Every command answers by its exit code too: 0 yes, 1 no or failed, 2 misuse.

mod admin;
mod answer;
mod bench;
mod calendar;
mod cli;
mod content;
mod demo;
mod files;
mod iin;
mod regulation;
mod serve;
mod signer;
mod systems;
mod verify;

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use answer::{Fault, Printer};
use cli::{Cli, Command};

/// Work that is still under way when a command ends gets this long.
const LAST_WORK: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let Cli { json, command } = Cli::parse();
    start_log();
    let printer = Printer { json };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return printer.fault(&Fault::Failed(format!("the runtime does not start: {error}"))),
    };
    let answer = runtime.block_on(run(command, printer));
    runtime.shutdown_timeout(LAST_WORK);
    match answer {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => printer.fault(&fault),
    }
}

async fn run(command: Command, printer: Printer) -> Result<bool, Fault> {
    match command {
        Command::Demo(options) => demo::run(&options, printer).await,
        Command::Serve(options) => serve::run(&options, printer).await,
        Command::Admin(options) => admin::run(&options, printer).await,
        Command::Verify(question) => verify::run(question, printer).await,
        Command::Iin(question) => iin::run(&question, printer),
        Command::Calendar(question) => calendar::run(&question, printer),
        Command::Regulation(question) => regulation::run(&question, printer),
        Command::Signer(options) => signer::run(&options, printer).await,
        Command::Bench(measurement) => bench::run(measurement, printer).await,
    }
}

/// Logs go to standard error; `RUST_LOG` says how much.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
