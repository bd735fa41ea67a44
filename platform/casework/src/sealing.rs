//! Values as sealed JSON: what rows hold of a person is open to the system alone.

use kezek_store::{Act, Read, StoreError};

/// A stored text that does not read back is inconsistent data, never a refusal.
pub fn inconsistent(what: &str) -> StoreError {
    StoreError::Inconsistent(what.to_owned())
}

/// A value as sealed JSON.
pub fn seal_json<T: serde::Serialize>(act: &mut Act<'_>, value: &T) -> Result<Vec<u8>, StoreError> {
    let bytes = serde_json::to_vec(value).map_err(|_| inconsistent("a value does not serialise"))?;
    act.seal(&bytes)
}

/// The value of sealed JSON.
pub fn open_json<T: serde::de::DeserializeOwned>(read: &impl Read, sealed: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(&read.open(sealed)?).map_err(|_| inconsistent("sealed JSON does not read back"))
}
