//! Every route of the portal: pages, API, journal, health, and the door for messages.

use std::sync::Arc;

use axum::Router;
use kezek_exchange::{Composer, Delivery, door};
use kezek_kernel::{ComplaintId, RequestId};

use crate::inbox::Inbox;
use crate::state::Portal;
use crate::store::inconsistent;
use crate::telling::Telling;
use crate::{api, outbox, routes};

/// The whole portal.
pub fn router(portal: &Portal) -> Router {
    routes::pages(portal)
        .merge(api::routes(portal))
        .merge(kezek_ops::routes(&portal.store, kezek_ops::nothing_more))
        .merge(door(portal.link.clone(), Inbox(portal.clone())))
}

/// The worker that tells people by e-mail and SMS what happens to their requests.
pub fn telling(portal: &Portal) -> Telling {
    Telling::new(portal.clone())
}

/// The worker that sends accepted requests and complaints through the gateway.
pub fn delivery(portal: &Portal) -> Delivery {
    let store = portal.store.clone();
    let composer: Composer = Arc::new(move |kind, body| {
        let (store, complains, body) = (store.clone(), kind == outbox::CASE_COMPLAINT, body.to_vec());
        Box::pin(async move {
            if complains {
                let id = ComplaintId::from_slice(&body);
                let id = id.map_err(|_| inconsistent("an outgoing message names no complaint"))?;
                return outbox::case_complaint(&store, id).await;
            }
            let id = RequestId::from_slice(&body);
            let id = id.map_err(|_| inconsistent("an outgoing message names no request"))?;
            outbox::case_request(&store, id).await
        })
    });
    Delivery::new(portal.link.clone(), Arc::new(portal.store.clone())).composing(composer)
}
