//! The structures of OCSP (RFC 6960, section 4): what a request holds and what a response says.

#![expect(clippy::unnested_or_patterns, reason = "the derive of a choice writes them")]

use der::asn1::{Any, BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString};
use der::{Choice, Enumerated, Sequence};
use x509_cert::ext::Extensions;
use x509_cert::ext::pkix::CrlReason;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// `OCSPRequest`; a signature of the asker is read and not checked, as public responders do.
#[derive(Sequence)]
pub(super) struct OcspRequest {
    pub(super) content: RequestContent,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) signature: Option<Any>,
}

/// `TBSRequest`.
#[derive(Sequence)]
pub(super) struct RequestContent {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) version: Option<u8>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) asker: Option<Any>,
    pub(super) questions: Vec<Question>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) extensions: Option<Extensions>,
}

/// `Request`: one certificate asked about.
#[derive(Sequence)]
pub(super) struct Question {
    pub(super) certificate: CertificateId,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) extensions: Option<Extensions>,
}

/// `CertID`.
#[derive(Sequence, Clone)]
pub(super) struct CertificateId {
    pub(super) hash_algorithm: AlgorithmIdentifierOwned,
    pub(super) issuer_name_hash: OctetString,
    pub(super) issuer_key_hash: OctetString,
    pub(super) serial_number: SerialNumber,
}

/// `OCSPResponseStatus`.
#[derive(Enumerated, Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum ResponseStatus {
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    Unauthorized = 6,
}

/// `OCSPResponse`.
#[derive(Sequence)]
pub(super) struct OcspResponse {
    pub(super) status: ResponseStatus,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) body: Option<ResponseBytes>,
}

/// `ResponseBytes`.
#[derive(Sequence)]
pub(super) struct ResponseBytes {
    pub(super) kind: ObjectIdentifier,
    pub(super) response: OctetString,
}

/// `BasicOCSPResponse`.
#[derive(Sequence)]
pub(super) struct BasicResponse {
    pub(super) content: Any,
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) signature: BitString,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) certificates: Vec<Any>,
}

/// `ResponseData`.
#[derive(Sequence)]
pub(super) struct ResponseData {
    pub(super) responder: ResponderId,
    pub(super) produced_at: GeneralizedTime,
    pub(super) answers: Vec<Answer>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) extensions: Option<Extensions>,
}

/// `ResponderID`; this responder names itself by its key.
#[derive(Choice)]
pub(super) enum ResponderId {
    /// The SHA-1 of the responder's public key.
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", constructed = "true")]
    ByKey(OctetString),
}

/// `SingleResponse`.
#[derive(Sequence)]
pub(super) struct Answer {
    pub(super) certificate: CertificateId,
    pub(super) status: CertificateStatus,
    pub(super) this_update: GeneralizedTime,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) next_update: Option<GeneralizedTime>,
}

/// `CertStatus`.
#[derive(Choice)]
pub(super) enum CertificateStatus {
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    Good(Null),
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Revoked(RevokedInfo),
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT")]
    Unknown(Null),
}

/// `RevokedInfo`.
#[derive(Sequence)]
pub(super) struct RevokedInfo {
    pub(super) revocation_time: GeneralizedTime,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) reason: Option<CrlReason>,
}
