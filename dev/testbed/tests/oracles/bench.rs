//! A folder for one test's files, and openssl run in it.

use std::path::PathBuf;
use std::process::Command;

use der::EncodePem;
use der::pem::LineEnding;
use kezek_kernel::{Bin, Iin};
use kezek_testbed::authority::TestAuthority;
use tempfile::TempDir;
use x509_cert::Certificate;

/// A throw-away folder in which openssl works.
pub(crate) struct Bench(TempDir);

/// What openssl said.
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) text: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Writes certificates as one PEM file, which most of openssl's options want.
    pub(crate) fn put_pem(&self, name: &str, certificates: &[&[u8]]) {
        let pem: String = certificates.iter().map(|one| certificate_pem(one)).collect();
        self.put(name, pem.as_bytes());
    }

    /// Runs openssl with these words; output and complaints come back together.
    pub(crate) fn openssl(&self, words: &str) -> Said {
        let output = Command::new("openssl")
            .args(words.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("openssl must be installed for this test");
        let text =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        Said { ok: output.status.success(), text }
    }

    /// Runs openssl and demands success.
    #[track_caller]
    pub(crate) fn openssl_ok(&self, words: &str) -> String {
        let said = self.openssl(words);
        assert!(said.ok, "openssl {words}\n{}", said.text);
        said.text
    }
}

pub(crate) fn certificate_pem(certificate: &[u8]) -> String {
    let certificate: Certificate = der::Decode::from_der(certificate).unwrap();
    certificate.to_pem(LineEnding::LF).unwrap()
}

/// The tests' instant as openssl's `-attime` wants it.
pub(crate) fn now() -> i64 {
    TestAuthority::NOW.micros() / 1_000_000
}

pub(crate) fn iin() -> Iin {
    "750615200429".parse().unwrap()
}

pub(crate) fn bin() -> Bin {
    "990140000017".parse().unwrap()
}
