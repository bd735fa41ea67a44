//! The front page: services by what a person needs.

use askama::Template;
use kezek_web::{Phrase, Ui};

use super::paths;

/// The front page.
#[derive(Debug, Template)]
#[template(path = "portal/home.html")]
pub(crate) struct HomePage {
    pub(crate) ui: Ui,
    pub(crate) needs: Vec<Need>,
}

/// What a person needs, and the services for it.
#[derive(Debug)]
pub(crate) struct Need {
    pub(crate) title: Phrase,
    pub(crate) services: Vec<ServiceLink>,
}

/// A service in the catalogue.
#[derive(Debug)]
pub(crate) struct ServiceLink {
    pub(crate) href: String,
    pub(crate) name: Phrase,
    pub(crate) region: Phrase,
    pub(crate) result: Phrase,
}

impl HomePage {
    /// The front page with the services offered today.
    pub(crate) fn of<'a>(ui: Ui, offered: impl IntoIterator<Item = &'a kezek_regulations::Edition>) -> Self {
        let services = offered
            .into_iter()
            .map(|edition| ServiceLink {
                href: paths::service(&edition.service.code),
                name: (&edition.service.short_name).into(),
                region: (&edition.act.region).into(),
                result: (&edition.service.result).into(),
            })
            .collect();
        Self { ui: ui.at("services"), needs: vec![Need { title: "home-need-housing".into(), services }] }
    }
}

#[cfg(test)]
impl HomePage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let edition = super::rendered::edition();
        vec![
            Self::of(ui.clone(), [&*edition]),
            Self::of(ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"), [&*edition]),
            Self { ui: ui.clone(), needs: vec![] },
        ]
    }
}
