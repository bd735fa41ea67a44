//! A meeting is called: when, where, who presides, about which cases.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kezek_casework::Case;
use kezek_kernel::{Actor, CaseId, Instant, OfficerId, ProviderId};
use kezek_store::Failure;
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Link, Phrase, Submitted, Ui, page_with_status};

use super::super::officer::Officer;
use super::super::wording;
use super::back_to;
use crate::acts::commission::meeting_call::{MeetingCall, meeting_call};
use crate::commission::minutes::{self, Choosable};
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/meetings/call.html")]
pub(crate) struct CallPage {
    ui: Ui,
    back: Link,
    form: Form,
}

/// Asks for the meeting.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
) -> Result<Response, Fault> {
    render(&workstation, &officer, &Submitted::default(), None).await
}

/// Calls the meeting.
pub(crate) async fn call(
    State(workstation): State<Workstation>,
    officer: Officer,
    form: Submitted,
) -> Result<Response, Fault> {
    let provider = minutes::convening(&officer.who.duty).ok_or(Fault::NotFound)?;
    let input = match read(&workstation, provider, &form) {
        Ok(input) => input,
        Err((field, fault)) => {
            return render(&workstation, &officer, &form, Some((field, fault.into()))).await;
        }
    };
    let office = workstation.office().clone();
    let actor = Actor::Officer(officer.who.officer);
    match workstation.store().act(actor, move |act| meeting_call(act, &office, &input)).await {
        Ok(called) => Ok(back_to(called.value)),
        Err(Failure::Refused(refusal)) => {
            let field = match refusal {
                Refusal::NoPlace => "place",
                Refusal::NoMember => "chair",
                _ => "cases",
            };
            render(&workstation, &officer, &form, Some((field, wording::refusal(&refusal)))).await
        }
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

/// What was typed; else the field at fault and the sentence.
fn read(
    workstation: &Workstation,
    provider: ProviderId,
    form: &Submitted,
) -> Result<MeetingCall, (&'static str, &'static str)> {
    let zone = workstation.office().zone.clone();
    let date: Date = form.date("day").parse().map_err(|_| ("day", "ws-meeting-day-wrong"))?;
    let time = Time::strptime("%H:%M", form.text("time")).map_err(|_| ("time", "ws-meeting-time-wrong"))?;
    let held_at = instant(date, time, zone).ok_or(("day", "ws-meeting-day-wrong"))?;
    let chair: OfficerId = form.text("chair").parse().map_err(|_| ("chair", "ws-refused-no-chair"))?;
    let cases = cases(form).ok_or(("cases", "ws-refused-not-waiting"))?;
    Ok(MeetingCall { provider, held_at, place: form.text("place").to_owned(), chair, cases })
}

/// The cases that are ticked.
pub(super) fn cases(form: &Submitted) -> Option<Vec<CaseId>> {
    form.all("cases").map(|id| id.parse().ok()).collect()
}

fn instant(date: Date, time: Time, zone: TimeZone) -> Option<Instant> {
    let zoned = date.to_datetime(time).to_zoned(zone).ok()?;
    Some(Instant::from_micros(zoned.timestamp().as_microsecond()))
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    sent: &Submitted,
    fault: Option<(&'static str, Phrase)>,
) -> Result<Response, Fault> {
    let provider = minutes::convening(&officer.who.duty).ok_or(Fault::NotFound)?;
    let office = workstation.office().clone();
    let read = workstation.store().read(move |read| {
        let members = minutes::choosable(read, &office, provider)?;
        Ok((members, minutes::waiting(read, &office, provider, None)?))
    });
    let (members, cases) = read.await.map_err(Fault::internal)?;
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = CallPage::of(officer.ui("meetings"), &members, &cases, sent, fault);
    Ok(page_with_status(status, &page))
}

impl CallPage {
    fn of(
        ui: Ui,
        members: &[Choosable],
        cases: &[Case],
        sent: &Submitted,
        fault: Option<(&'static str, Phrase)>,
    ) -> Self {
        let typed = |name: &str| sent.text(name).to_owned();
        let time = FieldKind::Text { value: typed("time"), autocomplete: "", keyboard: "text", width: 6 };
        let chosen: Vec<&str> = sent.all("cases").collect();
        let mut form = Form::new("/meetings/new", "ws-meetings-call")
            .field(Field::date("day", "ws-meeting-day", &sent.date("day")))
            .field(Field::new("time", "ws-meeting-time", time).hint("ws-meeting-time-hint"))
            .field(Field::text("place", "ws-meeting-place", typed("place")))
            .field(chair_field(members, sent.text("chair")))
            .field(cases_field(cases, |case| chosen.contains(&case.id.to_string().as_str())));
        if let Some((field, fault)) = fault {
            form.blame(field, fault);
        }
        Self { ui, back: Link::new("/meetings", "ws-meetings-title"), form }
    }
}

/// Who presides.
pub(super) fn chair_field(members: &[Choosable], chosen: &str) -> Field {
    let choice = |member: &Choosable| {
        let id = member.officer.to_string();
        let here = id == chosen;
        Choice::new(id, Phrase::plain(member.name.as_str()), here)
    };
    Field::new("chair", "ws-meeting-chair", FieldKind::Select(members.iter().map(choice).collect()))
}

/// The cases that wait, to be ticked.
pub(super) fn cases_field(cases: &[Case], chosen: impl Fn(&Case) -> bool) -> Field {
    let choice = |case: &Case| {
        let due = wording::governing(case).map(wording::due);
        let label =
            Phrase::Joined(vec![Phrase::plain(case.number.as_str()), Phrase::plain(case.person.name.full())]);
        let mut choice = Choice::new(case.id.to_string(), label, chosen(case));
        choice.hint = due.map(|due| Phrase::key("ws-meeting-case-due").with("date", due));
        choice
    };
    Field::new("cases", "ws-meeting-agenda", FieldKind::Checkboxes(cases.iter().map(choice).collect()))
        .hint("ws-meeting-agenda-hint")
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_form_renders_empty_and_refused() {
        let members =
            [Choosable { officer: OfficerId::from_bytes([1; 16]), name: "Мүшебаева".to_owned() }];
        let sent = Submitted::from_values(&[("time", "25:00"), ("place", "Зал")]);
        gallery::check(|ui| {
            let fault = Some(("time", Phrase::key("ws-meeting-time-wrong")));
            vec![
                CallPage::of(ui.clone(), &members, &[], &Submitted::default(), None),
                CallPage::of(ui.clone(), &members, &[], &sent, fault),
            ]
        });
    }

    #[test]
    fn a_moment_is_that_of_the_offices_zone() {
        let zone = TimeZone::get("Asia/Almaty").unwrap();
        let at = instant(jiff::civil::date(2026, 11, 24), jiff::civil::time(10, 0, 0, 0), zone).unwrap();
        assert_eq!(at.to_string(), "2026-11-24T05:00:00Z");
    }
}
