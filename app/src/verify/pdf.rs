//! `kezek verify pdf FILE`: every signature of a document, what it covers, and what stands beside it.

use std::path::PathBuf;

use clap::Args;
use kezek_documents::pades::{self, PdfSignature};
use kezek_documents::result_xml;
use kezek_signatures::Verdict;
use kezek_signatures::command::{CmsOptions, Options, verify_cms};
use serde::Serialize;

use super::shared::{CheckArgs, TOOLS};
use crate::answer::{Fault, Printer};
use crate::files;

/// A document.
#[derive(Debug, Args)]
pub(crate) struct PdfArgs {
    /// The document.
    file: PathBuf,
    #[command(flatten)]
    check: CheckArgs,
}

#[derive(Serialize)]
struct PdfVerdict {
    accepted: bool,
    findings: Vec<&'static str>,
    signatures: Vec<SignatureVerdict>,
    /// The number that the data attached to the document carry.
    document_number: Option<String>,
}

#[derive(Serialize)]
struct SignatureVerdict {
    covers_whole_file: bool,
    findings: Vec<&'static str>,
    claimed_name: Option<String>,
    claimed_time: Option<String>,
    verdict: Verdict,
}

/// Prints the verdict.
pub(crate) fn run(args: &PdfArgs, printer: Printer) -> Result<bool, Fault> {
    let options = args.check.options()?;
    let pdf = files::read(&args.file)?;
    let verdict = verdict(&pdf, &options)?;
    printer.object(&verdict)?;
    Ok(verdict.accepted)
}

fn verdict(pdf: &[u8], options: &Options) -> Result<PdfVerdict, Fault> {
    let extracted = pades::extract(pdf).map_err(Fault::misuse)?;
    let signatures = extracted
        .signatures
        .into_iter()
        .map(|signature| signature_verdict(signature, options))
        .collect::<Result<Vec<_>, _>>()?;
    let findings: Vec<_> = extracted.findings.iter().map(|finding| finding.code()).collect();
    let all_accepted = signatures.iter().all(|one| one.verdict.accepted && one.findings.is_empty());
    let whole = signatures.last().is_some_and(|last| last.covers_whole_file);
    let attached = pades::attached_xml(pdf).ok().flatten();
    let facts = attached.and_then(|xml| result_xml::read(&xml).ok());
    Ok(PdfVerdict {
        accepted: findings.is_empty() && all_accepted && whole,
        findings,
        signatures,
        document_number: facts.map(|facts| facts.number.to_string()),
    })
}

fn signature_verdict(signature: PdfSignature, options: &Options) -> Result<SignatureVerdict, Fault> {
    let question = CmsOptions {
        options: options.clone(),
        cms: signature.cms,
        signed_content: Some(signature.signed_bytes),
        iin: None,
        bin: None,
    };
    Ok(SignatureVerdict {
        covers_whole_file: signature.covers_whole_file,
        findings: signature.findings.iter().map(|finding| finding.code()).collect(),
        claimed_name: signature.claimed_name,
        claimed_time: signature.claimed_time,
        verdict: verify_cms(&question, TOOLS).map_err(Fault::misuse)?,
    })
}
