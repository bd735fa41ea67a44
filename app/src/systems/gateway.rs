//! The gateway as a part of the process, and the routes that follow from the content.

use std::sync::Arc;

use kezek_content::Content;
use kezek_gateway::{Gateway, GatewaySettings, Localities, Route, Subscriber};
use kezek_kernel::SystemName;
use kezek_messages::services;
use kezek_store::StoreSettings;

use super::{Ground, Line};
use crate::answer::Fault;

/// Where the gateway delivers, and what to whom.
pub(crate) struct GatewayPlan {
    /// The systems that receive.
    pub(crate) subscribers: Vec<Subscriber>,
    /// Which service of which locality is whose.
    pub(crate) routes: Vec<Route>,
}

/// Opens the gateway.
pub(crate) fn open_gateway(
    ground: &Ground,
    store: StoreSettings,
    line: Line,
    plan: GatewayPlan,
) -> Result<Gateway, Fault> {
    let settings = GatewaySettings {
        store,
        link: line.settings(&ground.clock),
        subscribers: plan.subscribers,
        routes: plan.routes,
    };
    Gateway::open(settings, Arc::clone(&ground.clock))
        .map_err(|fault| Fault::Failed(format!("the gateway does not open: {fault}")))
}

/// Every service of the content, in the localities where somebody gives it, and the questions: all to one
/// workstation, which is enough for one region.
pub(crate) fn usual_routes(content: &Content) -> Result<Vec<Route>, Fault> {
    let library = content.library().map_err(Fault::failed)?;
    let parameters = content.parameters().map_err(Fault::failed)?;
    let to_workstation = |service: &str, localities| Route {
        service: service.to_owned(),
        localities,
        subscriber: SystemName::Workstation.code().to_owned(),
    };
    let services = library.editions().map(|edition| {
        let localities = parameters.localities_of(edition.key.regulation());
        to_workstation(&edition.service.code, Localities::These(localities))
    });
    let questions = services::QUESTIONS.map(|question| to_workstation(question, Localities::All));
    Ok(services.chain(questions).collect())
}
