//! The module `kz.gov.pki.knca.commonUtils`, older and still used: arguments in order, answers with a code.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::basics::Trouble;
use super::key_info::key_info;
use super::keyring::{HeldKey, KeyKind};
use super::{Prepared, Signer};
use crate::authority::Credential;
use crate::cms_signing::{Content, sign};

/// What a closed window is called.
const CANCELLED: &str = "action.canceled";

/// The answer of the module.
pub(super) fn answer(signer: &Signer, method: &str, arguments: &Value) -> Value {
    let argument = |index: usize| arguments.get(index).and_then(Value::as_str);
    let attach = arguments.get(3).and_then(Value::as_bool);
    match method {
        // The demo's keys are files; tokens there are none.
        "getActiveTokens" => good(&json!([])),
        "changeLocale" if argument(0).is_some() => good(&Value::Null),
        "getKeyInfo" if argument(0).is_some() => {
            prompt(signer, None, |key, credential| Ok(key_info(key, credential)))
        }
        "createCMSSignatureFromBase64" | "createCAdESFromBase64" => {
            match (argument(1), argument(2), attach) {
                (Some(kind), Some(data), Some(attach)) => prompt(signer, kind_of(kind), |_, credential| {
                    let bytes = STANDARD.decode(data).map_err(|_| Trouble::NotBase64)?;
                    let content = if attach { Content::Attached(&bytes) } else { Content::Detached(&bytes) };
                    cms(signer, credential, content)
                }),
                _ => mismatch(method),
            }
        }
        "createCAdESFromBase64Hash" => match (argument(1), argument(2)) {
            (Some(kind), Some(hash)) => prompt(signer, kind_of(kind), |_, credential| {
                let bytes = STANDARD.decode(hash).map_err(|_| Trouble::NotBase64)?;
                let digest = <[u8; 32]>::try_from(bytes).map_err(|_| Trouble::NotDigest)?;
                cms(signer, credential, Content::Digest(&digest))
            }),
            _ => mismatch(method),
        },
        "signXml" | "signXmls" => bad(&Trouble::Format.to_string()),
        "getKeyInfo" | "changeLocale" => mismatch(method),
        _ => bad(&format!("no method {method}")),
    }
}

/// What happens behind a window in the real program: a key is chosen and used, or the person changes his mind.
fn prompt(
    signer: &Signer,
    kind: Option<KeyKind>,
    with: impl FnOnce(&HeldKey, &Credential) -> Result<Value, Trouble>,
) -> Value {
    let (person, fault) = match signer.take_prepared() {
        Some(Prepared::Cancel) => return bad(CANCELLED),
        Some(Prepared::Error) => return bad(&Trouble::Prepared.to_string()),
        Some(Prepared::Key(iin)) => (Some(iin), None),
        Some(Prepared::Faulty(fault)) => (None, Some(fault)),
        Some(Prepared::Older) | None => (None, None),
    };
    let Some(key) = signer.keyring.of_kind(kind, person) else {
        return bad(&Trouble::NoKey.to_string());
    };
    let answer = match fault.map(|fault| signer.faulty(fault, key)).transpose() {
        Ok(Some(faulty)) => with(key, &faulty),
        Ok(None) => with(key, &key.credential),
        Err(trouble) => Err(trouble),
    };
    match answer {
        Ok(value) => good(&value),
        Err(trouble) => bad(&trouble.to_string()),
    }
}

fn cms(signer: &Signer, credential: &Credential, content: Content<'_>) -> Result<Value, Trouble> {
    let cms =
        sign(credential, content, (signer.clock)()).map_err(|error| Trouble::Signing(error.to_string()))?;
    Ok(json!(STANDARD.encode(cms)))
}

fn kind_of(key_type: &str) -> Option<KeyKind> {
    match key_type {
        "SIGNATURE" => Some(KeyKind::Sign),
        "AUTHENTICATION" => Some(KeyKind::Login),
        _ => None,
    }
}

fn good(value: &Value) -> Value {
    json!({ "code": "200", "responseObject": value })
}

fn bad(message: &str) -> Value {
    json!({ "code": "500", "message": message })
}

fn mismatch(method: &str) -> Value {
    bad(&format!("argument type mismatch. Method: {method}"))
}
