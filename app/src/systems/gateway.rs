//! The gateway as a part of the process, and the routes that follow from the content.

use std::sync::Arc;

use kezek_content::Content;
use kezek_gateway::{Gateway, GatewaySettings, Localities, Route, Subscriber};
use kezek_kernel::SystemName;
use kezek_messages::services;
use kezek_regulations::{Library, Parameters, SourceFile};
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
    let files = content.texts("regulations", "toml").map_err(Fault::failed)?;
    let files: Vec<_> = files.into_iter().map(|file| SourceFile::new(file.path, file.text)).collect();
    let library = Library::load(&files).map_err(|found| faults(&found))?;
    let parameters = parameters(content)?;
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

fn parameters(content: &Content) -> Result<Parameters, Fault> {
    let path = "parameters/localities.toml";
    let files = content.texts("parameters", "toml").map_err(Fault::failed)?;
    let file = files.into_iter().find(|file| file.path == path);
    let file = file.ok_or_else(|| Fault::Failed(format!("{path} is missing")))?;
    Parameters::load(&SourceFile::new(file.path, file.text)).map_err(|found| faults(&found))
}

fn faults(found: &[kezek_regulations::Fault]) -> Fault {
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    Fault::Failed(format!("the content has faults:\n{}", lines.join("\n")))
}
