//! The workstation itself: store, rules, parameters, pages, and the seam to signatures.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_casework::{Rules, filling};
use kezek_content::{Content, RulesFault};
use kezek_documents::DocumentWords;
use kezek_kernel::Instant;
use kezek_regulations::Parameters;
use kezek_store::{Clock, Failure, Migration, OpenError, Store, StoreError, migration};
use kezek_trust::SignatureDesk;
use kezek_web::Shell;

use crate::WorkstationSettings;
use crate::acts::Office;
use crate::indicators::ReleaseRules;
use crate::store::{names, providers};

/// The tables, forward only.
static MIGRATIONS: [Migration; 18] = [
    kezek_access::MIGRATION,
    kezek_casework::MIGRATION,
    migration!("0003_officers"),
    migration!("0004_requests"),
    migration!("0005_decisions"),
    migration!("0006_lists"),
    kezek_casework::MIGRATION_EXECUTORS,
    migration!("0008_steps"),
    migration!("0009_commission"),
    migration!("0010_terms"),
    kezek_casework::MIGRATION_WORK_LISTS,
    migration!("0012_attention"),
    kezek_casework::MIGRATION_PASSAGES,
    migration!("0014_ratings"),
    migration!("0015_applications"),
    migration!("0020_complaints"),
    migration!("0024_supplements"),
    kezek_casework::MIGRATION_REPRESENTATIVES,
];

/// A running workstation; cheap to clone.
#[derive(Clone)]
pub struct Workstation(Arc<Parts>);

struct Parts {
    store: Store,
    office: Office,
    words: Arc<DocumentWords>,
    release: Arc<ReleaseRules>,
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
        let release = ReleaseRules::from_toml(&text(content, "parameters/quality.toml")?);
        let release = Arc::new(release.map_err(StartFault::Faults)?);
        let shell = Shell::open(content, settings.shell.clone())?;
        let store = Store::open(settings.store.clone(), &MIGRATIONS, Arc::clone(&clock))?;
        let codes: Vec<String> = parameters.providers.iter().map(|provider| provider.id.clone()).collect();
        let ensured = store.keep::<_, StoreError>(move |act| Ok(providers::ensure(act, &codes)?)).await;
        ensured.map_err(store_error)?;
        fill(&store, &rules).await?;
        let commission = Arc::new(content.commission()?);
        let office = Office { rules, parameters: Arc::new(parameters), commission, zone };
        let parts = Parts { store, office, words, release, shell, settings, clock, signatures };
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

    pub(crate) fn release(&self) -> &Arc<ReleaseRules> {
        &self.0.release
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

/// Fills what the migrations of this version could not, a bounded number of rows in each transaction.
async fn fill(store: &Store, rules: &Rules) -> Result<(), StoreError> {
    loop {
        let rules = rules.clone();
        let filled = store
            .keep::<_, StoreError>(move |act| Ok(filling::asked_roles(act, &rules)? + names::fill(act)?));
        let filled = filled.await;
        if filled.map_err(store_error)? == 0 {
            return Ok(());
        }
    }
}

fn store_error(failure: Failure<StoreError>) -> StoreError {
    match failure {
        Failure::Refused(error) | Failure::Store(error) => error,
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

#[cfg(test)]
mod tests {
    use kezek_kernel::SystemName;
    use kezek_store::{EngineSettings, FixedClock, Read as _, StoreKeys, StoreSettings};

    use super::*;

    /// Where the passages of older cases begin to be known.
    const BEFORE_PASSAGES: usize = 12;

    /// A case with a history: registered, taken, examined, drafted; it waits for its signature.
    const OLDER: [&str; 6] = [
        "INSERT INTO cases (case_id, provider_id, locality, sequence, number, zone, edition, channel, request_number,
         sender, chain, person_key, person_sealed, applied_at, registered_at, milestones, position, entered_at, due_at)
         VALUES (?1, ?2, '196220100', 1, '1', 'Asia/Almaty', 'almaty-2012-424/2012-12-24', 'portal', '1', 'portal', '1',
         ?1, ?1, 0, 1793559600000000, '{}', 'P8.2', 0, 0)",
        "INSERT INTO case_history VALUES (?1, 1, ?2, '196220100', 1793559600000000, 'case-register', NULL, 'P6.1', 1, '[]')",
        "INSERT INTO case_history VALUES (?1, 2, ?2, '196220100', 1793559660000000, 'case-take', NULL, 'C3.1', 2, '[]')",
        "INSERT INTO case_history VALUES (?1, 3, ?2, '196220100', 1793559700000000, 'case-examine', NULL, 'C3.1', 3, '[]')",
        "INSERT INTO case_history VALUES (?1, 4, ?2, '196220100', 1793559705000000, 'draft-prepare', NULL, 'P8.1', 4, '[]')",
        "INSERT INTO case_history VALUES (?1, 5, ?2, '196220100', 1793559800000000, 'data-open', NULL, 'P8.2', 5, '[]')",
    ];

    fn store(engine: &EngineSettings, migrations: &'static [Migration]) -> Store {
        let keys = StoreKeys::new(&[1; 32], &[2; 32], [3; 32]).unwrap();
        let settings = StoreSettings::new(engine.clone(), SystemName::Workstation, keys);
        Store::open(settings, migrations, Arc::new(FixedClock::new(Instant::default()))).unwrap()
    }

    async fn check(engine: EngineSettings) {
        let old = store(&engine, &MIGRATIONS[..BEFORE_PASSAGES]);
        let done = old.keep::<_, StoreError>(|act| {
            for sql in OLDER {
                act.execute(sql, &kezek_store::params![[1_u8; 16], [2_u8; 16]])?;
            }
            Ok(())
        });
        done.await.unwrap();
        old.close().await;
        let new = store(&engine, &MIGRATIONS);
        let read = new.read(|read| {
            let sql = "SELECT position, duration_s, left_month, in_time FROM case_steps ORDER BY line";
            read.all(sql, &[], |row| {
                Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get::<Option<i64>>(3)?))
            })
        });
        let passages: Vec<(String, i64, i64, Option<i64>)> = read.await.unwrap();
        let expected = [("P6.1", 0), ("C3.1", 100), ("P8.1", 5)];
        let expected = expected.map(|(position, seconds)| (position.to_owned(), seconds, 202_611, None));
        assert_eq!(passages, expected, "the work at which the case stands is not left yet");
        new.close().await;
    }

    #[tokio::test]
    async fn the_passages_of_older_cases_are_taken_from_their_history() {
        let folder = tempfile::tempdir().unwrap();
        check(EngineSettings::Sqlite { path: folder.path().join("workstation.db") }).await;
        if let Some(connection) = kezek_store::test_postgres::database().unwrap() {
            check(EngineSettings::Postgres { connection }).await;
        }
    }
}
