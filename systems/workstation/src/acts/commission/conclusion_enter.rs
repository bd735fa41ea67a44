//! The secretary enters the words of the commission's conclusion on a case.
//!
//! Norm: Zhambyl No 115, point 5, item 4 (the commission enters its conclusion). The words may be corrected until the first
//! signature stands under the protocol; a protocol prepared before is prepared again.

use kezek_casework::Deed;
use kezek_kernel::{CaseId, MeetingId};
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome, StoreError};

use super::super::at_desk::AtDesk;
use super::super::{Office, at_desk};
use super::moved::{self, Moving};
use super::{entry, kept};
use crate::Refusal;
use crate::commission::{ConclusionWords, Meeting, Ruling, Stage};
use crate::decision::LONGEST_TEXT;
use crate::store::{meetings, protocols};

/// The words.
#[derive(Debug, Clone)]
pub struct ConclusionEnter {
    /// The meeting.
    pub meeting: MeetingId,
    /// The case.
    pub case: CaseId,
    /// The words in both languages of the protocol.
    pub words: ConclusionWords,
}

/// Enters the words.
pub fn conclusion_enter(act: &mut Act<'_>, office: &Office, input: &ConclusionEnter) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, input.meeting)?;
    let meeting = open_to_words(act, before)?;
    let items = meetings::agenda(act, meeting.id)?;
    let item = items.into_iter().find(|item| item.case == input.case);
    let Some(Ruling::Concluded { in_favour, .. }) = item.map(|item| item.ruling) else {
        return Err(Failure::Refused(Refusal::NoSuchCase));
    };
    let words = checked(&input.words).map_err(Failure::Refused)?;
    let AtDesk { case, duty } = at_desk::find(act, office, input.case)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    if !duty.may(Deed::Conclude, &case, asked.edition, Some(asked.work)) {
        return Err(Failure::Refused(duty.why_not(Deed::Conclude, &case)));
    }
    let facts = vec![("meeting", meeting.number.clone())];
    let entry = entry("conclusion-enter", &meeting)
        .public("case", case.number.as_str())
        .private("words-kk", words.kk.as_bytes())
        .private("words-ru", words.ru.as_bytes());
    let moving = match asked.work.verb {
        Verb::Conclude => Moving::past(act, office, case, Verb::Conclude, facts)?,
        Verb::SignProtocol => Moving::stays(case, facts),
        _ => return Err(Failure::Refused(Refusal::Moved)),
    };
    let ruling = Ruling::Concluded { in_favour, words: Some(words) };
    meetings::rule(act, meeting.id, input.case, &ruling)?;
    meetings::update(act, &meeting)?;
    moved::close(act, office, entry, &[moving])?;
    Ok(())
}

/// The meeting at the stage at which words are entered; a protocol that nobody has signed is taken away.
fn open_to_words(act: &mut Act<'_>, meeting: Meeting) -> Outcome<Meeting, Refusal> {
    match meeting.stage {
        Stage::Closed(_) => Ok(meeting),
        Stage::Signing(sitting) if protocols::sheet(act, meeting.id)?.is_empty() => {
            protocols::discard(act, meeting.id)?;
            Ok(Meeting { stage: Stage::Closed(sitting), ..meeting })
        }
        _ => Err(Failure::Refused(Refusal::MeetingMoved)),
    }
}

fn checked(words: &ConclusionWords) -> Result<ConclusionWords, Refusal> {
    let words = ConclusionWords { kk: words.kk.trim().to_owned(), ru: words.ru.trim().to_owned() };
    for text in [&words.kk, &words.ru] {
        if text.is_empty() {
            return Err(Refusal::NoWords);
        }
        if text.chars().count() > LONGEST_TEXT {
            return Err(Refusal::TooLong { limit: LONGEST_TEXT });
        }
    }
    Ok(words)
}
