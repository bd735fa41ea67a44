//! Codes and facts turned into phrases: terms, states, roles, refusals.

use kezek_casework::{Case, DueDate, State, Urgency};
use kezek_kernel::{Instant, Role};
use kezek_regulations::{Edition, Performer};
use kezek_web::{Phrase, Tag, TagKind};

use crate::Refusal;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Why an act was refused.
pub(super) fn refusal(refusal: &Refusal) -> Phrase {
    let phrase = Phrase::key(format!("ws-refused-{}", refusal.code()));
    match refusal {
        Refusal::TooLong { limit } => phrase.with("limit", *limit),
        Refusal::CorrectionDays { least, most } => {
            phrase.with("least", i64::from(*least)).with("most", i64::from(*most))
        }
        Refusal::Stands { place } => phrase.with("place", number(place.number())),
        Refusal::PlaceChanged { was, now } => {
            phrase.with("was", number(was.number())).with("now", number(now.number()))
        }
        _ => phrase,
    }
}

/// How much time is left until an instant, or by how much it has passed, in the largest fitting unit.
pub(super) fn left(due: Instant, now: Instant) -> Phrase {
    let seconds = due.micros_since(now).div_euclid(1_000_000);
    let (side, seconds) = if seconds < 0 { ("late", -seconds) } else { ("left", seconds) };
    if seconds >= DAY {
        Phrase::key(format!("ws-{side}-days")).with("days", seconds / DAY)
    } else if seconds >= HOUR {
        Phrase::key(format!("ws-{side}-hours")).with("hours", seconds / HOUR)
    } else {
        Phrase::key(format!("ws-{side}-minutes")).with("minutes", seconds / MINUTE)
    }
}

/// The state of a case in words.
pub(super) fn state(case: &Case, now: Instant) -> Tag {
    match (&case.state, governing(case)) {
        (State::Ended(_), _) => Tag::new(TagKind::Good, "ws-state-ended"),
        (State::Running(_), _) if case.terms.waiting().is_some() => {
            Tag::new(TagKind::Going, "ws-state-waits")
        }
        (State::Running(_), None) => Tag::new(TagKind::Going, "ws-state-in-time"),
        (State::Running(_), Some(due)) => match due.urgency(now) {
            Urgency::InTime => Tag::new(TagKind::Going, "ws-state-in-time"),
            Urgency::Soon => Tag::new(TagKind::Soon, "ws-state-soon"),
            Urgency::Overdue => Tag::new(TagKind::Bad, "ws-state-overdue"),
        },
    }
}

/// The due date by which a running case is judged: its step's, else the service's.
pub(super) fn governing(case: &Case) -> Option<&DueDate> {
    case.state.step()?.due.as_ref().or(case.service_due.as_ref())
}

/// Who performs a work, by role.
pub(super) fn performer(performer: Performer) -> Phrase {
    match performer {
        Performer::Officer(found) => role(found),
        _ => Phrase::key("ws-case-history-system"),
    }
}

/// A role in words.
pub(super) fn role(role: Role) -> Phrase {
    Phrase::key(format!("ws-role-{}", role.code()))
}

/// The step of a case in words of its edition; the ending when it has ended.
pub(super) fn step(edition: &Edition, case: &Case) -> Phrase {
    match &case.state {
        State::Ended(end) => edition
            .ending(&end.ending)
            .map_or_else(|| Phrase::plain(end.ending.as_str()), |ending| Phrase::from(&ending.name)),
        State::Running(step) => edition
            .process(case.channel)
            .and_then(|process| process.node(step.position.node()))
            .map_or_else(|| Phrase::plain(step.position.to_string()), |node| Phrase::from(node.status())),
    }
}

/// A place or count as an argument of a sentence.
pub(super) fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: i64, expected: &str, amount: i64) {
        let now = Instant::from_micros(1_000_000_000_000_000);
        let Phrase::Key(key, arguments) = left(now.plus_seconds(seconds), now) else {
            panic!("not a sentence");
        };
        assert_eq!(key, expected);
        assert_eq!(arguments.first().map(|(_, value)| value.clone()), Some(amount.into()));
    }

    #[test]
    fn time_left_is_said_in_the_largest_unit() {
        check(3 * DAY + HOUR, "ws-left-days", 3);
        check(DAY - 1, "ws-left-hours", 23);
        check(HOUR - 1, "ws-left-minutes", 59);
        check(0, "ws-left-minutes", 0);
        check(-5 * MINUTE, "ws-late-minutes", 5);
        check(-2 * DAY, "ws-late-days", 2);
    }

    #[test]
    fn every_refusal_has_a_sentence() {
        use kezek_content::Content;
        use kezek_queue::Place;
        let place = Place::behind(3);
        let all = [
            Refusal::NoSuchCase,
            Refusal::NotYours,
            Refusal::Moved,
            Refusal::Taken,
            Refusal::DrafterSigns,
            Refusal::NoSigner,
            Refusal::NoExecutor,
            Refusal::NoCertificate,
            Refusal::Checklist,
            Refusal::ChecklistNot,
            Refusal::NoGround,
            Refusal::UnknownGround,
            Refusal::NoFact,
            Refusal::TooLong { limit: 10 },
            Refusal::Stands { place },
            Refusal::PlaceChanged { was: place, now: place },
            Refusal::NoList,
            Refusal::NoDraft,
            Refusal::OtherDraft,
            Refusal::Waits,
            Refusal::NotWaiting,
            Refusal::NoCorrection,
            Refusal::CorrectionDays { least: 2, most: 10 },
            Refusal::CorrectionWhat,
        ];
        let locales = kezek_web::Locales::load(&Content::embedded()).unwrap();
        for each in all {
            assert!(locales.has(&format!("ws-refused-{}", each.code())), "{each}");
        }
    }
}
