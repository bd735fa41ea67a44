//! A complaint that came to the counter, by telephone or by post is entered: who, about what, in the person's words, with a scan.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::{Deed, Person};
use kezek_kernel::{Actor, OfficerId, PersonName};
use kezek_store::Failure;
use kezek_web::{Choice, Fault, Field, FieldKind, Form, Link, Phrase, Submitted, Ui, page_with_status};

use super::{SECTION, address, enters};
use crate::acts::complaint::complaint_enter::{ComplaintEnter, complaint_enter};
use crate::complaint::{About, Came, Grievance};
use crate::pages::officer::Officer;
use crate::pages::{applications, store_fault, wording};
use crate::store::officers;
use crate::store::requests::AttachmentRow;
use crate::{Refusal, Workstation};

/// What is never left empty, with the labels of the form.
const NEEDED: [(&str, &str); 5] = [
    ("surname", "complaint-surname"),
    ("given", "complaint-given"),
    ("address", "complaint-address"),
    ("circumstances", "complaint-circumstances"),
    ("wish", "complaint-wish"),
];

#[derive(Template)]
#[template(path = "workstation/complaints/enter.html")]
pub(crate) struct EnterPage {
    ui: Ui,
    back: Link,
    form: Form,
}

/// The case that a link names.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Prefill {
    #[serde(default)]
    case: String,
}

/// Shows the form.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Prefill>,
) -> Result<Response, Fault> {
    if !enters(&officer) {
        return Err(Fault::NotFound);
    }
    let sent = Submitted::from_values(&[("case", asked.case.as_str())]);
    let officials = officials(&workstation, &officer).await?;
    Ok(shown(&officer, form(&sent, &officials)))
}

/// Enters the complaint.
pub(crate) async fn enter(
    State(workstation): State<Workstation>,
    officer: Officer,
    sent: Submitted,
) -> Result<Response, Fault> {
    if !enters(&officer) {
        return Err(Fault::NotFound);
    }
    let officials = officials(&workstation, &officer).await?;
    let mut form = form(&sent, &officials);
    let Some(input) = input(&workstation, &sent, &mut form).await? else { return Ok(shown(&officer, form)) };
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    match workstation.store().act(actor, move |act| complaint_enter(act, &office, &input)).await {
        Ok(done) => Ok(Redirect::to(&address(&done.value)).into_response()),
        Err(Failure::Refused(Refusal::NoSuchCase)) => {
            form.blame("case", "complaint-case-unknown");
            Ok(shown(&officer, form))
        }
        Err(Failure::Refused(refusal)) => Ok(shown(&officer, form.fault(wording::refusal(&refusal)))),
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

fn shown(officer: &Officer, form: Form) -> Response {
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let back = Link::new("/complaints", "complaints-title");
    page_with_status(status, &EnterPage { ui: officer.ui(SECTION), back, form })
}

/// Whom a complaint can name: the people of the providers for which the officer enters complaints.
async fn officials(workstation: &Workstation, officer: &Officer) -> Result<Vec<(OfficerId, String)>, Fault> {
    let providers = officer.who.duty.providers_for(Deed::EnterComplaint);
    let read = workstation.store().read(move |read| {
        let mut found: BTreeMap<OfficerId, String> = BTreeMap::new();
        for provider in providers {
            for appointment in officers::of_provider(read, provider)? {
                let name = officers::person(read, appointment.officer)?.name.full();
                found.insert(appointment.officer, name);
            }
        }
        Ok(found)
    });
    let mut officials: Vec<(OfficerId, String)> = read.await.map_err(store_fault)?.into_iter().collect();
    officials.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(officials)
}

fn form(sent: &Submitted, officials: &[(OfficerId, String)]) -> Form {
    let text = |name: &'static str, label: &'static str| Field::text(name, label, sent.text(name));
    let lines = |name: &'static str, label: &'static str, rows| {
        Field::new(name, label, FieldKind::Lines { value: sent.text(name).to_owned(), rows })
    };
    let came = Came::ENTERED.map(|it| {
        Choice::new(
            it.code(),
            Phrase::key(format!("complaint-came-{}", it.code())),
            sent.text("came") == it.code(),
        )
    });
    let about = About::ALL.map(|it| {
        let words = Phrase::key(format!("complaint-about-{}", it.code()));
        Choice::new(it.code(), words, sent.text("about") == it.code())
    });
    let official = |(officer, name): &(OfficerId, String)| {
        let code = officer.to_string();
        let named = sent.all("officials").any(|each| each == code);
        Choice::new(code, Phrase::plain(name.as_str()), named)
    };
    let officials = FieldKind::Checkboxes(officials.iter().map(official).collect());
    let scan =
        FieldKind::Files { accept: ".pdf,.jpg,.jpeg,.png".to_owned(), several: false, held: Vec::new() };
    Form::new("/complaints/new", "complaint-enter-button")
        .field(Field::new("came", "complaint-came", FieldKind::Radios(came.to_vec())))
        .field(text("case", "complaint-case").hint("complaint-case-hint").optional())
        .field(Field::iin("iin", "ws-case-iin", sent.text("iin"), ""))
        .field(text("surname", "complaint-surname"))
        .field(text("given", "complaint-given"))
        .field(text("patronymic", "complaint-patronymic").optional())
        .field(text("address", "complaint-address"))
        .field(Field::new("about", "complaint-about", FieldKind::Radios(about.to_vec())))
        .field(text("official", "complaint-official").hint("complaint-official-hint").optional())
        .field(
            Field::new("officials", "complaint-officials", officials)
                .hint("complaint-officials-hint")
                .optional(),
        )
        .field(Field::date("learned", "complaint-learned", &sent.date("learned")).optional())
        .field(lines("circumstances", "complaint-circumstances", 6).hint("complaint-circumstances-hint"))
        .field(lines("wish", "complaint-wish", 3))
        .field(Field::new("file", "complaint-scan", scan).optional())
}

/// What was entered, or faults beside its fields.
async fn input(
    workstation: &Workstation,
    sent: &Submitted,
    form: &mut Form,
) -> Result<Option<ComplaintEnter>, Fault> {
    let came = Came::from_code(sent.text("came")).filter(|came| Came::ENTERED.contains(came));
    let about = About::from_code(sent.text("about"));
    let iin = sent.text("iin").parse().ok();
    let date = sent.date("learned");
    let learned = (!date.is_empty()).then(|| date.parse().ok());
    for (name, wrong) in [("came", came.is_none()), ("about", about.is_none())] {
        if wrong {
            form.blame(name, "complaint-fault-choose");
        }
    }
    if iin.is_none() {
        form.blame("iin", "complaint-fault-iin");
    }
    if learned == Some(None) {
        form.blame("learned", "complaint-fault-date");
    }
    for (name, label) in NEEDED {
        if sent.text(name).is_empty() {
            form.blame(name, Phrase::key("complaint-fault-empty").with("field", Phrase::key(label)));
        }
    }
    let file = scan(workstation, sent, form).await?;
    let (Some(came), Some(about), Some(iin)) = (came, about, iin) else { return Ok(None) };
    if form.is_faulty() {
        return Ok(None);
    }
    let owned = |name: &str| sent.text(name).to_owned();
    let name =
        PersonName { surname: owned("surname"), given: owned("given"), patronymic: owned("patronymic") };
    let grievance = Grievance {
        person: Person { iin, name }.into(),
        address: owned("address"),
        about,
        official: owned("official"),
        learned: learned.flatten(),
        circumstances: owned("circumstances"),
        wish: owned("wish"),
    };
    let contested = Some(owned("case"));
    let officials = sent.all("officials").filter_map(|officer| officer.parse().ok()).collect();
    Ok(Some(ComplaintEnter { came, case: contested, grievance, officials, file }))
}

async fn scan(
    workstation: &Workstation,
    sent: &Submitted,
    form: &mut Form,
) -> Result<Option<AttachmentRow>, Fault> {
    let Some(file) = sent.files.first() else { return Ok(None) };
    match workstation.keep_scan(&file.name, file.bytes.to_vec()).await.map_err(store_fault)? {
        Ok(row) => Ok(Some(row)),
        Err(fault) => {
            form.blame("file", applications::file_fault(&fault));
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_form_renders_empty_and_faulty() {
        gallery::check(|ui| {
            let page =
                |form| EnterPage { ui: ui.clone(), back: Link::new("/complaints", "complaints-title"), form };
            let people = [(OfficerId::from_bytes([1; 16]), "Үлгілі Айсұлу".to_owned())];
            let mut faulty = form(&Submitted::from_values(&[("iin", "1"), ("surname", "Үлгілі")]), &people);
            faulty.blame("came", "complaint-fault-choose");
            faulty.blame("iin", "complaint-fault-iin");
            faulty.blame("learned", "complaint-fault-date");
            let empty = Phrase::key("complaint-fault-empty").with("field", Phrase::key("complaint-wish"));
            faulty.blame("wish", empty);
            faulty.blame("case", "complaint-case-unknown");
            vec![page(form(&Submitted::default(), &[])), page(faulty)]
        });
    }
}
