//! The portal as it runs: its store, the regulations, the desk for signatures, the link to the gateway.

use std::sync::Arc;

use jiff::civil::Date;
use kezek_content::{Content, RulesFault};
use kezek_exchange::Link;
use kezek_kernel::{Instant, Kato};
use kezek_notices::{MailPort, Silent, SmsPort};
use kezek_regulations::{Channel, Library, Locality, Offer, Parameters, Provider};
use kezek_store::{Clock, OpenError, Store, StoreSettings};
use kezek_trust::SignatureDesk;
use kezek_web::{Shell, ShellSettings};

use crate::pieces::Pieces;
use crate::store::MIGRATIONS;

/// What a portal must be told.
pub struct PortalSettings {
    /// Database, keys, journal.
    pub store: StoreSettings,
    /// Pages: languages, signer's address, cookies, and whether practice editions are offered.
    pub shell: ShellSettings,
    /// How people are told what happens to their requests.
    pub notices: NoticeSettings,
}

/// How people are told what happens to their requests outside the cabinet.
#[derive(Clone)]
pub struct NoticeSettings {
    /// The portal's public address without a slash at the end, for links.
    pub address: String,
    /// Where letters go.
    pub mail: Arc<dyn MailPort>,
    /// Where short texts go.
    pub sms: Arc<dyn SmsPort>,
}

/// Nobody is told anything outside the cabinet.
impl Default for NoticeSettings {
    fn default() -> Self {
        Self { address: String::new(), mail: Arc::new(Silent), sms: Arc::new(Silent) }
    }
}

/// What every handler of the portal holds; cheap to clone.
#[derive(Clone)]
pub struct Portal(Arc<Parts>);

/// The parts a portal is made of; only the portal itself reaches into them.
pub struct Parts {
    pub(crate) store: Store,
    pub(crate) library: Library,
    pub(crate) parameters: Parameters,
    pub(crate) desk: Arc<SignatureDesk>,
    pub(crate) link: Link,
    pub(crate) shell: Shell,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) pieces: Pieces,
    pub(crate) notices: NoticeSettings,
}

/// Why a portal does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The rules have faults; each with file and line.
    #[error("the content has faults:\n{0}")]
    Rules(#[from] RulesFault),
    /// The pages do not start.
    #[error(transparent)]
    Pages(#[from] kezek_web::StartFault),
}

impl std::ops::Deref for Portal {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl std::fmt::Debug for Portal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Portal(..)")
    }
}

impl Portal {
    /// Opens the database and reads the content.
    pub fn open(
        settings: PortalSettings,
        content: &Content,
        clock: Arc<dyn Clock>,
        desk: Arc<SignatureDesk>,
        link: Link,
    ) -> Result<Self, StartFault> {
        let shell = Shell::open(content, settings.shell)?;
        let library = content.library()?;
        let parameters = content.parameters()?;
        let store = Store::open(settings.store, MIGRATIONS, Arc::clone(&clock))?;
        let (pieces, notices) = (Pieces::default(), settings.notices);
        Ok(Self(Arc::new(Parts { store, library, parameters, desk, link, shell, clock, pieces, notices })))
    }

    /// The portal's database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Finishes what is under way and releases the database.
    pub async fn close(&self) {
        self.0.store.close().await;
    }

    /// The present instant.
    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today where a person lives who has named no locality yet: in the zone of the pages.
    pub(crate) fn today(&self) -> Date {
        self.now().timestamp().to_zoned(self.shell.zone().clone()).date()
    }

    /// The editions that take requests on the portal today.
    pub(crate) fn offers(&self) -> Vec<Offer> {
        let mut offers = self.library.offered(self.today(), self.shell.settings().practice);
        offers.retain(|offer| {
            offer.edition.process(Channel::Portal).is_some()
                && !self.parameters.localities_of(offer.edition.key.regulation()).is_empty()
        });
        offers
    }

    /// The offer of the service with this code.
    pub(crate) fn offer(&self, service: &str) -> Option<Offer> {
        self.offers().into_iter().find(|offer| offer.edition.service.code == service)
    }

    /// A locality with the provider that gives the regulation's service there.
    pub(crate) fn place(&self, regulation: &str, kato: Kato) -> Option<(&Locality, &Provider)> {
        Some((self.parameters.locality(kato)?, self.parameters.provider_for(regulation, kato)?))
    }
}
