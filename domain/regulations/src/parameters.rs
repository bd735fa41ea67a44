//! Localities and the providers that serve them (`content/parameters/localities.toml`), and the dated rules under which the providers
//! work, each kind from a file of its own.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::OfficeHours;
use kezek_kernel::{Bin, CertificateRoles, Kato, Words};

use crate::attention::Attention;
use crate::complaint::Complaints;
use crate::dated::DatedRules;
use crate::fault::{Fault, SourceFile};
use crate::read;

/// Localities and providers, checked.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// Localities, in the order of the file.
    pub localities: Vec<Locality>,
    /// Providers, in the order of the file.
    pub providers: Vec<Provider>,
    /// When the head of a provider is told about a term; from a file of its own.
    pub attention: Attention,
    /// Hours of offices, by provider.
    pub hours: DatedRules<OfficeHours>,
    /// Bounds of corrections, by regulation.
    pub corrections: DatedRules<CorrectionRule>,
    /// Hearings before a refusal, by regulation.
    pub hearings: DatedRules<HearingRule>,
    /// How far terms may be extended, by regulation.
    pub extensions: DatedRules<ExtensionRule>,
    /// In which roles a person signs for an organisation.
    pub signatories: DatedRules<CertificateRoles>,
    /// Terms and outcomes of complaints; from a file of its own.
    pub complaints: Complaints,
}

/// A city or district centre where people live.
#[derive(Debug, Clone)]
pub struct Locality {
    /// Its code in the classifier of administrative-territorial objects.
    pub kato: Kato,
    /// Its name.
    pub name: Words,
    /// Its region.
    pub region: Words,
    /// The name of its zone in the IANA database.
    pub zone_name: String,
    /// Its zone.
    pub zone: TimeZone,
    /// Where the code comes from.
    pub source: String,
    /// True when the code could not be checked against the classifier itself.
    pub unverified: bool,
}

impl Locality {
    /// The local date at an instant.
    pub fn date_at(&self, instant: kezek_kernel::Instant) -> Date {
        instant.timestamp().to_zoned(self.zone.clone()).date()
    }
}

/// The department of one district or city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its name in settings and commands.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Its number; synthetic in the data that ship.
    pub bin: Bin,
    /// The localities it serves.
    pub localities: Vec<Kato>,
    /// The services it gives, by the regulation's folder.
    pub regulations: Vec<String>,
    /// Where to ask.
    pub call_centre: String,
}

/// Within what bounds an applicant may be asked to correct his request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRule {
    /// The fewest working days that the applicant gets.
    pub at_least: u16,
    /// The most working days that he gets.
    pub at_most: u16,
    /// Whether the terms of the case stand while it waits.
    pub stops_clock: bool,
}

/// Whether a hearing comes before a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingRule {
    /// So many working days pass between the preliminary decision and the refusal.
    pub notice_days: u16,
    /// Within so many working days the person may object.
    pub objection_days: u16,
    /// Services with a shorter term, in working days, need no hearing.
    pub shortest_term_days: u16,
}

/// How far the head may extend the terms of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionRule {
    /// So many months past the end that the edition gives, all extensions together; 0: not at all.
    pub at_most_months: u16,
    /// Within so many working days the person is told.
    pub tell_within_working_days: u16,
    /// The norm, as it is cited.
    pub norm: Words,
}

/// A file of dated rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFile {
    /// Hours of offices.
    OfficeHours,
    /// Bounds of corrections.
    Correction,
    /// Hearings before a refusal.
    Hearing,
    /// How far terms may be extended.
    Extension,
    /// In which roles a person signs for an organisation.
    Signatories,
}

impl RuleFile {
    /// All files.
    pub const ALL: [Self; 5] =
        [Self::OfficeHours, Self::Correction, Self::Hearing, Self::Extension, Self::Signatories];

    /// The file's name without its ending.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfficeHours => "office-hours",
            Self::Correction => "correction",
            Self::Hearing => "hearing",
            Self::Extension => "extension",
            Self::Signatories => "signatories",
        }
    }
}

impl Parameters {
    /// Reads the file; fails with every fault found.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Fault>> {
        read::parameters(file)
    }

    /// The same with the rules of one of the files; fails with every fault found.
    pub fn with_rules(mut self, which: RuleFile, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        let any = |_: &str| true;
        match which {
            RuleFile::OfficeHours => self.hours = read::dated(file, |id| self.provider(id).is_some())?,
            RuleFile::Correction => self.corrections = read::dated(file, any)?,
            RuleFile::Hearing => self.hearings = read::dated(file, any)?,
            RuleFile::Extension => self.extensions = read::dated(file, any)?,
            RuleFile::Signatories => self.signatories = read::dated(file, any)?,
        }
        Ok(self)
    }

    /// In which roles a person signs for an organisation on a day; in none before the first day of the file.
    pub fn signatories_at(&self, day: Date) -> CertificateRoles {
        self.signatories.on(day).copied().unwrap_or_default()
    }

    /// The hours of a provider's office on a day.
    pub fn hours_at(&self, provider: &str, day: Date) -> Option<OfficeHours> {
        self.hours.of(provider, day).copied()
    }

    /// The locality with this code.
    pub fn locality(&self, kato: Kato) -> Option<&Locality> {
        self.localities.iter().find(|locality| locality.kato == kato)
    }

    /// The provider with this name.
    pub fn provider(&self, id: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.id == id)
    }

    /// The provider that gives a service in a locality.
    pub fn provider_for(&self, regulation: &str, kato: Kato) -> Option<&Provider> {
        self.providers.iter().find(|provider| {
            provider.localities.contains(&kato) && provider.regulations.iter().any(|id| id == regulation)
        })
    }

    /// The localities in which a service is given.
    pub fn localities_of(&self, regulation: &str) -> Vec<Kato> {
        let served = |kato: &Kato| self.provider_for(regulation, *kato).is_some();
        self.localities.iter().map(|locality| locality.kato).filter(served).collect()
    }
}
