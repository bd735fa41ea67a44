//! A complaint against the provider as the workstation keeps it: who complains about what, until when it is answered, how far it is.
//!
//! Norm: law on public services, article 25; administrative code, articles 91 to 100; `docs/decisions` says how the two were
//! settled.

pub(crate) mod answer;
pub(crate) mod concern;
pub(crate) mod dossier;
pub(crate) mod files;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Due, OfficeHours};
use kezek_casework::{DueDate, Named, inconsistent};
use kezek_kernel::{CaseId, ComplaintId, DocumentId, Instant, Kato, OfficerId, ProviderId, Recipient};
use kezek_regulations::{Complaints, DatedComplaint, Filed};
use kezek_store::StoreError;

/// A complaint of one provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) id: ComplaintId,
    pub(crate) provider: ProviderId,
    pub(crate) locality: Kato,
    pub(crate) zone: String,
    /// The number in the series of complaints.
    pub(crate) number: String,
    pub(crate) came: Came,
    /// The system that sent it, with its number there; none when an officer entered it.
    pub(crate) origin: Option<Origin>,
    /// The contested case.
    pub(crate) case: Option<CaseId>,
    pub(crate) person_key: [u8; 32],
    pub(crate) grievance: Grievance,
    /// When the person filed it.
    pub(crate) filed_at: Instant,
    pub(crate) registered_at: Instant,
    /// Who entered it.
    pub(crate) registered_by: Option<OfficerId>,
    pub(crate) term: TermFacts,
    pub(crate) stage: Stage,
}

/// Where a complaint came from, and under which number it is known there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) sender: String,
    pub(crate) number: String,
}

/// The way by which a complaint came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Came {
    /// Signed, from the portal.
    Portal,
    /// The person brought it.
    Counter,
    /// The person told it by telephone.
    Telephone,
    /// It came by post.
    Post,
}

/// What is contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum About {
    /// A decision.
    Decision,
    /// Something that was done.
    Action,
    /// Something that was not done in time.
    Delay,
}

/// Who complains, and his words.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Grievance {
    pub(crate) person: Recipient,
    /// The postal address.
    pub(crate) address: String,
    pub(crate) about: About,
    /// Whom it names; empty when nobody.
    pub(crate) official: String,
    /// When the person learned of the matter.
    pub(crate) learned: Option<Date>,
    pub(crate) circumstances: String,
    /// What the person asks for.
    pub(crate) wish: String,
}

/// What the term of a complaint is counted from, and the date as it was told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct TermFacts {
    /// The hours of the office, where the complaint came without a person before an officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hours: Option<OfficeHours>,
    /// The working days by which it was extended, and when that was done last.
    pub(crate) extended_by: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) extended_at: Option<Instant>,
    pub(crate) due: DueDate,
}

/// How far a complaint is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// Nobody has it.
    Waiting,
    /// An official answers it.
    Held {
        /// Who.
        by: OfficerId,
    },
    /// The answer waits for its signature.
    Drafted {
        /// Who prepared it.
        by: OfficerId,
        /// Whom it names.
        signer: OfficerId,
    },
    /// A signed answer was given.
    Answered {
        /// The outcome.
        outcome: String,
        /// The answer.
        document: DocumentId,
        /// When.
        at: Instant,
    },
    /// It went to the higher body.
    SentUp {
        /// The outcome.
        outcome: String,
        /// When.
        at: Instant,
    },
}

impl Complaint {
    /// The rule under which it runs: that of the day of its registration.
    pub(crate) fn rule<'a>(&self, complaints: &'a Complaints) -> Result<&'a DatedComplaint, StoreError> {
        let day = self.zone()?.to_datetime(self.registered_at.timestamp()).date();
        complaints.on(day).ok_or_else(|| inconsistent("there is no rule of complaints"))
    }

    /// Its term counted again from its facts.
    pub(crate) fn counted(&self, calendar: &Calendar, complaints: &Complaints) -> Result<Due, StoreError> {
        let zone = self.zone()?;
        Ok(self.rule(complaints)?.due(calendar, &self.filed(&zone)))
    }

    /// The facts that its term depends on.
    pub(crate) const fn filed<'a>(&self, zone: &'a TimeZone) -> Filed<'a> {
        let (hours, extended_by) = (self.term.hours, self.term.extended_by);
        Filed { registered_at: self.registered_at, zone, hours, extended_by }
    }

    /// The zone of its locality.
    pub(crate) fn zone(&self) -> Result<TimeZone, StoreError> {
        TimeZone::get(&self.zone).map_err(|_| inconsistent("the zone of a complaint"))
    }

    /// Whether it came later than the law wants; nobody refuses it for that.
    pub(crate) fn is_late(&self, complaints: &Complaints) -> Result<bool, StoreError> {
        let Some(learned) = self.grievance.learned else { return Ok(false) };
        let filed = self.zone()?.to_datetime(self.filed_at.timestamp()).date();
        Ok(self.rule(complaints)?.is_late(learned, filed))
    }
}

impl Stage {
    /// The name in answers and in the journal.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Held { .. } => "held",
            Self::Drafted { .. } => "drafted",
            Self::Answered { .. } => "answered",
            Self::SentUp { .. } => "sent-up",
        }
    }

    /// The officers whom it names.
    pub(crate) fn named(&self) -> Named {
        match self {
            Self::Held { by } => Named { holder: Some(*by), ..Named::default() },
            Self::Drafted { by, signer } => {
                Named { holder: Some(*by), signer: Some(*signer), ..Named::default() }
            }
            Self::Waiting | Self::Answered { .. } | Self::SentUp { .. } => Named::default(),
        }
    }

    /// When it ended, and with which outcome.
    pub(crate) fn ended(&self) -> Option<(Instant, &str)> {
        match self {
            Self::Answered { outcome, at, .. } | Self::SentUp { outcome, at } => Some((*at, outcome)),
            Self::Waiting | Self::Held { .. } | Self::Drafted { .. } => None,
        }
    }
}

impl Came {
    /// What an officer enters.
    pub(crate) const ENTERED: [Self; 3] = [Self::Counter, Self::Telephone, Self::Post];

    /// The name in rows and in sentences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Counter => "counter",
            Self::Telephone => "telephone",
            Self::Post => "post",
        }
    }

    /// The one with this name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Portal, Self::Counter, Self::Telephone, Self::Post].into_iter().find(|it| it.code() == code)
    }
}

impl About {
    /// All, in the order of the form.
    pub(crate) const ALL: [Self; 3] = [Self::Decision, Self::Action, Self::Delay];

    /// The name in the signed document and in sentences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Action => "action",
            Self::Delay => "delay",
        }
    }

    /// The one with this name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Personal data stay out of logs.
impl std::fmt::Debug for Grievance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Grievance(..)")
    }
}
