//! How a signature is put together (RFC 5652, section 5; RFC 5035 for the bound certificate).

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence};
use kezek_kernel::Instant;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use super::CmsError;
use crate::authority::{AuthorityError, Credential, der_time};
use crate::keys::sha256;

/// id-data.
pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SIGNATURE_TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
/// id-sha256.
pub(crate) const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// `SigningCertificateV2` with one certificate; its SHA-256 is the default algorithm and so is not named.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<BoundCertificate>,
}

/// `ESSCertIDv2`.
#[derive(Sequence)]
struct BoundCertificate {
    hash: OctetString,
}

/// Everything about a signature that can be right or wrong.
pub(crate) struct Recipe<'a> {
    pub(crate) credential: &'a Credential,
    pub(crate) content_type: ObjectIdentifier,
    /// The bytes that the signature carries along.
    pub(crate) attached: Option<&'a [u8]>,
    /// The signed attributes; without them the content itself is signed.
    pub(crate) attributes: Option<Attributes>,
    /// The bytes that are signed when there are no attributes.
    pub(crate) bytes: &'a [u8],
    pub(crate) certificates: Vec<Vec<u8>>,
    /// One bit of the signature value is flipped.
    pub(crate) spoilt: bool,
    /// How often the same signer signs.
    pub(crate) signers: usize,
    /// Who stamps the signature value with the time.
    pub(crate) stamper: Option<&'a Stamper<'a>>,
}

/// Makes a time-stamp token over the given bytes.
pub(crate) type Stamper<'a> = dyn Fn(&[u8]) -> Result<Vec<u8>, AuthorityError> + 'a;

/// The signed attributes.
pub(crate) struct Attributes {
    pub(crate) digest: Vec<u8>,
    pub(crate) signing_time: Option<Instant>,
    /// The certificate whose hash is bound in.
    pub(crate) bound_certificate: Option<Vec<u8>>,
}

impl Recipe<'_> {
    /// The `ContentInfo` in DER.
    pub(crate) fn cook(&self) -> Result<Vec<u8>, CmsError> {
        let content = self.attached.map(|bytes| Any::encode_from(&OctetString::new(bytes)?)).transpose()?;
        let signers = (0..self.signers).map(|turn| self.signer_info(turn)).collect::<Result<Vec<_>, _>>()?;
        let certificates = self
            .certificates
            .iter()
            .map(|one| Certificate::from_der(one).map(CertificateChoices::Certificate))
            .collect::<Result<Vec<_>, _>>()?;
        let signed = SignedData {
            // RFC 5652, section 5.1: 3 when the content is not plain data, else 1.
            version: if self.content_type == DATA { CmsVersion::V1 } else { CmsVersion::V3 },
            digest_algorithms: SetOfVec::try_from(vec![sha256_algorithm()])?,
            encap_content_info: EncapsulatedContentInfo {
                econtent_type: self.content_type,
                econtent: content,
            },
            certificates: if certificates.is_empty() {
                None
            } else {
                Some(CertificateSet(SetOfVec::try_from(certificates)?))
            },
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(signers)?),
        };
        let content = ContentInfo { content_type: SIGNED_DATA, content: Any::encode_from(&signed)? };
        Ok(content.to_der()?)
    }

    fn signer_info(&self, turn: usize) -> Result<SignerInfo, CmsError> {
        let key = &self.credential.key;
        let attributes = self
            .attributes
            .as_ref()
            .map(|attributes| attributes.encode(self.content_type, turn))
            .transpose()?;
        let mut signature = match &attributes {
            Some(attributes) => key.sign(&attributes.to_der()?)?,
            None => key.sign(self.bytes)?,
        };
        if let Some(last) = signature.last_mut().filter(|_| self.spoilt) {
            *last ^= 1;
        }
        let unsigned_attrs = self.stamper.map(|stamper| stamped(stamper, &signature)).transpose()?;
        let certificate = Certificate::from_der(&self.credential.certificate)?;
        let holder = certificate.tbs_certificate();
        Ok(SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: holder.issuer().clone(),
                serial_number: holder.serial_number().clone(),
            }),
            digest_alg: sha256_algorithm(),
            signed_attrs: attributes,
            signature_algorithm: key.cms_algorithm(),
            signature: OctetString::new(signature)?,
            unsigned_attrs,
        })
    }
}

impl Attributes {
    fn encode(&self, content_type: ObjectIdentifier, turn: usize) -> Result<SetOfVec<Attribute>, CmsError> {
        let mut attributes = vec![
            attribute(CONTENT_TYPE, &content_type)?,
            attribute(MESSAGE_DIGEST, &OctetString::new(self.digest.clone())?)?,
        ];
        if let Some(at) = self.signing_time {
            // Further signatures of the same signer are a second apart, so that the set holds them all.
            let later = i64::try_from(turn).unwrap_or_default();
            let time: Time = der_time(at.plus_seconds(later))?;
            attributes.push(attribute(SIGNING_TIME, &time)?);
        }
        if let Some(certificate) = &self.bound_certificate {
            let bound = BoundCertificate { hash: OctetString::new(sha256(certificate))? };
            let value = SigningCertificateV2 { certificates: vec![bound] };
            attributes.push(attribute(SIGNING_CERTIFICATE_V2, &value)?);
        }
        Ok(SetOfVec::try_from(attributes)?)
    }
}

/// The unsigned attribute that holds a time stamp over the signature value.
fn stamped(stamper: &Stamper<'_>, signature: &[u8]) -> Result<SetOfVec<Attribute>, CmsError> {
    let token = stamper(signature).map_err(|error| CmsError::Stamp(Box::new(error)))?;
    let token = Any::from_der(&token)?;
    Ok(SetOfVec::try_from(vec![attribute(SIGNATURE_TIME_STAMP, &token)?])?)
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::from_der(&value.to_der()?)?])? })
}

fn sha256_algorithm() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: SHA256, parameters: None }
}
