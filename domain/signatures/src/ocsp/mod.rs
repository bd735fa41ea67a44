//! OCSP (RFC 6960): the question that is sent and the response that comes back.

mod identity;
mod question;
mod response;

pub use identity::{CertificateIdentity, IdentityDigest};
pub use question::{OcspQuestion, Request, RequestBody, RequestItem};
pub(crate) use response::Body;
pub use response::{CertificateStatus, OcspResponse, ResponderIdentity, SingleResponse};

/// A response as received, with the nonce of its question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OcspAnswer {
    /// The response, DER.
    #[serde(with = "crate::evidence::base64_text")]
    pub response: Vec<u8>,
    /// The nonce that was sent; `None`: none was sent, and the response needs none.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::evidence::optional_base64_text"
    )]
    pub nonce: Option<Vec<u8>>,
}
