//! `kezek demo`: every system in one process, with demo people, a test authority and a stand-in signer.

mod folder;
mod foundation;
mod people;
mod ports;
mod seed;
mod table;
mod wiring;

use std::path::PathBuf;

use clap::Args;
use kezek_kernel::Language;
use serde_json::json;

use crate::answer::{Fault, Printer};
use crate::content::ContentOptions;

pub(crate) use folder::DataFolder;
pub(crate) use foundation::trust_of;

/// The zone in which the offices of the demo live.
pub(crate) const ZONE: &str = "Asia/Almaty";

/// How the demo runs.
#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// The folder that keeps everything.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Ports N to N+6 in place of the usual ones; 0: any free ports.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=65529))]
    port_base: Option<u16>,
    #[command(flatten)]
    content: ContentOptions,
    /// The language of the table of people: kk, ru or en.
    #[arg(long, default_value = "kk", value_parser = language)]
    language: Language,
}

/// Runs until it is told to stop.
pub(crate) async fn run(options: &DemoOptions, printer: Printer) -> Result<bool, Fault> {
    let content = options.content.content();
    let folder = DataFolder::open(&options.data)?;
    let ports = ports::Ports::bind(options.port_base, &folder).await?;
    let addresses = ports.addresses.clone();
    let mut demo = wiring::start(&folder, ports, content.clone()).await?;
    for (name, address) in addresses.ready() {
        printer.line(format!("ready {name} {address}"));
    }
    if printer.json {
        printer.object(
            &json!({ "ready": addresses.ready().into_iter().collect::<std::collections::BTreeMap<_, _>>() }),
        )?;
    }
    printer.line(table::table(&content, &demo.people, &addresses, options.language)?);
    let ended = demo.running.wait().await;
    demo.stop().await;
    ended.map(|()| true)
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "the languages are kk, ru and en".to_owned())
}
