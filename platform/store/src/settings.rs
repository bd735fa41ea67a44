//! What a store must be told: engine, system, keys.

use std::path::PathBuf;
use std::time::Duration;

use kezek_kernel::SystemName;

use crate::StoreKeys;

/// Which engine, and where.
#[derive(Debug, Clone)]
pub enum EngineSettings {
    /// One file with its write-ahead log beside it.
    Sqlite {
        /// The database file; created when absent.
        path: PathBuf,
    },
    /// A `PostgreSQL` database created with `LOCALE 'C' ENCODING 'UTF8'`.
    Postgres {
        /// Connection string, such as `host=/run/postgresql user=kezek dbname=portal`.
        connection: String,
    },
}

/// Everything a store is opened with.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// Engine and place.
    pub engine: EngineSettings,
    /// The system whose database this is; it stands in every journal entry.
    pub system: SystemName,
    /// The journal's origin, such as `kezek.local/portal`.
    pub origin: String,
    /// The system's keys.
    pub keys: StoreKeys,
    /// Threads that read, each with its own connection.
    pub readers: usize,
    /// The least time between two signed checkpoints.
    pub checkpoint_every: Duration,
}

impl StoreSettings {
    /// The usual settings of a system: two readers, a checkpoint a second, origin `kezek.local/SYSTEM`.
    pub fn new(engine: EngineSettings, system: SystemName, keys: StoreKeys) -> Self {
        Self {
            engine,
            system,
            origin: format!("kezek.local/{system}"),
            keys,
            readers: 2,
            checkpoint_every: Duration::from_secs(1),
        }
    }
}
