//! The right side of a case page: what the act asks of this officer now, with its clause and its forms.

use kezek_calendar::Calendar;
use kezek_casework::{Asked, Deed};
use kezek_kernel::OfficerId;
use kezek_messages::{Brought, HandedIn};
use kezek_regulations::{Document, Edition, Gives, Verb};
use kezek_web::{Choice, Field, FieldKind, Form, Link, Notice, NoticeKind, Phrase, Submitted, Tag};

use super::dossier::Dossier;
use super::{address, heads, issue, waiting};
use crate::Refusal;
use crate::decision::DocumentKind;
use crate::duty::Duty;
use crate::pages::wording;

/// What is asked now, and what this officer can do about it.
#[derive(Debug, Clone)]
pub(crate) struct StepPanel {
    /// The action or question in the act's words.
    pub(crate) words: Phrase,
    /// The clause on which it rests.
    pub(crate) clause: Phrase,
    /// When it must be done, how much time is left, and the state.
    pub(crate) due: Option<(Phrase, Phrase, Tag)>,
    /// Who has the case.
    pub(crate) holder: Phrase,
    /// The executor who is responsible, where there is one.
    pub(crate) executor: Option<Phrase>,
    /// What the officer should know before acting.
    pub(crate) notices: Vec<Notice>,
    /// What the officer can do.
    pub(crate) forms: Vec<Form>,
    /// Where the officer can go on, each with its letter.
    pub(crate) links: Vec<(Link, char)>,
    /// How the head gives the case to another officer.
    pub(crate) reassign: Option<Form>,
    /// Where the applicant can be asked for a correction.
    pub(crate) correct: Option<Link>,
    /// Where the head can extend the terms.
    pub(crate) extend: Option<Link>,
}

/// A form that was sent and refused: what was typed, and why.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) form: Submitted,
    pub(crate) fault: Phrase,
}

impl StepPanel {
    /// The panel of a running case.
    pub(crate) fn of(
        dossier: &Dossier,
        asked: &Asked<'_>,
        calendar: &Calendar,
        duty: &Duty,
        attempt: Option<&Attempt>,
    ) -> Self {
        let named = dossier.case.state.step().map(|step| step.desk.named()).unwrap_or_default();
        let holder = match named.signer.filter(|_| asked.work.verb == Verb::Sign).or(named.holder) {
            Some(officer) if officer == duty.officer => Phrase::key("ws-work-me"),
            Some(officer) => Phrase::plain(dossier.name(officer)),
            None => Phrase::key("ws-work-free"),
        };
        let due = wording::governing(&dossier.case).map(|due| {
            let left = wording::left(due, calendar, dossier.now);
            (wording::due(due), left, wording::state(&dossier.case, dossier.now))
        });
        let mut panel = Self {
            words: Phrase::from(asked.node.words()),
            clause: Phrase::key("ws-case-step-clause").with("clause", &asked.node.clause().cite),
            due,
            holder,
            executor: dossier.case.executor.map(|officer| Phrase::plain(dossier.name(officer))),
            notices: dossier.alert.map(heads::told).into_iter().collect(),
            forms: Vec::new(),
            links: Vec::new(),
            reassign: heads::reassign_form(dossier, asked, duty, attempt),
            correct: None,
            extend: heads::extend_link(dossier, asked, duty),
        };
        panel.offer(dossier, asked, duty, attempt);
        panel
    }

    fn offer(&mut self, dossier: &Dossier, asked: &Asked<'_>, duty: &Duty, attempt: Option<&Attempt>) {
        let case = &dossier.case;
        let executor_may_sign = asked.edition.executor_may_sign;
        let here = address(case);
        if dossier.document.is_some() {
            self.links.push((Link::new(format!("{here}/document.pdf"), "ws-case-result-open"), 'D'));
        }
        let of_commission = |deed| duty.may_at(deed, case.provider);
        if let Some(meeting) =
            dossier.meeting.filter(|_| of_commission(Deed::Vote) || of_commission(Deed::Convene))
        {
            let href = format!("/meetings/{meeting}/cases/{}", case.number);
            self.links.push((Link::new(href, "ws-meeting-go"), 'M'));
        }
        self.notices.extend(waiting::notice(dossier));
        match asked.work.verb {
            Verb::Examine if waiting::bars(case) && duty.may_work(Deed::Examine, case, asked) => {
                self.forms.push(waiting::resume_form(case));
            }
            verb if verb.is_routine() && duty.may_work(Deed::Pass, case, asked) => {
                self.forms.push(pass_form(dossier));
            }
            Verb::Assign if duty.may_work(Deed::Assign, case, asked) => {
                self.forms.push(heads::assign_form(dossier, attempt));
            }
            Verb::Issue if duty.may_work(Deed::Issue, case, asked) => {
                self.forms.push(issue::form(dossier, attempt));
            }
            _ if duty.may_work(Deed::Take, case, asked) => {
                let form = Form::new(format!("{here}/take"), "ws-take-button").text("ws-take-hint");
                self.forms.push(form.letter('T'));
            }
            Verb::Examine if duty.may_work(Deed::Examine, case, asked) => {
                self.forms.push(examine_form(dossier, attempt));
                self.forms.extend(waiting::answered_on_paper(case));
                if dossier.may_correct && case.terms.waiting().is_none() {
                    self.correct = Some(Link::new(format!("{here}/correct"), "ws-correct-open"));
                }
            }
            Verb::Draft if duty.may_work(Deed::Prepare, case, asked) => {
                self.forms.push(prepare_form(dossier, duty.officer, executor_may_sign, "ws-prepare-button"));
            }
            Verb::Sign => self.offer_signing(dossier, asked, duty),
            _ => {}
        }
        if self.forms.is_empty() && (self.links.is_empty() || dossier.document.is_some()) {
            let role = wording::performer(asked.work.by);
            self.notices.push(
                Notice::new(NoticeKind::Note, "ws-case-nothing")
                    .line(Phrase::key("ws-case-waits-for").with("role", role)),
            );
        }
        if let Some(attempt) = attempt.filter(|_| asked.work.verb != Verb::Examine) {
            self.notices.push(Notice::new(NoticeKind::Stop, attempt.fault.clone()));
        }
    }

    fn offer_signing(&mut self, dossier: &Dossier, asked: &Asked<'_>, duty: &Duty) {
        let case = &dossier.case;
        let executor_may_sign = asked.edition.executor_may_sign;
        let here = address(case);
        if dossier.draft.is_none() {
            return;
        }
        let may_sign = duty.may_work(Deed::Sign, case, asked);
        let may_prepare = duty.may(Deed::Prepare, case, asked.edition, Some(asked.work));
        if may_sign {
            self.links.push((Link::new(format!("{here}/sign"), "ws-sign-open-page"), 'S'));
        }
        if may_sign || may_prepare {
            self.links.push((Link::new(format!("{here}/draft"), "ws-draft-open"), 'D'));
        }
        if !may_sign && duty.why_not(Deed::Sign, case) == Refusal::NamesAbsent {
            self.notices.push(Notice::new(NoticeKind::Note, "ws-refused-names-absent"));
        }
        if may_prepare {
            self.forms.push(prepare_form(dossier, duty.officer, executor_may_sign, "ws-draft-again"));
        }
    }
}

/// One button below the action in the act's own words; whatever was typed beside it is only a note.
fn pass_form(dossier: &Dossier) -> Form {
    let form = Form::new(format!("{}/pass", address(&dossier.case)), "ws-pass-button")
        .field(Field::text("note", "ws-pass-note", "").optional().hint("ws-pass-hint"))
        .letter('P');
    match dossier.case.state.step() {
        Some(step) => form.hide("position", step.position.to_string()),
        None => form,
    }
}

/// The checklist of the Standard's documents, and the decision.
fn examine_form(dossier: &Dossier, attempt: Option<&Attempt>) -> Form {
    let sent = |name: &str| attempt.map_or("", |attempt| attempt.form.text(name)).to_owned();
    let mut form = Form::new(format!("{}/examine", address(&dossier.case)), "ws-examine-button")
        .text("ws-examine-hint")
        .letter('E');
    for document in &dossier.edition.documents {
        let field = format!("found.{}", document.id);
        let chosen = if attempt.is_none() { expected(dossier, document) } else { sent(&field) };
        let choice = |code: &'static str, key: &'static str| Choice::new(code, key, chosen == code);
        let choices = vec![
            choice("satisfied", "ws-examine-satisfied"),
            choice("not-satisfied", "ws-examine-not"),
            choice("not-concerned", "ws-examine-not-concerned"),
        ];
        let note = format!("note.{}", document.id);
        let typed = sent(&note);
        form = form
            .field(
                Field::new(field, &document.name, FieldKind::Radios(choices)).hint(hint(dossier, document)),
            )
            .field(Field::text(note, "ws-examine-note", typed).optional());
    }
    let chosen = sent("decision");
    let decisions = vec![
        Choice::new("accept", accept_words(&dossier.edition), chosen == "accept"),
        Choice::new("refuse", "ws-examine-refuse", chosen == "refuse"),
    ];
    form = form.field(Field::new("decision", "ws-examine-decision", FieldKind::Radios(decisions)));
    match attempt {
        Some(attempt) => form.fault(attempt.fault.clone()),
        None => form,
    }
}

/// What accepting means here.
fn accept_words(edition: &Edition) -> Phrase {
    let gives = edition.gives().unwrap_or(Gives::Place);
    Phrase::key(format!("ws-examine-accept-{gives}"))
}

/// The mark before the executor looks: a document that by the answers does not concern the person, and of which
/// nothing came, needs no click.
fn expected(dossier: &Dossier, document: &Document) -> String {
    let concerned = document.applies(&crate::inbox::answers(&dossier.application));
    let handed = handed_in(dossier, document);
    if handed.is_some_and(|handed| handed.brought == Brought::NotConcerned) {
        return "not-concerned".to_owned();
    }
    let came = handed.is_some() || dossier.attachments.iter().any(|file| file.document == document.id);
    if concerned || came { String::new() } else { "not-concerned".to_owned() }
}

/// What the clerk noted about a document that was handed in at the counter.
fn handed_in<'a>(dossier: &'a Dossier, document: &Document) -> Option<&'a HandedIn> {
    let intake = dossier.application.intake.as_ref()?;
    intake.documents.iter().find(|handed| handed.document == document.id)
}

/// Whether the document concerns this person, how many files came, and the clause.
fn hint(dossier: &Dossier, document: &Document) -> Phrase {
    let answers = crate::inbox::answers(&dossier.application);
    let files = dossier.attachments.iter().filter(|file| file.document == document.id).count();
    let key = match (document.applies(&answers), document.required) {
        (false, _) => "ws-examine-hint-not-concerned",
        (true, true) => "ws-examine-hint-required",
        (true, false) => "ws-examine-hint-if",
    };
    let hint = Phrase::key(key).with("files", files).with("clause", &document.clause.cite);
    match handed_in(dossier, document) {
        Some(handed) => Phrase::key("ws-papers-hint")
            .with("handed", wording::handed_in(handed))
            .with("clause", &document.clause.cite),
        None => hint,
    }
}

/// Names the signer; nobody else than those who may sign is offered.
fn prepare_form(
    dossier: &Dossier,
    officer: OfficerId,
    executor_may_sign: bool,
    button: &'static str,
) -> Form {
    let drafter = dossier.examination.as_ref().map_or(officer, |examined| examined.officer);
    let named = match &dossier.draft {
        // Whoever prepares again in place of an absent signer signs in his own name.
        Some(draft) if draft.signer != officer && dossier.signers.contains(&officer) => Some(officer),
        Some(draft) => Some(draft.signer),
        None => None,
    };
    let choices: Vec<Choice> = dossier
        .signers
        .iter()
        .filter(|signer| executor_may_sign || **signer != drafter)
        .map(|signer| {
            Choice::new(signer.to_string(), Phrase::plain(dossier.name(*signer)), named == Some(*signer))
        })
        .collect();
    let select =
        Field::new("signer", "ws-examine-signer", FieldKind::Select(choices)).hint("ws-examine-signer-hint");
    Form::new(format!("{}/prepare", address(&dossier.case)), button).field(select).letter('P')
}

/// The output document of a kind, as the edition names it.
pub(crate) fn document_name(edition: &Edition, kind: DocumentKind) -> Phrase {
    use kezek_regulations::OutputKind;
    let wanted = match kind {
        DocumentKind::Notification => OutputKind::Result,
        DocumentKind::Refusal => OutputKind::Refusal,
    };
    let found = edition.outputs.iter().find(|output| output.kind == wanted);
    found.map_or_else(|| Phrase::plain(kind.code()), |output| Phrase::from(&output.name))
}
