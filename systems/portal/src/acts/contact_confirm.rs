//! The code came back: from now on the person is told at this address.
//!
//! A wrong code costs a try ([`try_code`], bookkeeping); the right one is looked at again inside the act.

use std::convert::Infallible;

use kezek_access::throttle;
use kezek_kernel::AccountId;
use kezek_store::{Act, Entry, Failure, Outcome};

use super::contact_ask::{code_key, triers};
use crate::store::contacts::{self, ContactKind};

/// Whose code, and what was typed.
#[derive(Clone)]
pub(crate) struct Confirm {
    pub(crate) account: AccountId,
    pub(crate) kind: ContactKind,
    pub(crate) code: String,
}

/// What a typed code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// The code that was sent.
    Right,
    /// Another one; so many tries are left.
    Wrong(i64),
    /// No code waits: none was asked for, its time has run out, or its tries are spent.
    NotPending,
}

/// No code waits that this one could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such code waits")]
pub(crate) struct NotPending;

/// Looks at a typed code; a wrong one costs a try.
pub(crate) fn try_code(act: &mut Act<'_>, confirm: &Confirm) -> Outcome<Tried, Infallible> {
    let Some(waiting) = contacts::unconfirmed(act, confirm.account, confirm.kind)? else {
        return Ok(Tried::NotPending);
    };
    if waiting.tries_left <= 0 {
        return Ok(Tried::NotPending);
    }
    if waiting.code_key == code_key(act, confirm.account, confirm.kind, &confirm.code) {
        return Ok(Tried::Right);
    }
    contacts::spend_try(act, confirm.account, confirm.kind)?;
    Ok(match waiting.tries_left - 1 {
        left if left > 0 => Tried::Wrong(left),
        _ => Tried::NotPending,
    })
}

/// Takes the address into use.
pub(crate) fn contact_confirm(act: &mut Act<'_>, confirm: &Confirm) -> Outcome<(), NotPending> {
    let Confirm { account, kind, code } = confirm;
    let key = code_key(act, *account, *kind, code);
    let waiting = contacts::unconfirmed(act, *account, *kind)?
        .filter(|waiting| waiting.tries_left > 0 && waiting.code_key == key)
        .ok_or(Failure::Refused(NotPending))?;
    contacts::put(act, *account, *kind, &waiting.address)?;
    contacts::forget_code(act, *account, *kind)?;
    for trier in triers(act, *account, *kind, &waiting.address) {
        throttle::succeeded(act, &trier)?;
    }
    let address = contacts::address_key(act, *kind, &waiting.address);
    let entry = Entry::new("contact-confirm").public("kind", kind.code());
    act.record(entry.private("account", account.as_bytes()).private("address", address))?;
    Ok(())
}
