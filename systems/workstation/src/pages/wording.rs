//! Codes and facts turned into phrases: terms, states, roles, refusals.

use kezek_calendar::Calendar;
use kezek_casework::{Case, DueDate, Left, State, Urgency};
use kezek_kernel::{Instant, RecipientName, RecipientNumber, Role};
use kezek_messages::{HandedIn, Intake, ShownIdentity};
use kezek_regulations::{Edition, Performer};
use kezek_web::{Phrase, Tag, TagKind};

use crate::Refusal;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// Why an act was refused.
pub(super) fn refusal(refusal: &Refusal) -> Phrase {
    let phrase = Phrase::key(format!("ws-refused-{}", refusal.code()));
    match refusal {
        Refusal::TooLong { limit } | Refusal::AgendaFull { limit } => phrase.with("limit", *limit),
        Refusal::TooFewSignatures { needed } => phrase.with("needed", *needed),
        Refusal::CorrectionDays { least, most } => {
            phrase.with("least", i64::from(*least)).with("most", i64::from(*most))
        }
        Refusal::ExtensionDays { left } => phrase.with("left", i64::from(*left)),
        Refusal::NotPrinted { character } => phrase.with("character", character.to_string()),
        Refusal::Stands { place } => phrase.with("place", number(place.number())),
        Refusal::PlaceChanged { was, now } => {
            phrase.with("was", number(was.number())).with("now", number(now.number()))
        }
        _ => phrase,
    }
}

/// What the number of a recipient is called.
pub(super) fn number_label(number: RecipientNumber) -> &'static str {
    match number {
        RecipientNumber::Iin(_) => "ws-case-iin",
        RecipientNumber::Bin(_) => "ws-case-bin",
    }
}

/// What the name of a recipient is called.
pub(super) fn name_label(name: &RecipientName) -> &'static str {
    match name {
        RecipientName::Person(_) => "ws-case-name",
        RecipientName::Organisation(_) => "ws-case-organisation",
    }
}

/// The identity document that was shown.
pub(super) fn identity(identity: &ShownIdentity) -> Phrase {
    let kind = Phrase::key(format!("ws-identity-{}", identity.kind));
    Phrase::key("ws-papers-identity-shown").with("kind", kind).with("number", identity.number.as_str())
}

/// The identity document that the clerk noted.
pub(super) fn shown(intake: &Intake) -> Phrase {
    intake.identity.as_ref().map_or_else(|| "ws-papers-no-identity".into(), identity)
}

/// What the clerk noted about a document.
pub(super) fn handed_in(handed: &HandedIn) -> Phrase {
    let brought = Phrase::key(format!("ws-papers-{}", handed.brought.code()));
    match handed.expires {
        Some(day) => Phrase::key("ws-papers-valid").with("brought", brought).with("date", day),
        None => brought,
    }
}

/// When a term ends: the last day, and the hour where it does not end with that day.
pub(super) fn due(due: &DueDate) -> Phrase {
    if due.ends_with_its_day() {
        Phrase::key("ws-due-date").with("date", due.date)
    } else {
        Phrase::key("ws-moment").with("at", due.instant)
    }
}

/// How much time is left of a term, or by how much it has run out.
pub(super) fn left(due: &DueDate, calendar: &Calendar, now: Instant) -> Phrase {
    match due.left(calendar, now) {
        Left::LateDays(days) => Phrase::key("ws-late-days").with("days", i64::from(days)),
        Left::LateSeconds(seconds) => within_a_day("late", seconds),
        Left::Seconds(seconds) => within_a_day("left", seconds),
        Left::Today => Phrase::key("ws-left-today"),
        Left::WorkingDays(days) => Phrase::key("ws-left-working-days").with("days", i64::from(days)),
        Left::Days(days) => Phrase::key("ws-left-days").with("days", i64::from(days)),
    }
}

/// Hours, or minutes where it is less than one.
fn within_a_day(side: &str, seconds: i64) -> Phrase {
    if seconds >= HOUR {
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
        (State::Running(_), Some(due)) => urgency(due, now),
    }
}

/// How a term stands, in words.
pub(super) fn urgency(due: &DueDate, now: Instant) -> Tag {
    match due.urgency(now) {
        Urgency::InTime => Tag::new(TagKind::Going, "ws-state-in-time"),
        Urgency::Soon if due.is_today(now) => Tag::new(TagKind::Soon, "ws-state-today"),
        Urgency::Soon => Tag::new(TagKind::Soon, "ws-state-soon"),
        Urgency::Overdue => Tag::new(TagKind::Bad, "ws-state-overdue"),
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
        let Phrase::Key(key, arguments) = within_a_day("left", seconds) else { panic!("not a sentence") };
        assert_eq!(key, expected);
        assert_eq!(arguments.first().map(|(_, value)| value.clone()), Some(amount.into()));
    }

    #[test]
    fn time_within_a_day_is_said_in_the_largest_unit() {
        check(24 * HOUR - 1, "ws-left-hours", 23);
        check(HOUR, "ws-left-hours", 1);
        check(HOUR - 1, "ws-left-minutes", 59);
        check(0, "ws-left-minutes", 0);
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
            Refusal::NamesAbsent,
            Refusal::SearchEmpty,
            Refusal::SearchShort,
            Refusal::NobodyHas,
            Refusal::NoSuccessor,
            Refusal::NoReason,
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
            Refusal::OtherGrant,
            Refusal::NoAmount,
            Refusal::Period,
            Refusal::SetIncomplete,
            Refusal::SetComplete,
            Refusal::NoIdentity,
            Refusal::HandedIn,
            Refusal::NotTaken,
            Refusal::Unfilled,
            Refusal::NoDwelling,
            Refusal::NoReceiver,
            Refusal::NoAccount,
            Refusal::OtherAccount,
            Refusal::NoDraft,
            Refusal::OtherDraft,
            Refusal::NoSuchMeeting,
            Refusal::MeetingMoved,
            Refusal::NoMember,
            Refusal::NoChair,
            Refusal::NoPlace,
            Refusal::NotWaiting,
            Refusal::OnAgenda,
            Refusal::AgendaFull { limit: 50 },
            Refusal::AgendaEmpty,
            Refusal::NotPresent,
            Refusal::NoWords,
            Refusal::WordsMissing,
            Refusal::HasSigned,
            Refusal::TooFewSignatures { needed: 2 },
            Refusal::Waits,
            Refusal::NotSuspended,
            Refusal::NoCorrection,
            Refusal::CorrectionDays { least: 2, most: 10 },
            Refusal::CorrectionWhat,
            Refusal::NoSuchComplaint,
            Refusal::Concerned,
            Refusal::ComplaintUnfilled,
            Refusal::NoAnswerer,
            Refusal::ExtensionDays { left: 10 },
            Refusal::NoOutcome,
            Refusal::SomebodyFree,
            Refusal::NotPrinted { character: '₸' },
        ];
        let locales = kezek_web::Locales::load(&Content::embedded()).unwrap();
        for each in all {
            assert!(locales.has(&format!("ws-refused-{}", each.code())), "{each}");
        }
    }
}
