//! The right side of a meeting: what it asks of this officer now.

use kezek_casework::Deed;
use kezek_kernel::OfficerId;
use kezek_web::{Choice, Field, FieldKind, Form, Link, Notice, NoticeKind, Phrase};

use super::call::chair_field;
use super::{Attempt, address, words};
use crate::commission::Stage;
use crate::commission::minutes::{Choosable, Minutes};
use crate::duty::Duty;

/// What this officer can do in a meeting.
#[derive(Debug, Clone, Default)]
pub(crate) struct MeetingPanel {
    /// What the officer should know before acting.
    pub(crate) notices: Vec<Notice>,
    /// What is asked of him, in words.
    pub(crate) asked: Option<Phrase>,
    /// Where he can go on.
    pub(crate) links: Vec<Link>,
    /// What he can do.
    pub(crate) forms: Vec<Form>,
}

impl MeetingPanel {
    /// The panel of a meeting.
    pub(super) fn of(minutes: &Minutes, duty: &Duty, attempt: Option<&Attempt>) -> Self {
        let mut panel = Self {
            notices: attempt.map(Attempt::notice).into_iter().collect(),
            asked: minutes.asked_of(duty).map(words::asked),
            ..Self::default()
        };
        panel.offer_protocol(minutes, duty);
        if duty.may_at(Deed::Convene, minutes.meeting.provider) {
            panel.offer_keeping(minutes, attempt);
        }
        if panel.asked.is_none() && panel.forms.is_empty() {
            panel.notices.push(Notice::new(NoticeKind::Note, "ws-meeting-nothing"));
        }
        panel
    }

    fn offer_protocol(&mut self, minutes: &Minutes, duty: &Duty) {
        let here = address(minutes.meeting.id);
        let signs = duty.may_at(Deed::SignProtocol, minutes.meeting.provider)
            && minutes.is_present(duty.officer)
            && matches!(minutes.meeting.stage, Stage::Signing(_));
        let signed = minutes.signature(duty.officer).is_some_and(|line| line.reason.is_none());
        if signs && !signed {
            self.links.push(Link::new(format!("{here}/sign"), "ws-meeting-sign"));
        }
        if minutes.protocol.is_some() {
            self.links.push(Link::new(format!("{here}/protocol.pdf"), "ws-meeting-protocol-open"));
        }
    }

    /// What the secretary does.
    fn offer_keeping(&mut self, minutes: &Minutes, attempt: Option<&Attempt>) {
        let here = address(minutes.meeting.id);
        match minutes.meeting.stage {
            Stage::Called => {
                self.links.push(Link::new(format!("{here}/agenda"), "ws-meeting-agenda-change"));
                self.forms.push(attendance(minutes, attempt, "open", "ws-meeting-open"));
                let cancel = Form::new(format!("{here}/cancel"), "ws-meeting-cancel");
                self.forms.push(cancel.text("ws-meeting-cancel-hint"));
            }
            Stage::Open(_) => {
                let votes = Phrase::key("ws-meeting-close-hint")
                    .with("votes", minutes.ballots.len())
                    .with("of", minutes.agenda.len() * minutes.present());
                self.forms.push(Form::new(format!("{here}/close"), "ws-meeting-close").text(votes));
                self.forms.push(attendance(minutes, attempt, "attendance", "ws-meeting-attendance"));
            }
            Stage::Closed(_) if minutes.agenda.iter().all(|line| !line.is_wordless()) => {
                let form = Form::new(format!("{here}/protocol"), "ws-meeting-prepare");
                self.forms.push(form.text("ws-meeting-prepare-hint"));
            }
            Stage::Signing(_) => self.forms.extend(excuse(minutes, attempt)),
            Stage::Signed(_) => {
                let form = Form::new(format!("{here}/forward"), "ws-meeting-forward");
                self.forms.push(form.text("ws-meeting-forward-hint"));
            }
            _ => {}
        }
    }
}

/// Who is there, and who presides.
fn attendance(minutes: &Minutes, attempt: Option<&Attempt>, tail: &str, button: &'static str) -> Form {
    let ticked = |officer: OfficerId| match attempt {
        Some(attempt) => attempt.form.all("present").any(|id| id == officer.to_string()),
        None => minutes.is_present(officer),
    };
    let member = |officer: OfficerId| Choosable { officer, name: minutes.name(officer).to_owned() };
    let members: Vec<Choosable> = minutes.members.iter().map(|each| member(each.officer)).collect();
    let present = |each: &Choosable| {
        Choice::new(each.officer.to_string(), Phrase::plain(each.name.as_str()), ticked(each.officer))
    };
    let boxes = FieldKind::Checkboxes(members.iter().map(present).collect());
    let quorum = Phrase::key("ws-meeting-quorum-hint").with("quorum", minutes.quorum);
    Form::new(format!("{}/{tail}", address(minutes.meeting.id)), button)
        .field(Field::new("present", "ws-meeting-present", boxes).hint(quorum))
        .field(chair_field(&members, &minutes.meeting.chair.to_string()))
}

/// The members who were there and have not signed, one of whom has not signed for a reason.
fn excuse(minutes: &Minutes, attempt: Option<&Attempt>) -> Option<Form> {
    let unsigned =
        minutes.members.iter().filter(|member| member.present && minutes.signature(member.officer).is_none());
    let choices: Vec<Choice> = unsigned
        .map(|member| {
            let name = Phrase::plain(minutes.name(member.officer));
            Choice::new(member.officer.to_string(), name, false)
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    let reason = attempt.map_or("", |attempt| attempt.form.text("reason")).to_owned();
    let lines = FieldKind::Lines { value: reason, rows: 2 };
    let form = Form::new(format!("{}/excuse", address(minutes.meeting.id)), "ws-meeting-excuse");
    Some(
        form.text("ws-meeting-excuse-hint")
            .field(Field::new("member", "ws-meeting-excuse-member", FieldKind::Select(choices)))
            .field(Field::new("reason", "ws-meeting-excuse-reason", lines)),
    )
}
