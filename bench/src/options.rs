//! How much is measured, and where.

use std::path::{Path, PathBuf};

use kezek_content::Content;
use kezek_testbed::KeyAlgorithm;

/// What is measured.
#[derive(Debug, Clone)]
pub struct Options {
    /// Requests, each of another citizen. Preparing one takes some forty milliseconds of one core.
    pub requests: usize,
    /// Connections kept open at the same time.
    pub concurrency: usize,
    /// Requests a second; `None`: as fast as they are answered.
    pub rate: Option<u32>,
    /// Requests of the second part, which follows each one to its registration; none: the part is left out.
    pub registrations: usize,
    /// What kind of key portal, gateway and workstation sign their messages with.
    pub system_keys: KeyAlgorithm,
    /// The folder under which the databases are made; a folder in memory would flatter the figures.
    pub folder: PathBuf,
    /// The regulations under which the requests are made.
    pub content: Content,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            requests: 2000,
            concurrency: 64,
            rate: None,
            registrations: 1000,
            system_keys: KeyAlgorithm::EcdsaP256,
            folder: lasting_folder(),
            content: Content::embedded(),
        }
    }
}

/// `/var/tmp` outlives a restart and therefore lies on a disk; `/tmp` often lies in memory.
fn lasting_folder() -> PathBuf {
    let lasting = Path::new("/var/tmp");
    if lasting.is_dir() { lasting.to_owned() } else { std::env::temp_dir() }
}
