//! The citizens' portal: accounts, the form, signing, the cabinet, the public check of documents.
//!
//! `acts` says what can be done, `routes` and `api` are the two doors to it, `pages` is what people see, `inbox` and
//! `outbox` are the way to the provider, `telling` the way to the person himself, `store` keeps it all.

mod acknowledgement;
mod acts;
mod answering;
mod api;
mod application;
mod carrying;
mod checking;
mod complaint;
mod contacts;
mod editions;
mod entrance;
mod inbox;
mod intake;
mod outbox;
mod pages;
mod pieces;
mod questions;
mod router;
mod routes;
mod state;
mod store;
mod telling;

pub use entrance::{AccountFault, PendingAccount};
pub use pages::navigation;
pub use router::{delivery, router, telling};
pub use state::{NoticeSettings, Portal, PortalSettings, StartFault};
pub use telling::Telling;
