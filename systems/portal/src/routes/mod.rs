//! What each address does: handlers parse, call one act, render.

mod account;
mod acts;
mod answer;
mod cabinet;
mod catalogue;
mod checks;
mod citizen;
mod complaint;
mod contacts;
mod edition;
mod files;
mod journey;
mod order;
mod rating;
mod request;
mod sign;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use kezek_store::{Failure, StoreError};
use kezek_web::Fault;

use crate::pages::paths;
use crate::state::Portal;

/// A form with attachments: all files of the edition together and some room for the other fields.
const LARGEST_UPLOAD_BYTES: usize = 16 * 1024 * 1024;
/// A form with a signature: the document inside, certificates, and time stamps.
const LARGEST_SIGNATURE_BYTES: usize = 2 * 1024 * 1024;

/// All pages, inside the shell.
pub(crate) fn pages(portal: &Portal) -> Router {
    let signing = || DefaultBodyLimit::max(LARGEST_SIGNATURE_BYTES);
    let pages = Router::new()
        .route(paths::HOME, get(catalogue::home))
        .route("/services/{code}", get(catalogue::service))
        .route("/services/{code}/order", get(catalogue::service).post(order::begin))
        .route(paths::REGISTER, get(account::register).post(account::ask))
        .route(paths::RECOVER, get(account::recover).post(account::ask_again))
        .route("/challenges/{id}", get(account::challenge).post(account::confirm).layer(signing()))
        .route(paths::SIGN_IN, get(account::sign_in_page).post(account::sign_in))
        .route(paths::SIGN_OUT, post(account::sign_out))
        .merge(filling(portal))
        .route("/drafts/{draft}/edition", get(edition::show).post(edition::carry_over))
        .route("/drafts/{draft}/discard", post(order::discard))
        .route("/drafts/{draft}/files/{position}", get(files::show))
        .route(paths::CABINET, get(cabinet::overview))
        .route(paths::HISTORY, get(cabinet::history))
        .route(paths::CONTACTS, get(contacts::show).post(contacts::choose_language))
        .route("/cabinet/contacts/{kind}", get(contacts::address).post(contacts::ask))
        .route("/cabinet/contacts/{kind}/code", get(contacts::code).post(contacts::confirm))
        .route("/cabinet/contacts/{kind}/switch", post(contacts::switch))
        .route("/cabinet/contacts/{kind}/remove", post(contacts::remove))
        .route("/requests/{number}", get(request::show))
        .route("/requests/{number}/sent", get(request::sent))
        .route("/requests/{number}/refresh", get(request::show).post(request::refresh))
        .route("/requests/{number}/openings", get(request::openings))
        .route("/requests/{number}/result", get(request::result))
        .route("/requests/{number}/rating", get(rating::show).post(rating::answer))
        .route(
            "/requests/{number}/complaint",
            get(complaint::form::show)
                .post(complaint::form::save)
                .layer(DefaultBodyLimit::max(LARGEST_UPLOAD_BYTES)),
        )
        .route(
            "/requests/{number}/complaint/sign",
            get(complaint::sign::show).post(complaint::sign::send).layer(signing()),
        )
        .route("/requests/{number}/complaint/files/{position}", get(complaint::form::file))
        .route("/complaints/{number}", get(complaint::show::show))
        .route("/complaints/{number}/sent", get(complaint::show::sent))
        .route("/complaints/{number}/answer", get(complaint::show::answer))
        .route("/requests/{number}/acknowledgement", get(request::acknowledgement))
        .merge(answering())
        .route(paths::ACTS, get(acts::list))
        .route("/acts/{regulation}/{date}", get(acts::edition))
        .route("/acts/{regulation}/{date}/{channel}", get(acts::channel))
        .route("/acts/{regulation}/{date}/{channel}/{file}", get(acts::figure))
        .route(paths::CHECK, get(checks::ask).post(checks::answer))
        .with_state(portal.clone());
    kezek_web::pages(&portal.shell, pages)
}

/// What a person answers to what the provider asked or told him.
fn answering() -> Router<Portal> {
    Router::new()
        .route(
            "/requests/{number}/answer",
            get(answer::show).post(answer::save).layer(DefaultBodyLimit::max(LARGEST_UPLOAD_BYTES)),
        )
        .route("/requests/{number}/answer/files/{position}", get(answer::file))
        .route(
            "/requests/{number}/answer/sign",
            get(answer::sign).post(answer::send).layer(DefaultBodyLimit::max(LARGEST_SIGNATURE_BYTES)),
        )
}

/// What is done with a draft under its edition; where the edition has changed, the page that says so comes first.
fn filling(portal: &Portal) -> Router<Portal> {
    Router::new()
        .route("/drafts/{draft}/review", get(order::review).post(order::prepare))
        .route(
            "/drafts/{draft}/sign",
            get(sign::show).post(sign::send).layer(DefaultBodyLimit::max(LARGEST_SIGNATURE_BYTES)),
        )
        .route(
            "/drafts/{draft}/{topic}",
            get(order::topic).post(order::save).layer(DefaultBodyLimit::max(LARGEST_UPLOAD_BYTES)),
        )
        .route_layer(from_fn_with_state(portal.clone(), edition::guard))
}

/// A failure of the store; the person gets a reference number.
pub(crate) fn store_fault(error: StoreError) -> Fault {
    Fault::internal(error)
}

/// A failure of work that refuses nothing by itself.
pub(crate) fn never_refused(failure: Failure<std::convert::Infallible>) -> Fault {
    store_fault(failure.into_store())
}
