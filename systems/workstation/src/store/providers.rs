//! Providers by their code in the parameters; names stay in the parameters.

use kezek_kernel::ProviderId;
use kezek_store::{Act, Read, StoreError, params};

/// Gives every provider of the parameters its row; running it again changes nothing.
pub(crate) fn ensure(act: &mut Act<'_>, codes: &[String]) -> Result<(), StoreError> {
    for code in codes {
        let id: ProviderId = act.id();
        act.execute(
            "INSERT INTO providers (provider_id, code) VALUES (?1, ?2) ON CONFLICT (code) DO NOTHING",
            &params![id, code],
        )?;
    }
    Ok(())
}

/// The provider with this code.
pub(crate) fn by_code(read: &mut impl Read, code: &str) -> Result<Option<ProviderId>, StoreError> {
    read.optional("SELECT provider_id FROM providers WHERE code = ?1", &params![code], |row| row.get(0))
}

/// The code of this provider.
pub(crate) fn code(read: &mut impl Read, provider: ProviderId) -> Result<String, StoreError> {
    read.one("SELECT code FROM providers WHERE provider_id = ?1", &params![provider], |row| row.get(0))
}
