//! One request of one browser: its language, its place, its secret.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;
use kezek_kernel::Language;

use crate::cookies::{cookie, language_cookie, session_cookie, session_cookie_name};
use crate::{Fault, SessionToken, Shell, Ui};

/// What every page handler knows about its request; an axum extractor below [`crate::pages`].
#[derive(Debug, Clone)]
pub struct Visit {
    shell: Shell,
    /// The language of the answer.
    pub language: Language,
    /// The browser's secret; a log-in session is stored under its hash.
    pub token: SessionToken,
    place: String,
    known: bool,
}

impl Visit {
    pub(crate) fn of(shell: &Shell, uri: &Uri, headers: &HeaderMap) -> Result<Self, Fault> {
        let settings = shell.settings();
        let name = session_cookie_name(settings.system, settings.secure);
        let held = cookie(headers, &name).and_then(SessionToken::from_text);
        let known = held.is_some();
        let token = held.map_or_else(SessionToken::fresh, Ok)?;
        let language = cookie(headers, "lang").and_then(Language::from_tag).unwrap_or_default();
        Ok(Self { shell: shell.clone(), language, token, place: place(uri), known })
    }

    /// What the page's template speaks through.
    pub fn ui(&self) -> Ui {
        Ui::new(self.shell.clone(), self.language, self.place.clone(), self.token.form_token())
    }

    /// Whether the browser held the secret before this request; a new one cannot be logged in.
    pub fn known(&self) -> bool {
        self.known
    }

    /// The same visit under a new secret, for a page that is answered together with it.
    #[must_use]
    pub fn under(&self, token: &SessionToken) -> Self {
        Self { token: token.clone(), known: true, ..self.clone() }
    }

    /// Gives the browser a new secret with this answer: at log-in and at log-out, so that none survives the change.
    pub fn renew(&self, token: &SessionToken, mut response: Response) -> Response {
        let settings = self.shell.settings();
        if let Some(value) = session_cookie(settings.system, settings.secure, token) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    pub(crate) fn first_cookie(&self) -> Option<HeaderValue> {
        let settings = self.shell.settings();
        if self.known { None } else { session_cookie(settings.system, settings.secure, &self.token) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| Fault::internal("a page stands outside kezek_web::pages"))
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Visit {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get().cloned())
    }
}

/// Path and query without the language switch.
fn place(uri: &Uri) -> String {
    let kept: Vec<&str> = pairs(uri).filter(|pair| !pair.starts_with("lang=")).collect();
    if kept.is_empty() { uri.path().to_owned() } else { format!("{}?{}", uri.path(), kept.join("&")) }
}

fn pairs(uri: &Uri) -> impl Iterator<Item = &str> {
    uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty())
}

/// The cookie and the address to which a request with `?lang=` is sent on.
pub(crate) fn switch(shell: &Shell, uri: &Uri) -> Option<(HeaderValue, String)> {
    let tag = pairs(uri).find_map(|pair| pair.strip_prefix("lang="))?;
    let language = Language::from_tag(tag)?;
    Some((language_cookie(language.tag(), shell.settings().secure)?, place_on_this_site(&place(uri))))
}

/// The address to go on to after a log-in, if it is one of this site; the front page otherwise.
pub fn safe_next(address: &str) -> String {
    place_on_this_site(address)
}

fn place_on_this_site(address: &str) -> String {
    let plain = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(|next: char| next.is_control() || next == '\\');
    if plain { address.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(uri: &str, expected: &str) {
        assert_eq!(place(&uri.parse().unwrap()), expected);
    }

    #[test]
    fn the_place_leaves_out_the_switch() {
        check("/cabinet", "/cabinet");
        check("/cabinet?lang=ru", "/cabinet");
        check("/cabinet?page=2&lang=ru", "/cabinet?page=2");
    }

    #[test]
    fn a_next_address_stays_on_this_site() {
        for (address, expected) in [
            ("/cabinet", "/cabinet"),
            ("//elsewhere.kz", "/"),
            ("/\\elsewhere.kz", "/"),
            ("https://elsewhere.kz", "/"),
            ("", "/"),
        ] {
            assert_eq!(safe_next(address), expected, "{address}");
        }
    }
}
