//! The head extends the terms of a case, with a reason, and the person is told at once.
//!
//! Norm: APPK, article 76: by a reasoned decision of the head, within bounds, the person told within three working days; all of it
//! dated data (`content/parameters/extension.toml`). What is extended and what is not:
//! `docs/decisions/0034-a-term-is-extended-by-the-head.md`.

use kezek_calendar::{Term, Unit};
use kezek_casework::{Case, Deed, DueDate, inconsistent};
use kezek_kernel::{CaseId, Instant, Role};
use kezek_regulations::ExtensionRule;
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::store::notes;
use crate::words::BothWords;
use crate::{Refusal, messages};

/// By how much, and why.
#[derive(Debug, Clone)]
pub(crate) struct TermExtend {
    /// The case.
    pub(crate) case: CaseId,
    /// By how many working days.
    pub(crate) working_days: u16,
    /// Why, in both languages.
    pub(crate) reason: BothWords,
}

/// Extends the terms that run.
pub(crate) fn term_extend(act: &mut Act<'_>, office: &Office, input: &TermExtend) -> Outcome<(), Refusal> {
    let at = at_desk::find(act, office, input.case)?;
    let (case, now) = (&at.case, act.now());
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    if !at.duty.may(Deed::Extend, case, asked.edition, Some(asked.work)) {
        return Err(Failure::Refused(at.duty.why_not(Deed::Extend, case)));
    }
    let left = left(office, case, now)?;
    if left == 0 {
        return Err(Failure::Refused(Refusal::NoExtension));
    }
    if !(1..=left).contains(&input.working_days) {
        return Err(Failure::Refused(Refusal::ExtensionDays { left }));
    }
    let reason = input.reason.checked(Refusal::NoReason).map_err(Failure::Refused)?;
    let extended = office.rules.extended(case.clone(), input.working_days, now);
    let moved = Moved::at(extended.map_err(StoreError::from)?);
    let running = office.rules.extensible(&moved.case).map_err(StoreError::from)?;
    let (whose, running) = running.ok_or_else(|| inconsistent("an extended term does not run"))?;
    let due = DueDate::of(&running.due, &case.zone);
    let date = due.date.to_string();
    let entry = at_desk::entry("term-extend", case, &moved.case)
        .public("working-days", u64::from(input.working_days))
        .public("until", date.as_str())
        .private("reason", reason.committed());
    let facts = [("until", date)];
    let index = at_desk::close_in(act, office, Some(Role::Head), &at, &moved, entry, &facts)?;
    notes::insert(act, case, index, &format!("{} / {}", reason.kk, reason.ru))?;
    Ok(messages::extended(act, &office.rules, case, whose, &due, &reason)?)
}

/// The rule under which the terms of this case could be extended now; none before the first day of the data.
pub(crate) fn rule<'a>(office: &'a Office, case: &Case, now: Instant) -> Option<&'a ExtensionRule> {
    let day = office.parameters.locality(case.locality)?.date_at(now);
    office.parameters.extensions.of(case.edition.regulation(), day)
}

/// The working days by which the terms of this case may still be extended.
pub(crate) fn left(office: &Office, case: &Case, now: Instant) -> Result<u16, StoreError> {
    let Some(rule) = rule(office, case, now) else { return Ok(0) };
    let at_most = Term::new(rule.at_most_months, Unit::Months);
    Ok(office.rules.extensible_by(case, at_most, now)?)
}
