//! Object identifiers of the country's certificates and of the standards around them.

use der::asn1::ObjectIdentifier;

/// serialNumber in a subject's name: `IIN` and twelve digits.
pub(super) const SERIAL_NUMBER: ObjectIdentifier = oid("2.5.4.5");
/// commonName.
pub(super) const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
/// surname.
pub(super) const SURNAME: ObjectIdentifier = oid("2.5.4.4");
/// countryName.
pub(super) const COUNTRY: ObjectIdentifier = oid("2.5.4.6");
/// organizationName.
pub(super) const ORGANISATION: ObjectIdentifier = oid("2.5.4.10");
/// organizationalUnitName: `BIN` and twelve digits.
pub(super) const ORGANISATIONAL_UNIT: ObjectIdentifier = oid("2.5.4.11");
/// givenName, which carries the patronymic in the country's certificates.
pub(super) const GIVEN_NAME: ObjectIdentifier = oid("2.5.4.42");

/// subjectKeyIdentifier.
pub(super) const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.14");
/// keyUsage.
pub(super) const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
/// subjectAltName.
pub(super) const SUBJECT_ALT_NAME: ObjectIdentifier = oid("2.5.29.17");
/// basicConstraints.
pub(super) const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
/// cRLNumber.
pub(super) const CRL_NUMBER: ObjectIdentifier = oid("2.5.29.20");
/// reasonCode of a CRL entry.
pub(super) const CRL_REASON: ObjectIdentifier = oid("2.5.29.21");
/// cRLDistributionPoints.
pub(super) const CRL_DISTRIBUTION_POINTS: ObjectIdentifier = oid("2.5.29.31");
/// certificatePolicies.
pub(super) const CERTIFICATE_POLICIES: ObjectIdentifier = oid("2.5.29.32");
/// anyPolicy.
pub(super) const ANY_POLICY: ObjectIdentifier = oid("2.5.29.32.0");
/// authorityKeyIdentifier.
pub(super) const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.35");
/// extKeyUsage.
pub(super) const EXTENDED_KEY_USAGE: ObjectIdentifier = oid("2.5.29.37");
/// authorityInfoAccess.
pub(super) const AUTHORITY_INFO_ACCESS: ObjectIdentifier = oid("1.3.6.1.5.5.7.1.1");
/// id-pkix-ocsp: both an access method and the arc of the OCSP extensions.
pub(super) const OCSP: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1");
/// id-ad-caIssuers.
pub(super) const CA_ISSUERS: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.2");
/// id-pkix-ocsp-basic.
pub(super) const OCSP_BASIC: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.1");
/// id-pkix-ocsp-nonce.
pub(super) const OCSP_NONCE: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.2");
/// id-pkix-ocsp-nocheck.
pub(super) const OCSP_NO_CHECK: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.5");

/// id-kp-serverAuth.
pub(super) const SERVER_AUTHENTICATION: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.1");
/// id-kp-clientAuth: the country's mark of a certificate for logging in.
pub(super) const CLIENT_AUTHENTICATION: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.2");
/// id-kp-emailProtection: the country's mark of a certificate for signing.
pub(super) const EMAIL_PROTECTION: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.4");
/// id-kp-timeStamping.
pub(super) const TIME_STAMPING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.8");
/// id-kp-OCSPSigning.
pub(super) const OCSP_SIGNING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.9");
/// The holder is an individual.
pub(super) const INDIVIDUAL: ObjectIdentifier = oid("1.2.398.3.3.4.1.1");
/// The holder acts for a legal entity.
pub(super) const LEGAL_ENTITY: ObjectIdentifier = oid("1.2.398.3.3.4.1.2");
/// The holder is the first head of the legal entity.
pub(super) const FIRST_HEAD: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.1");
/// The holder has the right to sign for the legal entity.
pub(super) const RIGHT_TO_SIGN: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.2");
/// The holder is an employee of the legal entity.
pub(super) const EMPLOYEE: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.5");
/// The holder is an information system of the legal entity.
pub(super) const INFORMATION_SYSTEM: ObjectIdentifier = oid("1.2.398.3.3.4.1.2.6");
/// Policy: a legal entity's certificate for signing.
pub(super) const POLICY_LEGAL_SIGN: ObjectIdentifier = oid("1.2.398.3.3.2.1");
/// Policy: an individual's certificate for signing.
pub(super) const POLICY_INDIVIDUAL_SIGN: ObjectIdentifier = oid("1.2.398.3.3.2.3");
/// Policy: an individual's certificate for logging in.
pub(super) const POLICY_INDIVIDUAL_LOGIN: ObjectIdentifier = oid("1.2.398.3.3.2.4");

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}
