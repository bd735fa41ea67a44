//! The keys that can answer, and how one is found.

use std::path::Path;

use der::Decode;
use kezek_kernel::{Bin, Iin};
use x509_cert::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;

use crate::authority::{Credential, Subject};
use crate::people::{DemoFile, FilesError, People, PersonKind};
use crate::pkcs12;

/// All keys of the demo: a person's signing key before his key for logging in, people in the order of the list.
pub(super) struct Keyring {
    keys: Vec<HeldKey>,
}

/// What a key may be used for, as older requests call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Sign,
    Login,
}

/// One key and what there is to know of it.
pub(super) struct HeldKey {
    pub(super) credential: Credential,
    pub(super) kind: KeyKind,
    pub(super) iin: Iin,
    pub(super) bin: Option<Bin>,
    pub(super) name: String,
    pub(super) subject: Subject,
    purposes: Vec<String>,
}

/// What a page demands of the key.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Wanted {
    ext_key_usage_oids: Vec<String>,
    iin: Option<String>,
    bin: Option<String>,
    /// The serial number of the certificate in hexadecimal.
    serial_number: Option<String>,
    /// Certificates of acceptable issuers in base64; absent or empty: any.
    chain: Option<Vec<String>>,
}

impl Keyring {
    /// Opens every key file of the list.
    pub(super) fn open(data: &Path, file: DemoFile) -> Result<Self, FilesError> {
        let DemoFile { providers, organisations, people: entries } = file;
        let people = People {
            providers,
            organisations,
            people: entries.iter().map(|entry| entry.person.clone()).collect(),
            systems: Vec::new(),
        };
        let mut keys = Vec::new();
        for entry in entries {
            let person = &entry.person;
            let bin = match &person.kind {
                PersonKind::Officer { provider, .. } => people.provider(provider).map(|one| one.bin),
                PersonKind::Member { organisation, .. } => Some(*organisation),
                PersonKind::Citizen => None,
            };
            let files = [(KeyKind::Sign, &entry.sign_key_file), (KeyKind::Login, &entry.login_key_file)];
            for (kind, path) in files {
                let credential = pkcs12::read(&std::fs::read(data.join(path))?, &person.password)?;
                keys.push(HeldKey {
                    purposes: purposes(&credential)?,
                    credential,
                    kind,
                    iin: person.iin,
                    bin,
                    name: person.name.full(),
                    subject: people.subject(person),
                });
            }
        }
        Ok(Self { keys })
    }

    /// The first key that is all a page demands; a prepared person takes the place of the demanded one.
    pub(super) fn find(&self, wanted: &Wanted, instead: Option<Iin>) -> Option<&HeldKey> {
        self.keys.iter().find(|key| match instead {
            Some(iin) => key.iin == iin && key.serves(wanted),
            None => key.serves(wanted) && key.belongs(wanted) && key.has_issuer(wanted),
        })
    }

    /// The first key of a kind (any kind: `None`), of a prepared person if there is one.
    pub(super) fn of_kind(&self, kind: Option<KeyKind>, person: Option<Iin>) -> Option<&HeldKey> {
        self.keys
            .iter()
            .find(|key| kind.is_none_or(|kind| key.kind == kind) && person.is_none_or(|iin| key.iin == iin))
    }

    /// The people, each once.
    pub(super) fn holders(&self) -> impl Iterator<Item = &HeldKey> {
        self.keys.iter().filter(|key| key.kind == KeyKind::Sign)
    }
}

impl HeldKey {
    fn serves(&self, wanted: &Wanted) -> bool {
        wanted.ext_key_usage_oids.iter().all(|oid| self.purposes.contains(oid))
    }

    fn belongs(&self, wanted: &Wanted) -> bool {
        let serial = hex::encode(&self.credential.serial);
        asked(wanted.iin.as_deref()).is_none_or(|iin| iin == self.iin.as_str())
            && asked(wanted.bin.as_deref()).is_none_or(|bin| self.bin.is_some_and(|own| own.as_str() == bin))
            && asked(wanted.serial_number.as_deref()).is_none_or(|one| one.eq_ignore_ascii_case(&serial))
    }

    fn has_issuer(&self, wanted: &Wanted) -> bool {
        use base64::Engine;
        let issuers = wanted.chain.as_deref().unwrap_or_default();
        issuers.is_empty()
            || issuers.iter().any(|issuer| {
                let der = base64::engine::general_purpose::STANDARD.decode(issuer.trim()).unwrap_or_default();
                self.credential.intermediates.contains(&der)
            })
    }
}

/// An empty text asks for nothing, like an absent one.
fn asked(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn purposes(credential: &Credential) -> Result<Vec<String>, FilesError> {
    let certificate = Certificate::from_der(&credential.certificate)?;
    let usage = certificate.tbs_certificate().get_extension::<ExtendedKeyUsage>()?;
    Ok(usage.map(|(_, usage)| usage.0.iter().map(ToString::to_string).collect()).unwrap_or_default())
}
