//! The acts on a complaint: one act, one file.
//!
//! Norm: law on public services, article 25; administrative code, articles 91 to 100. A complaint has its own number, term and
//! history; none of its acts moves the contested case.

pub(crate) mod answer_prepare;
pub(crate) mod answer_sign;
pub(crate) mod complaint_assign;
pub(crate) mod complaint_enter;
pub(crate) mod complaint_escalate;
pub(crate) mod complaint_extend;
pub(crate) mod complaint_open;
pub(crate) mod complaint_receive;
pub(crate) mod complaint_send_up;
pub(crate) mod complaint_take;

use jiff::tz::TimeZone;
use kezek_calendar::OfficeHours;
use kezek_casework::{Case, Deed, DueDate, inconsistent, rows};
use kezek_kernel::{Instant, ProviderId, Scope};
use kezek_messages::ComplaintEvent;
use kezek_regulations::Filed;
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError};

use super::Office;
use super::at_desk::check_text;
use crate::complaint::concern::AtComplaint;
use crate::complaint::{Complaint, TermFacts};
use crate::duty::Duty;
use crate::store::{complaint_history, complaints, counters};
use crate::words::BothWords;
use crate::{Refusal, messages};

/// The complaint within the scope of whoever acts, if he may do this to it and it has not ended.
fn find(act: &mut Act<'_>, office: &Office, number: &str, deed: Deed) -> Outcome<AtComplaint, Refusal> {
    let actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    let found = AtComplaint::find(act, duty, number)?;
    let at = found.ok_or(Failure::Refused(Refusal::NoSuchComplaint))?;
    if at.complaint.stage.ended().is_some() && deed != Deed::OpenComplaint {
        return Err(Failure::Refused(Refusal::Moved));
    }
    if at.may(deed) {
        return Ok(at);
    }
    Err(Failure::Refused(match deed {
        _ if at.duty.is(at.complaint.person_key) => Refusal::OwnCase,
        // Whom it concerns and who may not see it learns nothing of it.
        Deed::OpenComplaint => Refusal::NoSuchComplaint,
        _ if at.is_concerned() && at.may(Deed::OpenComplaint) => Refusal::Concerned,
        _ if !at.may(Deed::OpenComplaint) => Refusal::NoSuchComplaint,
        _ => Refusal::NotYours,
    }))
}

/// What a new complaint begins with beside what the person says.
fn opening(
    act: &mut Act<'_>,
    office: &Office,
    zone_name: &str,
    hours: Option<OfficeHours>,
) -> Result<(String, TermFacts), StoreError> {
    let now = act.now();
    let zone = TimeZone::get(zone_name).map_err(|_| inconsistent("the zone of a complaint"))?;
    let day = zone.to_datetime(now.timestamp()).date();
    let rule = office.parameters.complaints.on(day);
    let rule = rule.ok_or_else(|| inconsistent("there is no rule of complaints"))?;
    let filed = Filed { registered_at: now, zone: &zone, hours, extended_by: 0 };
    let due = DueDate::of(&rule.due(office.rules.calendar(), &filed), zone_name);
    let sequence = counters::next(act, counters::COMPLAINTS)?;
    let number = format!("C-{}-{sequence:06}", office.year(now));
    Ok((number, TermFacts { hours, extended_by: 0, extended_at: None, due }))
}

/// The hours of the provider's office, for what came without a person before an officer.
fn hours(
    act: &mut Act<'_>,
    office: &Office,
    provider: ProviderId,
    day: jiff::civil::Date,
) -> Result<Option<OfficeHours>, StoreError> {
    let provider = office.provider(act, provider)?;
    Ok(office.parameters.hours_at(&provider.id, day))
}

/// The entry of an act on a complaint.
fn entry(code: &'static str, complaint: &Complaint) -> Entry {
    Entry::new(code)
        .public("complaint", complaint.number.as_str())
        .public("locality", complaint.locality.as_str())
        .public("stage", complaint.stage.code())
}

/// Records the act, writes it into the history and stores where the complaint stands.
fn close(
    act: &mut Act<'_>,
    after: &Complaint,
    entry: Entry,
    facts: &[(&str, String)],
    note: Option<&BothWords>,
) -> Result<(), StoreError> {
    let code = entry.act;
    let index = act.record(entry)?;
    complaint_history::note(act, after.id, code, index, facts, note)?;
    complaints::update(act, after)
}

/// Tells the accepting system what happened to a complaint that it sent.
fn tell(
    act: &mut Act<'_>,
    office: &Office,
    complaint: &Complaint,
    event: ComplaintEvent,
) -> Result<(), StoreError> {
    let (Some(origin), Some(case)) = (&complaint.origin, contested(act, complaint)?) else { return Ok(()) };
    messages::complaint(act, &office.rules, &case, &origin.number, &complaint.number, event)
}

/// The contested case; none when the complaint is about none.
fn contested(read: &mut impl Read, complaint: &Complaint) -> Result<Option<Case>, StoreError> {
    match complaint.case {
        Some(case) => rows::find(read, &Scope::System, case),
        None => Ok(None),
    }
}

/// The local day of an instant.
fn day(zone: &TimeZone, at: Instant) -> jiff::civil::Date {
    zone.to_datetime(at.timestamp()).date()
}
