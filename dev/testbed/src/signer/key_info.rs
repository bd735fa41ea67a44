//! What `getKeyInfo` tells a page about a key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der::Decode;
use serde_json::{Value, json};
use x509_cert::Certificate;
use x509_cert::ext::pkix::AuthorityKeyIdentifier;
use x509_cert::time::Time;

use super::keyring::HeldKey;
use crate::KeyAlgorithm;
use crate::authority::Credential;

/// The description of a key under this certificate; fields that cannot be read are empty.
pub(super) fn key_info(key: &HeldKey, credential: &Credential) -> Value {
    let Ok(certificate) = Certificate::from_der(&credential.certificate) else { return json!({}) };
    let contents = certificate.tbs_certificate();
    let issuer_key = contents
        .get_extension::<AuthorityKeyIdentifier>()
        .ok()
        .flatten()
        .and_then(|(_, identifier)| identifier.key_identifier)
        .map(|identifier| hex::encode(identifier.as_bytes()));
    let common_name = |name: &x509_cert::name::Name| {
        name.common_name().ok().flatten().map(|text| text.value().into_owned())
    };
    json!({
        "alias": key.iin.as_str(),
        "keyId": hex::encode(credential.key.identifier()),
        "algorithm": match credential.key.algorithm() {
            KeyAlgorithm::Rsa2048 => "RSA",
            KeyAlgorithm::EcdsaP256 => "EC",
        },
        "subjectCn": common_name(contents.subject()),
        "subjectDn": contents.subject().to_string(),
        "issuerCn": common_name(contents.issuer()),
        "issuerDn": contents.issuer().to_string(),
        "serialNumber": hex::encode(&credential.serial),
        "certNotBefore": epoch_millis(contents.validity().not_before),
        "certNotAfter": epoch_millis(contents.validity().not_after),
        "authorityKeyIdentifier": issuer_key,
        "pem": format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            STANDARD.encode(&credential.certificate)
        ),
    })
}

fn epoch_millis(time: Time) -> String {
    time.to_unix_duration().as_millis().to_string()
}
