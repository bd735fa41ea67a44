//! The content's rules as the domain reads them: regulations, localities, calendar.

use std::io;

use kezek_calendar::{Calendar, CalendarFault};
use kezek_regulations::{
    Attention, CommissionRules, Complaints, Fault, Library, Parameters, RuleFile, SourceFile,
};

use crate::{Content, TextFile};

const CALENDAR: &str = "calendars/kazakhstan.toml";
const LOCALITIES: &str = "parameters/localities.toml";
const COMMISSION: &str = "parameters/commission.toml";
const ATTENTION: &str = "parameters/attention.toml";
const COMPLAINTS: &str = "parameters/complaints.toml";

/// Why rules cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum RulesFault {
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] io::Error),
    /// Files have faults; one line for each.
    #[error("{}", lines(.0))]
    Faults(Vec<Fault>),
    /// The calendar has a fault.
    #[error("{CALENDAR}: {0}")]
    Calendar(#[from] CalendarFault),
}

impl Content {
    /// Every regulation and edition.
    pub fn library(&self) -> Result<Library, RulesFault> {
        let files: Vec<SourceFile> = self.texts("regulations", "toml")?.into_iter().map(source).collect();
        Library::load(&files).map_err(RulesFault::Faults)
    }

    /// Localities, the providers that serve them, and the dated rules under which they work.
    pub fn parameters(&self) -> Result<Parameters, RulesFault> {
        let read = |path: &str| self.text(path.to_owned()).map(source);
        let attention = Attention::load(&read(ATTENTION)?).map_err(RulesFault::Faults)?;
        let parameters = Parameters::load(&read(LOCALITIES)?).map_err(RulesFault::Faults)?;
        let parameters = RuleFile::ALL.into_iter().try_fold(parameters, |parameters, which| {
            let file = read(&format!("parameters/{}.toml", which.name()))?;
            parameters.with_rules(which, &file).map_err(RulesFault::Faults)
        })?;
        let complaints = Complaints::load(&read(COMPLAINTS)?).map_err(RulesFault::Faults)?;
        Ok(Parameters { attention, complaints, ..parameters })
    }

    /// How a commission meets and votes.
    pub fn commission(&self) -> Result<CommissionRules, RulesFault> {
        let file = self.text(COMMISSION.to_owned())?;
        CommissionRules::load(&source(file)).map_err(RulesFault::Faults)
    }

    /// The working calendar.
    pub fn calendar(&self) -> Result<Calendar, RulesFault> {
        Ok(Calendar::from_toml(&self.text(CALENDAR.to_owned())?.text)?)
    }
}

fn source(file: TextFile) -> SourceFile {
    SourceFile::new(file.path, file.text)
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_load() {
        let content = Content::embedded();
        let parameters = content.parameters().unwrap_or_else(|fault| panic!("{fault}"));
        let library = content.library().unwrap_or_else(|fault| panic!("{fault}"));
        let given = parameters.providers.iter().flat_map(|provider| &provider.regulations);
        for regulation in given {
            assert!(library.act(regulation).is_some(), "{regulation} is given and not held");
        }
        assert!(content.calendar().is_ok());
        assert!(content.commission().is_ok());
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("parameters");
        std::fs::create_dir(&path).unwrap_or_else(|error| panic!("{error}"));
        std::fs::write(path.join("localities.toml"), "hamlet = 1\nvillage = 2\n")
            .unwrap_or_else(|error| panic!("{error}"));
        let fault = Content::overridden_by(folder.path()).parameters().map(drop).unwrap_err().to_string();
        assert!(fault.contains("parameters/localities.toml:1: unknown-key: hamlet"), "{fault}");
        assert!(fault.contains("parameters/localities.toml:2: unknown-key: village"), "{fault}");
    }
}
