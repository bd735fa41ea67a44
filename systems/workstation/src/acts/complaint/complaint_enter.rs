//! An officer enters a complaint that came to the counter, by telephone or by post; it gets its number and its term at once.
//!
//! Norm: administrative code, articles 64 and 93: who complains, by name, number and postal address; what is contested, why, and
//! what is asked for.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use kezek_casework::{Case, Deed, inconsistent, rows};
use kezek_kernel::{Instant, Kato, OfficerId, ProviderId, RecipientName};
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::{Office, check_text, day, entry, hours, opening};
use crate::Refusal;
use crate::complaint::concern;
use crate::complaint::{Came, Complaint, Grievance, Stage};
use crate::duty::Duty;
use crate::store::requests::AttachmentRow;
use crate::store::{complaint_history, complaints};

/// What the officer enters.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintEnter {
    /// The way by which it came.
    pub(crate) came: Came,
    /// The contested case by number; none when it is about none.
    pub(crate) case: Option<String>,
    /// Who complains about what.
    pub(crate) grievance: Grievance,
    /// The officials whom it names, beside those whose surnames stand in its words.
    pub(crate) officials: Vec<OfficerId>,
    /// The scan, in the blob table.
    pub(crate) file: Option<AttachmentRow>,
}

/// Registers the complaint and hands back its number.
pub(crate) fn complaint_enter(
    act: &mut Act<'_>,
    office: &Office,
    input: &ComplaintEnter,
) -> Outcome<String, Refusal> {
    let actor = act.actor().clone();
    let duty = Duty::of_actor(act, &actor, &office.zone)?.ok_or(Failure::Refused(Refusal::NotYours))?;
    let provider = duty.providers_for(Deed::EnterComplaint).first().copied();
    let provider = provider.ok_or(Failure::Refused(Refusal::NotYours))?;
    check(&input.grievance)?;
    let case = contested(act, &duty, input.case.as_deref())?;
    let provider = case.as_ref().map_or(provider, |case| case.provider);
    if duty.is(act.lookup_key(input.grievance.person.number.as_str())) {
        return Err(Failure::Refused(Refusal::OwnCase));
    }
    let complaint = complaint(act, office, &duty, provider, case.as_ref(), input)?;
    let mut officials = concern::named_in(act, provider, &complaint.grievance)?;
    officials.extend(own(act, provider, &input.officials)?);
    complaints::insert(act, &complaint, input.file.as_slice(), &officials)?;
    let recorded = entry("complaint-enter", &complaint)
        .public("came", input.came.code())
        .private("case", case.as_ref().map_or("", |case| case.number.as_str()).as_bytes())
        .private("person", complaint.person_key);
    let index = act.record(recorded)?;
    let facts = [("came", input.came.code().to_owned())];
    complaint_history::note(act, complaint.id, "complaint-enter", index, &facts, None)?;
    Ok(complaint.number)
}

/// What article 93 wants of a complaint, and no text too long.
fn check(grievance: &Grievance) -> Outcome<(), Refusal> {
    let names = match &grievance.person.name {
        RecipientName::Person(name) => vec![&name.surname, &name.given],
        RecipientName::Organisation(name) => vec![name],
    };
    let needed = [&grievance.address, &grievance.circumstances, &grievance.wish];
    if names.into_iter().chain(needed).any(|text| text.trim().is_empty()) {
        return Err(Failure::Refused(Refusal::ComplaintUnfilled));
    }
    for text in [&grievance.address, &grievance.official, &grievance.circumstances, &grievance.wish] {
        check_text(text)?;
    }
    Ok(())
}

/// The case with this number at one of the officer's providers; a number without such a case is refused.
fn contested(act: &mut Act<'_>, duty: &Duty, number: Option<&str>) -> Outcome<Option<Case>, Refusal> {
    let Some(number) = number.map(str::trim).filter(|number| !number.is_empty()) else { return Ok(None) };
    let case = rows::find_by_number(act, &duty.scope(), number)?;
    let case = case.filter(|case| duty.may_at(Deed::EnterComplaint, case.provider));
    case.map(Some).ok_or(Failure::Refused(Refusal::NoSuchCase))
}

/// Those of these officers who are appointed to the provider.
fn own(
    act: &mut Act<'_>,
    provider: ProviderId,
    named: &[OfficerId],
) -> Result<BTreeSet<OfficerId>, StoreError> {
    let appointed = crate::store::officers::of_provider(act, provider)?;
    let of_provider = |officer: &&OfficerId| appointed.iter().any(|each| each.officer == **officer);
    Ok(named.iter().filter(of_provider).copied().collect())
}

fn complaint(
    act: &mut Act<'_>,
    office: &Office,
    duty: &Duty,
    provider: ProviderId,
    case: Option<&Case>,
    input: &ComplaintEnter,
) -> Result<Complaint, StoreError> {
    let now: Instant = act.now();
    let (locality, zone_name) = place(act, office, provider, case)?;
    let zone = TimeZone::get(&zone_name).map_err(|_| inconsistent("the zone of a locality"))?;
    // Whoever comes or rings does so while somebody is there; a letter lies until the office opens.
    let hours = match input.came {
        Came::Post => hours(act, office, provider, day(&zone, now))?,
        _ => None,
    };
    let (number, term) = opening(act, office, &zone_name, hours)?;
    Ok(Complaint {
        id: act.id(),
        provider,
        locality,
        zone: zone_name,
        number,
        came: input.came,
        origin: None,
        case: case.map(|case| case.id),
        person_key: act.lookup_key(input.grievance.person.number.as_str()),
        grievance: input.grievance.clone(),
        filed_at: now,
        registered_at: now,
        registered_by: Some(duty.officer),
        term,
        stage: Stage::Waiting,
    })
}

/// The locality of the case, else the first one that the provider serves.
fn place(
    act: &mut Act<'_>,
    office: &Office,
    provider: ProviderId,
    case: Option<&Case>,
) -> Result<(Kato, String), StoreError> {
    if let Some(case) = case {
        return Ok((case.locality, case.zone.clone()));
    }
    let first = office.provider(act, provider)?.localities.first().copied();
    let locality = first.and_then(|kato| office.parameters.locality(kato));
    let locality = locality.ok_or_else(|| inconsistent("a provider serves no locality"))?;
    Ok((locality.kato, locality.zone_name.clone()))
}
