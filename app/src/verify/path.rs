//! `kezek verify path FILE`.

use std::path::PathBuf;

use clap::Args;
use kezek_signatures::command::verify_path;

use super::shared::{CheckArgs, TOOLS};
use crate::answer::{Fault, Printer};
use crate::files;

/// A certificate.
#[derive(Debug, Args)]
pub(crate) struct PathArgs {
    /// The certificate, DER or PEM.
    file: PathBuf,
    #[command(flatten)]
    check: CheckArgs,
}

/// Prints the verdict.
pub(crate) fn run(args: &PathArgs, printer: Printer) -> Result<bool, Fault> {
    let options = args.check.options()?;
    let verdict = verify_path(&options, &files::read(&args.file)?, TOOLS).map_err(Fault::misuse)?;
    printer.object(&verdict)?;
    Ok(verdict.accepted)
}
