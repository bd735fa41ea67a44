//! A complete set of papers is accepted at the counter: the case begins and gets its number at once.
//!
//! Norm: the steps of the edition at which the recipient hands in documents and the office accepts and registers them, gives
//! the receipt and passes them on. The moment of hand-in is the moment of application. The clerk's signature over the record
//! was checked before the act.

use std::collections::BTreeMap;

use kezek_casework::{Arrival, Case, history, rows};
use kezek_kernel::{CaseId, SystemName};
use kezek_regulations::Channel;
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_counter::{self, PaperApplication};
use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::Refusal;
use crate::store::requests::{self, RequestRow};
use crate::store::{applications, counters, intakes};

/// An accepted application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationAccepted {
    /// The case that begins with it.
    pub case: CaseId,
    /// Its number.
    pub number: String,
}

/// Accepts the application and begins the case.
pub fn application_accept(
    act: &mut Act<'_>,
    office: &Office,
    input: &PaperApplication,
) -> Outcome<ApplicationAccepted, Refusal> {
    let clerk = at_counter::clerk(act, office, input)?;
    if !at_counter::shortcomings(act, office, input)?.is_empty() {
        return Err(Failure::Refused(Refusal::SetIncomplete));
    }
    if input.intake.identity.is_none() {
        return Err(Failure::Refused(Refusal::NoIdentity));
    }
    let case = case(act, office, input)?;
    let moved = Moved::at(case.clone()).past_intake(office, act.now())?.settled(act, office)?;
    rows::insert(act, &moved.case)?;
    let entry = at_desk::entry("application-accept", &case, &moved.case)
        .effective(case.applied_at)
        .public("sequence", case.sequence)
        .private("applicant", case.person_key)
        .private("record", input.record);
    let index = act.record(entry)?;
    // The workstation itself is the accepting system: its own entry stands where that of a portal would.
    let request = RequestRow {
        category: input.category.clone(),
        application: input.record,
        cms: input.cms,
        evidence: input.evidence,
        portal_index: index,
        portal_leaf: [0; 32],
    };
    requests::insert(act, &moved.case, &request, &input.attachments)?;
    applications::insert(act, &input.row(clerk, &case.number, case.applied_at, Some(case.id), index))?;
    intakes::remove(act, input.draft)?;
    history::note(act, &case, "application-accept", index, &[])?;
    moved.follow(act, office, None, index)?;
    Ok(ApplicationAccepted { case: case.id, number: case.number })
}

/// The case at the place where the papers are handed in.
fn case(act: &mut Act<'_>, office: &Office, input: &PaperApplication) -> Result<Case, StoreError> {
    let now = act.now();
    let (edition, channel) = (&input.edition, Channel::Provider);
    // The person stands at the counter, so the office is open.
    let arrival = Arrival { zone: &input.zone, applied_at: now, now, hours: None };
    let opening = office.rules.open(edition, channel, SystemName::Workstation, &arrival)?;
    let sequence = counters::next(act, counters::SEQUENCE)?;
    let number = format!("{}-{sequence:06}", office.year(now));
    Ok(Case {
        id: act.id(),
        provider: input.provider,
        locality: input.locality,
        zone: input.zone.clone(),
        sequence,
        number: number.clone(),
        edition: edition.clone(),
        channel,
        request_number: number.clone(),
        sender: SystemName::Workstation.code().to_owned(),
        chain: number,
        person_key: act.lookup_key(input.person.number.as_str()),
        representative_key: None,
        person: input.person.clone(),
        applied_at: now,
        registered_at: now,
        service_due: opening.service_due,
        executor: None,
        milestones: BTreeMap::new(),
        terms: opening.terms,
        state: opening.state,
    })
}
