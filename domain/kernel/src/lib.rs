//! The words every other crate speaks: identifiers, people, instants, localities, languages, actors.
//!
//! Nothing here reads a file, a clock or the network.

mod actor;
mod identification;
mod ids;
mod instant;
mod language;
mod locality;
mod person;

pub use actor::{Actor, Role, Scope, SystemName};
pub use identification::{Bin, Iin, NumberFault};
pub use ids::{
    AccountId, AppointmentId, CaseId, DocumentId, DraftId, Id, IdFault, IdKind, ListEntryId, MeetingId,
    MessageId, OfficerId, ProviderId, RequestId, SessionId, kinds,
};
pub use instant::{Instant, InstantFault};
pub use language::{Language, Words};
pub use locality::{Kato, KatoFault};
pub use person::{PersonName, fold_name};
