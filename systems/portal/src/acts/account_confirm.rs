//! The challenge came back signed by an EDS of the same IIN or BIN: the account exists from now on, with the new password.
//!
//! The signature was checked before; a challenge works once. All open sessions of the account end.

use kezek_kernel::{AccountId, Recipient};
use kezek_store::{Act, Entry, Failure, Outcome, Read as _};

use crate::store::accounts::{self, Holder};
use crate::store::challenges::{self, ChallengeId};

/// The spent challenge and whom the checked certificate names.
pub(crate) struct Confirm {
    pub(crate) challenge: ChallengeId,
    pub(crate) holder: Recipient,
}

/// Why the account was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConfirmRefusal {
    /// The challenge was used, or its time has run out.
    #[error("the challenge is not pending")]
    NotPending,
    /// The certificate belongs to another person.
    #[error("the certificate belongs to another person")]
    AnotherPerson,
}

/// Makes the account or renews its password.
pub(crate) fn account_confirm(act: &mut Act<'_>, confirm: &Confirm) -> Outcome<AccountId, ConfirmRefusal> {
    let now = act.now();
    let pending = challenges::pending(act, confirm.challenge, now)?
        .ok_or(Failure::Refused(ConfirmRefusal::NotPending))?;
    if pending.number != confirm.holder.number {
        return Err(Failure::Refused(ConfirmRefusal::AnotherPerson));
    }
    challenges::spend(act, confirm.challenge)?;
    let holder = Holder {
        number: pending.number,
        name: confirm.holder.name.clone(),
        password_hash: pending.password_hash,
        language: pending.language,
    };
    let account = accounts::put(act, &holder)?;
    kezek_access::session::close_all(act, account)?;
    act.record(Entry::new("account-confirm").private("account", account.as_bytes()))?;
    Ok(account)
}
