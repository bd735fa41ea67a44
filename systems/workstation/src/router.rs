//! Every route of the workstation: pages, API, journal, health, and the door for messages.

use axum::Router;
use kezek_casework::worklist::{self, Totals};
use kezek_exchange::Link;
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
    Box::pin(async move {
        let counted = store.read(|read| {
            let Totals { running, free, soon, overdue, ended } = worklist::totals(read)?;
            let states = [
                ("running", running),
                ("free", free),
                ("soon", soon),
                ("overdue", overdue),
                ("ended", ended),
            ];
            let gauge = |(state, value)| Gauge { name: format!("kezek_cases{{state=\"{state}\"}}"), value };
            Ok(states.into_iter().map(gauge).collect())
        });
        counted.await
    })
}
