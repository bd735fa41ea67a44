//! History of services received: every request of the person, ended or not.

use askama::Template;
use kezek_kernel::{Instant, Words};
use kezek_web::{Cell, Column, Link, Pager, Phrase, Row, Table, Tag, Ui};

use crate::pages::paths;

/// All requests as a table.
#[derive(Debug, Template)]
#[template(path = "portal/history.html")]
pub(crate) struct HistoryPage {
    pub(crate) ui: Ui,
    pub(crate) table: Table,
    pub(crate) pager: Option<Pager>,
}

/// One request of the history.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) number: String,
    pub(crate) service: Words,
    pub(crate) accepted_at: Instant,
    pub(crate) tag: Tag,
    pub(crate) has_result: bool,
}

impl HistoryPage {
    /// The page with these requests, newest first.
    pub(crate) fn new(ui: Ui, received: &[Received], pager: Option<Pager>) -> Self {
        let rows = received.iter().map(|each| {
            let result = if each.has_result {
                Cell::Link(Link::new(paths::result(&each.number), "request-view-result"))
            } else {
                Cell::Words("history-no-result".into())
            };
            Row {
                cells: vec![
                    Cell::Link(Link::new(paths::request(&each.number), Phrase::plain(&each.number))),
                    Cell::Words((&each.service).into()),
                    Cell::Words(Phrase::key("moment-plain").with("moment", each.accepted_at)),
                    Cell::Tag(each.tag.clone()),
                    result,
                ],
            }
        });
        let table = Table {
            caption: "history-caption".into(),
            columns: [
                "request-number",
                "request-service",
                "request-accepted",
                "request-status",
                "history-result",
            ]
            .map(Column::words)
            .to_vec(),
            rows: rows.collect(),
            empty: "history-empty".into(),
        };
        Self { ui: ui.at("history"), table, pager }
    }
}

#[cfg(test)]
impl HistoryPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use kezek_web::TagKind;

        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let received = |kind, key, has_result| Received {
            number: "10126000000042".to_owned(),
            service: crate::pages::rendered::edition().service.short_name.clone(),
            accepted_at: Instant::from_micros(1_795_335_000_000_000),
            tag: Tag::new(kind, key),
            has_result,
        };
        let rows = [
            received(TagKind::Going, "status-registered", false),
            received(TagKind::Good, "status-granted", true),
        ];
        let pager = Pager { here: 1, of: 2, before: None, after: Some("/cabinet/history?page=2".to_owned()) };
        vec![Self::new(ui.clone(), &[], None), Self::new(ui, &rows, Some(pager))]
    }
}
