//! One case of an agenda: the way to its request, the votes, the vote of this member or the words of the secretary.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::Deed;
use kezek_kernel::{Actor, CaseId, MeetingId};
use kezek_regulations::Vote;
use kezek_store::{Act, Failure, Outcome};
use kezek_web::{
    Choice, Fault, Field, FieldKind, Form, Link, Notice, Phrase, Submitted, Summary, Ui, page_with_status,
};

use super::super::officer::Officer;
use super::super::wording;
use super::{Attempt, address, find, words};
use crate::acts::Office;
use crate::acts::commission::conclusion_enter::{ConclusionEnter, conclusion_enter};
use crate::acts::commission::vote_cast::{VoteCast, vote_cast};
use crate::commission::minutes::{AgendaLine, Minutes};
use crate::commission::{Ruling, Stage};
use crate::duty::Duty;
use crate::{ConclusionWords, Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/meetings/case.html")]
pub(crate) struct MeetingCasePage {
    ui: Ui,
    number: String,
    back: Link,
    /// The way to the request, where this officer may open it.
    request: Option<Link>,
    facts: Summary,
    notice: Option<Notice>,
    form: Option<Form>,
    faulty: bool,
}

/// Shows the case.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    render(&officer, &minutes, &number, None)
}

/// Votes.
pub(crate) async fn vote(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((id, number)): Path<(String, String)>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let (meeting, case) = ids(&minutes, &number)?;
    let vote = Vote::from_code(form.text("vote")).ok_or(Fault::Unreadable)?;
    let input = VoteCast { meeting, case, vote };
    done(&workstation, &officer, &minutes, &number, form, input, vote_cast).await
}

/// Enters the words of the conclusion.
pub(crate) async fn conclude(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((id, number)): Path<(String, String)>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let (meeting, case) = ids(&minutes, &number)?;
    let words = ConclusionWords { kk: form.text("kk").to_owned(), ru: form.text("ru").to_owned() };
    let input = ConclusionEnter { meeting, case, words };
    done(&workstation, &officer, &minutes, &number, form, input, conclusion_enter).await
}

fn ids(minutes: &Minutes, number: &str) -> Result<(MeetingId, CaseId), Fault> {
    let line = minutes.line(number).ok_or(Fault::NotFound)?;
    Ok((minutes.meeting.id, line.case.id))
}

async fn done<I: Send + 'static>(
    workstation: &Workstation,
    officer: &Officer,
    minutes: &Minutes,
    number: &str,
    form: Submitted,
    input: I,
    deed: fn(&mut Act<'_>, &Office, &I) -> Outcome<(), Refusal>,
) -> Result<Response, Fault> {
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    match workstation.store().act(actor, move |act| deed(act, &office, &input)).await {
        Ok(_) => Ok(Redirect::to(&address(minutes.meeting.id)).into_response()),
        Err(Failure::Refused(Refusal::NoSuchMeeting | Refusal::NoSuchCase)) => Err(Fault::NotFound),
        Err(Failure::Refused(refusal)) => render(officer, minutes, number, Some(&Attempt { form, refusal })),
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

fn render(
    officer: &Officer,
    minutes: &Minutes,
    number: &str,
    attempt: Option<&Attempt>,
) -> Result<Response, Fault> {
    let line = minutes.line(number).ok_or(Fault::NotFound)?;
    let status = if attempt.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = MeetingCasePage::of(officer.ui("meetings"), minutes, line, &officer.who.duty, attempt);
    Ok(page_with_status(status, &page))
}

impl MeetingCasePage {
    fn of(ui: Ui, minutes: &Minutes, line: &AgendaLine, duty: &Duty, attempt: Option<&Attempt>) -> Self {
        let case = &line.case;
        let opens = duty.may(Deed::Open, case, &line.edition, None);
        let request = opens.then(|| Link::new(format!("/cases/{}", case.number), "ws-meeting-request"));
        let title = Phrase::key("ws-meeting-title").with("number", minutes.meeting.number.as_str());
        Self {
            ui,
            number: case.number.clone(),
            back: Link::new(address(minutes.meeting.id), title),
            request,
            facts: facts(minutes, line),
            notice: attempt.map(Attempt::notice),
            form: form(minutes, line, duty, attempt),
            faulty: attempt.is_some(),
        }
    }
}

fn facts(minutes: &Minutes, line: &AgendaLine) -> Summary {
    let case = &line.case;
    let mut facts = Summary::default()
        .row(wording::name_label(&case.person.name), Phrase::plain(case.person.name.full()))
        .row("ws-case-service", Phrase::from(&line.edition.service.short_name))
        .row("ws-case-applied", Phrase::key("ws-moment").with("at", case.applied_at));
    if let Some(due) = wording::governing(case) {
        facts = facts.row("ws-case-step-due", wording::due(due));
    }
    for vote in Vote::ALL {
        let voted = minutes.ballots.iter().filter(|ballot| ballot.case == case.id && ballot.vote == vote);
        let names: Vec<Phrase> = voted.map(|ballot| Phrase::plain(minutes.name(ballot.officer))).collect();
        let names = if names.is_empty() { "ws-meeting-nobody".into() } else { Phrase::Joined(names) };
        facts = facts.row(words::vote(vote), names);
    }
    facts = facts.row("ws-meeting-ruling", words::ruling(&line.item.ruling).words);
    if let Ruling::Concluded { words: Some(words), .. } = &line.item.ruling {
        facts = facts
            .row("ws-meeting-words-kk", Phrase::plain(words.kk.as_str()))
            .row("ws-meeting-words-ru", Phrase::plain(words.ru.as_str()));
    }
    facts
}

/// The vote of a member who is there, or the words of the secretary.
fn form(minutes: &Minutes, line: &AgendaLine, duty: &Duty, attempt: Option<&Attempt>) -> Option<Form> {
    let (case, provider) = (&line.case, minutes.meeting.provider);
    let here = format!("{}/cases/{}", address(minutes.meeting.id), case.number);
    let votes =
        duty.may_at(Deed::Vote, provider) && minutes.is_present(duty.officer) && !duty.is_applicant_of(case);
    let may_enter = duty.may_at(Deed::Conclude, provider) && !duty.is_applicant_of(case);
    let unsigned = minutes.sheet.is_empty();
    match (minutes.meeting.stage, &line.item.ruling) {
        (Stage::Open(_), _) if votes => {
            let own = minutes.vote(duty.officer, case.id);
            let choice = |vote: Vote| Choice::new(vote.code(), words::vote(vote), own == Some(vote));
            let radios = FieldKind::Radios(Vote::ALL.map(choice).to_vec());
            let field = Field::new("vote", "ws-meeting-own-vote", radios).hint("ws-meeting-vote-hint");
            Some(Form::new(format!("{here}/vote"), "ws-meeting-vote").field(field))
        }
        (Stage::Closed(_) | Stage::Signing(_), Ruling::Concluded { words, .. }) if may_enter && unsigned => {
            let typed = |name: &str, held: Option<&String>| match attempt {
                Some(attempt) => attempt.form.text(name).to_owned(),
                None => held.cloned().unwrap_or_default(),
            };
            let kk = typed("kk", words.as_ref().map(|words| &words.kk));
            let ru = typed("ru", words.as_ref().map(|words| &words.ru));
            let lines = |value| FieldKind::Lines { value, rows: 4 };
            Some(
                Form::new(format!("{here}/conclusion"), "ws-meeting-conclude")
                    .text("ws-meeting-conclude-hint")
                    .field(Field::new("kk", "ws-meeting-words-kk", lines(kk)))
                    .field(Field::new("ru", "ws-meeting-words-ru", lines(ru))),
            )
        }
        _ => None,
    }
}
