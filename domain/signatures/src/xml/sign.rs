//! Signing a message: everything signed is written in canonical form at once.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::canonical::canonical;
use super::method::Pair;
use super::names::{BASE64, DS, EXCLUSIVE, SHA256, SOAP, WSSE, WSU, X509V3};

/// The key and certificate of an information system.
pub struct SystemKey {
    pair: Pair,
    certificate: Vec<u8>,
}

/// Why a message could not be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignFault {
    /// The bytes are not a key of a known kind in PKCS#8.
    #[error("not an RSA or P-256 key in PKCS#8 form")]
    Key,
    /// The content is not well-formed XML.
    #[error("the content of the body is not well-formed XML")]
    Content,
    /// The cryptographic library refused.
    #[error("the cryptographic library refused to sign")]
    Refused,
}

impl SystemKey {
    /// A system's key from PKCS#8 and its certificate in DER.
    pub fn new(pkcs8: &[u8], certificate: Vec<u8>) -> Result<Self, SignFault> {
        Ok(Self { pair: Pair::from_pkcs8(pkcs8)?, certificate })
    }

    /// The certificate in DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }
}

/// Shows whose key it is to nobody.
impl std::fmt::Debug for SystemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SystemKey(..)")
    }
}

/// The whole envelope around the content of a body, signed; `body_id` must be new for each message.
pub fn sign_body(content: &str, body_id: &str, key: &SystemKey) -> Result<String, SignFault> {
    let body = format!(
        "<soapenv:Body xmlns:soapenv=\"{SOAP}\" xmlns:wsu=\"{WSU}\" wsu:Id=\"{body_id}\">{content}</soapenv:Body>"
    );
    let document = uppsala::parse(&body).map_err(|_| SignFault::Content)?;
    let root = document.document_element().ok_or(SignFault::Content)?;
    let body = canonical(&document, root).ok_or(SignFault::Content)?;
    let digest = STANDARD.encode(digest::digest(&digest::SHA256, body.as_bytes()));
    let method = key.pair.method().uri();
    let signed_info = format!(
        "<ds:SignedInfo xmlns:ds=\"{DS}\">\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{method}\"></ds:SignatureMethod>\
         <ds:Reference URI=\"#{body_id}\">\
         <ds:Transforms><ds:Transform Algorithm=\"{EXCLUSIVE}\"></ds:Transform></ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{SHA256}\"></ds:DigestMethod>\
         <ds:DigestValue>{digest}</ds:DigestValue>\
         </ds:Reference></ds:SignedInfo>"
    );
    let value = STANDARD.encode(key.pair.sign(signed_info.as_bytes())?);
    let certificate = STANDARD.encode(&key.certificate);
    Ok(format!(
        "<soapenv:Envelope xmlns:soapenv=\"{SOAP}\"><soapenv:Header>\
         <wsse:Security xmlns:wsse=\"{WSSE}\" soapenv:mustUnderstand=\"1\">\
         <ds:Signature xmlns:ds=\"{DS}\">{signed_info}<ds:SignatureValue>{value}</ds:SignatureValue>\
         <ds:KeyInfo><wsse:SecurityTokenReference>\
         <wsse:KeyIdentifier EncodingType=\"{BASE64}\" ValueType=\"{X509V3}\">{certificate}</wsse:KeyIdentifier>\
         </wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></soapenv:Header>\
         {body}</soapenv:Envelope>"
    ))
}
