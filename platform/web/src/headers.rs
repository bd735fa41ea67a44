//! Security headers; an answer that sets its own keeps it, so that a document viewer may be framed by its page.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::Shell;

const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // Pages carry personal data; static files say for themselves how long they live.
    (header::CACHE_CONTROL, "no-store"),
];

pub(crate) fn add(shell: &Shell, headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::try_from(policy(shell)) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(value);
    }
    if shell.settings().secure {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
}

/// Scripts and styles come from files of this site only; the one foreign connection is the signing program.
fn policy(shell: &Shell) -> String {
    let signer = shell.settings().signer.address.trim_end_matches('/');
    format!(
        "default-src 'self'; connect-src 'self' {signer}; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}
