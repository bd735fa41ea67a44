//! `kezek admin trust list`: who is believed, by name, serial number and fingerprint.

use clap::Subcommand;
use kezek_kernel::Instant;
use kezek_signatures::{Certificate, SignerFacts};
use serde::Serialize;

use super::place::Place;
use crate::answer::{Fault, Printer};

#[derive(Debug, Subcommand)]
pub(crate) enum TrustCommand {
    /// Trust anchors and further authorities with their fingerprints.
    List,
}

#[derive(Serialize)]
struct Listed {
    anchors: Vec<Authority>,
    intermediates: Vec<Authority>,
}

#[derive(Serialize)]
struct Authority {
    name: Option<String>,
    serial: String,
    sha256: String,
    valid_until: Instant,
}

/// Prints the list.
pub(crate) fn run(place: &Place, command: &TrustCommand, printer: Printer) -> Result<bool, Fault> {
    let TrustCommand::List = command;
    let trust = place.trust()?.load().map_err(Fault::misuse)?;
    let described = |certificates: &[Certificate]| certificates.iter().map(authority).collect();
    let listed =
        Listed { anchors: described(&trust.anchors), intermediates: described(&trust.intermediates) };
    printer.object(&listed)?;
    Ok(true)
}

fn authority(certificate: &Certificate) -> Authority {
    let facts = SignerFacts::of(certificate);
    Authority {
        name: facts.common_name,
        serial: facts.serial,
        sha256: facts.certificate_sha256,
        valid_until: facts.not_after,
    }
}
