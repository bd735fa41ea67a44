//! An officer is appointed to a role at a provider (made with `kezek admin`; recorded in the journal).

use jiff::civil::Date;
use kezek_casework::inconsistent;
use kezek_kernel::{AppointmentId, OfficerId, ProviderId, Role, Words};
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError, params};

use crate::store::providers;

/// The appointment.
#[derive(Debug, Clone)]
pub struct OfficerAppoint {
    /// Who is appointed.
    pub officer: OfficerId,
    /// The provider's code in the parameters.
    pub provider: String,
    /// The role.
    pub role: Role,
    /// The position as it is printed under a signature.
    pub position: Words,
    /// The first day.
    pub from: Date,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// Whom the officer stands in for.
    pub substitutes_for: Option<OfficerId>,
}

/// Why an officer cannot be appointed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficerAppointRefusal {
    /// No such officer.
    #[error("no such officer")]
    NoOfficer,
    /// The parameters do not name this provider.
    #[error("no such provider")]
    NoProvider,
    /// The last day is before the first.
    #[error("the last day is before the first")]
    DatesReversed,
    /// An officer does not stand in for himself.
    #[error("an officer does not stand in for himself")]
    StandsInForHimself,
    /// The officer who is stood in for does not hold this role at this provider on any of these days.
    #[error("the officer who is stood in for does not hold this role at this provider")]
    HoldsNothing,
    /// The officer already holds this role at this provider on one of these days.
    #[error("the officer already holds this role on one of these days")]
    HoldsAlready,
}

/// Appoints the officer.
pub fn officer_appoint(
    act: &mut Act<'_>,
    input: &OfficerAppoint,
) -> Outcome<AppointmentId, OfficerAppointRefusal> {
    let refuse = |refusal| Err(Failure::Refused(refusal));
    if input.until.is_some_and(|until| until < input.from) {
        return refuse(OfficerAppointRefusal::DatesReversed);
    }
    if input.substitutes_for == Some(input.officer) {
        return refuse(OfficerAppointRefusal::StandsInForHimself);
    }
    let known = act.query("SELECT 1 FROM officers WHERE officer_id = ?1", &params![input.officer])?;
    if known.is_empty() {
        return refuse(OfficerAppointRefusal::NoOfficer);
    }
    let Some(provider) = providers::by_code(act, &input.provider)? else {
        return refuse(OfficerAppointRefusal::NoProvider);
    };
    let until = input.until.map(|date| date.to_string());
    // A colleague in the same role may stand in beside his own appointment.
    let overlapping = act.query(
        "SELECT 1 FROM appointments WHERE officer_id = ?1 AND provider_id = ?2 AND role = ?3
         AND (valid_until IS NULL OR valid_until >= ?4) AND valid_from <= ?5
         AND (COALESCE(substitutes_for, officer_id) = ?6 OR valid_from = ?4) LIMIT 1",
        &params![
            input.officer,
            provider,
            input.role.code(),
            input.from.to_string(),
            until.as_deref().unwrap_or("9999-12-31"),
            input.substitutes_for.unwrap_or(input.officer),
        ],
    )?;
    if !overlapping.is_empty() {
        return refuse(OfficerAppointRefusal::HoldsAlready);
    }
    if let Some(absent) = input.substitutes_for
        && !holds(act, absent, provider, input)?
    {
        return refuse(OfficerAppointRefusal::HoldsNothing);
    }
    let appointment: AppointmentId = act.id();
    let position = serde_json::to_string(&input.position).map_err(|_| inconsistent("words of a position"))?;
    act.execute(
        "INSERT INTO appointments (appointment_id, officer_id, provider_id, role, position_words, valid_from,
         valid_until, substitutes_for) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &params![
            appointment,
            input.officer,
            provider,
            input.role.code(),
            position,
            input.from.to_string(),
            until,
            input.substitutes_for,
        ],
    )?;
    let entry = Entry::new("officer-appoint")
        .public("provider", input.provider.as_str())
        .public("role", input.role.code())
        .public("from", input.from.to_string())
        .public("until", input.until.map(|date| date.to_string()));
    let entry = entry.private("officer", input.officer.as_bytes().as_slice());
    act.record(match input.substitutes_for {
        Some(absent) => entry.private("substitutes-for", absent.as_bytes().as_slice()),
        None => entry,
    })?;
    Ok(appointment)
}

/// Whether an officer himself holds the role of this appointment, at its provider, on one of its days.
fn holds(
    act: &mut Act<'_>,
    officer: OfficerId,
    provider: ProviderId,
    input: &OfficerAppoint,
) -> Result<bool, StoreError> {
    let until = input.until.map_or_else(|| "9999-12-31".to_owned(), |date| date.to_string());
    let held = act.query(
        "SELECT 1 FROM appointments WHERE officer_id = ?1 AND provider_id = ?2 AND role = ?3
         AND (valid_until IS NULL OR valid_until >= ?4) AND valid_from <= ?5 AND substitutes_for IS NULL LIMIT 1",
        &params![officer, provider, input.role.code(), input.from.to_string(), until],
    )?;
    Ok(!held.is_empty())
}
