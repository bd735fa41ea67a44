//! The request (RFC 6960, 4.1).

use der::asn1::OctetString;
use der::{Any, Encode as _, Sequence};
use x509_cert::Version;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;

use super::identity::{CertificateIdentity, IdentityDigest};
use crate::certificate::Certificate;
use crate::oids::extension as oid;

/// `OCSPRequest`.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub struct Request {
    /// What is asked.
    pub body: RequestBody,
    /// A signature of the one who asks; not used here.
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub signature: Option<Any>,
}

/// `TBSRequest`.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub struct RequestBody {
    /// The version, always the first.
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", default = "Default::default")]
    pub version: Version,
    /// Who asks.
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub requestor: Option<GeneralName>,
    /// The certificates in question.
    pub items: Vec<RequestItem>,
    /// Extensions, such as the nonce.
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

/// Request: one certificate in question.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub struct RequestItem {
    /// Which certificate.
    pub certificate: CertificateIdentity,
    /// Extensions of this question.
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

/// A question about one certificate.
#[derive(Debug, Clone)]
pub struct OcspQuestion {
    /// The encoded request, sent as `application/ocsp-request`.
    pub request: Vec<u8>,
    /// The nonce in it, kept to check the response.
    pub nonce: Vec<u8>,
}

impl OcspQuestion {
    /// A question with a nonce of the caller's randomness (RFC 8954 asks for 1 to 32 octets).
    pub fn new(
        certificate: &Certificate,
        issuer: &Certificate,
        digest: IdentityDigest,
        nonce: &[u8],
    ) -> der::Result<Self> {
        let item = RequestItem {
            certificate: CertificateIdentity::new(certificate, issuer, digest)?,
            extensions: None,
        };
        let inner = OctetString::new(nonce)?.to_der()?;
        let extension =
            Extension { extn_id: oid::OCSP_NONCE, critical: false, extn_value: OctetString::new(inner)? };
        let body = RequestBody {
            version: Version::V1,
            requestor: None,
            items: vec![item],
            extensions: Some(vec![extension]),
        };
        Ok(Self { request: Request { body, signature: None }.to_der()?, nonce: nonce.to_vec() })
    }
}
