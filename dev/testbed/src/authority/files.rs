//! Where the authority keeps its keys, certificates and register between starts.
//!
//! `root.key`, `issuing.key` and the keys of their services are PKCS#8 in DER, for the owner only; `*.cer` the certificates;
//! `register.json` the certificates issued and revoked. The register is written last: with it the authority exists.

use std::path::Path;
use std::sync::Mutex;

use super::issuer::{Credential, Issuer, IssuerName};
use super::register::Register;
use super::{Authority, AuthorityError, AuthoritySettings, faults};
use crate::SigningKey;
use crate::files::{Readers, read, write};

const REGISTER: &str = "register.json";

/// The authority of this folder, if the folder holds a complete one.
pub(super) fn load(folder: &Path, settings: &AuthoritySettings) -> Result<Option<Authority>, AuthorityError> {
    let Some(register) = read(&folder.join(REGISTER))? else { return Ok(None) };
    let register: Register = serde_json::from_slice(&register)?;
    let root = load_credential(folder, "root", Vec::new())?;
    let issuing = load_credential(folder, "issuing", Vec::new())?;
    let chain = vec![issuing.certificate.clone()];
    Ok(Some(Authority {
        settings: settings.clone(),
        root: Issuer::restore(IssuerName::Root, &settings.address, root)?,
        issuing: Issuer::restore(IssuerName::Issuing, &settings.address, issuing)?,
        root_responder: load_credential(folder, "root-ocsp", Vec::new())?,
        issuing_responder: load_credential(folder, "issuing-ocsp", chain.clone())?,
        stamper: load_credential(folder, "issuing-tsa", chain)?,
        register: Mutex::new(register),
        folder: Some(folder.to_owned()),
        villains: faults::Villains::default(),
    }))
}

/// Writes a new authority into its folder.
pub(super) fn create(folder: &Path, authority: &Authority) -> Result<(), AuthorityError> {
    for (name, issuer) in [("root", &authority.root), ("issuing", &authority.issuing)] {
        keep_key(folder, name, &issuer.key, &issuer.certificate)?;
    }
    for (name, service) in [
        ("root-ocsp", &authority.root_responder),
        ("issuing-ocsp", &authority.issuing_responder),
        ("issuing-tsa", &authority.stamper),
    ] {
        keep_key(folder, name, &service.key, &service.certificate)?;
    }
    keep_register(folder, &authority.register())
}

/// Writes the register in one step.
pub(super) fn keep_register(folder: &Path, register: &Register) -> Result<(), AuthorityError> {
    Ok(write(&folder.join(REGISTER), &serde_json::to_vec_pretty(register)?, Readers::All)?)
}

fn keep_key(folder: &Path, name: &str, key: &SigningKey, certificate: &[u8]) -> Result<(), AuthorityError> {
    write(&folder.join(format!("{name}.key")), key.pkcs8(), Readers::Owner)?;
    Ok(write(&folder.join(format!("{name}.cer")), certificate, Readers::All)?)
}

fn load_credential(
    folder: &Path,
    name: &str,
    intermediates: Vec<Vec<u8>>,
) -> Result<Credential, AuthorityError> {
    let key = SigningKey::from_pkcs8(&std::fs::read(folder.join(format!("{name}.key")))?)?;
    let certificate = std::fs::read(folder.join(format!("{name}.cer")))?;
    Credential::assemble(key, certificate, intermediates)
}
