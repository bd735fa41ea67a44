//! `kezek admin`: what no page offers. The system must not be running: its database has one writer.

mod officer;
mod place;
mod trust;

use clap::{Args, Subcommand};

use crate::answer::{Fault, Printer};
use place::Place;

/// What is to be done, and where.
#[derive(Debug, Args)]
pub(crate) struct AdminOptions {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: AdminCommand,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Officers of the workstation; each change is an entry of its journal.
    #[command(subcommand)]
    Officer(officer::OfficerCommand),
    /// The authorities whose signatures are believed.
    #[command(subcommand)]
    Trust(trust::TrustCommand),
}

/// Does it.
pub(crate) async fn run(options: &AdminOptions, printer: Printer) -> Result<bool, Fault> {
    match &options.command {
        AdminCommand::Officer(command) => officer::run(&options.place, command, printer).await,
        AdminCommand::Trust(command) => trust::run(&options.place, command, printer),
    }
}
