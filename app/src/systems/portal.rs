//! The portal as a part of the process.

use std::sync::Arc;

use kezek_exchange::Link;
use kezek_kernel::SystemName;
use kezek_portal::{NoticeSettings, Portal, PortalSettings};
use kezek_store::StoreSettings;
use kezek_web::Audience;

use super::{Ground, Line};
use crate::answer::Fault;

/// Opens the portal.
pub(crate) fn open_portal(
    ground: &Ground,
    store: StoreSettings,
    line: Line,
    notices: NoticeSettings,
) -> Result<Portal, Fault> {
    let shell = ground.shell(SystemName::Portal, Audience::Citizens, kezek_portal::navigation());
    let to_gateway = Link::new(line.settings(&ground.clock)).map_err(Fault::failed)?;
    let settings = PortalSettings { store, shell, notices };
    let (clock, desk) = (Arc::clone(&ground.clock), Arc::clone(&ground.desk));
    Portal::open(settings, &ground.content, clock, desk, to_gateway)
        .map_err(|fault| Fault::Failed(format!("the portal does not open: {fault}")))
}
