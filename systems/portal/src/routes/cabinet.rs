//! The personal cabinet: cards of requests, drafts, news, the history of services received, who opened the data.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use kezek_kernel::SystemName;
use kezek_regulations::{Edition, EditionKey, Next, Position, Process};
use kezek_web::{Fault, Link, Phrase, StepLine, page};

use super::citizen::Citizen;
use super::store_fault;
use crate::editions::{self, Standing};
use crate::pages::cabinet::{
    CabinetNotice, CabinetPage, DraftCard, HistoryPage, Received, RequestCard, line, state_tag, state_words,
};
use crate::pages::paths;
use crate::questions;
use crate::state::Portal;
use crate::store::notices::{self, Notice};
use crate::store::requests::{self, Request, RequestState};
use crate::store::{drafts, needs, ratings};

/// Cards on the first page of the cabinet; older requests stand in the history.
const MOST_CARDS: usize = 5;

/// `GET /cabinet`
pub(super) async fn overview(State(portal): State<Portal>, citizen: Citizen) -> Result<Response, Fault> {
    let account = citizen.account.id;
    let (requests, drafts, news) = portal
        .store
        .read(move |reader| {
            let mut requests = requests::list(reader, account)?;
            requests.truncate(MOST_CARDS);
            Ok((requests, drafts::of_account(reader, account)?, notices::newest(reader, account)?))
        })
        .await
        .map_err(store_fault)?;
    let mut cards = Vec::new();
    for request in &requests {
        cards.push(card(&portal, &citizen, request, &news).await?);
    }
    let numbers: BTreeMap<_, _> = requests.iter().map(|request| (request.id, request)).collect();
    let news =
        news.iter().filter_map(|notice| Some(news_line(&portal, numbers.get(&notice.request)?, notice)));
    let drafts = drafts.iter().filter_map(|draft| draft_card(&portal, draft)).collect();
    Ok(page(&CabinetPage {
        ui: citizen.ui().at("cabinet"),
        requests: cards,
        drafts,
        notices: news.collect(),
    }))
}

async fn card(
    portal: &Portal,
    citizen: &Citizen,
    request: &Request,
    news: &[Notice],
) -> Result<RequestCard, Fault> {
    let edition = edition_of(portal, request)?;
    let own: Vec<Notice> = news.iter().rev().filter(|notice| notice.request == request.id).cloned().collect();
    let rating = !request.state.is_running() && !is_rated(portal, request).await?;
    let granted = matches!(request.state, RequestState::Granted { .. });
    Ok(RequestCard {
        href: paths::request(&request.number),
        number: request.number.clone(),
        service: edition.service.short_name.clone(),
        tag: state_tag(&request.state),
        status: state_words(&request.state),
        next: request.state.is_running().then(|| next_date(portal, request, &edition, &own)),
        steps: step_line(portal, request, &own)?,
        place: if granted { questions::place(portal, request, citizen.account.number).await } else { None },
        result: (!request.state.is_running()).then(|| paths::result(&request.number)),
        rating: rating.then(|| paths::rating(&request.number)),
    })
}

/// Whether the person has answered the questionnaire about a request.
async fn is_rated(portal: &Portal, request: &Request) -> Result<bool, Fault> {
    let id = request.id;
    let found = portal.store.read(move |reader| ratings::find(reader, id)).await.map_err(store_fault)?;
    Ok(found.is_some())
}

fn news_line(portal: &Portal, request: &Request, notice: &Notice) -> CabinetNotice {
    CabinetNotice {
        at: Phrase::key("moment-plain").with("moment", notice.at),
        words: told(portal, request, notice),
        link: Link::new(paths::request(&request.number), Phrase::plain(request.number.as_str())),
    }
}

fn draft_card(portal: &Portal, draft: &drafts::DraftLine) -> Option<DraftCard> {
    let standing = editions::standing(portal, &draft.edition);
    let id = draft.id.to_string();
    let resume = match &standing {
        Standing::Current(edition) => paths::topic(&id, &edition.form.topics.first()?.id),
        Standing::Replaced { .. } | Standing::Closed { .. } => paths::draft_edition(&id),
    };
    Some(DraftCard {
        service: standing.service(),
        saved: Phrase::key("cabinet-draft-saved").with("moment", draft.changed_at),
        changed: !standing.is_current(),
        resume,
        discard: paths::discard(&id),
    })
}

/// `GET /cabinet/history`
pub(super) async fn history(State(portal): State<Portal>, citizen: Citizen) -> Result<Response, Fault> {
    let account = citizen.account.id;
    let requests =
        portal.store.read(move |reader| requests::list(reader, account)).await.map_err(store_fault)?;
    let mut received = Vec::new();
    for request in &requests {
        received.push(Received {
            number: request.number.clone(),
            service: edition_of(&portal, request)?.service.short_name.clone(),
            accepted_at: request.accepted_at,
            tag: state_tag(&request.state),
            has_result: !request.state.is_running(),
        });
    }
    Ok(page(&HistoryPage::new(citizen.ui(), &received, None)))
}

/// The edition under which a request runs.
pub(super) fn edition_of(portal: &Portal, request: &Request) -> Result<Arc<Edition>, Fault> {
    let key: EditionKey = request.edition.parse().map_err(Fault::internal)?;
    portal
        .library
        .edition(&key)
        .cloned()
        .ok_or_else(|| Fault::internal("a request's edition is not in the library"))
}

/// What was told about a request, in words.
pub(super) fn told(portal: &Portal, request: &Request, notice: &Notice) -> Phrase {
    match notice.code.as_str() {
        "sent" => "notice-sent".into(),
        "registered" => "notice-registered".into(),
        "granted" => "notice-granted".into(),
        "refused" => "notice-refused".into(),
        "complaint-sent" | "complaint-answered" | "complaint-sent-up" => {
            Phrase::key(format!("notice-{}", notice.code)).with("complaint", complaint_of(notice))
        }
        "complaint-registered" | "complaint-extended" => {
            let due: Option<jiff::civil::Date> = serde_json::from_value(notice.facts["due"].clone()).ok();
            let words =
                Phrase::key(format!("notice-{}", notice.code)).with("complaint", complaint_of(notice));
            due.map_or_else(|| words.clone(), |due| words.clone().with("date", due))
        }
        "needs" => {
            let key = if needs::is_hearing(notice) { "notice-hearing" } else { "notice-needs" };
            needs::until(notice)
                .map_or_else(|| "notice-moved".into(), |date| Phrase::key(key).with("date", date))
        }
        "extended" => needs::until(notice)
            .map_or_else(|| "notice-moved".into(), |date| Phrase::key("notice-extended").with("date", date)),
        "answered" => "notice-answered".into(),
        "answer-taken" => "notice-answer-taken".into(),
        "answer-refused" => Phrase::key("notice-answer-refused").with("why", refused_because(notice)),
        _ => {
            let position = notice.facts["position"].as_str().unwrap_or_default();
            moved(portal, request, position).unwrap_or_else(|| "notice-moved".into())
        }
    }
}

/// Why the provider did not take an answer.
fn refused_because(notice: &Notice) -> Phrase {
    let reason = notice.facts["reason"].as_str().unwrap_or_default();
    let known = ["too-late", "not-waiting", "answered-before", "not-confirmed"];
    let reason = known.into_iter().find(|known| *known == reason).unwrap_or("not-waiting");
    Phrase::key(format!("answer-refused-{reason}"))
}

/// The number of the complaint that a line of the history is about.
fn complaint_of(notice: &Notice) -> &str {
    notice.facts["complaint"].as_str().unwrap_or_default()
}

/// The words of the place where the case stands now.
fn moved(portal: &Portal, request: &Request, position: &str) -> Option<Phrase> {
    let edition = edition_of(portal, request).ok()?;
    let position: Position = position.parse().ok()?;
    let process = edition.process(kezek_regulations::Channel::Portal)?;
    Some(process.node(position.node())?.status().into())
}

/// Where the case stands, as far as the provider has told.
pub(super) fn step_line(portal: &Portal, request: &Request, history: &[Notice]) -> Result<StepLine, Fault> {
    let edition = edition_of(portal, request)?;
    let process = edition.process(kezek_regulations::Channel::Portal);
    let mut moves = history.iter().rev().filter(|notice| notice.code == "moved");
    let last: Option<Position> = moves.find_map(|notice| notice.facts["position"].as_str()?.parse().ok());
    let at = match &request.state {
        RequestState::Granted { .. } => None,
        RequestState::Refused { .. } => return Ok(line(&edition, None, last.as_ref().map(Position::node))),
        RequestState::Sent => last.or_else(|| process.and_then(|each| each.entry(SystemName::Workstation))),
        RequestState::Registered { .. } => last.or_else(|| process.and_then(behind_registration)),
    };
    Ok(line(&edition, at.as_ref(), None))
}

/// The place behind the node in which the provider registers or accepts the request.
fn behind_registration(process: &Process) -> Option<Position> {
    let entry = process.entry(SystemName::Workstation)?;
    match process.node(entry.node())?.ways_out().first()? {
        Next::Node(id) => format!("{id}.1").parse().ok(),
        Next::End(_) => Some(entry),
    }
}

/// The date that matters next: that of a correction which is asked for, else that of the result.
fn next_date(portal: &Portal, request: &Request, edition: &Edition, own: &[Notice]) -> Phrase {
    let asked = needs::open_line(own).and_then(|line| Some((line, needs::until(line)?)));
    asked.map_or_else(
        || due_phrase(portal, request, edition),
        |(line, date)| {
            let key = if needs::is_hearing(line) { "hearing-title" } else { "need-title" };
            Phrase::key(key).with("date", date)
        },
    )
}

/// Until when the result is due: the provider's date once it is known, the term of the act before.
pub(super) fn due_phrase(portal: &Portal, request: &Request, edition: &Edition) -> Phrase {
    match &request.state {
        RequestState::Registered { due: Some(due), .. } => {
            let locality = portal.parameters.locality(request.locality);
            // The instant is the first moment after the term, so the day before it is the last day.
            let date = locality.map(|locality| locality.date_at(due.plus_seconds(-1)));
            date.map_or_else(
                || (&edition.service.duration).into(),
                |date| Phrase::key("request-due").with("date", date),
            )
        }
        _ => (&edition.service.duration).into(),
    }
}

#[cfg(test)]
mod tests {
    use kezek_content::Content;
    use kezek_regulations::Channel;

    use super::*;

    #[track_caller]
    fn check(key: &str, expected: &str) {
        let library = Content::embedded().library().unwrap();
        let edition = library.edition(&key.parse().unwrap()).unwrap();
        let position = behind_registration(edition.process(Channel::Portal).unwrap()).unwrap();
        assert_eq!(position.to_string(), expected, "{key}");
    }

    #[test]
    fn a_registered_request_stands_behind_its_registration() {
        check("almaty-2012-424/2012-12-24", "C3.1");
        check("zhambyl-2014-115/2014-11-27", "A2.1");
        check("kyzylorda-2014-561-queue/2014-04-22", "S4.1");
        check("east-kazakhstan-2015-247-queue/2017-04-12", "A1.1");
        check("zhambyl-2016-106/2017-09-11", "P6-examine.1");
    }
}
