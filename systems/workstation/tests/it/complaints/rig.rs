//! Complaints as a portal would send them, and a department in which somebody did not touch the case.

use axum::http::{Method, StatusCode};
use jiff::civil::date;
use kezek_exchange::Dispatch;
use kezek_kernel::{DraftId, Iin, Language, OfficerId, PersonName, Recipient, RecipientName, Role};
use kezek_messages::{
    AsyncMessage, AttachedFile, AttachmentFact, CaseComplaint, Complaint, ComplaintNotification, Data, Field,
    MessageInfo, MessageType, Property, Sender, Side, SignedPapers, SoapFault, property,
};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use serde_json::{Value, json};

use crate::citizen::{Asking, PAPER, sha256, signed};
use crate::http::{Program, deliver};
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, NOW, Office, SIGNER, admin, authority, officer};
use crate::walk::{self, accept};

pub(super) const HEAD: &str = "740216100520";
/// The BIN of the department of Talgar.
pub(super) const TALGAR: &str = "991340000037";

/// One complaint, with what differs between tests.
#[derive(Clone, Copy)]
pub(super) struct Complaining {
    pub(super) message: &'static str,
    pub(super) number: &'static str,
    pub(super) request: &'static str,
    pub(super) iin: &'static str,
    pub(super) provider: &'static str,
    pub(super) official: &'static str,
    pub(super) learned: &'static str,
}

impl Complaining {
    /// The first citizen, about his request, naming nobody.
    pub(super) fn first() -> Self {
        let Asking { iin, number: request, .. } = Asking::first();
        Self {
            message: "c-1",
            number: "10200000000001",
            request,
            iin,
            provider: TALGAR,
            official: "",
            learned: "2026-07-01",
        }
    }

    fn document(&self) -> Complaint {
        let field = |code: &str, value: &str| Field {
            code: code.to_owned(),
            label: format!("Сұрақ {code}"),
            value: value.to_owned(),
            shown: None,
        };
        Complaint {
            request: self.request.to_owned(),
            provider: self.provider.parse().unwrap(),
            person: Recipient {
                number: self.iin.parse().unwrap(),
                name: RecipientName::Person(PersonName {
                    surname: "Үлгілі".into(),
                    given: "Айсұлу".into(),
                    patronymic: String::new(),
                }),
            },
            language: Language::Kk,
            draft: DraftId::from_bytes([8; 16]),
            prepared: NOW,
            fields: vec![
                field("about", "delay"),
                field("official", self.official),
                field("learned", self.learned),
                field("address", "Талғар қаласы, Абай көшесі, 1-үй"),
                field("circumstances", "Өтінішім уақытында қаралмады."),
                field("wish", "Өтінішті қарап, жауап беруді сұраймын."),
            ],
            attachments: vec![AttachmentFact {
                document: "complaint-file".to_owned(),
                name: "хат.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                size_bytes: PAPER.len() as u64,
                sha256: sha256(PAPER),
            }],
        }
    }

    /// The complaint with the citizen's real signature and the evidence of its check.
    pub(super) async fn payload(&self) -> CaseComplaint {
        let complaint = self.document().to_xml().unwrap().into_bytes();
        let (cms, evidence) = signed(self.iin, &complaint).await;
        CaseComplaint {
            complaint_number: self.number.to_owned(),
            request_number: self.request.to_owned(),
            papers: SignedPapers {
                accepted: NOW,
                journal_index: 42,
                leaf_hash: [5; 32],
                document: complaint,
                cms,
                evidence,
                attachments: vec![AttachedFile { sha256: sha256(PAPER), bytes: PAPER.to_vec() }],
            },
        }
    }

    /// Delivers it; the finding against it, or none when it is taken.
    pub(super) async fn deliver(&self, office: &Office) -> Option<String> {
        self.deliver_as(office, &self.payload().await).await
    }

    /// Delivers this payload.
    pub(super) async fn deliver_as(&self, office: &Office, payload: &CaseComplaint) -> Option<String> {
        let asking = Asking::first();
        let property = |key: &str, value: &str| Property { key: key.to_owned(), value: value.to_owned() };
        let message = AsyncMessage {
            info: MessageInfo {
                message_id: self.message.to_owned(),
                correlation_id: Some(self.request.to_owned()),
                service_id: asking.service.to_owned(),
                route_id: None,
                date: NOW,
                sender: Sender { id: "portal".to_owned() },
                properties: vec![
                    property(property::LOCALITY, asking.locality),
                    property(property::EDITION, asking.edition),
                ],
                session_id: None,
            },
            message_type: MessageType::Notification,
            data: Data::of(payload).unwrap(),
        };
        let body = message.body(Side::Subscriber).unwrap();
        let envelope = office.portal.sign(&body, self.message).unwrap().into_bytes();
        let (status, reply) = deliver(&office.router, envelope).await;
        if status == StatusCode::OK {
            return None;
        }
        Some(SoapFault::read(&reply).unwrap().unwrap().error.message)
    }
}

/// The department of Talgar: an executor and an authorised person who will have decided, a head and a clerk who have not.
pub(super) struct People {
    pub(super) clerk: Program,
    pub(super) executor: Program,
    pub(super) signer: Program,
    pub(super) head: Program,
    pub(super) neighbour: Program,
    pub(super) head_id: OfficerId,
    pub(super) head_key: Credential,
}

impl People {
    pub(super) async fn of(office: &Office) -> Self {
        let station = &office.workstation;
        let head_id = officer(station, HEAD, "Басшыбаев", "talgar", Role::Head, date(2026, 1, 5)).await;
        let iin: Iin = HEAD.parse().unwrap();
        let subject = TestAuthority::officer(iin, TALGAR.parse().unwrap());
        let head_key = authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
        let certificate = read_certificate(&head_key.certificate, &iin).unwrap();
        let input = OfficerCertify { officer: head_id, certificate };
        station.store().act(admin(), move |act| officer_certify(act, &input)).await.unwrap();
        Self {
            clerk: Program::signed_in(&office.router, CLERK).await,
            executor: Program::signed_in(&office.router, EXECUTOR).await,
            signer: Program::signed_in(&office.router, SIGNER).await,
            head: Program::signed_in(&office.router, HEAD).await,
            neighbour: Program::signed_in(&office.router, NEIGHBOUR).await,
            head_id,
            head_key,
        }
    }

    /// The first citizen's request comes in, and the executor prepares its document for the authorised person.
    pub(super) async fn decided(&self, office: &Office) -> String {
        let number = requested(office).await;
        accept(&self.executor, &number).await;
        number
    }
}

/// The first citizen's request comes in; hands back the number of its case.
pub(super) async fn requested(office: &Office) -> String {
    let asking = Asking::first();
    let request = asking.request().await;
    let (status, reply) = deliver(&office.router, asking.envelope(office, &request)).await;
    assert_eq!(status, StatusCode::OK, "{reply}");
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, list) = executor.call(Method::GET, "/api/v1/cases", None).await;
    list["cases"][0]["number"].as_str().unwrap().to_owned()
}

/// The complaints that a list shows to this officer.
pub(super) async fn listed(program: &Program, show: &str) -> Vec<Value> {
    let (status, list) = program.call(Method::GET, &format!("/api/v1/complaints?show={show}"), None).await;
    assert_eq!(status, StatusCode::OK, "{list}");
    list.as_array().unwrap().clone()
}

/// Posts to a complaint: the status, and the code of a refusal.
pub(super) async fn post(program: &Program, number: &str, tail: &str, body: &Value) -> (u16, String) {
    let path = format!("/api/v1/complaints/{number}{tail}");
    let (status, answer) = program.call(Method::POST, &path, Some(body)).await;
    (status.as_u16(), answer["code"].as_str().unwrap_or_default().to_owned())
}

/// A text in both languages.
pub(super) fn both(kk: &str, ru: &str) -> Value {
    json!({ "kk": kk, "ru": ru })
}

/// What the accepting system was told about complaints since the last look.
pub(super) async fn told(office: &Office) -> Vec<ComplaintNotification> {
    let about = |dispatch: &Dispatch| dispatch.data.read::<ComplaintNotification>().ok();
    let mut told: Vec<_> = walk::sent(office).await.iter().filter_map(about).collect();
    told.sort_by_key(|word| match word.event {
        kezek_messages::ComplaintEvent::Registered { .. } => 0,
        kezek_messages::ComplaintEvent::Extended { .. } => 1,
        _ => 2,
    });
    told
}
