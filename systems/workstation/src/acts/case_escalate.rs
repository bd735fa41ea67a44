//! The head is told that the term of a step will end, and that it has ended; the system does it, nobody asks for it.
//!
//! Each is told once for each step of a case: the level in the case's row and the row of what was told are written in the act
//! itself, so a round that was cut off goes on where it stopped.

use kezek_casework::history;
use kezek_kernel::{CaseId, Instant, Scope};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, Office};
use crate::Refusal;
use crate::store::attention::{self, Alert};

/// What is to be done about a case whose term is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// The head is told.
    Tell(Alert),
    /// The whole term is shorter than the time before: nothing is told until it has ended.
    PassOver,
    /// Nothing: it was done meanwhile.
    Nothing,
}

/// What is to be done about this case now.
pub(crate) fn due(read: &mut impl Read, office: &Office, id: CaseId) -> Result<Due, StoreError> {
    let Some(case) = kezek_casework::rows::find(read, &Scope::System, id)? else { return Ok(Due::Nothing) };
    let Some((step, ends)) = case.state.step().zip(case.governing_due()) else { return Ok(Due::Nothing) };
    let (now, level) = (read.now(), attention::level(read, id)?);
    let wanted = if ends <= now { Alert::Ended } else { Alert::Before };
    if !attention::is_new(wanted, level) {
        return Ok(Due::Nothing);
    }
    Ok(match wanted {
        Alert::Before if ends > horizon(office, now) => Due::Nothing,
        Alert::Before if ends <= horizon(office, step.entered_at) => Due::PassOver,
        _ => Due::Tell(wanted),
    })
}

/// Tells the head what is to be told about this case now; refuses as moved when that is nothing.
pub(crate) fn case_escalate(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let Due::Tell(alert) = due(act, office, id)? else { return Err(Failure::Refused(Refusal::Moved)) };
    let case =
        kezek_casework::rows::find(act, &Scope::System, id)?.ok_or(Failure::Refused(Refusal::NoSuchCase))?;
    let ends = case.governing_due().ok_or(Failure::Refused(Refusal::Moved))?;
    let entry = at_desk::entry("case-escalate", &case, &case).public("term", alert.code());
    let index = act.record(entry)?;
    history::note(act, &case, "case-escalate", index, &[("term", alert.code().to_owned())])?;
    attention::insert(act, &case, alert, ends, index)?;
    Ok(())
}

/// Terms that end until then are told about: the end of the last of so many working days after the present one.
pub(crate) fn horizon(office: &Office, now: Instant) -> Instant {
    let mut day = now.timestamp().to_zoned(office.zone.clone()).date();
    let Some(working_days) = office.parameters.attention.working_days_on(day) else { return now };
    let mut left = working_days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return now };
        day = next;
        left -= u16::from(office.rules.calendar().is_working(day));
    }
    let end = day.tomorrow().and_then(|next| next.to_zoned(office.zone.clone()));
    end.map_or(now, |end| end.timestamp().into())
}
