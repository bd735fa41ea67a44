//! Object identifiers of the structures and algorithms read here.

use der::asn1::ObjectIdentifier as Oid;

/// Content types and attributes of CMS (RFC 5652, RFC 5035, RFC 3161).
pub mod cms {
    use super::Oid;

    /// id-data
    pub const DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.1");
    /// id-signedData
    pub const SIGNED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");
    /// id-contentType
    pub const CONTENT_TYPE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
    /// id-messageDigest
    pub const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
    /// id-signingTime
    pub const SIGNING_TIME: Oid = Oid::new_unwrap("1.2.840.113549.1.9.5");
    /// id-aa-signingCertificate, bound by SHA-1
    pub const SIGNING_CERTIFICATE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.12");
    /// id-aa-signingCertificateV2
    pub const SIGNING_CERTIFICATE_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
    /// id-aa-timeStampToken
    pub const TIME_STAMP_TOKEN: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");
    /// id-ct-TSTInfo
    pub const TIME_STAMP_INFO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");
}

/// Algorithms.
pub mod algorithm {
    use super::Oid;

    /// SHA-1
    pub const SHA1: Oid = Oid::new_unwrap("1.3.14.3.2.26");
    /// SHA-256
    pub const SHA256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
    /// SHA-384
    pub const SHA384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
    /// SHA-512
    pub const SHA512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");
    /// rsaEncryption: the key, and in CMS the signature whose digest is named beside it
    pub const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
    /// md5WithRSAEncryption
    pub const RSA_MD5: Oid = Oid::new_unwrap("1.2.840.113549.1.1.4");
    /// sha1WithRSAEncryption
    pub const RSA_SHA1: Oid = Oid::new_unwrap("1.2.840.113549.1.1.5");
    /// sha256WithRSAEncryption
    pub const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
    /// sha384WithRSAEncryption
    pub const RSA_SHA384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
    /// sha512WithRSAEncryption
    pub const RSA_SHA512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");
    /// id-ecPublicKey
    pub const EC_KEY: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
    /// secp256r1
    pub const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
    /// secp384r1
    pub const P384: Oid = Oid::new_unwrap("1.3.132.0.34");
    /// ecdsa-with-SHA1
    pub const ECDSA_SHA1: Oid = Oid::new_unwrap("1.2.840.10045.4.1");
    /// ecdsa-with-SHA256
    pub const ECDSA_SHA256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
    /// ecdsa-with-SHA384
    pub const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
}

/// Extensions of certificates, lists and their entries (RFC 5280).
pub mod extension {
    use super::Oid;

    /// `subjectKeyIdentifier`
    pub const SUBJECT_KEY: Oid = Oid::new_unwrap("2.5.29.14");
    /// `keyUsage`
    pub const KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.15");
    /// `subjectAltName`
    pub const SUBJECT_ALTERNATIVE_NAME: Oid = Oid::new_unwrap("2.5.29.17");
    /// `basicConstraints`
    pub const BASIC_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.19");
    /// `cRLReason`
    pub const CRL_REASON: Oid = Oid::new_unwrap("2.5.29.21");
    /// `issuingDistributionPoint`
    pub const ISSUING_DISTRIBUTION_POINT: Oid = Oid::new_unwrap("2.5.29.28");
    /// `nameConstraints`
    pub const NAME_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.30");
    /// `cRLDistributionPoints`
    pub const CRL_DISTRIBUTION_POINTS: Oid = Oid::new_unwrap("2.5.29.31");
    /// `certificatePolicies`
    pub const POLICIES: Oid = Oid::new_unwrap("2.5.29.32");
    /// `authorityKeyIdentifier`
    pub const AUTHORITY_KEY: Oid = Oid::new_unwrap("2.5.29.35");
    /// `extKeyUsage`
    pub const EXTENDED_KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.37");
    /// `authorityInfoAccess`
    pub const AUTHORITY_ACCESS: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.1.1");
    /// id-pkix-ocsp-nonce
    pub const OCSP_NONCE: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1.2");
}

/// Purposes in the extended key usage; the branch 1.2.398.3.3.4 is that of the National Certification Authority.
pub mod purpose {
    use super::Oid;

    /// `anyExtendedKeyUsage`
    pub const ANY: Oid = Oid::new_unwrap("2.5.29.37.0");
    /// `clientAuth`: logging in
    pub const CLIENT_AUTHENTICATION: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.2");
    /// `emailProtection`: signing
    pub const EMAIL_PROTECTION: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.4");
    /// `timeStamping`
    pub const TIME_STAMPING: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.8");
    /// `OCSPSigning`
    pub const OCSP_SIGNING: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.9");
    /// An individual
    pub const INDIVIDUAL: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.1");
    /// A legal entity
    pub const LEGAL_ENTITY: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2");
    /// The first head of a legal entity
    pub const FIRST_HEAD: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.1");
    /// A person with the right to sign for a legal entity
    pub const RIGHT_TO_SIGN: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.2");
    /// A person with the right to sign financial documents
    pub const FINANCIAL_RIGHT: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.3");
    /// An officer of the personnel department
    pub const PERSONNEL: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.4");
    /// An employee of a legal entity
    pub const EMPLOYEE: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.5");
    /// An information system (arcs below it name its kind)
    pub const INFORMATION_SYSTEM: Oid = Oid::new_unwrap("1.2.398.3.3.4.1.2.6");
}

/// Attributes of a subject name.
pub mod name {
    use super::Oid;

    /// `commonName`
    pub const COMMON_NAME: Oid = Oid::new_unwrap("2.5.4.3");
    /// surname
    pub const SURNAME: Oid = Oid::new_unwrap("2.5.4.4");
    /// serialNumber: `IIN` and twelve digits
    pub const SERIAL_NUMBER: Oid = Oid::new_unwrap("2.5.4.5");
    /// `organizationName`
    pub const ORGANIZATION: Oid = Oid::new_unwrap("2.5.4.10");
    /// organizationalUnitName: `BIN` and twelve digits
    pub const ORGANIZATIONAL_UNIT: Oid = Oid::new_unwrap("2.5.4.11");
    /// givenName: the patronymic, by the authority's custom
    pub const GIVEN_NAME: Oid = Oid::new_unwrap("2.5.4.42");
}

/// Access methods and response types of OCSP (RFC 6960).
pub mod access {
    use super::Oid;

    /// id-ad-ocsp
    pub const OCSP: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1");
    /// id-pkix-ocsp-basic
    pub const OCSP_BASIC: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1.1");
}
