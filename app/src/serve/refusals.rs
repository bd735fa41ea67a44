//! What `serve` will not do: believe the demo's authority, or let anybody in whom only it vouches for.

use std::path::{Path, PathBuf};

use kezek_signatures::{Certificate, SignerFacts};
use kezek_testbed::authority::{ISSUING_COMMON_NAME, ROOT_COMMON_NAME};

use super::settings::Settings;
use crate::answer::Fault;
use crate::files;

/// Refuses settings that are of the demo, and settings that say half of what they should.
pub(crate) fn check(settings: &Settings) -> Result<(), Fault> {
    if settings.notices.is_some() && settings.portal.is_none() {
        return Err(Fault::misuse("[notices] is set and there is no [portal] that could send any"));
    }
    let trusted = settings.trust.anchors.iter().chain(&settings.trust.intermediates);
    let registered = settings.peer.iter().flat_map(|peer| &peer.certificates);
    let systems = [
        settings.portal.as_ref(),
        settings.workstation.as_ref().map(|workstation| &workstation.system),
        settings.gateway.as_ref().map(|gateway| &gateway.system),
    ];
    let own: Vec<&PathBuf> = systems.into_iter().flatten().map(|system| &system.certificate).collect();
    trusted.chain(registered).chain(own).try_for_each(|path| check_file(path))
}

fn check_file(path: &Path) -> Result<(), Fault> {
    let certificates = Certificate::read_all(&files::read(path)?)
        .map_err(|fault| Fault::Misuse(format!("{}: {fault}", path.display())))?;
    match certificates.iter().map(SignerFacts::of).find(is_of_the_demo) {
        None => Ok(()),
        Some(_) => Err(Fault::Misuse(format!(
            "{}: this certificate belongs to the demo's test authority, whose keys are public",
            path.display()
        ))),
    }
}

fn is_of_the_demo(facts: &SignerFacts) -> bool {
    let is_authority = |name: &str| name == ROOT_COMMON_NAME || name == ISSUING_COMMON_NAME;
    facts.common_name.as_deref().is_some_and(is_authority)
        || [ROOT_COMMON_NAME, ISSUING_COMMON_NAME].iter().any(|name| facts.issuer.contains(name))
}

#[cfg(test)]
mod tests {
    use kezek_testbed::KeyAlgorithm;
    use kezek_testbed::authority::TestAuthority;

    use super::*;

    #[track_caller]
    fn check(certificate: &[u8]) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one.cer");
        std::fs::write(&file, certificate).unwrap();
        let fault = check_file(&file).unwrap_err().to_string();
        assert!(fault.contains("test authority"), "{fault}");
    }

    #[test]
    fn certificates_of_the_demo_are_refused_at_every_level() {
        let demo = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
        check(demo.root());
        check(demo.issuing());
        let person = TestAuthority::citizen("730412200015".parse().unwrap());
        check(&demo.signer(person, KeyAlgorithm::EcdsaP256).unwrap().certificate);
    }
}
