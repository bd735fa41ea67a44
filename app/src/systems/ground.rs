//! What all systems of one process stand on: content, time, trust, and how their pages behave.

use std::sync::Arc;

use kezek_content::Content;
use kezek_kernel::SystemName;
use kezek_store::{Clock, SystemClock};
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::{Audience, NavItem, ShellSettings, SignerSettings};

use crate::answer::Fault;

/// The common ground.
pub(crate) struct Ground {
    /// Regulations, parameters, locales, templates.
    pub(crate) content: Content,
    /// Where the time comes from.
    pub(crate) clock: Arc<dyn Clock>,
    /// Where signatures are checked.
    pub(crate) desk: Arc<SignatureDesk>,
    /// How pages behave.
    pub(crate) pages: PagePlan,
}

/// How pages behave.
#[derive(Debug, Clone)]
pub(crate) struct PagePlan {
    /// Where the browser finds NCALayer.
    pub(crate) signer: SignerSettings,
    /// Cookies travel over HTTPS only.
    pub(crate) secure: bool,
    /// Practice editions are offered.
    pub(crate) practice: bool,
    /// The IANA zone of the offices.
    pub(crate) zone: String,
}

impl Ground {
    /// The ground of a process that lives by the machine's clock.
    pub(crate) fn new(content: Content, trust: TrustSettings, pages: PagePlan) -> Result<Self, Fault> {
        let desk = SignatureDesk::open(trust).map_err(Fault::failed)?;
        Ok(Self { content, clock: Arc::new(SystemClock), desk: Arc::new(desk), pages })
    }

    /// The settings of one system's pages.
    pub(crate) fn shell(&self, system: SystemName, audience: Audience, nav: Vec<NavItem>) -> ShellSettings {
        let PagePlan { signer, secure, practice, zone } = self.pages.clone();
        ShellSettings { system, audience, nav, signer, secure, practice, zone }
    }
}
