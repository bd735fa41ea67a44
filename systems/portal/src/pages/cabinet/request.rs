//! One request: its facts, its line of steps, its result, and the place in the waiting list now.

use askama::Template;
use kezek_kernel::{Instant, Words};
use kezek_web::{Link, Notice, NoticeKind, Phrase, StepLine, Summary, Tag, Ui};

use super::{Asked, RefusalView};
use crate::pages::order::SentFacts;
use crate::pages::paths;

/// The page of a request.
#[derive(Debug, Clone, Template)]
#[template(path = "portal/request.html")]
pub(crate) struct RequestPage {
    pub(crate) ui: Ui,
    pub(crate) facts: SentFacts,
    pub(crate) summary: Summary,
    pub(crate) tag: Tag,
    pub(crate) notice: Option<Notice>,
    pub(crate) place: Option<PlaceView>,
    pub(crate) assistance: Option<Summary>,
    pub(crate) refusal: Option<RefusalView>,
    pub(crate) result: Option<String>,
    /// The first question of the questionnaire, while it is not answered.
    pub(crate) asked: Option<Asked>,
    /// What was answered, question and answer.
    pub(crate) given: Vec<(Words, Words)>,
    pub(crate) steps: StepLine,
    pub(crate) told: Vec<(Phrase, Phrase)>,
    /// Where the person complains about how the request is handled.
    pub(crate) complain: String,
    /// The complaints about it: link, state, what is next.
    pub(crate) complaints: Vec<(Link, Tag, Phrase)>,
    pub(crate) refresh: String,
    pub(crate) acknowledgement: String,
    pub(crate) openings: String,
}

/// My place in the waiting list.
#[derive(Debug, Clone)]
pub(crate) enum PlaceView {
    /// The provider's answer.
    Known { number: u32, of: u32, list: Phrase, as_of: Instant },
    /// The provider does not answer at the moment.
    Unknown,
}

impl RequestPage {
    /// The page without notice, place and result.
    pub(crate) fn new(ui: Ui, facts: SentFacts, tag: Tag, steps: StepLine) -> Self {
        Self {
            ui: ui.at("cabinet"),
            summary: facts.summary(),
            refresh: paths::refresh(&facts.number),
            acknowledgement: paths::acknowledgement(&facts.number),
            openings: paths::openings(&facts.number),
            complain: paths::complain(&facts.number),
            complaints: Vec::new(),
            facts,
            tag,
            notice: None,
            place: None,
            assistance: None,
            refusal: None,
            result: None,
            asked: None,
            given: Vec::new(),
            steps,
            told: Vec::new(),
        }
    }

    /// The page in place of a second request for the same service.
    pub(crate) fn in_the_way(mut self) -> Self {
        self.notice = Some(Notice::new(NoticeKind::Care, "request-running-title").line("request-running"));
        self
    }

    /// The page after a refresh that brought nothing new.
    pub(crate) fn nothing_new(mut self, at: Instant) -> Self {
        let nothing = || Notice::new(NoticeKind::Note, Phrase::key("request-nothing-new").with("moment", at));
        // What the provider waits for is never hidden.
        self.notice.get_or_insert_with(nothing);
        self
    }
}

#[cfg(test)]
impl PlaceView {
    pub(crate) fn sample() -> Self {
        let edition = crate::pages::rendered::edition();
        let as_of = Instant::from_micros(1_795_335_000_000_000);
        Self::Known { number: 1204, of: 18_350, list: (&edition.queue_lists[2].name).into(), as_of }
    }
}

#[cfg(test)]
impl RequestPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use super::{line, state_tag, state_words};
        use crate::store::requests::RequestState;

        let edition = crate::pages::rendered::edition();
        let at = Instant::from_micros(1_795_335_000_000_000);
        let document_number = "20126000000017".to_owned();
        let states = [
            (RequestState::Sent, line(&edition, Some(&"P5.2".parse().unwrap()), None)),
            (
                RequestState::Registered { case_number: "ТЛГ-2026-000017".to_owned(), at, due: Some(at) },
                line(&edition, Some(&"C3.1".parse().unwrap()), None),
            ),
            (
                RequestState::Granted { document_number: document_number.clone(), at },
                line(&edition, None, Some("P8")),
            ),
            (RequestState::Refused { document_number, at }, line(&edition, None, Some("P7"))),
        ];
        let page = |(state, steps): (RequestState, StepLine)| {
            let facts = SentFacts { status: state_words(&state), ..SentFacts::sample() };
            let mut page =
                Self::new(ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"), facts, state_tag(&state), steps);
            page.told = ["sent", "registered"]
                .map(|code| {
                    (Phrase::key("moment-plain").with("moment", at), Phrase::key(format!("notice-{code}")))
                })
                .to_vec();
            match state {
                RequestState::Sent => page.nothing_new(at),
                RequestState::Registered { .. } => {
                    Self { place: Some(PlaceView::Unknown), ..page }.in_the_way()
                }
                RequestState::Granted { .. } => Self {
                    complaints: vec![(
                        Link::new("/complaints/1", Phrase::plain("10226000000001")),
                        Tag::new(kezek_web::TagKind::Plain, "complaint-state-sent"),
                        "complaint-on-its-way".into(),
                    )],
                    place: Some(PlaceView::sample()),
                    result: Some("/requests/1/result".to_owned()),
                    asked: Asked::next(&edition, "1", Vec::new()),
                    ..page
                },
                RequestState::Refused { .. } => Self {
                    refusal: Some(RefusalView::sample(ui.language())),
                    result: Some("/requests/1/result".to_owned()),
                    ..page
                },
            }
        };
        let mut pages: Vec<Self> = states.into_iter().map(page).collect();
        let assistance = Some(super::assistance::sample());
        pages.extend(pages.get(2).cloned().map(|granted| Self { place: None, assistance, ..granted }));
        pages
    }
}
