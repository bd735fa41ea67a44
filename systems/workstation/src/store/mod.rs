//! SQL by aggregate; every query of casework takes a scope.

pub(crate) mod corrections;
pub(crate) mod counters;
pub(crate) mod decisions;
pub(crate) mod lists;
pub(crate) mod notes;
pub(crate) mod officers;
pub(crate) mod openings;
pub(crate) mod providers;
pub(crate) mod requests;
