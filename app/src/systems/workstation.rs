//! The workstation as a part of the process.

use std::sync::Arc;

use axum::Router;
use kezek_exchange::{Delivery, Link};
use kezek_kernel::SystemName;
use kezek_store::StoreSettings;
use kezek_web::Audience;
use kezek_workstation::{Workstation, WorkstationSettings};

use super::{Ground, Line};
use crate::answer::Fault;

/// The workstation with its line; without one it takes and sends nothing, which suffices for administration.
pub(crate) struct OpenWorkstation {
    pub(crate) workstation: Workstation,
    to_gateway: Option<Link>,
}

impl OpenWorkstation {
    /// Every route of the workstation.
    pub(crate) fn router(&self) -> Router {
        kezek_workstation::router(&self.workstation, self.to_gateway.clone())
    }

    /// The worker that sends notifications and results.
    pub(crate) fn delivery(&self) -> Option<Delivery> {
        let store = Arc::new(self.workstation.store().clone());
        self.to_gateway.clone().map(|line| Delivery::new(line, store))
    }
}

/// Opens the workstation.
pub(crate) async fn open_workstation(
    ground: &Ground,
    store: StoreSettings,
    line: Option<Line>,
    check_address: String,
) -> Result<OpenWorkstation, Fault> {
    let shell = ground.shell(SystemName::Workstation, Audience::Officers, kezek_workstation::navigation());
    let to_gateway = line.map(|line| Link::new(line.settings(&ground.clock))).transpose();
    let to_gateway = to_gateway.map_err(Fault::failed)?;
    let settings = WorkstationSettings { store, shell, zone: ground.pages.zone.clone(), check_address };
    let clock = Arc::clone(&ground.clock);
    let opened = Workstation::open(settings, &ground.content, clock, Arc::clone(&ground.desk)).await;
    let workstation =
        opened.map_err(|fault| Fault::Failed(format!("the workstation does not open: {fault}")))?;
    Ok(OpenWorkstation { workstation, to_gateway })
}
