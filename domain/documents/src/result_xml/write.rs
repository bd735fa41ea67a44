//! Facts to bytes.

use std::fmt::Display;

use kezek_kernel::{RecipientName, RecipientNumber};

use super::NAMESPACE;
use crate::facts::{
    Assistance, Bilingual, ComplaintAnswer, Decision, Ground, HousingStatement, QueuePlace, Refusal,
    ResultFacts, Signer,
};

/// The XML document of these facts; equal facts give equal bytes.
pub fn write(facts: &ResultFacts) -> Vec<u8> {
    let mut xml = Xml::begin();
    xml.element_with("Result", &format!(" xmlns=\"{NAMESPACE}\""), |xml| {
        xml.value("Number", facts.number);
        xml.value("Prepared", facts.prepared);
        xml.value("Zone", &facts.zone);
        xml.bilingual("Title", &facts.title);
        xml.value("Edition", &facts.edition);
        xml.value("Practice", facts.practice);
        xml.element("Provider", |xml| {
            xml.bilingual("Name", &facts.provider.name);
            xml.optional("Bin", facts.provider.bin);
        });
        xml.bilingual("Service", &facts.service);
        xml.bilingual("Act", &facts.act);
        xml.element("Addressee", |xml| {
            match facts.addressee.number {
                RecipientNumber::Iin(iin) => xml.value("Iin", iin),
                RecipientNumber::Bin(bin) => xml.value("Bin", bin),
            }
            xml.recipient(&facts.addressee.name);
        });
        xml.element("Request", |xml| {
            xml.value("Number", &facts.request.number);
            xml.value("Accepted", facts.request.accepted);
        });
        xml.element("Decision", |xml| match &facts.decision {
            Decision::Queued(place) => xml.queued(place),
            Decision::Refused(refusal) => xml.refused(refusal),
            Decision::Assisted(assistance) => xml.assisted(assistance),
            Decision::Certified(statement) => xml.certified(statement),
            Decision::Answered(answer) => xml.answered(answer),
        });
        xml.signer(&facts.signer);
        xml.value("CheckAddress", &facts.check_address);
    });
    xml.finish()
}

/// Text of an XML document in growth, indented by two spaces.
pub(crate) struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    /// A document with its declaration.
    pub(crate) fn begin() -> Self {
        Self { text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), depth: 0 }
    }

    /// The bytes.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    pub(crate) fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.element_with(name, "", content);
    }

    pub(crate) fn element_with(&mut self, name: &str, attributes: &str, content: impl FnOnce(&mut Self)) {
        self.line(&format!("<{name}{attributes}>"));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }

    pub(crate) fn value(&mut self, name: &str, value: impl Display) {
        let value = escaped(&value.to_string());
        self.line(&format!("<{name}>{value}</{name}>"));
    }

    pub(crate) fn optional(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    pub(crate) fn bilingual(&mut self, name: &str, words: &Bilingual) {
        self.element(name, |xml| {
            xml.line(&format!("<Text xml:lang=\"kk\">{}</Text>", escaped(&words.kk)));
            xml.line(&format!("<Text xml:lang=\"ru\">{}</Text>", escaped(&words.ru)));
        });
    }

    pub(crate) fn person(&mut self, name: &kezek_kernel::PersonName) {
        self.element("Name", |xml| {
            xml.value("Surname", &name.surname);
            xml.value("Given", &name.given);
            xml.value("Patronymic", &name.patronymic);
        });
    }

    /// The name of a person, or of an organisation.
    pub(crate) fn recipient(&mut self, name: &RecipientName) {
        match name {
            RecipientName::Person(name) => self.person(name),
            RecipientName::Organisation(name) => self.value("Organisation", name),
        }
    }

    fn queued(&mut self, place: &QueuePlace) {
        self.element("Queued", |xml| {
            xml.bilingual("List", &place.list);
            xml.bilingual("Locality", &place.locality);
            xml.value("Place", place.place);
            xml.value("OrderMoment", place.order_moment);
        });
    }

    fn refused(&mut self, refusal: &Refusal) {
        self.element("Refused", |xml| {
            refusal.grounds.iter().for_each(|ground| xml.ground(ground));
            xml.bilingual("ComplaintBody", &refusal.complaint_body);
        });
    }

    fn assisted(&mut self, assistance: &Assistance) {
        self.element("Assisted", |xml| {
            xml.bilingual("Locality", &assistance.locality);
            xml.value("MonthlyTiyn", assistance.monthly.tiyn());
            xml.value("From", assistance.from);
            xml.value("Until", assistance.until);
            xml.value("Account", assistance.account);
        });
    }

    fn certified(&mut self, statement: &HousingStatement) {
        self.element("Certified", |xml| {
            xml.bilingual("Locality", &statement.locality);
            xml.value("Institution", &statement.institution);
            for member in &statement.members {
                xml.element("Member", |xml| {
                    xml.person(&member.name);
                    xml.bilingual("Relation", &member.relation);
                });
            }
            if let Some(dwelling) = &statement.dwelling {
                xml.element("Dwelling", |xml| {
                    xml.value("Fund", dwelling.fund.code());
                    xml.bilingual("Address", &dwelling.address);
                    xml.bilingual("Basis", &dwelling.basis);
                });
            }
        });
    }

    fn answered(&mut self, answer: &ComplaintAnswer) {
        self.element("Answered", |xml| {
            xml.optional("Case", answer.case.as_ref());
            xml.bilingual("Outcome", &answer.outcome);
            xml.bilingual("Text", &answer.text);
            xml.bilingual("Next", &answer.next);
        });
    }

    fn ground(&mut self, ground: &Ground) {
        self.element("Ground", |xml| {
            xml.bilingual("Name", &ground.name);
            xml.bilingual("Norm", &ground.norm);
            xml.bilingual("Fact", &ground.fact);
            xml.bilingual("Cure", &ground.cure);
            if let Some(term) = &ground.term {
                xml.bilingual("Term", term);
            }
        });
    }

    fn signer(&mut self, signer: &Signer) {
        self.element("Signer", |xml| {
            xml.person(&signer.name);
            xml.bilingual("Position", &signer.position);
            xml.element("Certificate", |xml| {
                xml.value("Serial", &signer.certificate.serial);
                xml.value("Issuer", &signer.certificate.issuer);
                xml.value("ValidFrom", signer.certificate.valid_from);
                xml.value("ValidUntil", signer.certificate.valid_until);
            });
        });
    }

    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Markup escaped; a carriage return as a reference, because XML readers would turn it into a line feed.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
    }
    out
}
