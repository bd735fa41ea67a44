//! What the demo's systems are founded on: the test authority, the people with their keys, the systems' own keys.

use std::path::Path;
use std::sync::Arc;

use kezek_content::Content;
use kezek_exchange::Peer;
use kezek_kernel::{Instant, SystemName};
use kezek_signatures::RevocationPolicy;
use kezek_signatures::xml::SystemKey;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Authority, AuthoritySettings};
use kezek_testbed::people::{DemoFile, KEYS_FOLDER, People, system_credential, write_demo_files};
use kezek_trust::TrustSettings;

use super::folder::DataFolder;
use crate::answer::Fault;

/// The systems of the demo.
pub(crate) const SYSTEMS: [SystemName; 3] =
    [SystemName::Portal, SystemName::Gateway, SystemName::Workstation];

/// The foundation.
pub(crate) struct Foundation {
    pub(crate) people: DemoFile,
    keys: Vec<(SystemName, SystemKey)>,
    /// All systems with their registered certificates.
    pub(crate) peers: Vec<Peer>,
}

impl Foundation {
    /// Takes out the key of one system.
    pub(crate) fn take_key(&mut self, system: SystemName) -> Result<SystemKey, Fault> {
        let place = self.keys.iter().position(|(name, _)| *name == system);
        let place = place.ok_or_else(|| Fault::Failed(format!("the demo has no key of {system}")))?;
        Ok(self.keys.swap_remove(place).1)
    }
}

/// The authority of this folder, made anew when there is none.
pub(crate) async fn open_authority(
    folder: &DataFolder,
    address: &str,
    at: Instant,
) -> Result<Arc<Authority>, Fault> {
    let settings = AuthoritySettings { address: address.to_owned(), algorithm: KeyAlgorithm::Rsa2048 };
    let place = folder.authority();
    let opened =
        off_the_runtime(move || Authority::open(&place, &settings, at).map_err(Fault::failed)).await?;
    Ok(Arc::new(opened))
}

/// Writes the people's files and makes the keys that are missing.
pub(crate) async fn lay(
    folder: &DataFolder,
    content: &Content,
    authority: &Arc<Authority>,
    at: Instant,
) -> Result<Foundation, Fault> {
    let people = read_people(content)?;
    let (data, keys, authority) = (folder.path().to_owned(), folder.keys(), Arc::clone(authority));
    off_the_runtime(move || make(&data, &keys, &people, &authority, at)).await
}

/// The trust settings of every system of the demo.
pub(crate) fn trust(keys: &Path, authority_address: &str) -> TrustSettings {
    TrustSettings {
        anchors: vec![keys.join("trust.pem")],
        intermediates: vec![keys.join("intermediate.pem")],
        revocation: RevocationPolicy::default(),
        addresses: vec![format!("{authority_address}/")],
    }
}

/// The same for a data folder where nobody is served, so that nothing needs to be fetched.
pub(crate) fn trust_of(data: &Path) -> TrustSettings {
    TrustSettings { addresses: Vec::new(), ..trust(&data.join(KEYS_FOLDER), "") }
}

fn read_people(content: &Content) -> Result<People, Fault> {
    let path = "people/people.toml";
    let bytes = content.bytes(path).map_err(Fault::failed)?;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes.into_owned()).ok());
    let text = text.ok_or_else(|| Fault::Failed(format!("{path} is missing or not UTF-8")))?;
    People::parse(&text).map_err(|fault| Fault::Failed(format!("{path}: {fault}")))
}

fn make(
    data: &Path,
    keys_folder: &Path,
    people: &People,
    authority: &Authority,
    at: Instant,
) -> Result<Foundation, Fault> {
    let file = write_demo_files(data, people, authority, at).map_err(Fault::failed)?;
    let (mut keys, mut peers) = (Vec::new(), Vec::new());
    for system in SYSTEMS {
        let entry = people.system(system);
        let entry =
            entry.ok_or_else(|| Fault::Failed(format!("people.toml names no operator of {system}")))?;
        let credential = system_credential(keys_folder, entry, authority, at).map_err(Fault::failed)?;
        let key = SystemKey::new(credential.key.pkcs8(), credential.certificate.clone());
        keys.push((system, key.map_err(Fault::failed)?));
        peers.push(Peer { id: system.code().to_owned(), certificates: vec![credential.certificate] });
    }
    Ok(Foundation { people: file, keys, peers })
}

/// Making keys is long work; it must not hold up the servers.
async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(Fault::failed)?
}
