//! Cases put into the store in chunks, with everything that lists and searches read and without a request: how a measurement
//! fills its store.

use kezek_casework::{Case, rows};
use kezek_store::{Act, StoreError};

use crate::store::names;

/// Puts a case into the store.
pub fn stage(act: &mut Act<'_>, case: &Case) -> Result<(), StoreError> {
    rows::insert(act, case)?;
    names::insert(act, case)
}
