//! BPMN 2.0 with diagram interchange.
//!
//! One pool holds the whole process, so that an engine runs it as one; its lanes are the participants. The recipient
//! and the systems that are asked stand outside as empty pools, joined by message flows. A condition is
//! the task that decides and a gateway behind it. The gateway reads a variable named after the condition, `"yes"` or
//! `"no"`, by an expression that reads the same in Python and JavaScript: `C1 == "yes"`. An answer that is neither
//! fits no flow, so an engine stops instead of refusing someone.

mod collaboration;
mod ids;
mod interchange;
mod process;
mod term;

use kezek_kernel::Language;

use crate::edition::Edition;
use crate::figure::graph::{Graph, Part};
use crate::figure::layout::{Layout, Size, Spacing, arrange};
use crate::figure::text::wrap;
use crate::figure::xml::Xml;
use crate::process::Process;

pub(crate) use ids::variable;

const SPACING: Spacing = Spacing { margin: 20, track: 14, pool: 120 };

/// What every part of the document is written from.
struct Figure<'a> {
    edition: &'a Edition,
    process: &'a Process,
    language: Language,
    graph: Graph<'a>,
    layout: Layout,
}

/// The process as BPMN 2.0 XML, with names in one language.
pub fn bpmn(edition: &Edition, process: &Process, language: Language) -> String {
    let graph = Graph::of(edition, process);
    let sizes: Vec<Size> = graph.elements.iter().map(|element| size(element.part, language)).collect();
    let layout = arrange(&graph, &sizes, SPACING);
    let figure = Figure { edition, process, language, graph, layout };
    let mut xml = Xml::with_declaration();
    xml.start(
        "definitions",
        &[
            ("xmlns", &"http://www.omg.org/spec/BPMN/20100524/MODEL"),
            ("xmlns:bpmndi", &"http://www.omg.org/spec/BPMN/20100524/DI"),
            ("xmlns:dc", &"http://www.omg.org/spec/DD/20100524/DC"),
            ("xmlns:di", &"http://www.omg.org/spec/DD/20100524/DI"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
            ("id", &"definitions"),
            ("name", &edition.key),
            ("targetNamespace", &format!("urn:kezek:regulation:{}", edition.key)),
            ("expressionLanguage", &ids::EXPRESSIONS),
            ("exporter", &"kezek"),
        ],
    );
    collaboration::write(&mut xml, &figure);
    process::write(&mut xml, &figure);
    collaboration::write_partners(&mut xml, &figure);
    interchange::write(&mut xml, &figure);
    xml.finish()
}

/// The width of the name below an event.
const NAME_WIDTH: i32 = 110;

fn size(part: Part, language: Language) -> Size {
    match part {
        Part::Start => Size::of_box(36, 36),
        Part::Gateway(_) => Size { room: 70, ..Size::of_box(50, 50) },
        Part::Task(node) => {
            let beyond = if node.term().is_some() { 3 * LINE } else { 0 };
            Size { beyond, ..Size::of_box(200, 130) }
        }
        Part::End(ending) => {
            let beyond = name_height(ending.name.of(language)) + 4;
            Size { room: NAME_WIDTH, beyond, ..Size::of_box(36, 36) }
        }
    }
}

/// The height of a line in a label.
const LINE: i32 = 14;

/// The height of a name below an event.
fn name_height(name: &str) -> i32 {
    i32::try_from(wrap(name, 12, NAME_WIDTH).len()).unwrap_or(1) * LINE
}
