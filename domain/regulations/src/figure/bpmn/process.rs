//! The process itself: lanes, tasks, gateways, ends and flows.

use crate::edition::Participant;
use crate::figure::bpmn::{Figure, ids, term};
use crate::figure::graph::{Element, Flow, Part};
use crate::figure::xml::Xml;
use crate::performer::Performer;
use crate::process::{Node, Work};
use crate::run::Outcome;

/// The name of a lane.
pub(super) fn lane(participant: &Participant) -> String {
    format!("lane-{}", participant.id)
}

pub(super) fn write(xml: &mut Xml, figure: &Figure) {
    let name = figure.process.name.of(figure.language);
    xml.start("process", &[("id", &ids::PROCESS), ("name", &name), ("isExecutable", &true)]);
    xml.leaf("documentation", &[], figure.edition.service.name.of(figure.language));
    xml.leaf("documentation", &[], figure.process.clause.cite.of(figure.language));
    lanes(xml, figure);
    for (index, element) in figure.graph.elements.iter().enumerate() {
        match element.part {
            Part::Task(node) => task(xml, figure, index, node),
            _ => bare(xml, figure, index, *element),
        }
    }
    for element in &figure.graph.elements {
        if let Part::Task(node) = element.part {
            term::write(xml, figure, node);
        }
    }
    for each in &figure.graph.flows {
        flow(xml, figure, each);
    }
    xml.end();
}

fn lanes(xml: &mut Xml, figure: &Figure) {
    xml.start("laneSet", &[("id", &"lanes")]);
    for (index, participant) in figure.graph.lanes.iter().enumerate() {
        let name = participant.short.of(figure.language);
        xml.start("lane", &[("id", &lane(participant)), ("name", &name)]);
        xml.leaf("documentation", &[], participant.name.of(figure.language));
        for element in figure.graph.elements.iter().filter(|element| element.lane == index) {
            xml.leaf("flowNodeRef", &[], &ids::element(element.part));
            if let Some(timer) = term::of(element.part) {
                xml.leaf("flowNodeRef", &[], &timer);
            }
        }
        xml.end();
    }
    xml.end();
}

/// Start, gateway or end.
fn bare(xml: &mut Xml, figure: &Figure, index: usize, element: Element) {
    let id = ids::element(element.part);
    match element.part {
        Part::Start => xml.start("startEvent", &[("id", &id)]),
        Part::Gateway(_) => xml.start("exclusiveGateway", &[("id", &id), ("gatewayDirection", &"Diverging")]),
        Part::End(ending) => {
            let name = ending.name.of(figure.language);
            xml.start("endEvent", &[("id", &id), ("name", &name)]);
        }
        Part::Task(_) => return,
    }
    ways(xml, figure, index);
    xml.end();
}

fn task(xml: &mut Xml, figure: &Figure, index: usize, node: &Node) {
    let language = figure.language;
    let by_person = node.works().iter().any(|work| !matches!(work.by, Performer::System(_)));
    let kind = if by_person { "userTask" } else { "serviceTask" };
    let name = format!("{}. {}", node.number(), node.words().of(language));
    xml.start(kind, &[("id", &ids::element(Part::Task(node))), ("name", &name)]);
    xml.leaf("documentation", &[], node.clause().cite.of(language));
    if let Node::Step(step) = node {
        for words in [&step.completion, &step.result].into_iter().flatten() {
            xml.leaf("documentation", &[], words.of(language));
        }
    }
    let works: Vec<String> = node.works().iter().map(told).collect();
    xml.leaf(
        "documentation",
        &[("id", &format!("works-{}", node.id())), ("textFormat", &"text/x-kezek-works")],
        &works.join("\n"),
    );
    ways(xml, figure, index);
    xml.end();
}

/// A work in the codes of the data, such as `sign by head in workstation, document notification`.
fn told(work: &Work) -> String {
    let mut told = format!("{} by {} in {}", work.verb, work.by, work.system);
    let document = work.document.iter().map(|id| format!(", document {id}"));
    let registers = work.registers.iter().map(|register| format!(", register {register}"));
    let only_when = work.only_when.iter().map(|id| format!(", only-when {id}"));
    told.extend(document.chain(registers).chain(only_when));
    if work.by_each {
        told.push_str(", by-each");
    }
    told
}

/// The flows that come in and go out.
fn ways(xml: &mut Xml, figure: &Figure, index: usize) {
    let flows = &figure.graph.flows;
    for flow in flows.iter().filter(|flow| flow.to == index) {
        xml.leaf("incoming", &[], &ids::flow(&figure.graph, flow));
    }
    for flow in flows.iter().filter(|flow| flow.from == index) {
        xml.leaf("outgoing", &[], &ids::flow(&figure.graph, flow));
    }
}

fn flow(xml: &mut Xml, figure: &Figure, flow: &Flow) {
    let graph = &figure.graph;
    let id = ids::flow(graph, flow);
    let (from, to) = (graph.elements[flow.from].part, graph.elements[flow.to].part);
    let (source, target) = (ids::element(from), ids::element(to));
    // Signs instead of words: they read the same in every language and in print.
    let (sign, answer) = match flow.after {
        Outcome::Done => {
            xml.empty("sequenceFlow", &[("id", &id), ("sourceRef", &source), ("targetRef", &target)]);
            return;
        }
        Outcome::Yes => ("✓", "yes"),
        Outcome::No => ("✗", "no"),
    };
    let Part::Gateway(condition) = from else { return };
    xml.start(
        "sequenceFlow",
        &[("id", &id), ("name", &sign), ("sourceRef", &source), ("targetRef", &target)],
    );
    let expression = format!("{} == \"{answer}\"", ids::variable(&condition.id));
    let language = ids::EXPRESSIONS;
    xml.leaf(
        "conditionExpression",
        &[("xsi:type", &"tFormalExpression"), ("language", &language)],
        &expression,
    );
    xml.end();
}
