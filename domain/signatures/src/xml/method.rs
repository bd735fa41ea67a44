//! The signature methods of the profile; the signer's key decides which one is his.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256};
use der::asn1::{ObjectIdentifier, UintRef};
use der::{Encode as _, Sequence};

use super::sign::SignFault;
use crate::oids::algorithm;

/// Both numbers of a P-256 signature together.
const P256_VALUE_BYTES: usize = 64;

/// How `SignedInfo` is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// RSA (PKCS #1 v1.5) with SHA-256: what the national gateway's systems use.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256: signs some thirty times faster.
    EcdsaSha256,
}

/// A private key and thereby a method.
pub(super) enum Pair {
    Rsa(Box<rsa::KeyPair>),
    P256(Box<EcdsaKeyPair>),
}

/// An ECDSA signature as certificates and CMS write it.
#[derive(Sequence)]
struct TwoNumbers<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

impl Method {
    /// The name in `SignatureMethod` (RFC 4051).
    pub(super) const fn uri(self) -> &'static str {
        match self {
            Self::RsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            Self::EcdsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        }
    }

    /// The method with this name.
    pub(super) fn named(uri: &str) -> Option<Self> {
        [Self::RsaSha256, Self::EcdsaSha256].into_iter().find(|method| method.uri() == uri)
    }

    /// The same method by its object identifier.
    pub(super) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::RsaSha256 => algorithm::RSA_SHA256,
            Self::EcdsaSha256 => algorithm::ECDSA_SHA256,
        }
    }

    /// The signature value in the form that certificates use: XML signatures put the two numbers of ECDSA end to end.
    pub(super) fn value(self, written: Vec<u8>) -> Option<Vec<u8>> {
        match self {
            Self::RsaSha256 => Some(written),
            Self::EcdsaSha256 if written.len() == P256_VALUE_BYTES => {
                let (r, s) = written.split_at(P256_VALUE_BYTES / 2);
                TwoNumbers { r: UintRef::new(r).ok()?, s: UintRef::new(s).ok()? }.to_der().ok()
            }
            Self::EcdsaSha256 => None,
        }
    }
}

impl Pair {
    /// The key in these PKCS#8 bytes.
    pub(super) fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, SignFault> {
        if let Ok(pair) = rsa::KeyPair::from_pkcs8(pkcs8) {
            return Ok(Self::Rsa(Box::new(pair)));
        }
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8);
        pair.map(|pair| Self::P256(Box::new(pair))).map_err(|_| SignFault::Key)
    }

    /// What this key signs by.
    pub(super) const fn method(&self) -> Method {
        match self {
            Self::Rsa(_) => Method::RsaSha256,
            Self::P256(_) => Method::EcdsaSha256,
        }
    }

    /// The signature value as XML signatures write it.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignFault> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(pair) => {
                let mut value = vec![0; pair.public_modulus_len()];
                let signed = pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut value);
                signed.map(|()| value).map_err(|_| SignFault::Refused)
            }
            Self::P256(pair) => {
                let value = pair.sign(&random, message).map_err(|_| SignFault::Refused)?;
                Ok(value.as_ref().to_vec())
            }
        }
    }
}
