//! What each kind of certificate may be used for: key usage, extended key usage, policies.

use der::asn1::{Ia5String, Null, ObjectIdentifier, OctetString};
use der::flagset::FlagSet;
use x509_cert::ext::pkix::certpolicy::PolicyInformation;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints,
    CertificatePolicies, CrlDistributionPoints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, Extensions};

use super::certificate::extension;
use super::{Subject, oids};

/// What a certificate of an end entity is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing documents and messages.
    Sign,
    /// Logging in, and nothing else.
    Login,
    /// Answering OCSP for the issuer.
    OcspResponder,
    /// Signing time stamps.
    TimeStamping,
    /// Serving TLS on this machine.
    TlsServer,
}

impl Purpose {
    fn key_usage(self) -> FlagSet<KeyUsages> {
        match self {
            Self::Sign => KeyUsages::DigitalSignature | KeyUsages::NonRepudiation,
            Self::Login => KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment,
            Self::OcspResponder | Self::TimeStamping | Self::TlsServer => KeyUsages::DigitalSignature.into(),
        }
    }

    fn extended_key_usage(self, subject: &Subject) -> Vec<ObjectIdentifier> {
        let own = match self {
            Self::Sign => oids::EMAIL_PROTECTION,
            Self::Login => oids::CLIENT_AUTHENTICATION,
            Self::OcspResponder => oids::OCSP_SIGNING,
            Self::TimeStamping => oids::TIME_STAMPING,
            Self::TlsServer => oids::SERVER_AUTHENTICATION,
        };
        let mut purposes = vec![own];
        purposes.extend(subject.role_purposes());
        purposes
    }

    fn policy(self, subject: &Subject) -> Option<ObjectIdentifier> {
        match (self, subject) {
            (Self::Sign, Subject::Individual { .. }) => Some(oids::POLICY_INDIVIDUAL_SIGN),
            (Self::Login, Subject::Individual { .. }) => Some(oids::POLICY_INDIVIDUAL_LOGIN),
            (Self::Sign | Self::Login, _) => Some(oids::POLICY_LEGAL_SIGN),
            _ => None,
        }
    }

    /// The extensions that follow from the purpose and the holder.
    pub(super) fn extensions(self, subject: &Subject) -> der::Result<Extensions> {
        let mut extensions = vec![
            key_usage(self.key_usage())?,
            extension(
                oids::EXTENDED_KEY_USAGE,
                // RFC 3161 wants the purpose of a time-stamping certificate critical.
                self == Self::TimeStamping,
                &ExtendedKeyUsage(self.extended_key_usage(subject)),
            )?,
        ];
        if let Some(policy) = self.policy(subject) {
            extensions.push(policies(policy)?);
        }
        match self {
            Self::OcspResponder => extensions.push(extension(oids::OCSP_NO_CHECK, false, &Null)?),
            Self::TlsServer => extensions.push(loopback_names()?),
            Self::Sign | Self::Login | Self::TimeStamping => {}
        }
        Ok(extensions)
    }
}

/// The extensions of a certification authority; `path_length` bounds the authorities below it.
pub(super) fn authority_extensions(path_length: Option<u8>) -> der::Result<Extensions> {
    let constraints = BasicConstraints { ca: true, path_len_constraint: path_length };
    Ok(vec![
        extension(oids::BASIC_CONSTRAINTS, true, &constraints)?,
        key_usage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)?,
        policies(oids::ANY_POLICY)?,
    ])
}

/// The identifiers of the holder's key and of the issuer's key.
pub(super) fn key_identifiers(subject: Vec<u8>, issuer: Vec<u8>) -> der::Result<Vec<Extension>> {
    let authority = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(issuer)?),
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    Ok(vec![
        extension(oids::SUBJECT_KEY_IDENTIFIER, false, &SubjectKeyIdentifier(OctetString::new(subject)?))?,
        extension(oids::AUTHORITY_KEY_IDENTIFIER, false, &authority)?,
    ])
}

/// Where the issuer's CRL, OCSP and certificate are found: `address` and the issuer's code name make the URLs.
pub(super) fn addresses(address: &str, issuer: &str) -> der::Result<Vec<Extension>> {
    let crl = DistributionPoint {
        distribution_point: Some(DistributionPointName::FullName(vec![uri(&format!(
            "{address}/{issuer}.crl"
        ))?])),
        reasons: None,
        crl_issuer: None,
    };
    let access = vec![
        AccessDescription { access_method: oids::OCSP, access_location: uri(&format!("{address}/ocsp"))? },
        AccessDescription {
            access_method: oids::CA_ISSUERS,
            access_location: uri(&format!("{address}/{issuer}.cer"))?,
        },
    ];
    Ok(vec![
        extension(oids::CRL_DISTRIBUTION_POINTS, false, &CrlDistributionPoints(vec![crl]))?,
        extension(oids::AUTHORITY_INFO_ACCESS, false, &AuthorityInfoAccessSyntax(access))?,
    ])
}

fn key_usage(usages: FlagSet<KeyUsages>) -> der::Result<Extension> {
    extension(oids::KEY_USAGE, true, &KeyUsage(usages))
}

fn policies(policy: ObjectIdentifier) -> der::Result<Extension> {
    let information = PolicyInformation { policy_identifier: policy, policy_qualifiers: None };
    extension(oids::CERTIFICATE_POLICIES, false, &CertificatePolicies(vec![information]))
}

fn loopback_names() -> der::Result<Extension> {
    let names = vec![
        GeneralName::DnsName(Ia5String::new("localhost")?),
        GeneralName::IpAddress(OctetString::new([127, 0, 0, 1])?),
    ];
    extension(oids::SUBJECT_ALT_NAME, false, &names)
}

fn uri(text: &str) -> der::Result<GeneralName> {
    Ok(GeneralName::UniformResourceIdentifier(Ia5String::new(text)?))
}
