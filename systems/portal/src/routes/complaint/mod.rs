//! A complaint about a request: written, checked and signed, then shown in the cabinet.

pub(super) mod form;
pub(super) mod show;
pub(super) mod sign;

use std::sync::Arc;

use kezek_regulations::Edition;
use kezek_web::Fault;

use super::cabinet::edition_of;
use super::citizen::Citizen;
use super::{request, store_fault};
use crate::state::Portal;
use crate::store::complaint_drafts::{self, ComplaintDraft};
use crate::store::requests::Request;

/// A request of this citizen, its edition, and the complaint that is being written about it.
struct Writing {
    request: Request,
    edition: Arc<Edition>,
    draft: Option<ComplaintDraft>,
}

impl Writing {
    async fn find(portal: &Portal, citizen: &Citizen, number: &str) -> Result<Self, Fault> {
        let request = request::find(portal, citizen, number).await?;
        let (id, edition) = (request.id, edition_of(portal, &request)?);
        let draft = portal.store.read(move |reader| complaint_drafts::of_request(reader, id)).await;
        Ok(Self { request, edition, draft: draft.map_err(store_fault)? })
    }
}
