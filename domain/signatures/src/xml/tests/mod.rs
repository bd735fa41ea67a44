//! What is signed is verified, what is changed is refused, and xmlsec1 agrees on both.

mod hostile;
mod oracle;
mod round;

use std::sync::LazyLock;

use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};

use super::{BodyFault, SystemKey, VerifiedBody, sign_body, verify_body};
use crate::StandardAlgorithms;

const LIMIT_BYTES: usize = 24 * 1024 * 1024;
const CONTENT: &str = "<a:sendMessage xmlns:a=\"urn:a\"><request>сұрау</request></a:sendMessage>";

/// Signs by RSA.
static PORTAL: LazyLock<Credential> = LazyLock::new(|| system("portal", KeyAlgorithm::Rsa2048));
/// Signs by ECDSA.
static WORKSTATION: LazyLock<Credential> = LazyLock::new(|| system("workstation", KeyAlgorithm::EcdsaP256));

fn system(name: &str, algorithm: KeyAlgorithm) -> Credential {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    authority.signer(TestAuthority::system(name, "961141000023".parse().unwrap()), algorithm).unwrap()
}

fn key(credential: &Credential) -> SystemKey {
    SystemKey::new(credential.key.pkcs8(), credential.certificate.clone()).unwrap()
}

fn signed(content: &str) -> String {
    signed_by(&PORTAL, content)
}

fn signed_by(system: &Credential, content: &str) -> String {
    sign_body(content, "id-1", &key(system)).unwrap()
}

fn verify(message: &[u8]) -> Result<VerifiedBody, BodyFault> {
    verify_body(message, LIMIT_BYTES, &StandardAlgorithms)
}
