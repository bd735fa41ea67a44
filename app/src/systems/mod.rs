//! The systems as parts of one process: how each is opened, served and stopped, in the demo and in service alike.

mod attention;
mod gateway;
mod ground;
mod housekeeping;
mod line;
mod portal;
mod running;
mod workstation;

use std::sync::Arc;

use kezek_kernel::SystemName;
use kezek_store::{Clock as _, SystemClock};

pub(crate) use attention::tell_heads;
pub(crate) use gateway::{GatewayPlan, open_gateway, usual_routes};
pub(crate) use ground::{Ground, PagePlan};
pub(crate) use housekeeping::{keep_house, keep_house_of_officers, keep_house_of_people};
pub(crate) use line::{Line, read_key};
pub(crate) use portal::open_portal;
pub(crate) use running::{Running, told_to_stop};
pub(crate) use workstation::{OpenWorkstation, open_workstation};

/// The machine's clock as the testbed asks for it.
pub(crate) fn testbed_clock() -> kezek_testbed::Clock {
    Arc::new(|| SystemClock.now())
}

/// A system's name on the command line.
pub(crate) fn system_name(text: &str) -> Result<SystemName, String> {
    SystemName::from_code(text).ok_or_else(|| format!("no system is called {text}"))
}
