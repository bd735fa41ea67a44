//! Ordering the service: begin a draft, fill it topic by topic, check the answers, make the document to be signed.

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_forms::{Filler, Questions, answers_of};
use kezek_regulations::{Answers, Edition, Topic};
use kezek_store::Failure;
use kezek_web::{Fault, Form, Phrase, Submitted, Visit, page, page_with_status};

use super::citizen::{Citizen, behind_form};
use super::journey::{Journey, find_draft};
use super::{files, never_refused, request, store_fault};
use crate::application::{self, Material};
use crate::intake::{document_faults, field_faults, form_context};
use crate::pages::order::{Review, ReviewPage, TopicPage, after, documents, file_fault, topic_form};
use crate::pages::{ServicePage, paths};
use crate::state::Portal;
use crate::store::{drafts, requests};

/// `POST /services/{code}/order`: a draft pinned to the edition offered today.
pub(super) async fn begin(
    State(portal): State<Portal>,
    visit: Visit,
    Path(code): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::service(&code), &sent).await?;
    let offer = portal.offer(&code).ok_or_else(|| Fault::NotFound.into_response())?;
    if !offer.edition.is_for(citizen.account.number) {
        let told = ServicePage::of_account(citizen.ui(), &offer.edition, citizen.account.number);
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &told));
    }
    let (account, edition) = (citizen.account.id, offer.edition.key.to_string());
    let held = portal.store.read(move |reader| {
        Ok((requests::running(reader, account, &code)?, drafts::of_account(reader, account)?.len()))
    });
    let (running, drafts) = held.await.map_err(|error| store_fault(error).into_response())?;
    if let Some(number) = running {
        return request::running(&portal, &citizen, &number).await.map_err(IntoResponse::into_response);
    }
    if drafts >= drafts::MOST {
        return Ok(Redirect::to(paths::CABINET).into_response());
    }
    let begun =
        portal.store.keep::<_, Infallible>(move |act| Ok(drafts::begin(act, account, &edition)?)).await;
    let draft = begun.map_err(|failure| never_refused(failure).into_response())?;
    let first = offer.edition.form.topics.first().map_or("", |topic| &topic.id);
    Ok(Redirect::to(&paths::topic(&draft.to_string(), first)).into_response())
}

/// `GET /drafts/{draft}/{topic}`
pub(super) async fn topic(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path((draft, topic)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let journey = Journey::find(&portal, &citizen, &draft).await?;
    let topic = journey.topic(&topic)?;
    let answers = journey.answers(&citizen.account);
    let form = form(&portal, &journey, topic, &answers, None);
    Ok(page(&TopicPage::new(citizen.ui(), &journey.edition, &journey.id(), topic, form)))
}

/// `POST /drafts/{draft}/{topic}`: saves what was typed, then goes on, stays with the faults, or goes to the cabinet.
pub(super) async fn save(
    State(portal): State<Portal>,
    visit: Visit,
    Path((draft, topic)): Path<(String, String)>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::topic(&draft, &topic), &sent).await?;
    save_topic(&portal, &citizen, &draft, &topic, &sent).await.map_err(IntoResponse::into_response)
}

async fn save_topic(
    portal: &Portal,
    citizen: &Citizen,
    draft: &str,
    topic: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let mut journey = Journey::find(portal, citizen, draft).await?;
    let edition = std::sync::Arc::clone(&journey.edition);
    let topic = edition.form.topic(topic).ok_or(Fault::NotFound)?;
    let refused = if topic.fields.is_empty() {
        files::take(portal, &journey.folder(), sent).await?
    } else {
        Vec::new()
    };
    let mut answers = answers_of(topic, sent, &journey.answers(&citizen.account), Filler::Account);
    if let Some((group, index)) = sent.text("remove").split_once('.') {
        answers.remove_item(group, index.parse().unwrap_or(u16::MAX));
    }
    edition.form.prune(&mut answers);
    keep_answers(portal, &journey, &answers).await?;
    journey = Journey::find(portal, citizen, draft).await?;
    if sent.text("next") == "later" {
        return Ok(Redirect::to(paths::CABINET).into_response());
    }
    let staying = ["add", "remove"].iter().any(|button| !sent.text(button).is_empty())
        || sent.text("next") == "upload" && refused.is_empty();
    let adding = Some(sent.text("add")).filter(|group| !group.is_empty());
    let mut form = form(portal, &journey, topic, &answers, adding);
    if staying {
        return Ok(page(&TopicPage::new(citizen.ui(), &edition, draft, topic, form)));
    }
    blame(portal, citizen, &journey, topic, &answers, sent, &mut form);
    for fault in &refused {
        form.blame(&fault.document, file_fault(fault));
    }
    if form.is_faulty() {
        let page = TopicPage::new(citizen.ui(), &edition, draft, topic, form);
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    Ok(Redirect::to(&after(&edition, draft, &topic.id)).into_response())
}

/// Everything that is wrong with the topic that was sent, beside its fields.
fn blame(
    portal: &Portal,
    citizen: &Citizen,
    journey: &Journey,
    topic: &Topic,
    answers: &Answers,
    sent: &Submitted,
    form: &mut Form,
) {
    let edition = &journey.edition;
    if topic.fields.is_empty() {
        for fault in document_faults(edition, answers, &journey.draft.attachments) {
            form.blame(&fault.document, file_fault(&fault));
        }
        return;
    }
    let localities = portal.parameters.localities_of(edition.key.regulation());
    let context = form_context(portal, edition, &citizen.account, &localities);
    let faults = edition.form.check_topic(&topic.id, answers, &context);
    Questions::blame(form, topic, &faults, sent.text("asked"));
}

fn form(portal: &Portal, journey: &Journey, topic: &Topic, answers: &Answers, adding: Option<&str>) -> Form {
    let questions = Questions {
        edition: &journey.edition,
        parameters: &portal.parameters,
        answers,
        adding,
        filler: Filler::Account,
    };
    let action = paths::topic(&journey.id(), &topic.id);
    if topic.fields.is_empty() {
        documents(&questions, action, |document| journey.held(&document.id))
    } else {
        questions.form(topic, topic_form(action))
    }
}

async fn keep_answers(portal: &Portal, journey: &Journey, answers: &Answers) -> Result<(), Fault> {
    let (id, answers) = (journey.draft.id, answers.clone());
    let kept =
        portal.store.keep::<_, Infallible>(move |act| Ok(drafts::save_answers(act, id, &answers)?)).await;
    kept.map_err(never_refused)
}

/// `GET /drafts/{draft}/review`
pub(super) async fn review(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(draft): Path<String>,
) -> Result<Response, Fault> {
    let journey = Journey::find(&portal, &citizen, &draft).await?;
    Ok(page(&review_page(&portal, &citizen, &journey, Vec::new())))
}

/// `POST /drafts/{draft}/review` ("send request"): checks everything and makes the document to be signed.
pub(super) async fn prepare(
    State(portal): State<Portal>,
    visit: Visit,
    Path(draft): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::review(&draft), &sent).await?;
    prepare_draft(&portal, &citizen, &draft).await.map_err(IntoResponse::into_response)
}

async fn prepare_draft(portal: &Portal, citizen: &Citizen, draft: &str) -> Result<Response, Fault> {
    let journey = Journey::find(portal, citizen, draft).await?;
    let answers = journey.answers(&citizen.account);
    let fields = field_faults(portal, &journey.edition, &citizen.account, &answers);
    let mut faults: Vec<Phrase> =
        fields.iter().map(|fault| faulty_answer(&journey.edition, &fault.field)).collect();
    faults.dedup();
    let documents = document_faults(&journey.edition, &answers, &journey.draft.attachments);
    faults.extend(documents.iter().map(file_fault));
    let document = application::application(&Material {
        edition: &journey.edition,
        parameters: &portal.parameters,
        applicant: citizen.account.number,
        language: citizen.visit.language,
        draft: journey.draft.id,
        answers: &answers,
        files: &journey.draft.attachments,
        now: portal.now(),
    });
    let Some(document) = document.filter(|_| faults.is_empty()) else {
        let page = review_page(portal, citizen, &journey, faults);
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let document = document.to_xml().map_err(Fault::internal)?;
    let id = journey.draft.id;
    let kept = portal.store.keep::<_, Infallible>(move |act| {
        drafts::save_answers(act, id, &answers)?;
        Ok::<_, Failure<Infallible>>(drafts::save_prepared(act, id, document.as_bytes())?)
    });
    kept.await.map_err(never_refused)?;
    Ok(Redirect::to(&paths::sign(draft)).into_response())
}

/// The question whose answer is wrong, by its label; a field of a repeated group is named by the group.
fn faulty_answer(edition: &Edition, field: &str) -> Phrase {
    let top = field.split('.').next().unwrap_or(field);
    let fields = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    let named = fields.into_iter().find(|each| each.id == top);
    let label = named.map_or_else(|| Phrase::plain(field), |each| Phrase::from(&each.label));
    Phrase::key("review-fault-field").with("field", label)
}

pub(super) fn review_page(
    portal: &Portal,
    citizen: &Citizen,
    journey: &Journey,
    faults: Vec<Phrase>,
) -> ReviewPage {
    let (answers, id) = (journey.answers(&citizen.account), journey.id());
    let review =
        Review { edition: &journey.edition, parameters: &portal.parameters, answers: &answers, draft: &id };
    ReviewPage::new(citizen.ui(), review, |document| journey.links(&document.id), faults)
}

/// `POST /drafts/{draft}/discard`
pub(super) async fn discard(
    State(portal): State<Portal>,
    visit: Visit,
    Path(draft): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, paths::CABINET, &sent).await?;
    let id = find_draft(&portal, &citizen, &draft).await.map_err(IntoResponse::into_response)?.id;
    let removed = portal.store.keep::<_, Infallible>(move |act| Ok(drafts::remove(act, id)?)).await;
    removed.map_err(|failure| never_refused(failure).into_response())?;
    Ok(Redirect::to(paths::CABINET).into_response())
}
