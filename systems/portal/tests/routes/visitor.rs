//! A person's browser without a screen: cookies, the token of a form, forms with and without files.

use std::collections::BTreeMap;

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::{RequestBuilder, Response};

use crate::rig::{PASSWORD, Rig, SERVICE};

const BOUNDARY: &str = "kezek-visitor-boundary";

/// A browser in one language.
pub(crate) struct Visitor<'a> {
    rig: &'a Rig,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) text: String,
}

impl<'a> Visitor<'a> {
    /// A visitor who has opened the entrance in this language.
    pub(crate) async fn new(rig: &'a Rig, language: &str) -> Self {
        let cookies = BTreeMap::from([("lang".to_owned(), language.to_owned())]);
        let mut visitor = Self { rig, cookies, csrf: String::new() };
        visitor.get("/sign-in").await;
        visitor
    }

    /// A visitor who has signed in to an account that exists.
    pub(crate) async fn signed_in(rig: &'a Rig, language: &str, iin: &str) -> Self {
        let mut visitor = Self::new(rig, language).await;
        let page = visitor.post("/sign-in", &[("iin", iin), ("password", PASSWORD), ("next", "/")]).await;
        assert_eq!((page.status, page.location.as_str()), (303, "/cabinet"), "{}", page.text);
        visitor.get("/cabinet").await;
        visitor
    }

    /// Begins a draft and hands back its address.
    pub(crate) async fn draft(&mut self) -> String {
        let begun = self.post(&format!("/services/{SERVICE}/order"), &[]).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let draft = begun.location.rsplit_once('/').unwrap().0.to_owned();
        self.get(&begun.location).await;
        draft
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send(self.rig.client.get(format!("{}{path}", self.rig.address))).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs = fields.iter().copied().chain([("csrf", self.csrf.as_str())]);
        let body: Vec<String> =
            pairs.map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let request = self.rig.client.post(format!("{}{path}", self.rig.address));
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(body.join("&"))).await
    }

    /// Posts files into one field.
    pub(crate) async fn upload(&mut self, path: &str, field: &str, files: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        part("name=\"csrf\"".to_owned(), self.csrf.as_bytes());
        for (name, bytes) in files {
            part(format!("name=\"{field}\"; filename=\"{name}\""), bytes);
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = self.rig.client.post(format!("{}{path}", self.rig.address));
        let request = request.header(CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request.body(body)).await
    }

    async fn send(&mut self, request: RequestBuilder) -> Page {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header(COOKIE, cookies.join("; ")).send().await.unwrap();
        self.keep_cookies(&answer);
        let status = answer.status().as_u16();
        let location = answer.headers().get(LOCATION).map_or("", |value| value.to_str().unwrap()).to_owned();
        let text = answer.text().await.unwrap();
        if let Some((_, rest)) = text.split_once("name=\"csrf\" value=\"") {
            rest.split('"').next().unwrap().clone_into(&mut self.csrf);
        }
        Page { status, location, text }
    }

    fn keep_cookies(&mut self, answer: &Response) {
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// The sentence of this key, up to its first argument, as it stands in a page.
pub(crate) fn sentence(language: &str, file: &str, key: &str) -> String {
    let content = kezek_content::Content::embedded();
    let bytes = content.bytes(&format!("locales/{language}/{file}.ftl")).unwrap().unwrap();
    let text = String::from_utf8(bytes.into_owned()).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
    let line = line.unwrap_or_else(|| panic!("{language}/{file}.ftl has no {key}"));
    line.split('{').next().unwrap().trim().to_owned()
}

fn escape(text: &str) -> String {
    let one = |byte: u8| {
        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(one).collect()
}
