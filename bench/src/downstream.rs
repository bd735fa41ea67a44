//! Gateway and workstation behind the portal, and the three workers that carry messages between them.

use std::sync::Arc;

use kezek_exchange::{Delivery, Link};
use kezek_gateway::{Gateway, GatewaySettings, Localities, Route, Subscriber};
use kezek_kernel::SystemName;
use kezek_store::SystemClock;
use kezek_web::Audience;
use kezek_workstation::{Workstation, WorkstationSettings};
use tokio::sync::watch;

use crate::BenchFault;
use crate::citizens::SERVICE;
use crate::house::{House, ZONE, listen, serve, shell, store_settings};
use crate::lines::door;

/// Tells the workers to stop when it is dropped.
pub(crate) struct Downstream {
    _stop: watch::Sender<bool>,
}

/// Opens the gateway's door and everything behind it; from now on accepted requests are registered.
pub(crate) async fn open(house: &mut House) -> Result<Downstream, BenchFault> {
    let (listener, address) = listen().await?;
    let workstation = workstation(house).await?;
    let link = link(house, SystemName::Workstation)?;
    serve(listener, kezek_workstation::router(&workstation, Some(link.clone())));
    let subscribers = vec![
        Subscriber { id: SystemName::Portal.code().to_owned(), url: door(house.server) },
        Subscriber { id: SystemName::Workstation.code().to_owned(), url: door(address) },
    ];
    let gateway = gateway(house, subscribers)?;
    let door = house.gateway_listener.take().ok_or(BenchFault::Options("the gateway stands already"))?;
    serve(door, gateway.router());
    let stop = watch::Sender::new(false);
    let (from_portal, forwarder) = (kezek_portal::delivery(&house.portal), gateway.forwarder());
    let from_workstation = Delivery::new(link, Arc::new(workstation.store().clone()));
    let (first, second, third) = (stop.subscribe(), stop.subscribe(), stop.subscribe());
    tokio::spawn(async move { from_portal.run(first).await });
    tokio::spawn(async move { forwarder.run(second).await });
    tokio::spawn(async move { from_workstation.run(third).await });
    Ok(Downstream { _stop: stop })
}

fn link(house: &House, system: SystemName) -> Result<Link, BenchFault> {
    Link::new(house.lines.end(system)?).map_err(BenchFault::set_up("link"))
}

fn gateway(house: &House, subscribers: Vec<Subscriber>) -> Result<Gateway, BenchFault> {
    let routes = vec![Route {
        service: SERVICE.to_owned(),
        localities: Localities::All,
        subscriber: SystemName::Workstation.code().to_owned(),
    }];
    let settings = GatewaySettings {
        store: store_settings(house.folder(), SystemName::Gateway)?,
        link: house.lines.end(SystemName::Gateway)?,
        subscribers,
        routes,
    };
    Gateway::open(settings, Arc::new(SystemClock)).map_err(BenchFault::set_up("gateway"))
}

/// The workstation alone, with its database in the house's folder.
pub(crate) async fn workstation(house: &House) -> Result<Workstation, BenchFault> {
    let settings = WorkstationSettings {
        store: store_settings(house.folder(), SystemName::Workstation)?,
        shell: shell(SystemName::Workstation, Audience::Officers, kezek_workstation::navigation()),
        zone: ZONE.to_owned(),
        check_address: "http://localhost/check".to_owned(),
    };
    let (clock, desk) = (Arc::new(SystemClock), Arc::clone(&house.desk));
    let opened = Workstation::open(settings, &house.content, clock, desk).await;
    opened.map_err(BenchFault::set_up("workstation"))
}
