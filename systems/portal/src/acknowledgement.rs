//! The portal's acknowledgement: number, instant, journal index and entry hash, signed with the journal's key.
//!
//! It is made from stored columns whenever it is asked for and is the same each time. With it a person can show years
//! later that the portal accepted the request at that moment, whatever the portal says then.

use kezek_store::StoreError;

use crate::outbox::leaf_hash;
use crate::state::Portal;
use crate::store::requests::Request;

/// The acknowledgement as a C2SP signed note.
pub(crate) async fn note(portal: &Portal, request: &Request) -> Result<String, StoreError> {
    let leaf = leaf_hash(&portal.store, request.journal_index).await?;
    let text = format!(
        "kezek acknowledgement v1\nrequest {}\naccepted {}\njournal index {}\nentry hash {}\n",
        request.number,
        request.accepted_at,
        request.journal_index,
        hex::encode(leaf)
    );
    Ok(portal.store.sign_note(&text))
}
