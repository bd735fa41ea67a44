//! One finding: a code, where it stands, the facts of the sentence, and how the data settle it.

use std::fmt;

use kezek_kernel::Words;

use crate::codes::codes;
use crate::norm::Clause;
use crate::process::{Channel, Node, Process, Settled};

codes! {
    /// What is wrong.
    FindingCode {
        /// A fault that a reader found and no check can compute.
        Noted = "noted",
        /// A fault of `faults.toml` names a finding that the lint does not make.
        FaultNotFound = "fault-not-found",
        /// An edition of the act has no stored text.
        EditionTextNotHeld = "edition-text-not-held",
        /// A ground of refusal was not checked against the norm that should hold it.
        GroundUnverified = "ground-unverified",
        /// A document of the Standard was not checked against the norm that should hold it.
        DocumentUnverified = "document-unverified",
        /// The months of assistance were not checked against the norm that should set them.
        AssignmentUnverified = "assignment-unverified",
        /// A participant acts and the act does not list it.
        ParticipantNotListed = "participant-not-listed",
        /// The act lists a participant and gives it nothing to do.
        ParticipantIdle = "participant-idle",
        /// A step stands in the lane of a participant that does none of its works.
        LaneDoesNotAct = "lane-does-not-act",
        /// Different roles sign the same output.
        TwoSigners = "two-signers",
        /// An output is described and never reaches anybody.
        OutputNeverIssued = "output-never-issued",
        /// A document prints something of the application that the form does not ask.
        FieldMissing = "field-missing",
        /// The answers of two conditions have one variable in the BPMN.
        VariableShared = "variable-shared",
        /// The service has no term as a whole.
        NoTermOfService = "no-term-of-service",
        /// The steps of some path take longer than the result may.
        StepsExceedTerm = "steps-exceed-term",
        /// A step that the act prints has no term.
        TermMissing = "term-missing",
        /// The act prints another term for the same step elsewhere.
        TermsDiffer = "terms-differ",
        /// A term leaves a doubt, such as which days are meant or from when they count.
        TermDoubtful = "term-doubtful",
        /// No way of the channel ends in a refusal.
        EndingMissing = "ending-missing",
        /// Nobody in the channel drafts the refusal that the act names.
        RefusalNotDrafted = "refusal-not-drafted",
        /// The refusal is drafted only by steps that the act does not print.
        RefusalNotPrinted = "refusal-not-printed",
        /// The table has a refusal formed at a step that by the text forms none.
        EndingDiffers = "ending-differs",
        /// The act needs the step or condition and does not print it.
        StepNotPrinted = "step-not-printed",
        /// The text has the step, the table of the channel has not.
        StepNotInTable = "step-not-in-table",
        /// An executor works on a case before anybody has assigned him to it.
        ExecutorNotAssigned = "executor-not-assigned",
        /// A request gets its number twice: one body registers it again, or a table says so of another step.
        NumberTwice = "number-twice",
        /// One printed number stands at two places of the same path.
        NumberRepeated = "number-repeated",
        /// A role has work and nobody holds it.
        RoleNobodyHolds = "role-nobody-holds",
        /// The calendar is not settled on a day of the edition's validity.
        CalendarNotSettled = "calendar-not-settled",
        /// No provider gives the service.
        ProviderMissing = "provider-missing",
        /// A locality of the act's region has no provider of the service.
        LocalityNotServed = "locality-not-served",
    }
}

/// A number or a name for the sentence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// What it is, such as `sum`.
    pub name: &'static str,
    /// Its value, as a code or a term of the data.
    pub value: String,
}

/// How the data settle what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// By a fault of `faults.toml` that names the finding.
    Fault(String),
    /// By the reason that stands at the step instead of a term.
    NoTerm(Words),
    /// By the dated reading of a term.
    Reading(Settled),
    /// By the note on what is known of a source or of a text.
    Note(Words),
}

/// Something wrong in law, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub code: FindingCode,
    /// The channel; `None` for the edition as a whole.
    pub channel: Option<Channel>,
    /// The node; without a channel the participant, output, ground, document, date or fault it is about.
    pub node: Option<String>,
    /// The clause.
    pub clause: Clause,
    /// Numbers and names.
    pub facts: Vec<Fact>,
    /// How the data settle it; `None` while it is open.
    pub settled: Option<Settlement>,
}

impl Finding {
    /// About the edition as a whole.
    pub(super) fn of_edition(code: FindingCode, about: &str, clause: &Clause) -> Self {
        let (node, clause) = (Some(about.to_owned()), clause.clone());
        Self { code, channel: None, node, clause, facts: Vec::new(), settled: None }
    }

    /// About a channel.
    pub(super) fn of_channel(code: FindingCode, process: &Process) -> Self {
        let (channel, clause) = (Some(process.channel), process.clause.clone());
        Self { code, channel, node: None, clause, facts: Vec::new(), settled: None }
    }

    /// About a node.
    pub(super) fn of_node(code: FindingCode, process: &Process, node: &Node) -> Self {
        let clause = node.clause().clone();
        Self { node: Some(node.id().to_owned()), clause, ..Self::of_channel(code, process) }
    }

    /// With one fact more.
    pub(super) fn fact(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.facts.push(Fact { name, value: value.to_string() });
        self
    }

    /// Settled by a reading, where there is one.
    pub(super) fn read(mut self, settled: Option<&Settled>) -> Self {
        self.settled = settled.cloned().map(Settlement::Reading);
        self
    }

    /// Whether a name of `faults.toml` means this finding: the code, then channel (`edition` for the whole) and node
    /// where they are written; `*` stands for any.
    pub fn is_named(&self, name: &str) -> bool {
        let channel = self.channel.map_or("edition", Channel::code);
        let mut parts = name.split(' ');
        let code = parts.next() == Some(self.code.code());
        let place = parts.next().is_none_or(|part| part == "*" || part == channel);
        let node = parts.next().is_none_or(|part| part == "*" || self.node.as_deref() == Some(part));
        code && place && node && parts.next().is_none()
    }
}

/// The line of reports and tests: code, channel, node, place and whether it is settled.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let channel = self.channel.map_or("edition", Channel::code);
        let node = self.node.as_deref().unwrap_or("-");
        write!(f, "{} {channel} {node} [{}", self.code, self.clause.norm)?;
        if !self.clause.place.is_empty() {
            write!(f, " {}", self.clause.place)?;
        }
        f.write_str("]")?;
        for fact in &self.facts {
            write!(f, " {}={}", fact.name, fact.value.replace(' ', "_"))?;
        }
        match &self.settled {
            None => f.write_str(" open"),
            Some(Settlement::Fault(id)) => write!(f, " settled:{id}"),
            Some(Settlement::NoTerm(_)) => f.write_str(" settled:no_term"),
            Some(Settlement::Reading(settled)) => write!(f, " settled:{}", settled.on),
            Some(Settlement::Note(_)) => f.write_str(" settled:note"),
        }
    }
}
