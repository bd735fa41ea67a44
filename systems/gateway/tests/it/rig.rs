//! A gateway on a port of its own between a portal and a workstation that only remember.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use kezek_exchange::{Answer, Link, LinkSettings, Peer, Pinned, Received, Receiver, Refusal, door};
use kezek_gateway::{Gateway, GatewaySettings, Localities, Route, Subscriber};
use kezek_kernel::{Instant, SystemName};
use kezek_messages::{
    AsyncMessage, Data, GenuineAnswer, GenuineQuestion, MessageInfo, MessageType, Property, Sender, Side,
    SoapFault, SyncAnswer, SyncQuestion, property, services,
};
use kezek_signatures::xml::SystemKey;
use kezek_store::{EngineSettings, FixedClock, StoreKeys, StoreSettings};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub(crate) const NOW: Instant = TestAuthority::NOW;
pub(crate) const SERVICE: &str = "housing-queue";
pub(crate) const LOCALITY: &str = "191010000";

pub(crate) static PORTAL: LazyLock<Credential> = LazyLock::new(|| system("portal"));
pub(crate) static GATEWAY: LazyLock<Credential> = LazyLock::new(|| system("gateway"));
pub(crate) static WORKSTATION: LazyLock<Credential> = LazyLock::new(|| system("workstation"));
pub(crate) static STRANGER: LazyLock<Credential> = LazyLock::new(|| system("stranger"));

fn system(name: &str) -> Credential {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let subject = TestAuthority::system(name, "961141000023".parse().unwrap());
    authority.signer(subject, KeyAlgorithm::Rsa2048).unwrap()
}

/// A subscriber that remembers what it took, and its port, on which it listens only while it is up.
pub(crate) struct Fake {
    pub(crate) link: Link,
    pub(crate) taken: Arc<Mutex<Vec<Received>>>,
    address: SocketAddr,
    serving: Option<JoinHandle<()>>,
}

/// The whole arrangement; everything is up at first.
pub(crate) struct Rig {
    pub(crate) gateway: Gateway,
    pub(crate) url: String,
    pub(crate) portal: Fake,
    pub(crate) workstation: Fake,
    pub(crate) clock: Arc<FixedClock>,
    serving: JoinHandle<()>,
    engine: EngineSettings,
    _folder: tempfile::TempDir,
}

#[derive(Clone)]
struct Remember(Arc<Mutex<Vec<Received>>>);

impl Receiver for Remember {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        self.0.lock().unwrap().push(received);
        Ok(())
    }

    async fn answer(&self, question: SyncQuestion, _: Bytes) -> Result<Answer, Refusal> {
        let answer = GenuineAnswer { as_of: NOW, genuine: true };
        Ok(Answer::Own(SyncAnswer::success(&question.info.message_id, NOW, &answer)?))
    }
}

impl Fake {
    async fn new(id: &str, key: &Credential, gateway_url: &str, clock: &Arc<FixedClock>) -> Self {
        let (_, address) = listen().await;
        let link = Link::new(link_settings(id, key, gateway_url, clock)).unwrap();
        let mut fake = Self { link, taken: Arc::default(), address, serving: None };
        fake.up().await;
        fake
    }

    /// Starts to listen.
    pub(crate) async fn up(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        let router = door(self.link.clone(), Remember(Arc::clone(&self.taken)));
        self.serving = Some(serve(listener, router));
    }

    /// Stops listening.
    pub(crate) async fn down(&mut self) {
        if let Some(serving) = self.serving.take() {
            stop(serving).await;
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.taken.lock().unwrap().len()
    }

    fn url(&self) -> String {
        format!("http://{}/bip-async/", self.address)
    }
}

impl Rig {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = EngineSettings::Sqlite { path: folder.path().join("gateway.db") };
        Self::build(engine, folder, &WORKSTATION).await
    }

    /// The workstation signs with this key instead of its own.
    pub(crate) async fn with_workstation_key(key: &Credential) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = EngineSettings::Sqlite { path: folder.path().join("gateway.db") };
        Self::build(engine, folder, key).await
    }

    pub(crate) async fn on(engine: EngineSettings) -> Self {
        Self::build(engine, tempfile::tempdir().unwrap(), &WORKSTATION).await
    }

    async fn build(engine: EngineSettings, folder: tempfile::TempDir, workstation: &Credential) -> Self {
        let clock = Arc::new(FixedClock::new(NOW));
        let (listener, address) = listen().await;
        let url = format!("http://{address}/bip-async/");
        let portal = Fake::new("portal", &PORTAL, &url, &clock).await;
        let workstation = Fake::new("workstation", workstation, &url, &clock).await;
        let gateway = Gateway::open(
            settings(&engine, &url, &portal, &workstation, &clock),
            Arc::<FixedClock>::clone(&clock),
        )
        .unwrap();
        let serving = serve(listener, gateway.router());
        Self { gateway, url, portal, workstation, clock, serving, engine, _folder: folder }
    }

    /// Ends the gateway and starts it again on the same database and port.
    pub(crate) async fn restart(&mut self) {
        self.gateway.store().close().await;
        let listener = self.gateway_down().await;
        self.gateway = Gateway::open(
            settings(&self.engine, &self.url, &self.portal, &self.workstation, &self.clock),
            Arc::<FixedClock>::clone(&self.clock),
        )
        .unwrap();
        self.serving = serve(TcpListener::bind(listener).await.unwrap(), self.gateway.router());
    }

    async fn gateway_down(&mut self) -> SocketAddr {
        let idle = tokio::spawn(std::future::ready(()));
        stop(std::mem::replace(&mut self.serving, idle)).await;
        let address = self.url.trim_start_matches("http://").trim_end_matches("/bip-async/");
        address.parse().unwrap()
    }

    /// Posts a message signed by this subscriber; the fault's code and finding, or `None` when it is taken.
    pub(crate) async fn send(&self, link: &Link, message: &AsyncMessage) -> Option<(String, String)> {
        let content = message.body(Side::Gateway).unwrap();
        let envelope = link.sign(&content, &message.info.message_id).unwrap();
        let reply = link.post(&self.url, envelope.into_bytes()).await.unwrap();
        let fault = SoapFault::read(std::str::from_utf8(&reply).unwrap()).unwrap();
        fault.map(|fault| (fault.error.code, fault.error.message))
    }

    pub(crate) async fn forward(&self) {
        self.gateway.forwarder().forward_due().await.unwrap();
    }
}

fn settings(
    engine: &EngineSettings,
    url: &str,
    portal: &Fake,
    workstation: &Fake,
    clock: &Arc<FixedClock>,
) -> GatewaySettings {
    let keys = StoreKeys::new(&[1; 32], &[2; 32], [3; 32]).unwrap();
    let route = |service: &str, localities| Route {
        service: service.to_owned(),
        localities,
        subscriber: "workstation".to_owned(),
    };
    GatewaySettings {
        store: StoreSettings::new(engine.clone(), SystemName::Gateway, keys),
        link: link_settings("gateway", &GATEWAY, url, clock),
        subscribers: vec![
            Subscriber { id: "portal".to_owned(), url: portal.url() },
            Subscriber { id: "workstation".to_owned(), url: workstation.url() },
        ],
        routes: vec![
            route(SERVICE, Localities::These(vec![LOCALITY.parse().unwrap()])),
            route(services::GENUINE, Localities::All),
        ],
    }
}

fn link_settings(id: &str, own: &Credential, gateway_url: &str, clock: &Arc<FixedClock>) -> LinkSettings {
    let peers: [(&str, &Credential); 3] =
        [("portal", &PORTAL), ("gateway", &GATEWAY), ("workstation", &WORKSTATION)];
    LinkSettings {
        id: id.to_owned(),
        key: SystemKey::new(own.key.pkcs8(), own.certificate.clone()).unwrap(),
        gateway_id: "gateway".to_owned(),
        gateway_url: gateway_url.to_owned(),
        peers: peers
            .into_iter()
            .map(|(id, peer)| Peer { id: id.to_owned(), certificates: vec![peer.certificate.clone()] })
            .collect(),
        trust: Arc::new(Pinned),
        patience: Duration::from_secs(10),
        clock: Arc::<FixedClock>::clone(clock),
    }
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

fn serve(listener: TcpListener, router: axum::Router) -> JoinHandle<()> {
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() })
}

async fn stop(serving: JoinHandle<()>) {
    serving.abort();
    let _ = serving.await;
}

/// A message in a chain of its own unless a test says otherwise.
pub(crate) fn message(sender: &str, number: &str, kind: MessageType) -> AsyncMessage {
    let payload =
        GenuineQuestion { document_number: number.into(), person_number: "500101100000".parse().unwrap() };
    AsyncMessage {
        info: MessageInfo {
            message_id: number.to_owned(),
            correlation_id: Some("101-1".to_owned()),
            service_id: SERVICE.to_owned(),
            route_id: None,
            date: NOW,
            sender: Sender { id: sender.to_owned() },
            properties: vec![Property { key: property::LOCALITY.to_owned(), value: LOCALITY.to_owned() }],
            session_id: None,
        },
        message_type: kind,
        data: Data::of(&payload).unwrap(),
    }
}

/// Rows of the journal are read by tests that count them.
pub(crate) async fn acts(gateway: &Gateway) -> Vec<String> {
    let mut acts = Vec::new();
    for index in 0..gateway.store().journal_size() {
        let entry = gateway.store().journal_entry(index).await.unwrap().unwrap();
        let entry: serde_json::Value = serde_json::from_slice(&entry).unwrap();
        acts.push(entry["act"].as_str().unwrap().to_owned());
    }
    acts
}

pub(crate) fn sqlite(folder: &Path) -> EngineSettings {
    EngineSettings::Sqlite { path: folder.join("gateway.db") }
}
