//! A portal on loopback with data of its own, an authority that publishes lists and answers OCSP, and people with keys.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use axum::Router;
use kezek_content::Content;
use kezek_exchange::{Link, LinkSettings, Peer, Pinned};
use kezek_kernel::{Iin, Instant, SystemName};
use kezek_notices::{Letter, MailPort, Sending, Sms, SmsPort};
use kezek_portal::{NoticeSettings, Portal, PortalSettings};
use kezek_signatures::xml::SystemKey;
use kezek_store::{Clock, EngineSettings, StoreKeys, StoreSettings, SystemClock};
use kezek_testbed::authority::{
    self, Authority, AuthoritySettings, Credential, Fault, IssuerName, Order, Standing, TestAuthority,
};
use kezek_testbed::cms_signing::{self, Content as Signed};
use kezek_testbed::{KeyAlgorithm, SigningKey};
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::{Audience, ShellSettings, SignerSettings};
use reqwest::{Client, Response};
use serde_json::{Value, json};

pub(crate) const SERVICE: &str = "kezek-almaty-2012-424-queue";
pub(crate) const PASSWORD: &str = "Айсұлу-1873";
pub(crate) const AISULU: &str = "730412200015";
pub(crate) const YERLAN: &str = "681109100022";
pub(crate) const TALGAR: &str = "196220100";

pub(crate) struct Rig {
    pub(crate) address: String,
    pub(crate) client: Client,
    pub(crate) portal: Portal,
    authority: Arc<Authority>,
    pub(crate) clock: Arc<RigClock>,
    folder: tempfile::TempDir,
    pub(crate) post: Arc<Post>,
    /// Where the authority publishes its lists.
    lists: String,
}

/// Keeps what leaves for people: to whom, and what.
#[derive(Default)]
pub(crate) struct Post(pub(crate) Mutex<Vec<(String, String)>>);

impl MailPort for Post {
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        self.0.lock().unwrap().push((letter.to.as_str().to_owned(), letter.text.clone()));
        Box::pin(async { Ok(()) })
    }
}

/// No SMS leaves this portal.
impl SmsPort for Post {
    fn send_sms<'a>(&'a self, _: &'a Sms) -> Sending<'a> {
        Box::pin(async { Ok(()) })
    }

    fn delivers_sms(&self) -> bool {
        false
    }
}

/// A person's session and key.
pub(crate) struct Person {
    pub(crate) token: String,
    pub(crate) key: Credential,
}

async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

/// The machine's clock, until a test stops it: how long a machine takes must not decide a test.
#[derive(Default)]
pub(crate) struct RigClock(OnceLock<Instant>);

impl RigClock {
    /// From now on time stands still for the portal.
    pub(crate) fn stop(&self) {
        self.0.get_or_init(now);
    }
}

impl Clock for RigClock {
    fn now(&self) -> Instant {
        self.0.get().copied().unwrap_or_else(now)
    }
}

fn now() -> Instant {
    SystemClock.now()
}

/// One RSA key serves all good certificates of the process: making keys is slow.
fn shared_key() -> SigningKey {
    static KEY: OnceLock<Vec<u8>> = OnceLock::new();
    let pkcs8 = KEY.get_or_init(|| SigningKey::generate(KeyAlgorithm::Rsa2048).unwrap().pkcs8().to_vec());
    SigningKey::from_pkcs8(pkcs8).unwrap()
}

impl Rig {
    pub(crate) async fn start() -> Self {
        Self::start_with(&Content::embedded()).await
    }

    /// The same with other rules.
    pub(crate) async fn start_with(content: &Content) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        listener.set_nonblocking(true).unwrap();
        let address = format!("http://127.0.0.1:{port}");
        let settings = AuthoritySettings { address: address.clone(), algorithm: KeyAlgorithm::EcdsaP256 };
        let authority = Arc::new(Authority::in_memory(&settings, now().plus_seconds(-86_400)).unwrap());
        let router = authority::router(Arc::clone(&authority), Arc::new(now));
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let clock = Arc::new(RigClock::default());
        let (letters, lists) = (Arc::new(Post::default()), address);
        let portal = portal(&folder, &authority, &lists, clock.clone(), content, &letters);
        let address = serve(kezek_portal::router(&portal)).await;
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self {
            address: format!("http://{address}"),
            client,
            portal,
            authority,
            clock,
            folder,
            post: letters,
            lists,
        }
    }

    /// Closes the portal and opens it again on the same data with other rules.
    pub(crate) async fn reopen(&mut self, content: &Content) {
        self.portal.close().await;
        let clock = self.clock.clone();
        self.portal = portal(&self.folder, &self.authority, &self.lists, clock, content, &self.post);
        self.address = format!("http://{}", serve(kezek_portal::router(&self.portal)).await);
    }

    pub(crate) fn key(&self, iin: &str) -> Credential {
        let subject = TestAuthority::citizen(iin.parse::<Iin>().unwrap());
        self.authority.issue(&Order::signing(subject, now().plus_seconds(-3600)), shared_key()).unwrap()
    }

    /// The key of somebody of an organisation.
    pub(crate) fn member_key(&self, bin: &str, standing: Standing) -> Credential {
        let subject = TestAuthority::member(YERLAN.parse().unwrap(), bin.parse().unwrap(), standing);
        self.authority.issue(&Order::signing(subject, now().plus_seconds(-3600)), shared_key()).unwrap()
    }

    pub(crate) fn faulty_key(&self, fault: Fault, iin: &str) -> Credential {
        let subject = TestAuthority::citizen(iin.parse::<Iin>().unwrap());
        let key = SigningKey::generate(KeyAlgorithm::EcdsaP256).unwrap();
        self.authority.issue_faulty(fault, subject, key, now()).unwrap()
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: &Value) -> Response {
        let request = self.client.post(format!("{}{path}", self.address)).bearer_auth(token);
        request.header("content-type", "application/json").body(body.to_string()).send().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Response {
        self.client.get(format!("{}{path}", self.address)).bearer_auth(token).send().await.unwrap()
    }

    /// An account made by a signed challenge, and a session in it.
    pub(crate) async fn person(&self, iin: &str) -> Person {
        self.holder(iin, self.key(iin)).await
    }

    /// The same for any number, with this key.
    pub(crate) async fn holder(&self, iin: &str, key: Credential) -> Person {
        let asked = self.post("/api/v1/accounts", "", &json!({ "iin": iin, "password": PASSWORD })).await;
        assert_eq!(asked.status(), 201);
        let asked = body(asked).await;
        let cms = sign(&key, asked["text"].as_str().unwrap().as_bytes());
        let path = format!("/api/v1/accounts/{}", asked["challenge"].as_str().unwrap());
        assert_eq!(self.post(&path, "", &json!({ "cms": cms })).await.status(), 204);
        let session = self.post("/api/v1/sessions", "", &json!({ "iin": iin, "password": PASSWORD })).await;
        assert_eq!(session.status(), 201);
        let token = body(session).await["token"].as_str().unwrap().to_owned();
        Person { token, key }
    }

    /// The document made from these answers.
    pub(crate) async fn document(
        &self,
        person: &Person,
        answers: &Value,
        files: &[(&str, &[u8])],
    ) -> Vec<u8> {
        self.document_for(SERVICE, person, answers, files).await
    }

    /// The document of any service.
    pub(crate) async fn document_for(
        &self,
        service: &str,
        person: &Person,
        answers: &Value,
        files: &[(&str, &[u8])],
    ) -> Vec<u8> {
        let attachments = attachments(files);
        let asked =
            json!({ "service": service, "answers": answers, "attachments": attachments, "language": "kk" });
        let made = self.post("/api/v1/applications", &person.token, &asked).await;
        let status = made.status();
        let text = made.text().await.unwrap();
        assert_eq!(status, 200, "{text}");
        text.into_bytes()
    }

    /// Sends a signed document with its files.
    pub(crate) async fn submit(
        &self,
        token: &str,
        document: &[u8],
        cms: &str,
        files: &[(&str, &[u8])],
        idempotency: Option<&str>,
    ) -> Response {
        self.send_parts("/api/v1/requests", token, ("application", document), cms, files, idempotency).await
    }

    /// Sends a signed document in the part of this name, its signature and its files.
    pub(crate) async fn send_parts(
        &self,
        path: &str,
        token: &str,
        (name, document): (&str, &[u8]),
        cms: &str,
        files: &[(&str, &[u8])],
        idempotency: Option<&str>,
    ) -> Response {
        let boundary = "kezek-test-boundary";
        let mut payload = Vec::new();
        let mut part = |name: &str, file: Option<&str>, bytes: &[u8]| {
            let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
            payload.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n")
                    .as_bytes(),
            );
            payload.extend_from_slice(bytes);
            payload.extend_from_slice(b"\r\n");
        };
        part(name, None, document);
        part("cms", None, cms.as_bytes());
        for (document, bytes) in files {
            part(document, Some("көшірме.pdf"), bytes);
        }
        payload.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let mut request = self
            .client
            .post(format!("{}{path}", self.address))
            .bearer_auth(token)
            .header("content-type", format!("multipart/form-data; boundary={boundary}"));
        if let Some(key) = idempotency {
            request = request.header("idempotency-key", key);
        }
        request.body(payload).send().await.unwrap()
    }

    /// The document of an answer made from these words and files.
    pub(crate) async fn answer(
        &self,
        person: &Person,
        number: &str,
        stance: &str,
        files: &[(&str, &[u8])],
    ) -> Response {
        let asked = json!({ "stance": stance, "text": "Анықтаманы жаңарттым", "language": "kk",
                            "attachments": attachments(files) });
        self.post(&format!("/api/v1/requests/{number}/answer/document"), &person.token, &asked).await
    }

    /// How many requests this person has.
    pub(crate) async fn requests(&self, person: &Person) -> usize {
        body(self.get("/api/v1/requests", &person.token).await).await["requests"].as_array().unwrap().len()
    }

    /// The folder stays until the rig is dropped.
    pub(crate) fn data(&self) -> &std::path::Path {
        self.folder.path()
    }
}

fn portal(
    folder: &tempfile::TempDir,
    authority: &Authority,
    lists: &str,
    clock: Arc<dyn Clock>,
    content: &Content,
    post: &Arc<Post>,
) -> Portal {
    let notices = NoticeSettings {
        address: "https://kezek.example.kz".to_owned(),
        mail: post.clone(),
        sms: post.clone(),
    };
    let trusted = |issuer, name: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, authority.certificate(issuer)).unwrap();
        path
    };
    let trust = TrustSettings {
        anchors: vec![trusted(IssuerName::Root, "root.cer")],
        intermediates: vec![trusted(IssuerName::Issuing, "issuing.cer")],
        addresses: vec![format!("{lists}/")],
        ..TrustSettings::default()
    };
    let store = StoreSettings::new(
        EngineSettings::Sqlite { path: folder.path().join("kezek.db") },
        SystemName::Portal,
        StoreKeys::load_or_create(&folder.path().join("keys")).unwrap(),
    );
    let shell = ShellSettings {
        system: SystemName::Portal,
        audience: Audience::Citizens,
        nav: kezek_portal::navigation(),
        signer: SignerSettings { address: "ws://127.0.0.1:13579".to_owned(), any_authority: true },
        secure: false,
        practice: true,
        zone: "Asia/Almaty".to_owned(),
    };
    let desk = Arc::new(SignatureDesk::open(trust).unwrap());
    let link = link(Arc::clone(&clock));
    let settings = PortalSettings { store, shell, notices };
    Portal::open(settings, content, clock, desk, link).unwrap()
}

/// A link to a gateway that is down.
fn link(clock: Arc<dyn Clock>) -> Link {
    let key = SystemKey::new(shared_key().pkcs8(), vec![1]).unwrap();
    Link::new(LinkSettings {
        id: "portal".to_owned(),
        key,
        gateway_id: "gateway".to_owned(),
        gateway_url: "http://127.0.0.1:9/bip-async/".to_owned(),
        peers: vec![Peer { id: "gateway".to_owned(), certificates: Vec::new() }],
        trust: Arc::new(Pinned),
        patience: Duration::from_secs(1),
        clock,
    })
    .unwrap()
}

/// Files as a program tells them beforehand.
fn attachments(files: &[(&str, &[u8])]) -> Vec<Value> {
    let told = files.iter().map(|(document, bytes)| {
        json!({ "document": document, "name": "көшірме.pdf", "media_type": "application/pdf",
                "size_bytes": bytes.len(), "sha256": sha256(bytes) })
    });
    told.collect()
}

pub(crate) fn sign(key: &Credential, bytes: &[u8]) -> String {
    cms_signing::to_pem(&cms_signing::sign(key, Signed::Attached(bytes), now()).unwrap())
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes))
}

pub(crate) async fn body(response: Response) -> Value {
    let text = response.text().await.unwrap();
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}"))
}

/// Complete answers of a person who attaches nothing.
pub(crate) fn answers() -> Value {
    json!({
        "surname": "Үлгілі", "given-name": "Айсұлу", "birth-date": "1873-04-12", "locality": TALGAR,
        "address": "Талғар қаласы, Абай көшесі, 1-үй", "phone": "+7 701 000 00 00", "family-status": "single",
        "old-civil-acts": "no", "housing-now": "rented", "registered-since": "1890-01-01",
        "owned-five-years": "no", "residents": "1", "category": "veterans", "ground": "no-own",
        "consent-check": "yes", "consent-data": "yes"
    })
}
