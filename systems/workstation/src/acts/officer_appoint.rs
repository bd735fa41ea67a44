//! An officer is appointed to a role at a provider (made with `kezek admin`; recorded in the journal).

use jiff::civil::Date;
use kezek_casework::inconsistent;
use kezek_kernel::{AppointmentId, OfficerId, Role, Words};
use kezek_store::{Act, Entry, Failure, Outcome, Read, params};

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
    let known = act.query("SELECT 1 FROM officers WHERE officer_id = ?1", &params![input.officer])?;
    if known.is_empty() {
        return refuse(OfficerAppointRefusal::NoOfficer);
    }
    let Some(provider) = providers::by_code(act, &input.provider)? else {
        return refuse(OfficerAppointRefusal::NoProvider);
    };
    let until = input.until.map(|date| date.to_string());
    let overlapping = act.query(
        "SELECT 1 FROM appointments WHERE officer_id = ?1 AND provider_id = ?2 AND role = ?3
         AND (valid_until IS NULL OR valid_until >= ?4) AND valid_from <= ?5 LIMIT 1",
        &params![
            input.officer,
            provider,
            input.role.code(),
            input.from.to_string(),
            until.as_deref().unwrap_or("9999-12-31"),
        ],
    )?;
    if !overlapping.is_empty() {
        return refuse(OfficerAppointRefusal::HoldsAlready);
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
    act.record(
        Entry::new("officer-appoint")
            .public("officer", input.officer.to_string())
            .public("provider", input.provider.as_str())
            .public("role", input.role.code())
            .public("from", input.from.to_string())
            .public("until", input.until.map(|date| date.to_string())),
    )?;
    Ok(appointment)
}
