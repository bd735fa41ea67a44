//! `kezek iin check N`: is this a number that can exist?

use clap::Subcommand;
use kezek_kernel::{Iin, NumberFault};
use serde_json::json;

use crate::answer::{Fault, Printer};

/// Questions about identification numbers.
#[derive(Debug, Subcommand)]
pub(crate) enum IinQuestion {
    /// Whether a number has twelve digits and the right check digit.
    Check {
        /// The number.
        number: String,
    },
}

/// Answers the question.
pub(crate) fn run(question: &IinQuestion, printer: Printer) -> Result<bool, Fault> {
    let IinQuestion::Check { number } = question;
    match number.parse::<Iin>() {
        Ok(_) => {
            printer.either("valid", &json!({ "valid": true, "findings": [] }))?;
            Ok(true)
        }
        Err(fault) => {
            printer.either(fault, &json!({ "valid": false, "findings": [code(fault)] }))?;
            Ok(false)
        }
    }
}

const fn code(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::Length => "wrong-length",
        NumberFault::NotDigits => "not-digits",
        NumberFault::CheckDigit => "wrong-check-digit",
    }
}
