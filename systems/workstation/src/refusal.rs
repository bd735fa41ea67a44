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
    /// The decision gives something else than the result of the edition.
    OtherGrant,
    /// Assistance without a sum.
    NoAmount,
    /// The months of the assistance are not those of the rule.
    Period,
    /// A required document is missing or a document has expired, so that the application is not accepted.
    SetIncomplete,
    /// Nothing is missing, so that acceptance cannot be refused.
    SetComplete,
    /// Nobody noted which identity document was shown.
    NoIdentity,
    /// The application was signed before, or others took its place.
    HandedIn,
    /// The service is not taken on paper here.
    NotTaken,
    /// The form or the marks are at fault.
    Unfilled,
    /// A dwelling without fund, address or basis.
    NoDwelling,
    /// A representative without name or power of attorney.
    NoReceiver,
    /// No account, or one that cannot be.
    NoAccount,
    /// Another account than the applicant named.
    OtherAccount,
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
            Self::OtherGrant => "other-grant",
            Self::NoAmount => "no-amount",
            Self::Period => "period",
            Self::SetIncomplete => "set-incomplete",
            Self::SetComplete => "set-complete",
            Self::NoIdentity => "no-identity",
            Self::HandedIn => "handed-in",
            Self::NotTaken => "not-taken",
            Self::Unfilled => "unfilled",
            Self::NoDwelling => "no-dwelling",
            Self::NoReceiver => "no-receiver",
            Self::NoAccount => "no-account",
            Self::OtherAccount => "other-account",
            Self::NoDraft => "no-draft",
            Self::OtherDraft => "other-draft",
        }
    }
}
