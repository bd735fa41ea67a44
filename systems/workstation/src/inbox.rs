//! Messages from the gateway: requests to register, ratings, complaints, and the questions.

mod complaint;
mod questions;
mod rating;
mod request;

use axum::Router;
use axum::body::Bytes;
use kezek_exchange::{Answer, Link, Received, Receiver, Refusal, door};
use kezek_messages::{CaseComplaint, FaultCode, MessageType, Payload as _, SyncQuestion, services};

use crate::Workstation;

pub(crate) use request::{answers, name};

/// The door at which the gateway delivers.
pub(crate) fn inbox(workstation: &Workstation, link: Link) -> Router {
    door(link, Inbox(workstation.clone()))
}

struct Inbox(Workstation);

impl Receiver for Inbox {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        match received.message.message_type {
            MessageType::Request => self.0.take_request(&received.message).await,
            MessageType::Notification => match received.message.data.kind()?.as_str() {
                CaseComplaint::ROOT => self.0.take_complaint(&received).await,
                _ => self.0.take_rating(&received).await,
            },
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
