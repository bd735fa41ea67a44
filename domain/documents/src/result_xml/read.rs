//! Bytes to facts, with bounds; nothing is guessed.

use std::str::FromStr;

use kezek_kernel::{Money, PersonName, Recipient, RecipientName, RecipientNumber};
use roxmltree::{Document, Node, ParsingOptions};

use super::{LARGEST_BYTES, NAMESPACE};
use crate::facts::{
    Assistance, Bilingual, CertificateFacts, ComplaintAnswer, Decision, Dwelling, Ground, HousingFund,
    HousingStatement, Member, Provider, QueuePlace, Refusal, RequestFacts, ResultFacts, Signer,
};

/// Why the bytes are not a result document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// More bytes than a result document may have.
    #[error("the document is larger than a result may be")]
    TooLarge,
    /// Not UTF-8, not XML, or XML with a document type.
    #[error("the XML is not well formed")]
    NotWellFormed,
    /// An element is missing, or its text is not of its type.
    #[error("the element {0} is missing or does not hold what it should")]
    Element(&'static str),
}

/// The facts of a result document.
pub fn read(bytes: &[u8]) -> Result<ResultFacts, ReadFault> {
    if bytes.len() > LARGEST_BYTES {
        return Err(ReadFault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadFault::NotWellFormed)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 100_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| ReadFault::NotWellFormed)?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "Result")) {
        return Err(ReadFault::Element("Result"));
    }
    result(root)
}

fn result(root: Node<'_, '_>) -> Result<ResultFacts, ReadFault> {
    let (provider, addressee) = (child(root, "Provider")?, child(root, "Addressee")?);
    let request = child(root, "Request")?;
    Ok(ResultFacts {
        number: value(root, "Number")?,
        prepared: value(root, "Prepared")?,
        zone: value(root, "Zone")?,
        title: bilingual(root, "Title")?,
        edition: value(root, "Edition")?,
        practice: value(root, "Practice")?,
        provider: Provider {
            name: bilingual(provider, "Name")?,
            bin: optional(provider, "Bin").map(|_| value(provider, "Bin")).transpose()?,
        },
        service: bilingual(root, "Service")?,
        act: bilingual(root, "Act")?,
        addressee: recipient(addressee)?,
        request: RequestFacts { number: value(request, "Number")?, accepted: value(request, "Accepted")? },
        decision: decision(child(root, "Decision")?)?,
        signer: signer(child(root, "Signer")?)?,
        check_address: value(root, "CheckAddress")?,
    })
}

fn decision(node: Node<'_, '_>) -> Result<Decision, ReadFault> {
    if let Some(queued) = optional(node, "Queued") {
        return place(queued).map(Decision::Queued);
    }
    if let Some(assisted) = optional(node, "Assisted") {
        return assistance(assisted).map(Decision::Assisted);
    }
    if let Some(certified) = optional(node, "Certified") {
        return statement(certified).map(Decision::Certified);
    }
    if let Some(answered) = optional(node, "Answered") {
        return answer(answered).map(Decision::Answered);
    }
    refusal(optional(node, "Refused").ok_or(ReadFault::Element("Decision"))?).map(Decision::Refused)
}

fn place(node: Node<'_, '_>) -> Result<QueuePlace, ReadFault> {
    Ok(QueuePlace {
        list: bilingual(node, "List")?,
        locality: bilingual(node, "Locality")?,
        place: value(node, "Place")?,
        order_moment: value(node, "OrderMoment")?,
    })
}

fn assistance(node: Node<'_, '_>) -> Result<Assistance, ReadFault> {
    Ok(Assistance {
        locality: bilingual(node, "Locality")?,
        monthly: Money::from_tiyn(value(node, "MonthlyTiyn")?).ok_or(ReadFault::Element("MonthlyTiyn"))?,
        from: value(node, "From")?,
        until: value(node, "Until")?,
        account: value(node, "Account")?,
    })
}

fn statement(node: Node<'_, '_>) -> Result<HousingStatement, ReadFault> {
    let members = node.children().filter(|node| node.has_tag_name((NAMESPACE, "Member")));
    let member = |node| Ok(Member { name: person(node)?, relation: bilingual(node, "Relation")? });
    Ok(HousingStatement {
        locality: bilingual(node, "Locality")?,
        institution: value(node, "Institution")?,
        members: members.map(member).collect::<Result<_, _>>()?,
        dwelling: optional(node, "Dwelling").map(dwelling).transpose()?,
    })
}

fn dwelling(node: Node<'_, '_>) -> Result<Dwelling, ReadFault> {
    let fund = HousingFund::from_code(&value::<String>(node, "Fund")?);
    Ok(Dwelling {
        fund: fund.ok_or(ReadFault::Element("Fund"))?,
        address: bilingual(node, "Address")?,
        basis: bilingual(node, "Basis")?,
    })
}

fn answer(node: Node<'_, '_>) -> Result<ComplaintAnswer, ReadFault> {
    Ok(ComplaintAnswer {
        case: optional(node, "Case").map(all_text),
        outcome: bilingual(node, "Outcome")?,
        text: bilingual(node, "Text")?,
        next: bilingual(node, "Next")?,
    })
}

fn refusal(node: Node<'_, '_>) -> Result<Refusal, ReadFault> {
    let grounds = node.children().filter(|node| node.has_tag_name((NAMESPACE, "Ground"))).map(ground);
    Ok(Refusal {
        grounds: grounds.collect::<Result<_, _>>()?,
        complaint_body: bilingual(node, "ComplaintBody")?,
    })
}

fn ground(node: Node<'_, '_>) -> Result<Ground, ReadFault> {
    Ok(Ground {
        name: bilingual(node, "Name")?,
        norm: bilingual(node, "Norm")?,
        fact: bilingual(node, "Fact")?,
        cure: bilingual(node, "Cure")?,
        term: optional(node, "Term").map(|_| bilingual(node, "Term")).transpose()?,
    })
}

fn signer(node: Node<'_, '_>) -> Result<Signer, ReadFault> {
    let certificate = child(node, "Certificate")?;
    Ok(Signer {
        name: person(node)?,
        position: bilingual(node, "Position")?,
        certificate: CertificateFacts {
            serial: value(certificate, "Serial")?,
            issuer: value(certificate, "Issuer")?,
            valid_from: value(certificate, "ValidFrom")?,
            valid_until: value(certificate, "ValidUntil")?,
        },
    })
}

fn recipient(node: Node<'_, '_>) -> Result<Recipient, ReadFault> {
    if optional(node, "Bin").is_none() {
        let number = RecipientNumber::Iin(value(node, "Iin")?);
        return Ok(Recipient { number, name: RecipientName::Person(person(node)?) });
    }
    let number = RecipientNumber::Bin(value(node, "Bin")?);
    Ok(Recipient { number, name: RecipientName::Organisation(value(node, "Organisation")?) })
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
        node.children()
            .find(|text| {
                text.has_tag_name((NAMESPACE, "Text"))
                    && text.attribute(("http://www.w3.org/XML/1998/namespace", "lang")) == Some(language)
            })
            .map(all_text)
            .ok_or(ReadFault::Element(name))
    };
    Ok(Bilingual { kk: text("kk")?, ru: text("ru")? })
}

fn optional<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    parent.children().find(|node| node.has_tag_name((NAMESPACE, name)))
}

fn child<'a, 'i>(parent: Node<'a, 'i>, name: &'static str) -> Result<Node<'a, 'i>, ReadFault> {
    optional(parent, name).ok_or(ReadFault::Element(name))
}

fn value<T: FromStr>(parent: Node<'_, '_>, name: &'static str) -> Result<T, ReadFault> {
    all_text(child(parent, name)?).parse().map_err(|_| ReadFault::Element(name))
}

fn all_text(node: Node<'_, '_>) -> String {
    node.children().filter_map(|part| part.text()).collect()
}
