//! A person names an address where he wishes to be told: a six-digit code goes there and nothing else.
//!
//! Bookkeeping without a journal entry: nothing holds until the code comes back. The address in use stays in use until then.
//! The code is kept as a keyed hash; sealed in the outbox it lies until it has left.

use kezek_access::throttle::{self, Trier};
use kezek_kernel::AccountId;
use kezek_store::{Act, Failure, Outcome, Read};

use crate::store::contacts::{self, ContactKind, Unconfirmed};
use crate::telling;

/// How long a code is good.
pub(crate) const VALID_MINUTES: i64 = 10;
/// Wrong codes after which the code is no longer good.
const TRIES: i64 = 5;

/// Whose address, and which.
pub(crate) struct Ask {
    pub(crate) account: AccountId,
    pub(crate) kind: ContactKind,
    pub(crate) address: String,
}

/// Codes were asked for too often: so many seconds to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("wait {0} seconds")]
pub(crate) struct AskedTooOften(pub(crate) i64);

/// Sends a code. The delay grows by account and by address, so that nobody is flooded with codes he did not ask for.
pub(crate) fn contact_ask(act: &mut Act<'_>, ask: &Ask) -> Outcome<(), AskedTooOften> {
    for trier in triers(act, ask.account, ask.kind, &ask.address) {
        if let Some(seconds) = throttle::enter(act, &trier)? {
            return Err(Failure::Refused(AskedTooOften(seconds)));
        }
    }
    let code = six_digits(act.random());
    let waiting = Unconfirmed {
        address: ask.address.clone(),
        code_key: code_key(act, ask.account, ask.kind, &code),
        tries_left: TRIES,
        refused: false,
        expires_at: act.now().plus_seconds(VALID_MINUTES * 60),
    };
    contacts::put_code(act, ask.account, ask.kind, &waiting)?;
    telling::enqueue_code(act, ask.account, ask.kind, code)?;
    Ok(())
}

/// By whom codes are counted: the account, and the address they go to.
pub(crate) fn triers(act: &Act<'_>, account: AccountId, kind: ContactKind, address: &str) -> [Trier; 2] {
    let of = |text: String| Trier { number: act.lookup_key(&text), network: None };
    [of(format!("codes of {account} {}", kind.code())), of(format!("codes to {} {address}", kind.code()))]
}

/// The keyed hash of a code; another account's or another kind's code is another one.
pub(crate) fn code_key(read: &impl Read, account: AccountId, kind: ContactKind, code: &str) -> [u8; 32] {
    read.lookup_key(&format!("code {account} {} {code}", kind.code()))
}

/// Six digits; the bias of the remainder is below one in ten trillion.
fn six_digits(random: [u8; 8]) -> String {
    format!("{:06}", u64::from_be_bytes(random) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_digits() {
        assert_eq!(six_digits([0; 8]), "000000");
        assert_eq!(six_digits(1_999_999_u64.to_be_bytes()), "999999");
        assert_eq!(six_digits([0xff; 8]).len(), 6);
    }
}
