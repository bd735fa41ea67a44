//! Which systems are administered: those of a demo's data folder, or those of a settings file.

use std::path::PathBuf;

use clap::Args;
use kezek_content::Content;
use kezek_kernel::SystemName;
use kezek_store::StoreSettings;
use kezek_trust::TrustSettings;
use kezek_web::SignerSettings;

use crate::answer::Fault;
use crate::demo::{self, DataFolder};
use crate::serve;
use crate::systems::{Ground, OpenWorkstation, PagePlan, open_workstation};

/// The demo's data folder or a settings file.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Place {
    /// The data folder of the demo.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The settings file of `kezek serve`.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The workstation, with nobody served.
pub(crate) struct Held {
    pub(crate) open: OpenWorkstation,
    /// Keeps a demo from starting meanwhile.
    _folder: Option<DataFolder>,
}

impl Place {
    /// The trust settings in use.
    pub(crate) fn trust(&self) -> Result<TrustSettings, Fault> {
        match (&self.data, &self.config) {
            (_, Some(config)) => Ok(serve::read(config)?.trust),
            (Some(data), None) => Ok(demo::trust_of(data)),
            (None, None) => Err(Fault::misuse("either --data or --config is needed")),
        }
    }

    /// Opens the workstation's database; refused while another process writes it.
    pub(crate) async fn workstation(&self) -> Result<Held, Fault> {
        let (ground, store, folder) = self.parts()?;
        let open = open_workstation(&ground, store, None, String::new()).await;
        let open =
            open.map_err(|fault| Fault::Failed(format!("{fault}; stop the system first if it runs")))?;
        Ok(Held { open, _folder: folder })
    }

    fn parts(&self) -> Result<(Ground, StoreSettings, Option<DataFolder>), Fault> {
        if let Some(config) = &self.config {
            let settings = serve::read(config)?;
            let system = settings.workstation.as_ref().map(|workstation| &workstation.system);
            let system = system.ok_or_else(|| Fault::misuse("the settings name no workstation"))?;
            let store = serve::store(SystemName::Workstation, system)?;
            return Ok((serve::ground(&settings)?, store, None));
        }
        let data = self.data.as_ref().ok_or_else(|| Fault::misuse("either --data or --config is needed"))?;
        if !data.join(SystemName::Workstation.code()).is_dir() {
            return Err(Fault::Misuse(format!("{}: no demo has run here", data.display())));
        }
        let folder = DataFolder::open(data)?;
        let store = folder.store(SystemName::Workstation)?;
        // No page is served, so the signer's address only has to be one.
        let signer = SignerSettings { address: "ws://127.0.0.1:13579".to_owned(), any_authority: true };
        let pages = PagePlan { signer, secure: false, practice: true, zone: demo::ZONE.to_owned() };
        let ground = Ground::new(Content::embedded(), demo::trust_of(data), pages)?;
        Ok((ground, store, Some(folder)))
    }
}
