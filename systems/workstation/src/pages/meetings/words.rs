//! Stages, votes and conclusions in words.

use kezek_regulations::Vote;
use kezek_web::{Phrase, Tag, TagKind};

use crate::commission::minutes::Asked;
use crate::commission::{Ruling, Stage};

/// The stage of a meeting.
pub(super) fn stage(stage: Stage) -> Tag {
    let kind = match stage {
        Stage::Called | Stage::Cancelled => TagKind::Plain,
        Stage::Open(_) | Stage::Closed(_) | Stage::Signing(_) | Stage::Signed(_) => TagKind::Going,
        Stage::Failed(_) => TagKind::Bad,
        Stage::Forwarded(_) => TagKind::Good,
    };
    Tag::new(kind, Phrase::key(format!("ws-meeting-stage-{}", stage.code())))
}

/// What somebody has to do in a meeting.
pub(super) fn asked(asked: Asked) -> Phrase {
    let phrase = Phrase::key(format!("ws-meeting-asked-{}", asked.code()));
    asked.cases().map_or(phrase.clone(), |cases| phrase.with("cases", cases))
}

/// A vote.
pub(super) fn vote(vote: Vote) -> Phrase {
    Phrase::key(format!("ws-vote-{}", vote.code()))
}

/// What became of a case on the agenda.
pub(super) fn ruling(ruling: &Ruling) -> Tag {
    let kind = match ruling {
        Ruling::Open | Ruling::Left => TagKind::Plain,
        Ruling::Concluded { in_favour: true, .. } => TagKind::Good,
        Ruling::Concluded { in_favour: false, .. } => TagKind::Bad,
    };
    Tag::new(kind, Phrase::key(format!("ws-ruling-{}", ruling.code().unwrap_or("open"))))
}
