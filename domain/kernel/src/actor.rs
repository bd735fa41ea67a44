//! Who acts, in what role, and over whose rows.

use std::fmt;

use crate::{AccountId, OfficerId, ProviderId};

/// The systems of the house; each has its own database, keys and journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SystemName {
    /// The citizens' portal (ПЭП).
    Portal,
    /// The gateway (ШЭП, РШЭП).
    Gateway,
    /// The providers' workstation (АРМ РШЭП).
    Workstation,
    /// The service-centre system (ИИС ЦОН).
    Centre,
    /// The state registers (ГБД ФЛ, ГБД ЮЛ, ЕНИС).
    Registers,
}

impl SystemName {
    /// The name in settings, ready lines and journal origins.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Gateway => "gateway",
            Self::Workstation => "workstation",
            Self::Centre => "centre",
            Self::Registers => "registers",
        }
    }

    /// The system with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Portal, Self::Gateway, Self::Workstation, Self::Centre, Self::Registers]
            .into_iter()
            .find(|system| system.code() == code)
    }
}

impl fmt::Display for SystemName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The part an officer plays at a provider, as the acts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Receives, registers, sends (сотрудник услугодателя, канцелярия).
    Clerk,
    /// Assigns by resolution and signs (руководитель услугодателя).
    Head,
    /// Examines and drafts (ответственный исполнитель, специалист).
    Executor,
    /// Votes in the housing commission.
    CommissionMember,
    /// Keeps the commission's protocol.
    CommissionSecretary,
    /// Signs the result where the act names no head (уполномоченное лицо услугодателя).
    AuthorisedPerson,
}

impl Role {
    /// All roles, in the order of the matrix of access.
    pub const ALL: [Self; 6] = [
        Self::Clerk,
        Self::Head,
        Self::Executor,
        Self::CommissionMember,
        Self::CommissionSecretary,
        Self::AuthorisedPerson,
    ];

    /// The name in data, settings and commands.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Head => "head",
            Self::Executor => "executor",
            Self::CommissionMember => "commission-member",
            Self::CommissionSecretary => "commission-secretary",
            Self::AuthorisedPerson => "authorised-person",
        }
    }

    /// The role with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Who does an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A citizen, through his own account.
    Person(AccountId),
    /// An officer, through an appointment in force.
    Officer(OfficerId),
    /// A system by itself: intake of a message, a timer, the command line.
    System(SystemName),
    /// Somebody not logged in.
    Anonymous,
}

/// Whose rows a query may touch; every query of casework takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One citizen's own rows.
    Own(AccountId),
    /// The rows of these providers.
    Providers(Vec<ProviderId>),
    /// Everything: the system's own bookkeeping.
    System,
}
