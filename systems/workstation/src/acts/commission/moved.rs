//! Cases that one act of the commission moves together, under its one entry of the journal.

use kezek_casework::{Case, history, inconsistent, rows};
use kezek_kernel::{CaseId, Scope};
use kezek_regulations::{Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Entry, Outcome, Read, StoreError};

use super::super::Office;
use super::super::moving::Moved;
use crate::Refusal;

/// A case with what its history says of the act.
pub(super) struct Moving {
    before: Case,
    moved: Moved,
    facts: Vec<(&'static str, String)>,
}

impl Moving {
    /// A case that stays where it is.
    pub(super) fn stays(case: Case, facts: Vec<(&'static str, String)>) -> Self {
        Self { moved: Moved::at(case.clone()), before: case, facts }
    }

    /// A case that passes this work, which it must be asked for now.
    pub(super) fn past(
        act: &mut Act<'_>,
        office: &Office,
        case: Case,
        verb: Verb,
        facts: Vec<(&'static str, String)>,
    ) -> Result<Self, StoreError> {
        let asked = office.rules.asked(&case)?.map(|asked| asked.work.verb);
        if asked != Some(verb) {
            return Err(inconsistent("a case on an agenda stands elsewhere"));
        }
        let now = act.now();
        let moved = Moved::at(case.clone()).past(office, WorkOutcome::Done, now)?.settled(act, office)?;
        Ok(Self { before: case, moved, facts })
    }
}

/// The case on an agenda.
pub(super) fn case(read: &mut impl Read, id: CaseId) -> Result<Case, StoreError> {
    rows::find(read, &Scope::System, id)?.ok_or_else(|| inconsistent("a case on an agenda is gone"))
}

/// Records the act, writes it into the histories, stores where the cases stand and does what follows.
pub(super) fn close(
    act: &mut Act<'_>,
    office: &Office,
    entry: Entry,
    moving: &[Moving],
) -> Outcome<u64, Refusal> {
    let code = entry.act;
    let index = act.record(entry)?;
    for Moving { before, moved, facts } in moving {
        history::note(act, before, code, index, facts)?;
        rows::update(act, &moved.case)?;
        moved.follow(act, office, None, index)?;
    }
    Ok(index)
}
