//! The receiving door: one POST, one signed reply or one fault.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use kezek_messages::{
    AsyncAnswer, AsyncMessage, Call, ContractFault, MAX_MESSAGE_BYTES, Reply, Side, StatusChange, SyncAnswer,
    SyncQuestion,
};

use crate::{Link, Refusal};

/// A sender of something longer is listened to this far before he gets his fault, because most clients read no reply
/// while they write.
const DRAINED_BYTES_MOST: usize = 128 * 1024 * 1024;

/// A message that passed the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The message.
    pub message: AsyncMessage,
    /// The envelope byte for byte, with its sender's signature.
    pub envelope: Bytes,
}

/// What a receiver says to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The answer, to be signed here.
    Own(SyncAnswer),
    /// Another system's signed reply, passed on byte for byte.
    Relayed(Vec<u8>),
}

/// What a system does with what passes its door.
pub trait Receiver: Send + Sync + 'static {
    /// Takes a message; `Ok` only when it is stored, and again for a duplicate.
    fn take(&self, received: Received) -> impl Future<Output = Result<(), Refusal>> + Send;

    /// Answers a question; the envelope is the question byte for byte.
    fn answer(
        &self,
        question: SyncQuestion,
        envelope: Bytes,
    ) -> impl Future<Output = Result<Answer, Refusal>> + Send;

    /// Takes a change of status of a message sent earlier.
    fn status(&self, change: StatusChange) -> impl Future<Output = Result<(), Refusal>> + Send {
        tracing::info!(message = %change.message_id, state = change.delivery.state.code(), "status changed");
        std::future::ready(Ok(()))
    }
}

struct Door<R> {
    link: Link,
    receiver: R,
}

/// The routes of a receiving system: `/bip-async/` for messages, `/bip-sync/` for questions; each takes both.
pub fn door<R: Receiver>(link: Link, receiver: R) -> Router {
    let door = Arc::new(Door { link, receiver });
    Router::new()
        .route("/bip-async/", post(receive::<R>))
        .route("/bip-sync/", post(receive::<R>))
        .with_state(door)
}

async fn receive<R: Receiver>(State(door): State<Arc<Door<R>>>, body: Body) -> Response {
    let result = match read(body).await {
        Ok(envelope) => door.handle(envelope).await,
        Err(refusal) => Err((None, refusal)),
    };
    match result {
        Ok(reply) => soap(StatusCode::OK, reply),
        Err((side, refusal)) => {
            tracing::warn!(code = %refusal.code, finding = refusal.finding, "message refused at the door");
            // SOAP 1.1 sends every fault with status 500.
            let envelope = refusal.envelope(side, door.link.now());
            soap(StatusCode::INTERNAL_SERVER_ERROR, envelope.into_bytes())
        }
    }
}

impl<R: Receiver> Door<R> {
    async fn handle(&self, envelope: Bytes) -> Result<Vec<u8>, (Option<Side>, Refusal)> {
        let link = self.link.clone();
        let bytes = envelope.clone();
        // The check of a long message takes milliseconds of work; the runtime's own threads stay free.
        let checked = tokio::task::spawn_blocking(move || link.check_call(&bytes)).await;
        let call = checked
            .map_err(|_| (None, Refusal::internal("check-failed")))?
            .map_err(|refusal| (None, refusal))?
            .call;
        match call {
            Call::Send { side, message } => {
                let answered = self.take(side, Received { message, envelope }).await;
                answered.map_err(|refusal| (Some(side), refusal))
            }
            Call::Question(question) => {
                self.answer(question, envelope).await.map_err(|refusal| (None, refusal))
            }
            Call::StatusChange(change) => {
                let answered = self.status(change).await;
                answered.map_err(|refusal| (Some(Side::Subscriber), refusal))
            }
        }
    }

    async fn take(&self, side: Side, received: Received) -> Result<Vec<u8>, Refusal> {
        let info = &received.message.info;
        let message_id = info.message_id.clone();
        let chain = info.correlation_id.clone().unwrap_or_else(|| message_id.clone());
        self.receiver.take(received).await?;
        let answer = AsyncAnswer { message_id, correlation_id: chain, date: self.link.now() };
        self.signed(answer.body(side), &answer.message_id)
    }

    async fn answer(&self, question: SyncQuestion, envelope: Bytes) -> Result<Vec<u8>, Refusal> {
        match self.receiver.answer(question, envelope).await? {
            Answer::Own(answer) => self.signed(answer.body(), &answer.message_id),
            Answer::Relayed(reply) => Ok(reply),
        }
    }

    async fn status(&self, change: StatusChange) -> Result<Vec<u8>, Refusal> {
        let number = change.notification_id.clone();
        self.receiver.status(change).await?;
        self.signed(Reply::status_taken_body(self.link.now()), &number)
    }

    fn signed(&self, content: Result<String, ContractFault>, number: &str) -> Result<Vec<u8>, Refusal> {
        let content = content.map_err(|_| Refusal::internal("reply-unwritable"))?;
        let envelope = self.link.sign(&content, number);
        envelope.map(String::into_bytes).map_err(|_| Refusal::internal("reply-not-signed"))
    }
}

async fn read(body: Body) -> Result<Bytes, Refusal> {
    use http_body_util::BodyExt as _;
    let mut body = body;
    let mut read = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::internal("message-cut-off"))?;
        let Ok(chunk) = frame.into_data() else { continue };
        seen = seen.saturating_add(chunk.len());
        if seen <= MAX_MESSAGE_BYTES {
            read.extend_from_slice(&chunk);
        } else {
            read = Vec::new();
        }
        if seen > DRAINED_BYTES_MOST {
            break;
        }
    }
    if seen > MAX_MESSAGE_BYTES {
        return Err(ContractFault::TooLarge { limit: MAX_MESSAGE_BYTES }.into());
    }
    Ok(read.into())
}

fn soap(status: StatusCode, envelope: Vec<u8>) -> Response {
    let content_type = HeaderValue::from_static("text/xml;charset=UTF-8");
    (status, [(header::CONTENT_TYPE, content_type)], envelope).into_response()
}
