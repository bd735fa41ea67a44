//! Why an officer's act was not done: codes and facts; the sentences stand in the locales under `ws-refused-CODE`.

use kezek_queue::Place;

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("refused: {}", self.code())]
pub enum Refusal {
    /// No such case, or it is another provider's: both look the same.
    NoSuchCase,
    /// The role or the relation to the case does not allow it.
    NotYours,
    /// The case asks for something else now.
    Moved,
    /// Another officer has taken the case.
    Taken,
    /// The officer is the applicant.
    OwnCase,
    /// Whoever prepared the document does not sign it.
    DrafterSigns,
    /// The named signer does not sign for this provider.
    NoSigner,
    /// The named executor does not hold the role at this provider today, or is the applicant.
    NoExecutor,
    /// No registration certificate of the signer is recorded.
    NoCertificate,
    /// A document of the list is not marked, or a mark is about no document of the list.
    Checklist,
    /// A required document does not satisfy, so the request cannot be accepted.
    ChecklistNot,
    /// A refusal without a ground.
    NoGround,
    /// A ground that the edition does not have, or one named twice.
    UnknownGround,
    /// A ground without the fact it rests on.
    NoFact,
    /// A text is too long.
    TooLong {
        /// How long it may be, in characters.
        limit: usize,
    },
    /// The person stands in this list already.
    Stands {
        /// At this place.
        place: Place,
    },
    /// Somebody with an earlier moment has entered the list since the document was prepared.
    PlaceChanged {
        /// The place that the document prints.
        was: Place,
        /// The place now.
        now: Place,
    },
    /// The request names no list that the edition keeps.
    NoList,
    /// No document is prepared.
    NoDraft,
    /// The document was prepared again after the signer saw it.
    OtherDraft,
    /// The case waits for its applicant.
    Waits,
    /// The case does not wait for its applicant.
    NotWaiting,
    /// No correction can be asked for under this edition, or it was asked for too often.
    NoCorrection,
    /// The applicant gets too few or too many days.
    CorrectionDays {
        /// The fewest working days.
        least: u16,
        /// The most working days.
        most: u16,
    },
    /// Neither documents of the list nor a text in both languages say what to correct.
    CorrectionWhat,
}

impl Refusal {
    /// The code of the sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchCase => "no-such-case",
            Self::NotYours => "not-yours",
            Self::Moved => "moved",
            Self::Taken => "taken",
            Self::OwnCase => "own-case",
            Self::DrafterSigns => "drafter-signs",
            Self::NoSigner => "no-signer",
            Self::NoExecutor => "no-executor",
            Self::NoCertificate => "no-certificate",
            Self::Checklist => "checklist",
            Self::ChecklistNot => "checklist-not",
            Self::NoGround => "no-ground",
            Self::UnknownGround => "unknown-ground",
            Self::NoFact => "no-fact",
            Self::TooLong { .. } => "too-long",
            Self::Stands { .. } => "stands",
            Self::PlaceChanged { .. } => "place-changed",
            Self::NoList => "no-list",
            Self::NoDraft => "no-draft",
            Self::OtherDraft => "other-draft",
            Self::Waits => "waits",
            Self::NotWaiting => "not-waiting",
            Self::NoCorrection => "no-correction",
            Self::CorrectionDays { .. } => "correction-days",
            Self::CorrectionWhat => "correction-what",
        }
    }
}
