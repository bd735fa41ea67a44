//! A request that came through the gateway becomes a case and gets its number at once.
//!
//! Norm: the step of the edition at which the workstation registers the electronic document. One transaction: inbox,
//! case, request, history, journal entry and, where the workstation registers by itself, the notification to the portal.
//! Where an officer accepts the request, the case waits for him, and the portal is told when he has.

use std::collections::BTreeMap;

use kezek_calendar::OfficeHours;
use kezek_casework::{Arrival, Case, history, rows};
use kezek_kernel::{CaseId, Iin, Instant, Kato, Recipient, SystemName};
use kezek_regulations::{Channel, EditionKey};
use kezek_store::{Act, Failure, Outcome, Read, StoreError, params};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::store::requests::{AttachmentRow, RequestRow};
use crate::store::{counters, names, providers, requests};

/// A request whose message was verified and whose parts lie in the blob table.
#[derive(Debug, Clone)]
pub struct CaseRegister {
    /// The message's number at its sender.
    pub message_id: String,
    /// The system that sent it.
    pub sender: String,
    /// When the message was written.
    pub message_date: Instant,
    /// The chain that answers must carry.
    pub chain: String,
    /// The request's number at the accepting system.
    pub request_number: String,
    /// The moment of application.
    pub applied_at: Instant,
    /// The edition under which the request was filled.
    pub edition: EditionKey,
    /// The channel by which it came.
    pub channel: Channel,
    /// The locality asked for.
    pub locality: Kato,
    /// Its zone.
    pub zone: String,
    /// The provider's code.
    pub provider: String,
    /// Who asks.
    pub person: Recipient,
    /// Who signed for it, where an organisation asks.
    pub representative: Option<Iin>,
    /// Where the parts lie.
    pub(crate) request: RequestRow,
    /// The attached files.
    pub(crate) attachments: Vec<AttachmentRow>,
}

/// A registered case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRegistered {
    /// The case's name.
    pub case: CaseId,
    /// Its number.
    pub number: String,
}

/// Why nothing was registered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterRefusal {
    /// The message came before: it is acknowledged again, and nothing is done twice.
    #[error("the message was received before")]
    Duplicate,
    /// The message is older than the inbox remembers, so nobody can say whether it came before.
    #[error("the message is older than the memory of the inbox")]
    Stale,
    /// The provider is not in the parameters.
    #[error("no such provider")]
    NoProvider,
    /// The edition or its channel does not lead here.
    #[error("the request cannot run under its edition: {0}")]
    Edition(String),
}

/// Registers the request.
pub fn case_register(
    act: &mut Act<'_>,
    office: &Office,
    input: &CaseRegister,
) -> Outcome<CaseRegistered, RegisterRefusal> {
    if input.message_date < act.inbox_remembers_since()? {
        return Err(Failure::Refused(RegisterRefusal::Stale));
    }
    if !act.receive_once(&input.message_id, &input.sender)? || is_known(act, input)? {
        return Err(Failure::Refused(RegisterRefusal::Duplicate));
    }
    let Some(provider) = providers::by_code(act, &input.provider)? else {
        return Err(Failure::Refused(RegisterRefusal::NoProvider));
    };
    let now = act.now();
    let hours = hours(office, input, now);
    let arrival = Arrival { zone: &input.zone, applied_at: input.applied_at, now, hours };
    let opening = office
        .rules
        .open(&input.edition, input.channel, SystemName::Workstation, &arrival)
        .map_err(|fault| Failure::Refused(RegisterRefusal::Edition(fault.to_string())))?;
    let sequence = counters::next(act, counters::SEQUENCE)?;
    let year = now.timestamp().to_zoned(office.zone.clone()).year();
    let case = Case {
        id: act.id(),
        provider,
        locality: input.locality,
        zone: input.zone.clone(),
        sequence,
        number: format!("{year}-{sequence:06}"),
        edition: input.edition.clone(),
        channel: input.channel,
        request_number: input.request_number.clone(),
        sender: input.sender.clone(),
        chain: input.chain.clone(),
        person_key: act.lookup_key(input.person.number.as_str()),
        representative_key: input.representative.map(|iin| act.lookup_key(iin.as_str())),
        person: input.person.clone(),
        applied_at: input.applied_at,
        registered_at: now,
        service_due: opening.service_due,
        executor: None,
        milestones: BTreeMap::new(),
        terms: opening.terms,
        state: opening.state,
    };
    let moved = Moved::at(case.clone()).settled(act, office)?;
    store(act, office, input, &case, &moved)?;
    Ok(CaseRegistered { case: case.id, number: case.number })
}

/// The hours of the office to which a request comes without a person at the counter; he comes only when it is open.
fn hours(office: &Office, input: &CaseRegister, now: Instant) -> Option<OfficeHours> {
    let locality = office.parameters.locality(input.locality)?;
    let hours = office.parameters.hours_at(&input.provider, locality.date_at(now))?;
    (input.channel.entry_system() != SystemName::Workstation).then_some(hours)
}

fn store(
    act: &mut Act<'_>,
    office: &Office,
    input: &CaseRegister,
    case: &Case,
    moved: &Moved,
) -> Result<(), StoreError> {
    rows::insert(act, &moved.case)?;
    names::insert(act, case)?;
    requests::insert(act, case, &input.request, &input.attachments)?;
    let entry = at_desk::entry("case-register", case, &moved.case)
        .effective(input.applied_at)
        .public("sequence", case.sequence)
        .public("request-index", input.request.portal_index)
        .public("request-leaf", hex::encode(input.request.portal_leaf))
        .private("applicant", case.person_key)
        .private("application", input.request.application);
    let index = act.record(entry)?;
    history::note(act, case, "case-register", index, &[])?;
    moved.follow(act, office, None, index)
}

/// The same request under another message number: the sender lost our acknowledgement together with its own memory.
fn is_known(act: &mut Act<'_>, input: &CaseRegister) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM cases WHERE request_number = ?1 AND sender = ?2 AND person_key = ?3";
    let person = act.lookup_key(input.person.number.as_str());
    Ok(!act.query(sql, &params![&input.request_number, &input.sender, person])?.is_empty())
}
