//! `kezek verify journal ADDRESS`: read everything, hash everything, compare with the signed checkpoint.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use kezek_journal::{Audit, Checkpoint, Fetch, NoteSigner, NoteVerifier, audit};
use kezek_kernel::SystemName;
use kezek_store::{EngineSettings, StoreKeys, StoreSettings};
use serde::Serialize;

use crate::answer::{Fault, Printer};
use crate::files;
use crate::systems::system_name;

/// A full bundle of the longest entries fits.
const LARGEST_RESOURCE_BYTES: usize = 20 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);

/// Which journal, and with whose key.
#[derive(Debug, Args)]
pub(crate) struct JournalArgs {
    /// The system's address, such as `http://127.0.0.1:8080`, or a folder that holds `checkpoint` and `tile/`.
    #[arg(required_unless_present = "key")]
    place: Option<String>,
    /// The journal's verification key; without it, that of the data folder.
    #[arg(long, value_name = "TEXT")]
    verifier: Option<String>,
    /// The data folder that holds the system's keys.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// The system whose key is taken from the data folder.
    #[arg(long, default_value = "portal", value_parser = system_name)]
    system: SystemName,
    /// Print the verification key and stop.
    #[arg(long)]
    key: bool,
    /// Keep the checkpoint in this file, and compare with the one kept by an earlier check.
    #[arg(long, value_name = "FILE")]
    remember: Option<PathBuf>,
}

#[derive(Serialize)]
struct JournalVerdict<'a> {
    accepted: bool,
    origin: Option<&'a str>,
    size: Option<u64>,
    root: Option<String>,
    entries_read: u64,
    findings: Vec<JournalFinding<'a>>,
}

#[derive(Serialize)]
struct JournalFinding<'a> {
    code: &'a str,
    facts: &'a BTreeMap<&'static str, serde_json::Value>,
}

/// Prints the verdict, or the key.
pub(crate) async fn run(args: JournalArgs, printer: Printer) -> Result<bool, Fault> {
    let key = match &args.verifier {
        Some(key) => key.clone(),
        None => verifier_key(&args.data, args.system)?,
    };
    let Some(place) = args.place.filter(|_| !args.key) else {
        printer.either(&key, &serde_json::json!({ "verifier_key": key }))?;
        return Ok(true);
    };
    let verifier: NoteVerifier =
        key.parse().map_err(|_| Fault::Misuse(format!("not a verification key: {key}")))?;
    let remembered = args.remember.as_deref().map(|file| remembered(file, &verifier)).transpose()?.flatten();
    let mut source = Source::of(&place)?;
    let reading = tokio::task::spawn_blocking(move || {
        let audit = audit(&mut source, &verifier, remembered.as_ref());
        (audit, source.last_checkpoint)
    });
    let (audit, note) = reading.await.map_err(Fault::failed)?;
    let accepted = audit.findings.is_empty() && audit.checkpoint.is_some();
    print(&audit, accepted, printer)?;
    if let (true, Some(file), Some(note)) = (accepted, args.remember, note) {
        std::fs::write(&file, note).map_err(|error| Fault::Failed(format!("{}: {error}", file.display())))?;
    }
    Ok(accepted)
}

fn print(audit: &Audit, accepted: bool, printer: Printer) -> Result<(), Fault> {
    let checkpoint = audit.checkpoint.as_ref();
    printer.object(&JournalVerdict {
        accepted,
        origin: checkpoint.map(|checkpoint| checkpoint.origin.as_str()),
        size: checkpoint.map(|checkpoint| checkpoint.size),
        root: checkpoint.map(|checkpoint| hex::encode(checkpoint.root.0)),
        entries_read: audit.entries,
        findings: audit
            .findings
            .iter()
            .map(|finding| JournalFinding { code: finding.code, facts: &finding.facts })
            .collect(),
    })
}

/// The verification key that belongs to the seed in a data folder.
fn verifier_key(data: &Path, system: SystemName) -> Result<String, Fault> {
    let folder = data.join(system.code()).join("keys");
    if !folder.join("journal.key").exists() {
        return Err(Fault::Misuse(format!(
            "{}: no keys of {system} there; give --verifier",
            folder.display()
        )));
    }
    let keys = StoreKeys::load_or_create(&folder).map_err(Fault::failed)?;
    // No database is opened: only the usual origin is asked of its settings.
    let no_engine = EngineSettings::Sqlite { path: PathBuf::new() };
    let StoreSettings { origin, keys, .. } = StoreSettings::new(no_engine, system, keys);
    let signer = NoteSigner::from_seed(&origin, keys.journal_seed());
    signer.map(|signer| signer.verifier_key()).ok_or_else(|| Fault::failed("the journal key is refused"))
}

/// The checkpoint kept by an earlier check; none at the first one.
fn remembered(file: &Path, verifier: &NoteVerifier) -> Result<Option<Checkpoint>, Fault> {
    if !file.exists() {
        return Ok(None);
    }
    let note = files::read_text(file)?;
    let opened = Checkpoint::open(&note, verifier);
    opened
        .map(Some)
        .map_err(|_| Fault::Misuse(format!("{}: not a checkpoint of this journal", file.display())))
}

/// Where the auditor reads.
struct Source {
    place: Place,
    last_checkpoint: Option<Vec<u8>>,
}

enum Place {
    Folder(PathBuf),
    Web { client: reqwest::Client, base: String, runtime: tokio::runtime::Handle },
}

impl Source {
    fn of(place: &str) -> Result<Self, Fault> {
        let place = if place.starts_with("http://") || place.starts_with("https://") {
            let client =
                reqwest::Client::builder().timeout(TIMEOUT).no_proxy().build().map_err(Fault::failed)?;
            let base = place.trim_end_matches('/').trim_end_matches("/journal").to_owned();
            Place::Web { client, base, runtime: tokio::runtime::Handle::current() }
        } else if Path::new(place).is_dir() {
            Place::Folder(PathBuf::from(place))
        } else {
            return Err(Fault::Misuse(format!("{place}: neither an http address nor a folder")));
        };
        Ok(Self { place, last_checkpoint: None })
    }
}

impl Fetch for Source {
    fn fetch(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let bytes = match &self.place {
            Place::Folder(folder) => std::fs::read(folder.join(path)).map_err(|error| error.to_string()),
            Place::Web { client, base, runtime } => {
                runtime.block_on(get(client, &format!("{base}/journal/{path}")))
            }
        }?;
        if path == "checkpoint" {
            self.last_checkpoint = Some(bytes.clone());
        }
        Ok(bytes)
    }
}

async fn get(client: &reqwest::Client, address: &str) -> Result<Vec<u8>, String> {
    let sent = client.get(address).send().await.and_then(reqwest::Response::error_for_status);
    let mut response = sent.map_err(|error| error.without_url().to_string())?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| error.without_url().to_string())? {
        if bytes.len() + chunk.len() > LARGEST_RESOURCE_BYTES {
            return Err(format!("larger than {LARGEST_RESOURCE_BYTES} bytes"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
