//! The portal's SQL, one file per aggregate. Numbers and names are opened here and sealed here.

pub(crate) mod accounts;
pub(crate) mod answers;
pub(crate) mod challenges;
pub(crate) mod complaint_drafts;
pub(crate) mod complaints;
pub(crate) mod contacts;
pub(crate) mod drafts;
pub(crate) mod needs;
pub(crate) mod notices;
pub(crate) mod ratings;
pub(crate) mod requests;
pub(crate) mod results;
pub(crate) mod said;

use kezek_store::{Migration, StoreError};

/// The portal's migrations in their order.
pub(crate) static MIGRATIONS: &[Migration] = &[
    kezek_access::MIGRATION,
    kezek_store::migration!("0002_portal"),
    kezek_store::migration!("0003_contacts"),
    kezek_store::migration!("0004_ratings"),
    kezek_store::migration!("0010_complaints"),
    kezek_store::migration!("0012_recipients"),
    kezek_store::migration!("0014_answers"),
];

/// A stored value that does not read back.
pub(crate) fn inconsistent(what: &str) -> StoreError {
    StoreError::Inconsistent(what.to_owned())
}

/// UTF-8 text that was sealed by this system.
pub(crate) fn opened_text(bytes: Vec<u8>) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|_| inconsistent("sealed text is not UTF-8"))
}
