//! The seam behind which signature algorithms stand.
//!
//! RSA and ECDSA come from aws-lc-rs today. GOST R 34.10-2012-512 with Streebog-512 will be another implementation;
//! until then its identifiers are answered with [`AlgorithmFault::Unknown`], which is a finding of its own.

use aws_lc_rs::{digest, signature};
use der::asn1::ObjectIdentifier;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::encoding::{Reader, tag};
use crate::finding::{Code, Finding};
use crate::oids::algorithm as oid;

/// The shortest RSA modulus accepted.
const RSA_BITS_LEAST: usize = 2048;
const DER_NULL: [u8; 2] = [0x05, 0x00];

/// One signature to verify.
#[derive(Debug, Clone, Copy)]
pub struct SignedBytes<'a> {
    /// The algorithm named beside the signature.
    pub algorithm: &'a AlgorithmIdentifierOwned,
    /// The digest named apart, as CMS does with `rsaEncryption`.
    pub digest: Option<ObjectIdentifier>,
    /// The signer's key.
    pub key: &'a SubjectPublicKeyInfoOwned,
    /// The signed bytes.
    pub message: &'a [u8],
    /// The signature value.
    pub signature: &'a [u8],
}

/// Why a signature was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AlgorithmFault {
    /// Nobody here knows the algorithm.
    #[error("unknown algorithm {0}")]
    Unknown(ObjectIdentifier),
    /// Known and no longer safe.
    #[error("weak algorithm {0}")]
    Weak(ObjectIdentifier),
    /// The key is too short.
    #[error("a key of {0} bits is too short")]
    KeyTooWeak(usize),
    /// Key, digest and parameters do not belong together.
    #[error("algorithm {0} does not fit the key or its parameters")]
    Unfit(ObjectIdentifier),
    /// The signature does not verify.
    #[error("the signature does not verify")]
    Wrong,
}

impl AlgorithmFault {
    /// The finding for this fault; a wrong signature takes the code of its place.
    pub(crate) fn finding(self, wrong: Code) -> Finding {
        match self {
            Self::Unknown(oid) => Finding::new(Code::AlgorithmUnknown).with("algorithm", oid),
            Self::Weak(oid) => Finding::new(Code::AlgorithmWeak).with("algorithm", oid),
            Self::KeyTooWeak(bits) => Finding::new(Code::KeyTooWeak).with("bits", bits),
            Self::Unfit(oid) => Finding::new(Code::AlgorithmUnfit).with("algorithm", oid),
            Self::Wrong => Finding::new(wrong),
        }
    }
}

/// What a set of algorithms can do.
pub trait SignatureAlgorithms: Send + Sync {
    /// Whether the signature verifies under the key.
    fn verify(&self, signed: &SignedBytes<'_>) -> Result<(), AlgorithmFault>;

    /// The digest of the bytes.
    fn digest(&self, algorithm: ObjectIdentifier, bytes: &[u8]) -> Result<Vec<u8>, AlgorithmFault>;
}

/// RSA (PKCS #1 v1.5, 2048 to 8192 bits) and ECDSA (P-256 with SHA-256, P-384 with SHA-384).
#[derive(Debug, Clone, Copy, Default)]
pub struct StandardAlgorithms;

impl SignatureAlgorithms for StandardAlgorithms {
    fn verify(&self, signed: &SignedBytes<'_>) -> Result<(), AlgorithmFault> {
        let key_kind = signed.key.algorithm.oid;
        let (verifier, key): (&'static dyn signature::VerificationAlgorithm, &[u8]) = match key_kind {
            oid::RSA => (rsa(signed)?, rsa_key(signed.key)?),
            oid::EC_KEY => (ecdsa(signed)?, key_bits(signed.key)?),
            _ => return Err(AlgorithmFault::Unknown(key_kind)),
        };
        signature::UnparsedPublicKey::new(verifier, key)
            .verify(signed.message, signed.signature)
            .map_err(|_| AlgorithmFault::Wrong)
    }

    fn digest(&self, algorithm: ObjectIdentifier, bytes: &[u8]) -> Result<Vec<u8>, AlgorithmFault> {
        let digest = match algorithm {
            oid::SHA256 => &digest::SHA256,
            oid::SHA384 => &digest::SHA384,
            oid::SHA512 => &digest::SHA512,
            oid::SHA1 => return Err(AlgorithmFault::Weak(algorithm)),
            _ => return Err(AlgorithmFault::Unknown(algorithm)),
        };
        Ok(digest::digest(digest, bytes).as_ref().to_vec())
    }
}

fn rsa(signed: &SignedBytes<'_>) -> Result<&'static signature::RsaParameters, AlgorithmFault> {
    let algorithm = signed.algorithm.oid;
    let implied = match algorithm {
        oid::RSA => signed.digest.ok_or(AlgorithmFault::Unfit(algorithm))?,
        oid::RSA_SHA256 => oid::SHA256,
        oid::RSA_SHA384 => oid::SHA384,
        oid::RSA_SHA512 => oid::SHA512,
        oid::RSA_SHA1 | oid::RSA_MD5 => return Err(AlgorithmFault::Weak(algorithm)),
        oid::ECDSA_SHA256 | oid::ECDSA_SHA384 => return Err(AlgorithmFault::Unfit(algorithm)),
        _ => return Err(AlgorithmFault::Unknown(algorithm)),
    };
    if signed.digest.is_some_and(|named| named != implied) || !null_or_absent(signed.algorithm) {
        return Err(AlgorithmFault::Unfit(algorithm));
    }
    match implied {
        oid::SHA256 => Ok(&signature::RSA_PKCS1_2048_8192_SHA256),
        oid::SHA384 => Ok(&signature::RSA_PKCS1_2048_8192_SHA384),
        oid::SHA512 => Ok(&signature::RSA_PKCS1_2048_8192_SHA512),
        oid::SHA1 => Err(AlgorithmFault::Weak(implied)),
        _ => Err(AlgorithmFault::Unknown(implied)),
    }
}

fn ecdsa(signed: &SignedBytes<'_>) -> Result<&'static signature::EcdsaVerificationAlgorithm, AlgorithmFault> {
    let algorithm = signed.algorithm.oid;
    let curve = signed.key.algorithm.parameters.as_ref().and_then(|any| any.decode_as().ok());
    let (verifier, implied) = match (curve, algorithm) {
        (Some(oid::P256), oid::ECDSA_SHA256) => (&signature::ECDSA_P256_SHA256_ASN1, oid::SHA256),
        (Some(oid::P384), oid::ECDSA_SHA384) => (&signature::ECDSA_P384_SHA384_ASN1, oid::SHA384),
        (_, oid::ECDSA_SHA1) => return Err(AlgorithmFault::Weak(algorithm)),
        (Some(oid::P256 | oid::P384) | None, _) => return Err(AlgorithmFault::Unfit(algorithm)),
        (Some(curve), _) => return Err(AlgorithmFault::Unknown(curve)),
    };
    if signed.digest.is_some_and(|named| named != implied) || signed.algorithm.parameters.is_some() {
        return Err(AlgorithmFault::Unfit(algorithm));
    }
    Ok(verifier)
}

/// RFC 4055 asks for NULL beside RSA identifiers; old signers leave it out.
fn null_or_absent(algorithm: &AlgorithmIdentifierOwned) -> bool {
    use der::Encode as _;
    algorithm.parameters.as_ref().is_none_or(|any| any.to_der().is_ok_and(|der| der == DER_NULL))
}

fn key_bits(key: &SubjectPublicKeyInfoOwned) -> Result<&[u8], AlgorithmFault> {
    key.subject_public_key.as_bytes().ok_or(AlgorithmFault::Unfit(key.algorithm.oid))
}

/// The `RSAPublicKey`, refused when its modulus is short: the primitive would only say that it failed.
fn rsa_key(key: &SubjectPublicKeyInfoOwned) -> Result<&[u8], AlgorithmFault> {
    let unfit = AlgorithmFault::Unfit(key.algorithm.oid);
    let bytes = key_bits(key)?;
    let sequence = Reader::only(bytes, tag::SEQUENCE, "RSA key").map_err(|_| unfit)?;
    let modulus = Reader::new(sequence.value).expect(tag::INTEGER, "RSA modulus").map_err(|_| unfit)?.value;
    let mut significant = modulus.iter().skip_while(|octet| **octet == 0);
    let leading = significant.next().map_or(8, |octet| octet.leading_zeros() as usize);
    let bits = significant.count().saturating_add(1).saturating_mul(8).saturating_sub(leading);
    if bits < RSA_BITS_LEAST { Err(AlgorithmFault::KeyTooWeak(bits)) } else { Ok(bytes) }
}

/// SHA-256 of bytes, for identities of certificates, lists and evidence.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}
