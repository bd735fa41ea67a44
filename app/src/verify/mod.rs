//! `kezek verify`: files in, a JSON verdict and an exit code out.
//!
//! The same code checks here and in the systems; nothing is asked over the network but a journal.

mod cms;
mod journal;
mod ocsp;
mod path;
mod pdf;
mod shared;

use clap::Subcommand;

use crate::answer::{Fault, Printer};

/// What is to be checked.
#[derive(Debug, Subcommand)]
pub(crate) enum VerifyQuestion {
    /// A CMS signature over attached content, or over the file of `--signed-content`.
    Cms(cms::CmsArgs),
    /// A certificate: its path to a trusted authority, its validity, its purpose, its revocation.
    Path(path::PathArgs),
    /// The response of an OCSP responder about a certificate.
    Ocsp(ocsp::OcspArgs),
    /// A signed PDF document.
    Pdf(pdf::PdfArgs),
    /// A journal: every entry, the tree above them, the signed checkpoint.
    Journal(journal::JournalArgs),
}

/// Checks and prints the verdict.
pub(crate) async fn run(question: VerifyQuestion, printer: Printer) -> Result<bool, Fault> {
    match question {
        VerifyQuestion::Cms(args) => cms::run(&args, printer),
        VerifyQuestion::Path(args) => path::run(&args, printer),
        VerifyQuestion::Ocsp(args) => ocsp::run(&args, printer),
        VerifyQuestion::Pdf(args) => pdf::run(&args, printer),
        VerifyQuestion::Journal(args) => journal::run(args, printer).await,
    }
}
