//! How a command answers: lines or JSON on standard output, faults on standard error.

use std::io::Write as _;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// The command was asked wrongly.
    #[error("{0}")]
    Misuse(String),
    /// The command was asked rightly and could not be done.
    #[error("{0}")]
    Failed(String),
}

impl Fault {
    /// A failure for this reason.
    pub(crate) fn failed(reason: impl std::fmt::Display) -> Self {
        Self::Failed(reason.to_string())
    }

    /// A misuse for this reason.
    pub(crate) fn misuse(reason: impl std::fmt::Display) -> Self {
        Self::Misuse(reason.to_string())
    }
}

/// Writes answers in the form that was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printer {
    /// One object on one line.
    pub(crate) json: bool,
}

impl Printer {
    /// A line for people; nothing when JSON was asked for.
    pub(crate) fn line(self, text: impl std::fmt::Display) {
        if !self.json {
            print(&text.to_string());
        }
    }

    /// An object: on one line when JSON was asked for, spread out otherwise.
    pub(crate) fn object(self, answer: &impl Serialize) -> Result<(), Fault> {
        let text =
            if self.json { serde_json::to_string(answer) } else { serde_json::to_string_pretty(answer) };
        print(&text.map_err(Fault::failed)?);
        Ok(())
    }

    /// A line for people, or an object when JSON was asked for.
    pub(crate) fn either(self, line: impl std::fmt::Display, answer: &impl Serialize) -> Result<(), Fault> {
        self.line(line);
        if self.json { self.object(answer) } else { Ok(()) }
    }

    /// Says why there is no answer.
    pub(crate) fn fault(self, fault: &Fault) -> ExitCode {
        if self.json {
            print(&json!({ "error": fault.to_string() }).to_string());
        }
        // Standard error may be closed, and then nobody wants to know.
        let _ = writeln!(std::io::stderr(), "kezek: {fault}");
        match fault {
            Fault::Misuse(_) => ExitCode::from(2),
            Fault::Failed(_) => ExitCode::FAILURE,
        }
    }
}

/// Whoever reads may have left, as `head` does; that is no fault.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
