//! `kezek serve`: the systems that a settings file names, for real people.

mod notices;
mod refusals;
pub(crate) mod settings;
mod wiring;

use std::path::PathBuf;

use clap::Args;

use crate::answer::{Fault, Printer};
use crate::files;
use settings::Settings;

/// Where the settings are.
#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// The settings file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Runs until it is told to stop.
pub(crate) async fn run(options: &ServeOptions, printer: Printer) -> Result<bool, Fault> {
    let settings = read(&options.config)?;
    refusals::check(&settings)?;
    let mut service = wiring::start(settings).await?;
    for (system, address) in &service.addresses {
        printer.line(format!("ready {system} http://{address}"));
    }
    let ended = service.running.wait().await;
    service.stop().await;
    ended.map(|()| true)
}

/// Reads a settings file.
pub(crate) fn read(path: &std::path::Path) -> Result<Settings, Fault> {
    Settings::parse(&files::read_text(path)?)
        .map_err(|fault| Fault::Misuse(format!("{}: {fault}", path.display())))
}

pub(crate) use wiring::{ground, store};
