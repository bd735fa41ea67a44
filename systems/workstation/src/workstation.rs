//! The workstation itself: store, rules, parameters, pages, and the seam to signatures.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_casework::Rules;
use kezek_content::{Content, RulesFault};
use kezek_documents::DocumentWords;
use kezek_kernel::Instant;
use kezek_regulations::Parameters;
use kezek_store::{Clock, Failure, Migration, OpenError, Store, StoreError, migration};
use kezek_trust::SignatureDesk;
use kezek_web::Shell;

use crate::WorkstationSettings;
use crate::acts::Office;
use crate::store::providers;

/// The tables, forward only.
static MIGRATIONS: [Migration; 9] = [
    kezek_access::MIGRATION,
    kezek_casework::MIGRATION,
    migration!("0003_officers"),
    migration!("0004_requests"),
    migration!("0005_decisions"),
    migration!("0006_lists"),
    kezek_casework::MIGRATION_EXECUTORS,
    migration!("0008_steps"),
    migration!("0010_terms"),
];

/// A running workstation; cheap to clone.
#[derive(Clone)]
pub struct Workstation(Arc<Parts>);

struct Parts {
    store: Store,
    office: Office,
    words: Arc<DocumentWords>,
    shell: Shell,
    settings: WorkstationSettings,
    clock: Arc<dyn Clock>,
    signatures: Arc<SignatureDesk>,
}

/// Why a workstation does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The first bookkeeping fails.
    #[error(transparent)]
    Bookkeeping(#[from] StoreError),
    /// A content file cannot be read.
    #[error("the content cannot be read: {0}")]
    Content(#[from] std::io::Error),
    /// The rules have faults.
    #[error("the content has faults:\n{0}")]
    Rules(#[from] RulesFault),
    /// The words of documents have faults.
    #[error("the content has faults: {0}")]
    Faults(String),
    /// The pages do not start.
    #[error(transparent)]
    Pages(#[from] kezek_web::StartFault),
    /// The office's zone is unknown.
    #[error("the time zone {0} is unknown")]
    Zone(String),
}

impl Workstation {
    /// Opens the database, reads the content and gives every provider of the parameters its row.
    pub async fn open(
        settings: WorkstationSettings,
        content: &Content,
        clock: Arc<dyn Clock>,
        signatures: Arc<SignatureDesk>,
    ) -> Result<Self, StartFault> {
        let zone = TimeZone::get(&settings.zone).map_err(|_| StartFault::Zone(settings.zone.clone()))?;
        let rules = Rules::new(Arc::new(content.library()?), Arc::new(content.calendar()?));
        let parameters = content.parameters()?;
        let words = Arc::new(document_words(content)?);
        let shell = Shell::open(content, settings.shell.clone())?;
        let store = Store::open(settings.store.clone(), &MIGRATIONS, Arc::clone(&clock))?;
        let codes: Vec<String> = parameters.providers.iter().map(|provider| provider.id.clone()).collect();
        let ensured = store.keep::<_, StoreError>(move |act| Ok(providers::ensure(act, &codes)?)).await;
        ensured.map_err(|failure| match failure {
            Failure::Refused(error) | Failure::Store(error) => error,
        })?;
        let office = Office { rules, parameters: Arc::new(parameters), zone };
        let parts = Parts { store, office, words, shell, settings, clock, signatures };
        Ok(Self(Arc::new(parts)))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// What acts are told about the world.
    pub fn office(&self) -> &Office {
        &self.0.office
    }

    /// Localities and providers.
    pub fn parameters(&self) -> &Parameters {
        &self.0.office.parameters
    }

    /// The settings with which the workstation was opened.
    pub fn settings(&self) -> &WorkstationSettings {
        &self.0.settings
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    pub(crate) fn words(&self) -> &Arc<DocumentWords> {
        &self.0.words
    }

    pub(crate) fn shell(&self) -> &Shell {
        &self.0.shell
    }

    pub(crate) fn signatures(&self) -> &Arc<SignatureDesk> {
        &self.0.signatures
    }

    /// Finishes what is under way and releases the database.
    pub async fn close(&self) {
        self.0.store.close().await;
    }
}

impl std::fmt::Debug for Workstation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Workstation(..)")
    }
}

fn document_words(content: &Content) -> Result<DocumentWords, StartFault> {
    DocumentWords::parse(&text(content, "documents/kk.toml")?, &text(content, "documents/ru.toml")?)
        .map_err(|fault| StartFault::Faults(fault.to_string()))
}

fn text(content: &Content, path: &str) -> Result<String, StartFault> {
    let bytes = content.bytes(path)?.ok_or(std::io::ErrorKind::NotFound).map_err(std::io::Error::from)?;
    String::from_utf8(bytes.into_owned()).map_err(|_| StartFault::Faults(format!("{path} is not UTF-8")))
}
