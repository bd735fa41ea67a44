//! The demo put together: authority first, then the systems, then the people, and only then the doors open.

use std::path::Path;
use std::sync::Arc;

use kezek_content::Content;
use kezek_gateway::{Gateway, Subscriber};
use kezek_kernel::SystemName;
use kezek_notices::Folder;
use kezek_portal::{NoticeSettings, Portal};
use kezek_store::{Clock as _, SystemClock};
use kezek_testbed::authority::{self, Authority};
use kezek_testbed::mailbox;
use kezek_testbed::people::DemoFile;
use kezek_testbed::signer::{self, Signer};
use kezek_web::SignerSettings;
use tokio::net::TcpListener;

use super::folder::DataFolder;
use super::foundation::{self, Foundation};
use super::ports::{Addresses, Ports, door};
use super::{ZONE, seed};
use crate::answer::Fault;
use crate::systems::{
    GatewayPlan, Ground, Line, OpenWorkstation, PagePlan, Running, keep_house, keep_house_of_officers,
    keep_house_of_people, open_gateway, open_portal, open_workstation, tell_heads, testbed_clock,
    usual_routes,
};

/// The running demo.
pub(crate) struct Demo {
    pub(crate) running: Running,
    pub(crate) people: DemoFile,
    systems: Systems,
}

struct Systems {
    portal: Portal,
    workstation: OpenWorkstation,
    gateway: Gateway,
}

impl Demo {
    /// Stops everything and releases the databases.
    pub(crate) async fn stop(self) {
        self.running.stop().await;
        self.systems.portal.close().await;
        self.systems.workstation.workstation.close().await;
        self.systems.gateway.store().close().await;
    }
}

/// Starts everything on these sockets.
pub(crate) async fn start(folder: &DataFolder, ports: Ports, content: Content) -> Result<Demo, Fault> {
    let now = SystemClock.now();
    let addresses = ports.addresses.clone();
    let mut running = Running::new();
    let authority = foundation::open_authority(folder, &addresses.authority_home, now).await?;
    serve_authority(
        &mut running,
        &authority,
        &folder.mailbox(),
        [Some(ports.authority), ports.authority_home],
    );
    let mut foundation = foundation::lay(folder, &content, &authority, now).await?;
    let trust = foundation::trust(&folder.keys(), &addresses.authority_home);
    let ground = Ground::new(content, trust, pages(&addresses))?;
    let systems = open(folder, &ground, &mut foundation, &addresses).await?;
    seed::officers(folder, &ground.content, &systems.workstation.workstation, &foundation.people).await?;
    seed::accounts(folder, &systems.portal, &foundation.people).await?;
    systems.serve(&mut running, ports.portal, ports.workstation, ports.gateway);
    serve_signer(&mut running, folder, ports.signer, authority)?;
    Ok(Demo { running, people: foundation.people, systems })
}

fn pages(addresses: &Addresses) -> PagePlan {
    PagePlan {
        signer: SignerSettings { address: addresses.signer_socket(), any_authority: true },
        secure: false,
        practice: true,
        zone: ZONE.to_owned(),
    }
}

async fn open(
    folder: &DataFolder,
    ground: &Ground,
    foundation: &mut Foundation,
    addresses: &Addresses,
) -> Result<Systems, Fault> {
    let mut line = |system| {
        let (key, peers) = (foundation.take_key(system)?, foundation.peers.clone());
        Ok::<_, Fault>(Line { system, key, gateway_url: addresses.gateway_door(), peers })
    };
    let gateway_line = line(SystemName::Gateway)?;
    let workstation_line = line(SystemName::Workstation)?;
    let portal_line = line(SystemName::Portal)?;
    let subscriber =
        |system: SystemName, address: &str| Subscriber { id: system.code().to_owned(), url: door(address) };
    let plan = GatewayPlan {
        subscribers: vec![
            subscriber(SystemName::Portal, &addresses.portal),
            subscriber(SystemName::Workstation, &addresses.workstation),
        ],
        routes: usual_routes(&ground.content)?,
    };
    let check_address = format!("{}/check", addresses.portal);
    let workstation_store = folder.store(SystemName::Workstation)?;
    Ok(Systems {
        gateway: open_gateway(ground, folder.store(SystemName::Gateway)?, gateway_line, plan)?,
        workstation: open_workstation(ground, workstation_store, Some(workstation_line), check_address)
            .await?,
        portal: open_portal(
            ground,
            folder.store(SystemName::Portal)?,
            portal_line,
            notices(folder, addresses)?,
        )?,
    })
}

/// What would leave for people goes into the mailbox.
fn notices(folder: &DataFolder, addresses: &Addresses) -> Result<NoticeSettings, Fault> {
    let mailbox = Arc::new(Folder::open(folder.mailbox()).map_err(Fault::failed)?);
    Ok(NoticeSettings { address: addresses.portal.clone(), mail: mailbox.clone(), sms: mailbox })
}

impl Systems {
    fn serve(
        &self,
        running: &mut Running,
        portal: TcpListener,
        workstation: TcpListener,
        gateway: TcpListener,
    ) {
        running.serve("gateway", gateway, self.gateway.router());
        let forwarder = self.gateway.forwarder();
        running.work("gateway's forwarder", |stop| async move { forwarder.run(stop).await });
        let store = self.gateway.store().clone();
        running.work("gateway's housekeeping", |stop| keep_house(store, stop));
        running.serve("workstation", workstation, self.workstation.router());
        let officers = self.workstation.workstation.clone();
        running.work("workstation's housekeeping", |stop| keep_house_of_officers(officers, stop));
        let workstation = self.workstation.workstation.clone();
        running.work("workstation's attention", |stop| tell_heads(workstation, stop));
        if let Some(delivery) = self.workstation.delivery() {
            running.work("workstation's delivery", |stop| async move { delivery.run(stop).await });
        }
        running.serve("portal", portal, kezek_portal::router(&self.portal));
        let store = self.portal.store().clone();
        running.work("portal's housekeeping", |stop| keep_house_of_people(store, stop));
        let delivery = kezek_portal::delivery(&self.portal);
        running.work("portal's delivery", |stop| async move { delivery.run(stop).await });
        let telling = kezek_portal::telling(&self.portal);
        running.work("portal's notices", |stop| async move { telling.run(stop).await });
    }
}

fn serve_authority(
    running: &mut Running,
    authority: &Arc<Authority>,
    mailbox: &Path,
    listeners: impl IntoIterator<Item = Option<TcpListener>>,
) {
    for listener in listeners.into_iter().flatten() {
        let routes = authority::router(Arc::clone(authority), testbed_clock());
        let routes = routes.merge(mailbox::router(mailbox));
        let routes = routes.route("/health/live", axum::routing::get(async || "live\n"));
        running.serve("authority", listener, routes);
    }
}

fn serve_signer(
    running: &mut Running,
    folder: &DataFolder,
    listener: TcpListener,
    authority: Arc<Authority>,
) -> Result<(), Fault> {
    let signer = Signer::open(folder.path(), Some(authority), testbed_clock()).map_err(Fault::failed)?;
    running.work("signer", |mut stop| async move {
        tokio::select! {
            served = signer::serve(listener, Arc::new(signer)) => {
                if let Err(error) = served {
                    tracing::error!(%error, "the signer ended");
                }
            }
            // Either the program stops or its owner is gone.
            _ = stop.wait_for(|stop| *stop) => {}
        }
    });
    Ok(())
}
