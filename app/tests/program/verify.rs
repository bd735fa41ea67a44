//! `kezek verify cms|path|ocsp|pdf|journal` on files of the test authority.

use std::fs;
use std::path::{Path, PathBuf};

use kezek_journal::{Checkpoint, Entry, NoteSigner, Tree, entry_bundle, inscribe, leaf_hash};
use kezek_kernel::{Instant, SystemName};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign};

use crate::program::{Ran, run, text};

const IIN: &str = "730412200015";

/// Files of one signature, in a folder of their own.
struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new() -> Self {
        let files = Self { folder: tempfile::tempdir().unwrap() };
        let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
        let subject = TestAuthority::citizen(IIN.parse().unwrap());
        let signer: Credential = authority.signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
        let [crl, root_crl] = authority.crls().unwrap();
        let attached = sign(&signer, Content::Attached(b"text"), TestAuthority::NOW).unwrap();
        let detached = sign(&signer, Content::Detached(b"text"), TestAuthority::NOW).unwrap();
        for (name, bytes) in [
            ("root.cer", authority.root()),
            ("issuing.cer", authority.issuing()),
            ("signer.cer", &signer.certificate),
            ("issuing.crl", &crl),
            ("root.crl", &root_crl),
            ("attached.cms", &attached),
            ("detached.cms", &detached),
            ("content", b"text"),
            ("other", b"another text"),
        ] {
            fs::write(files.path(name), bytes).unwrap();
        }
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `verify`, with file names in place of words that begin with `@`.
    fn run(&self, words: &str) -> Ran {
        let words: Vec<String> = words
            .split_whitespace()
            .map(|word| match word.strip_prefix('@') {
                Some(name) => text(&self.path(name)).to_owned(),
                None => word.to_owned(),
            })
            .collect();
        let mut arguments = vec!["--json", "verify"];
        arguments.extend(words.iter().map(String::as_str));
        run(&arguments)
    }
}

const TRUST: &str = "--trust @root.cer --at 2026-11-22T09:00:00Z";

#[track_caller]
fn check(files: &Files, words: &str, code: i32, finding: Option<&str>) {
    let ran = files.run(words);
    assert_eq!(ran.code, code, "{words}: {ran:?}");
    if code == 2 {
        return;
    }
    let verdict = ran.json();
    assert_eq!(verdict["accepted"], code == 0, "{verdict}");
    let codes: Vec<&str> =
        verdict["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(codes, finding.into_iter().collect::<Vec<_>>(), "{words}");
}

#[test]
fn a_signature_is_accepted_refused_or_misused() {
    let files = Files::new();
    let lists = "--crl @issuing.crl --crl @root.crl";
    check(&files, &format!("cms @attached.cms {TRUST}"), 0, None);
    check(&files, &format!("cms @attached.cms {TRUST} {lists} --iin {IIN}"), 0, None);
    check(&files, &format!("cms @detached.cms {TRUST} --signed-content @content"), 0, None);
    check(
        &files,
        &format!("cms @detached.cms {TRUST} --signed-content @other"),
        1,
        Some("message-digest-differs"),
    );
    check(
        &files,
        &format!("cms @attached.cms {TRUST} --iin 681109100022"),
        1,
        Some("certificate-iin-differs-from-request"),
    );
    check(
        &files,
        "cms @attached.cms --trust @root.cer --at 2030-01-01T00:00:00Z",
        1,
        Some("certificate-expired"),
    );
    check(&files, &format!("cms @attached.cms {TRUST} --crl @issuing.crl"), 1, Some("revocation-unanswered"));
    check(&files, "cms @attached.cms", 2, None);
    check(&files, &format!("cms @missing.cms {TRUST}"), 2, None);
    check(&files, "cms @attached.cms --trust @content", 2, None);
    check(&files, "cms @attached.cms --trust @root.cer --at yesterday", 2, None);
    check(&files, &format!("cms @attached.cms {TRUST} --policy words"), 2, None);
}

#[test]
fn a_certificate_is_accepted_refused_or_misused() {
    let files = Files::new();
    check(&files, &format!("path @signer.cer {TRUST} --intermediate @issuing.cer"), 0, None);
    check(&files, &format!("path @signer.cer {TRUST}"), 1, Some("issuer-unknown"));
    check(&files, &format!("path @content {TRUST}"), 2, None);
}

#[test]
fn what_is_no_document_or_response_is_a_misuse_or_a_no() {
    let files = Files::new();
    check(&files, &format!("pdf @content {TRUST}"), 2, None);
    let ran = files.run("ocsp @content --certificate @signer.cer --issuer @issuing.cer");
    assert_eq!((ran.code, &ran.json()["accepted"]), (1, &serde_json::Value::Bool(false)));
}

/// A journal in a folder, as a web server would hold it.
fn write_journal(folder: &Path, signer: &NoteSigner, size: u64) {
    let entries: Vec<Vec<u8>> = (0..size)
        .map(|number| {
            let recorded = Instant::from_micros(i64::try_from(number).unwrap());
            let entry = Entry::new("act").public("number", number);
            inscribe(&entry, SystemName::Portal, recorded, &[0; 32]).unwrap().bytes
        })
        .collect();
    let mut tree = Tree::default();
    tree.append(&entries.iter().map(|entry| leaf_hash(entry)).collect::<Vec<_>>());
    let checkpoint = Checkpoint { origin: signer.name().to_owned(), size, root: tree.root() };
    fs::create_dir_all(folder.join("tile/0")).unwrap();
    fs::create_dir_all(folder.join("tile/entries")).unwrap();
    for tile in tree.growing_tiles() {
        fs::create_dir_all(folder.join(format!("tile/{}/000.p", tile.level))).unwrap();
        let width = tile.hashes.len() / 32;
        fs::write(folder.join(format!("tile/{}/000.p/{width}", tile.level)), tile.hashes).unwrap();
    }
    fs::create_dir_all(folder.join("tile/entries/000.p")).unwrap();
    fs::write(folder.join(format!("tile/entries/000.p/{size}")), entry_bundle(&entries).unwrap()).unwrap();
    fs::write(folder.join("checkpoint"), signer.sign(&checkpoint.text())).unwrap();
}

#[test]
fn a_journal_is_read_whole_and_its_checkpoint_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let signer = NoteSigner::from_seed("kezek.local/portal", &[1; 32]).unwrap();
    let (journal, memory) = (folder.path().join("journal"), folder.path().join("memory"));
    let verify = || {
        let key = signer.verifier_key();
        let (journal, memory) = (text(&journal), text(&memory));
        run(&["--json", "verify", "journal", journal, "--verifier", &key, "--remember", memory])
    };
    write_journal(&journal, &signer, 5);
    let ran = verify();
    assert_eq!((ran.code, &ran.json()["size"]), (0, &5.into()), "{ran:?}");
    write_journal(&journal, &signer, 7);
    assert_eq!(verify().json()["entries_read"], 7);
    // The remembered seven entries are more than the four that are shown now.
    write_journal(&journal, &signer, 4);
    let ran = verify();
    assert_eq!(
        (ran.code, &ran.json()["findings"][0]["code"]),
        (1, &"checkpoint-rolled-back".into()),
        "{ran:?}"
    );
    fs::write(journal.join("tile/entries/000.p/4"), b"nothing").unwrap();
    assert_eq!(verify().code, 1);
    assert_eq!(run(&["verify", "journal", text(&journal), "--verifier", "words"]).code, 2);
}
