//! `kezek signer`: the stand-in for NCALayer alone.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use kezek_testbed::signer::{self, Signer};
use tokio::net::TcpListener;

use crate::answer::{Fault, Printer};
use crate::systems;

/// Where the keys are and where pages look for them.
#[derive(Debug, Args)]
pub(crate) struct SignerOptions {
    /// The data folder of the demo.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// The port; pages look for NCALayer at 13579.
    #[arg(long, default_value_t = 13579)]
    port: u16,
}

/// Serves until it is told to stop.
pub(crate) async fn run(options: &SignerOptions, printer: Printer) -> Result<bool, Fault> {
    let signer = Signer::open(&options.data, None, systems::testbed_clock()).map_err(Fault::failed)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .map_err(|error| Fault::Failed(format!("port {} (signer): {error}", options.port)))?;
    let address = listener.local_addr().map_err(Fault::failed)?;
    printer.line(format!("ready signer http://{address}"));
    tokio::select! {
        served = signer::serve(listener, Arc::new(signer)) => served.map_err(Fault::failed).map(|()| true),
        () = systems::told_to_stop() => Ok(true),
    }
}
