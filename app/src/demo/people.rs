//! The keys of the demo people, opened with their public passwords.

use std::path::Path;

use kezek_testbed::authority::Credential;
use kezek_testbed::people::{DemoPerson, PersonEntry, PersonKind};
use kezek_testbed::pkcs12;

use crate::answer::Fault;

/// Whether a person works at a provider.
pub(crate) fn is_officer(person: &DemoPerson) -> bool {
    matches!(person.kind, PersonKind::Officer { .. })
}

/// The signing key of a person.
pub(crate) fn signing_key(data: &Path, entry: &PersonEntry) -> Result<Credential, Fault> {
    let path = data.join(&entry.sign_key_file);
    let file = std::fs::read(&path).map_err(|error| Fault::Failed(format!("{}: {error}", path.display())))?;
    pkcs12::read(&file, &entry.person.password).map_err(Fault::failed)
}

/// The citizens, except the last: he registers himself, so that the walk through the demo can begin at its beginning.
pub(crate) fn registered_citizens(people: &[PersonEntry]) -> Vec<&PersonEntry> {
    let mut citizens: Vec<_> = people.iter().filter(|entry| !is_officer(&entry.person)).collect();
    citizens.pop();
    citizens
}
