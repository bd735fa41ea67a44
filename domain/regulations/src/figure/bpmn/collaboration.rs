//! Pools and the messages between them.

use crate::figure::bpmn::{Figure, ids};
use crate::figure::message::{Message, Partner, Way};
use crate::figure::xml::Xml;

/// The pool of the process.
pub(super) const POOL: &str = "pool";

/// The pool of a partner.
pub(super) fn pool(partner: Partner) -> String {
    format!("{POOL}-{}", partner.code())
}

/// The process of a partner.
fn process(partner: Partner) -> String {
    format!("{}-{}", ids::PROCESS, partner.code())
}

/// What partners do is not ours to show, so their processes are empty; without one, bpmn-engine refuses a message flow.
pub(super) fn write_partners(xml: &mut Xml, figure: &Figure) {
    for partner in partners(figure) {
        let id = process(partner);
        xml.empty("process", &[("id", &id), ("isExecutable", &false)]);
    }
}

/// The name of a message flow.
pub(super) fn message(figure: &Figure, message: &Message) -> String {
    let element = ids::element(figure.graph.elements[message.element].part);
    let way = match message.way {
        Way::In => "from",
        Way::Out => "to",
    };
    format!("message-{element}-{way}-{}", message.partner.code())
}

/// Partners with whom a message is exchanged.
pub(super) fn partners(figure: &Figure) -> impl Iterator<Item = Partner> {
    let messages = &figure.graph.messages;
    Partner::ALL.into_iter().filter(|&partner| messages.iter().any(|message| message.partner == partner))
}

pub(super) fn write(xml: &mut Xml, figure: &Figure) {
    let (edition, language) = (figure.edition, figure.language);
    xml.start("collaboration", &[("id", &"collaboration")]);
    let name = format!("{}. {}", edition.service.short_name.of(language), figure.process.name.of(language));
    xml.empty("participant", &[("id", &POOL), ("name", &name), ("processRef", &ids::PROCESS)]);
    for partner in partners(figure) {
        let name = partner.name(edition, &figure.graph, language);
        let process = process(partner);
        xml.empty("participant", &[("id", &pool(partner)), ("name", &name), ("processRef", &process)]);
    }
    for each in &figure.graph.messages {
        let element = ids::element(figure.graph.elements[each.element].part);
        let (source, target) = match each.way {
            Way::In => (pool(each.partner), element),
            Way::Out => (element, pool(each.partner)),
        };
        let id = message(figure, each);
        xml.empty("messageFlow", &[("id", &id), ("sourceRef", &source), ("targetRef", &target)]);
    }
    xml.end();
}
