//! Coming in: an account is made or recovered by a signed challenge, opened by IIN or BIN and password, left again.
//!
//! Nothing here tells a stranger whether a number has an account: answers and the time they take are the same.

use std::net::IpAddr;

use kezek_access::throttle::Trier;
use kezek_access::{password, session, throttle};
use kezek_kernel::{AccountId, Actor, Language, PersonName, Recipient, RecipientName, RecipientNumber};
use kezek_signatures::{Expected, Finding, Purpose, SignerFacts};
use kezek_store::{Failure, Read as _, StoreError};

use crate::acts::account_challenge::{Ask, Asked, account_challenge};
use crate::acts::account_confirm::{Confirm, ConfirmRefusal, account_confirm};
use crate::state::Portal;
use crate::store::accounts::{self, Account};
use crate::store::challenges::{self, ChallengeId};

/// Why a signed challenge was not taken.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ConfirmFault {
    /// The challenge was used, or its time has run out.
    NotPending,
    /// The signature is not confirmed.
    Signature(Vec<Finding>),
}

/// Why somebody was not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignInFault {
    /// Number or password is wrong; which of them is not said.
    Wrong,
    /// Too many wrong passwords: so many seconds must pass first.
    Wait(i64),
}

/// An account that waits for the signature of its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingAccount {
    id: ChallengeId,
    /// The exact bytes to be signed.
    pub text: Vec<u8>,
}

/// Why an account was not made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AccountFault {
    /// The challenge was used, or its time has run out.
    #[error("the challenge is not pending")]
    NotPending,
    /// The signature is not confirmed.
    #[error("the signature is not confirmed: {0:?}")]
    Signature(Vec<Finding>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Portal {
    /// Whether this person or organisation has an account; for the program itself, never for a stranger.
    pub async fn has_account(&self, number: RecipientNumber) -> Result<bool, StoreError> {
        self.store.read(move |reader| Ok(accounts::by_number(reader, number)?.is_some())).await
    }

    /// Asks for an account as the person would, and gives the text to be signed.
    pub async fn request_account(
        &self,
        number: RecipientNumber,
        password: String,
        language: Language,
    ) -> Result<PendingAccount, StoreError> {
        let asked = ask(self, number, password, language).await?;
        Ok(PendingAccount { id: asked.id, text: asked.text })
    }

    /// Makes the account when the signature over the text is its owner's.
    pub async fn confirm_account(
        &self,
        pending: &PendingAccount,
        cms: &[u8],
    ) -> Result<AccountId, AccountFault> {
        confirm(self, pending.id, cms).await.map_err(|failure| match failure {
            Failure::Refused(ConfirmFault::NotPending) => AccountFault::NotPending,
            Failure::Refused(ConfirmFault::Signature(findings)) => AccountFault::Signature(findings),
            Failure::Store(error) => AccountFault::Store(error),
        })
    }
}

/// Keeps a challenge for an account or a new password.
pub(crate) async fn ask(
    portal: &Portal,
    number: RecipientNumber,
    password: String,
    language: Language,
) -> Result<Asked, StoreError> {
    let salt = fresh_salt(portal).await?;
    let password_hash = hashing(move || password::hash(&password, &salt)).await?;
    let asked =
        portal.store.keep(move |act| account_challenge(act, Ask { number, password_hash, language })).await;
    asked.map_err(|failure| match failure {
        Failure::Store(error) => error,
        Failure::Refused(never) => match never {},
    })
}

/// The text of a pending challenge and whose it is.
pub(crate) async fn pending(
    portal: &Portal,
    id: ChallengeId,
) -> Result<Option<challenges::PendingChallenge>, StoreError> {
    portal.store.read(move |reader| challenges::pending(reader, id, reader.now())).await
}

/// Takes a signed challenge: from now on the account exists with the password that was asked for.
pub(crate) async fn confirm(
    portal: &Portal,
    id: ChallengeId,
    cms: &[u8],
) -> Result<AccountId, Failure<ConfirmFault>> {
    let Some(pending) = pending(portal, id).await? else {
        return Err(Failure::Refused(ConfirmFault::NotPending));
    };
    let signatories = portal.parameters.signatories_at(portal.today());
    let expected = Expected { request: Some(pending.number), signatories, ..Expected::default() };
    let checked = portal.desk.check(cms, Some(&pending.text), expected, Purpose::Signing, portal.now()).await;
    let signer = checked.verdict.signer.as_ref().filter(|_| checked.verdict.accepted);
    let Some(holder) = signer.and_then(|signer| holder(signer, pending.number)) else {
        return Err(Failure::Refused(ConfirmFault::Signature(checked.verdict.findings)));
    };
    let confirm = Confirm { challenge: id, holder };
    let confirmed = portal.store.act(Actor::Anonymous, move |act| account_confirm(act, &confirm)).await;
    confirmed.map(|committed| committed.value).map_err(|failure| {
        failure.map(|refusal| match refusal {
            ConfirmRefusal::NotPending => ConfirmFault::NotPending,
            ConfirmRefusal::AnotherPerson => ConfirmFault::Signature(Vec::new()),
        })
    })
}

/// Opens a session under this token when number and password belong together.
pub(crate) async fn sign_in(
    portal: &Portal,
    number: &str,
    password: String,
    network: Option<IpAddr>,
    token: String,
) -> Result<AccountId, Failure<SignInFault>> {
    let number: Option<RecipientNumber> = number.parse().ok();
    let digits = number.as_ref().map_or("none", RecipientNumber::as_str).to_owned();
    let let_in = portal.store.keep(move |act| {
        let trier = Trier {
            number: act.lookup_key(&format!("tried {digits}")),
            network: network.map(|network| act.lookup_key(&format!("network {network}"))),
        };
        if let Some(seconds) = throttle::enter(act, &trier)? {
            return Err(Failure::Refused(SignInFault::Wait(seconds)));
        }
        Ok((trier, number.map(|number| accounts::by_number(act, number)).transpose()?.flatten()))
    });
    let (trier, account) = let_in.await?;
    let stored = account.as_ref().map(|account| account.password_hash.clone());
    let right = hashing(move || password::verify(&password, stored.as_deref())).await?;
    let known = account.filter(|_| right).ok_or(Failure::Refused(SignInFault::Wrong))?.id;
    let entered = portal.store.keep(move |act| {
        throttle::succeeded(act, &trier)?;
        session::open(act, known, &token)?;
        Ok::<_, Failure<SignInFault>>(known)
    });
    entered.await
}

/// Ends the session of this token.
pub(crate) async fn sign_out(portal: &Portal, token: String) -> Result<(), StoreError> {
    let closed =
        portal.store.keep::<_, std::convert::Infallible>(move |act| Ok(session::close(act, &token)?));
    closed.await.map_err(Failure::into_store)
}

/// The account that this token lets in.
pub(crate) async fn account(portal: &Portal, token: String) -> Result<Option<Account>, StoreError> {
    let seen = token.clone();
    let found = portal
        .store
        .read(move |reader| {
            let now = reader.now();
            let Some(session) = session::find(reader, &token, now)? else { return Ok(None) };
            Ok(accounts::by_id(reader, session.subject)?.map(|account| (account, session.touch_due)))
        })
        .await?;
    let Some((account, touch_due)) = found else { return Ok(None) };
    if touch_due {
        let touched =
            portal.store.keep::<_, std::convert::Infallible>(move |act| Ok(session::touch(act, &seen)?));
        touched.await.map_err(Failure::into_store)?;
    }
    Ok(Some(account))
}

/// Number and name of the asked kind as the certificate states them; whoever signs for an organisation stays in the evidence.
fn holder(signer: &SignerFacts, asked: RecipientNumber) -> Option<Recipient> {
    Some(match asked {
        RecipientNumber::Iin(_) => Recipient {
            number: RecipientNumber::Iin(signer.iin.as_deref()?.parse().ok()?),
            name: RecipientName::Person(person_name(signer)),
        },
        RecipientNumber::Bin(_) => Recipient {
            number: RecipientNumber::Bin(signer.bin.as_deref()?.parse().ok()?),
            name: RecipientName::Organisation(signer.organisation.clone()?),
        },
    })
}

/// CN is surname and given name, GN the patronymic.
fn person_name(signer: &SignerFacts) -> PersonName {
    let common = signer.common_name.clone().unwrap_or_default();
    let surname = signer.surname.clone().unwrap_or_default();
    let given = common.strip_prefix(&surname).unwrap_or(&common).trim().to_owned();
    let patronymic = signer.patronymic.clone().unwrap_or_default();
    PersonName { surname, given, patronymic }
}

async fn fresh_salt(portal: &Portal) -> Result<[u8; 16], StoreError> {
    let drawn = portal.store.keep::<_, std::convert::Infallible>(|act| Ok(act.random::<16>()));
    drawn.await.map_err(Failure::into_store)
}

async fn hashing<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, password::HashingFailed> + Send + 'static,
) -> Result<T, StoreError> {
    let done = password::in_turn(work).await;
    done.map_err(|_| StoreError::Inconsistent("a password could not be hashed".to_owned()))
}
