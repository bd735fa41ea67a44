//! The authority over HTTP: certificates, CRLs, OCSP, time stamps and a front page that names them.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Authority, AuthorityError, IssuerName};
use crate::Clock;

/// The front page; `{{issued}}` and `{{revoked}}` are filled in.
const FRONT_PAGE: &str = include_str!("front.html");
/// The largest request of OCSP or for a time stamp, in bytes.
const LARGEST_REQUEST_BYTES: usize = 64 * 1024;

const CERTIFICATE: &str = "application/pkix-cert";
const CRL: &str = "application/pkix-crl";
const OCSP_RESPONSE: &str = "application/ocsp-response";
const TIME_STAMP: &str = "application/timestamp-reply";

struct Service {
    authority: Arc<Authority>,
    clock: Clock,
}

type Shared = State<Arc<Service>>;

/// The routes of the authority; `clock` says as of when CRLs and OCSP responses speak.
pub fn router(authority: Arc<Authority>, clock: Clock) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/root.cer", get(async |State(service): Shared| certificate(&service, IssuerName::Root)))
        .route("/issuing.cer", get(async |State(service): Shared| certificate(&service, IssuerName::Issuing)))
        .route("/root.crl", get(async |State(service): Shared| crl(&service, IssuerName::Root)))
        .route("/issuing.crl", get(async |State(service): Shared| crl(&service, IssuerName::Issuing)))
        .route("/ocsp", axum::routing::post(ocsp_post))
        .route("/ocsp/{*request}", get(ocsp_get))
        .route("/tsp", axum::routing::post(time_stamp))
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST_BYTES))
        .with_state(Arc::new(Service { authority, clock }))
}

async fn front(State(service): Shared) -> Html<String> {
    let (issued, revoked) = service.authority.counts();
    Html(FRONT_PAGE.replace("{{issued}}", &issued.to_string()).replace("{{revoked}}", &revoked.to_string()))
}

fn certificate(service: &Service, issuer: IssuerName) -> Response {
    typed(CERTIFICATE, service.authority.certificate(issuer).to_vec())
}

fn crl(service: &Service, issuer: IssuerName) -> Response {
    answer(CRL, service.authority.crl(issuer, (service.clock)()))
}

async fn ocsp_post(State(service): Shared, request: Bytes) -> Response {
    answer(OCSP_RESPONSE, service.authority.ocsp(&request, (service.clock)()))
}

/// RFC 6960, appendix A.1: the request in base64, percent-encoded, as the rest of the path.
async fn ocsp_get(State(service): Shared, Path(request): Path<String>) -> Response {
    // A path that is not base64 goes on as an empty request and gets OCSP's own "malformed".
    let request = STANDARD.decode(request).unwrap_or_default();
    answer(OCSP_RESPONSE, service.authority.ocsp(&request, (service.clock)()))
}

async fn time_stamp(State(service): Shared, request: Bytes) -> Response {
    answer(TIME_STAMP, service.authority.time_stamp(&request, (service.clock)()))
}

fn answer(media_type: &'static str, body: Result<Vec<u8>, AuthorityError>) -> Response {
    match body {
        Ok(body) => typed(media_type, body),
        Err(error) => {
            tracing::error!(%error, "the test authority could not answer");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn typed(media_type: &'static str, body: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body).into_response()
}
