//! CMS signatures: openssl verifies the good ones and refuses the faulty ones; pkcs12 files open without flags.

use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_testbed::cms_signing::{CmsFault, Content, sign, sign_faulty, to_pem};
use kezek_testbed::pkcs12;

use crate::bench::{Bench, Said, iin, now};

const TEXT: &[u8] = "Кезекке тұруға өтініш\r\n".as_bytes();

fn credential(algorithm: KeyAlgorithm) -> Credential {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    authority.signer(TestAuthority::citizen(iin()), algorithm).unwrap()
}

/// What `openssl cms -verify` says; `options` may name `content.bin`, which holds the text.
fn verify(cms: &[u8], options: &str) -> (Bench, Said) {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let bench = Bench::new();
    bench.put_pem("root.pem", &[authority.root()]);
    bench.put("content.bin", TEXT);
    bench.put("cms.der", cms);
    let said = bench.openssl(&format!(
        "cms -verify -cades -binary -inform DER -in cms.der -out out.bin -CAfile root.pem -attime {} {options}",
        now()
    ));
    (bench, said)
}

#[track_caller]
fn check_good(algorithm: KeyAlgorithm, content: Content<'_>, options: &str) {
    let cms = sign(&credential(algorithm), content, TestAuthority::NOW).unwrap();
    let (bench, said) = verify(&cms, options);
    assert!(said.ok, "{}", said.text);
    assert_eq!(bench.get("out.bin"), TEXT);
}

#[test]
fn openssl_accepts_signatures_of_both_keys_attached_and_detached() {
    let digest: [u8; 32] =
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, TEXT).as_ref().try_into().unwrap();
    for algorithm in [KeyAlgorithm::Rsa2048, KeyAlgorithm::EcdsaP256] {
        check_good(algorithm, Content::Attached(TEXT), "");
        check_good(algorithm, Content::Detached(TEXT), "-content content.bin");
        check_good(algorithm, Content::Digest(&digest), "-content content.bin");
    }
}

#[track_caller]
fn check_fault(fault: CmsFault, complaint: &str) {
    let credential = credential(KeyAlgorithm::EcdsaP256);
    let cms = sign_faulty(&credential, Content::Attached(TEXT), TestAuthority::NOW, fault).unwrap();
    let (_, said) = verify(&cms, "");
    assert!(!said.ok && said.text.contains(complaint), "{fault:?}: {}", said.text);
}

#[test]
fn openssl_refuses_each_fault() {
    check_fault(CmsFault::OtherContent, "verification failure");
    check_fault(CmsFault::SpoiltValue, "erification failure");
    check_fault(CmsFault::WithoutSigningCertificate, "missing signing certificate attribute");
    check_fault(CmsFault::ForeignSigningCertificate, "ess");
    check_fault(CmsFault::WithoutCertificates, "signer certificate not found");
    check_fault(CmsFault::WithoutIntermediates, "unable to get local issuer certificate");
}

#[test]
fn a_faulty_signature_may_still_be_sound_mathematics() {
    let credential = credential(KeyAlgorithm::EcdsaP256);
    for fault in [CmsFault::WithoutSignedAttributes, CmsFault::TwoSigners] {
        let cms = sign_faulty(&credential, Content::Attached(TEXT), TestAuthority::NOW, fault).unwrap();
        let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
        let bench = Bench::new();
        bench.put_pem("root.pem", &[authority.root()]);
        bench.put("cms.der", &cms);
        let text = bench.openssl_ok(&format!(
            "cms -verify -binary -inform DER -in cms.der -CAfile root.pem -attime {}",
            now()
        ));
        assert!(text.contains("successful"), "{fault:?}: {text}");
    }
}

#[test]
fn the_time_of_signing_is_claimed_except_over_a_bare_digest() {
    let credential = credential(KeyAlgorithm::EcdsaP256);
    for (content, claimed) in [(Content::Attached(TEXT), true), (Content::Digest(&[7; 32]), false)] {
        let bench = Bench::new();
        bench.put("cms.der", &sign(&credential, content, TestAuthority::NOW).unwrap());
        let text = bench.openssl_ok("cms -cmsout -print -inform DER -in cms.der -noout");
        assert_eq!(text.contains("UTCTIME:Nov 22 09:00:00 2026 GMT"), claimed, "{text}");
    }
}

#[test]
fn the_armour_is_the_one_that_pages_expect() {
    let cms =
        sign(&credential(KeyAlgorithm::EcdsaP256), Content::Attached(TEXT), TestAuthority::NOW).unwrap();
    let bench = Bench::new();
    bench.put("cms.pem", to_pem(&cms).as_bytes());
    bench.openssl_ok("cms -cmsout -inform PEM -in cms.pem -outform DER -out back.der");
    assert_eq!(bench.get("back.der"), cms);
}

#[track_caller]
fn check_key_file(algorithm: KeyAlgorithm) {
    let credential = credential(algorithm);
    let file = pkcs12::write(&credential, "citizen", "Sary-Arqa-1871").unwrap();
    let bench = Bench::new();
    bench.put("key.p12", &file);
    bench.openssl_ok("pkcs12 -in key.p12 -passin pass:Sary-Arqa-1871 -nodes -out key.pem");
    bench.openssl_ok("pkey -in key.pem -outform DER -out key.der");
    let text = String::from_utf8_lossy(&bench.get("key.pem")).into_owned();
    assert_eq!(text.matches("BEGIN CERTIFICATE").count(), 2, "leaf and issuing authority");
    let back = pkcs12::read(&file, "Sary-Arqa-1871").unwrap();
    assert_eq!(back.certificate, credential.certificate);
    assert_eq!(back.intermediates, credential.intermediates);
    assert_eq!(back.key.pkcs8(), credential.key.pkcs8());
    assert!(pkcs12::read(&file, "another").is_err());
}

#[test]
fn openssl_opens_key_files_without_flags() {
    check_key_file(KeyAlgorithm::Rsa2048);
    check_key_file(KeyAlgorithm::EcdsaP256);
}

#[test]
fn key_files_of_openssl_are_read_old_encryption_too() {
    let credential = credential(KeyAlgorithm::Rsa2048);
    let bench = Bench::new();
    bench.put("key.der", credential.key.pkcs8());
    bench.put_pem("leaf.pem", &[&credential.certificate]);
    bench.openssl_ok("pkey -inform DER -in key.der -out key.pem");
    for options in ["", "-legacy"] {
        bench.openssl_ok(&format!(
            "pkcs12 -export {options} -inkey key.pem -in leaf.pem -out key.p12 -passout pass:Qwerty12"
        ));
        let back = pkcs12::read(&bench.get("key.p12"), "Qwerty12").unwrap();
        assert_eq!(back.certificate, credential.certificate);
    }
}
