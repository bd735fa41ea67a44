//! Keys that are made once and kept, with certificates that are renewed before they end.

use std::path::Path;

use der::Encode;
use der::pem::{LineEnding, decode_vec, encode_string};
use kezek_kernel::Instant;
use x509_cert::Certificate;

use super::{DemoSystem, FilesError, KEYS_FOLDER};
use crate::authority::{Authority, Credential, IssuerName, Order, Purpose, Subject};
use crate::files::{Readers, read, write};
use crate::{KeyAlgorithm, SigningKey};

/// A certificate that ends within this many seconds is renewed.
const RENEWAL_SECONDS: i64 = 30 * 24 * 60 * 60;

/// The name of the stand-in signer's TLS key in the folder of keys.
const TLS_NAME: &str = "localhost";

/// The signing key of a system: `CODE.key` (PKCS#8, for the owner only) and `CODE.pem` (its chain) in `folder`.
///
/// Both are made at the first call and kept; the certificate is renewed for the same key before it ends, or when
/// another authority issued it.
pub fn system_credential(
    folder: &Path,
    system: &DemoSystem,
    authority: &Authority,
    at: Instant,
) -> Result<Credential, FilesError> {
    let order = Order::signing(system.subject(), at);
    lasting(folder, system.code.code(), KeyAlgorithm::EcdsaP256, &order, authority)
}

/// The key with which the stand-in signer serves TLS on this machine; kept like a system's key.
pub(super) fn make_tls_credential(
    folder: &Path,
    authority: &Authority,
    at: Instant,
) -> Result<Credential, FilesError> {
    let subject = Subject::Service { name: TLS_NAME.to_owned() };
    let order = Order::of(Purpose::TlsServer, subject, at);
    lasting(folder, TLS_NAME, KeyAlgorithm::EcdsaP256, &order, authority)
}

/// The stand-in signer's key for TLS, if an earlier start of the demo has made it.
pub(crate) fn read_tls_credential(data: &Path) -> Result<Option<Credential>, FilesError> {
    let folder = data.join(KEYS_FOLDER);
    let (key, chain) =
        (read(&folder.join(format!("{TLS_NAME}.key")))?, read(&folder.join(format!("{TLS_NAME}.pem")))?);
    let (Some(key), Some(chain)) = (key, chain) else { return Ok(None) };
    let mut certificates = Certificate::load_pem_chain(&chain)?
        .iter()
        .map(Encode::to_der)
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    let Some(certificate) = certificates.next() else { return Ok(None) };
    Ok(Some(Credential::assemble(read_key(&key)?, certificate, certificates.collect())?))
}

fn lasting(
    folder: &Path,
    name: &str,
    algorithm: KeyAlgorithm,
    order: &Order,
    authority: &Authority,
) -> Result<Credential, FilesError> {
    let key_path = folder.join(format!("{name}.key"));
    let chain_path = folder.join(format!("{name}.pem"));
    let key = match read(&key_path)? {
        Some(pem) => read_key(&pem)?,
        None => SigningKey::generate(algorithm)?,
    };
    let kept = read(&chain_path)?.and_then(|pem| first_certificate(&pem));
    let key = match kept {
        None => key,
        Some(certificate) => {
            let kept = Credential::assemble(key, certificate, vec![issuing(authority)])?;
            if is_current(&kept, authority, order.valid_from) {
                return Ok(kept);
            }
            kept.key
        }
    };
    let credential = authority.issue(order, key)?;
    keep(&credential, &key_path, &chain_path)?;
    Ok(credential)
}

fn read_key(pem: &[u8]) -> Result<SigningKey, FilesError> {
    Ok(SigningKey::from_pkcs8(&decode_vec(pem).map_err(der::Error::from)?.1)?)
}

fn keep(credential: &Credential, key_path: &Path, chain_path: &Path) -> Result<(), FilesError> {
    let key =
        encode_string("PRIVATE KEY", LineEnding::LF, credential.key.pkcs8()).map_err(der::Error::from)?;
    write(key_path, key.as_bytes(), Readers::Owner)?;
    let chain = std::iter::once(&credential.certificate).chain(&credential.intermediates);
    Ok(write(chain_path, to_pem(chain)?.as_bytes(), Readers::All)?)
}

/// Certificates as one PEM file.
pub(super) fn to_pem<'a>(certificates: impl Iterator<Item = &'a Vec<u8>>) -> Result<String, FilesError> {
    let blocks = certificates
        .map(|one| encode_string("CERTIFICATE", LineEnding::LF, one).map_err(der::Error::from))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(blocks.concat())
}

/// Whether this authority issued the certificate and it stays valid for a while.
pub(super) fn is_current(credential: &Credential, authority: &Authority, at: Instant) -> bool {
    let known = authority.status(IssuerName::Issuing, &credential.serial, at);
    let ends_at = credential.valid_until().unwrap_or_default();
    known == crate::authority::Status::Good
        && ends_at.micros_since(at) > RENEWAL_SECONDS * 1_000_000
        && credential.intermediates.first() == Some(&issuing(authority))
}

fn issuing(authority: &Authority) -> Vec<u8> {
    authority.certificate(IssuerName::Issuing).to_vec()
}

fn first_certificate(pem: &[u8]) -> Option<Vec<u8>> {
    Certificate::load_pem_chain(pem).ok()?.first()?.to_der().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authority::TestAuthority;
    use crate::people::People;
    use kezek_kernel::SystemName;

    #[test]
    fn a_system_keeps_its_key_and_its_certificate_is_renewed_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let people = People::built_in().unwrap();
        let system = people.system(SystemName::Portal).unwrap();
        let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap().authority();
        let at = |days: i64| {
            let now = TestAuthority::NOW.plus_seconds(days * 24 * 60 * 60);
            system_credential(folder.path(), system, authority, now).unwrap()
        };
        let (first, later, renewed) = (at(0), at(300), at(340));
        assert_eq!(first.certificate, later.certificate);
        assert_ne!(first.certificate, renewed.certificate);
        assert_eq!(first.key.pkcs8(), renewed.key.pkcs8());
        assert_eq!(renewed.intermediates.len(), 1);
    }
}
