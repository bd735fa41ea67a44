//! How a person is told: an address is named, its code comes back, it is switched and taken away. Pages and the API alike.

use std::convert::Infallible;

use kezek_kernel::{AccountId, Actor, Language};
use kezek_notices::{EmailAddress, MobileNumber};
use kezek_store::{Failure, StoreError};

use crate::acts::contact_ask::{Ask, AskedTooOften, contact_ask};
use crate::acts::contact_confirm::{self, Confirm, Tried, contact_confirm, try_code};
use crate::acts::contact_remove::contact_remove;
use crate::acts::contact_switch::{NoContact, Switch, contact_switch};
use crate::acts::language_choose::language_choose;
use crate::state::Portal;
use crate::store::contacts::{self, Contact, ContactKind, Unconfirmed};

/// Why no code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AskFault {
    /// What was typed is no address of this kind.
    Address,
    /// The portal sends nothing of this kind.
    NotOffered,
    /// Codes were asked for too often: so many seconds to wait.
    Wait(i64),
}

/// Why a code was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeFault {
    /// It is another one; so many tries are left.
    Wrong(i64),
    /// No code waits any more.
    NotPending,
}

/// What is known of one kind.
pub(crate) struct Known {
    pub(crate) kind: ContactKind,
    pub(crate) offered: bool,
    pub(crate) contact: Option<Contact>,
    pub(crate) unconfirmed: Option<Unconfirmed>,
}

/// Whether the portal sends anything of this kind.
pub(crate) fn is_offered(portal: &Portal, kind: ContactKind) -> bool {
    match kind {
        ContactKind::Email => portal.notices.mail.delivers_letters(),
        ContactKind::Sms => portal.notices.sms.delivers_sms(),
    }
}

/// Both kinds, with what is known of each.
pub(crate) async fn known(portal: &Portal, account: AccountId) -> Result<Vec<Known>, StoreError> {
    let offered = ContactKind::ALL.map(|kind| is_offered(portal, kind));
    let known = portal.store.read(move |reader| {
        let each = ContactKind::ALL.into_iter().zip(offered).map(|(kind, offered)| {
            let contact = contacts::find(reader, account, kind)?;
            Ok(Known { kind, offered, contact, unconfirmed: contacts::unconfirmed(reader, account, kind)? })
        });
        each.collect()
    });
    known.await
}

/// The address that waits for its code.
pub(crate) async fn unconfirmed(
    portal: &Portal,
    account: AccountId,
    kind: ContactKind,
) -> Result<Option<Unconfirmed>, StoreError> {
    portal.store.read(move |reader| contacts::unconfirmed(reader, account, kind)).await
}

/// Sends a code to the address.
pub(crate) async fn ask(
    portal: &Portal,
    account: AccountId,
    kind: ContactKind,
    typed: &str,
) -> Result<(), Failure<AskFault>> {
    if !is_offered(portal, kind) {
        return Err(Failure::Refused(AskFault::NotOffered));
    }
    let address = match kind {
        ContactKind::Email => typed.parse().map(|address: EmailAddress| address.as_str().to_owned()),
        ContactKind::Sms => typed.parse().map(|number: MobileNumber| number.as_str().to_owned()),
    };
    let address = address.map_err(|_| Failure::Refused(AskFault::Address))?;
    let ask = Ask { account, kind, address };
    let asked = portal.store.keep(move |act| contact_ask(act, &ask)).await;
    asked.map_err(|failure| failure.map(|AskedTooOften(seconds)| AskFault::Wait(seconds)))
}

/// Takes the address into use when the code is the one that was sent.
pub(crate) async fn confirm(
    portal: &Portal,
    account: AccountId,
    kind: ContactKind,
    code: &str,
) -> Result<(), Failure<CodeFault>> {
    let code: String = code.chars().filter(char::is_ascii_digit).take(12).collect();
    let confirm = Confirm { account, kind, code };
    let trying = confirm.clone();
    let tried = portal.store.keep::<_, Infallible>(move |act| try_code(act, &trying)).await;
    match tried.map_err(|failure| Failure::Store(failure.into_store()))? {
        Tried::Right => {}
        Tried::Wrong(left) => return Err(Failure::Refused(CodeFault::Wrong(left))),
        Tried::NotPending => return Err(Failure::Refused(CodeFault::NotPending)),
    }
    let confirmed = portal.store.act(Actor::Person(account), move |act| contact_confirm(act, &confirm)).await;
    let confirmed = confirmed.map(drop);
    confirmed.map_err(|failure| failure.map(|contact_confirm::NotPending| CodeFault::NotPending))
}

/// Switches a confirmed address.
pub(crate) async fn switch(portal: &Portal, switch: Switch) -> Result<(), Failure<NoContact>> {
    let actor = Actor::Person(switch.account);
    portal.store.act(actor, move |act| contact_switch(act, switch)).await.map(drop)
}

/// Forgets an address.
pub(crate) async fn remove(
    portal: &Portal,
    account: AccountId,
    kind: ContactKind,
) -> Result<(), Failure<NoContact>> {
    let actor = Actor::Person(account);
    portal.store.act(actor, move |act| contact_remove(act, account, kind)).await.map(drop)
}

/// Notes the language in which the person is told.
pub(crate) async fn choose_language(
    portal: &Portal,
    account: AccountId,
    language: Language,
) -> Result<(), StoreError> {
    let actor = Actor::Person(account);
    let chosen = portal.store.act(actor, move |act| language_choose(act, account, language)).await;
    chosen.map(drop).map_err(Failure::into_store)
}
