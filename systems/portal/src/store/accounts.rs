//! Citizens' and organisations' accounts: one per IIN or BIN, made by a signature of the same number.

use kezek_kernel::{AccountId, Language, RecipientName, RecipientNumber};
use kezek_store::{Act, Read, StoreError, params};

/// The account of a person or an organisation.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) id: AccountId,
    pub(crate) number: RecipientNumber,
    pub(crate) name: RecipientName,
    pub(crate) password_hash: String,
    /// The language in which the person is told.
    pub(crate) language: Language,
}

const COLUMNS: &str = "account_id, number_sealed, name_sealed, password_hash, language";

/// The account with this number, if there is one.
pub(crate) fn by_number(
    read: &mut impl Read,
    number: RecipientNumber,
) -> Result<Option<Account>, StoreError> {
    let key = read.lookup_key(number.as_str());
    one(read, &format!("SELECT {COLUMNS} FROM accounts WHERE number_key = ?1"), &params![key])
}

/// The account with this identifier.
pub(crate) fn by_id(read: &mut impl Read, id: AccountId) -> Result<Option<Account>, StoreError> {
    one(read, &format!("SELECT {COLUMNS} FROM accounts WHERE account_id = ?1"), &params![id])
}

fn one(
    read: &mut impl Read,
    sql: &str,
    params: &[kezek_store::Value],
) -> Result<Option<Account>, StoreError> {
    let row = read.optional(sql, params, |row| {
        let (password_hash, language): (String, String) = (row.get(3)?, row.get(4)?);
        Ok((
            row.get::<AccountId>(0)?,
            row.get::<Vec<u8>>(1)?,
            row.get::<Vec<u8>>(2)?,
            password_hash,
            language,
        ))
    })?;
    let Some((id, number, name, password_hash, language)) = row else { return Ok(None) };
    let number = super::opened_text(read.open(&number)?)?;
    let name = read.open(&name)?;
    Ok(Some(Account {
        id,
        number: number.parse().map_err(|_| super::inconsistent("account holds no valid number"))?,
        name: serde_json::from_slice(&name).map_err(|_| super::inconsistent("account holds no name"))?,
        password_hash,
        language: Language::from_tag(&language).unwrap_or_default(),
    }))
}

/// Notes the language in which the person is told.
pub(crate) fn set_language(act: &mut Act<'_>, id: AccountId, language: Language) -> Result<(), StoreError> {
    let sql = "UPDATE accounts SET language = ?2 WHERE account_id = ?1";
    act.execute(sql, &params![id, language.tag()]).map(drop)
}

/// What a confirmed signature says about the holder of an account.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub(crate) number: RecipientNumber,
    pub(crate) name: RecipientName,
    pub(crate) password_hash: String,
    pub(crate) language: Language,
}

/// Makes the account, or gives the existing one a new password and the name of the newest certificate.
pub(crate) fn put(act: &mut Act<'_>, holder: &Holder) -> Result<AccountId, StoreError> {
    let key = act.lookup_key(holder.number.as_str());
    let number = act.seal(holder.number.as_str().as_bytes())?;
    let name = act.seal(&serde_json::to_vec(&holder.name).unwrap_or_default())?;
    let fresh: AccountId = act.id();
    let now = act.now();
    act.execute(
        "INSERT INTO accounts (account_id, number_key, number_sealed, name_sealed, password_hash, language, confirmed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (number_key) DO UPDATE SET
           name_sealed = excluded.name_sealed, password_hash = excluded.password_hash,
           confirmed_at = excluded.confirmed_at",
        &params![fresh, key, number, name, holder.password_hash.as_str(), holder.language.tag(), now],
    )?;
    act.one("SELECT account_id FROM accounts WHERE number_key = ?1", &params![key], |row| row.get(0))
}
