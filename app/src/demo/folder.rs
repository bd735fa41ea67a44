//! The data folder of the demo: what lies where, and that only one demo uses it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use kezek_kernel::SystemName;
use kezek_store::{EngineSettings, StoreKeys, StoreSettings};

use crate::answer::Fault;

/// The folder, held by this process as long as the value lives.
pub(crate) struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Takes the folder; it is made when it does not exist.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let fault = |error: std::io::Error| Fault::Failed(format!("{}: {error}", path.display()));
        fs::create_dir_all(path).map_err(fault)?;
        let name = path.join("demo.lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&name).map_err(fault)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                Err(Fault::Failed(format!("a demo runs already on the data in {}", path.display())))
            }
            Err(TryLockError::Error(error)) => Err(fault(error)),
        }
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of the test authority.
    pub(crate) fn authority(&self) -> PathBuf {
        self.path.join("authority")
    }

    /// The file that remembers the authority's port: certificates point there.
    pub(crate) fn authority_port(&self) -> PathBuf {
        self.path.join("authority-port")
    }

    /// The folder of the keys of people and systems.
    pub(crate) fn keys(&self) -> PathBuf {
        self.path.join(kezek_testbed::people::KEYS_FOLDER)
    }

    /// The folder that takes the letters and texts of the demo.
    pub(crate) fn mailbox(&self) -> PathBuf {
        self.path.join("mailbox")
    }

    /// The folder of one system.
    pub(crate) fn system(&self, system: SystemName) -> PathBuf {
        self.path.join(system.code())
    }

    /// The database of one system, with its keys.
    pub(crate) fn store(&self, system: SystemName) -> Result<StoreSettings, Fault> {
        let folder = self.system(system);
        let keys = StoreKeys::load_or_create(&folder.join("keys")).map_err(Fault::failed)?;
        let engine = EngineSettings::Sqlite { path: folder.join("kezek.db") };
        Ok(StoreSettings::new(engine, system, keys))
    }
}
