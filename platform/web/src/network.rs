//! The network a request comes from, also behind the proxy that ends TLS.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// Where a request comes from; nothing where there is no socket, as in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(Self(peer.map(|peer| origin(peer, &parts.headers))))
    }
}

/// A peer inside the house is the proxy, and the last address of `X-Forwarded-For` is the one that it wrote itself;
/// what stands before it came from outside and is not believed. A peer from outside speaks for itself.
fn origin(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let inside = match peer {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    };
    let written = headers.get_all("x-forwarded-for").iter().next_back();
    let written = written.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    written.filter(|_| inside).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(peer: &str, forwarded: &[&'static str], expected: &str) {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", axum::http::HeaderValue::from_static(value));
        }
        assert_eq!(origin(peer.parse().unwrap(), &headers), expected.parse::<IpAddr>().unwrap());
    }

    #[test]
    fn only_the_house_s_own_proxy_is_believed() {
        check("127.0.0.1", &[], "127.0.0.1");
        check("10.1.2.3", &["203.0.113.7"], "203.0.113.7");
        check("127.0.0.1", &["198.51.100.1, 203.0.113.7"], "203.0.113.7");
        check("127.0.0.1", &["198.51.100.1", "203.0.113.7"], "203.0.113.7");
        check("127.0.0.1", &["rubbish"], "127.0.0.1");
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
    }
}
