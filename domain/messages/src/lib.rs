//! The contracts between systems: SOAP 1.1 envelopes of `AsyncChannel` and `SyncChannel` v10 and the payloads they carry.
//!
//! Everything here turns typed values into XML and hostile XML into typed values or a [`ContractFault`]; nothing is
//! signed, sent or stored. Readers accept qualified and unqualified children and want the schema's order; writers send
//! unqualified children, as the national gateway does. The wire form stands in `docs/formats/messages.md`.

mod envelope;
mod fault;
mod limits;
mod payload;
mod xml;

pub use envelope::{
    AsyncAnswer, AsyncMessage, Call, Data, Delivery, ErrorInfo, MessageInfo, MessageState, MessageType,
    Property, Sender, Side, SoapFault, StatusChange, SyncAnswer, SyncQuestion, namespaces, read_call,
    read_reply, unsigned_envelope,
};
pub use envelope::{Reply, property};
pub use fault::{ContractFault, FaultCode};
pub use limits::{MAX_ATTACHMENTS, MAX_FIELDS, MAX_MESSAGE_BYTES, MAX_OPENINGS};
pub use payload::{
    Application, AttachedFile, AttachmentFact, Brought, CaseComplaint, CaseEvent, CaseNotification,
    CaseRating, CaseRequest, CaseResult, CaseSupplement, Complaint, ComplaintEvent, ComplaintNotification,
    DueDate, ExtendedTerm, Field, GenuineAnswer, GenuineQuestion, Ground, HandedIn, Intake, NeedWords,
    Opening, OpeningsAnswer, OpeningsQuestion, Payload, Place, PlaceAnswer, PlaceQuestion, RatingAnswer,
    ReasonWords, Resolution, ShownIdentity, SignedPapers, Stance, Supplement, services,
};
