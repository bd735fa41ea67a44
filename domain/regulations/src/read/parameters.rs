//! Reads `parameters/localities.toml`.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use kezek_kernel::{Bin, Kato};

use super::table::{Faults, Reader, Table};
use crate::fault::{Fault, SourceFile};
use crate::parameters::{Locality, Parameters, Provider};

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
