//! A portal as `serve` opens it, with a certification authority beside it whose lists it fetches over HTTP.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use kezek_content::Content;
use kezek_exchange::Link;
use kezek_kernel::{Instant, SystemName};
use kezek_portal::{Portal, PortalSettings};
use kezek_signatures::{IfUnanswered, Method, RevocationPolicy};
use kezek_store::{Clock as _, EngineSettings, StoreKeys, StoreSettings, SystemClock};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Authority, AuthoritySettings, IssuerName, router as authority_router};
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::{Audience, ShellSettings, SignerSettings};
use tokio::net::TcpListener;

use crate::BenchFault;
use crate::lines::Lines;
use crate::options::Options;

pub(crate) const ZONE: &str = "Asia/Almaty";

/// The portal, its authority and where they listen. The databases lie in a folder that goes with the house.
pub(crate) struct House {
    pub(crate) authority: Arc<Authority>,
    pub(crate) portal: Portal,
    pub(crate) server: SocketAddr,
    pub(crate) desk: Arc<SignatureDesk>,
    pub(crate) lines: Lines,
    pub(crate) content: Content,
    /// The gateway's door. Nobody stands behind it until [`crate::downstream`] opens it.
    pub(crate) gateway_listener: Option<TcpListener>,
    folder: tempfile::TempDir,
}

impl House {
    /// Opens everything up to the portal; accepted requests wait in its outbox.
    pub(crate) async fn open(options: &Options) -> Result<Self, BenchFault> {
        let folder = tempfile::tempdir_in(&options.folder).map_err(BenchFault::set_up("folder"))?;
        let authority = authority().await?;
        let desk = Arc::new(desk(&authority, folder.path())?);
        let (gateway_listener, gateway_address) = listen().await?;
        let lines = Lines::new(&authority, options.system_keys, gateway_address)?;
        let link = Link::new(lines.end(SystemName::Portal)?).map_err(BenchFault::set_up("link"))?;
        let settings = PortalSettings {
            store: store_settings(folder.path(), SystemName::Portal)?,
            shell: shell(SystemName::Portal, Audience::Citizens, kezek_portal::navigation()),
            notices: kezek_portal::NoticeSettings::default(),
        };
        let content = options.content.clone();
        let portal = Portal::open(settings, &content, Arc::new(SystemClock), Arc::clone(&desk), link)
            .map_err(BenchFault::set_up("portal"))?;
        let (listener, server) = listen().await?;
        serve(listener, kezek_portal::router(&portal));
        Ok(Self {
            authority,
            portal,
            server,
            desk,
            lines,
            content,
            gateway_listener: Some(gateway_listener),
            folder,
        })
    }

    /// The folder on whose disk everything is written.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Now, by the machine's clock.
pub(crate) fn now() -> Instant {
    SystemClock.now()
}

/// A root and an issuing authority with RSA keys, whose lists are fetched on this machine.
async fn authority() -> Result<Arc<Authority>, BenchFault> {
    let (listener, address) = listen().await?;
    let settings =
        AuthoritySettings { address: format!("http://{address}"), algorithm: KeyAlgorithm::Rsa2048 };
    let authority = Authority::in_memory(&settings, now()).map_err(BenchFault::set_up("authority"))?;
    let authority = Arc::new(authority);
    serve(listener, authority_router(Arc::clone(&authority), Arc::new(now)));
    Ok(authority)
}

/// Revocation is asked by lists alone, as issue and measure are about five signatures of RSA.
fn desk(authority: &Authority, folder: &Path) -> Result<SignatureDesk, BenchFault> {
    let root: PathBuf = folder.join("root.cer");
    std::fs::write(&root, authority.certificate(IssuerName::Root))?;
    let revocation = RevocationPolicy { methods: vec![Method::Crl], if_unanswered: IfUnanswered::Refuse };
    let addresses = vec![format!("{}/", authority.settings().address)];
    let settings = TrustSettings { anchors: vec![root], intermediates: Vec::new(), revocation, addresses };
    SignatureDesk::open(settings).map_err(BenchFault::set_up("signature desk"))
}

pub(crate) fn store_settings(folder: &Path, system: SystemName) -> Result<StoreSettings, BenchFault> {
    let engine = EngineSettings::Sqlite { path: folder.join(format!("{system}.db")) };
    let keys = StoreKeys::load_or_create(&folder.join(format!("{system}-keys")))
        .map_err(BenchFault::set_up("store keys"))?;
    Ok(StoreSettings::new(engine, system, keys))
}

pub(crate) fn shell(system: SystemName, audience: Audience, nav: Vec<kezek_web::NavItem>) -> ShellSettings {
    let signer = SignerSettings { address: "ws://127.0.0.1:13579".to_owned(), any_authority: true };
    ShellSettings { system, audience, nav, signer, secure: false, practice: true, zone: ZONE.to_owned() }
}

pub(crate) async fn listen() -> Result<(TcpListener, SocketAddr), BenchFault> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves until the program ends.
pub(crate) fn serve(listener: TcpListener, router: Router) {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
}
