//! A system's end of the line: its name, key, peers and the gateway's address.

use std::sync::Arc;
use std::time::Duration;

use kezek_kernel::Instant;
use kezek_messages::{Call, MAX_MESSAGE_BYTES, MessageInfo, Reply, SoapFault, read_call, read_reply};
use kezek_signatures::StandardAlgorithms;
use kezek_signatures::xml::{SignFault, SystemKey, sign_body, verify_body};
use kezek_store::Clock;

use crate::http::{self, HttpFault};
use crate::peers::{CertificateTrust, Peer, Peers};
use crate::{Refusal, age};

/// What a link must be told.
pub struct LinkSettings {
    /// The name this system sends under.
    pub id: String,
    /// Its key and certificate.
    pub key: SystemKey,
    /// The name the gateway signs under; it must be among the peers.
    pub gateway_id: String,
    /// Where the gateway listens, such as `http://127.0.0.1:8083/bip-async/`.
    pub gateway_url: String,
    /// The systems whose messages are taken.
    pub peers: Vec<Peer>,
    /// How their certificates are checked beyond being registered.
    pub trust: Arc<dyn CertificateTrust>,
    /// The longest wait for one reply.
    pub patience: Duration,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

/// A system's end of the line; cheap to clone.
#[derive(Clone)]
pub struct Link {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) id: String,
    key: SystemKey,
    pub(crate) gateway_id: String,
    pub(crate) gateway_url: String,
    peers: Peers,
    client: reqwest::Client,
    clock: Arc<dyn Clock>,
}

/// Why a link cannot be made or a message not be signed.
#[derive(Debug, thiserror::Error)]
pub enum LinkFault {
    /// The HTTP client cannot be set up.
    #[error("the HTTP client cannot be set up: {0}")]
    Client(reqwest::Error),
    /// The gateway is not among the peers.
    #[error("the gateway is not among the peers")]
    GatewayUnknown,
    /// The message cannot be signed.
    #[error(transparent)]
    Sign(#[from] SignFault),
}

/// A call whose form, signature, sender and age are in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedCall {
    /// What is asked.
    pub call: Call,
    /// The certificate of the sender.
    pub certificate: Vec<u8>,
}

impl Link {
    /// Sets up the HTTP client; nothing is sent yet.
    pub fn new(settings: LinkSettings) -> Result<Self, LinkFault> {
        if !settings.peers.iter().any(|peer| peer.id == settings.gateway_id) {
            return Err(LinkFault::GatewayUnknown);
        }
        let client = http::client(settings.patience).map_err(LinkFault::Client)?;
        let peers = Peers { known: settings.peers, trust: settings.trust };
        let inner = Inner {
            id: settings.id,
            key: settings.key,
            gateway_id: settings.gateway_id,
            gateway_url: settings.gateway_url,
            peers,
            client,
            clock: settings.clock,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The name this system sends under.
    pub fn id(&self) -> &str {
        &self.inner.id
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// Signs the content of a body. The same content under the same number gives the same signed body, so that a
    /// message sent twice is the same message.
    pub fn sign(&self, content: &str, number: &str) -> Result<String, SignFault> {
        sign_body(content, &format!("id-{}", identifier(number)), &self.inner.key)
    }

    /// Checks everything about a call that can be known without the receiver's database.
    pub fn check_call(&self, envelope: &[u8]) -> Result<SealedCall, Refusal> {
        let verified = verify_body(envelope, MAX_MESSAGE_BYTES, &StandardAlgorithms)?;
        let call = read_call(&verified.body)?;
        let now = self.now();
        if let Some(info) = info(&call) {
            self.inner.peers.check(&info.sender.id, &verified.certificate, now)?;
            age::check(info.date, now)?;
        } else {
            // A change of status names no sender; only the gateway sends it.
            self.inner.peers.check(&self.inner.gateway_id, &verified.certificate, now)?;
        }
        Ok(SealedCall { call, certificate: verified.certificate })
    }

    /// Posts a signed envelope and checks that the reply is signed by this peer.
    pub(crate) async fn exchange(
        &self,
        url: &str,
        envelope: Vec<u8>,
        peer: &str,
    ) -> Result<Reply, HttpFault> {
        let reply = self.post(url, envelope).await?;
        self.check_reply(&reply, peer)
    }

    /// Posts a signed envelope and gives back whatever comes.
    pub async fn post(&self, url: &str, envelope: Vec<u8>) -> Result<Vec<u8>, HttpFault> {
        http::post(&self.inner.client, url, envelope).await
    }

    /// The reply in an envelope: a fault, or what this peer signed.
    pub fn check_reply(&self, envelope: &[u8], peer: &str) -> Result<Reply, HttpFault> {
        let text = std::str::from_utf8(envelope).map_err(|_| HttpFault::ReplyUnreadable)?;
        if let Ok(Some(fault)) = SoapFault::read(text) {
            return Err(HttpFault::Fault { code: fault.error.code, finding: fault.error.message });
        }
        let verified = verify_body(envelope, MAX_MESSAGE_BYTES, &StandardAlgorithms)
            .map_err(|_| HttpFault::ReplyNotSigned)?;
        self.inner
            .peers
            .check(peer, &verified.certificate, self.now())
            .map_err(|_| HttpFault::ReplyNotSigned)?;
        read_reply(&verified.body).map_err(|_| HttpFault::ReplyUnreadable)
    }
}

const fn info(call: &Call) -> Option<&MessageInfo> {
    match call {
        Call::Send { message, .. } => Some(&message.info),
        Call::Question(question) => Some(&question.info),
        Call::StatusChange(_) => None,
    }
}

/// An XML name allows letters, digits, dots, hyphens and underscores; foreign numbers may come in braces.
fn identifier(number: &str) -> String {
    let allowed =
        |character: &char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_');
    number.chars().filter(allowed).collect()
}
