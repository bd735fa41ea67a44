//! The process of one channel: steps with their works, conditions with two branches, endings.

use jiff::civil::Date;
use kezek_calendar::{StartRule, Term};
use kezek_kernel::{SystemName, Words};

use crate::codes::codes;
use crate::norm::Clause;
use crate::performer::{Performer, Register};
use crate::verb::Verb;

codes! {
    /// By which way a request comes in.
    Channel {
        /// The citizens' portal.
        Portal = "portal",
        /// The provider's own office.
        Provider = "provider",
        /// The service centre.
        Centre = "centre",
    }
}

impl Channel {
    /// The system where a request of this channel is made.
    pub const fn entry_system(self) -> SystemName {
        match self {
            Self::Portal => SystemName::Portal,
            Self::Provider => SystemName::Workstation,
            Self::Centre => SystemName::Centre,
        }
    }
}

codes! {
    /// What an ending means to the person.
    EndingKind {
        /// The service was given.
        Positive = "positive",
        /// The service was refused by a motivated refusal.
        Negative = "negative",
        /// No case was opened, or no document was accepted.
        NotOpened = "not-opened",
    }
}

/// A way in which a process ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its name in steps and stored rows.
    pub id: String,
    /// What it means.
    pub kind: EndingKind,
    /// Its name for people.
    pub name: Words,
    /// The output document the person holds then.
    pub output: Option<String>,
}

/// The process of one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// The channel.
    pub channel: Channel,
    /// Its name for people.
    pub name: Words,
    /// The clause that describes it.
    pub clause: Clause,
    /// The node where the procedure starts as the act prints it.
    pub start: String,
    /// The node where a person's request begins; what stands before it, such as logging in, is no step of a case.
    pub opens: String,
    /// The term in which the result must be there, when one can be named.
    pub result_term: Option<ResultTerm>,
    /// How long before the end of that term the result must be where the person gets it.
    pub ahead: Option<Ahead>,
    /// Nodes in the order of the file.
    pub nodes: Vec<Node>,
}

/// A step or a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Something is done.
    Step(Box<Step>),
    /// Something is decided.
    Condition(Box<Condition>),
}

/// A step: works one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name, unique in the process.
    pub id: String,
    /// The number as printed; several nodes may share one.
    pub number: String,
    /// False for a step that the act needs but does not print.
    pub in_act: bool,
    /// The participant in whose column or lane it stands.
    pub participant: String,
    /// The action as the act's table names it.
    pub action: Words,
    /// The form of completion as the act's table names it.
    pub completion: Option<Words>,
    /// The result that starts the next step, where the act names one.
    pub result: Option<Words>,
    /// What the person waiting reads about this step; the action where the data give no other words.
    pub status: Words,
    /// The works, in order; never empty.
    pub works: Vec<Work>,
    /// The term; `Err` holds the words why there is none.
    pub term: Result<StepTerm, Words>,
    /// What follows.
    pub next: Next,
    /// The clause of the text.
    pub clause: Clause,
    /// The place in the act's tables.
    pub table: Option<Clause>,
}

/// A condition: one work that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Its name, unique in the process.
    pub id: String,
    /// The number as printed.
    pub number: String,
    /// False for a condition that the act needs but does not print.
    pub in_act: bool,
    /// The participant in whose lane it stands.
    pub participant: String,
    /// The question.
    pub question: Words,
    /// What the person waiting reads while it is open; the question where the data give no other words.
    pub status: Words,
    /// The work that decides.
    pub work: Work,
    /// The term, where the act gives one.
    pub term: Option<StepTerm>,
    /// What follows when the answer is yes.
    pub yes: Next,
    /// What follows when the answer is no.
    pub no: Next,
    /// The clause of the text.
    pub clause: Clause,
}

/// One work of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// What is done.
    pub verb: Verb,
    /// Who does it.
    pub by: Performer,
    /// In which system.
    pub system: SystemName,
    /// The output document it is about.
    pub document: Option<String>,
    /// The registers that are asked.
    pub registers: Vec<Register>,
    /// The work is done only in this circumstance, a code of the edition's lists.
    pub only_when: Option<String>,
    /// Every member present does it, each for himself.
    pub by_each: bool,
}

/// What follows a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Another node of the same process.
    Node(String),
    /// An ending.
    End(String),
}

/// The term of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTerm {
    /// The shortest duration, where the act prints a range.
    pub at_least: Option<Term>,
    /// The longest duration; this one binds.
    pub at_most: Term,
    /// Where days begin to count.
    pub starts: StartRule,
    /// Counted from the completion of this node; otherwise from the moment the step begins.
    pub since: Option<String>,
    /// The term measures this work of the step only; the others are bound by the term of the result.
    pub covers: Option<Verb>,
    /// Whether it is part of the service's term.
    pub in_service_term: bool,
    /// The term as the act prints it.
    pub printed: Words,
    /// How we read it where the act leaves a doubt.
    pub settled: Option<Settled>,
    /// Other terms that the act prints for the same step elsewhere.
    pub elsewhere: Vec<TermElsewhere>,
}

/// A dated decision on a doubt of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The day of the decision.
    pub on: Date,
    /// The reason.
    pub reason: Words,
}

/// A different term printed elsewhere in the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermElsewhere {
    /// Where.
    pub clause: Clause,
    /// The shortest.
    pub at_least: Option<Term>,
    /// The longest.
    pub at_most: Term,
}

/// The term in which the result must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultTerm {
    /// How long.
    pub term: Term,
    /// Where days begin to count.
    pub starts: StartRule,
    /// Counted from the completion of this node; otherwise from the hand-in of the request.
    pub since: Option<String>,
    /// True when the act itself calls it the term of the service.
    pub of_service: bool,
    /// The clause that gives it.
    pub clause: Clause,
    /// How we read it where the act leaves a doubt.
    pub settled: Option<Settled>,
}

/// The result must be ready before its term ends, because it is handed out elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// At least so many days before.
    pub days: u16,
    /// The clause that says so.
    pub clause: Clause,
}

impl Node {
    /// Its name.
    pub fn id(&self) -> &str {
        match self {
            Self::Step(step) => &step.id,
            Self::Condition(condition) => &condition.id,
        }
    }

    /// The number as printed.
    pub fn number(&self) -> &str {
        match self {
            Self::Step(step) => &step.number,
            Self::Condition(condition) => &condition.number,
        }
    }

    /// The participant in whose lane it stands.
    pub fn participant(&self) -> &str {
        match self {
            Self::Step(step) => &step.participant,
            Self::Condition(condition) => &condition.participant,
        }
    }

    /// Action or question, in words.
    pub fn words(&self) -> &Words {
        match self {
            Self::Step(step) => &step.action,
            Self::Condition(condition) => &condition.question,
        }
    }

    /// What the person waiting reads.
    pub fn status(&self) -> &Words {
        match self {
            Self::Step(step) => &step.status,
            Self::Condition(condition) => &condition.status,
        }
    }

    /// The clause of the text.
    pub fn clause(&self) -> &Clause {
        match self {
            Self::Step(step) => &step.clause,
            Self::Condition(condition) => &condition.clause,
        }
    }

    /// Its works: those of a step, or the one that decides.
    pub fn works(&self) -> &[Work] {
        match self {
            Self::Step(step) => &step.works,
            Self::Condition(condition) => std::slice::from_ref(&condition.work),
        }
    }

    /// Its term, where there is one.
    pub fn term(&self) -> Option<&StepTerm> {
        match self {
            Self::Step(step) => step.term.as_ref().ok(),
            Self::Condition(condition) => condition.term.as_ref(),
        }
    }

    /// What can follow: one way out of a step, two out of a condition (yes first).
    pub fn ways_out(&self) -> Vec<&Next> {
        match self {
            Self::Step(step) => vec![&step.next],
            Self::Condition(condition) => vec![&condition.yes, &condition.no],
        }
    }
}
