//! What a certification authority attests of the holder of a certificate: for himself, or in which capacity for an organisation.

/// A role among the key purposes of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateRole {
    /// A person for himself.
    Individual,
    /// Somebody or something of a legal entity.
    LegalEntity,
    /// Its first head.
    FirstHead,
    /// A person with the right to sign for it.
    RightToSign,
    /// A person with the right to sign financial documents.
    RightToSignFinancial,
    /// An officer of its personnel department.
    Personnel,
    /// An employee.
    Employee,
    /// Its information system.
    InformationSystem,
}

impl CertificateRole {
    const ALL: [Self; 8] = [
        Self::Individual,
        Self::LegalEntity,
        Self::FirstHead,
        Self::RightToSign,
        Self::RightToSignFinancial,
        Self::Personnel,
        Self::Employee,
        Self::InformationSystem,
    ];

    /// The name in data and verdicts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::LegalEntity => "legal-entity",
            Self::FirstHead => "first-head",
            Self::RightToSign => "right-to-sign",
            Self::RightToSignFinancial => "right-to-sign-financial",
            Self::Personnel => "personnel",
            Self::Employee => "employee",
            Self::InformationSystem => "information-system",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }
}

/// Some of the roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(from = "Vec<CertificateRole>", into = "Vec<CertificateRole>")]
pub struct CertificateRoles(u8);

impl CertificateRoles {
    /// Whether none is among them.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this one is among them.
    pub const fn contains(self, role: CertificateRole) -> bool {
        self.0 & bit(role) != 0
    }
}

const fn bit(role: CertificateRole) -> u8 {
    1 << role as u8
}

impl FromIterator<CertificateRole> for CertificateRoles {
    fn from_iter<I: IntoIterator<Item = CertificateRole>>(roles: I) -> Self {
        Self(roles.into_iter().fold(0, |all, role| all | bit(role)))
    }
}

impl From<Vec<CertificateRole>> for CertificateRoles {
    fn from(roles: Vec<CertificateRole>) -> Self {
        roles.into_iter().collect()
    }
}

impl From<CertificateRoles> for Vec<CertificateRole> {
    fn from(roles: CertificateRoles) -> Self {
        CertificateRole::ALL.into_iter().filter(|role| roles.contains(*role)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_knows_its_roles() {
        let listed = vec![CertificateRole::RightToSign, CertificateRole::FirstHead];
        let both = CertificateRoles::from(listed);
        assert!(both.contains(CertificateRole::FirstHead) && !both.contains(CertificateRole::Employee));
        assert_eq!(Vec::from(both), [CertificateRole::FirstHead, CertificateRole::RightToSign]);
        assert!(!both.is_empty() && CertificateRoles::default().is_empty());
    }

    #[test]
    fn every_role_has_its_name() {
        for role in CertificateRole::ALL {
            assert_eq!(CertificateRole::from_code(role.code()), Some(role));
        }
    }
}
