//! Where a person is told: confirmed addresses, and addresses that wait for their code.

use kezek_kernel::{AccountId, Instant};
use kezek_store::{Act, Read, StoreError, params};

use super::{inconsistent, opened_text};

/// A way to a person outside the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ContactKind {
    /// An e-mail address.
    Email,
    /// A mobile number.
    Sms,
}

impl ContactKind {
    /// Both, in the order in which they are offered.
    pub(crate) const ALL: [Self; 2] = [Self::Email, Self::Sms];

    /// The name in tables and addresses.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// The kind with this name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a confirmed address is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContactState {
    /// The person is told there.
    On,
    /// The person has switched it off.
    Off,
    /// The other end refuses the address for good.
    Refused,
}

impl ContactState {
    /// The name in the table and in the API.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Refused => "refused",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::On, Self::Off, Self::Refused].into_iter().find(|state| state.code() == code)
    }
}

/// A confirmed address.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Contact {
    pub(crate) kind: ContactKind,
    pub(crate) address: String,
    pub(crate) state: ContactState,
}

/// An address to which a code was sent.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Unconfirmed {
    pub(crate) address: String,
    pub(crate) code_key: [u8; 32],
    pub(crate) tries_left: i64,
    /// The code could not be delivered: there is no such address.
    pub(crate) refused: bool,
    pub(crate) expires_at: Instant,
}

/// The confirmed addresses of an account.
pub(crate) fn of_account(read: &mut impl Read, account: AccountId) -> Result<Vec<Contact>, StoreError> {
    let sql = "SELECT kind, address_sealed, state FROM contacts WHERE account_id = ?1 ORDER BY kind LIMIT 2";
    let rows = read.all(sql, &params![account], |row| {
        Ok((row.get::<String>(0)?, row.get::<Vec<u8>>(1)?, row.get::<String>(2)?))
    })?;
    rows.into_iter()
        .map(|(kind, address, state)| {
            Ok(Contact {
                kind: ContactKind::from_code(&kind).ok_or_else(|| inconsistent("kind of a contact"))?,
                address: opened_text(read.open(&address)?)?,
                state: ContactState::from_code(&state).ok_or_else(|| inconsistent("state of a contact"))?,
            })
        })
        .collect()
}

/// The confirmed address of one kind.
pub(crate) fn find(
    read: &mut impl Read,
    account: AccountId,
    kind: ContactKind,
) -> Result<Option<Contact>, StoreError> {
    Ok(of_account(read, account)?.into_iter().find(|contact| contact.kind == kind))
}

/// The kinds under which an account is told at present; nothing is opened for it.
pub(crate) fn kinds_in_use(act: &mut Act<'_>, account: AccountId) -> Result<Vec<ContactKind>, StoreError> {
    let sql = "SELECT kind FROM contacts WHERE account_id = ?1 AND state = 'on' ORDER BY kind LIMIT 2";
    let kinds = act.all(sql, &params![account], |row| row.get::<String>(0))?;
    Ok(kinds.iter().filter_map(|kind| ContactKind::from_code(kind)).collect())
}

/// Keeps a confirmed address in place of the one before.
pub(crate) fn put(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
    address: &str,
) -> Result<(), StoreError> {
    let (sealed, key, now) = (act.seal(address.as_bytes())?, address_key(act, kind, address), act.now());
    act.execute(
        "INSERT INTO contacts (account_id, kind, address_sealed, address_key, state, changed_at)
         VALUES (?1, ?2, ?3, ?4, 'on', ?5)
         ON CONFLICT (account_id, kind) DO UPDATE SET
           address_sealed = excluded.address_sealed, address_key = excluded.address_key,
           state = excluded.state, changed_at = excluded.changed_at",
        &params![account, kind.code(), sealed, key, now],
    )
    .map(drop)
}

/// Switches a confirmed address on or off; says whether there was one to switch.
pub(crate) fn switch(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
    state: ContactState,
) -> Result<bool, StoreError> {
    let now = act.now();
    let sql = "UPDATE contacts SET state = ?3, changed_at = ?4 WHERE account_id = ?1 AND kind = ?2";
    Ok(act.execute(sql, &params![account, kind.code(), state.code(), now])? == 1)
}

/// Forgets an address and a code that waits; says whether there was any.
pub(crate) fn remove(act: &mut Act<'_>, account: AccountId, kind: ContactKind) -> Result<bool, StoreError> {
    let codes = forget_code(act, account, kind)?;
    let sql = "DELETE FROM contacts WHERE account_id = ?1 AND kind = ?2";
    Ok(act.execute(sql, &params![account, kind.code()])? + codes > 0)
}

/// The other end refuses this very address for good, confirmed or not.
pub(crate) fn mark_refused(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
    address: &str,
) -> Result<(), StoreError> {
    let (key, now) = (address_key(act, kind, address), act.now());
    act.execute(
        "UPDATE contacts SET state = 'refused', changed_at = ?4
         WHERE account_id = ?1 AND kind = ?2 AND address_key = ?3",
        &params![account, kind.code(), key, now],
    )?;
    let sql = "UPDATE contact_codes SET refused = 1 WHERE account_id = ?1 AND kind = ?2 AND address_key = ?3";
    act.execute(sql, &params![account, kind.code(), key]).map(drop)
}

/// Keeps an address that waits for its code, in place of an earlier one, and forgets those that waited too long.
pub(crate) fn put_code(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
    waiting: &Unconfirmed,
) -> Result<(), StoreError> {
    let (sealed, key) = (act.seal(waiting.address.as_bytes())?, address_key(act, kind, &waiting.address));
    let now = act.now();
    act.execute("DELETE FROM contact_codes WHERE expires_at < ?1", &params![now])?;
    forget_code(act, account, kind)?;
    act.execute(
        "INSERT INTO contact_codes
           (account_id, kind, address_sealed, address_key, code_key, tries_left, refused, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
        &params![account, kind.code(), sealed, key, waiting.code_key, waiting.tries_left, waiting.expires_at],
    )
    .map(drop)
}

/// The address that waits for its code, if its time has not run out.
pub(crate) fn unconfirmed(
    read: &mut impl Read,
    account: AccountId,
    kind: ContactKind,
) -> Result<Option<Unconfirmed>, StoreError> {
    let now = read.now();
    let row = read.optional(
        "SELECT address_sealed, code_key, tries_left, refused, expires_at FROM contact_codes
         WHERE account_id = ?1 AND kind = ?2 AND expires_at >= ?3",
        &params![account, kind.code(), now],
        |row| {
            let waiting = Unconfirmed {
                address: String::new(),
                code_key: row.get(1)?,
                tries_left: row.get(2)?,
                refused: row.get::<i64>(3)? != 0,
                expires_at: row.get(4)?,
            };
            Ok((row.get::<Vec<u8>>(0)?, waiting))
        },
    )?;
    let Some((sealed, waiting)) = row else { return Ok(None) };
    Ok(Some(Unconfirmed { address: opened_text(read.open(&sealed)?)?, ..waiting }))
}

/// Takes one try away.
pub(crate) fn spend_try(act: &mut Act<'_>, account: AccountId, kind: ContactKind) -> Result<(), StoreError> {
    let sql = "UPDATE contact_codes SET tries_left = tries_left - 1 WHERE account_id = ?1 AND kind = ?2";
    act.execute(sql, &params![account, kind.code()]).map(drop)
}

/// Forgets the code that waits.
pub(crate) fn forget_code(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM contact_codes WHERE account_id = ?1 AND kind = ?2";
    act.execute(sql, &params![account, kind.code()])
}

/// The keyed hash under which an address is looked up.
pub(crate) fn address_key(read: &impl Read, kind: ContactKind, address: &str) -> [u8; 32] {
    read.lookup_key(&format!("{} {address}", kind.code()))
}
