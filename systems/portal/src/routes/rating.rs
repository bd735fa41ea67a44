//! The questionnaire after a result: each answer leads to the next question, the last one sends all of them.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::Actor;
use kezek_regulations::Edition;
use kezek_store::Failure;
use kezek_web::{Fault, Notice, NoticeKind, Submitted, Visit, page};

use super::cabinet::edition_of;
use super::citizen::{Citizen, behind_form};
use super::request::find;
use super::store_fault;
use crate::acts::rating_give::{RatingRefusal, offers, rating_give};
use crate::pages::cabinet::{Asked, RatingPage, given};
use crate::pages::paths;
use crate::state::Portal;
use crate::store::ratings;
use crate::store::requests::Request;

/// `GET /requests/{number}/rating`: the first question, or what was answered.
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let request = find(&portal, &citizen, &number).await?;
    if request.state.is_running() {
        return Err(Fault::NotFound);
    }
    Ok(page(&rating_page(&portal, &citizen, &request, Vec::new(), None).await?))
}

/// `POST /requests/{number}/rating`: one more answer.
pub(super) async fn answer(
    State(portal): State<Portal>,
    visit: Visit,
    Path(number): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let place = paths::rating(&number);
    let citizen = behind_form(&portal, visit, &place, &sent).await?;
    answered(&portal, &citizen, &number, &sent).await.map_err(IntoResponse::into_response)
}

async fn answered(
    portal: &Portal,
    citizen: &Citizen,
    number: &str,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let request = find(portal, citizen, number).await?;
    let edition = edition_of(portal, &request)?;
    let answers = answers(&edition, sent);
    if answers.len() < edition.questions.len() && !request.state.is_running() {
        return Ok(page(&rating_page(portal, citizen, &request, answers, None).await?));
    }
    let (actor, rated) = (Actor::Person(citizen.account.id), request.clone());
    let done = portal.store.act(actor, move |act| rating_give(act, &rated, &edition, &answers)).await;
    match done {
        Ok(_) => Ok(Redirect::to(&format!("{}#rating", paths::request(number))).into_response()),
        Err(Failure::Refused(RatingRefusal::RatedBefore)) => {
            let notice = Notice::new(NoticeKind::Care, "rating-before");
            Ok(page(&rating_page(portal, citizen, &request, Vec::new(), Some(notice)).await?))
        }
        Err(Failure::Refused(RatingRefusal::NoResult | RatingRefusal::AnswersWrong)) => Err(Fault::NotFound),
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// The answers of the form that the edition offers, in the order of its questions.
fn answers(edition: &Edition, sent: &Submitted) -> Vec<(String, String)> {
    let answer = |question: &kezek_regulations::Question| {
        let choice = sent.text(&question.id);
        offers(edition, &question.id, choice).then(|| (question.id.clone(), choice.to_owned()))
    };
    edition.questions.iter().filter_map(answer).collect()
}

async fn rating_page(
    portal: &Portal,
    citizen: &Citizen,
    request: &Request,
    before: Vec<(String, String)>,
    notice: Option<Notice>,
) -> Result<RatingPage, Fault> {
    let edition = edition_of(portal, request)?;
    let (asked, given) = questionnaire(portal, request, &edition, before).await?;
    Ok(RatingPage {
        ui: citizen.ui().at("cabinet"),
        back: paths::request(&request.number),
        service: edition.service.short_name.clone(),
        notice,
        asked,
        given,
    })
}

/// The question that is asked next about an answered request, and what is answered so far.
pub(super) async fn questionnaire(
    portal: &Portal,
    request: &Request,
    edition: &Arc<Edition>,
    before: Vec<(String, String)>,
) -> Result<(Option<Asked>, Vec<(kezek_kernel::Words, kezek_kernel::Words)>), Fault> {
    let id = request.id;
    let rating = portal.store.read(move |reader| ratings::find(reader, id)).await.map_err(store_fault)?;
    if let Some(rating) = rating {
        return Ok((None, given(edition, &rating.answers)));
    }
    let said = given(edition, &before);
    Ok((Asked::next(edition, &request.number, before), said))
}
