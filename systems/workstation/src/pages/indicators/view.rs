//! One service of one provider as the page shows it: tables, and plots that say the same.

use kezek_web::{Cell, Column, Phrase, Row, Table, Ui};

use super::plot::{Drawing, Group, Labels, Plot};
use super::wording::{basis, count, duration, month, nothing, percent, share, short_month};
use crate::indicators::{Counts, ServiceReport, Share, Spread, WorkReport};
use crate::pages::wording::performer;

/// A service with everything that is shown of it.
#[derive(Debug)]
pub(crate) struct ServiceView {
    /// Part of the ids of this section.
    pub(super) id: String,
    pub(super) name: Phrase,
    pub(super) provider: Phrase,
    pub(super) basis: Phrase,
    pub(super) now: Phrase,
    pub(super) months: Table,
    pub(super) month_plots: Vec<Plot>,
    pub(super) works: Table,
    pub(super) work_plot: Option<Plot>,
    pub(super) grounds: Table,
    pub(super) ground_plot: Option<Plot>,
    pub(super) answers: Vec<Table>,
}

impl ServiceView {
    pub(super) fn new(ui: &Ui, number: usize, report: &ServiceReport) -> Self {
        let id = format!("s{number}");
        let plot = |drawing: Drawing, name: &str| drawing.draw(ui, format!("{id}-{name}"));
        let month_plots = [plot(counts_drawing(report), "counts"), plot(shares_drawing(report), "shares")];
        Self {
            name: (&report.service_name).into(),
            provider: (&report.provider_name).into(),
            basis: basis(report.basis),
            now: Phrase::key("quality-now")
                .with("running", count(report.running))
                .with("overdue", count(report.overdue)),
            months: months(report),
            month_plots: month_plots.into_iter().flatten().collect(),
            works: works(report),
            work_plot: plot(works_drawing(report), "works"),
            grounds: grounds(report),
            ground_plot: plot(grounds_drawing(report), "grounds"),
            answers: answers(report),
            id,
        }
    }
}

fn words(phrase: Phrase) -> Cell {
    Cell::Words(phrase)
}

fn months(report: &ServiceReport) -> Table {
    let row = |label: Phrase, counts: &Counts| Row {
        cells: vec![
            words(label),
            words(count(counts.requests)),
            words(percent(counts.electronic())),
            words(count(counts.results)),
            words(count(counts.refusals)),
            words(share(counts.timeliness(report.basis))),
            words(share(counts.quality.share())),
            words(share(counts.information.share())),
        ],
    };
    let mut rows: Vec<Row> = report.months.iter().map(|(of, counts)| row(month(*of), counts)).collect();
    rows.push(row("quality-total".into(), &report.total));
    Table {
        caption: "quality-months".into(),
        columns: vec![
            Column::words("quality-month"),
            Column::figures("quality-requests"),
            Column::figures("quality-electronic"),
            Column::figures("quality-results"),
            Column::figures("quality-refusals"),
            Column::figures("quality-timeliness"),
            Column::figures("quality-quality"),
            Column::figures("quality-information"),
        ],
        rows,
        empty: "quality-nothing".into(),
    }
}

fn counts_drawing(report: &ServiceReport) -> Drawing {
    let bar = |value: u64| (Some(value), count(value));
    let group = |(of, counts): &(_, Counts)| Group {
        label: short_month(*of),
        bars: vec![bar(counts.requests), bar(counts.results), bar(counts.refusals)],
    };
    Drawing {
        title: "quality-plot-counts".into(),
        series: vec!["quality-requests".into(), "quality-results".into(), "quality-refusals".into()],
        labels: Labels::Beside,
        groups: report.months.iter().map(group).collect(),
        full: None,
    }
}

fn shares_drawing(report: &ServiceReport) -> Drawing {
    let bar = |share: Share| (share.permille(), percent(share));
    let group = |(of, counts): &(_, Counts)| Group {
        label: short_month(*of),
        bars: vec![
            bar(counts.timeliness(report.basis)),
            bar(counts.quality.share()),
            bar(counts.information.share()),
        ],
    };
    Drawing {
        title: "quality-plot-shares".into(),
        series: vec!["quality-timeliness".into(), "quality-quality".into(), "quality-information".into()],
        labels: Labels::Beside,
        groups: report.months.iter().map(group).collect(),
        full: Some(1000),
    }
}

/// The step with its number in the act.
fn step(work: &WorkReport) -> Phrase {
    let named = work.words().zip(work.number());
    named.map_or_else(
        || Phrase::plain(work.position.to_string()),
        |(words, number)| Phrase::key("quality-step").with("number", number).with("words", words),
    )
}

fn works(report: &ServiceReport) -> Table {
    let row = |work: &WorkReport| {
        let time =
            |of: fn(&Spread) -> u64| work.spread.as_ref().map_or_else(nothing, |spread| duration(of(spread)));
        Row {
            cells: vec![
                words(step(work)),
                words(work.by().map_or_else(nothing, performer)),
                words(work.term().map_or_else(nothing, Phrase::from)),
                words(count(work.now)),
                words(count(work.overdue)),
                words(count(work.passed)),
                words(time(|spread| spread.median_s)),
                words(time(|spread| spread.ninetieth_s)),
                words(share(work.in_time)),
            ],
        }
    };
    Table {
        caption: "quality-steps".into(),
        columns: vec![
            Column::words("quality-step-name"),
            Column::words("quality-by"),
            Column::words("quality-term"),
            Column::figures("quality-step-now"),
            Column::figures("quality-step-overdue"),
            Column::figures("quality-passed"),
            Column::figures("quality-median"),
            Column::figures("quality-ninetieth"),
            Column::figures("quality-in-time"),
        ],
        rows: report.works.iter().map(row).collect(),
        empty: "quality-no-steps".into(),
    }
}

fn works_drawing(report: &ServiceReport) -> Drawing {
    let group = |work: &WorkReport| {
        let spread = work.spread?;
        let bar = |seconds: u64| (Some(seconds), duration(seconds));
        let by = Phrase::key("quality-step-by")
            .with("step", step(work))
            .with("by", work.by().map_or_else(nothing, performer));
        let label = match work.term() {
            Some(term) => Phrase::key("quality-step-within").with("step", by).with("term", term),
            None => by,
        };
        Some(Group { label, bars: vec![bar(spread.median_s), bar(spread.ninetieth_s)] })
    };
    Drawing {
        title: "quality-plot-steps".into(),
        series: vec!["quality-median".into(), "quality-ninetieth".into()],
        labels: Labels::Above,
        groups: report.works.iter().filter_map(group).collect(),
        full: None,
    }
}

fn grounds(report: &ServiceReport) -> Table {
    let row = |(code, name, times): &(String, kezek_kernel::Words, u64)| Row {
        cells: vec![words(ground(code, name)), words(count(*times))],
    };
    Table {
        caption: "quality-grounds".into(),
        columns: vec![Column::words("quality-ground"), Column::figures("quality-times")],
        rows: report.grounds.iter().map(row).collect(),
        empty: "quality-no-grounds".into(),
    }
}

fn grounds_drawing(report: &ServiceReport) -> Drawing {
    let group = |(code, name, times): &(String, kezek_kernel::Words, u64)| Group {
        label: ground(code, name),
        bars: vec![(Some(*times), count(*times))],
    };
    Drawing {
        title: "quality-grounds".into(),
        series: vec!["quality-times".into()],
        labels: Labels::Above,
        groups: report.grounds.iter().map(group).collect(),
        full: None,
    }
}

/// The name of a ground; its code where the newest wording no longer has it.
fn ground(code: &str, name: &kezek_kernel::Words) -> Phrase {
    if name.ru.is_empty() { Phrase::plain(code) } else { name.into() }
}

fn answers(report: &ServiceReport) -> Vec<Table> {
    let table = |question: &crate::indicators::QuestionReport| {
        let whole: u64 = question.choices.iter().map(|(_, _, answers)| answers).sum();
        let row = |(_, name, answers): &(String, kezek_kernel::Words, u64)| Row {
            cells: vec![
                words(name.into()),
                words(count(*answers)),
                words(percent(Share::new(*answers, whole))),
            ],
        };
        let rows = if whole == 0 { Vec::new() } else { question.choices.iter().map(row).collect() };
        Table {
            caption: (&question.text).into(),
            columns: vec![
                Column::words("quality-answer"),
                Column::figures("quality-answers"),
                Column::figures("quality-answer-share"),
            ],
            rows,
            empty: "quality-no-answers".into(),
        }
    };
    report.questions.iter().map(table).collect()
}
