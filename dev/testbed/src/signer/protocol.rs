//! The outer form of requests and answers: module, method, arguments.

use serde_json::{Value, json};

use super::{Signer, basics, common_utils};

/// What a page may send to keep the connection alive; it comes back unchanged.
const HEARTBEAT: &str = "--heartbeat--";
/// The version of NCALayer that the stand-in speaks like.
const VERSION: &str = "1.4";

#[derive(serde::Deserialize)]
struct Request {
    module: String,
    method: String,
    #[serde(default)]
    args: Value,
}

/// The first words to every page.
pub(super) fn greeting() -> String {
    json!({ "result": { "version": VERSION } }).to_string()
}

/// The answer to one text of a page.
pub(super) fn answer(signer: &Signer, text: &str) -> String {
    if text == HEARTBEAT {
        return text.to_owned();
    }
    let request: Request = match serde_json::from_str(text) {
        Ok(request) => request,
        Err(error) => {
            return error_answer("INVALID_REQUEST", "The request cannot be read.", &error.to_string())
                .to_string();
        }
    };
    match request.module.as_str() {
        basics::MODULE => basics::answer(signer, &request.method, request.args),
        "kz.gov.pki.knca.commonUtils" => common_utils::answer(signer, &request.method, &request.args),
        other => module_not_found(other),
    }
    .to_string()
}

/// What a version answers that lacks the module.
pub(super) fn module_not_found(module: &str) -> Value {
    error_answer("MODULE_NOT_FOUND", "The module is not installed.", module)
}

/// An error in the form of the current modules.
pub(super) fn error_answer(code: &str, message: &str, details: &str) -> Value {
    json!({ "status": false, "code": code, "message": message, "details": details })
}
