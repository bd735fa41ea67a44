//! The prepared document as it will be signed, in the page.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::Deed;
use kezek_kernel::Actor;
use kezek_queue::Place;
use kezek_web::{Fault, Link, Notice, NoticeKind, Phrase, Summary, Ui, page};

use super::dossier::Dossier;
use super::panel::document_name;
use super::{address, find};
use crate::acts::data_open::{Part, data_open};
use crate::acts::draft_prepare::place_to_print;
use crate::decision::Decision;
use crate::decision::grant::{Assistance, Grant};
use crate::pages::officer::Officer;
use crate::pages::{fault, wording};
use crate::store::decisions::DraftRow;
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/draft.html")]
pub(crate) struct DraftPage {
    ui: Ui,
    number: String,
    stale: Option<Notice>,
    facts: Summary,
    preview: String,
    links: Vec<Link>,
}

/// Shows the draft; the opening is recorded.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let (office, id) = (workstation.office().clone(), case.id);
    let actor = Actor::Officer(officer.who.officer);
    let opening =
        workstation.store().act(actor, move |act| data_open(act, &office, id, Part::Document)).await;
    let case = opening.map_err(|failure| fault(&failure))?.value;
    let dossier = Dossier::read(&workstation, case).await?;
    let Some(draft) = dossier.draft.clone() else { return Err(Fault::NotFound) };
    let now = place_now(&workstation, &dossier, &draft).await?;
    let may_sign = workstation
        .office()
        .rules
        .asked(&dossier.case)
        .map_err(Fault::internal)?
        .is_some_and(|asked| officer.who.duty.may_work(Deed::Sign, &dossier.case, &asked));
    Ok(page(&DraftPage::of(officer.ui("work"), &dossier, &draft, now.as_ref(), may_sign)))
}

/// The place that the document would print now.
pub(super) async fn place_now(
    workstation: &Workstation,
    dossier: &Dossier,
    draft: &DraftRow,
) -> Result<Result<Option<Place>, Refusal>, Fault> {
    let (rules, case, kind) = (workstation.office().rules.clone(), dossier.case.clone(), draft.kind);
    let asked = workstation.store().read(move |read| place_to_print(read, &rules, &case, kind));
    asked.await.map_err(Fault::internal)
}

/// Why the document can no longer be signed as it is.
pub(super) fn stale(draft: &DraftRow, now: Result<&Option<Place>, &Refusal>) -> Option<Notice> {
    let (was, now) = match now {
        Err(refusal) => return Some(Notice::new(NoticeKind::Stop, wording::refusal(refusal))),
        Ok(now) => (draft.place?, (*now)?),
    };
    (was != now).then(|| Notice::new(NoticeKind::Care, wording::refusal(&Refusal::PlaceChanged { was, now })))
}

/// The facts of a draft, for the pages that show and sign it.
pub(super) fn facts(dossier: &Dossier, draft: &DraftRow) -> Summary {
    let mut facts = Summary::default()
        .row("ws-draft-kind", document_name(&dossier.edition, draft.kind))
        .row("ws-draft-number", Phrase::plain(draft.number.as_str()))
        .row(wording::name_label(&dossier.case.person.name), Phrase::plain(dossier.case.person.name.full()));
    if let Some(place) = draft.place {
        facts = facts.row("ws-draft-place", Phrase::plain(place.to_string()));
    }
    if let Some(Assistance { monthly_tiyn, from, until, account }) = assistance(dossier) {
        facts = facts
            .row("ws-assist-monthly", kezek_web::money(*monthly_tiyn))
            .row("ws-assist-period", kezek_web::months(*from, *until))
            .row("ws-assist-account", Phrase::plain(account.grouped()));
    }
    facts
        .row("ws-draft-signer", Phrase::plain(dossier.name(draft.signer)))
        .row("ws-draft-prepared", Phrase::key("ws-moment").with("at", draft.prepared_at))
}

/// The assistance that was decided, where it was.
fn assistance(dossier: &Dossier) -> Option<&Assistance> {
    match &dossier.examination.as_ref()?.examination.decision {
        Decision::Accept { grant: Grant::Assistance(assistance) } => Some(assistance),
        _ => None,
    }
}

impl DraftPage {
    fn of(
        ui: Ui,
        dossier: &Dossier,
        draft: &DraftRow,
        now: Result<&Option<Place>, &Refusal>,
        may_sign: bool,
    ) -> Self {
        let here = address(&dossier.case);
        let mut links = vec![Link::new(here.clone(), "ws-draft-back")];
        let stale = stale(draft, now);
        if may_sign && stale.is_none() {
            links.insert(0, Link::new(format!("{here}/sign"), "ws-sign-open-page"));
        }
        Self {
            ui,
            number: dossier.case.number.clone(),
            stale,
            facts: facts(dossier, draft),
            preview: format!("{here}/document.pdf"),
            links,
        }
    }
}
