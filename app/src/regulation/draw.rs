//! `kezek regulation diagram` and `bpmn`: a channel as a drawing, and as a model that other engines run.

use clap::Args;
use kezek_regulations::{Channel, Edition, Legend, Process, flow_chart, interaction};
use serde_json::json;

use super::editions;
use super::publish::{Press, PublishOptions};
use crate::answer::{Fault, Printer};

/// Which drawing of which channel.
#[derive(Debug, Args)]
pub(crate) struct DiagramOptions {
    #[command(flatten)]
    of: PublishOptions,
    /// The diagram of functional interaction in place of the flow chart.
    #[arg(long)]
    interaction: bool,
}

/// The drawing.
pub(super) fn diagram(options: &DiagramOptions, printer: Printer) -> Result<bool, Fault> {
    let DiagramOptions { of, interaction: interacting } = options;
    let press = Press::open(of)?;
    let legend = Legend::of(|code| press.say(&format!("figure-{code}")));
    let draw = if *interacting { interaction } else { flow_chart };
    written(&press, of, printer, |edition, process| draw(edition, process, of.language, &legend))
}

/// The model.
pub(super) fn bpmn(options: &PublishOptions, printer: Printer) -> Result<bool, Fault> {
    let press = Press::open(options)?;
    let model =
        |edition: &Edition, process: &Process| kezek_regulations::bpmn(edition, process, options.language);
    written(&press, options, printer, model)
}

fn written(
    press: &Press,
    options: &PublishOptions,
    printer: Printer,
    write: impl Fn(&Edition, &Process) -> String,
) -> Result<bool, Fault> {
    let editions = editions(&press.library, Some(&options.act))?;
    let process = |edition: &Edition| match options.channel {
        Some(channel) => edition.process(channel).cloned(),
        None => edition.process(Channel::Portal).or(edition.processes.first()).cloned(),
    };
    let found = editions.iter().rev().find_map(|edition| Some((edition, process(edition)?)));
    let Some((edition, process)) = found else {
        return Err(Fault::Misuse("the act has no such channel".to_owned()));
    };
    let text = write(edition, &process);
    let channel = process.channel;
    printer.either(&text, &json!({ "edition": edition.key.as_str(), "channel": channel, "text": text }))?;
    Ok(true)
}
