//! The answer to what a provider asked or told: what was said, the form, and the page on which the answer is signed.

use askama::Template;
use kezek_kernel::{Language, Words};
use kezek_messages::{Stance, Supplement};
use kezek_regulations::{Document, Edition};
use kezek_web::{
    Choice, Field, FieldKind, Form, HeldFile, Link, Notice, NoticeKind, Phrase, Summary, SummaryRow, Ui,
};

use crate::answering::{AnswerFaults, Asking, LONGEST_ANSWER};
use crate::pages::order::{SignPage, SigningPlace, applicant, file_fault, file_field, limits};
use crate::pages::paths;
use crate::store::answers::AnswerWords;
use crate::store::needs::{Need, Open};

/// The page of the answer.
#[derive(Debug, Clone, Template)]
#[template(path = "portal/answer.html")]
pub(crate) struct AnswerPage {
    pub(crate) ui: Ui,
    pub(crate) service: Words,
    pub(crate) back: String,
    pub(crate) told: Notice,
    pub(crate) form: Form,
}

impl AnswerPage {
    /// The form with what was written before; `held` are the files of a document.
    pub(crate) fn new(
        ui: Ui,
        asking: &Asking,
        words: &AnswerWords,
        held: impl Fn(&Document) -> Vec<HeldFile>,
    ) -> Self {
        let number = &asking.request.number;
        let documents = asking.documents();
        let mut form = Form::new(paths::answer(number), "answer-continue");
        if !documents.is_empty() {
            form = form.other("upload", "order-upload");
        }
        if let [_, _, ..] = asking.stances() {
            form = form.field(stance_field(asking.stances(), words.stance()));
        }
        let text = FieldKind::Lines { value: words.text.clone(), rows: 6 };
        form =
            form.field(Field::new("text", "answer-text", text).hint(text_hint(&asking.open.need)).optional());
        if !documents.is_empty() {
            form = form.text(limits(&asking.edition.attachments));
        }
        for document in &documents {
            form = form.field(file_field(document, &asking.edition.attachments, held(document)));
        }
        Self {
            told: asked_for(&asking.edition, &asking.open, ui.language()),
            ui: ui.at("cabinet"),
            service: asking.edition.service.short_name.clone(),
            back: paths::request(number),
            form,
        }
    }

    /// The page with everything that is wrong.
    pub(crate) fn blamed(mut self, faults: &AnswerFaults) -> Self {
        for code in &faults.words {
            let field = if *code == "stance-missing" { "stance" } else { "text" };
            let limit = i64::try_from(LONGEST_ANSWER).unwrap_or(i64::MAX);
            self.form.blame(field, Phrase::key(format!("answer-fault-{code}")).with("limit", limit));
        }
        for fault in &faults.documents {
            self.form.blame(&fault.document, file_fault(fault));
        }
        self
    }
}

fn stance_field(offered: &[Stance], chosen: Option<Stance>) -> Field {
    let choice = |stance: &Stance| {
        Choice::new(stance.code(), Phrase::key(format!("answer-{}", stance.code())), chosen == Some(*stance))
    };
    let choices = offered.iter().map(choice).collect();
    Field::new("stance", "answer-stance", FieldKind::Radios(choices))
}

const fn text_hint(need: &Need) -> &'static str {
    match need {
        Need::Correction { .. } => "answer-text-hint",
        Need::Hearing { .. } => "answer-objection-hint",
    }
}

/// What the provider asks for or tells, and until when.
pub(crate) fn asked_for(edition: &Edition, open: &Open, reader: Language) -> Notice {
    let quoted = |kk: &str, ru: &str| Phrase::plain(if reader == Language::Kk { kk } else { ru });
    let title = |key: &'static str| Phrase::key(key).with("date", open.until);
    match &open.need {
        Need::Correction { documents, kk, ru } => {
            let mut notice = Notice::new(NoticeKind::Care, title("need-title"));
            for document in documents.iter().filter_map(|id| edition.document(id)) {
                notice = notice.line(&document.name);
            }
            if kk.is_empty() { notice } else { notice.line(quoted(kk, ru)) }
        }
        Need::Hearing { grounds } => {
            let notice = Notice::new(NoticeKind::Care, title("hearing-title")).line("hearing-lead");
            grounds.iter().fold(notice, |notice, ground| notice.line(quoted(&ground.kk, &ground.ru)))
        }
    }
}

/// The page on which an answer is signed; `document` are the exact bytes.
pub(crate) fn sign_page(ui: Ui, asking: &Asking, supplement: &Supplement, document: &[u8]) -> SignPage {
    let number = &asking.request.number;
    let back = Link::new(paths::answer(number), "answer-sign-back");
    let place = SigningPlace { action: paths::answer_sign(number), applicant: supplement.applicant, back };
    let stance = Phrase::key(format!("answer-{}", supplement.stance.code()));
    let mut plain = Summary::default()
        .row("sign-service", &asking.edition.service.short_name)
        .row("sign-applicant", applicant(supplement.applicant))
        .row("request-number", Phrase::plain(number.as_str()))
        .row("answer-stance", stance);
    let lines: Vec<Phrase> = supplement.text.lines().map(Phrase::plain).collect();
    if !lines.is_empty() {
        plain =
            plain.with(SummaryRow { label: "answer-text".into(), lines, links: Vec::new(), change: None });
    }
    let files: Vec<Phrase> = supplement.attachments.iter().map(|fact| Phrase::plain(&fact.name)).collect();
    if !files.is_empty() {
        plain = plain.with(SummaryRow {
            label: "answer-files".into(),
            lines: files,
            links: Vec::new(),
            change: None,
        });
    }
    SignPage {
        ui: ui.at("cabinet"),
        title: "answer-sign-title".into(),
        lead: "answer-sign-lead".into(),
        service: asking.edition.service.short_name.clone(),
        plain,
        document: String::from_utf8_lossy(document).into_owned(),
        signing: place.signing(document),
    }
}

#[cfg(test)]
impl AnswerPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let page = |asking: &Asking, words: &AnswerWords| {
            let held = |_: &Document| {
                vec![HeldFile {
                    name: "анықтама.pdf".to_owned(),
                    size: Phrase::key("size-kilobytes").with("size", 120_i64),
                    href: "/requests/1/answer/files/1".to_owned(),
                    remove: "1".to_owned(),
                }]
            };
            Self::new(ui.clone(), asking, words, held)
        };
        let (empty, words) = (AnswerWords::default(), AnswerWords::new(None, "Анықтаманы қоса беремін."));
        let faulty =
            AnswerFaults { words: vec!["answer-empty", "stance-missing"], ..AnswerFaults::default() };
        let long = AnswerFaults { words: vec!["answer-too-long"], ..AnswerFaults::default() };
        let samples = Asking::samples();
        let pages = samples.iter().flat_map(|asking| {
            [page(asking, &words), page(asking, &empty).blamed(&faulty), page(asking, &empty).blamed(&long)]
        });
        pages.collect()
    }
}

#[cfg(test)]
impl Asking {
    /// One of each kind of asking.
    pub(crate) fn samples() -> Vec<Self> {
        use kezek_kernel::{AccountId, Instant, RequestId};

        use crate::store::needs::ToldGround;
        use crate::store::requests::{Request, RequestState};

        let edition = crate::pages::rendered::edition();
        let at = Instant::from_micros(1_795_335_000_000_000);
        let request = Request {
            id: RequestId::from_bytes([1; 16]),
            number: "10126000000042".to_owned(),
            account: AccountId::from_bytes([2; 16]),
            service: edition.service.code.clone(),
            edition: edition.key.to_string(),
            locality: "196220100".parse().unwrap(),
            accepted_at: at,
            state: RequestState::Sent,
            journal_index: 1,
        };
        let correction = |documents: &[&str]| Need::Correction {
            documents: documents.iter().map(|&id| id.to_owned()).collect(),
            kk: "Анықтама ескірген".to_owned(),
            ru: "Справка устарела".to_owned(),
        };
        let asking = |need| Self {
            request: request.clone(),
            edition: edition.clone(),
            open: Open {
                asked: at,
                case_number: "2026-000017".to_owned(),
                until: jiff::civil::date(2026, 11, 25),
                need,
            },
        };
        let told = |code: &str| ToldGround {
            code: code.to_owned(),
            kk: "Құжаттар толық емес: анықтама жоқ".to_owned(),
            ru: "Неполный пакет документов: нет справки".to_owned(),
        };
        let hearing = Need::Hearing { grounds: vec![told("document-missing"), told("data-differ")] };
        vec![asking(correction(&["income"])), asking(correction(&[])), asking(hearing)]
    }
}
