//! Every route of the portal: pages, API, journal, health, and the door for messages.

use std::sync::Arc;

use axum::Router;
use kezek_exchange::{Composer, Delivery, door};
use kezek_kernel::{AnswerId, ComplaintId, RequestId};

use crate::acts::answer_send::SUPPLEMENT;
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

/// The worker that sends accepted requests, answers and complaints through the gateway.
pub fn delivery(portal: &Portal) -> Delivery {
    let store = portal.store.clone();
    let composer: Composer = Arc::new(move |kind, body| {
        let (store, kind, body) = (store.clone(), kind.to_owned(), body.to_vec());
        Box::pin(async move {
            let nameless = |_| inconsistent("an outgoing message names nothing");
            match kind.as_str() {
                SUPPLEMENT => {
                    outbox::case_supplement(&store, AnswerId::from_slice(&body).map_err(nameless)?).await
                }
                outbox::CASE_COMPLAINT => {
                    outbox::case_complaint(&store, ComplaintId::from_slice(&body).map_err(nameless)?).await
                }
                _ => outbox::case_request(&store, RequestId::from_slice(&body).map_err(nameless)?).await,
            }
        })
    });
    Delivery::new(portal.link.clone(), Arc::new(portal.store.clone())).composing(composer)
}
