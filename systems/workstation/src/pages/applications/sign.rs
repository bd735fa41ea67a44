//! The record is read once more and signed; what follows from it is said before.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::{Iin, Language, Words};
use kezek_regulations::Edition;
use kezek_store::Failure;
use kezek_web::{
    Document, Fault, Finding, Link, Notice, NoticeKind, Phrase, Signing, SigningMode, Submitted, Summary,
    SummaryRow, Ui, page_with_status,
};

use super::{SECTION, address, find, sign_address, topic_address};
use crate::counter::hand_in::{Faults, OnDesk};
use crate::counter::intake::{Lack, Shortcoming};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::signing::Trouble;
use crate::pages::wording;
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/intake_sign.html")]
pub(crate) struct IntakeSignPage {
    ui: Ui,
    service: Words,
    here: usize,
    notices: Vec<Notice>,
    findings: Vec<Finding>,
    answers: Summary,
    papers: Summary,
    record: String,
    signing: Option<Signing>,
    back: Link,
}

/// Shows the record that is about to be signed.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(draft): Path<String>,
) -> Result<Response, Fault> {
    let desk = find(&workstation, &officer, &draft).await?;
    render(&workstation, &officer, &desk, Trouble::default()).await
}

/// Takes the clerk's signature.
pub(crate) async fn sign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(draft): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let desk = find(&workstation, &officer, &draft).await?;
    let cms = form.text("cms").as_bytes().to_vec();
    let taken = workstation.hand_in(officer.who.officer, desk.row.draft, &cms, Once::default()).await;
    match taken {
        Ok(handed) => Ok(Redirect::to(&address(&handed.number)).into_response()),
        Err(failure) => render(&workstation, &officer, &desk, Trouble::of(failure)?).await,
    }
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    desk: &OnDesk,
    trouble: Trouble,
) -> Result<Response, Fault> {
    let ui = officer.ui(SECTION);
    let language = ui.language();
    let status = trouble.status();
    let record = match workstation.write_record(&officer.who, desk, language).await {
        Ok(record) => Some(record),
        Err(Failure::Refused(Refusal::Unfilled)) => None,
        Err(failure) => return Err(crate::pages::fault(&failure)),
    };
    let faults = workstation.intake_faults(desk);
    let lacks = workstation.intake_lacks(desk);
    let mut notices: Vec<Notice> = trouble.notice.into_iter().chain(unfilled(desk, &faults)).collect();
    if record.is_some() {
        notices.push(effect(desk, &lacks));
    }
    let iin = officer.who.person.iin;
    let back = Link::new(last_topic(desk), "order-back");
    let page = IntakeSignPage {
        ui,
        service: desk.edition.service.short_name.clone(),
        here: desk.edition.form.topics.len().saturating_add(1),
        notices,
        findings: trouble.findings,
        answers: answers(workstation, desk, language),
        papers: papers(desk),
        record: record.as_deref().map(String::from_utf8_lossy).unwrap_or_default().into_owned(),
        signing: record.map(|record| signing(desk, record, &lacks, iin, back.clone())),
        back,
    };
    Ok(page_with_status(status, &page))
}

fn last_topic(desk: &OnDesk) -> String {
    let last = desk.edition.form.topics.last().map_or("", |topic| topic.id.as_str());
    topic_address(desk.row.draft, last)
}

fn signing(desk: &OnDesk, record: Vec<u8>, lacks: &[Shortcoming], iin: Iin, back: Link) -> Signing {
    let button = if lacks.is_empty() { "ws-intake-accept" } else { "ws-intake-refuse" };
    Signing {
        action: sign_address(desk.row.draft),
        documents: vec![Document { name: "ws-intake-record".into(), bytes: record }],
        mode: SigningMode::Attached,
        holder: Some(iin.into()),
        fields: Vec::new(),
        hidden: Vec::new(),
        button: button.into(),
        back,
    }
}

/// What follows from the signature: the case begins, or acceptance is refused for the sake of these documents.
fn effect(desk: &OnDesk, lacks: &[Shortcoming]) -> Notice {
    if lacks.is_empty() {
        return Notice::new(NoticeKind::Done, "ws-intake-complete").line("ws-intake-complete-effect");
    }
    let notice = Notice::new(NoticeKind::Care, "ws-intake-incomplete").line("ws-intake-incomplete-effect");
    lacks.iter().fold(notice, |notice, lack| notice.line(shortcoming(&desk.edition, lack)))
}

/// A document with what is wrong with it.
pub(super) fn shortcoming(edition: &Edition, shortcoming: &Shortcoming) -> Phrase {
    let key = match shortcoming.lack {
        Lack::Missing => "ws-intake-missing",
        Lack::Expired => "ws-intake-expired",
    };
    let name = edition.document(&shortcoming.document).map(|document| Phrase::from(&document.name));
    let name = name.unwrap_or_else(|| Phrase::plain(shortcoming.document.as_str()));
    Phrase::key(key).with("document", name)
}

/// What must be filled before anything can be signed.
fn unfilled(desk: &OnDesk, faults: &Faults) -> Option<Notice> {
    if faults.is_empty() {
        return None;
    }
    let topics = &desk.edition.form.topics;
    let concerned = topics.iter().filter(|topic| {
        let heads = faults.fields.iter().map(|fault| fault.field.split('.').next().unwrap_or_default());
        let answers = heads.into_iter().any(|head| topic.fields.iter().any(|field| field.id == head));
        answers || topic.fields.is_empty() && !(faults.marks.is_empty() && faults.files.is_empty())
    });
    let notice = Notice::new(NoticeKind::Stop, "ws-intake-unfilled");
    Some(concerned.fold(notice, |notice, topic| {
        notice.link(topic_address(desk.row.draft, &topic.id), Phrase::from(&topic.title))
    }))
}

fn answers(workstation: &Workstation, desk: &OnDesk, language: Language) -> Summary {
    let (edition, given) = (&desk.edition, &desk.row.filled.answers);
    let signed = kezek_forms::signed_fields(edition, workstation.parameters(), language, given);
    signed.iter().fold(Summary::default(), |summary, field| {
        let asked = edition.form.field_of(&field.code);
        let label =
            asked.map_or_else(|| Phrase::plain(field.label.as_str()), |asked| Phrase::from(&asked.label));
        let line = crate::pages::cases::show::answer(edition, field);
        summary.with(SummaryRow { label, lines: vec![line], links: Vec::new(), change: None })
    })
}

fn papers(desk: &OnDesk) -> Summary {
    let filled = &desk.row.filled;
    let shown = match &filled.shown() {
        Some(identity) => wording::identity(identity),
        None => "ws-papers-no-identity".into(),
    };
    let summary = Summary::default().row("ws-papers-identity", shown);
    let marks = filled.handed_in(&desk.edition);
    marks.iter().fold(summary, |summary, handed| {
        let name = desk.edition.document(&handed.document).map(|document| Phrase::from(&document.name));
        let label = name.unwrap_or_else(|| Phrase::plain(handed.document.as_str()));
        summary.row(label, wording::handed_in(handed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_signing_of_an_application_renders() {
        let words =
            Words { kk: "Анықтама".into(), ru: "Справка".into(), en: "Certificate".into() };
        gallery::check(|ui| {
            let page = |notices, findings| IntakeSignPage {
                ui: ui.clone(),
                service: words.clone(),
                here: 6,
                notices,
                findings,
                answers: Summary::default().row(Phrase::plain("Тегі"), Phrase::plain("Үлгілі")),
                papers: Summary::default().row("ws-papers-identity", "ws-papers-no-identity"),
                record: "<application/>".to_owned(),
                signing: None,
                back: Link::new("/intakes/x/documents", "order-back"),
            };
            let missing = Phrase::key("ws-intake-missing").with("document", Phrase::plain("Өтініш"));
            vec![
                page(
                    vec![
                        Notice::new(NoticeKind::Done, "ws-intake-complete").line("ws-intake-complete-effect"),
                    ],
                    vec![],
                ),
                page(
                    vec![
                        Notice::new(NoticeKind::Care, "ws-intake-incomplete")
                            .line("ws-intake-incomplete-effect")
                            .line(missing),
                    ],
                    vec![Finding::new("cms-malformed")],
                ),
                page(
                    vec![
                        Notice::new(NoticeKind::Stop, "ws-intake-unfilled")
                            .link("/intakes/x/you", "order-back"),
                    ],
                    vec![],
                ),
            ]
        });
    }
}
