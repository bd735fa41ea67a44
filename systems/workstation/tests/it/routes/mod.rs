//! One file per area of routes.

mod answers;
mod api;
mod corrections;
mod door;
mod hearings;
mod indicators;
mod pages;
pub(crate) mod places;
mod ratings;
mod repeats;
mod service;
mod terms;
