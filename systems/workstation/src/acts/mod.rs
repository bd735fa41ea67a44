//! What can be done in the workstation: one act, one file.
//!
//! An act is a plain function inside one transaction: facts, journal entry and outbox together. Cryptography and PDF
//! happen before it, delivery after it.

pub mod application_accept;
pub mod application_refuse;
pub(crate) mod at_counter;
mod at_desk;
pub mod case_assign;
pub(crate) mod case_escalate;
pub mod case_examine;
pub mod case_reassign;
pub mod case_register;
pub mod case_resume;
pub mod case_search;
pub mod case_take;
pub mod commission;
pub(crate) mod complaint;
pub mod correction_ask;
pub mod data_open;
pub mod draft_prepare;
pub mod hearing_open;
mod moving;
pub mod officer_add;
pub mod officer_appoint;
pub mod officer_certify;
pub(crate) mod rating_receive;
pub(crate) mod receipt_print;
pub mod result_issue;
pub mod result_sign;
mod sending;
pub mod step_pass;
pub(crate) mod supplement_receive;
pub(crate) mod term_extend;

pub use at_counter::PaperApplication;
pub use at_desk::Office;
