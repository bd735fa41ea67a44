//! What a case page says to the head, and what he can do beside the step: name the executor, give the case to another, extend
//! its terms.

use kezek_casework::{Asked, Deed};
use kezek_kernel::{Instant, OfficerId};
use kezek_web::{Choice, Field, FieldKind, Form, Link, Notice, NoticeKind, Phrase};

use super::address;
use super::dossier::Dossier;
use super::panel::Attempt;
use crate::duty::Duty;
use crate::store::attention::Alert;

/// What the head was told about the term of the step.
pub(super) fn told((alert, at): (Alert, Instant)) -> Notice {
    let kind = match alert {
        Alert::Before => NoticeKind::Note,
        Alert::Ended => NoticeKind::Stop,
    };
    Notice::new(kind, Phrase::key(format!("ws-term-{}", alert.code())))
        .line(Phrase::key("ws-term-told").with("at", at))
}

/// Names the executor; nobody else than those who hold the role is offered.
pub(super) fn assign_form(dossier: &Dossier, attempt: Option<&Attempt>) -> Form {
    let sent = |name: &str| attempt.map_or("", |attempt| attempt.form.text(name));
    let chosen = sent("executor");
    let choices: Vec<Choice> = dossier
        .executors
        .iter()
        .map(|officer| {
            let name = Phrase::plain(dossier.name(*officer));
            Choice::new(officer.to_string(), name, chosen == officer.to_string())
        })
        .collect();
    let resolution = Field::new(
        "resolution",
        "ws-assign-resolution",
        FieldKind::Lines { value: sent("resolution").to_owned(), rows: 3 },
    );
    Form::new(format!("{}/assign", address(&dossier.case)), "ws-assign-button")
        .field(Field::new("executor", "ws-assign-executor", FieldKind::Select(choices)))
        .field(resolution.optional().hint("ws-assign-resolution-hint"))
        .letter('A')
}

/// Gives the case to another officer of the role in which it is held.
pub(super) fn reassign_form(
    dossier: &Dossier,
    asked: &Asked<'_>,
    duty: &Duty,
    attempt: Option<&Attempt>,
) -> Option<Form> {
    let case = &dossier.case;
    if dossier.successors.is_empty() || !duty.may(Deed::Reassign, case, asked.edition, Some(asked.work)) {
        return None;
    }
    let sent = |name: &str| attempt.map_or("", |attempt| attempt.form.text(name));
    let chosen = sent("successor");
    let choice = |officer: &OfficerId| {
        let name = Phrase::plain(dossier.name(*officer));
        Choice::new(officer.to_string(), name, chosen == officer.to_string())
    };
    let choices = dossier.successors.iter().map(choice).collect();
    let reason = FieldKind::Lines { value: sent("reason").to_owned(), rows: 2 };
    let form = Form::new(format!("{}/reassign", address(case)), "ws-reassign-button")
        .field(Field::new("successor", "ws-reassign-successor", FieldKind::Select(choices)))
        .field(Field::new("reason", "ws-reassign-reason", reason).hint("ws-reassign-reason-hint"));
    Some(form)
}

/// Where the head extends the terms that run, while they can be.
pub(super) fn extend_link(dossier: &Dossier, asked: &Asked<'_>, duty: &Duty) -> Option<Link> {
    let may = duty.may(Deed::Extend, &dossier.case, asked.edition, Some(asked.work));
    let link = || Link::new(format!("{}/extend", address(&dossier.case)), "ws-extend-open");
    (may && dossier.may_extend).then(link)
}
