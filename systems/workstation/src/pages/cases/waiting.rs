//! What a case waits for, as its page shows it: what the applicant was asked or told, until when, and how the case goes on.

use kezek_casework::{Case, Suspension, WaitsFor};
use kezek_regulations::Edition;
use kezek_web::{Form, Notice, NoticeKind, Phrase};

use super::address;
use super::dossier::Dossier;
use crate::decision::{ChosenGround, Wanted};
use crate::messages::came_from_elsewhere;
use crate::store::told::{Told, last_grounds};

/// Whether nothing can be decided before the case goes on. While a person is heard, his request can be accepted.
pub(super) fn bars(case: &Case) -> bool {
    case.terms.waiting().is_some_and(|waiting| matches!(waiting.waits_for, WaitsFor::Correction { .. }))
}

/// Until when the case waits, and for what; after a hearing, what the person was told.
pub(super) fn notice(dossier: &Dossier) -> Option<Notice> {
    let Some(waiting) = dossier.case.terms.waiting() else {
        let grounds = last_grounds(&dossier.told)?;
        let notice = Notice::new(NoticeKind::Note, "ws-hearing-over").line("ws-hearing-over-hint");
        return Some(with_grounds(notice, &dossier.edition, grounds));
    };
    match (&waiting.waits_for, dossier.told.first()) {
        (WaitsFor::Hearing { .. }, Some(Told::Refusal { grounds })) => Some(heard(dossier, waiting, grounds)),
        (_, Some(Told::Correction(wanted))) => Some(corrected(dossier, waiting, wanted)),
        _ => None,
    }
}

fn heard(dossier: &Dossier, waiting: &Suspension, grounds: &[ChosenGround]) -> Notice {
    let until = Phrase::key("ws-hearing-until").with("date", waiting.until.date);
    let objects = Phrase::key("ws-hearing-objects").with("date", waiting.answer_until().date);
    let mut notice = Notice::new(NoticeKind::Care, until).line(objects).line("ws-hearing-accept");
    if !came_from_elsewhere(&dossier.case) {
        notice = notice.line("ws-hearing-on-paper");
    }
    with_grounds(notice, &dossier.edition, grounds)
}

fn with_grounds(notice: Notice, edition: &Edition, grounds: &[ChosenGround]) -> Notice {
    grounds.iter().fold(notice, |notice, chosen| {
        let name = edition
            .ground(&chosen.ground)
            .map_or_else(|| Phrase::plain(chosen.ground.as_str()), |ground| Phrase::from(&ground.name));
        notice
            .line(name)
            .line(Phrase::plain(chosen.fact_kk.as_str()))
            .line(Phrase::plain(chosen.fact_ru.as_str()))
    })
}

fn corrected(dossier: &Dossier, waiting: &Suspension, wanted: &Wanted) -> Notice {
    let until = Phrase::key("ws-waits-until").with("date", waiting.until.date);
    let clock = if waiting.stops_clock() { "ws-correct-clock-stands" } else { "ws-correct-clock-runs" };
    let mut notice = Notice::new(NoticeKind::Care, until).line(clock);
    for document in wanted.documents.iter().filter_map(|id| dossier.edition.document(id)) {
        notice = notice.line(&document.name);
    }
    for text in [&wanted.text_kk, &wanted.text_ru].into_iter().filter(|text| !text.is_empty()) {
        notice = notice.line(Phrase::plain(text.as_str()));
    }
    notice
}

/// The executor has what he asked for.
pub(super) fn resume_form(case: &Case) -> Form {
    Form::new(format!("{}/resume", address(case)), "ws-resume-button").text("ws-resume-hint")
}

/// A person without a cabinet was heard; none while nobody is, and where he answers in his cabinet.
pub(super) fn answered_on_paper(case: &Case) -> Option<Form> {
    let heard =
        case.terms.waiting().is_some_and(|waiting| matches!(waiting.waits_for, WaitsFor::Hearing { .. }));
    let form = Form::new(format!("{}/resume", address(case)), "ws-hearing-answered");
    (heard && !came_from_elsewhere(case)).then_some(form)
}
