//! Citizens' requests as a portal would send them: signed application, evidence, envelope.

use kezek_kernel::{CertificateRole, DraftId, Instant, Language, RecipientNumber};
use kezek_messages::{
    Application, AsyncMessage, AttachedFile, AttachmentFact, CaseRequest, CaseSupplement, Data, Field,
    MessageInfo, MessageType, Payload, Property, Sender, Side, SignedPapers, Stance, Supplement, property,
};
use kezek_signatures::{Expected, Purpose};
use kezek_store::Clock as _;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Standing, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign};

use crate::office::{NOW, Office, authority, desk};

/// Who signs for an organisation.
pub(crate) const HEAD: &str = "700515100618";

/// One request, with what differs between tests.
pub(crate) struct Asking {
    /// The applicant's number; that of an organisation is its BIN.
    pub(crate) iin: &'static str,
    pub(crate) number: &'static str,
    pub(crate) message: &'static str,
    pub(crate) accepted: Instant,
    pub(crate) locality: &'static str,
    pub(crate) service: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) answers: &'static [(&'static str, &'static str)],
}

pub(crate) const PAPER: &[u8] = b"%PDF-1.4\n% a scanned paper of nobody\n%%EOF\n";

impl Asking {
    /// The first citizen, this very moment, in Talgar.
    pub(crate) fn first() -> Self {
        let iin = "730412200015";
        Self {
            iin,
            number: "10100000000001",
            message: "m-1",
            accepted: NOW,
            locality: "196220100",
            service: "kezek-almaty-2012-424-queue",
            edition: "almaty-2012-424/2012-12-24",
            answers: crate::walk::ANSWERS,
        }
    }

    /// Another citizen.
    pub(crate) fn second() -> Self {
        let (iin, number, message) = ("681109100022", "10100000000002", "m-2");
        Self { iin, number, message, ..Self::first() }
    }

    fn application(&self) -> Application {
        let field = |code: &str, value: &str| Field {
            code: code.to_owned(),
            label: format!("Сұрақ {code}"),
            value: value.to_owned(),
            shown: None,
        };
        Application {
            service: self.service.to_owned(),
            edition: self.edition.to_owned(),
            channel: "portal".to_owned(),
            locality: self.locality.parse().unwrap(),
            applicant: self.iin.parse().unwrap(),
            language: Language::Kk,
            draft: DraftId::from_bytes([9; 16]),
            prepared: NOW,
            fields: self.answers.iter().map(|(code, value)| field(code, value)).collect(),
            attachments: vec![AttachmentFact {
                document: "income".to_owned(),
                name: "анықтама.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                size_bytes: PAPER.len() as u64,
                sha256: sha256(PAPER),
            }],
            intake: None,
        }
    }

    /// The request with the citizen's real signature and the evidence of its check.
    pub(crate) async fn request(&self) -> CaseRequest {
        let application = self.application().to_xml().unwrap().into_bytes();
        let (cms, evidence) = signed(self.iin, &application).await;
        CaseRequest {
            request_number: self.number.to_owned(),
            papers: SignedPapers {
                accepted: self.accepted,
                journal_index: 41,
                leaf_hash: [4; 32],
                document: application,
                cms,
                evidence,
                attachments: vec![AttachedFile { sha256: sha256(PAPER), bytes: PAPER.to_vec() }],
            },
        }
    }

    /// The signed envelope that carries a request.
    pub(crate) fn envelope(&self, office: &Office, request: &CaseRequest) -> Vec<u8> {
        self.message(office, self.message, MessageType::Request, NOW, request)
    }

    /// The signed envelope of a message in the chain of this request.
    fn message<P: Payload>(
        &self,
        office: &Office,
        number: &str,
        message_type: MessageType,
        date: Instant,
        payload: &P,
    ) -> Vec<u8> {
        let property = |key: &str, value: &str| Property { key: key.to_owned(), value: value.to_owned() };
        let message = AsyncMessage {
            info: MessageInfo {
                message_id: number.to_owned(),
                correlation_id: Some(self.number.to_owned()),
                service_id: self.service.to_owned(),
                route_id: None,
                date,
                sender: Sender { id: "portal".to_owned() },
                properties: vec![
                    property(property::LOCALITY, self.locality),
                    property(property::EDITION, self.edition),
                ],
                session_id: None,
            },
            message_type,
            data: Data::of(payload).unwrap(),
        };
        let body = message.body(Side::Subscriber).unwrap();
        office.portal.sign(&body, number).unwrap().into_bytes()
    }
}

/// An answer to what the provider asked or told, with what differs between tests.
pub(crate) struct Answering {
    pub(crate) stance: Stance,
    pub(crate) asked: Instant,
    pub(crate) accepted: Instant,
    pub(crate) message: &'static str,
    pub(crate) files: &'static [&'static [u8]],
    /// Whose key signs, where it is not the applicant's own.
    pub(crate) stranger: Option<&'static str>,
}

impl Answering {
    /// The first citizen answers at once what he was asked this very moment.
    pub(crate) fn first(stance: Stance) -> Self {
        Self { stance, asked: NOW, accepted: NOW, message: "a-1", files: &[], stranger: None }
    }

    /// The same at the present moment of an office.
    pub(crate) fn now(office: &Office, stance: Stance) -> Self {
        let now = office.clock.now();
        Self { asked: now, accepted: now, ..Self::first(stance) }
    }

    fn supplement(&self, asking: &Asking) -> Supplement {
        let fact = |file: &&[u8]| AttachmentFact {
            document: "income".to_owned(),
            name: "жаңа анықтама.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size_bytes: file.len() as u64,
            sha256: sha256(file),
        };
        Supplement {
            stance: self.stance,
            service: asking.service.to_owned(),
            request_number: asking.number.to_owned(),
            case_number: "2026-000001".to_owned(),
            asked: self.asked,
            applicant: asking.iin.parse().unwrap(),
            language: Language::Kk,
            prepared: self.accepted,
            text: if self.stance == Stance::NothingToAdd {
                ""
            } else {
                "Анықтаманы жаңарттым"
            }
            .to_owned(),
            attachments: self.files.iter().map(fact).collect(),
        }
    }

    /// The answer with a real signature and the evidence of its check.
    pub(crate) async fn message(&self, asking: &Asking) -> CaseSupplement {
        let supplement = self.supplement(asking).to_xml().unwrap().into_bytes();
        let (cms, evidence) = signed(self.stranger.unwrap_or(asking.iin), &supplement).await;
        let file = |bytes: &&[u8]| AttachedFile { sha256: sha256(bytes), bytes: bytes.to_vec() };
        CaseSupplement {
            request_number: asking.number.to_owned(),
            papers: SignedPapers {
                accepted: self.accepted,
                journal_index: 42,
                leaf_hash: [5; 32],
                document: supplement,
                cms,
                evidence,
                attachments: self.files.iter().map(file).collect(),
            },
        }
    }

    /// The signed envelope that carries an answer.
    pub(crate) fn envelope(&self, office: &Office, asking: &Asking, answer: &CaseSupplement) -> Vec<u8> {
        asking.message(office, self.message, MessageType::Notification, self.accepted, answer)
    }
}

/// The signature of this person, or of the head of this organisation, over these bytes, and the evidence of its check.
pub(crate) async fn signed(number: &str, bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let applicant: RecipientNumber = number.parse().unwrap();
    let subject = match applicant {
        RecipientNumber::Iin(iin) => TestAuthority::citizen(iin),
        RecipientNumber::Bin(bin) => TestAuthority::member(HEAD.parse().unwrap(), bin, Standing::FirstHead),
    };
    let key = authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
    let cms = sign(&key, Content::Detached(bytes), NOW).unwrap();
    let signatories = vec![CertificateRole::FirstHead, CertificateRole::RightToSign].into();
    let expected = Expected { request: Some(applicant), account: Some(applicant), bin: None, signatories };
    let checked = desk(folder.path()).check(&cms, Some(bytes), expected, Purpose::Signing, NOW).await;
    assert!(checked.verdict.accepted, "{:?}", checked.verdict.findings);
    (cms, serde_json::to_vec(&checked.evidence).unwrap())
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().try_into().unwrap()
}
