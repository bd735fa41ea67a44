//! The term of a complaint is extended, with a reason, and the person is told at once.
//!
//! Norm: law on public services, article 25: by no more than ten working days in all, the person told within three working days;
//! both stand in `content/parameters/complaints.toml`. A term that has run out is not extended.

use kezek_casework::{Deed, DueDate};
use kezek_messages::ComplaintEvent;
use kezek_store::{Act, Failure, Outcome, Read as _};

use super::{Office, close, entry, find, tell};
use crate::complaint::{Complaint, TermFacts};
use crate::words::BothWords;
use crate::{Refusal, messages};

/// By how much, and why.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintExtend {
    /// The complaint.
    pub(crate) number: String,
    /// By how many working days.
    pub(crate) working_days: u16,
    /// Why, in both languages.
    pub(crate) reason: BothWords,
}

/// Extends the term.
pub(crate) fn complaint_extend(
    act: &mut Act<'_>,
    office: &Office,
    input: &ComplaintExtend,
) -> Outcome<(), Refusal> {
    let at = find(act, office, &input.number, Deed::AnswerComplaint)?;
    let (complaint, now) = (at.complaint, act.now());
    if complaint.stage.named().holder.is_none() {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    let rules = &office.parameters.complaints;
    let left = left(office, &complaint)?;
    if !(1..=left).contains(&input.working_days) || complaint.term.due.instant <= now {
        return Err(Failure::Refused(Refusal::ExtensionDays { left }));
    }
    let words = input.reason.checked(Refusal::NoReason).map_err(Failure::Refused)?;
    let extended_by = complaint.term.extended_by.saturating_add(input.working_days);
    let term = TermFacts { extended_by, extended_at: Some(now), ..complaint.term.clone() };
    let mut extended = Complaint { term, ..complaint };
    let due = extended.counted(office.rules.calendar(), rules)?;
    extended.term.due = DueDate::of(&due, &extended.zone);
    let date = extended.term.due.date.to_string();
    let recorded = entry("complaint-extend", &extended)
        .public("working-days", u64::from(input.working_days))
        .public("until", date.as_str())
        .private("reason", words.committed());
    close(act, &extended, recorded, &[("until", date)], Some(&words))?;
    let event = ComplaintEvent::Extended { due: messages::sent(&extended.term.due), reason: (&words).into() };
    Ok(tell(act, office, &extended, event)?)
}

/// The working days by which the term may still be extended.
pub(crate) fn left(office: &Office, complaint: &Complaint) -> Result<u16, kezek_store::StoreError> {
    let most = complaint.rule(&office.parameters.complaints)?.extend_at_most_working_days;
    Ok(most.saturating_sub(complaint.term.extended_by))
}
