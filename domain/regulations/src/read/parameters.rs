//! Reads `parameters/localities.toml`, `parameters/office-hours.toml`, `parameters/correction.toml`, `parameters/hearing.toml`
//! and `parameters/signatories.toml`.

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use kezek_calendar::OfficeHours;
use kezek_kernel::{Bin, CertificateRole, Kato};

use super::table::{Faults, Reader, Table};
use crate::fault::{Fault, SourceFile};
use crate::parameters::{
    DatedCorrection, DatedExtension, DatedHearing, DatedHours, DatedSignatories, Locality, Parameters,
    Provider,
};

pub(crate) fn parameters(file: &SourceFile) -> Result<Parameters, Vec<Fault>> {
    let faults = Faults::default();
    let mut parameters = Parameters::default();
    Reader::new(file, &faults).read(|root| {
        let mut seen = BTreeSet::new();
        for table in root.tables("locality") {
            if let Some(locality) = locality(&table) {
                if !seen.insert(locality.kato) {
                    table.fault("kato", "duplicate-id", locality.kato.as_str());
                }
                parameters.localities.push(locality);
            }
            table.finish();
        }
        for table in root.tables("provider") {
            if let Some(provider) = provider(&table, &seen, &parameters.providers) {
                parameters.providers.push(provider);
            }
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(parameters) } else { Err(found) }
}

/// Hours of offices; a provider that is named must be known.
pub(crate) fn hours(file: &SourceFile, known: &Parameters) -> Result<Vec<DatedHours>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<DatedHours> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("hours") {
            let dated = dated_hours(&table, known);
            let same = |other: &DatedHours| {
                dated.as_ref().is_some_and(|it| (&it.provider, it.from) == (&other.provider, other.from))
            };
            if all.iter().any(same) {
                table.fault("from", "duplicate-id", "from");
            }
            all.extend(dated);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

fn dated_hours(table: &Table<'_>, known: &Parameters) -> Option<DatedHours> {
    let provider = table.optional_text("provider");
    if let Some(unknown) = provider.as_deref().filter(|id| known.provider(id).is_none()) {
        table.fault("provider", "unknown-provider", unknown);
    }
    let time = |key| table.one_of(key, "bad-time", |text| text.parse::<Time>().ok());
    let (opens, closes) = (time("opens"), time("closes"));
    let (from, source) = (table.date("from"), table.text("source"));
    let unverified = table.flag("unverified");
    let hours = OfficeHours::new(opens?, closes?);
    if hours.is_err() {
        table.fault("closes", "limits-out-of-order", "closes");
    }
    Some(DatedHours { provider, from, hours: hours.ok()?, source, unverified })
}

/// Bounds of corrections.
pub(crate) fn corrections(file: &SourceFile) -> Result<Vec<DatedCorrection>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<DatedCorrection> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("correction") {
            let dated = DatedCorrection {
                regulation: table.optional_text("regulation"),
                from: table.date("from"),
                at_least: table.number("at_least"),
                at_most: table.number("at_most"),
                stops_clock: table.flag("stops_clock"),
                source: table.text("source"),
                unverified: table.flag("unverified"),
            };
            if dated.at_least == 0 || dated.at_most < dated.at_least {
                table.fault("at_most", "limits-out-of-order", "at_most");
            }
            let same =
                |other: &DatedCorrection| (&dated.regulation, dated.from) == (&other.regulation, other.from);
            if all.iter().any(same) {
                table.fault("from", "duplicate-id", "from");
            }
            all.push(dated);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

/// Hearings before a refusal.
pub(crate) fn hearings(file: &SourceFile) -> Result<Vec<DatedHearing>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<DatedHearing> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("hearing") {
            let dated = DatedHearing {
                regulation: table.optional_text("regulation"),
                from: table.date("from"),
                notice_days: table.number("notice_days"),
                objection_days: table.number("objection_days"),
                shortest_term_days: table.number("shortest_term_days"),
                source: table.text("source"),
                unverified: table.flag("unverified"),
            };
            if dated.objection_days == 0 || dated.notice_days < dated.objection_days {
                table.fault("objection_days", "limits-out-of-order", "objection_days");
            }
            let same =
                |other: &DatedHearing| (&dated.regulation, dated.from) == (&other.regulation, other.from);
            if all.iter().any(same) {
                table.fault("from", "duplicate-id", "from");
            }
            all.push(dated);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

/// How far terms may be extended.
pub(crate) fn extensions(file: &SourceFile) -> Result<Vec<DatedExtension>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<DatedExtension> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("extension") {
            let dated = DatedExtension {
                regulation: table.optional_text("regulation"),
                from: table.date("from"),
                at_most_months: table.number("at_most_months"),
                tell_within_working_days: table.number("tell_within_working_days"),
                norm: table.words("norm"),
                source: table.text("source"),
                unverified: table.flag("unverified"),
            };
            let same =
                |other: &DatedExtension| (&dated.regulation, dated.from) == (&other.regulation, other.from);
            if all.iter().any(same) {
                table.fault("from", "duplicate-id", "from");
            }
            all.push(dated);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

/// The roles of those who sign for organisations.
pub(crate) fn signatories(file: &SourceFile) -> Result<Vec<DatedSignatories>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<DatedSignatories> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("signatories") {
            let roles = table.many_of("roles", "unknown-role", CertificateRole::from_code);
            let dated = DatedSignatories {
                from: table.date("from"),
                roles: roles.into_iter().collect(),
                source: table.text("source"),
                unverified: table.flag("unverified"),
            };
            if dated.roles.is_empty() {
                table.fault("roles", "missing-key", "roles");
            }
            if all.iter().any(|other| other.from == dated.from) {
                table.fault("from", "duplicate-id", "from");
            }
            all.push(dated);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

fn locality(table: &Table<'_>) -> Option<Locality> {
    let kato = table.one_of("kato", "bad-kato", |text| text.parse::<Kato>().ok());
    let zone_name = table.text("zone");
    let zone = TimeZone::get(&zone_name).ok();
    if zone.is_none() {
        table.fault("zone", "unknown-zone", &zone_name);
    }
    let (name, region) = (table.words("name"), table.words("region"));
    let (source, unverified) = (table.text("source"), table.flag("unverified"));
    Some(Locality { kato: kato?, name, region, zone_name, zone: zone?, source, unverified })
}

fn provider(table: &Table<'_>, known: &BTreeSet<Kato>, before: &[Provider]) -> Option<Provider> {
    let bin = table.one_of("bin", "bad-bin", |text| text.parse::<Bin>().ok());
    let localities = table.many_of("localities", "bad-kato", |text| text.parse::<Kato>().ok());
    for kato in localities.iter().filter(|kato| !known.contains(kato)) {
        table.fault("localities", "unknown-locality", kato.as_str());
    }
    let id = table.id("id");
    let regulations = table.texts("regulations");
    for other in before {
        let shared = localities.iter().any(|kato| other.localities.contains(kato));
        if other.id == id || other.bin.as_str() == bin.map(String::from).unwrap_or_default() {
            table.fault("id", "duplicate-id", &id);
        }
        if shared && regulations.iter().any(|regulation| other.regulations.contains(regulation)) {
            table.fault("localities", "served-twice", &id);
        }
    }
    let (name, call_centre) = (table.words("name"), table.text("call_centre"));
    Some(Provider { id, name, bin: bin?, localities, regulations, call_centre })
}
