//! An officer becomes known to the workstation (made with `kezek admin`; recorded in the journal).

use kezek_casework::{Person, seal_json};
use kezek_kernel::{Iin, OfficerId};
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError, params};

use crate::store::officers;

/// The officer, with the hash of his password; hashing is slow on purpose and happens before the act.
#[derive(Debug, Clone)]
pub struct OfficerAdd {
    /// Number and name.
    pub person: Person,
    /// The argon2id hash.
    pub password_hash: String,
}

/// Why an officer cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficerAddRefusal {
    /// An officer with this number exists.
    #[error("an officer with this number exists")]
    Exists(OfficerId),
}

/// Adds the officer.
pub fn officer_add(act: &mut Act<'_>, input: &OfficerAdd) -> Outcome<OfficerId, OfficerAddRefusal> {
    if let Some(known) = officers::credentials(act, &input.person.iin)? {
        return Err(Failure::Refused(OfficerAddRefusal::Exists(known.officer)));
    }
    let officer: OfficerId = act.id();
    let key = act.lookup_key(input.person.iin.as_str());
    let sealed = seal_json(act, &input.person)?;
    let now = act.now();
    act.execute(
        "INSERT INTO officers (officer_id, person_key, person_sealed, password_hash, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        &params![officer, key, sealed, &input.password_hash, now],
    )?;
    act.record(
        Entry::new("officer-add")
            .private("officer", officer.as_bytes().as_slice())
            .private("iin", input.person.iin.as_str())
            .private("name", input.person.name.full()),
    )?;
    Ok(officer)
}

/// The officer with this number, for acts that are asked by number.
pub fn officer_by_number(read: &mut impl Read, iin: &Iin) -> Result<Option<OfficerId>, StoreError> {
    Ok(officers::credentials(read, iin)?.map(|known| known.officer))
}
