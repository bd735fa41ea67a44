//! The words every other crate speaks: identifiers, people, instants, localities, languages, actors, money.
//!
//! Nothing here reads a file, a clock or the network.

mod actor;
mod certificate_role;
mod iban;
mod identification;
mod ids;
mod instant;
mod language;
mod locality;
mod money;
mod month;
mod person;
mod recipient;

pub use actor::{Actor, Role, Scope, SystemName};
pub use certificate_role::{CertificateRole, CertificateRoles};
pub use iban::{Iban, IbanFault};
pub use identification::{Bin, Iin, NumberFault};
pub use ids::{
    AccountId, AnswerId, AppointmentId, CaseId, ComplaintId, DocumentId, DraftId, Id, IdFault, IdKind,
    ListEntryId, MeetingId, MessageId, OfficerId, ProviderId, RequestId, SessionId, kinds,
};
pub use instant::{Instant, InstantFault};
pub use language::{Language, Words};
pub use locality::{Kato, KatoFault};
pub use money::{Money, MoneyFault};
pub use month::{Month, MonthFault};
pub use person::{PersonName, fold_name};
pub use recipient::{Recipient, RecipientName, RecipientNumber};
