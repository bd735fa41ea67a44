//! The signed result comes back: the request is answered and the document lies in the cabinet.
//!
//! Its bytes were put into the blob table before; the same result delivered twice changes nothing.

use kezek_exchange::Received;
use kezek_kernel::Instant;
use kezek_store::{Act, Entry, Failure, Outcome, Read as _};
use serde_json::json;

use super::notification_receive::{ReceiveRefusal, request_of};
use crate::store::requests::{self, RequestState};
use crate::store::{notices, results};

/// A result with its document already in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct ResultReceived {
    pub(crate) request_number: String,
    pub(crate) granted: bool,
    pub(crate) document_number: String,
    pub(crate) pdf: [u8; 32],
    pub(crate) xml: [u8; 32],
    pub(crate) at: Instant,
}

/// Takes the result.
pub(crate) fn result_receive(
    act: &mut Act<'_>,
    received: &Received,
    result: &ResultReceived,
) -> Outcome<(), ReceiveRefusal> {
    let request = request_of(act, received, &result.request_number)?;
    if !request.state.is_running() {
        // The first answer stands: a second one would say otherwise than the document in the cabinet.
        return Err(Failure::Refused(ReceiveRefusal::Again));
    }
    let document_number = result.document_number.clone();
    let (code, state) = if result.granted {
        ("granted", RequestState::Granted { document_number, at: result.at })
    } else {
        ("refused", RequestState::Refused { document_number, at: result.at })
    };
    let document = results::ResultDocument {
        document_number: result.document_number.clone(),
        pdf: result.pdf,
        xml: result.xml,
        received_at: act.now(),
    };
    results::put(act, request.id, &document)?;
    requests::set_state(act, &request, &state)?;
    notices::add(act, request.account, request.id, code, &json!({ "document": result.document_number }))?;
    let entry = Entry::new("result-receive").effective(result.at).public("request", request.number.as_str());
    act.record(entry.public("event", code).private("document", result.document_number.as_bytes()))?;
    Ok(())
}
