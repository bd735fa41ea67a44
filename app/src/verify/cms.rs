//! `kezek verify cms FILE`.

use std::path::PathBuf;

use clap::Args;
use kezek_kernel::{Bin, Iin};
use kezek_signatures::command::{CmsOptions, verify_cms};

use super::shared::{CheckArgs, TOOLS};
use crate::answer::{Fault, Printer};
use crate::files;

/// A signature and whose it must be.
#[derive(Debug, Args)]
pub(crate) struct CmsArgs {
    /// The message, DER or PEM.
    file: PathBuf,
    #[command(flatten)]
    check: CheckArgs,
    /// The content, when the message does not carry it.
    #[arg(long, value_name = "FILE")]
    signed_content: Option<PathBuf>,
    /// The person whose signature it must be.
    #[arg(long)]
    iin: Option<Iin>,
    /// The organisation for which it must be.
    #[arg(long)]
    bin: Option<Bin>,
}

/// Prints the verdict.
pub(crate) fn run(args: &CmsArgs, printer: Printer) -> Result<bool, Fault> {
    let question = CmsOptions {
        options: args.check.options()?,
        cms: files::read(&args.file)?,
        signed_content: args.signed_content.as_deref().map(files::read).transpose()?,
        iin: args.iin,
        bin: args.bin,
    };
    let verdict = verify_cms(&question, TOOLS).map_err(Fault::misuse)?;
    printer.object(&verdict)?;
    Ok(verdict.accepted)
}
