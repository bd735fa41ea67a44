//! The stand-in signer, spoken to by the client library that real portals use, over `ws` and `wss`.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{IssuerName, TestAuthority};
use kezek_testbed::people::{People, write_demo_files};
use kezek_testbed::signer::{Prepared, Signer, serve};
use serde_json::Value;
use tempfile::TempDir;

use crate::bench::{Bench, now};

const TEXT: &[u8] = "Кезекке тұруға өтініш".as_bytes();

/// A running signer with two citizens' keys.
struct Running {
    address: SocketAddr,
    data: TempDir,
    people: People,
    signer: Arc<Signer>,
}

async fn start() -> Running {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap().authority().clone();
    let data = tempfile::tempdir().unwrap();
    let mut people = People::built_in().unwrap();
    people.people.truncate(2);
    write_demo_files(data.path(), &people, &authority, TestAuthority::NOW).unwrap();
    let clock = Arc::new(|| TestAuthority::NOW);
    let signer = Arc::new(Signer::open(data.path(), Some(authority), clock).unwrap());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, signer.clone()));
    Running { address, data, people, signer }
}

fn run(program: &str, words: &[&str], folder: &Path, extra_roots: &Path) -> Vec<u8> {
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .env("NODE_EXTRA_CA_CERTS", extra_roots)
        .output()
        .unwrap_or_else(|error| {
            panic!("this test needs node and npm, and {program} does not start: {error}")
        });
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program}: {complaints}");
    output.stdout
}

/// The client library, installed by name into a folder of its own.
fn install_client() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ncalayer");
    for name in ["package.json", "walk.js"] {
        std::fs::copy(source.join(name), folder.path().join(name)).unwrap();
    }
    run("npm", &["install", "--no-audit", "--no-fund", "--ignore-scripts"], folder.path(), Path::new(""));
    folder
}

fn walk(running: &Running, client: &Path, scheme: &str) -> Value {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, TEXT);
    let output = run(
        "node",
        &[
            "walk.js",
            &format!("{scheme}://{}", running.address),
            &format!("http://{}", running.address),
            running.people.people[1].iin.as_str(),
            running.people.people[0].iin.as_str(),
            &STANDARD.encode(TEXT),
            &STANDARD.encode(digest.as_ref()),
        ],
        client,
        &running.data.path().join("keys/trust.pem"),
    );
    serde_json::from_slice(&output).unwrap()
}

/// What openssl says of a signature in PEM (current module) or base64 (older module).
fn verify(signature: &Value, options: &str) -> (bool, String) {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let text = signature.as_str().unwrap();
    let armoured = if text.starts_with("-----BEGIN CMS-----") {
        text.to_owned()
    } else {
        kezek_testbed::cms_signing::to_pem(&STANDARD.decode(text).unwrap())
    };
    let bench = Bench::new();
    bench.put("cms.pem", armoured.as_bytes());
    bench.put_pem("root.pem", &[authority.authority().certificate(IssuerName::Root)]);
    bench.put("content.bin", TEXT);
    let said = bench.openssl(&format!(
        "cms -verify -cades -binary -inform PEM -in cms.pem -out out.bin -signer who.pem -CAfile root.pem \
         -purpose any -attime {} {options}",
        now()
    ));
    if !said.ok {
        return (false, said.text);
    }
    let who = bench.openssl_ok("x509 -in who.pem -noout -subject -nameopt utf8,sep_comma_plus_space");
    (true, who)
}

#[track_caller]
fn check_signature(outcome: &Value, field: &str, options: &str, signer: &str) {
    let (ok, who) = verify(&outcome[field], options);
    assert!(ok && who.contains(&format!("IIN{signer}")), "{field}: {who}");
}

fn is_stamped(signature: &Value) -> bool {
    let bench = Bench::new();
    bench.put("cms.pem", signature.as_str().unwrap().as_bytes());
    bench
        .openssl_ok("cms -cmsout -print -noout -inform PEM -in cms.pem")
        .contains("id-smime-aa-timeStampToken")
}

#[track_caller]
fn check_failure(outcome: &Value, field: &str, message: &str, cancelled: bool) {
    let failure = &outcome[field];
    assert_eq!(failure["failed"], true, "{field}: {failure}");
    assert!(failure["message"].as_str().unwrap().contains(message), "{field}: {failure}");
    assert_eq!(failure["cancelled"], cancelled, "{field}: {failure}");
}

fn check_outcome(outcome: &Value, people: &People) {
    let first = people.people[0].iin.as_str();
    let second = people.people[1].iin.as_str();
    assert_eq!(outcome["raw"][0], r#"{"result":{"version":"1.4"}}"#);
    assert_eq!(outcome["raw"][1], "--heartbeat--");
    assert!(outcome["raw"][2].as_str().unwrap().contains("INVALID_REQUEST"));
    assert_eq!(outcome["version"], "1.4");
    assert_eq!(outcome["tokens"], serde_json::json!([]));
    check_signature(outcome, "attached", "", second);
    check_signature(outcome, "detached", "-content content.bin", second);
    check_signature(outcome, "plainText", "", second);
    check_signature(outcome, "login", "", second);
    check_signature(outcome, "other", "", first);
    assert!(is_stamped(&outcome["attached"]) && !is_stamped(&outcome["detached"]));
    let batch = outcome["batch"].as_array().unwrap();
    assert_eq!(batch.len(), 2);
    for signature in batch {
        let (ok, who) = verify(signature, "-content content.bin");
        assert!(ok && who.contains(second), "{who}");
    }
    let (ok, complaint) = verify(&outcome["expired"], "");
    assert!(!ok && complaint.contains("certificate has expired"), "{complaint}");
    check_failure(outcome, "cancelled", "cancelled by user", true);
    check_failure(outcome, "error", "INVOCATION_ERROR", false);
    check_failure(outcome, "older", "MODULE_NOT_FOUND", false);
    check_failure(outcome, "nobody", "no-suitable-key", false);
    check_failure(outcome, "xml", "format-not-supported", false);
    check_failure(outcome, "notBase64", "data-not-base64", false);
    check_failure(outcome, "tooMany", "too-many-documents", false);
    check_failure(outcome, "token", "storage-not-available", false);
    check_failure(outcome, "badForm", "INVOCATION_ERROR", false);
    // The older module cannot name a person: the first of the list answers.
    assert!(outcome["keyInfo"]["subjectDn"].as_str().unwrap().contains(first));
    assert_eq!(outcome["keyInfo"]["algorithm"], "RSA");
    check_signature(outcome, "oldDetached", "-content content.bin", first);
    check_signature(outcome, "oldAttached", "", first);
    check_signature(outcome, "oldHash", "-content content.bin", first);
    check_failure(outcome, "oldBadForm", "argument type mismatch", false);
    check_failure(outcome, "oldCancelled", "action.canceled", false);
    check_failure(outcome, "oldXml", "format-not-supported", false);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_library_of_real_portals_is_content() {
    let running = start().await;
    tokio::task::spawn_blocking(move || {
        let client = install_client();
        for scheme in ["ws", "wss"] {
            let outcome = walk(&running, client.path(), scheme);
            check_outcome(&outcome, &running.people);
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_control_page_names_people_faults_and_what_waits() {
    use axum::body::Body;
    use axum::http::{Request, StatusCode};
    use tower::ServiceExt;

    let running = start().await;
    let router = kezek_testbed::signer::router(running.signer.clone());
    running.signer.prepare(Prepared::Cancel);
    let get = Request::get("/").body(Body::empty()).unwrap();
    let response = router.clone().oneshot(get).await.unwrap();
    let page = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let page = String::from_utf8(page.to_vec()).unwrap();
    for part in [running.people.people[0].iin.as_str(), "revoked-in-ocsp", "<li>cancel</li>"] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    for (body, status) in [
        ("answer=faulty&fault=expired", StatusCode::SEE_OTHER),
        ("answer=faulty&fault=nonsense", StatusCode::BAD_REQUEST),
        ("answer=key&iin=1", StatusCode::BAD_REQUEST),
        ("answer=dance", StatusCode::BAD_REQUEST),
    ] {
        let post = Request::post("/next")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        assert_eq!(router.clone().oneshot(post).await.unwrap().status(), status, "{body}");
    }
    for _ in 0..100 {
        running.signer.prepare(Prepared::Error);
    }
    let post = Request::post("/next")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("answer=cancel"))
        .unwrap();
    assert_eq!(router.oneshot(post).await.unwrap().status(), StatusCode::TOO_MANY_REQUESTS);
}
