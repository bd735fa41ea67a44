//! Participants: those who act and are not listed, those who are listed and do not act.

use kezek_kernel::SystemName;

use super::finding::{Finding, FindingCode};
use crate::edition::{Edition, Participant};
use crate::performer::Performer;
use crate::process::Node;
use crate::verb::Verb;

pub(super) fn check(edition: &Edition) -> Vec<Finding> {
    let finding = |participant: &Participant| {
        let code = match (participant.listed, acts(edition, participant)) {
            (true, false) => FindingCode::ParticipantIdle,
            (false, true) => FindingCode::ParticipantNotListed,
            _ => return None,
        };
        Some(Finding::of_edition(code, &participant.id, &edition.service.clause))
    };
    edition.participants.iter().filter_map(finding).collect()
}

fn acts(edition: &Edition, participant: &Participant) -> bool {
    let performer = Performer::from_code(&participant.id);
    let acts_at = |node: &Node| {
        node.participant() == participant.id
            || node.works().iter().any(|work| {
                Some(work.by) == performer
                    || participant.system.is_some_and(|system| {
                        work.by == Performer::System(system) || crossed(work.verb).contains(&system)
                    })
            })
    };
    edition.processes.iter().flat_map(|process| &process.nodes).any(acts_at)
}

/// Systems that a work passes through without being done by them.
const fn crossed(verb: Verb) -> &'static [SystemName] {
    match verb {
        Verb::AskRegister => &[SystemName::Gateway, SystemName::Registers],
        Verb::Send | Verb::Dispatch => &[SystemName::Gateway],
        _ => &[],
    }
}
