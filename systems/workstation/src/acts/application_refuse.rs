//! An incomplete set of papers, or one with an expired document, is not accepted; nothing of it is lost.
//!
//! Norm: the step of the edition at which the office refuses to accept; Law on public services, articles 19 and 20. No case
//! begins. The refusal has a number of its own, an entry in the journal, and a receipt that can be printed again.

use kezek_store::{Act, Entry, Failure, Outcome, Read};

use super::at_counter::{self, PaperApplication};
use super::at_desk::Office;
use crate::Refusal;
use crate::store::{applications, counters, intakes};

/// An application that was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRefused {
    /// The number of the refusal.
    pub number: String,
}

/// Refuses to accept the application.
pub fn application_refuse(
    act: &mut Act<'_>,
    office: &Office,
    input: &PaperApplication,
) -> Outcome<ApplicationRefused, Refusal> {
    let clerk = at_counter::clerk(act, office, input)?;
    let shortcomings = at_counter::shortcomings(act, office, input)?;
    if shortcomings.is_empty() {
        return Err(Failure::Refused(Refusal::SetComplete));
    }
    let now = act.now();
    let sequence = counters::next(act, counters::NOT_ACCEPTED)?;
    let number = format!("{}-N-{sequence:06}", office.year(now));
    let documents: Vec<&str> = shortcomings.iter().map(|each| each.document.as_str()).collect();
    let entry = Entry::new("application-refuse")
        .public("application", number.as_str())
        .public("edition", input.edition.as_str())
        .public("locality", input.locality.as_str())
        .public("documents", documents.join(" "))
        .private("applicant", act.lookup_key(input.person.number.as_str()))
        .private("record", input.record);
    let index = act.record(entry)?;
    applications::insert(act, &input.row(clerk, &number, now, None, index))?;
    intakes::remove(act, input.draft)?;
    Ok(ApplicationRefused { number })
}
