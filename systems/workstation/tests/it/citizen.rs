//! Citizens' requests as a portal would send them: signed application, evidence, envelope.

use kezek_kernel::{CertificateRole, DraftId, Instant, Language, RecipientNumber};
use kezek_messages::{
    Application, AsyncMessage, AttachedFile, AttachmentFact, CaseRequest, Data, Field, MessageInfo,
    MessageType, Property, Sender, Side, property,
};
use kezek_signatures::{Expected, Purpose};
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
        let folder = tempfile::tempdir().unwrap();
        let applicant: RecipientNumber = self.iin.parse().unwrap();
        let subject = match applicant {
            RecipientNumber::Iin(iin) => TestAuthority::citizen(iin),
            RecipientNumber::Bin(bin) => {
                TestAuthority::member(HEAD.parse().unwrap(), bin, Standing::FirstHead)
            }
        };
        let key = authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
        let application = self.application().to_xml().unwrap().into_bytes();
        let cms = sign(&key, Content::Detached(&application), NOW).unwrap();
        let signatories = vec![CertificateRole::FirstHead, CertificateRole::RightToSign].into();
        let expected =
            Expected { request: Some(applicant), account: Some(applicant), bin: None, signatories };
        let checked =
            desk(folder.path()).check(&cms, Some(&application), expected, Purpose::Signing, NOW).await;
        assert!(checked.verdict.accepted, "{:?}", checked.verdict.findings);
        CaseRequest {
            request_number: self.number.to_owned(),
            accepted: self.accepted,
            journal_index: 41,
            leaf_hash: [4; 32],
            application,
            cms,
            evidence: serde_json::to_vec(&checked.evidence).unwrap(),
            attachments: vec![AttachedFile { sha256: sha256(PAPER), bytes: PAPER.to_vec() }],
        }
    }

    /// The signed envelope that carries a request.
    pub(crate) fn envelope(&self, office: &Office, request: &CaseRequest) -> Vec<u8> {
        let property = |key: &str, value: &str| Property { key: key.to_owned(), value: value.to_owned() };
        let message = AsyncMessage {
            info: MessageInfo {
                message_id: self.message.to_owned(),
                correlation_id: Some(self.number.to_owned()),
                service_id: self.service.to_owned(),
                route_id: None,
                date: NOW,
                sender: Sender { id: "portal".to_owned() },
                properties: vec![
                    property(property::LOCALITY, self.locality),
                    property(property::EDITION, self.edition),
                ],
                session_id: None,
            },
            message_type: MessageType::Request,
            data: Data::of(request).unwrap(),
        };
        let body = message.body(Side::Subscriber).unwrap();
        office.portal.sign(&body, self.message).unwrap().into_bytes()
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().try_into().unwrap()
}
