//! Two systems with keys of their own and a door that behaves as a test asks.

use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use kezek_exchange::{
    Answer, Delivery, Dispatch, Link, LinkSettings, Peer, Pinned, Received, Receiver, Refusal, door,
};
use kezek_kernel::{Instant, SystemName};
use kezek_messages::{GenuineAnswer, GenuineQuestion, SyncAnswer, SyncQuestion};
use kezek_signatures::xml::SystemKey;
use kezek_store::{EngineSettings, FixedClock, Store, StoreKeys, StoreSettings};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};

pub(crate) const NOW: Instant = TestAuthority::NOW;

pub(crate) static PORTAL: LazyLock<Credential> = LazyLock::new(|| system("portal"));
pub(crate) static GATEWAY: LazyLock<Credential> = LazyLock::new(|| system("gateway"));
pub(crate) static STRANGER: LazyLock<Credential> = LazyLock::new(|| system("stranger"));

fn system(name: &str) -> Credential {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let subject = TestAuthority::system(name, "961141000023".parse().unwrap());
    authority.signer(subject, KeyAlgorithm::Rsa2048).unwrap()
}

pub(crate) fn key(credential: &Credential) -> SystemKey {
    SystemKey::new(credential.key.pkcs8(), credential.certificate.clone()).unwrap()
}

/// The line of a system that knows portal and gateway by their certificates.
pub(crate) fn link(id: &str, own: &Credential, gateway_url: &str, clock: &Arc<FixedClock>) -> Link {
    let peer = |id: &str, credential: &Credential| Peer {
        id: id.to_owned(),
        certificates: vec![credential.certificate.clone()],
    };
    let settings = LinkSettings {
        id: id.to_owned(),
        key: key(own),
        gateway_id: "gateway".to_owned(),
        gateway_url: gateway_url.to_owned(),
        peers: vec![peer("gateway", &GATEWAY), peer("portal", &PORTAL)],
        trust: Arc::new(Pinned),
        patience: Duration::from_secs(10),
        clock: Arc::<FixedClock>::clone(clock),
    };
    Link::new(settings).unwrap()
}

/// A receiver that remembers what it took and refuses while told to.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    pub(crate) taken: Arc<Mutex<Vec<Received>>>,
    pub(crate) refusing: Arc<Mutex<Option<Refusal>>>,
}

impl Receiver for Memory {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        self.taken.lock().unwrap().push(received);
        self.refusing.lock().unwrap().map_or(Ok(()), Err)
    }

    async fn answer(&self, question: SyncQuestion, _: axum::body::Bytes) -> Result<Answer, Refusal> {
        let asked: GenuineQuestion = question.data.read()?;
        let answer = GenuineAnswer { as_of: NOW, genuine: asked.document_number == "AL-1" };
        Ok(Answer::Own(SyncAnswer::success(&question.info.message_id, NOW, &answer)?))
    }
}

/// A portal with its outbox, and the gateway's door on a port of its own.
pub(crate) struct Rig {
    pub(crate) store: Arc<Store>,
    pub(crate) delivery: Delivery,
    pub(crate) portal: Link,
    pub(crate) memory: Memory,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) url: String,
    _folder: tempfile::TempDir,
}

impl Rig {
    /// The gateway signs its replies with this key.
    pub(crate) async fn new(gateway: &Credential) -> Self {
        let clock = Arc::new(FixedClock::new(NOW));
        let memory = Memory::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/bip-async/", listener.local_addr().unwrap());
        let router = door(link("gateway", gateway, &url, &clock), memory.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self::with_gateway_at(&url, memory, clock)
    }

    /// The gateway is said to be there.
    pub(crate) fn with_gateway_at(url: &str, memory: Memory, clock: Arc<FixedClock>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(open(folder.path(), &clock));
        let portal = link("portal", &PORTAL, url, &clock);
        let delivery = Delivery::new(portal.clone(), Arc::clone(&store));
        Self { store, delivery, portal, memory, clock, url: url.to_owned(), _folder: folder }
    }

    /// Puts one message into the outbox.
    pub(crate) async fn enqueue(&self) {
        let outgoing = dispatch().outgoing();
        self.store.keep::<_, std::convert::Infallible>(move |act| Ok(act.enqueue(outgoing)?)).await.unwrap();
    }
}

pub(crate) fn open(folder: &std::path::Path, clock: &Arc<FixedClock>) -> Store {
    let engine = EngineSettings::Sqlite { path: folder.join("store.db") };
    let keys = StoreKeys::new(&[1; 32], &[2; 32], [3; 32]).unwrap();
    let settings = StoreSettings::new(engine, SystemName::Portal, keys);
    Store::open(settings, &[], Arc::<FixedClock>::clone(clock)).unwrap()
}

pub(crate) fn dispatch() -> Dispatch {
    let payload =
        GenuineQuestion { document_number: "AL-1".into(), person_number: "500101100000".parse().unwrap() };
    let locality = "191010000".parse().unwrap();
    Dispatch::request("housing-queue", "almaty-2012-424", locality, "101-1", &payload).unwrap()
}
