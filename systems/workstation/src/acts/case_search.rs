//! An officer searches cases by number, request, person's number or name. A search looks at personal data, so it is recorded as an
//! opening is: the search itself, and every case that it showed.

use kezek_casework::{Case, Deed, inconsistent, seal_json};
use kezek_store::{Act, Entry, Failure, Outcome, StoreError, params};

use super::at_desk::Office;
use crate::Refusal;
use crate::duty::Duty;
use crate::store::openings;

/// The name of the part that a search opens, among the openings of a case.
pub const PART: &str = "search";

/// A search that was done.
#[derive(Debug, Clone)]
pub struct CaseSearch {
    /// By what: `number`, `person` or `name`.
    pub kind: &'static str,
    /// What was searched for.
    pub words: String,
    /// The cases to be shown.
    pub shown: Vec<Case>,
}

/// Records the search; what it found may be shown then.
pub fn case_search(act: &mut Act<'_>, office: &Office, input: &CaseSearch) -> Outcome<(), Refusal> {
    let actor = act.actor().clone();
    let duty = Duty::of_actor(act, &actor, &office.zone)?.filter(|duty| duty.may_in_general(Deed::Search));
    let duty = duty.ok_or(Failure::Refused(Refusal::NotYours))?;
    let shown = i64::try_from(input.shown.len()).map_err(|_| inconsistent("cases of a search"))?;
    let index = act.record(
        Entry::new("case-search")
            .public("kind", input.kind)
            .public("shown", shown)
            .private("words", input.words.as_bytes()),
    )?;
    for case in &input.shown {
        openings::insert(act, case, duty.officer, PART, index)?;
    }
    insert(act, &duty, input, shown, index)?;
    Ok(())
}

fn insert(
    act: &mut Act<'_>,
    duty: &Duty,
    input: &CaseSearch,
    shown: i64,
    index: u64,
) -> Result<(), StoreError> {
    let words = seal_json(act, &input.words)?;
    let id: [u8; 16] = act.random();
    let now = kezek_store::Read::now(act);
    let index = i64::try_from(index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO searches (search_id, officer_id, at, kind, words_sealed, shown, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &params![id, duty.officer, now, input.kind, words, shown, index],
    )?;
    Ok(())
}
