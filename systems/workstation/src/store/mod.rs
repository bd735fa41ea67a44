//! SQL by aggregate; every query of casework takes a scope.

pub(crate) mod applications;
pub(crate) mod attention;
pub(crate) mod complaint_answers;
pub(crate) mod complaint_history;
pub(crate) mod complaints;
pub(crate) mod counters;
pub(crate) mod decisions;
pub(crate) mod handovers;
pub(crate) mod indicators;
pub(crate) mod intakes;
pub(crate) mod lists;
pub(crate) mod meetings;
pub(crate) mod names;
pub(crate) mod notes;
pub(crate) mod officers;
pub(crate) mod openings;
pub(crate) mod protocols;
pub(crate) mod providers;
pub(crate) mod ratings;
pub(crate) mod requests;
pub(crate) mod supplements;
pub(crate) mod told;
pub(crate) mod votes;
