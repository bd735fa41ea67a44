//! Citizens who sign: certificates of the demo's own authority, accounts, sessions and signed requests.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_kernel::{Iin, Instant};
use kezek_store::{Clock as _, SystemClock};
use kezek_testbed::authority::{Authority, AuthoritySettings, Credential, Order, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign};
use kezek_testbed::people::{DemoFile, PersonEntry, PersonKind, read_demo_file, synthetic_numbers};
use kezek_testbed::{KeyAlgorithm, SigningKey, pkcs12};
use serde_json::{Value, json};

use crate::api::{Answer, Api};

const SERVICE: &str = "kezek-almaty-2012-424-queue";
const PASSWORD: &str = "Program-Kezek-1873";
const BOUNDARY: &str = "kezek-program-boundary";
/// The answers of a family whose category asks for no document, to the provider in whose locality it lives.
const ANSWERS: &str = include_str!("answers.json");
/// The code of that provider.
pub(crate) const PROVIDER: &str = "talgar";

/// A citizen with a key.
pub(crate) struct Citizen {
    pub(crate) iin: Iin,
    pub(crate) password: String,
    credential: Credential,
}

/// A signed request, to be sent as it stands, once or again.
#[derive(Debug, Clone)]
pub(crate) struct SignedRequest {
    pub(crate) token: String,
    pub(crate) key: String,
    body: Vec<u8>,
}

/// What the portal said when it accepted a request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct Accepted {
    pub(crate) number: String,
    #[serde(rename = "accepted_at")]
    pub(crate) moment: String,
    pub(crate) journal_index: u64,
    pub(crate) entry_hash: String,
}

impl Citizen {
    /// A citizen of the demo, who has an account already.
    pub(crate) fn of_demo(data: &Path, place: usize) -> Self {
        let people = demo_file(data).people;
        let mut citizens = people.iter().filter(|entry| entry.person.kind == PersonKind::Citizen);
        let PersonEntry { person, sign_key_file, .. } = citizens.nth(place).unwrap();
        let file = std::fs::read(data.join(sign_key_file)).unwrap();
        let credential = pkcs12::read(&file, &person.password).unwrap();
        Self { iin: person.iin, password: person.password.clone(), credential }
    }

    /// People whom the demo's authority certifies now. The demo must rest: it reads the register when it starts.
    pub(crate) fn certify(data: &Path, count: usize) -> Vec<Self> {
        let port = std::fs::read_to_string(data.join("authority-port")).unwrap();
        let address = format!("http://127.0.0.1:{}", port.trim());
        let settings = AuthoritySettings { address, algorithm: KeyAlgorithm::Rsa2048 };
        let authority = Authority::open(&data.join("authority"), &settings, now()).unwrap();
        let certify = |iin| {
            let order = Order::signing(TestAuthority::citizen(iin), now());
            // A key on a curve is made in no time, unlike one of RSA.
            let key = SigningKey::generate(KeyAlgorithm::EcdsaP256).unwrap();
            let credential = authority.issue(&order, key).unwrap();
            Self { iin, password: PASSWORD.to_owned(), credential }
        };
        synthetic_numbers().take(count).map(certify).collect()
    }

    /// Makes the account as everybody does: a one-time text is signed with an EDS of the same IIN.
    pub(crate) async fn register(&self, portal: &Api) {
        let asked = json!({ "iin": self.iin, "password": self.password });
        let challenge = portal.post("/api/v1/accounts", "", &asked).await.json(201);
        let cms = self.sign(challenge["text"].as_str().unwrap().as_bytes());
        let path = format!("/api/v1/accounts/{}", challenge["challenge"].as_str().unwrap());
        portal.post(&path, "", &json!({ "cms": cms })).await.expect(204);
    }

    /// Opens a session and gives its token.
    pub(crate) async fn sign_in(&self, portal: &Api) -> String {
        let body = json!({ "iin": self.iin, "password": self.password });
        token(portal.post("/api/v1/sessions", "", &body).await, 201)
    }

    /// Has the portal write the application, and signs it.
    pub(crate) async fn request(&self, portal: &Api) -> SignedRequest {
        let token = self.sign_in(portal).await;
        let answers: Value = serde_json::from_str(ANSWERS).unwrap();
        let body = json!({ "service": SERVICE, "language": "kk", "answers": answers });
        let application = portal.post("/api/v1/applications", &token, &body).await.expect(200);
        let body = parts(&application, &self.sign(&application));
        SignedRequest { token, key: format!("program-{}", self.iin), body }
    }

    fn sign(&self, bytes: &[u8]) -> String {
        STANDARD.encode(sign(&self.credential, Content::Attached(bytes), now()).unwrap())
    }
}

impl SignedRequest {
    /// Sends it under its key; the error is that of a portal which went away before it answered.
    pub(crate) async fn send(&self, portal: &Api) -> Result<Accepted, reqwest::Error> {
        let media = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [("content-type", media.as_str()), ("idempotency-key", self.key.as_str())];
        let answer = portal.post_bytes("/api/v1/requests", &self.token, &headers, self.body.clone()).await?;
        Ok(serde_json::from_value(answer.json(201)).unwrap())
    }
}

/// The token of an officer of the provider.
pub(crate) async fn officer(data: &Path, role: kezek_kernel::Role, workstation: &Api) -> String {
    let is_meant = |entry: &PersonEntry| {
        matches!(&entry.person.kind,
            PersonKind::Officer { provider, roles, .. } if provider == PROVIDER && roles.contains(&role))
    };
    let people = demo_file(data).people;
    let officer = &people.iter().find(|entry| is_meant(entry)).unwrap().person;
    let body = json!({ "iin": officer.iin, "password": officer.password });
    token(workstation.post("/api/v1/sign-in", "", &body).await, 200)
}

fn token(answer: Answer, status: u16) -> String {
    answer.json(status)["token"].as_str().unwrap().to_owned()
}

fn demo_file(data: &Path) -> DemoFile {
    read_demo_file(data).unwrap().expect("the demo has started before")
}

fn parts(application: &[u8], cms: &str) -> Vec<u8> {
    let head = |name| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    let end = format!("\r\n--{BOUNDARY}--\r\n");
    [
        head("application").as_bytes(),
        application,
        b"\r\n",
        head("cms").as_bytes(),
        cms.as_bytes(),
        end.as_bytes(),
    ]
    .concat()
}

fn now() -> Instant {
    SystemClock.now()
}
