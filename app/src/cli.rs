//! The command line.

use clap::{Parser, Subcommand};

use crate::admin::AdminOptions;
use crate::bench::Measurement;
use crate::calendar::CalendarQuestion;
use crate::demo::DemoOptions;
use crate::iin::IinQuestion;
use crate::regulation::RegulationQuestion;
use crate::serve::ServeOptions;
use crate::signer::SignerOptions;
use crate::verify::VerifyQuestion;

/// Housing public services, from the application to the signed answer.
///
/// Exit codes: 0 yes, 1 no or failed, 2 misuse.
#[derive(Debug, Parser)]
#[command(name = "kezek", version)]
pub(crate) struct Cli {
    /// Print one JSON object on one line.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run every system in one process, with demo people and a test authority.
    Demo(DemoOptions),
    /// Run the systems that a settings file names.
    Serve(ServeOptions),
    /// Keep officers, their appointments and certificates; look at the trusted authorities.
    Admin(AdminOptions),
    /// Check a signature, a certificate, a response, a document or a journal, from files.
    #[command(subcommand)]
    Verify(VerifyQuestion),
    /// Questions about identification numbers.
    #[command(subcommand)]
    Iin(IinQuestion),
    /// Count terms of law, ask for working days.
    #[command(subcommand)]
    Calendar(CalendarQuestion),
    /// Questions about the regulations as data.
    #[command(subcommand)]
    Regulation(RegulationQuestion),
    /// Run the stand-in for NCALayer alone, with the keys of the demo people.
    Signer(SignerOptions),
    /// Measure this machine.
    #[command(subcommand)]
    Bench(Measurement),
}
