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
    /// The document names an absent officer as its signer; it is prepared again before his substitute signs.
    NamesAbsent,
    /// The named signer does not sign for this provider.
    NoSigner,
    /// The named executor does not hold the role at this provider today, or is the applicant.
    NoExecutor,
    /// A search for nothing.
    SearchEmpty,
    /// A search for less than a word.
    SearchShort,
    /// Nobody has the case, so it cannot be given to another.
    NobodyHas,
    /// The named officer does not hold the role at this provider today, is the applicant, or has the case already.
    NoSuccessor,
    /// A case is given to another without a reason.
    NoReason,
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
            Self::NamesAbsent => "names-absent",
            Self::NoSigner => "no-signer",
            Self::NoExecutor => "no-executor",
            Self::SearchEmpty => "search-empty",
            Self::SearchShort => "search-short",
            Self::NobodyHas => "nobody-has",
            Self::NoSuccessor => "no-successor",
            Self::NoReason => "no-reason",
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
        }
    }
}
