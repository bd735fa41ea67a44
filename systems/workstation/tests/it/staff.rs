//! A department with a clerk, a head and two executors, whose cases go from desk to desk.

use axum::http::{Method, StatusCode};
use jiff::civil::date;
use kezek_kernel::{Iin, OfficerId, Role};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::{Program, deliver};
use crate::office::{NEIGHBOUR, Office, admin, authority, officer};
use crate::walk::{checklist, heard, signatures_of};

pub(crate) const STAFF_CLERK: &str = "730115100513";
pub(crate) const STAFF_HEAD: &str = "740216100520";
pub(crate) const STAFF_EXECUTOR: &str = "650317200537";
pub(crate) const STAFF_OTHER: &str = "800418200549";

/// One service of one department.
pub(crate) struct Department {
    pub(crate) provider: &'static str,
    pub(crate) bin: &'static str,
    pub(crate) locality: &'static str,
    pub(crate) service: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) answers: &'static [(&'static str, &'static str)],
    /// Whose signature the document carries.
    pub(crate) signer: Role,
}

/// Its people, each at a desk of his own.
pub(crate) struct Staff {
    pub(crate) clerk: Program,
    pub(crate) head: Program,
    pub(crate) executor: Program,
    pub(crate) other: Program,
    pub(crate) neighbour: Program,
    pub(crate) executor_id: OfficerId,
    pub(crate) clerk_id: OfficerId,
    pub(crate) head_id: OfficerId,
    pub(crate) other_id: OfficerId,
    pub(crate) signers_key: Credential,
    /// The request that comes to them.
    pub(crate) asking: Asking,
}

impl Department {
    pub(crate) fn asking(&self) -> Asking {
        let Self { locality, service, edition, answers, .. } = *self;
        Asking { locality, service, edition, answers, ..Asking::first() }
    }

    /// Appoints the people and records the signer's certificate.
    pub(crate) async fn appoint(&self, office: &Office) -> Staff {
        let from = date(2026, 1, 5);
        let station = &office.workstation;
        let add = |iin, name, role| officer(station, iin, name, self.provider, role, from);
        let clerk_id = add(STAFF_CLERK, "Тіркеуші", Role::Clerk).await;
        let head = add(STAFF_HEAD, "Басшыбаев", Role::Head).await;
        let executor_id = add(STAFF_EXECUTOR, "Орындаушы", Role::Executor).await;
        let other_id = add(STAFF_OTHER, "Әріптес", Role::Executor).await;
        let signer =
            if self.signer == Role::Head { (STAFF_HEAD, head) } else { (STAFF_EXECUTOR, executor_id) };
        let iin: Iin = signer.0.parse().unwrap();
        let subject = TestAuthority::officer(iin, self.bin.parse().unwrap());
        let signers_key = authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
        let certificate = read_certificate(&signers_key.certificate, &iin).unwrap();
        let input = OfficerCertify { officer: signer.1, certificate };
        station.store().act(admin(), move |act| officer_certify(act, &input)).await.unwrap();
        Staff {
            clerk: Program::signed_in(&office.router, STAFF_CLERK).await,
            head: Program::signed_in(&office.router, STAFF_HEAD).await,
            executor: Program::signed_in(&office.router, STAFF_EXECUTOR).await,
            other: Program::signed_in(&office.router, STAFF_OTHER).await,
            neighbour: Program::signed_in(&office.router, NEIGHBOUR).await,
            executor_id,
            clerk_id,
            head_id: head,
            other_id,
            signers_key,
            asking: self.asking(),
        }
    }

    /// The request comes in; hands back the number of its case.
    pub(crate) async fn register(&self, office: &Office, staff: &Staff) -> String {
        self.take_in(office, staff, &self.asking()).await
    }

    /// This request comes in.
    pub(crate) async fn take_in(&self, office: &Office, staff: &Staff, asking: &Asking) -> String {
        let request = asking.request().await;
        let (status, reply) = deliver(&office.router, asking.envelope(office, &request)).await;
        assert_eq!(status, StatusCode::OK, "{reply}");
        let (_, list) = staff.clerk.call(Method::GET, "/api/v1/cases", None).await;
        let cases = list["cases"].as_array().unwrap();
        let case = cases.iter().find(|case| case["request_number"] == asking.number).unwrap();
        case["number"].as_str().unwrap().to_owned()
    }
}

/// The grounds on which these executors refuse.
fn grounds() -> Value {
    json!([{ "ground": "document-missing", "fact_kk": "Анықтама жоқ", "fact_ru": "Нет справки" }])
}

impl Staff {
    /// What the case asks for: position, verb, role, date of the step's term.
    pub(crate) async fn asked(&self, number: &str) -> [String; 4] {
        let (_, list) = self.head.call(Method::GET, "/api/v1/cases", None).await;
        let cases = list["cases"].as_array().unwrap();
        let case = cases.iter().find(|case| case["number"] == number).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        [&case["position"], &case["verb"], &case["role"], &case["due"]["date"]].map(text)
    }

    /// Everybody but one is refused to do this; the neighbour does not even find the case.
    pub(crate) async fn only(&self, one: &Program, number: &str, tail: &str, body: &Value) {
        let path = format!("/api/v1/cases/{number}{tail}");
        for each in [&self.clerk, &self.head, &self.executor, &self.other] {
            if std::ptr::eq(each, one) {
                continue;
            }
            let (status, answer) = each.call(Method::POST, &path, Some(body)).await;
            let refused = [StatusCode::FORBIDDEN, StatusCode::CONFLICT];
            assert!(refused.contains(&status), "{path}: {status} {answer}");
        }
        let (status, _) = self.neighbour.call(Method::POST, &path, Some(body)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }

    /// The head's own signatures over the prepared document.
    pub(crate) async fn sign(&self, number: &str) -> (StatusCode, Value) {
        self.sign_as(&self.head, number).await
    }

    /// The signatures of the one whose certificate is recorded, sent by this officer.
    pub(crate) async fn sign_as(&self, signer: &Program, number: &str) -> (StatusCode, Value) {
        let path = format!("/api/v1/cases/{number}/document");
        let (status, to_sign) = signer.call(Method::GET, &path, None).await;
        assert_eq!(status, StatusCode::OK, "{to_sign}");
        let path = format!("/api/v1/cases/{number}/signature");
        let both = signatures_of(&self.signers_key, &to_sign);
        signer.call(Method::POST, &path, Some(&both)).await
    }

    /// The executor's decision, as JSON; what is accepted gives a place.
    pub(crate) async fn decision(&self, number: &str, accept: bool) -> Value {
        let (status, detail) =
            self.executor.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
        assert_eq!(status, StatusCode::OK, "{detail}");
        if accept {
            let marks = checklist(&detail, "satisfied");
            return json!({ "checklist": marks, "decision": { "kind": "accept" } });
        }
        let marks = checklist(&detail, "not-satisfied");
        json!({ "checklist": marks, "decision": { "kind": "refuse", "grounds": grounds() } })
    }

    /// The person is heard before the executor refuses as he decides.
    pub(crate) async fn heard(&self, office: &Office, number: &str) {
        heard(office, &self.executor, &self.asking, number, &grounds()).await;
    }

    /// The same for a person who applied on paper: he is told and answers outside the system.
    pub(crate) async fn heard_on_paper(&self, number: &str, grounds: &Value) {
        for (tail, body) in [("/hearing", json!({ "grounds": grounds })), ("/resume", json!({}))] {
            let path = format!("/api/v1/cases/{number}{tail}");
            let (status, answer) = self.executor.call(Method::POST, &path, Some(&body)).await;
            assert_eq!(status, StatusCode::NO_CONTENT, "{tail}: {answer}");
        }
    }
}
