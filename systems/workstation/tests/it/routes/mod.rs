//! One file per area of routes.

mod api;
mod corrections;
mod door;
mod pages;
mod places;
mod repeats;
mod service;
mod terms;
