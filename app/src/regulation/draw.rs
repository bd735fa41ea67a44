//! `kezek regulation diagram` and `bpmn`: a channel as a drawing, and as a model that other engines run.

use clap::Args;
use kezek_kernel::Language;
use kezek_regulations::{Channel, Edition, Legend, Library, Process, flow_chart, interaction};
use kezek_web::Locales;
use serde_json::json;

use super::editions;
use super::publish::{channel, language};
use crate::answer::{Fault, Printer};
use crate::content::ContentOptions;

/// Which channel of which act.
#[derive(Debug, Args)]
pub(crate) struct BpmnOptions {
    /// A folder of `content/regulations`, such as `zhambyl-2014-115`.
    act: String,
    /// The channel: portal, provider or centre.
    #[arg(long, default_value = "portal", value_parser = channel)]
    channel: Channel,
    /// The language of the words: kk, ru or en.
    #[arg(long, default_value = "kk", value_parser = language)]
    language: Language,
    #[command(flatten)]
    content: ContentOptions,
}

/// Which drawing of which channel.
#[derive(Debug, Args)]
pub(crate) struct DiagramOptions {
    #[command(flatten)]
    of: BpmnOptions,
    /// The diagram of functional interaction in place of the flow chart.
    #[arg(long)]
    interaction: bool,
}

/// The drawing.
pub(super) fn diagram(options: &DiagramOptions, printer: Printer) -> Result<bool, Fault> {
    let DiagramOptions { of, interaction: interacting } = options;
    let locales = Locales::load(&of.content.content()).map_err(Fault::failed)?;
    let legend = Legend::of(|code| locales.format(of.language, &format!("figure-{code}"), None).into_owned());
    let draw = if *interacting { interaction } else { flow_chart };
    written(of, printer, |edition, process| draw(edition, process, of.language, &legend))
}

/// The model.
pub(super) fn bpmn(options: &BpmnOptions, printer: Printer) -> Result<bool, Fault> {
    written(options, printer, |edition, process| kezek_regulations::bpmn(edition, process, options.language))
}

fn written(
    options: &BpmnOptions,
    printer: Printer,
    write: impl Fn(&Edition, &Process) -> String,
) -> Result<bool, Fault> {
    let library: Library = options.content.content().library().map_err(Fault::failed)?;
    let editions = editions(&library, Some(&options.act))?;
    let found = editions.iter().rev().find_map(|edition| Some((edition, edition.process(options.channel)?)));
    let Some((edition, process)) = found else {
        return Err(Fault::Misuse("the act has no such channel".to_owned()));
    };
    let text = write(edition, process);
    printer.either(
        &text,
        &json!({ "edition": edition.key.as_str(), "channel": process.channel, "text": text }),
    )?;
    Ok(true)
}
