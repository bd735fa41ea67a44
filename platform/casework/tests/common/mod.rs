//! A case for tests that need only its edition, its times and where it stands.

use kezek_casework::{Arrival, Case, Opening, Person};
use kezek_kernel::{CaseId, PersonName, ProviderId};
use kezek_regulations::{Channel, EditionKey};

/// A case of an invented person, opened at the end of its arrival.
pub(crate) fn case(edition: EditionKey, channel: Channel, arrival: &Arrival<'_>, opening: Opening) -> Case {
    Case {
        id: CaseId::from_bytes([1; 16]),
        provider: ProviderId::from_bytes([2; 16]),
        locality: "196220100".parse().unwrap(),
        zone: arrival.zone.to_owned(),
        sequence: 1,
        number: "2026-000001".to_owned(),
        edition,
        channel,
        request_number: "1".to_owned(),
        sender: channel.entry_system().code().to_owned(),
        chain: "1".to_owned(),
        person: Person { iin: "730412200015".parse().unwrap(), name: PersonName::default() }.into(),
        person_key: [3; 32],
        representative_key: None,
        applied_at: arrival.applied_at,
        registered_at: arrival.now,
        service_due: opening.service_due,
        executor: None,
        milestones: opening.milestones,
        terms: opening.terms,
        state: opening.state,
    }
}
