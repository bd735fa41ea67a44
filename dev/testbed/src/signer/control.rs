//! The control page: who can sign, and what the next prompt shall be answered with.

use std::fmt::Write;
use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kezek_kernel::Iin;

use super::{Prepared, Signer};
use crate::authority::Fault;

/// The page; `{{people}}`, `{{faults}}` and `{{waiting}}` are filled in.
const PAGE: &str = include_str!("control.html");

/// What the page's forms send, and what a test sends in their place.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Choice {
    answer: String,
    #[serde(default)]
    iin: String,
    #[serde(default)]
    fault: String,
}

/// The page as of now.
pub(super) fn page(signer: &Signer) -> Html<String> {
    let mut people = String::new();
    for holder in signer.keyring.holders() {
        let _ = write!(people, "<option value=\"{0}\">{0} {1}</option>", holder.iin, escape(&holder.name));
    }
    let mut faults = String::new();
    for fault in Fault::ALL {
        let _ = write!(faults, "<option>{}</option>", fault.code());
    }
    let mut waiting = String::new();
    for answer in signer.prepared().iter() {
        let _ = write!(waiting, "<li>{}</li>", describe(*answer));
    }
    Html(PAGE.replace("{{people}}", &people).replace("{{faults}}", &faults).replace("{{waiting}}", &waiting))
}

/// `POST /next` with `answer` = `key` and `iin`, `cancel`, `error`, `older`, or `faulty` and `fault`.
pub(super) async fn prepare(State(signer): State<Arc<Signer>>, Form(choice): Form<Choice>) -> Response {
    let answer = match choice.answer.as_str() {
        "key" => choice.iin.parse::<Iin>().ok().map(Prepared::Key),
        "cancel" => Some(Prepared::Cancel),
        "error" => Some(Prepared::Error),
        "older" => Some(Prepared::Older),
        "faulty" => Fault::from_code(&choice.fault).map(Prepared::Faulty),
        _ => None,
    };
    match answer {
        Some(answer) if signer.prepare(answer) => Redirect::to("/").into_response(),
        Some(_) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        None => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// `POST /forget`.
pub(super) async fn forget(State(signer): State<Arc<Signer>>) -> Redirect {
    signer.forget();
    Redirect::to("/")
}

fn describe(answer: Prepared) -> String {
    match answer {
        Prepared::Key(iin) => format!("key {iin}"),
        Prepared::Cancel => "cancel".to_owned(),
        Prepared::Error => "error".to_owned(),
        Prepared::Older => "older".to_owned(),
        Prepared::Faulty(fault) => format!("faulty {}", fault.code()),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
