//! The drawings of a channel and its model for other programs.

use kezek_kernel::Language;
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
    /// The name of the file in one language, such as `flow.kk.svg`.
    pub(crate) fn name(self, language: Language) -> String {
        let (stem, ending) = match self {
            Self::Flow => ("flow", "svg"),
            Self::Interaction => ("interaction", "svg"),
            Self::Bpmn => ("process", "bpmn"),
        };
        format!("{stem}.{language}.{ending}")
    }

    /// The file with this name, and its language.
    pub(crate) fn named(name: &str) -> Option<(Self, Language)> {
        let files = [Self::Flow, Self::Interaction, Self::Bpmn];
        let mut all = files.into_iter().flat_map(|file| Language::ALL.map(|language| (file, language)));
        all.find(|(file, language)| file.name(*language) == name)
    }

    /// Its type.
    pub(crate) const fn media(self) -> &'static str {
        match self {
            Self::Flow | Self::Interaction => "image/svg+xml",
            Self::Bpmn => "application/xml",
        }
    }

    /// Draws it, in the language of its name.
    pub(crate) fn draw(self, ui: &Ui, edition: &Edition, process: &Process, language: Language) -> String {
        let ui = ui.clone().speaking(language);
        let legend = || Legend::of(|code| ui.t(format!("figure-{code}")).into_owned());
        match self {
            Self::Flow => flow_chart(edition, process, language, &legend()),
            Self::Interaction => interaction(edition, process, language, &legend()),
            Self::Bpmn => bpmn(edition, process, language),
        }
    }
}
