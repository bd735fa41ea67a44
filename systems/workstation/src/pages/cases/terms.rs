//! The terms of a case, each with how its due date was counted: from what, by which clause, which days were left out and why.

use kezek_calendar::{Calendar, DayOff, Due, Late, Line, StartRule, Term};
use kezek_casework::{Case, DueDate, Rules, Running, Start};
use kezek_regulations::DatedComplaint;
use kezek_web::{Fault, Phrase};

use crate::complaint::Complaint;
use crate::pages::wording;

/// A due date that unfolds into its count.
#[derive(Debug, Clone)]
pub(crate) struct TermView {
    /// Which term it is.
    pub(crate) name: Phrase,
    /// The last local day.
    pub(crate) date: Phrase,
    /// The steps of the count.
    pub(crate) steps: Vec<TermStep>,
}

/// A step of the count.
#[derive(Debug, Clone)]
pub(crate) struct TermStep {
    /// What was done.
    pub(crate) words: Phrase,
    /// The norm behind it, where it is a general one.
    pub(crate) norm: Option<Phrase>,
}

impl TermView {
    /// The terms of a case: of its present step, then of the service.
    pub(crate) fn all(rules: &Rules, case: &Case) -> Result<Vec<Self>, Fault> {
        let step = case.state.step().and_then(|step| step.due.as_ref());
        let counted = rules.step_term(case).map_err(Fault::internal)?;
        let step = step.zip(counted).map(|(due, term)| of("ws-case-step-due", rules, due, &term));
        let counted = rules.service_term(case).map_err(Fault::internal)?;
        let service = case.service_due.as_ref().zip(counted);
        let service = service.map(|(due, term)| of("ws-case-service-due", rules, due, &term));
        Ok(step.into_iter().chain(service).collect())
    }
}

impl TermView {
    /// The term of a complaint.
    pub(in crate::pages) fn of_complaint(
        calendar: &Calendar,
        complaint: &Complaint,
        rule: &DatedComplaint,
        due: &Due,
    ) -> Self {
        let (stored, days) = (&complaint.term.due, i64::from(rule.answer_working_days));
        let length = Phrase::key("term-length")
            .with("term", Phrase::key("term-working-days").with("amount", days))
            .with("clause", &rule.norm);
        let start = Phrase::key("complaint-term-start").with("at", complaint.registered_at);
        let mut steps = vec![plain(start), plain(length)];
        steps.extend(due.derivation.iter().filter_map(|line| step(calendar, line)));
        if stored.date != due.local_date {
            steps.push(plain(Phrase::key("term-stored").with("date", stored.date)));
        }
        let date = Phrase::key("ws-due-date").with("date", stored.date);
        Self { name: "complaint-due".into(), date, steps }
    }
}

fn of(name: &'static str, rules: &Rules, stored: &DueDate, term: &Running<'_>) -> TermView {
    let mut steps = vec![start(term), length(term)];
    if let Some(settled) = term.settled {
        steps.push(plain(Phrase::key("term-settled").with("reason", &settled.reason)));
    }
    steps.extend(term.due.derivation.iter().filter_map(|line| step(rules.calendar(), line)));
    // The calendar may have been corrected since the date was stored and told.
    if stored.date != term.due.local_date {
        steps.push(plain(Phrase::key("term-stored").with("date", stored.date)));
    }
    TermView { name: name.into(), date: wording::due(stored), steps }
}

const fn plain(words: Phrase) -> TermStep {
    TermStep { words, norm: None }
}

fn start(term: &Running<'_>) -> TermStep {
    let phrase = match term.start {
        Start::Applied => Phrase::key("term-start-applied"),
        Start::Entered => Phrase::key("term-start-entered"),
        Start::Done(node) => Phrase::key("term-start-done").with("step", node.words()),
    };
    plain(phrase.with("at", term.at))
}

fn length(term: &Running<'_>) -> TermStep {
    let words = Phrase::key("term-length").with("term", amount(term.term)).with("clause", &term.clause.cite);
    plain(words)
}

fn amount(term: Term) -> Phrase {
    Phrase::key(format!("term-{}", term.unit.code())).with("amount", i64::from(term.amount))
}

/// A step of the calendar's count in words; the event itself is told by what the term starts from.
fn step(calendar: &Calendar, line: &Line) -> Option<TermStep> {
    let words = match line {
        Line::Event { .. } => return None,
        Line::Arrived { from, reason, to } => {
            let phrase = match reason {
                Late::BeforeHours => Phrase::key("term-line-before-hours"),
                Late::AfterHours => Phrase::key("term-line-after-hours"),
                Late::DayOff(day) => Phrase::key("term-line-day-off").with("why", why(calendar, *day)),
            };
            phrase.with("from", *from).with("to", *to)
        }
        Line::Duration { seconds } => Phrase::key("term-line-duration").with("seconds", *seconds),
        Line::PaperDay { date } => Phrase::key("term-line-paper").with("date", *date),
        Line::FirstDay { date, rule } => {
            let key = match rule {
                StartRule::NextDay => "term-line-first-next",
                StartRule::SameDay => "term-line-first-same",
                StartRule::Moment => "term-line-first-moment",
            };
            Phrase::key(key).with("date", *date)
        }
        Line::Skipped { date, reason } => {
            Phrase::key("term-line-skipped").with("date", *date).with("why", why(calendar, *reason))
        }
        Line::Paused { from, until } => {
            Phrase::key("term-line-paused").with("from", *from).with("until", *until)
        }
        Line::LastDay { date } => Phrase::key("term-line-last").with("date", *date),
        Line::Moved { from, reason, to } => Phrase::key("term-line-moved")
            .with("from", *from)
            .with("why", why(calendar, *reason))
            .with("to", *to),
        Line::Extended { by, to } => {
            Phrase::key("term-line-extended").with("by", amount(*by)).with("to", *to)
        }
        Line::Ahead { days, to } => {
            Phrase::key("term-line-ahead").with("days", i64::from(*days)).with("to", *to)
        }
        Line::Provisional { date } => Phrase::key("term-line-provisional").with("date", *date),
    };
    let norm = line.norm().map(|code| Phrase::key(format!("norm-{code}")));
    Some(TermStep { words, norm })
}

/// Why a day does not work.
fn why(calendar: &Calendar, day: DayOff) -> Phrase {
    let name =
        |number| calendar.holiday(number).map_or(Phrase::key("term-holiday"), |(_, words)| words.into());
    match day {
        DayOff::Weekend => Phrase::key("term-weekend"),
        DayOff::Holiday(number) => name(number),
        DayOff::Moved(number) => Phrase::key("term-holiday-moved").with("holiday", name(number)),
        DayOff::Transferred => Phrase::key("term-transferred"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kezek_calendar::Unit;
    use kezek_content::Content;
    use kezek_kernel::Language;

    use super::*;

    /// Every line the calendar can write is a sentence in every language.
    #[test]
    fn every_line_has_its_words_and_its_norm() {
        let content = Content::embedded();
        let calendar = content.calendar().unwrap();
        let (from, to) = (date(2026, 3, 20), date(2026, 3, 26));
        let day = DayOff::Holiday(0);
        let lines = [
            Line::Arrived { from, reason: Late::BeforeHours, to: from },
            Line::Arrived { from, reason: Late::AfterHours, to },
            Line::Arrived { from, reason: Late::DayOff(day), to },
            Line::Duration { seconds: 1200 },
            Line::PaperDay { date: from },
            Line::FirstDay { date: from, rule: StartRule::NextDay },
            Line::FirstDay { date: from, rule: StartRule::SameDay },
            Line::FirstDay { date: from, rule: StartRule::Moment },
            Line::Skipped { date: from, reason: DayOff::Weekend },
            Line::Skipped { date: from, reason: DayOff::Moved(0) },
            Line::Skipped { date: from, reason: DayOff::Transferred },
            Line::Paused { from, until: to },
            Line::LastDay { date: to },
            Line::Moved { from, reason: day, to },
            Line::Extended { by: Term::new(10, Unit::WorkingDays), to },
            Line::Ahead { days: 1, to },
            Line::Provisional { date: to },
        ];
        let shell = crate::pages::gallery::shell();
        for language in Language::ALL {
            let ui = kezek_web::Ui::sample(&shell, language);
            for line in &lines {
                let step = step(&calendar, line).unwrap();
                let said = [Some(step.words), step.norm].into_iter().flatten().map(|words| ui.say(&words));
                let said: Vec<String> = said.collect();
                assert!(
                    said.iter().all(|text| !text.is_empty() && !text.contains('⟦')),
                    "{language}: {said:?}"
                );
                assert_eq!(said.len(), 1 + usize::from(line.norm().is_some()));
            }
            for unit in Unit::ALL {
                assert!(!ui.say(&amount(Term::new(2, unit))).contains('⟦'), "{unit:?}");
            }
        }
    }
}
