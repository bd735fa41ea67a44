//! A person takes an address away: it is forgotten, and what waits to be sent there is not sent.

use kezek_kernel::AccountId;
use kezek_store::{Act, Entry, Failure, Outcome};

use super::contact_switch::NoContact;
use crate::store::contacts::{self, ContactKind};

/// Forgets the address, confirmed or not.
pub(crate) fn contact_remove(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
) -> Outcome<(), NoContact> {
    if !contacts::remove(act, account, kind)? {
        return Err(Failure::Refused(NoContact));
    }
    let entry = Entry::new("contact-remove").public("kind", kind.code());
    act.record(entry.private("account", account.as_bytes()))?;
    Ok(())
}
