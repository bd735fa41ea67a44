//! One POST with a bounded reply.

use std::time::Duration;

use kezek_messages::MAX_MESSAGE_BYTES;

/// Why a call brought no reply that counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HttpFault {
    /// Nobody answered in time.
    #[error("unreachable")]
    Unreachable,
    /// The reply is too long or not what the contract says.
    #[error("reply-unreadable")]
    ReplyUnreadable,
    /// The reply is not signed by the peer that was asked.
    #[error("reply-not-signed")]
    ReplyNotSigned,
    /// The peer refused.
    #[error("{code} {finding}")]
    Fault {
        /// The code of the contract, such as `SCE004`.
        code: String,
        /// The peer's finding.
        finding: String,
    },
}

pub(crate) fn client(patience: Duration) -> Result<reqwest::Client, reqwest::Error> {
    // Peers are named in the settings; a redirect or a proxy from the environment would lead elsewhere.
    reqwest::Client::builder()
        .timeout(patience)
        .connect_timeout(patience.min(Duration::from_secs(5)))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
}

pub(crate) async fn post(
    client: &reqwest::Client,
    url: &str,
    envelope: Vec<u8>,
) -> Result<Vec<u8>, HttpFault> {
    let request = client
        .post(url)
        .header("Content-Type", "text/xml;charset=UTF-8")
        .header("SOAPAction", "\"\"")
        .body(envelope);
    let mut response = request.send().await.map_err(|_| HttpFault::Unreachable)?;
    let mut reply = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| HttpFault::Unreachable)? {
        if reply.len() + chunk.len() > MAX_MESSAGE_BYTES {
            return Err(HttpFault::ReplyUnreadable);
        }
        reply.extend_from_slice(&chunk);
    }
    Ok(reply)
}
