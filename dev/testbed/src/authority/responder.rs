//! The OCSP responder: reads a request, asks the register, signs the answer with a delegated key.

use aws_lc_rs::digest;
use der::asn1::{Any, BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString};
use der::{Decode, Encode};
use kezek_kernel::Instant;
use x509_cert::ext::{Extension, Extensions};

use super::certificate::date_time;
use super::issuer::Issuer;
use super::ocsp::{
    Answer, BasicResponse, CertificateId, CertificateStatus, OcspRequest, OcspResponse, ResponderId,
    ResponseBytes, ResponseData, ResponseStatus, RevokedInfo,
};
use super::register::Status;
use super::{AuthorityError, Credential, IssuerName, oids};

/// How long an answer speaks for, in seconds.
const VALIDITY_SECONDS: i64 = 60 * 60;
/// The most certificates that one request may ask about.
const MOST_QUESTIONS: usize = 16;
/// The longest nonce that is echoed (RFC 9654 allows 128 bytes; its octet string adds three).
const LONGEST_NONCE_BYTES: usize = 131;

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// An authority together with the key that answers for it.
pub(super) struct Answering<'a> {
    pub(super) name: IssuerName,
    pub(super) issuer: &'a Issuer,
    pub(super) responder: &'a Credential,
}

/// The response in DER to a request in DER; `status` looks a serial number up.
pub(super) fn respond(
    request: &[u8],
    authorities: &[Answering<'_>],
    at: Instant,
    status: impl Fn(IssuerName, &[u8]) -> Status,
) -> Result<Vec<u8>, AuthorityError> {
    let Ok(request) = OcspRequest::from_der(request) else {
        return failure(ResponseStatus::MalformedRequest);
    };
    let questions = &request.content.questions;
    let nonce = nonce(request.content.extensions.as_ref());
    let (Some(first), Ok(nonce)) = (questions.first(), nonce) else {
        return failure(ResponseStatus::MalformedRequest);
    };
    if questions.len() > MOST_QUESTIONS {
        return failure(ResponseStatus::MalformedRequest);
    }
    // One response has one signer, so the first question decides which authority answers.
    let Some(answering) = authorities.iter().find(|one| is_issuer(one.issuer, &first.certificate)) else {
        return failure(ResponseStatus::Unauthorized);
    };
    let answers = questions
        .iter()
        .map(|question| {
            let id = &question.certificate;
            let known = if is_issuer(answering.issuer, id) {
                status(answering.name, id.serial_number.as_bytes())
            } else {
                Status::Unknown
            };
            answer(id.clone(), known, at)
        })
        .collect::<der::Result<Vec<_>>>()?;
    let data = ResponseData {
        responder: ResponderId::ByKey(OctetString::new(sha1(public_key(answering.responder)))?),
        produced_at: generalized(at)?,
        answers,
        extensions: nonce.map(|nonce| vec![nonce]),
    };
    sign(&data, answering.responder)
}

fn sign(data: &ResponseData, responder: &Credential) -> Result<Vec<u8>, AuthorityError> {
    let content = data.to_der()?;
    let basic = BasicResponse {
        algorithm: responder.key.certificate_algorithm(),
        signature: BitString::from_bytes(&responder.key.sign(&content)?)?,
        content: Any::from_der(&content)?,
        certificates: vec![Any::from_der(&responder.certificate)?],
    };
    let body = ResponseBytes { kind: oids::OCSP_BASIC, response: OctetString::new(basic.to_der()?)? };
    Ok(OcspResponse { status: ResponseStatus::Successful, body: Some(body) }.to_der()?)
}

fn failure(status: ResponseStatus) -> Result<Vec<u8>, AuthorityError> {
    Ok(OcspResponse { status, body: None }.to_der()?)
}

fn answer(certificate: CertificateId, status: Status, at: Instant) -> der::Result<Answer> {
    let status = match status {
        Status::Good => CertificateStatus::Good(Null),
        Status::Unknown => CertificateStatus::Unknown(Null),
        Status::Revoked(revocation) => CertificateStatus::Revoked(RevokedInfo {
            revocation_time: generalized(revocation.at)?,
            reason: revocation.reason.crl_reason(),
        }),
    };
    Ok(Answer {
        certificate,
        status,
        this_update: generalized(at)?,
        next_update: Some(generalized(at.plus_seconds(VALIDITY_SECONDS))?),
    })
}

/// The nonce to echo, if the request has one; a nonce beyond the bound makes the request malformed.
fn nonce(extensions: Option<&Extensions>) -> Result<Option<Extension>, ResponseStatus> {
    let found = extensions.into_iter().flatten().find(|one| one.extn_id == oids::OCSP_NONCE);
    match found {
        Some(nonce) if nonce.extn_value.as_bytes().len() > LONGEST_NONCE_BYTES => {
            Err(ResponseStatus::MalformedRequest)
        }
        found => Ok(found.cloned()),
    }
}

fn is_issuer(issuer: &Issuer, id: &CertificateId) -> bool {
    let hash: fn(&[u8]) -> Vec<u8> = match id.hash_algorithm.oid {
        SHA1 => sha1,
        SHA256 => crate::keys::sha256,
        _ => return false,
    };
    let name = issuer.name.to_der().unwrap_or_default();
    let key = issuer.key.public_key_info().subject_public_key.raw_bytes();
    id.issuer_name_hash.as_bytes() == hash(&name) && id.issuer_key_hash.as_bytes() == hash(key)
}

fn public_key(responder: &Credential) -> &[u8] {
    responder.key.public_key_info().subject_public_key.raw_bytes()
}

/// SHA-1 names keys in OCSP; nothing rests on its strength here.
fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

fn generalized(at: Instant) -> der::Result<GeneralizedTime> {
    Ok(GeneralizedTime::from_date_time(date_time(at)?))
}
