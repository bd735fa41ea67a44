//! What a workstation must be told.

use kezek_store::StoreSettings;
use kezek_web::ShellSettings;

/// Settings of the workstation.
#[derive(Debug, Clone)]
pub struct WorkstationSettings {
    /// Database, keys, journal.
    pub store: StoreSettings,
    /// Pages: languages, signer's address, cookies.
    pub shell: ShellSettings,
    /// The IANA zone of the office, in which "today" is decided and instants are written.
    pub zone: String,
    /// The public address where a document can be checked; printed on every document.
    pub check_address: String,
}
