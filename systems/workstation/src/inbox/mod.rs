//! Messages from the gateway: requests to register, answers of applicants, ratings, complaints, and the questions.

mod complaint;
mod questions;
mod rating;
mod request;
mod supplement;

use axum::Router;
use axum::body::Bytes;
use kezek_exchange::{Answer, Link, Received, Receiver, Refusal, door};
use kezek_messages::{
    CaseComplaint, CaseSupplement, FaultCode, MessageType, Payload, SyncQuestion, services,
};

use crate::Workstation;

pub(crate) use request::answers;

/// The door at which the gateway delivers.
pub(crate) fn inbox(workstation: &Workstation, link: Link) -> Router {
    door(link, Inbox(workstation.clone()))
}

struct Inbox(Workstation);

/// Whether the message carries this payload.
fn kind_is<P: Payload>(received: &Received) -> bool {
    received.message.data.kind().is_ok_and(|kind| kind == P::ROOT)
}

impl Receiver for Inbox {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        match received.message.message_type {
            MessageType::Request => self.0.take_request(&received.message).await,
            MessageType::Notification if kind_is::<CaseSupplement>(&received) => {
                self.0.take_supplement(&received).await
            }
            MessageType::Notification if kind_is::<CaseComplaint>(&received) => {
                self.0.take_complaint(&received).await
            }
            MessageType::Notification => self.0.take_rating(&received).await,
            MessageType::Response => Err(Refusal::new(FaultCode::Format, "message-type-not-taken")),
        }
    }

    async fn answer(&self, question: SyncQuestion, _envelope: Bytes) -> Result<Answer, Refusal> {
        let answer = match question.info.service_id.as_str() {
            services::PLACE => self.0.answer_place(&question).await?,
            services::GENUINE => self.0.answer_genuine(&question).await?,
            services::OPENINGS => self.0.answer_openings(&question).await?,
            _ => return Err(Refusal::new(FaultCode::Service, "question-unknown")),
        };
        Ok(Answer::Own(answer))
    }
}
