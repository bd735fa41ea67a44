//! The systems of a settings file, opened and served.

use std::net::SocketAddr;

use kezek_content::Content;
use kezek_exchange::Peer;
use kezek_gateway::{Gateway, Localities, Route, Subscriber};
use kezek_kernel::SystemName;
use kezek_portal::{NoticeSettings, Portal};
use kezek_signatures::Certificate;
use kezek_store::{EngineSettings, StoreKeys, StoreSettings};
use kezek_web::SignerSettings;
use tokio::net::TcpListener;

use super::notices::notices;
use super::settings::{EngineChoice, GatewaySettings, Settings, SystemSettings};
use crate::answer::Fault;
use crate::files;
use crate::systems::{
    GatewayPlan, Ground, Line, OpenWorkstation, PagePlan, Running, keep_house, keep_house_of_officers,
    keep_house_of_people, open_gateway, open_portal, open_workstation, read_key, tell_heads, usual_routes,
};

/// What was started.
pub(crate) struct Service {
    pub(crate) running: Running,
    pub(crate) addresses: Vec<(SystemName, SocketAddr)>,
    portal: Option<Portal>,
    workstation: Option<OpenWorkstation>,
    gateway: Option<Gateway>,
}

/// Starts the systems that the settings name.
pub(crate) async fn start(settings: Settings) -> Result<Service, Fault> {
    let ground = ground(&settings)?;
    let peers = peers(&settings)?;
    let mut service = Service {
        running: Running::new(),
        addresses: Vec::new(),
        portal: None,
        workstation: None,
        gateway: None,
    };
    if let Some(gateway) = &settings.gateway {
        service.gateway(&ground, gateway, &peers).await?;
    }
    if let Some(workstation) = &settings.workstation {
        let system = &workstation.system;
        let check_address = workstation.check_address.clone();
        service.workstation(&ground, system, check_address, &peers).await?;
    }
    if let Some(portal) = &settings.portal {
        let notices = notices(settings.notices.as_ref())?;
        service.portal(&ground, portal, notices, &peers).await?;
    }
    if service.addresses.is_empty() {
        return Err(Fault::misuse("the settings name no system: portal, workstation or gateway"));
    }
    Ok(service)
}

impl Service {
    /// Stops everything and releases the databases.
    pub(crate) async fn stop(self) {
        self.running.stop().await;
        if let Some(portal) = self.portal {
            portal.close().await;
        }
        if let Some(open) = self.workstation {
            open.workstation.close().await;
        }
        if let Some(gateway) = self.gateway {
            gateway.store().close().await;
        }
    }

    async fn listen(&mut self, system: SystemName, settings: &SystemSettings) -> Result<TcpListener, Fault> {
        let opened = TcpListener::bind(settings.listen).await;
        let listener =
            opened.map_err(|error| Fault::Failed(format!("{} ({system}): {error}", settings.listen)))?;
        self.addresses.push((system, listener.local_addr().map_err(Fault::failed)?));
        Ok(listener)
    }

    async fn gateway(
        &mut self,
        ground: &Ground,
        settings: &GatewaySettings,
        peers: &[Peer],
    ) -> Result<(), Fault> {
        let system = SystemName::Gateway;
        let listener = self.listen(system, &settings.system).await?;
        let line = line(system, &settings.system, peers)?;
        let plan = plan(settings, &ground.content)?;
        let gateway = open_gateway(ground, store(system, &settings.system)?, line, plan)?;
        self.running.serve("gateway", listener, gateway.router());
        let forwarder = gateway.forwarder();
        self.running.work("gateway's forwarder", |stop| async move { forwarder.run(stop).await });
        let store = gateway.store().clone();
        self.running.work("gateway's housekeeping", |stop| keep_house(store, stop));
        self.gateway = Some(gateway);
        Ok(())
    }

    async fn workstation(
        &mut self,
        ground: &Ground,
        settings: &SystemSettings,
        check_address: String,
        peers: &[Peer],
    ) -> Result<(), Fault> {
        let system = SystemName::Workstation;
        let listener = self.listen(system, settings).await?;
        let line = Some(line(system, settings, peers)?);
        let open = open_workstation(ground, store(system, settings)?, line, check_address).await?;
        self.running.serve("workstation", listener, open.router());
        let (officers, workstation) = (open.workstation.clone(), open.workstation.clone());
        self.running.work("workstation's housekeeping", |stop| keep_house_of_officers(officers, stop));
        self.running.work("workstation's attention", |stop| tell_heads(workstation, stop));
        if let Some(delivery) = open.delivery() {
            self.running.work("workstation's delivery", |stop| async move { delivery.run(stop).await });
        }
        self.workstation = Some(open);
        Ok(())
    }

    async fn portal(
        &mut self,
        ground: &Ground,
        settings: &SystemSettings,
        notices: NoticeSettings,
        peers: &[Peer],
    ) -> Result<(), Fault> {
        let system = SystemName::Portal;
        let listener = self.listen(system, settings).await?;
        let portal = open_portal(ground, store(system, settings)?, line(system, settings, peers)?, notices)?;
        self.running.serve("portal", listener, kezek_portal::router(&portal));
        let store = portal.store().clone();
        self.running.work("portal's housekeeping", |stop| keep_house_of_people(store, stop));
        let delivery = kezek_portal::delivery(&portal);
        self.running.work("portal's delivery", |stop| async move { delivery.run(stop).await });
        let telling = kezek_portal::telling(&portal);
        self.running.work("portal's notices", |stop| async move { telling.run(stop).await });
        self.portal = Some(portal);
        Ok(())
    }
}

/// The common ground; practice editions and keys of any authority are for the demo alone.
pub(crate) fn ground(settings: &Settings) -> Result<Ground, Fault> {
    let content = settings.content_dir.as_ref().map_or_else(Content::embedded, Content::overridden_by);
    let pages = PagePlan {
        signer: SignerSettings { address: settings.signer.clone(), any_authority: false },
        secure: true,
        practice: false,
        zone: settings.zone.clone(),
    };
    Ground::new(content, settings.trust.clone(), pages)
}

/// The database of one system.
pub(crate) fn store(system: SystemName, settings: &SystemSettings) -> Result<StoreSettings, Fault> {
    let keys = StoreKeys::load_or_create(&settings.store_keys).map_err(Fault::failed)?;
    let engine = match settings.store.clone() {
        EngineChoice::Sqlite(path) => EngineSettings::Sqlite { path },
        EngineChoice::Postgres(connection) => EngineSettings::Postgres { connection },
    };
    Ok(StoreSettings { origin: settings.origin.clone(), ..StoreSettings::new(engine, system, keys) })
}

fn peers(settings: &Settings) -> Result<Vec<Peer>, Fault> {
    settings
        .peer
        .iter()
        .map(|peer| {
            let mut certificates = Vec::new();
            for path in &peer.certificates {
                let certificate = Certificate::read(&files::read(path)?)
                    .map_err(|fault| Fault::Misuse(format!("{}: {fault}", path.display())))?;
                certificates.push(certificate.der().to_vec());
            }
            Ok(Peer { id: peer.id.clone(), certificates })
        })
        .collect()
}

fn line(system: SystemName, settings: &SystemSettings, peers: &[Peer]) -> Result<Line, Fault> {
    let key = read_key(&files::read(&settings.signing_key)?, &files::read(&settings.certificate)?)?;
    Ok(Line { system, key, gateway_url: settings.gateway_url.clone(), peers: peers.to_vec() })
}

fn plan(settings: &GatewaySettings, content: &Content) -> Result<GatewayPlan, Fault> {
    let subscribers = settings.subscriber.iter();
    let subscribers =
        subscribers.map(|one| Subscriber { id: one.id.clone(), url: one.url.clone() }).collect();
    if settings.route.is_empty() {
        return Ok(GatewayPlan { subscribers, routes: usual_routes(content)? });
    }
    let routes = settings.route.iter().map(|route| Route {
        service: route.service.clone(),
        localities: match route.localities.as_slice() {
            [] => Localities::All,
            these => Localities::These(these.to_vec()),
        },
        subscriber: route.subscriber.clone(),
    });
    Ok(GatewayPlan { subscribers, routes: routes.collect() })
}
