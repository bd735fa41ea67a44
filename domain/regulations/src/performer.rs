//! Who performs a work.

use std::fmt;

use kezek_kernel::{Role, SystemName};

use crate::codes::codes;

codes! {
    /// The part a worker of the service centre plays.
    CentreRole {
        /// Receives at the counter and sends the request.
        Operator = "centre-operator",
        /// Receives, makes the register, issues.
        Inspector = "centre-inspector",
        /// Bundles and forwards paper to the provider.
        AccumulationWorker = "accumulation-worker",
        /// Carries the signed result from the provider.
        Courier = "courier",
    }
}

codes! {
    /// A state register that can be asked.
    Register {
        /// GBD FL: natural persons.
        NaturalPersons = "natural-persons",
        /// GBD UL: legal persons.
        LegalPersons = "legal-persons",
        /// ENIS: powers of attorney made by notaries.
        Notaries = "notaries",
    }
}

/// Who performs a work: a person in a role, or a system by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Performer {
    /// The person who asks for the service, or a representative.
    Recipient,
    /// An officer of the provider in this role.
    Officer(Role),
    /// A worker of the service centre in this role.
    Centre(CentreRole),
    /// A system, without a person.
    System(SystemName),
}

impl Performer {
    /// The one with this name in the data: `recipient`, a role, or `system:` and a system.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "recipient" {
            return Some(Self::Recipient);
        }
        if let Some(system) = code.strip_prefix("system:") {
            return SystemName::from_code(system).map(Self::System);
        }
        Role::from_code(code).map(Self::Officer).or_else(|| CentreRole::from_code(code).map(Self::Centre))
    }

    /// The system in which this performer works, when the data do not say otherwise.
    pub const fn home(self, entry: SystemName) -> SystemName {
        match self {
            Self::Recipient => entry,
            Self::Officer(_) => SystemName::Workstation,
            Self::Centre(_) => SystemName::Centre,
            Self::System(system) => system,
        }
    }
}

impl fmt::Display for Performer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recipient => f.write_str("recipient"),
            Self::Officer(role) => f.write_str(role.code()),
            Self::Centre(role) => f.write_str(role.code()),
            Self::System(system) => write!(f, "system:{system}"),
        }
    }
}
