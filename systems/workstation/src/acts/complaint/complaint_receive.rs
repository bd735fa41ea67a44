//! A signed complaint that came through the gateway gets its number and its term at once, and the accepting system is told.
//!
//! Norm: law on public services, article 25: five working days from registration. Late filing is no ground to refuse it.

use jiff::tz::TimeZone;
use kezek_casework::{Case, inconsistent, rows};
use kezek_exchange::{Arrival, Received, arrival};
use kezek_kernel::{Instant, Scope};
use kezek_messages::ComplaintEvent;
use kezek_store::{Act, Failure, Outcome, Read, StoreError, params};

use super::{Office, day, entry, hours, opening, tell};
use crate::complaint::{Came, Complaint, Grievance, Origin, Stage};
use crate::store::complaint_history;
use crate::store::complaints::{self, PapersRow};
use crate::store::requests::AttachmentRow;
use crate::{complaint::concern, messages};

/// A complaint whose message was verified and whose parts lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintReceive {
    /// The request in whose chain it came.
    pub(crate) request_number: String,
    /// Its number at the accepting system.
    pub(crate) number: String,
    /// The BIN to which the person addressed it.
    pub(crate) provider_bin: String,
    /// When the person filed it.
    pub(crate) filed_at: Instant,
    pub(crate) grievance: Grievance,
    pub(crate) papers: PapersRow,
    pub(crate) files: Vec<AttachmentRow>,
}

/// Why a complaint was not registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub(crate) enum ReceiveRefusal {
    /// The message was taken before: acknowledge it and do nothing.
    Again,
    /// The message is older than the inbox remembers.
    TooOld,
    /// No request of this sender has this number, or it has not come yet.
    UnknownCase,
    /// The one who complains is not the one who applied.
    OtherPerson,
    /// It is addressed to another provider than that of the case.
    OtherProvider,
}

impl ReceiveRefusal {
    /// The finding that the sender gets.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Again => "message-taken-before",
            Self::TooOld => "message-older-than-memory",
            Self::UnknownCase => "case-unknown",
            Self::OtherPerson => "complaint-of-another",
            Self::OtherProvider => "complaint-to-another-provider",
        }
    }
}

/// Registers the complaint.
pub(crate) fn complaint_receive(
    act: &mut Act<'_>,
    office: &Office,
    received: &Received,
    input: &ComplaintReceive,
) -> Outcome<String, ReceiveRefusal> {
    let refused = |refusal| Err(Failure::Refused(refusal));
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return refused(ReceiveRefusal::Again),
        Arrival::TooOld => return refused(ReceiveRefusal::TooOld),
    }
    let sender = &received.message.info.sender.id;
    if complaints::find_sent(act, sender, &input.number)?.is_some() {
        return refused(ReceiveRefusal::Again);
    }
    let Some(case) = case_of(act, sender, &input.request_number)? else {
        return refused(ReceiveRefusal::UnknownCase);
    };
    if act.lookup_key(input.grievance.person.number.as_str()) != case.person_key {
        return refused(ReceiveRefusal::OtherPerson);
    }
    let provider = office.provider(act, case.provider)?.bin;
    if provider.as_str() != input.provider_bin {
        return refused(ReceiveRefusal::OtherProvider);
    }
    let complaint = complaint(act, office, sender, &case, input)?;
    let officials = concern::named_in(act, complaint.provider, &complaint.grievance)?;
    complaints::insert(act, &complaint, &input.files, &officials)?;
    complaints::insert_papers(act, complaint.id, &input.papers)?;
    let recorded = entry("complaint-receive", &complaint)
        .effective(input.filed_at)
        .public("portal-index", input.papers.portal_index)
        .public("portal-leaf", hex::encode(input.papers.portal_leaf))
        .private("case", case.number.as_bytes())
        .private("person", complaint.person_key)
        .private("document", input.papers.document);
    let index = act.record(recorded)?;
    complaint_history::note(act, complaint.id, "complaint-receive", index, &[], None)?;
    tell(
        act,
        office,
        &complaint,
        ComplaintEvent::Registered { provider, due: messages::sent(&complaint.term.due) },
    )?;
    Ok(complaint.number)
}

fn complaint(
    act: &mut Act<'_>,
    office: &Office,
    sender: &str,
    case: &Case,
    input: &ComplaintReceive,
) -> Result<Complaint, StoreError> {
    let now = act.now();
    let zone = TimeZone::get(&case.zone).map_err(|_| inconsistent("the zone of a case"))?;
    let hours = hours(act, office, case.provider, day(&zone, now))?;
    let (number, term) = opening(act, office, &case.zone, hours)?;
    Ok(Complaint {
        id: act.id(),
        provider: case.provider,
        locality: case.locality,
        zone: case.zone.clone(),
        number,
        came: Came::Portal,
        origin: Some(Origin { sender: sender.to_owned(), number: input.number.clone() }),
        case: Some(case.id),
        person_key: case.person_key,
        grievance: input.grievance.clone(),
        filed_at: input.filed_at,
        registered_at: now,
        registered_by: None,
        term,
        stage: Stage::Waiting,
    })
}

/// The case of a request that this system accepted.
fn case_of(act: &mut Act<'_>, sender: &str, request: &str) -> Result<Option<Case>, StoreError> {
    let sql = "SELECT case_id FROM cases WHERE request_number = ?1 AND sender = ?2";
    match act.optional(sql, &params![request, sender], |row| row.get(0))? {
        Some(case) => rows::find(act, &Scope::System, case),
        None => Ok(None),
    }
}
