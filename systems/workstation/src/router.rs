//! Every route of the workstation: pages, API, journal, health, and the door for messages.

use axum::Router;
use kezek_casework::rows::{self, Filter};
use kezek_exchange::Link;
use kezek_kernel::Scope;
use kezek_ops::{Counting, Gauge};
use kezek_store::Store;

use crate::Workstation;
use crate::{api, inbox, pages};

/// The whole workstation; without a link no messages are taken.
pub fn router(workstation: &Workstation, link: Option<Link>) -> Router {
    let store = workstation.store().clone();
    let routes = pages::routes(workstation)
        .merge(api::routes(workstation))
        .merge(kezek_ops::routes(workstation.store(), move || cases(store.clone())));
    match link {
        Some(link) => routes.merge(inbox::inbox(workstation, link)),
        None => routes,
    }
}

/// How many cases of all providers stand where.
fn cases(store: Store) -> Counting {
    let states = [
        ("running", Filter::Running),
        ("free", Filter::Free),
        ("soon", Filter::Soon),
        ("overdue", Filter::Overdue),
        ("ended", Filter::Ended),
    ];
    Box::pin(async move {
        let counted = store.read(move |read| {
            let gauge = |(state, filter)| {
                let value = rows::count(read, &Scope::System, filter)?.into();
                Ok(Gauge { name: format!("kezek_cases{{state=\"{state}\"}}"), value })
            };
            states.into_iter().map(gauge).collect()
        });
        counted.await
    })
}
