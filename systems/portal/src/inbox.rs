//! What the provider says: notifications and results, each taken once and acknowledged only when it is stored.

use axum::body::Bytes;
use kezek_exchange::{Answer, Received, Receiver, Refusal};
use kezek_kernel::{Actor, SystemName};
use kezek_messages::{
    CaseEvent, CaseNotification, CaseResult, ComplaintEvent, ComplaintNotification, ExtendedTerm, FaultCode,
    Ground, MessageType, NeedWords, Payload as _, Resolution, SyncQuestion,
};
use kezek_store::{Act, Failure, Outcome, StoreError};

use crate::acts::complaint_told::{ComplaintNews, ComplaintTold, complaint_told};
use crate::acts::notification_receive::{News, ReceiveRefusal, Told, notification_receive};
use crate::acts::result_receive::{ResultReceived, result_receive};
use crate::state::Portal;
use crate::store::needs::{Need, ToldGround};

/// The portal's receiver behind the door.
pub(crate) struct Inbox(pub(crate) Portal);

impl Receiver for Inbox {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        match received.message.message_type {
            MessageType::Notification => match received.message.data.kind()?.as_str() {
                ComplaintNotification::ROOT => self.complaint(received).await,
                _ => self.notification(received).await,
            },
            MessageType::Response => self.result(received).await,
            MessageType::Request => Err(Refusal::new(FaultCode::Service, "portal-takes-no-requests")),
        }
    }

    async fn answer(&self, _: SyncQuestion, _: Bytes) -> Result<Answer, Refusal> {
        Err(Refusal::new(FaultCode::Service, "portal-answers-no-questions"))
    }
}

impl Inbox {
    async fn notification(&self, received: Received) -> Result<(), Refusal> {
        let payload: CaseNotification = received.message.data.read()?;
        let news = match payload.event {
            CaseEvent::Registered { due, .. } => News::Registered { due: due.map(|due| due.instant) },
            CaseEvent::Moved { position } => News::Moved { position },
            CaseEvent::Needs { until: Some(until), documents, words, .. } => {
                let words = words.unwrap_or(NeedWords { kk: String::new(), ru: String::new() });
                let need = Need::Correction { documents, kk: words.kk, ru: words.ru };
                News::Needs { until: until.date, need }
            }
            CaseEvent::Hearing { until, grounds } => {
                let told = |ground: Ground| ToldGround {
                    code: ground.code,
                    kk: ground.reason_kk,
                    ru: ground.reason_ru,
                };
                let need = Need::Hearing { grounds: grounds.into_iter().map(told).collect() };
                News::Needs { until: until.date, need }
            }
            CaseEvent::Extended { term, due, reason } => News::Extended {
                date: due.date,
                result: (term == ExtendedTerm::Result).then_some(due.instant),
                reason: reason.into(),
            },
            CaseEvent::Answered => News::Answered,
            CaseEvent::AnswerRefused { reason } => News::AnswerRefused(reason),
            CaseEvent::Needs { until: None, .. } => {
                return Err(Refusal::new(FaultCode::Format, "need-without-date"));
            }
        };
        let told = Told {
            request_number: payload.request_number,
            case_number: payload.case_number,
            at: payload.at,
            news,
        };
        self.act(move |act| notification_receive(act, &received, &told)).await
    }

    async fn complaint(&self, received: Received) -> Result<(), Refusal> {
        let payload: ComplaintNotification = received.message.data.read()?;
        let news = match payload.event {
            ComplaintEvent::Registered { due, .. } => ComplaintNews::Registered(due.date),
            ComplaintEvent::Extended { due, reason } => ComplaintNews::Extended(due.date, reason.into()),
            ComplaintEvent::Answered { outcome, document_number, xml, pdf, .. } => {
                let (pdf, xml) = (self.kept(pdf).await?, self.kept(xml).await?);
                ComplaintNews::Answered { outcome, document_number, pdf, xml }
            }
            ComplaintEvent::SentUp { outcome, reason } => {
                ComplaintNews::SentUp { outcome, reason: reason.into() }
            }
        };
        let told = ComplaintTold {
            number: payload.complaint_number,
            registered_number: payload.registered_number,
            at: payload.at,
            news,
        };
        self.act(move |act| complaint_told(act, &received, &told)).await
    }

    /// Bytes of a document, kept before the act that refers to them.
    async fn kept(&self, bytes: Vec<u8>) -> Result<[u8; 32], Refusal> {
        self.0.store.put_blob(bytes).await.map_err(|_| Refusal::internal("result-not-stored"))
    }

    async fn result(&self, received: Received) -> Result<(), Refusal> {
        let payload: CaseResult = received.message.data.read()?;
        let (pdf, xml) = (self.kept(payload.pdf).await?, self.kept(payload.xml).await?);
        let result = ResultReceived {
            request_number: payload.request_number,
            granted: matches!(payload.resolution, Resolution::Positive { .. }),
            document_number: payload.document_number,
            pdf,
            xml,
            at: payload.at,
        };
        self.act(move |act| result_receive(act, &received, &result)).await
    }

    async fn act(
        &self,
        act: impl FnOnce(&mut Act<'_>) -> Outcome<(), ReceiveRefusal> + Send + 'static,
    ) -> Result<(), Refusal> {
        match self.0.store.act(Actor::System(SystemName::Gateway), act).await {
            Ok(_) | Err(Failure::Refused(ReceiveRefusal::Again)) => Ok(()),
            Err(Failure::Refused(ReceiveRefusal::TooOld)) => {
                Err(Refusal::new(FaultCode::Format, "message-older-than-memory"))
            }
            Err(Failure::Refused(ReceiveRefusal::UnknownRequest)) => {
                Err(Refusal::new(FaultCode::Format, "request-unknown"))
            }
            Err(Failure::Store(error)) => Err(not_stored(&error)),
        }
    }
}

fn not_stored(error: &StoreError) -> Refusal {
    tracing::error!(%error, "a message was not stored");
    Refusal::internal("message-not-stored")
}
