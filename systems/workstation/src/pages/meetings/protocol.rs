//! The protocol of a meeting: shown, and signed by each member over the same bytes.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::MeetingId;
use kezek_store::Failure;
use kezek_web::{Fault, Link, Phrase, Submitted, Summary, page_with_status};

use super::super::cases::files::inline;
use super::super::officer::Officer;
use super::super::signing::{SigningPage, Trouble, prompt, taken};
use super::{address, back_to, find};
use crate::Workstation;
use crate::commission::minutes::{Asked, Minutes};
use crate::commission::protocol::ProtocolToSign;
use crate::document::paper::sha256;
use crate::once::Once;

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
    let ((document, signatures), once) = (taken(&form)?, Once::default());
    match workstation.sign_protocol(officer.who.officer, meeting, document, signatures, once).await {
        Ok(()) => Ok(back_to(meeting)),
        Err(failure) => render(&workstation, &officer, &minutes, Trouble::of(failure)?).await,
    }
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
    let status = trouble.status();
    Ok(page_with_status(status, &signing_page(officer, &found, trouble)))
}

fn signing_page(officer: &Officer, found: &ProtocolToSign, trouble: Trouble) -> SigningPage {
    let (here, protocol) = (address(found.meeting.id), &found.protocol);
    let (back, iin) = (Link::new(here.clone(), "ws-meeting-back"), officer.who.person.iin);
    let names: [Phrase; 2] = ["ws-meeting-page".into(), "ws-meeting-data".into()];
    let signed = [(&names[0], sha256(&found.pdf)), (&names[1], sha256(&found.xml))];
    SigningPage {
        ui: officer.ui("meetings"),
        title: Phrase::key("ws-meeting-sign-title").with("number", found.meeting.number.as_str()),
        notices: trouble.notice.into_iter().collect(),
        findings: trouble.findings,
        facts: Summary::default()
            .row("ws-meeting-protocol", Phrase::plain(protocol.number.as_str()))
            .row("ws-draft-prepared", Phrase::key("ws-moment").with("at", protocol.prepared_at)),
        effect: "ws-meeting-sign-effect".into(),
        preview: format!("{here}/protocol.pdf"),
        data: String::from_utf8_lossy(&found.xml).into_owned(),
        signing: Some(prompt(&here, protocol.document, signed, iin, back.clone())),
        names,
        back,
    }
}
