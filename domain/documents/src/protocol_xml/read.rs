//! Bytes to facts, with bounds; nothing is guessed.

use std::str::FromStr;

use kezek_kernel::{PersonName, RecipientName};
use roxmltree::{Document, Node, ParsingOptions};

use super::NAMESPACE;
use crate::facts::{Bilingual, Provider};
use crate::protocol::{Ballot, CaseConsidered, Conclusion, MemberVote, Participant, ProtocolFacts};
use crate::result_xml::{LARGEST_BYTES, ReadFault};

/// The facts of a protocol.
pub fn read(bytes: &[u8]) -> Result<ProtocolFacts, ReadFault> {
    if bytes.len() > LARGEST_BYTES {
        return Err(ReadFault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadFault::NotWellFormed)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 100_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| ReadFault::NotWellFormed)?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "Protocol")) {
        return Err(ReadFault::Element("Protocol"));
    }
    let provider = child(root, "Provider")?;
    Ok(ProtocolFacts {
        number: value(root, "Number")?,
        prepared: value(root, "Prepared")?,
        zone: value(root, "Zone")?,
        title: bilingual(root, "Title")?,
        practice: value(root, "Practice")?,
        provider: Provider {
            name: bilingual(provider, "Name")?,
            bin: children(provider, "Bin").next().map(|_| value(provider, "Bin")).transpose()?,
        },
        meeting: value(root, "Meeting")?,
        place: value(root, "Place")?,
        opened: value(root, "Opened")?,
        closed: value(root, "Closed")?,
        chair: participant(child(root, "Chair")?)?,
        secretary: participant(child(root, "Secretary")?)?,
        present: children(root, "Present").map(participant).collect::<Result<_, _>>()?,
        absent: children(root, "Absent").map(participant).collect::<Result<_, _>>()?,
        cases: children(root, "Case").map(case).collect::<Result<_, _>>()?,
    })
}

fn case(node: Node<'_, '_>) -> Result<CaseConsidered, ReadFault> {
    let conclusion =
        |node| Ok(Conclusion { in_favour: value(node, "InFavour")?, words: bilingual(node, "Words")? });
    Ok(CaseConsidered {
        number: value(node, "Number")?,
        recipient: recipient(child(node, "Recipient")?)?,
        service: bilingual(node, "Service")?,
        votes: children(node, "Vote").map(vote).collect::<Result<_, _>>()?,
        conclusion: children(node, "Conclusion").next().map(conclusion).transpose()?,
    })
}

fn recipient(node: Node<'_, '_>) -> Result<RecipientName, ReadFault> {
    match children(node, "Organisation").next() {
        Some(_) => value(node, "Organisation").map(RecipientName::Organisation),
        None => person(node).map(RecipientName::Person),
    }
}

fn vote(node: Node<'_, '_>) -> Result<MemberVote, ReadFault> {
    let code: String = value(node, "Ballot")?;
    let ballot = Ballot::ALL.into_iter().find(|ballot| ballot.code() == code);
    Ok(MemberVote { name: person(node)?, ballot: ballot.ok_or(ReadFault::Element("Ballot"))? })
}

fn participant(node: Node<'_, '_>) -> Result<Participant, ReadFault> {
    Ok(Participant { name: person(node)?, position: bilingual(node, "Position")? })
}

fn person(node: Node<'_, '_>) -> Result<PersonName, ReadFault> {
    let name = child(node, "Name")?;
    Ok(PersonName {
        surname: value(name, "Surname")?,
        given: value(name, "Given")?,
        patronymic: value(name, "Patronymic")?,
    })
}

fn bilingual(parent: Node<'_, '_>, name: &'static str) -> Result<Bilingual, ReadFault> {
    let node = child(parent, name)?;
    let text = |language: &str| {
        children(node, "Text")
            .find(|text| text.attribute(("http://www.w3.org/XML/1998/namespace", "lang")) == Some(language))
            .map(all_text)
            .ok_or(ReadFault::Element(name))
    };
    Ok(Bilingual { kk: text("kk")?, ru: text("ru")? })
}

fn children<'a, 'i: 'a>(parent: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    parent.children().filter(move |node| node.has_tag_name((NAMESPACE, name)))
}

fn child<'a, 'i: 'a>(parent: Node<'a, 'i>, name: &'static str) -> Result<Node<'a, 'i>, ReadFault> {
    children(parent, name).next().ok_or(ReadFault::Element(name))
}

fn value<T: FromStr>(parent: Node<'_, '_>, name: &'static str) -> Result<T, ReadFault> {
    all_text(child(parent, name)?).parse().map_err(|_| ReadFault::Element(name))
}

fn all_text(node: Node<'_, '_>) -> String {
    node.children().filter_map(|child| child.text()).collect()
}
