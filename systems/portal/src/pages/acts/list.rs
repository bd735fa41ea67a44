//! All acts whose services this house knows.

use askama::Template;
use jiff::civil::Date;
use kezek_regulations::{Act, Library};
use kezek_web::{Phrase, Ui};

use super::standing;
use crate::pages::paths;

/// The list of acts.
#[derive(Debug, Template)]
#[template(path = "portal/acts/list.html")]
pub(crate) struct ActsPage {
    pub(crate) ui: Ui,
    pub(crate) acts: Vec<ActLine>,
}

/// One act with its editions.
#[derive(Debug)]
pub(crate) struct ActLine {
    pub(crate) service: Phrase,
    pub(crate) named: Phrase,
    pub(crate) standing: Phrase,
    pub(crate) editions: Vec<(String, Phrase)>,
}

impl ActsPage {
    /// The acts of a library as they stand on a day.
    pub(crate) fn of(ui: Ui, library: &Library, on: Date) -> Self {
        Self { ui: ui.at("acts"), acts: library.acts().map(|act| line(library, act, on)).collect() }
    }
}

fn line(library: &Library, act: &Act, on: Date) -> ActLine {
    let held: Vec<_> = library.editions().filter(|edition| edition.act.id == act.id).collect();
    let service = held
        .last()
        .map_or_else(|| Phrase::from(&act.title), |edition| Phrase::from(&edition.service.short_name));
    let editions = held.iter().map(|edition| {
        (paths::edition(&edition.key), Phrase::key("acts-edition").with("date", edition.date))
    });
    ActLine {
        service,
        named: Phrase::key("acts-named")
            .with("issuer", &act.issuer)
            .with("date", act.adopted)
            .with("number", act.number.as_str()),
        standing: standing(act.standing(on)),
        editions: editions.collect(),
    }
}

#[cfg(test)]
impl ActsPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let library = kezek_content::Content::embedded().library().unwrap();
        vec![
            Self::of(ui.clone(), &library, jiff::civil::date(2026, 11, 26)),
            Self::of(ui.clone(), &library, jiff::civil::date(2014, 5, 26)),
            Self { ui: ui.clone(), acts: Vec::new() },
        ]
    }
}
