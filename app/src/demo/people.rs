//! The keys of the demo people, opened with their public passwords.

use std::path::Path;

use kezek_kernel::RecipientNumber;
use kezek_testbed::authority::{Credential, Standing};
use kezek_testbed::people::{DemoFile, PersonEntry, PersonKind};
use kezek_testbed::pkcs12;

use crate::answer::Fault;

/// The signing key of a person.
pub(crate) fn signing_key(data: &Path, entry: &PersonEntry) -> Result<Credential, Fault> {
    let path = data.join(&entry.sign_key_file);
    let file = std::fs::read(&path).map_err(|error| Fault::Failed(format!("{}: {error}", path.display())))?;
    pkcs12::read(&file, &entry.person.password).map_err(Fault::failed)
}

/// Whose accounts the demo makes, each with whoever signs for it: the citizens, except the last, and the organisations by their
/// heads. The last citizen registers himself, so that the walk through the demo can begin at its beginning.
pub(crate) fn account_holders(file: &DemoFile) -> Vec<(RecipientNumber, &PersonEntry)> {
    let citizens = file.people.iter().filter(|entry| entry.person.kind == PersonKind::Citizen);
    let mut holders: Vec<_> = citizens.map(|entry| (entry.person.iin.into(), entry)).collect();
    holders.pop();
    holders.extend(file.people.iter().filter_map(|entry| match &entry.person.kind {
        PersonKind::Member { organisation, standing: Standing::FirstHead } => {
            Some(((*organisation).into(), entry))
        }
        PersonKind::Citizen | PersonKind::Officer { .. } | PersonKind::Member { .. } => None,
    }));
    holders
}
