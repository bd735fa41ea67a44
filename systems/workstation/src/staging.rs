//! Cases put into the store in chunks, with everything that lists and searches read and without a request: how a measurement
//! fills its store.

use kezek_casework::{Case, rows};
use kezek_store::{Act, StoreError};

use crate::store::names;

/// Puts cases into the store. Their marks go in by their own order, so that each page of the table is touched once.
pub fn stage(act: &mut Act<'_>, cases: &[Case]) -> Result<(), StoreError> {
    for case in cases {
        rows::insert(act, case)?;
    }
    names::insert_all(act, cases)
}
