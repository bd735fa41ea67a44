//! Who opened the data of a request: every opening by an officer, as the provider recorded it.

use askama::Template;
use jiff::tz::TimeZone;
use kezek_messages::{Opening, OpeningsAnswer};
use kezek_web::{Cell, Column, Notice, NoticeKind, Phrase, Row, Table, Ui};

use crate::pages::paths;

/// The openings of one request.
#[derive(Debug, Template)]
#[template(path = "portal/openings.html")]
pub(crate) struct OpeningsPage {
    pub(crate) ui: Ui,
    pub(crate) number: String,
    pub(crate) back: String,
    pub(crate) told: Told,
}

/// What the provider told.
#[derive(Debug)]
pub(crate) enum Told {
    /// Its records, true at this moment.
    Openings { table: Table, as_of: Phrase },
    /// It does not answer at the moment.
    Nothing(Notice),
}

impl OpeningsPage {
    /// The page with the provider's answer; `None` when it gave none. Days are those of the zone.
    pub(crate) fn new(ui: Ui, number: &str, answer: Option<&OpeningsAnswer>, zone: &TimeZone) -> Self {
        let told = match answer {
            Some(answer) => Told::Openings {
                table: table(&answer.openings, zone),
                as_of: Phrase::key("place-as-of").with("moment", answer.as_of),
            },
            None => Told::Nothing(
                Notice::new(NoticeKind::Care, "openings-unanswered-title").line("openings-unanswered"),
            ),
        };
        let back = paths::request(number);
        Self { ui: ui.at("cabinet"), number: number.to_owned(), back, told }
    }
}

fn table(openings: &[Opening], zone: &TimeZone) -> Table {
    let day = |opening: &Opening| opening.at.timestamp().to_zoned(zone.clone()).date();
    let same = |a: &Opening, b: &Opening| a.part == b.part && a.position == b.position && day(a) == day(b);
    let rows = openings.chunk_by(same).filter_map(|several| {
        let last = several.first()?;
        let times = i64::try_from(several.len()).unwrap_or(i64::MAX);
        Some(Row {
            cells: vec![
                Cell::Words(Phrase::key("moment-plain").with("moment", last.at)),
                Cell::Words((&last.position).into()),
                Cell::Words(part(&last.part)),
                Cell::Words(Phrase::key("openings-times").with("count", times)),
            ],
        })
    });
    Table {
        caption: "openings-caption".into(),
        columns: ["openings-when", "openings-who", "openings-what", "openings-often"]
            .map(Column::words)
            .to_vec(),
        rows: rows.collect(),
        empty: "openings-empty".into(),
    }
}

/// The words for a part of a request.
fn part(code: &str) -> Phrase {
    match code.strip_prefix("attachment-").and_then(|number| number.parse::<i64>().ok()) {
        Some(number) => Phrase::key("openings-part-attachment").with("number", number),
        None if code == "document" => "openings-part-document".into(),
        None if code == "protocol" => "openings-part-protocol".into(),
        None if code == "search" => "openings-part-search".into(),
        None => "openings-part-request".into(),
    }
}

#[cfg(test)]
impl OpeningsPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use kezek_kernel::Instant;

        use crate::pages::rendered::words;

        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let at = Instant::from_micros(1_795_335_000_000_000);
        let opening = |minutes: i64, part: &str| Opening {
            at: at.plus_seconds(-60 * minutes),
            part: part.to_owned(),
            position: words("Бас маман", "Главный специалист", "Chief specialist"),
        };
        let openings = vec![
            opening(0, "document"),
            opening(1, "request"),
            opening(2, "request"),
            opening(3, "attachment-2"),
            opening(2000, "request"),
        ];
        let none = OpeningsAnswer { as_of: at, openings: Vec::new() };
        let some = OpeningsAnswer { as_of: at, openings };
        [Some(&some), Some(&none), None]
            .map(|answer| Self::new(ui.clone(), "10126000000042", answer, &TimeZone::UTC))
            .into()
    }
}
