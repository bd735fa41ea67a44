//! CRL and OCSP: openssl reads the lists, asks the responder as any client would, and believes the answers.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::SigningKey;
use kezek_testbed::authority::{
    Authority, AuthoritySettings, Credential, Fault, IssuerName, Order, Published, Revocation,
    RevocationReason, TestAuthority, router,
};
use tower::ServiceExt;

use crate::bench::{Bench, iin, now};

/// Files for openssl's OCSP client, with a request about `credential` in `request.der`.
fn asking(authority: &TestAuthority, credential: &Credential, options: &str) -> Bench {
    let bench = Bench::new();
    bench.put_pem("root.pem", &[authority.root()]);
    bench.put_pem("issuing.pem", &[authority.issuing()]);
    bench.put_pem("leaf.pem", &[&credential.certificate]);
    bench.openssl_ok(&format!("ocsp {options} -issuer issuing.pem -cert leaf.pem -reqout request.der"));
    bench
}

#[track_caller]
fn check_ocsp(chain: KeyAlgorithm, fault: Option<Fault>, options: &str, expected: &str) {
    let authority = TestAuthority::shared(chain).unwrap();
    let subject = TestAuthority::citizen(iin());
    let credential = match fault {
        None => authority.signer(subject, KeyAlgorithm::EcdsaP256).unwrap(),
        Some(fault) => authority.faulty(fault, subject).unwrap(),
    };
    let bench = asking(authority, &credential, options);
    let response = authority.authority().ocsp(&bench.get("request.der"), TestAuthority::NOW).unwrap();
    bench.put("response.der", &response);
    let text = bench.openssl_ok(&format!(
        "ocsp -no_nonce {options} -issuer issuing.pem -cert leaf.pem -respin response.der -CAfile root.pem -attime {} \
         -validity_period 1000000000",
        now()
    ));
    assert!(text.contains("Response verify OK"), "{text}");
    assert!(text.contains(expected), "{text}");
}

#[test]
fn ocsp_says_good_revoked_and_unknown() {
    check_ocsp(KeyAlgorithm::Rsa2048, None, "", "leaf.pem: good");
    check_ocsp(KeyAlgorithm::EcdsaP256, None, "-sha256", "leaf.pem: good");
    check_ocsp(KeyAlgorithm::EcdsaP256, Some(Fault::Revoked), "", "leaf.pem: revoked");
    check_ocsp(KeyAlgorithm::EcdsaP256, Some(Fault::Revoked), "", "Reason: keyCompromise");
    check_ocsp(KeyAlgorithm::Rsa2048, Some(Fault::RevokedInOcsp), "-sha256", "leaf.pem: revoked");
    check_ocsp(KeyAlgorithm::EcdsaP256, Some(Fault::RevokedInCrl), "", "leaf.pem: good");
    check_ocsp(KeyAlgorithm::EcdsaP256, Some(Fault::Unregistered), "", "leaf.pem: unknown");
}

#[test]
fn ocsp_echoes_the_nonce() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = authority.signer(TestAuthority::citizen(iin()), KeyAlgorithm::EcdsaP256).unwrap();
    let bench = asking(authority, &credential, "-nonce");
    let response = authority.authority().ocsp(&bench.get("request.der"), TestAuthority::NOW).unwrap();
    bench.put("response.der", &response);
    // Without a word about the nonce openssl has compared the two and found them equal.
    let text = bench.openssl_ok(&format!(
        "ocsp -reqin request.der -respin response.der -issuer issuing.pem -CAfile root.pem -attime {} -resp_text",
        now()
    ));
    assert!(text.contains("OCSP Nonce") && text.contains("Response verify OK"), "{text}");
    assert!(!text.to_lowercase().contains("nonce verify error") && !text.contains("no nonce"), "{text}");
}

#[test]
fn the_root_answers_for_the_issuing_authority() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let bench = Bench::new();
    bench.put_pem("root.pem", &[authority.root()]);
    bench.put_pem("issuing.pem", &[authority.issuing()]);
    bench.openssl_ok("ocsp -issuer root.pem -cert issuing.pem -reqout request.der");
    let response = authority.authority().ocsp(&bench.get("request.der"), TestAuthority::NOW).unwrap();
    bench.put("response.der", &response);
    let text = bench.openssl_ok(&format!(
        "ocsp -no_nonce -issuer root.pem -cert issuing.pem -respin response.der -CAfile root.pem -attime {} -validity_period 1000000000",
        now()
    ));
    assert!(text.contains("issuing.pem: good"), "{text}");
}

#[track_caller]
fn check_refusal(request: &[u8], status: &str) {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let bench = Bench::new();
    bench.put("response.der", &authority.authority().ocsp(request, TestAuthority::NOW).unwrap());
    let text = bench.openssl("ocsp -respin response.der -noverify").text;
    assert!(text.contains(status), "{text}");
}

#[test]
fn other_requests_are_refused_by_name() {
    check_refusal(b"", "malformedrequest");
    check_refusal(b"\x30\x03\x02\x01\x01", "malformedrequest");
    let stranger = TestAuthority::new(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = stranger.signer(TestAuthority::citizen(iin()), KeyAlgorithm::EcdsaP256).unwrap();
    check_refusal(&asking(&stranger, &credential, "").get("request.der"), "unauthorized");
}

#[test]
fn lists_name_number_reason_and_their_own_end() {
    let authority = TestAuthority::new(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = authority.signer(TestAuthority::citizen(iin()), KeyAlgorithm::EcdsaP256).unwrap();
    let revocation = Revocation {
        at: TestAuthority::NOW.plus_seconds(-60),
        reason: RevocationReason::Superseded,
        published: Published::Everywhere,
    };
    authority.authority().revoke(&credential.serial, revocation).unwrap();
    let bench = Bench::new();
    bench.put("issuing.crl", &authority.crls().unwrap()[0]);
    let text = bench.openssl_ok("crl -inform DER -in issuing.crl -noout -text");
    let serial = hex::encode_upper(&credential.serial);
    for part in [
        "Version 2",
        &format!("Serial Number: {serial}"),
        "Superseded",
        "Revocation Date: Nov 22 08:59:00 2026 GMT",
        "Last Update: Nov 22 09:00:00 2026 GMT",
        "Next Update: Nov 23 09:00:00 2026 GMT",
        "X509v3 CRL Number",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let earlier =
        authority.authority().crl(IssuerName::Issuing, TestAuthority::NOW.plus_seconds(-120)).unwrap();
    bench.put("earlier.crl", &earlier);
    assert!(
        bench.openssl_ok("crl -inform DER -in earlier.crl -noout -text").contains("No Revoked Certificates")
    );
}

#[test]
fn a_restart_keeps_keys_certificates_and_revocations() {
    let folder = tempfile::tempdir().unwrap();
    let settings =
        AuthoritySettings { address: TestAuthority::ADDRESS.to_owned(), algorithm: KeyAlgorithm::EcdsaP256 };
    let open = || Authority::open(folder.path(), &settings, TestAuthority::NOW).unwrap();
    let first = open();
    let key = SigningKey::generate(KeyAlgorithm::EcdsaP256).unwrap();
    let order = Order::signing(TestAuthority::citizen(iin()), TestAuthority::NOW);
    let credential = first.issue(&order, key).unwrap();
    let revocation = Revocation {
        at: TestAuthority::NOW,
        reason: RevocationReason::Unspecified,
        published: Published::Everywhere,
    };
    first.revoke(&credential.serial, revocation).unwrap();
    let second = open();
    assert_eq!(second.certificate(IssuerName::Root), first.certificate(IssuerName::Root));
    assert_eq!(second.certificate(IssuerName::Issuing), first.certificate(IssuerName::Issuing));
    assert_eq!(second.counts(), (5, 1));
    let bench = Bench::new();
    bench.put("issuing.crl", &second.crl(IssuerName::Issuing, TestAuthority::NOW).unwrap());
    let text = bench.openssl_ok("crl -inform DER -in issuing.crl -noout -text");
    assert!(text.contains("Serial Number: "), "{text}");
    assert!(second.revoke(b"never issued", revocation).is_err());
}

async fn check_route(method: &str, path: &str, body: Vec<u8>, media_type: &str) -> Vec<u8> {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let clock = std::sync::Arc::new(|| TestAuthority::NOW);
    let request = Request::builder().method(method).uri(path).body(Body::from(body)).unwrap();
    let response = router(authority.authority().clone(), clock).oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    assert_eq!(response.headers()["content-type"], media_type, "{path}");
    axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
}

#[tokio::test]
async fn every_address_answers_with_its_media_type() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let root = check_route("GET", "/root.cer", Vec::new(), "application/pkix-cert").await;
    assert_eq!(root, authority.root());
    let issuing = check_route("GET", "/issuing.cer", Vec::new(), "application/pkix-cert").await;
    assert_eq!(issuing, authority.issuing());
    let bench = Bench::new();
    for name in ["root", "issuing"] {
        let crl = check_route("GET", &format!("/{name}.crl"), Vec::new(), "application/pkix-crl").await;
        bench.put("one.crl", &crl);
        bench.openssl_ok("crl -inform DER -in one.crl -noout");
    }
    let front = check_route("GET", "/", Vec::new(), "text/html; charset=utf-8").await;
    assert!(String::from_utf8(front).unwrap().contains(" issued, "));
}

#[tokio::test]
async fn ocsp_is_served_by_post_and_by_get() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = authority.signer(TestAuthority::citizen(iin()), KeyAlgorithm::EcdsaP256).unwrap();
    let request = asking(authority, &credential, "").get("request.der");
    let encoded = STANDARD.encode(&request).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    for (method, path, body) in
        [("POST", "/ocsp".to_owned(), request), ("GET", format!("/ocsp/{encoded}"), Vec::new())]
    {
        let response = check_route(method, &path, body, "application/ocsp-response").await;
        let bench = Bench::new();
        bench.put("response.der", &response);
        let text = bench.openssl_ok("ocsp -respin response.der -noverify -resp_text");
        assert!(text.contains("Cert Status: good"), "{text}");
    }
}
