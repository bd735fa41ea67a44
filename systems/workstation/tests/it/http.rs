//! A browser without a screen: cookies, forms, JSON.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::office::PASSWORD;

/// One visitor of the pages.
pub(crate) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) text: String,
}

impl Browser {
    /// A visitor who has opened the entrance.
    pub(crate) async fn new(router: &Router) -> Self {
        let mut browser = Self { router: router.clone(), cookies: BTreeMap::new(), csrf: String::new() };
        browser.get("/sign-in").await;
        browser
    }

    /// An officer who has signed in.
    pub(crate) async fn signed_in(router: &Router, iin: &str) -> Self {
        let mut browser = Self::new(router).await;
        let page = browser.post("/sign-in", &[("iin", iin), ("password", PASSWORD)]).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{}", page.text);
        browser.get("/people").await;
        browser
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).header(header::COOKIE, self.cookie()).body(Body::empty()).unwrap();
        self.send(request).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.csrf.clone();
        let pairs = fields.iter().copied().chain([("csrf", csrf.as_str())]);
        let body: Vec<String> =
            pairs.map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let request = Request::post(path)
            .header(header::COOKIE, self.cookie())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    fn cookie(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    async fn send(&mut self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 32 * 1024 * 1024).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((_, rest)) = text.split_once("name=\"csrf\" value=\"") {
            rest.split('"').next().unwrap().clone_into(&mut self.csrf);
        }
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        Page { status: parts.status, location: location.to_owned(), text }
    }
}

/// A program that speaks JSON.
pub(crate) struct Program {
    router: Router,
    token: String,
}

impl Program {
    pub(crate) async fn signed_in(router: &Router, iin: &str) -> Self {
        let mut program = Self { router: router.clone(), token: String::new() };
        let body = serde_json::json!({ "iin": iin, "password": PASSWORD });
        let (status, answer) = program.call(Method::POST, "/api/v1/sign-in", Some(&body)).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer["token"].as_str().unwrap().clone_into(&mut program.token);
        program
    }

    /// A program that never signed in.
    pub(crate) fn stranger(router: &Router) -> Self {
        Self { router: router.clone(), token: String::new() }
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> (StatusCode, Value) {
        self.send(Request::builder().method(method), path, body).await
    }

    /// Posts a body under an idempotency key.
    pub(crate) async fn post_once(&self, key: &str, path: &str, body: &Value) -> (StatusCode, Value) {
        self.send(Request::builder().method(Method::POST).header("idempotency-key", key), path, Some(body))
            .await
    }

    async fn send(&self, request: Builder, path: &str, body: Option<&Value>) -> (StatusCode, Value) {
        let request = request
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.map_or_else(Body::empty, |body| Body::from(body.to_string())))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 32 * 1024 * 1024).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }
}

/// Posts an envelope to the door and hands back status and reply.
pub(crate) async fn deliver(router: &Router, envelope: Vec<u8>) -> (StatusCode, String) {
    let request = Request::post("/bip-async/").body(Body::from(envelope)).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 32 * 1024 * 1024).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}
