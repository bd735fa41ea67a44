//! The settings of trust: anchors, authorities, revocation, and which addresses may be asked.

use std::path::{Path, PathBuf};

use kezek_signatures::{Certificate, RevocationPolicy, Trust};

/// What a system's settings say about trust.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustSettings {
    /// Files with trust anchors, DER or PEM.
    pub anchors: Vec<PathBuf>,
    /// Files with issuing authorities that messages may leave out.
    #[serde(default)]
    pub intermediates: Vec<PathBuf>,
    /// How revocation is asked, and what happens without an answer.
    #[serde(default)]
    pub revocation: RevocationPolicy,
    /// Addresses of lists and responders begin with one of these. A certificate may name any address, and a stranger
    /// may send any certificate, so nothing else is ever asked.
    #[serde(default)]
    pub addresses: Vec<String>,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TrustFault {
    /// A file cannot be read.
    #[error("{path}: {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file holds no certificate.
    #[error("{path}: {detail}")]
    Certificate {
        /// The file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// No anchor is named.
    #[error("no trust anchor is named")]
    NoAnchor,
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made")]
    Client,
}

impl TrustSettings {
    /// Reads the certificates.
    pub fn load(&self) -> Result<Trust, TrustFault> {
        let trust =
            Trust { anchors: read_all(&self.anchors)?, intermediates: read_all(&self.intermediates)? };
        if trust.anchors.is_empty() { Err(TrustFault::NoAnchor) } else { Ok(trust) }
    }

    /// Whether this address may be asked.
    pub(crate) fn allows(&self, address: &str) -> bool {
        self.addresses.iter().any(|allowed| !allowed.is_empty() && address.starts_with(allowed.as_str()))
    }
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<Certificate>, TrustFault> {
    let mut certificates = Vec::new();
    for path in paths {
        certificates.extend(read(path)?);
    }
    Ok(certificates)
}

fn read(path: &Path) -> Result<Vec<Certificate>, TrustFault> {
    let bytes = std::fs::read(path).map_err(|error| TrustFault::File { path: path.to_owned(), error })?;
    Certificate::read_all(&bytes)
        .map_err(|fault| TrustFault::Certificate { path: path.to_owned(), detail: fault.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_addresses_may_be_asked() {
        let settings = TrustSettings {
            addresses: vec!["http://crl.example/".into(), String::new()],
            ..Default::default()
        };
        assert!(settings.allows("http://crl.example/a.crl"));
        assert!(!settings.allows("http://crl.example.evil/a.crl"));
        assert!(!settings.allows("http://169.254.169.254/"));
    }

    #[test]
    fn settings_without_an_anchor_are_refused() {
        assert!(matches!(TrustSettings::default().load(), Err(TrustFault::NoAnchor)));
        let missing = TrustSettings { anchors: vec!["no-such-file.pem".into()], ..Default::default() };
        assert!(matches!(missing.load(), Err(TrustFault::File { .. })));
    }
}
