//! A housing commission at its table: a secretary, three members with their keys, and a member of another provider.

use axum::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::date;
use kezek_kernel::{Iin, OfficerId, Role};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::Program;
use crate::office::{NOW, Office, authority, officer};
use crate::staff::{Department, Staff};

/// The clerk registers and sends, the head assigns and signs, the executor prepares, decides and drafts, the commission
/// concludes in between.
pub(crate) const TARAZ: Department = Department {
    provider: "taraz",
    bin: "991340000087",
    locality: "311010000",
    service: "kezek-zhambyl-2014-115-queue",
    edition: "zhambyl-2014-115/2014-11-27",
    answers: crate::walk::ANSWERS,
    signer: Role::Head,
};

pub(crate) const SECRETARY: &str = "750519100619";
pub(crate) const MEMBERS: [&str; 3] = ["660621200620", "710722100635", "690823200644"];
/// A member of the commission of another provider.
const ALIEN: &str = "770924100654";

/// The commission at its table.
pub(crate) struct Commission {
    pub(crate) secretary: Program,
    pub(crate) members: Vec<Program>,
    pub(crate) ids: Vec<OfficerId>,
    pub(crate) keys: Vec<Credential>,
    pub(crate) alien: Program,
}

impl Commission {
    /// Appoints the commission; the first member presides.
    pub(crate) async fn appoint(office: &Office) -> Self {
        let (station, from) = (&office.workstation, date(2026, 1, 5));
        let add = |iin, name, provider, role| officer(station, iin, name, provider, role, from);
        add(SECRETARY, "Хатшыбаев", TARAZ.provider, Role::CommissionSecretary).await;
        add(ALIEN, "Бөтенов", "konaev", Role::CommissionMember).await;
        let (mut members, mut ids, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        for (iin, name) in MEMBERS.into_iter().zip(["Төрағаев", "Мүшебаева", "Қарсыева"])
        {
            ids.push(add(iin, name, TARAZ.provider, Role::CommissionMember).await);
            members.push(Program::signed_in(&office.router, iin).await);
            let number: Iin = iin.parse().unwrap();
            let subject = TestAuthority::officer(number, TARAZ.bin.parse().unwrap());
            keys.push(authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap());
        }
        let secretary = Program::signed_in(&office.router, SECRETARY).await;
        let alien = Program::signed_in(&office.router, ALIEN).await;
        Self { secretary, members, ids, keys, alien }
    }

    /// Calls a meeting about these cases; hands back its address.
    pub(crate) async fn call(&self, cases: &[&str]) -> String {
        let body = json!({
            "held_at": "2026-11-24T05:00:00Z", "place": "Мәжіліс залы", "chair": self.id(0), "cases": cases
        });
        let (status, called) = self.secretary.call(Method::POST, "/api/v1/meetings", Some(&body)).await;
        assert_eq!(status, StatusCode::OK, "{called}");
        format!("/api/v1/meetings/{}", called["id"].as_str().unwrap())
    }

    pub(crate) fn id(&self, member: usize) -> String {
        self.ids[member].to_string()
    }

    /// These members are there, the first of them presiding.
    pub(crate) fn there(&self, members: &[usize]) -> Value {
        let present: Vec<String> = members.iter().map(|member| self.id(*member)).collect();
        json!({ "chair": members.first().map_or_else(|| self.id(0), |first| self.id(*first)), "present": present })
    }

    pub(crate) async fn vote(&self, meeting: &str, case: &str, votes: [&str; 3]) {
        for (member, vote) in self.members.iter().zip(votes) {
            done(member, &format!("{meeting}/cases/{case}/vote"), &json!({ "vote": vote })).await;
        }
    }

    /// Signatures with this key over what this member is shown.
    pub(crate) async fn signatures(&self, meeting: &str, member: usize, key: usize) -> Value {
        let path = format!("{meeting}/protocol");
        let (status, to_sign) = self.members[member].call(Method::GET, &path, None).await;
        assert_eq!(status, StatusCode::OK, "{to_sign}");
        let cms = |name: &str| {
            let bytes = STANDARD.decode(to_sign[name].as_str().unwrap()).unwrap();
            to_pem(&sign(&self.keys[key], Content::Detached(&bytes), NOW).unwrap())
        };
        json!({ "document": to_sign["document"], "xml_cms": cms("xml"), "pdf_cms": cms("pdf") })
    }

    pub(crate) async fn sign(&self, meeting: &str, member: usize) {
        let signed = self.signatures(meeting, member, member).await;
        done(&self.members[member], &format!("{meeting}/protocol/signature"), &signed).await;
    }

    pub(crate) async fn detail(&self, meeting: &str) -> Value {
        let (status, detail) = self.secretary.call(Method::GET, meeting, None).await;
        assert_eq!(status, StatusCode::OK, "{detail}");
        detail
    }
}

/// Posts and expects that it is done.
pub(crate) async fn done(program: &Program, path: &str, body: &Value) {
    let (status, answer) = program.call(Method::POST, path, Some(body)).await;
    assert!(status.is_success(), "{path}: {status} {answer}");
}

/// Posts and expects this refusal.
pub(crate) async fn refused(program: &Program, path: &str, body: &Value, code: &str) {
    let (status, answer) = program.call(Method::POST, path, Some(body)).await;
    assert!(status.is_client_error(), "{path}: {status}");
    assert_eq!(answer["code"], code, "{path}: {answer}");
}

pub(crate) fn case(number: &str, tail: &str) -> String {
    format!("/api/v1/cases/{number}{tail}")
}

/// A request that waits for the commission.
pub(crate) async fn waiting(office: &Office, staff: &Staff, asking: &Asking) -> String {
    let number = TARAZ.take_in(office, staff, asking).await;
    done(&staff.clerk, &case(&number, "/pass"), &json!({})).await;
    let assign = json!({ "executor": staff.executor_id.to_string(), "resolution": "Комиссияға" });
    done(&staff.head, &case(&number, "/assign"), &assign).await;
    done(&staff.executor, &case(&number, "/pass"), &json!({ "note": "Құжаттар толық" })).await;
    assert_eq!(staff.asked(&number).await[..3], ["A4.1", "deliberate", "commission-member"]);
    number
}
