//! The cookies of a visit: who it is, and in which language.

use std::fmt;

use aws_lc_rs::hmac;
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kezek_kernel::SystemName;

use crate::Fault;

/// The secret that a browser holds for one visit; the store keeps only a hash of its text.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
    /// A new secret; taken when a browser first comes and again at each log-in.
    pub fn fresh() -> Result<Self, Fault> {
        let mut bytes = [0; 32];
        SystemRandom::new()
            .fill(&mut bytes)
            .map_err(|_| Fault::internal("the system's random source does not answer"))?;
        Ok(Self(bytes))
    }

    /// The secret in a cookie or an `Authorization: Bearer` header.
    pub fn from_text(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The text that the browser keeps.
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Eight characters that a person can read out to the call centre; nothing of a secret that is in use.
    pub(crate) fn reference() -> Result<String, Fault> {
        Self::fresh().map(|Self(bytes)| hex::encode_upper(&bytes[..4]))
    }

    /// The token that each form of this visit carries; it tells nothing about the secret.
    pub(crate) fn form_token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.form_tag())
    }

    /// Whether a form carried the token of this visit, compared in constant time.
    pub(crate) fn owns_form(&self, carried: &str) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        URL_SAFE_NO_PAD.decode(carried).is_ok_and(|tag| hmac::verify(&key, FORM_PURPOSE, &tag).is_ok())
    }

    fn form_tag(&self) -> hmac::Tag {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.0), FORM_PURPOSE)
    }
}

const FORM_PURPOSE: &[u8] = b"kezek form v1";

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(..)")
    }
}

/// The value of one cookie of the request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// The name of a system's session cookie; ports do not separate cookies, names do.
pub(crate) fn session_cookie_name(system: SystemName, secure: bool) -> String {
    if secure { format!("__Host-kezek-{system}") } else { format!("kezek-{system}") }
}

/// `Set-Cookie` for the visit: gone when the browser closes, unreadable for scripts.
pub(crate) fn session_cookie(system: SystemName, secure: bool, token: &SessionToken) -> Option<HeaderValue> {
    let name = session_cookie_name(system, secure);
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::try_from(format!("{name}={}; Path=/; HttpOnly; SameSite=Lax{secure}", token.to_text())).ok()
}

/// `Set-Cookie` for the language, kept for a year and shared by the systems of one host.
pub(crate) fn language_cookie(tag: &str, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::try_from(format!("lang={tag}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}"))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(line).unwrap());
        assert_eq!(cookie(&headers, "lang"), expected, "{line}");
    }

    #[test]
    fn cookies_are_found_by_name() {
        check("lang=ru", Some("ru"));
        check("a=b; lang=en", Some("en"));
        check("xlang=ru", None);
        check("lang", None);
    }

    #[test]
    fn a_form_belongs_to_one_visit() {
        let [mine, other] = [SessionToken([1; 32]), SessionToken([2; 32])];
        assert!(mine.owns_form(&mine.form_token()));
        assert!(!mine.owns_form(&other.form_token()));
        assert!(!mine.owns_form(""));
        assert_eq!(SessionToken::from_text(&mine.to_text()), Some(mine));
    }

    #[test]
    fn the_session_cookie_is_closed_to_scripts() {
        let value = session_cookie(SystemName::Portal, true, &SessionToken([3; 32])).unwrap();
        let text = value.to_str().unwrap();
        assert!(text.starts_with("__Host-kezek-portal="), "{text}");
        assert!(text.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{text}");
    }
}
