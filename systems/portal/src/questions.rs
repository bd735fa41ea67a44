//! Questions to the provider through the gateway: "my place now", "is this document genuine?", "who opened my data?".
//!
//! Answers are never stored here; when nobody answers, the page says so.

use kezek_exchange::{AskFault, Question};
use kezek_kernel::{Kato, MessageId, RecipientNumber, SystemName};
use kezek_messages::{
    GenuineAnswer, GenuineQuestion, OpeningsAnswer, OpeningsQuestion, Payload, PlaceAnswer, PlaceQuestion,
    services,
};
use kezek_regulations::Gives;
use kezek_store::Failure;
use kezek_web::Phrase;

use crate::pages::cabinet::PlaceView;
use crate::pages::checks::CheckAnswer;
use crate::state::Portal;
use crate::store::requests::Request;

/// The applicant's place now; `None` when he stands in no list by this request, which nobody is asked where the service
/// gives no place.
pub(crate) async fn place(
    portal: &Portal,
    request: &Request,
    applicant: RecipientNumber,
) -> Option<PlaceView> {
    let edition = request.edition.parse().ok().and_then(|key| portal.library.edition(&key));
    if edition.and_then(|edition| edition.gives()) != Some(Gives::Place) {
        return None;
    }
    let question = PlaceQuestion { request_number: request.number.clone(), applicant };
    let answer: Result<PlaceAnswer, AskFault> =
        ask(portal, services::PLACE, request.locality, &question).await;
    match answer {
        Ok(PlaceAnswer { as_of, place }) => place.map(|place| PlaceView::Known {
            number: place.number,
            of: place.of,
            list: list_name(portal, request),
            as_of,
        }),
        Err(fault) => {
            tracing::warn!(%fault, "the question for a place was not answered");
            Some(PlaceView::Unknown)
        }
    }
}

/// Who opened the data of this request; `None` when the provider does not answer.
pub(crate) async fn openings(
    portal: &Portal,
    request: &Request,
    applicant: RecipientNumber,
) -> Option<OpeningsAnswer> {
    let question = OpeningsQuestion { request_number: request.number.clone(), applicant };
    let answer = ask(portal, services::OPENINGS, request.locality, &question).await;
    answer.inspect_err(|fault| tracing::warn!(%fault, "the question about openings was not answered")).ok()
}

/// Whether the document was given to this person: the first locality whose provider knows it decides.
pub(crate) async fn genuine(portal: &Portal, number: &str, holder: RecipientNumber) -> CheckAnswer {
    let question = GenuineQuestion { document_number: number.to_owned(), person_number: holder };
    let Some(locality) = portal.parameters.localities.first().map(|locality| locality.kato) else {
        return CheckAnswer::Unanswered;
    };
    let answer: Result<GenuineAnswer, AskFault> = ask(portal, services::GENUINE, locality, &question).await;
    match answer {
        Ok(GenuineAnswer { as_of, genuine: true }) => CheckAnswer::Genuine { as_of },
        Ok(GenuineAnswer { as_of, genuine: false }) => CheckAnswer::NotGenuine { as_of },
        Err(fault) => {
            tracing::warn!(%fault, "the question about a document was not answered");
            CheckAnswer::Unanswered
        }
    }
}

async fn ask<Q: Payload, A: Payload>(
    portal: &Portal,
    service: &str,
    locality: Kato,
    question: &Q,
) -> Result<A, AskFault> {
    let drawn = portal.store.keep::<MessageId, std::convert::Infallible>(|act| Ok(act.id())).await;
    let id = drawn.map_err(Failure::into_store).map_err(|_| AskFault::Question)?;
    let asked = Question { id, service, locality, answerer: SystemName::Workstation.code() };
    portal.link.ask(&asked, question).await
}

/// The name of the list as the page shows it: the locality whose list it is.
fn list_name(portal: &Portal, request: &Request) -> Phrase {
    portal
        .parameters
        .locality(request.locality)
        .map_or_else(|| Phrase::plain(""), |place| (&place.name).into())
}
