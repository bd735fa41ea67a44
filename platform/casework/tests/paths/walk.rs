//! A case of a block on its way, through the same rules by which cases run.

use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kezek_calendar::OfficeHours;
use kezek_casework::{Arrival, Case, Passage, Rules};
use kezek_content::Content;
use kezek_kernel::{Instant, Kato, SystemName};
use kezek_regulations::{Edition, EditionKey, Outcome, Parameters, Performer, Position, Work};

use crate::block::Block;
use crate::common;

/// The data that ship.
pub(crate) struct Office {
    pub(crate) rules: Rules,
    pub(crate) parameters: Parameters,
}

/// A work that was done.
pub(crate) struct Done<'a> {
    pub(crate) work: &'a Work,
    pub(crate) clause: String,
    pub(crate) passage: Passage,
}

impl Office {
    pub(crate) fn open() -> Self {
        let content = Content::embedded();
        let (library, calendar) = (content.library().unwrap(), content.calendar().unwrap());
        let parameters = content.parameters().unwrap();
        Self { rules: Rules::new(Arc::new(library), Arc::new(calendar)), parameters }
    }

    pub(crate) fn edition(&self, block: &Block) -> &Arc<Edition> {
        let key: EditionKey = block.edition.parse().unwrap();
        self.rules.edition(&key).unwrap()
    }

    pub(crate) fn zone(&self, block: &Block) -> &str {
        let kato: Kato = block.locality.parse().unwrap();
        &self.parameters.locality(kato).unwrap().zone_name
    }

    /// The instant of a local time of the block.
    pub(crate) fn at(&self, block: &Block, local: DateTime) -> Instant {
        let zone = TimeZone::get(self.zone(block)).unwrap();
        Instant::from(local.to_zoned(zone).unwrap().timestamp())
    }

    /// The hours of the provider to which a request comes as a message, as the workstation asks for them.
    pub(crate) fn hours(&self, block: &Block) -> Option<OfficeHours> {
        let (received, _) = *block.arrivals.get("workstation")?;
        let kato: Kato = block.locality.parse().unwrap();
        let regulation = block.edition.split('/').next().unwrap();
        let provider = self.parameters.provider_for(regulation, kato).unwrap();
        let hours = self.parameters.hours_at(&provider.id, received.date())?;
        (block.channel.entry_system() != SystemName::Workstation).then_some(hours)
    }

    /// The case of the block as it comes to this system.
    pub(crate) fn case(&self, block: &Block, system: SystemName) -> Case {
        let key: EditionKey = block.edition.parse().unwrap();
        let (from, handed_in) = block.arrivals[system.code()];
        let (now, zone) = (self.at(block, from), self.zone(block));
        let applied_at = handed_in.map_or(now, |at| self.at(block, at));
        let hours = self.hours(block).filter(|_| system == SystemName::Workstation);
        let arrival = Arrival { zone, applied_at, now, hours };
        let opening = self.rules.open(&key, block.channel, system, &arrival).unwrap();
        Case {
            locality: block.locality.parse().unwrap(),
            ..common::case(key, block.channel, &arrival, opening)
        }
    }

    /// The work at which the case stands, done at this moment, and the case after it.
    pub(crate) fn pass(&self, case: Case, outcome: Outcome, now: Instant) -> (Done<'_>, Case) {
        let asked = self.rules.asked(&case).unwrap().unwrap();
        let clause = asked.node.clause();
        let clause = format!("{} {}", clause.norm, clause.place).trim_end().to_owned();
        let role = match asked.work.by {
            Performer::Officer(role) => Some(role),
            _ => None,
        };
        assert_eq!(case.state.step().unwrap().asked, role, "the work list of another role has the case");
        let counted = self.rules.step_term(&case).unwrap().map(|term| term.due.instant);
        let passage = Passage::leaving(&case, now).unwrap();
        assert_eq!(passage.due.as_ref().map(|due| due.instant), counted, "stored and counted again");
        let work = asked.work;
        let case = self.rules.advance(case, outcome, now).unwrap();
        (Done { work, clause, passage }, case)
    }

    /// Where the case leaves the system of its channel for the provider's; none where it is there from the beginning.
    pub(crate) fn crossing(&self, block: &Block) -> Option<Position> {
        let process = self.edition(block).process(block.channel).unwrap();
        let entry = process.entry(SystemName::Workstation);
        entry.filter(|_| block.channel.entry_system() != SystemName::Workstation)
    }
}
