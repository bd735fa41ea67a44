//! The model of a regulation, its editions, its form, and the state machine that runs a case.
//!
//! A regulation is data (`content/regulations`, format in `docs/formats/regulations.md`). [`Library::load`] reads the
//! files, checks them and reports every fault with file and line. What runs from the data knows verbs
//! ([`Verb`]) and performers, never the names of steps. Nothing here reads a file or a clock.

mod act;
pub mod asked;
mod assignment;
mod attention;
mod carry;
mod codes;
mod commission;
mod complaint;
mod dated;
mod difference;
mod documents;
mod edition;
mod fault;
mod figure;
mod form;
mod library;
mod lint;
mod norm;
mod parameters;
mod performer;
mod process;
pub mod publication;
mod read;
mod run;
mod verb;

pub use act::{Act, Amendment, EditionRecord, Publication, Registration, Repeal, Standing};
pub use assignment::{Assignment, AssignmentPeriod};
pub use attention::{Attention, AttentionRule};
pub use carry::{Carried, carry, carry_files};
pub use commission::{CommissionRuleSet, CommissionRules, Majority, Share, Tally, Tie, Vote};
pub use complaint::{ComplaintEffect, ComplaintOutcome, Complaints, DatedComplaint, Filed};
pub use dated::{Dated, DatedRules};
pub use difference::{Difference, differences};
pub use documents::{
    Attached, Attachments, Document, DocumentFault, Gives, Media, Output, OutputKind, RefusalGround,
};
pub use edition::{
    Choice, ChoiceList, Circumstance, Edition, EditionKey, EditionKeyFault, KnownFault, Medium, Participant,
    Practice, Question, QueueList, RecipientKind, Service,
};
pub use fault::{Fault, SourceFile};
pub use figure::{Legend, bpmn, flow_chart, interaction};
pub use form::{Answers, Field, FieldFault, FieldKind, Form, FormContext, Letters, Prefill, Topic, When};
pub use library::{Library, Offer};
pub use lint::{
    Fact, Finding, FindingCode, Settlement, lint, lint_calendar, lint_parameters, lint_positions,
};
pub use norm::{Clause, Norm, SourceNote};
pub use parameters::{CorrectionRule, ExtensionRule, HearingRule, Locality, Parameters, Provider, RuleFile};
pub use performer::{CentreRole, Performer, Register};
pub use process::{
    Ahead, Channel, Condition, Ending, EndingKind, Next, Node, Process, ResultTerm, Settled, Step, StepTerm,
    TermElsewhere, Work,
};
pub use run::{NotPossible, Outcome, Position, PositionFault, Progress};
pub use verb::Verb;
