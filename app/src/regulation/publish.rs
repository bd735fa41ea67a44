//! `kezek regulation tables` and `directory`: what the acts' annexes show, written from the data that run.

use clap::Args;
use kezek_kernel::Language;
use kezek_regulations::publication::{
    DirectoryHeads, TableHeads, directory, directory_text, step_table, step_table_text,
};
use kezek_regulations::{Channel, Edition, Library, Process};
use kezek_web::Locales;
use serde_json::{Value, json};

use super::editions;
use crate::answer::{Fault, Printer};
use crate::content::ContentOptions;

/// What is published, and in which language.
#[derive(Debug, Args)]
pub(crate) struct PublishOptions {
    /// A folder of `content/regulations`, such as `zhambyl-2014-115`.
    pub(super) act: String,
    /// The channel: portal, provider or centre. When none is named, tables and directories are of all, drawings and models
    /// of the portal, or of the first one where the act has no portal.
    #[arg(long, value_parser = channel)]
    pub(super) channel: Option<Channel>,
    /// The language of the words: kk, ru or en.
    #[arg(long, default_value = "kk", value_parser = language)]
    pub(super) language: Language,
    #[command(flatten)]
    content: ContentOptions,
}

/// Rules and words that a publication needs.
pub(super) struct Press {
    pub(super) library: Library,
    locales: Locales,
    language: Language,
}

/// The tables of steps.
pub(super) fn tables(options: &PublishOptions, printer: Printer) -> Result<bool, Fault> {
    let press = Press::open(options)?;
    let heads = press.table_heads();
    press.publish(options, printer, |edition, process| {
        let table = step_table(edition, process).actions();
        (step_table_text(&table, press.language, &heads), json!(table))
    })
}

/// The directories of the business processes.
pub(super) fn directories(options: &PublishOptions, printer: Printer) -> Result<bool, Fault> {
    let press = Press::open(options)?;
    let heads = press.directory_heads();
    press.publish(options, printer, |edition, process| {
        let directory = directory(edition, process);
        (directory_text(&directory, press.language, &heads), json!(directory))
    })
}

impl Press {
    pub(super) fn open(options: &PublishOptions) -> Result<Self, Fault> {
        let content = options.content.content();
        let library = content.library().map_err(Fault::failed)?;
        let locales = Locales::load(&content).map_err(Fault::failed)?;
        Ok(Self { library, locales, language: options.language })
    }

    /// Prints one text for each channel asked for, or one object with all of them.
    fn publish(
        &self,
        options: &PublishOptions,
        printer: Printer,
        write: impl Fn(&Edition, &Process) -> (String, Value),
    ) -> Result<bool, Fault> {
        let mut published = Vec::new();
        for edition in editions(&self.library, Some(&options.act))? {
            let asked = |process: &&Process| options.channel.is_none_or(|channel| channel == process.channel);
            for process in edition.processes.iter().filter(asked) {
                let (text, value) = write(edition, process);
                let title = process.name.of(self.language);
                printer
                    .line(format!("# {} – {title}\n\n{text}", edition.service.short_name.of(self.language)));
                published.push(value);
            }
        }
        if published.is_empty() {
            return Err(Fault::Misuse("the act has no such channel".to_owned()));
        }
        if printer.json {
            printer.object(&json!({ "channels": published }))?;
        }
        Ok(true)
    }

    /// The sentence with this key, in the language of the publication.
    pub(super) fn say(&self, key: &str) -> String {
        self.locales.format(self.language, key, None).into_owned()
    }

    fn table_heads(&self) -> TableHeads {
        TableHeads {
            number: self.say("column-number"),
            actor: self.say("column-actor"),
            action: self.say("column-action"),
            completion: self.say("column-completion"),
            result: self.say("column-result"),
            term: self.say("column-term"),
            next: self.say("column-next"),
            clause: self.say("edition-clause"),
            yes: self.say("answer-yes"),
            no: self.say("answer-no"),
            not_in_act: self.say("channel-not-in-act"),
        }
    }

    fn directory_heads(&self) -> DirectoryHeads {
        DirectoryHeads {
            start: self.say("directory-start"),
            end: self.say("directory-end"),
            choice: self.say("directory-choice"),
            yes: self.say("answer-yes"),
            no: self.say("answer-no"),
        }
    }
}

fn channel(text: &str) -> Result<Channel, String> {
    Channel::from_code(text).ok_or_else(|| "portal, provider or centre".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "kk, ru or en".to_owned())
}
