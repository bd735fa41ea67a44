//! What a check found: a kebab-case code and the facts behind it. Sentences for people live in the locales.

use std::collections::BTreeMap;

macro_rules! codes {
    ($($(#[$doc:meta])+ $variant:ident = $code:literal,)+) => {
        /// Every reason for which a signature, path or answer is not accepted.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum Code {
            $($(#[$doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl Code {
            /// All codes, for the test that every locale has a sentence for each.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The kebab-case form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

codes! {
    /// The bytes are not a CMS message of signed data.
    CmsMalformed = "cms-malformed",
    /// The message or its content is larger than the limit.
    CmsTooLarge = "cms-too-large",
    /// The signature is detached and the signed content was not given.
    ContentMissing = "content-missing",
    /// The content inside the message is not the content that was expected.
    ContentDiffers = "content-differs",
    /// The message has no signer or several.
    SignerCount = "signer-count",
    /// The message does not carry the certificate of its signer.
    SignerCertificateMissing = "signer-certificate-missing",
    /// The certificate of the signer cannot be read.
    CertificateMalformed = "certificate-malformed",
    /// The signature or digest algorithm is not among those known here.
    AlgorithmUnknown = "algorithm-unknown",
    /// The algorithm is known and no longer safe.
    AlgorithmWeak = "algorithm-weak",
    /// The key is shorter than allowed.
    KeyTooWeak = "key-too-weak",
    /// The algorithm does not belong to the kind of key, or its parameters are not the ones of the standard.
    AlgorithmUnfit = "algorithm-unfit",
    /// The signature over the message does not verify.
    SignatureWrong = "signature-wrong",
    /// The signature has no signed attributes.
    SignedAttributesMissing = "signed-attributes-missing",
    /// A signed attribute stands twice or has not exactly one value.
    SignedAttributeRepeated = "signed-attribute-repeated",
    /// The attribute content-type is missing.
    ContentTypeMissing = "content-type-missing",
    /// The attribute content-type names another type than the message.
    ContentTypeDiffers = "content-type-differs",
    /// The attribute message-digest is missing.
    MessageDigestMissing = "message-digest-missing",
    /// The content is not the one that was signed.
    MessageDigestDiffers = "message-digest-differs",
    /// The attribute signing-certificate-v2 is missing.
    SigningCertificateMissing = "signing-certificate-missing",
    /// Only the old attribute signing-certificate is there, which binds by SHA-1.
    SigningCertificateWeak = "signing-certificate-weak",
    /// The attribute signing-certificate-v2 binds another certificate.
    SigningCertificateDiffers = "signing-certificate-differs",
    /// No chain leads from the certificate to a trusted authority.
    IssuerUnknown = "issuer-unknown",
    /// The chain is longer than the limit.
    PathTooLong = "path-too-long",
    /// A certificate of the chain had expired at the trusted moment.
    CertificateExpired = "certificate-expired",
    /// A certificate of the chain was not yet valid at the trusted moment.
    CertificateNotYetValid = "certificate-not-yet-valid",
    /// The signature of the issuer under a certificate does not verify.
    CertificateSignatureWrong = "certificate-signature-wrong",
    /// A certificate of the chain is not that of a certification authority.
    IssuerNotAuthority = "issuer-not-authority",
    /// An authority allows fewer authorities below it than the chain has.
    PathLengthExceeded = "path-length-exceeded",
    /// An authority's key may not sign certificates.
    IssuerKeyUsage = "issuer-key-usage",
    /// A certificate has a critical extension that is not understood.
    CriticalExtensionUnknown = "critical-extension-unknown",
    /// An authority limits names, which is not supported.
    NameConstraintsUnsupported = "name-constraints-unsupported",
    /// The certificate is not issued under the policy that is asked for.
    PolicyMissing = "policy-missing",
    /// The key usage does not allow signing documents.
    KeyUsageNotSigning = "key-usage-not-signing",
    /// The extended key usage does not name the purpose.
    ExtendedKeyUsageUnfit = "extended-key-usage-unfit",
    /// The certificate is for logging in only.
    CertificateForAuthenticationOnly = "certificate-for-authentication-only",
    /// A certificate of the chain was revoked at the trusted moment.
    CertificateRevoked = "certificate-revoked",
    /// Nobody answered whether a certificate of the chain is revoked.
    RevocationUnanswered = "revocation-unanswered",
    /// The revocation list cannot be read.
    CrlMalformed = "crl-malformed",
    /// The revocation list ended before the trusted moment.
    CrlStale = "crl-stale",
    /// The revocation list is not signed by the issuer of the certificate.
    CrlSignatureWrong = "crl-signature-wrong",
    /// The issuer's key may not sign revocation lists.
    CrlIssuerKeyUsage = "crl-issuer-key-usage",
    /// The revocation list has a critical extension that is not understood.
    CrlCriticalExtensionUnknown = "crl-critical-extension-unknown",
    /// The revocation list covers other certificates than this one.
    CrlScopeDiffers = "crl-scope-differs",
    /// The OCSP response cannot be read.
    OcspMalformed = "ocsp-malformed",
    /// The responder refused to answer.
    OcspRefused = "ocsp-refused",
    /// The response is about another certificate.
    OcspOtherCertificate = "ocsp-other-certificate",
    /// The signature of the response does not verify.
    OcspSignatureWrong = "ocsp-signature-wrong",
    /// The signer of the response is neither the issuer nor delegated by it.
    OcspResponderNotAuthorised = "ocsp-responder-not-authorised",
    /// The response ended before the trusted moment.
    OcspStale = "ocsp-stale",
    /// The response carries another nonce than the question, or none.
    OcspNonceDiffers = "ocsp-nonce-differs",
    /// The responder does not know the certificate.
    OcspStatusUnknown = "ocsp-status-unknown",
    /// The certificate names no IIN.
    CertificateIinMissing = "certificate-iin-missing",
    /// The certificate belongs to another person than the request.
    CertificateIinDiffersFromRequest = "certificate-iin-differs-from-request",
    /// The certificate belongs to another person than the account.
    CertificateIinDiffersFromAccount = "certificate-iin-differs-from-account",
    /// The request names another person than the account.
    RequestIinDiffersFromAccount = "request-iin-differs-from-account",
    /// The request names another organisation than the account.
    RequestBinDiffersFromAccount = "request-bin-differs-from-account",
    /// The certificate names no BIN.
    CertificateBinMissing = "certificate-bin-missing",
    /// The certificate belongs to another organisation.
    CertificateBinDiffers = "certificate-bin-differs",
    /// The certificate's role does not entitle its holder to sign for the organisation.
    SignerRoleUnfit = "signer-role-unfit",
    /// The time stamp cannot be read.
    TimeStampMalformed = "time-stamp-malformed",
    /// The time stamp is about another signature.
    TimeStampImprintDiffers = "time-stamp-imprint-differs",
    /// The time stamp is later than the receipt.
    TimeStampLaterThanReceipt = "time-stamp-later-than-receipt",
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One reason with its facts. Facts never hold an IIN: findings may be logged.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// Which reason.
    pub code: Code,
    /// What it rests on, by kebab-case name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

impl Finding {
    /// A finding without facts yet.
    pub const fn new(code: Code) -> Self {
        Self { code, facts: BTreeMap::new() }
    }

    /// The same finding with one fact more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_different() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            let text = code.as_str();
            assert!(text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{text}");
            assert!(seen.insert(text), "{text}");
        }
    }
}
