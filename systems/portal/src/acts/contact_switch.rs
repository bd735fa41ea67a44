//! A person switches a confirmed address off, or on again.

use kezek_kernel::AccountId;
use kezek_store::{Act, Entry, Failure, Outcome};

use crate::store::contacts::{self, ContactKind, ContactState};

/// Whose address, and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Switch {
    pub(crate) account: AccountId,
    pub(crate) kind: ContactKind,
    pub(crate) on: bool,
}

/// There is no confirmed address that could be switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no confirmed address")]
pub(crate) struct NoContact;

/// Switches the address; one that the other end refuses must be confirmed anew.
pub(crate) fn contact_switch(act: &mut Act<'_>, switch: Switch) -> Outcome<(), NoContact> {
    let contact = contacts::find(act, switch.account, switch.kind)?;
    contact.filter(|contact| contact.state != ContactState::Refused).ok_or(Failure::Refused(NoContact))?;
    let state = if switch.on { ContactState::On } else { ContactState::Off };
    contacts::switch(act, switch.account, switch.kind, state)?;
    let entry = Entry::new("contact-switch").public("kind", switch.kind.code()).public("state", state.code());
    act.record(entry.private("account", switch.account.as_bytes()))?;
    Ok(())
}
