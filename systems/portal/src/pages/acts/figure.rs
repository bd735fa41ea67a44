//! The drawings of a channel and its model for other programs.

use kezek_regulations::{Edition, Legend, Process, bpmn, flow_chart, interaction};
use kezek_web::Ui;

/// A file that stands beside the page of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureFile {
    /// The flow chart, SVG.
    Flow,
    /// The diagram of functional interaction, SVG.
    Interaction,
    /// The process as BPMN 2.0.
    Bpmn,
}

impl FigureFile {
    /// The name of the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Flow => "flow.svg",
            Self::Interaction => "interaction.svg",
            Self::Bpmn => "process.bpmn",
        }
    }

    /// The file with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Flow, Self::Interaction, Self::Bpmn].into_iter().find(|file| file.name() == name)
    }

    /// Its type.
    pub(crate) const fn media(self) -> &'static str {
        match self {
            Self::Flow | Self::Interaction => "image/svg+xml",
            Self::Bpmn => "application/xml",
        }
    }

    /// Draws it in the language of the visit.
    pub(crate) fn draw(self, ui: &Ui, edition: &Edition, process: &Process) -> String {
        let legend = || Legend::of(|code| ui.t(format!("figure-{code}")).into_owned());
        match self {
            Self::Flow => flow_chart(edition, process, ui.language(), &legend()),
            Self::Interaction => interaction(edition, process, ui.language(), &legend()),
            Self::Bpmn => bpmn(edition, process, ui.language()),
        }
    }
}
