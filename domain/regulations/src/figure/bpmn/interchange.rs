//! The diagram: where every shape stands and every line runs.

use crate::figure::bpmn::collaboration::{POOL, message, partners, pool};
use crate::figure::bpmn::process::lane;
use crate::figure::bpmn::{Figure, LINE, NAME_WIDTH, ids, name_height, term};
use crate::figure::graph::Part;
use crate::figure::layout::{Area, Point};
use crate::figure::message::Partner;
use crate::figure::xml::Xml;
use crate::run::Outcome;

/// The strips at the head of a pool and of a lane, where their names stand.
const STRIP: i32 = 30;
const MARGIN: i32 = 40;
const TIMER: i32 = 36;

pub(super) fn write(xml: &mut Xml, figure: &Figure) {
    xml.start("bpmndi:BPMNDiagram", &[("id", &"diagram")]);
    xml.start("bpmndi:BPMNPlane", &[("id", &"plane"), ("bpmnElement", &"collaboration")]);
    pools(xml, figure);
    for (element, &area) in figure.graph.elements.iter().zip(&figure.layout.boxes) {
        shape(xml, figure, element.part, inside(area));
    }
    for (flow, line) in figure.graph.flows.iter().zip(&figure.layout.flows) {
        edge(xml, &ids::flow(&figure.graph, flow), line, flow.after);
    }
    for (each, line) in figure.graph.messages.iter().zip(&figure.layout.messages) {
        edge(xml, &message(figure, each), line, Outcome::Done);
    }
    xml.end();
    xml.end();
}

fn inside(area: Area) -> Area {
    area.moved(MARGIN + 2 * STRIP, MARGIN)
}

fn pools(xml: &mut Xml, figure: &Figure) {
    let lanes = &figure.layout.lanes;
    let first = inside(lanes.first().copied().unwrap_or_default());
    let height = lanes.iter().map(|lane| lane.height).sum();
    let whole = Area { x: MARGIN, y: first.y, width: first.width + 2 * STRIP, height };
    wide_shape(xml, POOL, whole);
    for partner in partners(figure) {
        let [above, below] = figure.layout.pools;
        let area = match partner {
            Partner::Recipient => above,
            Partner::Systems => below,
        };
        wide_shape(xml, &pool(partner), Area { x: MARGIN, width: whole.width, ..inside(area) });
    }
    for (participant, &area) in figure.graph.lanes.iter().zip(lanes) {
        let area = Area { x: MARGIN + STRIP, width: area.width + STRIP, ..inside(area) };
        wide_shape(xml, &lane(participant), area);
    }
}

fn wide_shape(xml: &mut Xml, id: &str, area: Area) {
    let shape = format!("{id}-shape");
    xml.start("bpmndi:BPMNShape", &[("id", &shape), ("bpmnElement", &id), ("isHorizontal", &true)]);
    bounds(xml, area);
    xml.end();
}

fn shape(xml: &mut Xml, figure: &Figure, part: Part, area: Area) {
    let id = ids::element(part);
    let name = format!("{id}-shape");
    match part {
        Part::Gateway(_) => {
            xml.start("bpmndi:BPMNShape", &[("id", &name), ("bpmnElement", &id), ("isMarkerVisible", &true)]);
        }
        _ => xml.start("bpmndi:BPMNShape", &[("id", &name), ("bpmnElement", &id)]),
    }
    bounds(xml, area);
    if let Part::End(ending) = part {
        label(xml, end_label(area, ending.name.of(figure.language)));
    }
    xml.end();
    if let Some(timer) = term::of(part) {
        let corner = Area {
            x: area.x + area.width - TIMER - 8,
            y: area.y + area.height - TIMER / 2,
            width: TIMER,
            height: TIMER,
        };
        xml.start("bpmndi:BPMNShape", &[("id", &format!("{timer}-shape")), ("bpmnElement", &timer)]);
        bounds(xml, corner);
        label(xml, Area { x: corner.x - 134, y: area.y + area.height + 3, width: 130, height: 2 * LINE });
        xml.end();
    }
}

/// The name of an ending stands below its circle.
fn end_label(area: Area, name: &str) -> Area {
    let x = area.middle().x - NAME_WIDTH / 2;
    Area { x, y: area.y + area.height + 4, width: NAME_WIDTH, height: name_height(name) }
}

fn edge(xml: &mut Xml, id: &str, line: &[Point], after: Outcome) {
    xml.start("bpmndi:BPMNEdge", &[("id", &format!("{id}-edge")), ("bpmnElement", &id)]);
    for point in line {
        let point = point.moved(MARGIN + 2 * STRIP, MARGIN);
        xml.empty("di:waypoint", &[("x", &point.x), ("y", &point.y)]);
    }
    if let [first, second, ..] = line {
        let first = first.moved(MARGIN + 2 * STRIP, MARGIN);
        // Beside the line, where it leaves the gateway.
        let up = second.y < first.y;
        match after {
            Outcome::Done => {}
            Outcome::Yes => label(xml, sign_label(first.moved(-6, -20))),
            Outcome::No if up => label(xml, sign_label(first.moved(5, -16))),
            Outcome::No => label(xml, sign_label(first.moved(5, 2))),
        }
    }
    xml.end();
}

fn sign_label(at: Point) -> Area {
    Area { x: at.x, y: at.y, width: 12, height: LINE }
}

fn label(xml: &mut Xml, area: Area) {
    xml.start("bpmndi:BPMNLabel", &[]);
    bounds(xml, area);
    xml.end();
}

fn bounds(xml: &mut Xml, area: Area) {
    xml.empty(
        "dc:Bounds",
        &[("x", &area.x), ("y", &area.y), ("width", &area.width), ("height", &area.height)],
    );
}
