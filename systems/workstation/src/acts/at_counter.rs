//! What both acts at the counter begin with: an application that a clerk signed, and whether he may take it.

use kezek_casework::{Permission, Relation, inconsistent, policy};
use kezek_kernel::{CaseId, DraftId, Instant, Kato, OfficerId, ProviderId, Recipient, Role};
use kezek_messages::Intake;
use kezek_regulations::{Answers, Channel, Edition, EditionKey, Node, Performer, Verb};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::Office;
use crate::Refusal;
use crate::counter::intake::{self, Shortcoming};
use crate::duty::Duty;
use crate::store::applications::ApplicationRow;
use crate::store::intakes;
use crate::store::requests::{AttachmentRow, BlobHash};

/// An application on paper, entered and signed by a clerk; the signature was verified, and the parts lie in the blob table.
#[derive(Debug, Clone)]
pub struct PaperApplication {
    /// The draft it grew from.
    pub draft: DraftId,
    /// The provider whose office took it.
    pub provider: ProviderId,
    /// The edition whose form was filled.
    pub edition: EditionKey,
    /// The locality asked for.
    pub locality: Kato,
    /// Its zone.
    pub zone: String,
    /// Who asks.
    pub person: Recipient,
    /// The answers of the signed record.
    pub answers: Answers,
    /// What the clerk noted in it.
    pub intake: Intake,
    /// The list that the answers lead to; empty where the edition keeps none.
    pub category: String,
    /// The exact bytes that were signed.
    pub(crate) record: BlobHash,
    /// The clerk's signature over them.
    pub(crate) cms: BlobHash,
    /// The evidence of its check.
    pub(crate) evidence: BlobHash,
    /// The scans.
    pub(crate) attachments: Vec<AttachmentRow>,
}

impl PaperApplication {
    /// The row of the application under this number.
    pub(super) fn row(
        &self,
        officer: OfficerId,
        number: &str,
        at: Instant,
        case: Option<CaseId>,
        journal_index: u64,
    ) -> ApplicationRow {
        ApplicationRow {
            draft: self.draft,
            provider: self.provider,
            locality: self.locality,
            number: number.to_owned(),
            edition: self.edition.clone(),
            person: self.person.clone(),
            officer,
            at,
            case,
            journal_index,
            record: self.record,
            cms: self.cms,
            evidence: self.evidence,
        }
    }
}

/// The role that decides at the office whether a set of papers is complete; none where the edition takes no papers there.
pub(crate) fn receiving_role(edition: &Edition) -> Option<Role> {
    let process = edition.process(Channel::Provider)?;
    let works = || process.nodes.iter().flat_map(Node::works);
    let handed_in = works().any(|work| work.verb == Verb::HandIn && work.by == Performer::Recipient);
    let decides = works().find(|work| work.verb == Verb::CheckCompleteness).map(|work| work.by);
    match decides {
        Some(Performer::Officer(role)) if handed_in => Some(role),
        _ => None,
    }
}

/// Whether this officer takes papers for this provider under this edition.
pub(crate) fn may_take(duty: &Duty, provider: ProviderId, edition: &Edition) -> bool {
    let Some(needed) = receiving_role(edition) else { return false };
    let allowed = |role| policy::permission(role, kezek_casework::Deed::Accept, Relation::Free);
    duty.roles_at(provider).any(|role| role == needed && allowed(role) == Permission::Yes)
}

/// The officer who acts, if he may take this application and it was not taken before.
pub(super) fn clerk(
    act: &mut Act<'_>,
    office: &Office,
    input: &PaperApplication,
) -> Outcome<OfficerId, Refusal> {
    let actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    let edition = office.rules.edition(&input.edition).map_err(StoreError::from)?;
    if !may_take(&duty, input.provider, edition) {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    if duty.is(act.lookup_key(input.person.number.as_str())) {
        return Err(Failure::Refused(Refusal::OwnCase));
    }
    match intakes::find(act, duty.officer, input.draft)? {
        Some(_) => Ok(duty.officer),
        None => Err(Failure::Refused(Refusal::HandedIn)),
    }
}

/// For the sake of which documents the application is not accepted today, where the person lives.
pub(super) fn shortcomings(
    act: &mut Act<'_>,
    office: &Office,
    input: &PaperApplication,
) -> Result<Vec<Shortcoming>, StoreError> {
    let edition = office.rules.edition(&input.edition)?;
    let locality = office.parameters.locality(input.locality);
    let locality = locality.ok_or_else(|| inconsistent("a locality left the parameters"))?;
    let today = locality.date_at(act.now());
    Ok(intake::shortcomings(edition, &input.answers, &input.intake.documents, today))
}
