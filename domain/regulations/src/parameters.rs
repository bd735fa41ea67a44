//! Localities and the providers that serve them (`content/parameters/localities.toml`), and the hours of their offices
//! (`content/parameters/office-hours.toml`).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::OfficeHours;
use kezek_kernel::{Bin, CertificateRoles, Kato, Words};

use crate::attention::Attention;
use crate::complaint::Complaints;
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
    /// Hours of offices, in the order of their file.
    pub hours: Vec<DatedHours>,
    /// Bounds of corrections, in the order of their file.
    pub corrections: Vec<DatedCorrection>,
    /// Hearings before a refusal, in the order of their file.
    pub hearings: Vec<DatedHearing>,
    /// How far terms may be extended, in the order of their file.
    pub extensions: Vec<DatedExtension>,
    /// In which roles a person signs for an organisation, in the order of their file.
    pub signatories: Vec<DatedSignatories>,
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

/// Hours that hold from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedHours {
    /// The provider whose hours they are; none for all that have no hours of their own.
    pub provider: Option<String>,
    /// The first day.
    pub from: Date,
    /// From when until when.
    pub hours: OfficeHours,
    /// Where they come from.
    pub source: String,
    /// True when no published timetable confirms them.
    pub unverified: bool,
}

/// Within what bounds an applicant may be asked to correct his request, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedCorrection {
    /// The regulation for which it holds; none for all that have none of their own.
    pub regulation: Option<String>,
    /// The first day.
    pub from: Date,
    /// The fewest working days that the applicant gets.
    pub at_least: u16,
    /// The most working days that he gets.
    pub at_most: u16,
    /// Whether the terms of the case stand while it waits.
    pub stops_clock: bool,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law confirms it.
    pub unverified: bool,
}

/// Whether a hearing comes before a refusal, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedHearing {
    /// The regulation for which it holds; none for all that have none of their own.
    pub regulation: Option<String>,
    /// The first day.
    pub from: Date,
    /// So many working days pass between the preliminary decision and the refusal.
    pub notice_days: u16,
    /// Within so many working days the person may object.
    pub objection_days: u16,
    /// Services with a shorter term, in working days, need no hearing.
    pub shortest_term_days: u16,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law confirms it.
    pub unverified: bool,
}

/// How far the head may extend the terms of a case, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedExtension {
    /// The regulation for which it holds; none for all that have none of their own.
    pub regulation: Option<String>,
    /// The first day.
    pub from: Date,
    /// So many months past the end that the edition gives, all extensions together; 0: not at all.
    pub at_most_months: u16,
    /// Within so many working days the person is told.
    pub tell_within_working_days: u16,
    /// The norm, as it is cited.
    pub norm: Words,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law confirms it.
    pub unverified: bool,
}

/// In which roles the holder of a certificate may sign a request for his organisation, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedSignatories {
    /// The first day.
    pub from: Date,
    /// The roles; any of them suffices.
    pub roles: CertificateRoles,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law confirms it.
    pub unverified: bool,
}

/// Rules of one kind, each for one regulation or for all that have none of their own, from a day on.
trait Dated {
    fn regulation(&self) -> Option<&str>;
    fn from(&self) -> Date;
}

impl Dated for DatedCorrection {
    fn regulation(&self) -> Option<&str> {
        self.regulation.as_deref()
    }
    fn from(&self) -> Date {
        self.from
    }
}

impl Dated for DatedExtension {
    fn regulation(&self) -> Option<&str> {
        self.regulation.as_deref()
    }
    fn from(&self) -> Date {
        self.from
    }
}

impl Dated for DatedHearing {
    fn regulation(&self) -> Option<&str> {
        self.regulation.as_deref()
    }
    fn from(&self) -> Date {
        self.from
    }
}

/// The rule of a regulation on a day: its own where it has one, else that of all.
fn in_force<'a, T: Dated>(all: &'a [T], regulation: &str, day: Date) -> Option<&'a T> {
    let latest = |whose: Option<&str>| {
        let begun = all.iter().filter(|each| each.regulation() == whose && each.from() <= day);
        begun.max_by_key(|each| each.from())
    };
    latest(Some(regulation)).or_else(|| latest(None))
}

impl Parameters {
    /// Reads the file; fails with every fault found.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Fault>> {
        read::parameters(file)
    }

    /// The same with the hours of offices from their own file; fails with every fault found.
    pub fn with_hours(mut self, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        self.hours = read::hours(file, &self)?;
        Ok(self)
    }

    /// The same with the bounds of corrections from their own file; fails with every fault found.
    pub fn with_corrections(mut self, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        self.corrections = read::corrections(file)?;
        Ok(self)
    }

    /// The same with the roles of those who sign for organisations from their own file; fails with every fault found.
    pub fn with_signatories(mut self, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        self.signatories = read::signatories(file)?;
        Ok(self)
    }

    /// In which roles a person signs for an organisation on a day; in none before the first day of the file.
    pub fn signatories_at(&self, day: Date) -> CertificateRoles {
        let begun = self.signatories.iter().filter(|each| each.from <= day);
        begun.max_by_key(|each| each.from).map_or_else(CertificateRoles::default, |each| each.roles)
    }

    /// The bounds of a correction under a regulation on a day: its own where it has some, else those of all.
    pub fn correction_at(&self, regulation: &str, day: Date) -> Option<&DatedCorrection> {
        in_force(&self.corrections, regulation, day)
    }

    /// The same with the rules of hearings from their own file; fails with every fault found.
    pub fn with_hearings(mut self, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        self.hearings = read::hearings(file)?;
        Ok(self)
    }

    /// The hearing before a refusal under a regulation on a day.
    pub fn hearing_at(&self, regulation: &str, day: Date) -> Option<&DatedHearing> {
        in_force(&self.hearings, regulation, day)
    }

    /// The same with the rules of extensions from their own file; fails with every fault found.
    pub fn with_extensions(mut self, file: &SourceFile) -> Result<Self, Vec<Fault>> {
        self.extensions = read::extensions(file)?;
        Ok(self)
    }

    /// How far terms may be extended under a regulation on a day.
    pub fn extension_at(&self, regulation: &str, day: Date) -> Option<&DatedExtension> {
        in_force(&self.extensions, regulation, day)
    }

    /// The hours of a provider's office on a day: its own where it has some, else those of all.
    pub fn hours_at(&self, provider: &str, day: Date) -> Option<OfficeHours> {
        let latest = |whose: Option<&str>| {
            let begun =
                self.hours.iter().filter(|dated| dated.provider.as_deref() == whose && dated.from <= day);
            begun.max_by_key(|dated| dated.from)
        };
        latest(Some(provider)).or_else(|| latest(None)).map(|dated| dated.hours)
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
