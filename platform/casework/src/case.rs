//! A case and its state: where it stands in the process of its edition, who has it, how it ended.

use std::collections::BTreeMap;

use kezek_kernel::{CaseId, Instant, Kato, OfficerId, ProviderId, Recipient, Role};
use kezek_regulations::{Channel, EditionKey, Position};

use crate::{DueDate, Named, Terms};

/// A case as one row holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The case's name.
    pub id: CaseId,
    /// The provider whose case it is.
    pub provider: ProviderId,
    /// The locality asked for.
    pub locality: Kato,
    /// The IANA zone of the locality, in which terms are counted.
    pub zone: String,
    /// The number of registration in the whole workstation; the last key of the queue's order.
    pub sequence: u64,
    /// The number that people read.
    pub number: String,
    /// The edition under which the case began and will end.
    pub edition: EditionKey,
    /// The channel by which the request came.
    pub channel: Channel,
    /// The request's number at the system that accepted it.
    pub request_number: String,
    /// The system that accepted the request and gets every answer.
    pub sender: String,
    /// The chain that all messages about the case carry.
    pub chain: String,
    /// Who asks.
    pub person: Recipient,
    /// The keyed mark of the person's number.
    pub person_key: [u8; 32],
    /// The keyed mark of the person who signed for an organisation, where one asks.
    pub representative_key: Option<[u8; 32]>,
    /// The moment of application: when the accepting system committed the complete application.
    pub applied_at: Instant,
    /// When the case was registered here.
    pub registered_at: Instant,
    /// When the whole service must be done, where the edition sets a term.
    pub service_due: Option<DueDate>,
    /// The executor who is responsible: named by the head, or the one who took the case first. He stays so while the case
    /// lies on another desk.
    pub executor: Option<OfficerId>,
    /// When each node that is behind was done; terms that count from a node are counted from here.
    pub milestones: BTreeMap<String, Instant>,
    /// What moves the ends of its terms.
    pub terms: Terms,
    /// Where the case stands.
    pub state: State,
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Somebody must do something.
    Running(Step),
    /// The process has ended.
    Ended(End),
}

/// The step at which a running case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The place in the process.
    pub position: Position,
    /// Since when.
    pub entered_at: Instant,
    /// When the step must be done, where the edition sets a term.
    pub due: Option<DueDate>,
    /// The role of officers that is asked now; none while the case waits for a system or a person outside.
    pub asked: Option<Role>,
    /// Who has the case.
    pub desk: Desk,
}

/// On whose desk a running case lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Nobody has taken it.
    Nobody,
    /// An officer has taken it.
    Officer(OfficerId),
    /// An officer has prepared the document, and another is named to sign it.
    Prepared {
        /// Who has the case: the drafter, unless the head gave it to another or somebody stands in for the holder.
        holder: OfficerId,
        /// Who decided and prepared.
        drafter: OfficerId,
        /// Who signs.
        signer: OfficerId,
    },
}

/// How and when a case ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The ending's name in the edition.
    pub ending: String,
    /// When.
    pub at: Instant,
}

/// Why a case does not go from one desk to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeskRefusal {
    /// The case has ended.
    #[error("the case has ended")]
    Ended,
    /// Another officer has it.
    #[error("another officer has the case")]
    Taken,
}

impl Case {
    /// Whether the person with this mark asks, for himself or for an organisation.
    pub fn is_asked_by(&self, person_key: &[u8; 32]) -> bool {
        self.person_key == *person_key || self.representative_key.as_ref() == Some(person_key)
    }

    /// When the term ends by which a running case is judged: its step's, else the service's.
    pub fn governing_due(&self) -> Option<Instant> {
        let step = self.state.step()?;
        step.due.as_ref().or(self.service_due.as_ref()).map(|due| due.instant)
    }
}

impl Desk {
    /// The officers whom the case names, as the policy asks for them.
    pub const fn named(self) -> Named {
        match self {
            Self::Nobody => Named { holder: None, drafter: None, signer: None },
            Self::Officer(holder) => Named { holder: Some(holder), drafter: None, signer: None },
            Self::Prepared { holder, drafter, signer } => {
                Named { holder: Some(holder), drafter: Some(drafter), signer: Some(signer) }
            }
        }
    }

    /// The same desk with another holder; who drafted and who signs stays.
    #[must_use]
    pub const fn held_by(self, holder: OfficerId) -> Self {
        match self {
            Self::Nobody | Self::Officer(_) => Self::Officer(holder),
            Self::Prepared { drafter, signer, .. } => Self::Prepared { holder, drafter, signer },
        }
    }
}

impl State {
    /// The step of a running case.
    pub const fn step(&self) -> Option<&Step> {
        match self {
            Self::Running(step) => Some(step),
            Self::Ended(_) => None,
        }
    }

    /// The case lies on this officer's desk; taking it again changes nothing.
    pub fn taken(self, officer: OfficerId) -> Result<Self, DeskRefusal> {
        match self {
            Self::Running(step) if step.desk == Desk::Nobody => {
                Ok(Self::Running(Step { desk: Desk::Officer(officer), ..step }))
            }
            Self::Running(step) if step.desk.named().holder == Some(officer) => Ok(Self::Running(step)),
            Self::Running(_) => Err(DeskRefusal::Taken),
            Self::Ended(_) => Err(DeskRefusal::Ended),
        }
    }

    /// The document is prepared and waits for its signer; the case stays with its holder.
    pub fn prepared(
        self,
        holder: OfficerId,
        drafter: OfficerId,
        signer: OfficerId,
    ) -> Result<Self, DeskRefusal> {
        match self {
            Self::Running(step) => {
                Ok(Self::Running(Step { desk: Desk::Prepared { holder, drafter, signer }, ..step }))
            }
            Self::Ended(_) => Err(DeskRefusal::Ended),
        }
    }
}
