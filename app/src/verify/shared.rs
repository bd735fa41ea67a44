//! The options that the checks of signatures and certificates share.

use std::path::PathBuf;

use clap::Args;
use kezek_kernel::Instant;
use kezek_signatures::command::Options;
use kezek_signatures::{IfUnanswered, Purpose, StandardAlgorithms, Tools};
use kezek_store::{Clock as _, SystemClock};
use serde_json::Value;

use crate::answer::Fault;
use crate::files;

/// Whom to believe, and as of when.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Trusted authorities, PEM or DER.
    #[arg(long, value_name = "FILE", required = true)]
    trust: Vec<PathBuf>,
    /// Authorities between the certificate and a trusted one.
    #[arg(long, value_name = "FILE")]
    intermediate: Vec<PathBuf>,
    /// Revocation lists; given at least one, lists are asked.
    #[arg(long, value_name = "FILE")]
    crl: Vec<PathBuf>,
    /// OCSP responses; given at least one, responses are asked.
    #[arg(long, value_name = "FILE")]
    ocsp: Vec<PathBuf>,
    #[command(flatten)]
    moment: Moment,
    /// A policy that the certificate must name.
    #[arg(long, value_name = "OID")]
    policy: Option<String>,
    /// What the certificate must be for: signing, authentication, system, time-stamping or any.
    #[arg(long, default_value = "signing")]
    purpose: String,
    /// Accept when no list and no response answers.
    #[arg(long)]
    accept_unanswered: bool,
}

/// The moment of a check.
#[derive(Debug, Args)]
pub(crate) struct Moment {
    /// The moment at which to judge, such as 2026-01-31T12:00:00Z; now when it is left out.
    #[arg(long, value_name = "TIME")]
    at: Option<Instant>,
}

impl Moment {
    /// The moment asked for, or now.
    pub(crate) fn get(&self) -> Instant {
        self.at.unwrap_or_else(|| SystemClock.now())
    }
}

impl CheckArgs {
    /// The options with the files read.
    pub(crate) fn options(&self) -> Result<Options, Fault> {
        let mut options = Options {
            trust: files::read_all(&self.trust)?,
            intermediates: files::read_all(&self.intermediate)?,
            crls: files::read_all(&self.crl)?,
            ocsp: files::read_all(&self.ocsp)?,
            at: self.moment.get(),
            purpose: purpose(&self.purpose)?,
            if_unanswered: if self.accept_unanswered {
                IfUnanswered::AcceptRecorded
            } else {
                IfUnanswered::Refuse
            },
            ..Options::default()
        };
        if let Some(policy) = &self.policy {
            let policy =
                policy.parse().map_err(|_| Fault::Misuse(format!("--policy {policy}: not an OID")))?;
            options.policy = Some(policy);
        }
        Ok(options)
    }
}

fn purpose(name: &str) -> Result<Purpose, Fault> {
    serde_json::from_value(Value::String(name.to_owned()))
        .map_err(|_| Fault::Misuse(format!("--purpose {name}: no such purpose")))
}

/// What every check computes with.
pub(crate) const TOOLS: Tools<'static> = Tools { algorithms: &StandardAlgorithms, cache: None };
