//! A person chooses the language in which he is told.

use std::convert::Infallible;

use kezek_kernel::{AccountId, Language};
use kezek_store::{Act, Entry, Outcome};

use crate::store::accounts;

/// Notes the language of the account.
pub(crate) fn language_choose(
    act: &mut Act<'_>,
    account: AccountId,
    language: Language,
) -> Outcome<(), Infallible> {
    accounts::set_language(act, account, language)?;
    let entry = Entry::new("language-choose").public("language", language.tag());
    act.record(entry.private("account", account.as_bytes()))?;
    Ok(())
}
