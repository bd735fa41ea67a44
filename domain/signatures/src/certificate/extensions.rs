//! The extensions of a certificate that the checks read (RFC 5280, 4.2).

use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode as _};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies,
    CrlDistributionPoints, ExtendedKeyUsage, KeyUsage,
};

use crate::encoding::Malformed;
use crate::oids::{access, extension as oid};

/// More extensions than any real certificate has.
const EXTENSION_LIMIT: usize = 64;

/// What a certificate says about itself beyond its name and key.
#[derive(Debug, Clone, Default)]
pub struct Extensions {
    /// Whether it is an authority, and how many authorities may stand below it.
    pub basic_constraints: Option<BasicConstraints>,
    /// What the key may do.
    pub key_usage: Option<KeyUsage>,
    /// The purposes of the key.
    pub extended_key_usage: Option<Vec<ObjectIdentifier>>,
    /// Whether the purposes are critical, as a time stamp authority's must be.
    pub extended_key_usage_critical: bool,
    /// The identifier of its own key.
    pub subject_key: Option<Vec<u8>>,
    /// The identifier of its issuer's key.
    pub authority_key: Option<Vec<u8>>,
    /// The policies under which it was issued.
    pub policies: Vec<ObjectIdentifier>,
    /// Where its issuer publishes revocation lists.
    pub crl_addresses: Vec<String>,
    /// Where its issuer answers OCSP.
    pub ocsp_addresses: Vec<String>,
    /// Whether it limits the names of certificates below it.
    pub limits_names: bool,
    /// Critical extensions that nobody here understands.
    pub unknown_critical: Vec<ObjectIdentifier>,
    /// The encoded names of its distribution points, compared with the scope of a partitioned list.
    pub(crate) distribution_points: Vec<Vec<u8>>,
}

impl Extensions {
    /// Reads a certificate's extensions; one that the checks rely on and that is malformed or repeated is an error.
    pub(crate) fn read(list: &[Extension]) -> Result<Self, Malformed> {
        if list.len() > EXTENSION_LIMIT {
            return Err(Malformed("certificate: too many extensions"));
        }
        let mut read = Self::default();
        for (place, extension) in list.iter().enumerate() {
            if list.iter().take(place).any(|earlier| earlier.extn_id == extension.extn_id) {
                return Err(Malformed("certificate: repeated extension"));
            }
            read.take(extension)?;
        }
        Ok(read)
    }

    /// Whether the certificate says that it is a certification authority's.
    pub fn is_authority(&self) -> bool {
        self.basic_constraints.as_ref().is_some_and(|constraints| constraints.ca)
    }

    fn take(&mut self, extension: &Extension) -> Result<(), Malformed> {
        match extension.extn_id {
            oid::BASIC_CONSTRAINTS => self.basic_constraints = Some(decode(extension)?),
            oid::KEY_USAGE => self.key_usage = Some(decode(extension)?),
            oid::EXTENDED_KEY_USAGE => {
                self.extended_key_usage = Some(decode::<ExtendedKeyUsage>(extension)?.0);
                self.extended_key_usage_critical = extension.critical;
            }
            oid::SUBJECT_KEY => {
                self.subject_key = Some(decode::<OctetString>(extension)?.into_bytes().into());
            }
            oid::AUTHORITY_KEY => {
                let named: AuthorityKeyIdentifier = decode(extension)?;
                self.authority_key = named.key_identifier.map(|key| key.into_bytes().into());
            }
            oid::NAME_CONSTRAINTS => self.limits_names = true,
            oid::SUBJECT_ALTERNATIVE_NAME => {}
            _ => self.take_lenient(extension),
        }
        Ok(())
    }

    /// Extensions that only help: a malformed one counts as absent, unless it is critical.
    fn take_lenient(&mut self, extension: &Extension) {
        let understood = match extension.extn_id {
            oid::POLICIES => decode::<CertificatePolicies>(extension).map(|policies| {
                self.policies = policies.0.iter().map(|policy| policy.policy_identifier).collect();
            }),
            oid::CRL_DISTRIBUTION_POINTS => decode::<CrlDistributionPoints>(extension).map(|points| {
                let names = points.0.iter().filter_map(|point| point.distribution_point.as_ref());
                for name in names {
                    self.crl_addresses.extend(addresses(name));
                    self.distribution_points.extend(distribution_points(name));
                }
            }),
            oid::AUTHORITY_ACCESS => decode::<AuthorityInfoAccessSyntax>(extension).map(|list| {
                let ocsp = list.0.iter().filter(|entry| entry.access_method == access::OCSP);
                self.ocsp_addresses = ocsp.filter_map(|entry| address(&entry.access_location)).collect();
            }),
            _ => Err(Malformed("extension")),
        };
        if understood.is_err() && extension.critical {
            self.unknown_critical.push(extension.extn_id);
        }
    }
}

fn decode<T>(extension: &Extension) -> Result<T, Malformed>
where
    T: for<'a> Decode<'a>,
{
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| Malformed("certificate extension"))
}

fn address(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(text) => Some(text.as_str().to_owned()),
        _ => None,
    }
}

fn addresses(name: &DistributionPointName) -> Vec<String> {
    match name {
        DistributionPointName::FullName(names) => names.iter().filter_map(address).collect(),
        DistributionPointName::NameRelativeToCRLIssuer(_) => Vec::new(),
    }
}

/// The encoded general names of a distribution point.
pub(crate) fn distribution_points(name: &DistributionPointName) -> Vec<Vec<u8>> {
    match name {
        DistributionPointName::FullName(names) => {
            names.iter().filter_map(|name| name.to_der().ok()).collect()
        }
        DistributionPointName::NameRelativeToCRLIssuer(relative) => relative.to_der().into_iter().collect(),
    }
}
