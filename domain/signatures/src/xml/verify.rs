//! The check of a signed message.
//!
//! Against signature wrapping: one envelope, one body, its child; one signature in the one security header of the same
//! envelope; one reference, to the body, whose identifier no other element bears under any attribute called Id.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::Decode as _;
use uppsala::{Document, NodeId};
use x509_cert::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::canonical::canonical;
use super::fault::BodyFault;
use super::method::Method;
use super::names::{BASE64, DS, EXCLUSIVE, SHA256, SOAP, WSSE, WSU, X509V3};
use super::tree::{attribute, children, exactly, is, packed_text, parse};
use crate::oids::algorithm;
use crate::{AlgorithmFault, SignatureAlgorithms, SignedBytes};

/// A body that the holder of a certificate signed; whether that certificate is to be trusted is the caller's question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedBody {
    /// The signer's certificate in DER.
    pub certificate: Vec<u8>,
    /// The body element in exclusive canonical form: the bytes that were signed, a document of their own.
    pub body: String,
}

/// Verifies the signature of a message's body.
pub fn verify_body(
    message: &[u8],
    limit_bytes: usize,
    algorithms: &dyn SignatureAlgorithms,
) -> Result<VerifiedBody, BodyFault> {
    let document = parse(message, limit_bytes)?;
    let (header, body) = envelope(&document)?;
    let signature = signature(&document, header.ok_or(BodyFault::NotSigned)?)?;
    let [signed_info, value, key_info] =
        exactly(&document, signature, DS, ["SignedInfo", "SignatureValue", "KeyInfo"])?;
    let (method, digest) = signed_digest(&document, signed_info, body)?;

    let body = canonical(&document, body).ok_or(BodyFault::NotXml)?;
    let actual = algorithms.digest(algorithm::SHA256, body.as_bytes()).map_err(key_fault)?;
    if actual != digest {
        return Err(BodyFault::DigestWrong);
    }
    let certificate = certificate(&document, key_info)?;
    let signed = canonical(&document, signed_info).ok_or(BodyFault::NotXml)?;
    let value = base64(&document, value, "SignatureValue")?;
    let value = method.value(value).ok_or(BodyFault::SignatureWrong)?;
    check_value(&certificate, method, signed.as_bytes(), &value, algorithms)?;
    Ok(VerifiedBody { certificate, body })
}

/// The header and the body of the one envelope.
fn envelope(document: &Document<'_>) -> Result<(Option<NodeId>, NodeId), BodyFault> {
    let root = document.document_element().filter(|root| is(document, *root, SOAP, "Envelope"));
    let root = root.ok_or(BodyFault::NotSoap)?;
    let bodies = document.get_elements_by_tag_name_ns(SOAP, "Body");
    let envelopes = document.get_elements_by_tag_name_ns(SOAP, "Envelope");
    if bodies.len() != 1 || envelopes.len() != 1 {
        return Err(BodyFault::NotSoap);
    }
    let parts = children(document, root).ok_or(BodyFault::NotSoap)?;
    match parts.as_slice() {
        [body] if is(document, *body, SOAP, "Body") => Ok((None, *body)),
        [header, body] if is(document, *header, SOAP, "Header") && is(document, *body, SOAP, "Body") => {
            Ok((Some(*header), *body))
        }
        _ => Err(BodyFault::NotSoap),
    }
}

/// The one signature in the one security header.
fn signature(document: &Document<'_>, header: NodeId) -> Result<NodeId, BodyFault> {
    let entries = children(document, header).ok_or(BodyFault::NotSoap)?;
    let mut headers = entries.into_iter().filter(|entry| is(document, *entry, WSSE, "Security"));
    let security = headers.next().ok_or(BodyFault::NotSigned)?;
    if headers.next().is_some() {
        return Err(BodyFault::SeveralSignatures);
    }
    let inside = children(document, security).ok_or(BodyFault::Profile { element: "Security" })?;
    match inside.as_slice() {
        [] => Err(BodyFault::NotSigned),
        [one] if is(document, *one, DS, "Signature") => Ok(*one),
        many if many.iter().filter(|node| is(document, **node, DS, "Signature")).count() > 1 => {
            Err(BodyFault::SeveralSignatures)
        }
        many if many.iter().any(|node| is(document, *node, DS, "Signature")) => {
            Err(BodyFault::Profile { element: "Security" })
        }
        _ => Err(BodyFault::NotSigned),
    }
}

/// The method and the body's digest that `SignedInfo` states, when it is of the profile and about this body.
fn signed_digest(
    document: &Document<'_>,
    signed_info: NodeId,
    body: NodeId,
) -> Result<(Method, Vec<u8>), BodyFault> {
    let [canonicalisation, signature_method, reference] =
        exactly(document, signed_info, DS, ["CanonicalizationMethod", "SignatureMethod", "Reference"])?;
    bare(document, canonicalisation, EXCLUSIVE, "CanonicalizationMethod")?;
    let method = attribute(document, signature_method, "Algorithm").and_then(Method::named);
    let method = method.ok_or(BodyFault::Profile { element: "SignatureMethod" })?;
    bare(document, signature_method, method.uri(), "SignatureMethod")?;
    let [transforms, digest_method, digest_value] =
        exactly(document, reference, DS, ["Transforms", "DigestMethod", "DigestValue"])?;
    let [transform] = exactly(document, transforms, DS, ["Transform"])?;
    bare(document, transform, EXCLUSIVE, "Transform")?;
    bare(document, digest_method, SHA256, "DigestMethod")?;

    let id = document.element(body).and_then(|element| element.get_attribute_ns(WSU, "Id"));
    let id = id.filter(|id| !id.is_empty()).ok_or(BodyFault::ReferenceElsewhere)?;
    let target = attribute(document, reference, "URI").and_then(|uri| uri.strip_prefix('#'));
    if target != Some(id) {
        return Err(BodyFault::ReferenceElsewhere);
    }
    if bearers(document, id) != 1 {
        return Err(BodyFault::IdNotUnique);
    }
    Ok((method, base64(document, digest_value, "DigestValue")?))
}

/// How many attributes that some toolkit takes for an identifier have this value.
fn bearers(document: &Document<'_>, id: &str) -> usize {
    let nodes = document.descendants(document.root());
    let attributes =
        nodes.iter().filter_map(|node| document.element(*node)).flat_map(|node| &node.attributes);
    attributes.filter(|found| found.name.local_name.eq_ignore_ascii_case("id") && found.value == id).count()
}

/// An element that names this algorithm and carries no parameters.
fn bare(
    document: &Document<'_>,
    node: NodeId,
    algorithm: &str,
    element: &'static str,
) -> Result<(), BodyFault> {
    let empty = children(document, node).is_some_and(|inside| inside.is_empty());
    if empty && attribute(document, node, "Algorithm") == Some(algorithm) {
        Ok(())
    } else {
        Err(BodyFault::Profile { element })
    }
}

fn certificate(document: &Document<'_>, key_info: NodeId) -> Result<Vec<u8>, BodyFault> {
    let [reference] = exactly(document, key_info, WSSE, ["SecurityTokenReference"])?;
    let [identifier] = exactly(document, reference, WSSE, ["KeyIdentifier"])?;
    let typed = attribute(document, identifier, "ValueType") == Some(X509V3)
        && attribute(document, identifier, "EncodingType").is_none_or(|encoding| encoding == BASE64);
    if !typed {
        return Err(BodyFault::Profile { element: "KeyIdentifier" });
    }
    base64(document, identifier, "KeyIdentifier").map_err(|_| BodyFault::CertificateUnreadable)
}

fn base64(document: &Document<'_>, node: NodeId, element: &'static str) -> Result<Vec<u8>, BodyFault> {
    let text = packed_text(document, node, element)?;
    STANDARD.decode(text).map_err(|_| BodyFault::Profile { element })
}

fn check_value(
    certificate: &[u8],
    method: Method,
    message: &[u8],
    signature: &[u8],
    algorithms: &dyn SignatureAlgorithms,
) -> Result<(), BodyFault> {
    let certificate = Certificate::from_der(certificate).map_err(|_| BodyFault::CertificateUnreadable)?;
    let algorithm = AlgorithmIdentifierOwned { oid: method.oid(), parameters: None };
    let signed = SignedBytes {
        algorithm: &algorithm,
        digest: None,
        key: certificate.tbs_certificate().subject_public_key_info(),
        message,
        signature,
    };
    algorithms.verify(&signed).map_err(key_fault)
}

const fn key_fault(fault: AlgorithmFault) -> BodyFault {
    match fault {
        AlgorithmFault::Wrong => BodyFault::SignatureWrong,
        _ => BodyFault::KeyNotAccepted,
    }
}
