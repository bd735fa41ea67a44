//! The time-stamping authority (RFC 3161): it signs that bytes with this digest existed at this instant.

use der::asn1::{Any, BitString, GeneralizedTime, Int, ObjectIdentifier, OctetString};
use der::{Decode, Encode, Sequence};
use kezek_kernel::Instant;
use x509_cert::ext::Extensions;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::certificate::{date_time, new_serial};
use super::{AuthorityError, Credential};
use crate::cms_signing::{Attributes, CmsError, Recipe, SHA256};
use crate::keys::sha256;

/// The country's policy for stamps with RSA over SHA-256, which this authority follows with either key.
const POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.398.3.3.2.6.2");
/// id-ct-TSTInfo.
const STAMP_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// `TimeStampReq`.
#[derive(Sequence)]
struct Request {
    version: u8,
    imprint: Imprint,
    #[asn1(optional = "true")]
    policy: Option<ObjectIdentifier>,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(default = "Default::default")]
    certificate_wanted: bool,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<Extensions>,
}

/// `MessageImprint`.
#[derive(Sequence, Clone)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

/// `TSTInfo`, without the fields that say nothing here.
#[derive(Sequence)]
struct StampInfo {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Imprint,
    serial_number: Int,
    at: GeneralizedTime,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
}

/// `TimeStampResp`.
#[derive(Sequence)]
struct Response {
    status: StatusInfo,
    #[asn1(optional = "true")]
    token: Option<Any>,
}

/// `PKIStatusInfo`.
#[derive(Sequence)]
struct StatusInfo {
    status: u8,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

/// Why no stamp is given; the numbers are the bits of `PKIFailureInfo`.
#[derive(Clone, Copy)]
enum Failure {
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16,
}

/// The response in DER to a request in DER.
pub(super) fn respond(stamper: &Credential, request: &[u8], at: Instant) -> Result<Vec<u8>, AuthorityError> {
    let request = match read(request) {
        Ok(request) => request,
        Err(failure) => return refuse(failure),
    };
    let token = stamp(stamper, request.imprint, request.nonce, request.certificate_wanted, at)?;
    let status = StatusInfo { status: 0, failure: None };
    Ok(Response { status, token: Some(Any::from_der(&token)?) }.to_der()?)
}

/// A token over the SHA-256 of `bytes`, with the stamper's certificate.
pub(super) fn stamp_bytes(
    stamper: &Credential,
    bytes: &[u8],
    at: Instant,
) -> Result<Vec<u8>, AuthorityError> {
    let algorithm = AlgorithmIdentifierOwned { oid: SHA256, parameters: None };
    let imprint = Imprint { algorithm, digest: OctetString::new(sha256(bytes))? };
    stamp(stamper, imprint, None, true, at)
}

fn read(request: &[u8]) -> Result<Request, Failure> {
    let request = Request::from_der(request).map_err(|_| Failure::BadDataFormat)?;
    if request.imprint.algorithm.oid != SHA256 {
        return Err(Failure::BadAlgorithm);
    }
    if request.imprint.digest.as_bytes().len() != 32 {
        return Err(Failure::BadDataFormat);
    }
    if request.extensions.is_some() {
        return Err(Failure::UnacceptedExtension);
    }
    match request.policy {
        Some(policy) if policy != POLICY => Err(Failure::UnacceptedPolicy),
        _ => Ok(request),
    }
}

fn refuse(failure: Failure) -> Result<Vec<u8>, AuthorityError> {
    let bit = failure as usize;
    let mut bytes = vec![0_u8; bit / 8 + 1];
    if let Some(last) = bytes.last_mut() {
        *last = 0x80 >> (bit % 8);
    }
    let unused = u8::try_from(7 - bit % 8).unwrap_or_default();
    let status = StatusInfo { status: 2, failure: Some(BitString::new(unused, bytes)?) };
    Ok(Response { status, token: None }.to_der()?)
}

fn stamp(
    stamper: &Credential,
    imprint: Imprint,
    nonce: Option<Int>,
    certificate_wanted: bool,
    at: Instant,
) -> Result<Vec<u8>, AuthorityError> {
    let info = StampInfo {
        version: 1,
        policy: POLICY,
        imprint,
        serial_number: Int::new(&new_serial()?)?,
        at: GeneralizedTime::from_date_time(date_time(at)?),
        nonce,
    }
    .to_der()?;
    let mut certificates = vec![stamper.certificate.clone()];
    certificates.extend(stamper.intermediates.iter().cloned());
    let recipe = Recipe {
        credential: stamper,
        content_type: STAMP_INFO,
        attached: Some(&info),
        attributes: Some(Attributes {
            digest: sha256(&info),
            signing_time: Some(at),
            bound_certificate: Some(stamper.certificate.clone()),
        }),
        bytes: &info,
        certificates: if certificate_wanted { certificates } else { Vec::new() },
        spoilt: false,
        signers: 1,
        stamper: None,
    };
    recipe.cook().map_err(|error| match error {
        CmsError::Structure(error) => AuthorityError::Structure(error),
        CmsError::Key(error) => AuthorityError::Key(error),
        CmsError::Stamp(error) => *error,
    })
}
