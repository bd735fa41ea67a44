//! A message is taken: logged, routed and put into the outbox towards its receiver.

use aws_lc_rs::digest::{SHA256, digest};
use kezek_exchange::{Arrival, Received, Refusal, arrival};
use kezek_messages::{FaultCode, MessageInfo, MessageType, property};
use kezek_store::{Act, Entry, Failure, Outcome, Outgoing, StoreError};

use crate::routes::Routes;
use crate::store::{Logged, chain_request, insert};

/// Why nothing was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// It was taken before: acknowledge it again.
    Again,
    /// It is refused.
    Refused(Refusal),
}

/// Takes a message whose form, signature and sender were checked at the door.
pub(crate) fn message_take(act: &mut Act<'_>, routes: &Routes, received: &Received) -> Outcome<(), NotTaken> {
    let (info, message_type) = (&received.message.info, received.message.message_type);
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return Err(Failure::Refused(NotTaken::Again)),
        Arrival::TooOld => return refused(FaultCode::Format, "message-too-old"),
    }
    let chain = info.correlation_id.as_deref().unwrap_or(&info.message_id);
    let recipient = match message_type {
        MessageType::Request => request_recipient(act, routes, info, chain)?,
        MessageType::Notification => notification_recipient(act, info, chain)?,
        MessageType::Response => reply_recipient(act, info, chain)?,
    };
    let outgoing = Outgoing {
        destination: recipient.clone(),
        kind: message_type.code().to_owned(),
        body: received.envelope.to_vec(),
    };
    let logged = Logged {
        info,
        message_type,
        chain,
        locality: info.property(property::LOCALITY).unwrap_or_default(),
        recipient: &recipient,
        outbox_id: act.enqueue(outgoing)?,
        envelope_hash: envelope_hash(&received.envelope),
        envelope_bytes: i64::try_from(received.envelope.len()).unwrap_or(i64::MAX),
    };
    insert(act, &logged)?;
    act.record(entry(&logged))?;
    Ok(())
}

fn request_recipient(
    act: &mut Act<'_>,
    routes: &Routes,
    info: &MessageInfo,
    chain: &str,
) -> Outcome<String, NotTaken> {
    let provider = routes.provider(info).map_err(|refusal| Failure::Refused(NotTaken::Refused(refusal)))?;
    if chain_request(act, chain)?.is_some() {
        return refused(FaultCode::Format, "chain-already-open");
    }
    Ok(provider.id.clone())
}

/// A word about a request goes from either end of its chain to the other: what happened to the case, or what the applicant
/// says to the provider.
fn notification_recipient(act: &mut Act<'_>, info: &MessageInfo, chain: &str) -> Outcome<String, NotTaken> {
    match chain_request(act, chain)? {
        Some(request) if request.sender == info.sender.id => along(info, request.recipient),
        _ => reply_recipient(act, info, chain),
    }
}

/// What answers a request goes back to its sender, and only the one who got the request may answer.
fn reply_recipient(act: &mut Act<'_>, info: &MessageInfo, chain: &str) -> Outcome<String, NotTaken> {
    let Some(request) = chain_request(act, chain)? else {
        return refused(FaultCode::Service, "chain-unknown");
    };
    if request.recipient != info.sender.id {
        return refused(FaultCode::Service, "chain-of-another");
    }
    along(info, request.sender)
}

/// The recipient, unless the message names another one.
fn along(info: &MessageInfo, recipient: String) -> Outcome<String, NotTaken> {
    if info.route_id.as_ref().is_some_and(|route| *route != recipient) {
        return refused(FaultCode::Service, "route-not-of-the-chain");
    }
    Ok(recipient)
}

fn entry(logged: &Logged<'_>) -> Entry {
    Entry::new("message-take")
        .public("type", logged.message_type.code())
        .public("sender", logged.info.sender.id.as_str())
        .public("recipient", logged.recipient)
        .private("message", logged.info.message_id.as_bytes())
        .private("chain", logged.chain.as_bytes())
        .private("envelope", logged.envelope_hash)
}

fn envelope_hash(envelope: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, envelope).as_ref());
    hash
}

fn refused<T>(code: FaultCode, finding: &'static str) -> Outcome<T, NotTaken> {
    Err(Failure::Refused(NotTaken::Refused(Refusal::new(code, finding))))
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a message could not be stored");
        Self::Refused(Refusal::internal("not-stored"))
    }
}
