//! "Check a document" for anybody, slowed down for whoever guesses numbers.
//!
//! With an IIN or BIN and many tries a stranger could learn whether its holder was given a document. So tries that find nothing
//! are counted for this number from this network, and the delay between them grows as it does for passwords.

use kezek_access::throttle::{self, Trier};
use kezek_kernel::RecipientNumber;
use kezek_store::{Failure, Read as _};
use kezek_web::Network;

use crate::pages::checks::CheckAnswer;
use crate::questions;
use crate::state::Portal;

/// Too many tries: the seconds to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("wait {0} seconds")]
pub(crate) struct Wait(pub(crate) i64);

/// Whether the document was given to this person.
pub(crate) async fn check(
    portal: &Portal,
    network: Network,
    number: &str,
    holder: RecipientNumber,
) -> Result<CheckAnswer, Failure<Wait>> {
    let from = network.0.map_or_else(String::new, |network| network.to_string());
    let let_in = portal.store.keep(move |act| {
        let trier = Trier {
            number: act.lookup_key(&format!("check {holder} from {from}")),
            network: Some(act.lookup_key(&format!("checks from {from}"))),
        };
        match throttle::enter(act, &trier)? {
            Some(seconds) => Err(Failure::Refused(Wait(seconds))),
            None => Ok(trier),
        }
    });
    let trier = let_in.await?;
    let answer = questions::genuine(portal, number, holder).await;
    if !matches!(answer, CheckAnswer::NotGenuine { .. }) {
        portal.store.keep::<(), Wait>(move |act| Ok(throttle::succeeded(act, &trier)?)).await?;
    }
    Ok(answer)
}
