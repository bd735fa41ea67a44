//! The personal cabinet: one card for each request, drafts to go on with, what was told lately.

use askama::Template;
use kezek_kernel::Words;
use kezek_web::{Link, Phrase, StepLine, Tag, Ui};

use super::PlaceView;
use crate::pages::paths;

/// The front page of the cabinet.
#[derive(Debug, Template)]
#[template(path = "portal/cabinet.html")]
pub(crate) struct CabinetPage {
    pub(crate) ui: Ui,
    pub(crate) requests: Vec<RequestCard>,
    pub(crate) drafts: Vec<DraftCard>,
    pub(crate) notices: Vec<CabinetNotice>,
}

/// A request on its card.
#[derive(Debug, Clone)]
pub(crate) struct RequestCard {
    pub(crate) href: String,
    pub(crate) number: String,
    pub(crate) service: Words,
    pub(crate) tag: Tag,
    pub(crate) status: Phrase,
    /// The next date that matters.
    pub(crate) next: Option<Phrase>,
    pub(crate) steps: StepLine,
    pub(crate) place: Option<PlaceView>,
    pub(crate) result: Option<String>,
    /// Where the service is rated, while it is not.
    pub(crate) rating: Option<String>,
}

/// A draft to go on with.
#[derive(Debug, Clone)]
pub(crate) struct DraftCard {
    pub(crate) service: Words,
    pub(crate) saved: Phrase,
    /// The rules of the service are others now.
    pub(crate) changed: bool,
    pub(crate) resume: String,
    pub(crate) discard: String,
}

/// Something that was told about a request.
#[derive(Debug, Clone)]
pub(crate) struct CabinetNotice {
    pub(crate) at: Phrase,
    pub(crate) words: Phrase,
    pub(crate) link: Link,
}

#[cfg(test)]
impl RequestCard {
    fn sample(tag: Tag) -> Self {
        Self {
            href: "/requests/10126000000042".to_owned(),
            number: "10126000000042".to_owned(),
            service: crate::pages::rendered::edition().service.short_name.clone(),
            tag,
            status: Phrase::key("status-registered-words").with("case", "ТЛГ-2026-000017"),
            next: Some(Phrase::key("request-due").with("date", jiff::civil::date(2026, 12, 22))),
            steps: super::sample_line(),
            place: None,
            result: None,
            rating: None,
        }
    }
}

#[cfg(test)]
impl CabinetPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use kezek_web::TagKind;

        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ").at("cabinet");
        let going = RequestCard::sample(Tag::new(TagKind::Going, "status-registered"));
        let done = RequestCard {
            next: None,
            status: Phrase::key("status-granted-words").with("document", "20126000000017"),
            place: Some(PlaceView::sample()),
            result: Some("/requests/10126000000042/result".to_owned()),
            rating: Some("/requests/1/rating".to_owned()),
            ..RequestCard::sample(Tag::new(TagKind::Good, "status-granted"))
        };
        let draft = DraftCard {
            service: going.service.clone(),
            saved: Phrase::key("cabinet-draft-saved")
                .with("moment", kezek_kernel::Instant::from_micros(1_795_335_000_000_000)),
            changed: false,
            resume: "/drafts/x/you".to_owned(),
            discard: "/drafts/x/discard".to_owned(),
        };
        let old = DraftCard { changed: true, resume: "/drafts/x/edition".to_owned(), ..draft.clone() };
        let notice = |code: &str| CabinetNotice {
            at: Phrase::key("moment-plain")
                .with("moment", kezek_kernel::Instant::from_micros(1_795_335_000_000_000)),
            words: Phrase::key(format!("notice-{code}")),
            link: Link::new("/requests/10126000000042", Phrase::plain("10126000000042")),
        };
        let notices = ["sent", "registered", "granted", "refused"].map(notice).to_vec();
        vec![
            Self { ui: ui.clone(), requests: vec![], drafts: vec![], notices: vec![] },
            Self { ui, requests: vec![going, done], drafts: vec![draft, old], notices },
        ]
    }
}
