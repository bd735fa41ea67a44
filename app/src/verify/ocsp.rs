//! `kezek verify ocsp FILE`.

use std::path::PathBuf;

use clap::Args;
use kezek_signatures::command::verify_ocsp;

use super::shared::{Moment, TOOLS};
use crate::answer::{Fault, Printer};
use crate::files;

/// A response and the certificate it is about.
#[derive(Debug, Args)]
pub(crate) struct OcspArgs {
    /// The response in DER.
    file: PathBuf,
    /// The certificate it is about.
    #[arg(long, value_name = "FILE")]
    certificate: PathBuf,
    /// The authority that issued the certificate; it is believed as given.
    #[arg(long, value_name = "FILE")]
    issuer: PathBuf,
    /// The number that was sent with the question, in hexadecimal.
    #[arg(long, value_name = "HEX")]
    nonce: Option<String>,
    #[command(flatten)]
    moment: Moment,
}

/// Prints the verdict.
pub(crate) fn run(args: &OcspArgs, printer: Printer) -> Result<bool, Fault> {
    let nonce = args.nonce.as_deref().map(hex::decode).transpose();
    let nonce = nonce.map_err(|fault| Fault::Misuse(format!("--nonce: {fault}")))?;
    let (response, certificate) = (files::read(&args.file)?, files::read(&args.certificate)?);
    let issuer = files::read(&args.issuer)?;
    let verdict = verify_ocsp(&response, &certificate, &issuer, nonce.as_deref(), args.moment.get(), TOOLS)
        .map_err(Fault::misuse)?;
    printer.object(&verdict)?;
    Ok(verdict.accepted)
}
