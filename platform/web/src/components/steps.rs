//! The line of steps done and to come.

use crate::Phrase;
use crate::html::component;

/// Steps in their order.
#[derive(Debug, Clone, Default)]
pub struct StepLine {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step of the line.
#[derive(Debug, Clone)]
pub struct Step {
    /// What happens in it.
    pub label: Phrase,
    /// Who does it.
    pub actor: Option<Phrase>,
    /// When: done at, due by, or the term the act gives.
    pub time: Option<Phrase>,
    /// Where it stands.
    pub state: StepState,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Finished.
    Done,
    /// The case is here.
    Now,
    /// Still to come.
    Ahead,
    /// On a page about the service: nothing has begun.
    Plan,
}

impl Step {
    /// A step without actor and time.
    pub fn new(state: StepState, label: impl Into<Phrase>) -> Self {
        Self { label: label.into(), actor: None, time: None, state }
    }

    /// The step with the one who does it.
    #[must_use]
    pub fn actor(mut self, actor: impl Into<Phrase>) -> Self {
        self.actor = Some(actor.into());
        self
    }

    /// The step with its time.
    #[must_use]
    pub fn time(mut self, time: impl Into<Phrase>) -> Self {
        self.time = Some(time.into());
        self
    }

    fn class(&self) -> &'static str {
        match self.state {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::Ahead => "ahead",
            StepState::Plan => "plan",
        }
    }

    /// The key of the word that says the state to those who do not see the mark.
    fn word(&self) -> Option<&'static str> {
        match self.state {
            StepState::Done => Some("step-done"),
            StepState::Now => Some("step-now"),
            StepState::Ahead => Some("step-ahead"),
            StepState::Plan => None,
        }
    }
}

component!(StepLine, "components/steps.html");
