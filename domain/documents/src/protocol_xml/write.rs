//! Facts to bytes.

use super::NAMESPACE;
use crate::protocol::{CaseConsidered, Participant, ProtocolFacts};
use crate::result_xml::Xml;

/// The XML document of these facts; equal facts give equal bytes.
pub fn write(facts: &ProtocolFacts) -> Vec<u8> {
    let mut xml = Xml::begin();
    xml.element_with("Protocol", &format!(" xmlns=\"{NAMESPACE}\""), |xml| {
        xml.value("Number", facts.number);
        xml.value("Prepared", facts.prepared);
        xml.value("Zone", &facts.zone);
        xml.bilingual("Title", &facts.title);
        xml.value("Practice", facts.practice);
        xml.element("Provider", |xml| {
            xml.bilingual("Name", &facts.provider.name);
            xml.optional("Bin", facts.provider.bin);
        });
        xml.value("Meeting", &facts.meeting);
        xml.value("Place", &facts.place);
        xml.value("Opened", facts.opened);
        xml.value("Closed", facts.closed);
        participant(xml, "Chair", &facts.chair);
        participant(xml, "Secretary", &facts.secretary);
        facts.present.iter().for_each(|member| participant(xml, "Present", member));
        facts.absent.iter().for_each(|member| participant(xml, "Absent", member));
        facts.cases.iter().for_each(|considered| case(xml, considered));
    });
    xml.finish()
}

fn participant(xml: &mut Xml, element: &str, participant: &Participant) {
    xml.element(element, |xml| {
        xml.person(&participant.name);
        xml.bilingual("Position", &participant.position);
    });
}

fn case(xml: &mut Xml, case: &CaseConsidered) {
    xml.element("Case", |xml| {
        xml.value("Number", &case.number);
        xml.element("Recipient", |xml| xml.recipient(&case.recipient));
        xml.bilingual("Service", &case.service);
        for vote in &case.votes {
            xml.element("Vote", |xml| {
                xml.person(&vote.name);
                xml.value("Ballot", vote.ballot.code());
            });
        }
        if let Some(conclusion) = &case.conclusion {
            xml.element("Conclusion", |xml| {
                xml.value("InFavour", conclusion.in_favour);
                xml.bilingual("Words", &conclusion.words);
            });
        }
    });
}
