//! Terms as timers at the edge of a task. A timer that runs out tells, it does not interrupt.

use kezek_calendar::{Term, Unit};

use crate::figure::bpmn::{Figure, ids};
use crate::figure::graph::Part;
use crate::figure::xml::Xml;
use crate::process::{Node, StepTerm};

/// The name of the timer of an element that has one.
pub(super) fn of(part: Part) -> Option<String> {
    match part {
        Part::Task(node) => node.term().map(|_| format!("term-{}", node.id())),
        _ => None,
    }
}

pub(super) fn write(xml: &mut Xml, figure: &Figure, node: &Node) {
    let (Some(term), Some(id)) = (node.term(), of(Part::Task(node))) else { return };
    let task = ids::element(Part::Task(node));
    let name = term.printed.of(figure.language);
    xml.start(
        "boundaryEvent",
        &[("id", &id), ("name", &name), ("cancelActivity", &false), ("attachedToRef", &task)],
    );
    xml.leaf("documentation", &[("textFormat", &"text/x-kezek-term")], &told(term));
    if let Some(settled) = &term.settled {
        xml.leaf("documentation", &[], settled.reason.of(figure.language));
    }
    xml.start("timerEventDefinition", &[("id", &format!("{id}-timer"))]);
    let expression: [(&str, &dyn std::fmt::Display); 1] = [("xsi:type", &"tFormalExpression")];
    xml.leaf("timeDuration", &expression, &duration(term.at_most));
    xml.end();
    xml.end();
}

/// The term in the codes of the data: ISO 8601 knows neither working days nor where a count begins.
fn told(term: &StepTerm) -> String {
    let mut told = format!("{} from {}", term.at_most, term.starts.code());
    told.extend(term.since.iter().map(|node| format!(", since {node}")));
    told.extend(term.covers.iter().map(|verb| format!(", covers {verb}")));
    told
}

/// The duration as ISO 8601 writes it.
fn duration(term: Term) -> String {
    let amount = term.amount;
    match term.unit {
        Unit::Seconds => format!("PT{amount}S"),
        Unit::Minutes => format!("PT{amount}M"),
        Unit::Hours => format!("PT{amount}H"),
        Unit::CalendarDays | Unit::WorkingDays => format!("P{amount}D"),
        Unit::Months => format!("P{amount}M"),
    }
}
