//! Signing keys of people, systems and the authority itself: RSA-2048 and ECDSA P-256.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use aws_lc_rs::{digest, rsa};
use der::asn1::{Any, Null, ObjectIdentifier};
use der::{Decode, Encode};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// sha256WithRSAEncryption.
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
/// rsaEncryption, the name that CMS uses for the same signature.
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// ecdsa-with-SHA256.
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// The two kinds of key the country's authority issued to people before GOST keys alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum KeyAlgorithm {
    /// RSA with a modulus of 2048 bits, signing over SHA-256.
    #[default]
    Rsa2048,
    /// ECDSA on the curve P-256, signing over SHA-256.
    EcdsaP256,
}

/// A key could not be made, read or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The bytes are not a PKCS#8 key of a known kind.
    #[error("not an RSA or P-256 key in PKCS#8 form")]
    Unreadable,
    /// The cryptographic library refused.
    #[error("the cryptographic library refused the operation")]
    Refused,
}

/// A private key that can sign.
pub struct SigningKey {
    pair: Pair,
    pkcs8: Vec<u8>,
    public_key_info: SubjectPublicKeyInfoOwned,
}

enum Pair {
    Rsa(Box<rsa::KeyPair>),
    Ecdsa(Box<EcdsaKeyPair>),
}

impl SigningKey {
    /// A new key from the operating system's randomness.
    pub fn generate(algorithm: KeyAlgorithm) -> Result<Self, KeyFault> {
        let pkcs8 = match algorithm {
            KeyAlgorithm::Rsa2048 => {
                let pair = rsa::KeyPair::generate(rsa::KeySize::Rsa2048).map_err(|_| KeyFault::Refused)?;
                let der: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| KeyFault::Refused)?;
                der.as_ref().to_vec()
            }
            KeyAlgorithm::EcdsaP256 => {
                let pair =
                    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).map_err(|_| KeyFault::Refused)?;
                pair.to_pkcs8v1().map_err(|_| KeyFault::Refused)?.as_ref().to_vec()
            }
        };
        Self::from_pkcs8(&pkcs8)
    }

    /// The key with these PKCS#8 bytes.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, KeyFault> {
        let pair = if let Ok(pair) = rsa::KeyPair::from_pkcs8(pkcs8) {
            Pair::Rsa(Box::new(pair))
        } else {
            let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8)
                .map_err(|_| KeyFault::Unreadable)?;
            Pair::Ecdsa(Box::new(pair))
        };
        let public: PublicKeyX509Der<'_> = match &pair {
            Pair::Rsa(pair) => pair.public_key().as_der(),
            Pair::Ecdsa(pair) => pair.public_key().as_der(),
        }
        .map_err(|_| KeyFault::Refused)?;
        let public_key_info =
            SubjectPublicKeyInfoOwned::from_der(public.as_ref()).map_err(|_| KeyFault::Unreadable)?;
        Ok(Self { pair, pkcs8: pkcs8.to_vec(), public_key_info })
    }

    /// The kind of this key.
    pub fn algorithm(&self) -> KeyAlgorithm {
        match self.pair {
            Pair::Rsa(_) => KeyAlgorithm::Rsa2048,
            Pair::Ecdsa(_) => KeyAlgorithm::EcdsaP256,
        }
    }

    /// The private key in PKCS#8 form, for files that only the owner may read.
    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// The public key as a certificate carries it.
    pub fn public_key_info(&self) -> &SubjectPublicKeyInfoOwned {
        &self.public_key_info
    }

    /// The key identifier: the leftmost 160 bits of the SHA-256 of the public key (RFC 7093, method 1).
    pub fn identifier(&self) -> Vec<u8> {
        let hash = sha256(self.public_key_info.subject_public_key.raw_bytes());
        hash.iter().copied().take(20).collect()
    }

    /// The signature of `message`: PKCS #1 v1.5 for RSA, a DER pair of integers for ECDSA.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyFault> {
        let random = SystemRandom::new();
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(|_| KeyFault::Refused)?;
                Ok(signature)
            }
            Pair::Ecdsa(pair) => {
                let signature = pair.sign(&random, message).map_err(|_| KeyFault::Refused)?;
                Ok(signature.as_ref().to_vec())
            }
        }
    }

    /// The name of this key's signatures in certificates, CRLs and OCSP responses.
    pub fn certificate_algorithm(&self) -> AlgorithmIdentifierOwned {
        match self.pair {
            Pair::Rsa(_) => with_null(RSA_SHA256),
            Pair::Ecdsa(_) => AlgorithmIdentifierOwned { oid: ECDSA_SHA256, parameters: None },
        }
    }

    /// The name of this key's signatures in CMS (RFC 8017 keys are named without their hash there).
    pub fn cms_algorithm(&self) -> AlgorithmIdentifierOwned {
        match self.pair {
            Pair::Rsa(_) => with_null(RSA_ENCRYPTION),
            Pair::Ecdsa(_) => self.certificate_algorithm(),
        }
    }
}

/// Keys stay out of logs.
impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({:?}, ..)", self.algorithm())
    }
}

/// The SHA-256 of `bytes`.
pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

/// An algorithm whose parameters are an explicit NULL, as RSA's must be.
pub(crate) fn with_null(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: Null.to_der().and_then(|der| Any::from_der(&der)).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(algorithm: KeyAlgorithm) {
        let key = SigningKey::generate(algorithm).unwrap();
        let again = SigningKey::from_pkcs8(key.pkcs8()).unwrap();
        assert_eq!(again.algorithm(), algorithm);
        assert_eq!(again.identifier(), key.identifier());
        assert_eq!(again.identifier().len(), 20);
        assert!(!key.sign(b"text").unwrap().is_empty());
    }

    #[test]
    fn keys_survive_their_file_form() {
        check(KeyAlgorithm::Rsa2048);
        check(KeyAlgorithm::EcdsaP256);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(SigningKey::from_pkcs8(b"not a key").unwrap_err(), KeyFault::Unreadable);
    }
}
