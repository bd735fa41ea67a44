//! The portal's pages: one typed struct and one template each, with samples that a test renders in every language.

pub(crate) mod account;
pub(crate) mod acts;
pub(crate) mod cabinet;
pub(crate) mod checks;
pub(crate) mod complaint;
pub(crate) mod contacts;
mod home;
pub(crate) mod order;
pub(crate) mod paths;
#[cfg(test)]
pub(crate) mod rendered;
mod service;

pub(crate) use home::HomePage;
pub use paths::navigation;
pub(crate) use service::ServicePage;
