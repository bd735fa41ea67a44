//! The protocol of a meeting: shown, and signed by each member over the same bytes.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_kernel::MeetingId;
use kezek_store::Failure;
use kezek_web::{
    Document, Fault, Finding, Link, Notice, NoticeKind, Phrase, Signing, SigningMode, Submitted, Summary, Ui,
    page_with_status,
};

use super::super::cases::files::inline;
use super::super::officer::Officer;
use super::super::wording;
use super::{address, back_to, find};
use crate::Workstation;
use crate::minutes::{Asked, Minutes};
use crate::once::Once;
use crate::paper::sha256;
use crate::protocol::ProtocolToSign;
use crate::signing::{SignRefusal, Signatures};

#[derive(Template)]
#[template(path = "workstation/meetings/sign.html")]
pub(crate) struct SignProtocolPage {
    ui: Ui,
    number: String,
    notices: Vec<Notice>,
    findings: Vec<Finding>,
    facts: Summary,
    preview: String,
    data: String,
    signing: Signing,
}

/// What went wrong with an earlier try.
#[derive(Debug, Default)]
struct Trouble {
    notice: Option<Notice>,
    findings: Vec<Finding>,
}

/// The protocol as PDF; the opening is recorded.
pub(crate) async fn page(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let found = open(&workstation, &officer, id.parse().map_err(|_| Fault::NotFound)?).await?;
    Ok(inline("application/pdf", &found.protocol.number, found.pdf))
}

/// Shows what is about to be signed.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    render(&workstation, &officer, &minutes, Trouble::default()).await
}

/// Takes both signatures.
pub(crate) async fn sign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let meeting = minutes.meeting.id;
    let mut sent = form.all("cms").map(|cms| cms.as_bytes().to_vec());
    let (Some(xml), Some(pdf), Ok(document)) = (sent.next(), sent.next(), form.text("document").parse())
    else {
        return Err(Fault::Unreadable);
    };
    let (signatures, once) = (Signatures { xml, pdf }, Once::default());
    let signed = workstation.sign_protocol(officer.who.officer, meeting, document, signatures, once).await;
    let trouble = match signed {
        Ok(()) => return Ok(back_to(meeting)),
        Err(Failure::Refused(SignRefusal::Act(refusal))) => Trouble {
            notice: Some(Notice::new(NoticeKind::Stop, wording::refusal(&refusal))),
            findings: Vec::new(),
        },
        Err(Failure::Refused(SignRefusal::Signature(codes))) => Trouble {
            notice: Some(Notice::new(NoticeKind::Stop, "ws-sign-failed")),
            findings: codes.into_iter().map(Finding::new).collect(),
        },
        Err(Failure::Store(error)) => return Err(Fault::internal(error)),
    };
    render(&workstation, &officer, &minutes, trouble).await
}

async fn open(workstation: &Workstation, officer: &Officer, id: MeetingId) -> Result<ProtocolToSign, Fault> {
    match workstation.open_protocol(officer.who.officer, id).await {
        Ok(found) => Ok(found),
        Err(Failure::Refused(_)) => Err(Fault::NotFound),
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    minutes: &Minutes,
    trouble: Trouble,
) -> Result<Response, Fault> {
    if minutes.asked_of(&officer.who.duty) != Some(Asked::Sign) {
        return Err(Fault::NotFound);
    }
    let found = open(workstation, officer, minutes.meeting.id).await?;
    let status = if trouble.notice.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let iin = officer.who.person.iin.as_str().to_owned();
    Ok(page_with_status(status, &SignProtocolPage::of(officer.ui("meetings"), &found, trouble, iin)))
}

impl SignProtocolPage {
    fn of(ui: Ui, found: &ProtocolToSign, trouble: Trouble, iin: String) -> Self {
        let here = address(found.meeting.id);
        let protocol = &found.protocol;
        let facts = Summary::default()
            .row("ws-meeting-protocol", Phrase::plain(protocol.number.as_str()))
            .row("ws-draft-prepared", Phrase::key("ws-moment").with("at", protocol.prepared_at));
        let signing = Signing {
            action: format!("{here}/sign"),
            documents: vec![
                Document { name: "ws-meeting-data".into(), bytes: sha256(&found.xml).to_vec() },
                Document { name: "ws-meeting-page".into(), bytes: sha256(&found.pdf).to_vec() },
            ],
            mode: SigningMode::Digest,
            iin: Some(iin),
            fields: Vec::new(),
            hidden: vec![("document".to_owned(), protocol.document.to_string())],
            button: "ws-sign-open".into(),
            back: Link::new(here.clone(), "ws-meeting-back"),
        };
        Self {
            ui,
            number: found.meeting.number.clone(),
            notices: trouble.notice.into_iter().collect(),
            findings: trouble.findings,
            facts,
            preview: format!("{here}/protocol.pdf"),
            data: String::from_utf8_lossy(&found.xml).into_owned(),
            signing,
        }
    }
}
