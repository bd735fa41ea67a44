//! What is to be done about a complaint by whoever looks at it: notices, and a form for each act that he may do.

use kezek_casework::Deed;
use kezek_kernel::OfficerId;
use kezek_regulations::{ComplaintEffect, Complaints};
use kezek_web::{Choice, Field, FieldKind, Form, Link, Notice, NoticeKind, Phrase};

use super::{Attempt, address};
use crate::complaint::Stage;
use crate::complaint::dossier::ComplaintDossier;
use crate::pages::wording;

/// The right side of the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct ComplaintPanel {
    pub(super) notices: Vec<Notice>,
    pub(super) links: Vec<Link>,
    pub(super) forms: Vec<(Phrase, Form)>,
}

impl ComplaintPanel {
    pub(super) fn of(dossier: &ComplaintDossier, complaints: &Complaints, attempt: Option<&Attempt>) -> Self {
        let forms = Forms { dossier, complaints, attempt, here: address(&dossier.at.complaint.number) };
        let mut panel = Self { notices: notices(dossier), ..Self::default() };
        if let Some(attempt) = attempt {
            panel.notices.insert(0, Notice::new(NoticeKind::Stop, wording::refusal(&attempt.refusal)));
        }
        let stage = &dossier.at.complaint.stage;
        let holds = stage.named().holder.is_some() && dossier.may(Deed::AnswerComplaint);
        if matches!(stage, Stage::Drafted { .. }) && dossier.may(Deed::SignAnswer) {
            panel.links.push(Link::new(format!("{}/sign", forms.here), "complaint-go-sign"));
        }
        if matches!(stage, Stage::Waiting) && dossier.may(Deed::AnswerComplaint) {
            panel.forms.push(forms.take());
        }
        if dossier.may(Deed::AssignComplaint) && !dossier.answerers.is_empty() {
            panel.forms.push(forms.assign());
        }
        if holds && !dossier.signers.is_empty() {
            panel.forms.push(forms.answer());
        }
        if holds && dossier.extendable > 0 && dossier.at.complaint.term.due.instant > dossier.now {
            panel.forms.push(forms.extend());
        }
        if dossier.nobody_free() && dossier.may(Deed::SendUp) {
            panel.forms.push(forms.send_up());
        }
        panel
    }
}

fn notices(dossier: &ComplaintDossier) -> Vec<Notice> {
    let mut notices = Vec::new();
    let ended = dossier.at.complaint.stage.ended().is_some();
    if dossier.at.is_concerned() && !ended {
        notices
            .push(Notice::new(NoticeKind::Care, "complaint-you-are-concerned").line("complaint-article-97"));
    }
    if dossier.nobody_free() {
        notices.push(Notice::new(NoticeKind::Stop, "complaint-nobody-free").line("complaint-nobody-free-do"));
    }
    if let Some(date) = dossier.tell_by.filter(|_| !ended) {
        notices.push(Notice::new(NoticeKind::Care, Phrase::key("complaint-tell-by").with("date", date)));
    }
    notices
}

/// The forms of one page.
struct Forms<'a> {
    dossier: &'a ComplaintDossier,
    complaints: &'a Complaints,
    attempt: Option<&'a Attempt>,
    here: String,
}

impl Forms<'_> {
    fn sent(&self, name: &str) -> &str {
        self.attempt.map_or("", |attempt| attempt.form.text(name))
    }

    fn form(&self, tail: &str, button: &'static str) -> Form {
        Form::new(format!("{}/{tail}", self.here), button)
    }

    fn take(&self) -> (Phrase, Form) {
        ("complaint-take-title".into(), self.form("take", "complaint-take"))
    }

    fn assign(&self) -> (Phrase, Form) {
        let holder = self.dossier.at.complaint.stage.named().holder;
        let others = self.dossier.answerers.iter().filter(|officer| Some(**officer) != holder);
        let field = self.officers("to", "complaint-assign-to", others.copied().collect());
        let field = field.hint("complaint-assign-hint");
        ("complaint-assign-title".into(), self.form("assign", "complaint-assign").field(field))
    }

    fn answer(&self) -> (Phrase, Form) {
        let before = self.dossier.answer.as_ref();
        let kept = |name: &str, before: Option<&str>| match self.sent(name) {
            "" => before.unwrap_or_default().to_owned(),
            sent => sent.to_owned(),
        };
        let outcome = kept("outcome", before.map(|answer| answer.outcome.as_str()));
        let outcomes = self.complaints.outcomes_with(ComplaintEffect::Answered);
        let outcomes = outcomes.map(|each| Choice::new(each.id.clone(), &each.name, each.id == outcome));
        let lines = |name: &'static str, label: &'static str, before: Option<&str>| {
            Field::new(name, label, FieldKind::Lines { value: kept(name, before), rows: 8 })
        };
        let form = self
            .form("prepare", if before.is_some() { "complaint-answer-again" } else { "complaint-answer" })
            .field(Field::new("outcome", "complaint-outcome", FieldKind::Radios(outcomes.collect())))
            .field(
                lines("words-kk", "complaint-words-kk", before.map(|answer| answer.words.kk.as_str()))
                    .hint("complaint-words-hint"),
            )
            .field(lines("words-ru", "complaint-words-ru", before.map(|answer| answer.words.ru.as_str())))
            .field(self.officers("signer", "complaint-signer", self.dossier.signers.clone()));
        ("complaint-answer-title".into(), form)
    }

    fn extend(&self) -> (Phrase, Form) {
        let days = Field::text("days", "complaint-extend-days", self.sent("days"))
            .hint(Phrase::key("complaint-extend-hint").with("left", i64::from(self.dossier.extendable)));
        let form = self.reasons(self.form("extend", "complaint-extend").field(days), "reason");
        ("complaint-extend-title".into(), form)
    }

    fn send_up(&self) -> (Phrase, Form) {
        let form = self.reasons(self.form("send-up", "complaint-send-up"), "body");
        ("complaint-send-up-title".into(), form)
    }

    fn reasons(&self, form: Form, name: &'static str) -> Form {
        let lines = |language: &str| {
            let name = format!("{name}-{language}");
            let value = self.sent(&name).to_owned();
            let label = Phrase::key(format!("complaint-{name}"));
            Field::new(name, label, FieldKind::Lines { value, rows: 3 })
        };
        form.field(lines("kk")).field(lines("ru"))
    }

    fn officers(&self, name: &'static str, label: &'static str, officers: Vec<OfficerId>) -> Field {
        let choice = |officer: OfficerId| {
            let chosen = self.sent(name) == officer.to_string();
            Choice::new(officer.to_string(), Phrase::plain(self.dossier.name(officer)), chosen)
        };
        Field::new(name, label, FieldKind::Select(officers.into_iter().map(choice).collect()))
    }
}
