//! The module `kz.gov.pki.knca.basics`: one method, `sign`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::keyring::Wanted;
use super::protocol::{error_answer, module_not_found};
use super::{Prepared, Signer};
use crate::SigningKey;
use crate::authority::{Credential, Fault};
use crate::cms_signing::{Content, sign, sign_stamped, to_pem};

/// The module's name.
pub(super) const MODULE: &str = "kz.gov.pki.knca.basics";
/// The storage that demo keys are said to be in.
const STORAGE: &str = "PKCS12";
/// The most documents in one prompt.
const MOST_DOCUMENTS: usize = 100;

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Arguments {
    #[serde(default)]
    allowed_storages: Option<Vec<String>>,
    format: String,
    data: Documents,
    signing_params: SigningParams,
    signer_params: Wanted,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Documents {
    One(String),
    Many(Vec<String>),
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_excessive_bools, reason = "the protocol has them")]
struct SigningParams {
    decode: bool,
    encapsulate: bool,
    digested: bool,
    output_cert: bool,
    /// An object, even an empty one, asks for a time stamp.
    tsa_profile: Option<Value>,
}

impl Default for SigningParams {
    fn default() -> Self {
        Self { decode: false, encapsulate: true, digested: false, output_cert: false, tsa_profile: None }
    }
}

/// Why there is no signature; the codes stand in the answer's `details`.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error("prepared-error")]
    Prepared,
    #[error("no-suitable-key")]
    NoKey,
    #[error("storage-not-available")]
    Storage,
    #[error("format-not-supported")]
    Format,
    #[error("too-many-documents")]
    TooMany,
    #[error("data-not-base64")]
    NotBase64,
    #[error("digest-not-sha256")]
    NotDigest,
    #[error("no-authority-at-hand")]
    NoAuthority,
    #[error("signing-failed: {0}")]
    Signing(String),
}

/// The answer of the module.
pub(super) fn answer(signer: &Signer, method: &str, arguments: Value) -> Value {
    if method != "sign" {
        return invocation_error(&format!("no method {method}"));
    }
    let arguments: Arguments = match serde_json::from_value(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return invocation_error(&error.to_string()),
    };
    // Only a request that would open a window uses up what was prepared.
    let prepared = signer.take_prepared();
    match prepared {
        Some(Prepared::Cancel) => return json!({ "status": true, "body": {} }),
        Some(Prepared::Older) => return module_not_found(MODULE),
        _ => {}
    }
    match signed(signer, &arguments, prepared) {
        Ok(result) => json!({ "status": true, "body": { "result": result } }),
        Err(trouble) => invocation_error(&trouble.to_string()),
    }
}

fn invocation_error(details: &str) -> Value {
    error_answer("INVOCATION_ERROR", "An invoked method threw an exception.", details)
}

fn signed(signer: &Signer, arguments: &Arguments, prepared: Option<Prepared>) -> Result<Value, Trouble> {
    let storages = arguments.allowed_storages.as_deref().unwrap_or_default();
    if !storages.is_empty() && !storages.iter().any(|storage| storage == STORAGE) {
        return Err(Trouble::Storage);
    }
    let (instead, fault) = match prepared {
        Some(Prepared::Error) => return Err(Trouble::Prepared),
        Some(Prepared::Key(iin)) => (Some(iin), None),
        Some(Prepared::Faulty(fault)) => (None, Some(fault)),
        Some(Prepared::Cancel | Prepared::Older) | None => (None, None),
    };
    let key = signer.keyring.find(&arguments.signer_params, instead).ok_or(Trouble::NoKey)?;
    let faulty = fault.map(|fault| signer.faulty(fault, key)).transpose()?;
    let credential = faulty.as_ref().unwrap_or(&key.credential);
    let documents = match &arguments.data {
        Documents::One(one) => std::slice::from_ref(one),
        Documents::Many(many) => many.as_slice(),
    };
    if documents.len() > MOST_DOCUMENTS {
        return Err(Trouble::TooMany);
    }
    let params = &arguments.signing_params;
    match arguments.format.as_str() {
        "cms" => {
            let signatures = documents
                .iter()
                .map(|document| cms(signer, credential, document, params))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(match &arguments.data {
                Documents::One(_) => json!(signatures.first()),
                Documents::Many(_) => json!(signatures),
            })
        }
        "raw" => raw(credential, documents, params),
        _ => Err(Trouble::Format),
    }
}

fn cms(
    signer: &Signer,
    credential: &Credential,
    document: &str,
    params: &SigningParams,
) -> Result<String, Trouble> {
    let bytes = bytes(document, params)?;
    let digest: [u8; 32];
    let content = if params.digested {
        digest = bytes.try_into().map_err(|_| Trouble::NotDigest)?;
        Content::Digest(&digest)
    } else if params.encapsulate {
        Content::Attached(&bytes)
    } else {
        Content::Detached(&bytes)
    };
    let now = (signer.clock)();
    let cms = if params.tsa_profile.is_some() {
        let authority = signer.authority.as_ref().ok_or(Trouble::NoAuthority)?;
        sign_stamped(credential, content, now, authority)
    } else {
        sign(credential, content, now)
    }
    .map_err(|error| Trouble::Signing(error.to_string()))?;
    Ok(to_pem(&cms))
}

/// Bare signature values, and the certificate if asked for.
fn raw(credential: &Credential, documents: &[String], params: &SigningParams) -> Result<Value, Trouble> {
    if params.digested {
        return Err(Trouble::Format);
    }
    let signatures = documents
        .iter()
        .map(|document| {
            let bytes = bytes(document, params)?;
            let value = credential.key.sign(&bytes).map_err(|error| Trouble::Signing(error.to_string()))?;
            Ok(STANDARD.encode(value))
        })
        .collect::<Result<Vec<_>, Trouble>>()?;
    let certificate = params.output_cert.then(|| STANDARD.encode(&credential.certificate));
    Ok(json!({ "signatures": signatures, "certificate": certificate }))
}

/// A document's bytes: its base64 decoded, or the text itself. A digest is always base64.
fn bytes(document: &str, params: &SigningParams) -> Result<Vec<u8>, Trouble> {
    if params.decode || params.digested {
        STANDARD.decode(document.trim()).map_err(|_| Trouble::NotBase64)
    } else {
        Ok(document.as_bytes().to_vec())
    }
}

impl Signer {
    /// The same key under a certificate that is wrong in one way.
    pub(super) fn faulty(&self, fault: Fault, key: &super::keyring::HeldKey) -> Result<Credential, Trouble> {
        let authority = self.authority.as_ref().ok_or(Trouble::NoAuthority)?;
        let same = SigningKey::from_pkcs8(key.credential.key.pkcs8())
            .map_err(|error| Trouble::Signing(error.to_string()))?;
        authority
            .issue_faulty(fault, key.subject.clone(), same, (self.clock)())
            .map_err(|error| Trouble::Signing(error.to_string()))
    }
}
