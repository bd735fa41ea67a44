//! Certificates: openssl reads the names and purposes, accepts good chains and says why it refuses faulty ones.

use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, Fault, TestAuthority};

use crate::bench::{Bench, bin, iin, now};

/// The verdict of `openssl verify` on a credential, with the CRLs when `crl_check` is not empty.
fn verify(authority: &TestAuthority, credential: &Credential, crl_check: &str) -> (bool, String) {
    let bench = Bench::new();
    bench.put_pem("root.pem", &[authority.root()]);
    bench.put_pem("leaf.pem", &[&credential.certificate]);
    let intermediates: Vec<&[u8]> = credential.intermediates.iter().map(Vec::as_slice).collect();
    bench.put_pem("chain.pem", &intermediates);
    let crls = authority.crls().unwrap();
    for (name, crl) in ["issuing", "root"].iter().zip(&crls) {
        bench.put(&format!("{name}.crl"), crl);
        bench.openssl_ok(&format!("crl -inform DER -in {name}.crl -out {name}.crl.pem"));
    }
    bench.put("crls.pem", &[bench.get("issuing.crl.pem"), bench.get("root.crl.pem")].concat());
    let said = bench.openssl(&format!(
        "verify -x509_strict -purpose any -attime {} -CAfile root.pem -untrusted chain.pem -CRLfile crls.pem {crl_check} leaf.pem",
        now()
    ));
    (said.ok, said.text)
}

#[track_caller]
fn check_good(chain: KeyAlgorithm, leaf: KeyAlgorithm) {
    let authority = TestAuthority::shared(chain).unwrap();
    let credential = authority.signer(TestAuthority::citizen(iin()), leaf).unwrap();
    let (ok, text) = verify(authority, &credential, "-crl_check_all");
    assert!(ok, "{text}");
}

#[test]
fn good_chains_of_both_kinds_of_key_verify_with_their_crls() {
    check_good(KeyAlgorithm::Rsa2048, KeyAlgorithm::Rsa2048);
    check_good(KeyAlgorithm::Rsa2048, KeyAlgorithm::EcdsaP256);
    check_good(KeyAlgorithm::EcdsaP256, KeyAlgorithm::EcdsaP256);
}

#[track_caller]
fn check_fault(fault: Fault, complaint: &str) {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = authority.faulty(fault, TestAuthority::citizen(iin())).unwrap();
    let (ok, text) = verify(authority, &credential, "-crl_check");
    assert!(!ok && text.contains(complaint), "{fault:?}: {text}");
}

#[test]
fn openssl_names_each_fault_that_it_can_see() {
    check_fault(Fault::Expired, "certificate has expired");
    check_fault(Fault::NotYetValid, "certificate is not yet valid");
    check_fault(Fault::UnknownAuthority, "unable to get local issuer certificate");
    check_fault(Fault::Revoked, "certificate revoked");
    check_fault(Fault::RevokedInCrl, "certificate revoked");
    check_fault(Fault::ChainTooDeep, "path length constraint exceeded");
    check_fault(Fault::IssuedByAPerson, "invalid CA certificate");
    check_fault(Fault::Forged, "certificate signature failure");
    check_fault(Fault::UnknownCriticalExtension, "unhandled critical extension");
}

#[test]
fn faults_that_only_other_checks_can_see_pass_here() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    for fault in [Fault::LoginOnly, Fault::RevokedInOcsp, Fault::Unregistered] {
        let credential = authority.faulty(fault, TestAuthority::citizen(iin())).unwrap();
        let (ok, text) = verify(authority, &credential, "-crl_check");
        assert!(ok, "{fault:?}: {text}");
    }
}

/// The certificate as openssl prints it.
fn printed(credential: &Credential) -> String {
    let bench = Bench::new();
    bench.put("leaf.der", &credential.certificate);
    bench.openssl_ok("x509 -inform DER -in leaf.der -noout -text -nameopt utf8,sep_comma_plus_space")
}

#[track_caller]
fn check_printed(credential: &Credential, lines: &[&str]) {
    let text = printed(credential);
    for line in lines {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn names_and_purposes_are_those_of_the_country() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let sign = |subject| authority.signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
    check_printed(
        &sign(TestAuthority::citizen(iin())),
        &[
            "Subject: CN=Үлгілі Айсұлу, SN=Үлгілі, serialNumber=IIN750615200429, C=KZ, GN=Мысалқызы\n",
            "Digital Signature, Non Repudiation\n",
            "E-mail Protection, 1.2.398.3.3.4.1.1\n",
            "Policy: 1.2.398.3.3.2.3\n",
            "URI:http://127.0.0.1:8085/issuing.crl\n",
            "OCSP - URI:http://127.0.0.1:8085/ocsp\n",
            "CA Issuers - URI:http://127.0.0.1:8085/issuing.cer\n",
        ],
    );
    check_printed(
        &sign(TestAuthority::officer(iin(), bin())),
        &[
            "serialNumber=IIN750615200429, C=KZ, O=Үлгі бөлімі, OU=BIN990140000017, GN=Мысалұлы\n",
            "E-mail Protection, 1.2.398.3.3.4.1.2, 1.2.398.3.3.4.1.2.2\n",
        ],
    );
    check_printed(
        &sign(TestAuthority::system("portal", bin())),
        &[
            "Subject: CN=portal, C=KZ, O=Үлгі бөлімі, OU=BIN990140000017\n",
            "E-mail Protection, 1.2.398.3.3.4.1.2, 1.2.398.3.3.4.1.2.6\n",
        ],
    );
    check_printed(
        &authority.faulty(Fault::LoginOnly, TestAuthority::citizen(iin())).unwrap(),
        &["Digital Signature, Key Encipherment\n", "TLS Web Client Authentication, 1.2.398.3.3.4.1.1\n"],
    );
}
