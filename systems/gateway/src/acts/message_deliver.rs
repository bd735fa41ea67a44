//! A message is delivered: its receiver has acknowledged it.

use kezek_kernel::MessageId;
use kezek_store::{Act, Entry, Failure, Outcome, Read as _};

use crate::store::delivered;

/// It was delivered before; the second acknowledgement changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DeliveredBefore;

/// Notes the receiver's acknowledgement, in the log and in the outbox at once.
pub(crate) fn message_deliver(act: &mut Act<'_>, outbox_id: MessageId) -> Outcome<(), DeliveredBefore> {
    let now = act.now();
    let message = delivered(act, outbox_id, now)?.ok_or(Failure::Refused(DeliveredBefore))?;
    let entry = Entry::new("message-deliver")
        .public("type", message.message_type)
        .public("sender", message.sender)
        .public("recipient", message.recipient)
        .private("message", message.message_id.into_bytes());
    act.record(entry)?;
    act.mark_delivered(outbox_id)?;
    Ok(())
}
