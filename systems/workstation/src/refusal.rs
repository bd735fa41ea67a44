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
    /// A case is given to another, or a member is said not to have signed, without a reason.
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
    /// No such meeting, or it is another provider's: both look the same.
    NoSuchMeeting,
    /// The meeting is at another stage now, or its agenda has changed.
    MeetingMoved,
    /// Somebody named is no member of the commission today, or was not there.
    NoMember,
    /// The one who presides is not among those who are there.
    NoChair,
    /// A meeting without a place.
    NoPlace,
    /// The case does not wait for the commission, or is named twice.
    NotWaiting,
    /// The case stands on the agenda of another meeting.
    OnAgenda,
    /// More cases than one agenda holds.
    AgendaFull {
        /// How many it holds.
        limit: usize,
    },
    /// A meeting without a case.
    AgendaEmpty,
    /// The member is not marked as being there.
    NotPresent,
    /// A conclusion without words in one of the languages.
    NoWords,
    /// A conclusion of the meeting has no words yet.
    WordsMissing,
    /// The member has signed already.
    HasSigned,
    /// Without this member too few would have signed.
    TooFewSignatures {
        /// How many must sign.
        needed: usize,
    },
    /// The case waits for its applicant.
    Waits,
    /// The case does not wait for its applicant.
    NotSuspended,
    /// No correction can be asked for under this edition, or it was asked for too often.
    NoCorrection,
    /// The applicant gets too few or too many days.
    CorrectionDays {
        /// The fewest working days.
        least: u16,
        /// The most working days.
        most: u16,
    },
    /// No term runs that could be extended, or it was extended as far as the law allows.
    NoExtension,
    /// Neither documents of the list nor a text in both languages say what to correct.
    CorrectionWhat,
    /// The law asks for no hearing here, or the case has waited too often.
    NoHearing,
    /// The person must be heard before he is refused.
    HearingFirst,
    /// The person has not answered, and his days have not passed.
    HearingRuns,
    /// A ground that the person was not told.
    GroundNotTold,
    /// No such complaint, or it is another provider's: both look the same.
    NoSuchComplaint,
    /// The complaint is about what the officer did, or names him.
    Concerned,
    /// A complaint without the person's number, name, address, circumstances or wish.
    ComplaintUnfilled,
    /// The named official is not on duty here, or the complaint concerns him.
    NoAnswerer,
    /// A term is extended too far, not at all, or after it ran out.
    ExtensionDays {
        /// The working days that are left to extend by.
        left: u16,
    },
    /// No such outcome, or one that does something else.
    NoOutcome,
    /// Somebody uninvolved can answer the complaint, so it is not sent on.
    SomebodyFree,
    /// A text has a character that documents cannot print.
    NotPrinted {
        /// Which.
        character: char,
    },
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
            Self::NoSuchMeeting => "no-such-meeting",
            Self::MeetingMoved => "meeting-moved",
            Self::NoMember => "no-member",
            Self::NoChair => "no-chair",
            Self::NoPlace => "no-place",
            Self::NotWaiting => "not-waiting",
            Self::OnAgenda => "on-agenda",
            Self::AgendaFull { .. } => "agenda-full",
            Self::AgendaEmpty => "agenda-empty",
            Self::NotPresent => "not-present",
            Self::NoWords => "no-words",
            Self::WordsMissing => "words-missing",
            Self::HasSigned => "has-signed",
            Self::TooFewSignatures { .. } => "too-few-signatures",
            Self::Waits => "waits",
            Self::NotSuspended => "not-suspended",
            Self::NoCorrection => "no-correction",
            Self::CorrectionDays { .. } => "correction-days",
            Self::NoExtension => "no-extension",
            Self::CorrectionWhat => "correction-what",
            Self::NoHearing => "no-hearing",
            Self::HearingFirst => "hearing-first",
            Self::HearingRuns => "hearing-runs",
            Self::GroundNotTold => "ground-not-told",
            Self::NoSuchComplaint => "no-such-complaint",
            Self::Concerned => "concerned",
            Self::ComplaintUnfilled => "complaint-unfilled",
            Self::NoAnswerer => "no-answerer",
            Self::ExtensionDays { .. } => "extension-days",
            Self::NoOutcome => "no-outcome",
            Self::SomebodyFree => "somebody-free",
            Self::NotPrinted { .. } => "not-printed",
        }
    }
}
