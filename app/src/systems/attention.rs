//! The round of the workstation in which heads are told about terms, every five minutes.

use std::time::Duration;

use kezek_exchange::Stop;
use kezek_workstation::Workstation;

/// The pause between two rounds.
const PAUSE: Duration = Duration::from_mins(5);

/// Tells heads about terms, until told to stop. What fails is logged and tried again in the next round.
pub(crate) async fn tell_heads(workstation: Workstation, mut stop: Stop) {
    loop {
        if let Err(error) = workstation.tell_heads().await {
            tracing::error!(%error, "heads were not told about terms");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            // Either the program stops or its owner is gone.
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}
