//! Housekeeping of one system, every hour: what can no longer come back is forgotten.

use std::time::Duration;

use kezek_exchange::{MEMORY_DAYS, Stop};
use kezek_store::{Memory, Store, StoreError};
use kezek_workstation::Workstation;

/// The pause between two rounds.
const PAUSE: Duration = Duration::from_hours(1);
/// One day more than any door looks back.
const MEMORY: Memory = Memory { exchange_days: MEMORY_DAYS + 1, uploads_days: 1 };

/// Keeps the store of a system of machines, until told to stop.
pub(crate) async fn keep_house(store: Store, stop: Stop) {
    hourly(stop, || forget(store.clone())).await;
}

/// Keeps the store of a system into which people log in, until told to stop.
pub(crate) async fn keep_house_of_people(store: Store, stop: Stop) {
    hourly(stop, || forget_people(store.clone())).await;
}

/// Keeps the workstation, until told to stop: its cases whose applicants did not answer in time go on.
pub(crate) async fn keep_house_of_officers(workstation: Workstation, stop: Stop) {
    hourly(stop, || look_after(workstation.clone())).await;
}

async fn look_after(workstation: Workstation) -> Result<(), StoreError> {
    let resumed = workstation.resume_late().await?;
    if resumed > 0 {
        tracing::info!(resumed, "cases went on without their applicants");
    }
    forget_people(workstation.store().clone()).await
}

async fn forget(store: Store) -> Result<(), StoreError> {
    store.forget(MEMORY).await.map(drop)
}

async fn forget_people(store: Store) -> Result<(), StoreError> {
    kezek_access::forget(&store).await?;
    forget(store).await
}

/// What fails is logged and tried again in the next round.
async fn hourly<F>(mut stop: Stop, round: impl Fn() -> F)
where
    F: Future<Output = Result<(), StoreError>>,
{
    loop {
        if let Err(error) = round().await {
            tracing::error!(%error, "the housekeeping failed");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            // Either the program stops or its owner is gone.
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}
