//! Substitution: the substitute does what lies on the absent officer's desk, says for whom he acts, and signs in his own name.

use axum::http::{Method, StatusCode};
use jiff::civil::{Date, date};
use kezek_casework::{history, rows};
use kezek_kernel::{Iin, OfficerId, Role, Scope, Words};
use kezek_store::{Failure, Outcome};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_workstation::acts::officer_add::officer_by_number;
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, OfficerAppointRefusal, officer_appoint};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use serde_json::{Value, json};

use crate::http::{Browser, Program};
use crate::office::{CLERK, NEIGHBOUR, Office, admin, authority};
use crate::steps::{KYZYLORDA, done, refused, sound};
use crate::walk::signatures_of;

async fn known(office: &Office, iin: &str) -> OfficerId {
    let iin: Iin = iin.parse().unwrap();
    office.workstation.store().read(move |read| officer_by_number(read, &iin)).await.unwrap().unwrap()
}

async fn stands_in(
    office: &Office,
    officer: OfficerId,
    role: Role,
    absent: OfficerId,
    until: Option<Date>,
) -> Outcome<(), OfficerAppointRefusal> {
    let input = OfficerAppoint {
        officer,
        provider: KYZYLORDA.provider.to_owned(),
        role,
        position: Words {
            kk: "бас маман".into(),
            ru: "главный специалист".into(),
            en: "chief specialist".into(),
        },
        from: date(2026, 11, 1),
        until,
        substitutes_for: Some(absent),
    };
    let done = office.workstation.store().act(admin(), move |act| officer_appoint(act, &input)).await;
    done.map(drop)
}

async fn certified(office: &Office, officer: OfficerId, iin: &str) -> Credential {
    let iin: Iin = iin.parse().unwrap();
    let subject = TestAuthority::officer(iin, KYZYLORDA.bin.parse().unwrap());
    let key = authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
    let certificate = read_certificate(&key.certificate, &iin).unwrap();
    let input = OfficerCertify { officer, certificate };
    office.workstation.store().act(admin(), move |act| officer_certify(act, &input)).await.unwrap();
    key
}

async fn listed(program: &Program, list: &str) -> Value {
    program.call(Method::GET, &format!("/api/v1/cases?show={list}"), None).await.1["total"].clone()
}

/// For whom each act of the history was done.
async fn on_behalf(office: &Office, number: &str) -> Vec<(String, Option<String>)> {
    let number = number.to_owned();
    let read = office.workstation.store().read(move |read| {
        let case = rows::find_by_number(read, &Scope::System, &number)?.unwrap();
        history::lines(read, case.id)
    });
    let line = |line: history::HistoryLine| {
        let absent = line.facts.into_iter().find(|(name, _)| name == "for").map(|(_, officer)| officer);
        (line.act, absent)
    };
    read.await.unwrap().into_iter().map(line).collect()
}

#[tokio::test]
async fn a_substitute_works_at_the_absent_officers_desk_and_signs_in_his_own_name() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let (deputy, second) = (known(&office, CLERK).await, known(&office, NEIGHBOUR).await);
    stands_in(&office, deputy, Role::Executor, staff.executor_id, None).await.unwrap();
    let number = KYZYLORDA.register(&office, &staff).await;
    let number = number.as_str();
    let substitute = Program::signed_in(&office.router, CLERK).await;

    // What he takes while he holds the role for another lies on the other's desk.
    done(&substitute, number, "/take", &json!({})).await;
    assert_eq!(
        (listed(&staff.executor, "mine").await, listed(&substitute, "mine").await),
        (json!(1), json!(1))
    );
    refused(&staff.other, number, "/pass", &json!({}), "not-yours").await;
    done(&substitute, number, "/pass", &json!({})).await;
    done(&staff.clerk, number, "/pass", &json!({})).await;
    done(&staff.head, number, "/assign", &json!({ "executor": staff.executor_id.to_string() })).await;
    assert_eq!(listed(&substitute, "mine").await, json!(1));
    let decision = staff.decision(number, true).await;
    done(&substitute, number, "/decision", &decision).await;
    done(&substitute, number, "/document", &json!({})).await;

    // Whoever drafted does not sign, though he stands in for the head as well.
    stands_in(&office, deputy, Role::Head, staff.head_id, None).await.unwrap();
    certified(&office, deputy, CLERK).await;
    let own = json!({ "signer": deputy.to_string() });
    refused(&substitute, number, "/document", &own, "drafter-signs").await;

    // Another substitute of the head does not sign what names the head, and signs when it names himself.
    stands_in(&office, second, Role::Head, staff.head_id, None).await.unwrap();
    let key = certified(&office, second, NEIGHBOUR).await;
    let signer = Program::signed_in(&office.router, NEIGHBOUR).await;
    assert_eq!(listed(&signer, "to-sign").await, json!(1));
    let path = format!("/api/v1/cases/{number}/document");
    let (status, heads) = signer.call(Method::GET, &path, None).await;
    assert_eq!(status, StatusCode::OK, "{heads}");
    refused(&signer, number, "/signature", &signatures_of(&key, &heads), "signature").await;
    let mut browser = Browser::signed_in(&office.router, NEIGHBOUR).await;
    let page = sound(&mut browser, &format!("/cases/{number}")).await;
    assert!(page.contains("names the officer you stand in for"), "{page}");
    let own = json!({ "signer": second.to_string() });
    let (status, to_sign) = signer.call(Method::POST, &path, Some(&own)).await;
    assert_eq!(status, StatusCode::OK, "{to_sign}");
    let both = signatures_of(&key, &to_sign);
    done(&signer, number, "/signature", &both).await;

    let absent = |officer: OfficerId| Some(officer.to_string());
    let (executor, head) = (absent(staff.executor_id), absent(staff.head_id));
    let lines: Vec<(String, Option<String>)> = [
        ("case-register", None),
        ("case-take", executor.clone()),
        ("step-pass", executor.clone()),
        ("step-pass", None),
        ("case-assign", None),
        ("case-examine", executor.clone()),
        ("draft-prepare", executor),
        ("draft-prepare", head.clone()),
        ("result-sign", head),
    ]
    .into_iter()
    .map(|(act, absent)| (act.to_owned(), absent))
    .collect();
    assert_eq!(on_behalf(&office, number).await, lines);
}

#[tokio::test]
async fn a_substitution_holds_while_it_is_in_force_and_between_holders_of_one_role() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let (executor, other) = (staff.executor_id, staff.other_id);
    let check = async |officer, role, absent, until, expected: Result<(), OfficerAppointRefusal>| {
        let done = stands_in(&office, officer, role, absent, until).await;
        let done = done.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Store(error) => panic!("{error}"),
        });
        assert_eq!(done, expected);
    };
    check(other, Role::Executor, other, None, Err(OfficerAppointRefusal::StandsInForHimself)).await;
    check(other, Role::Head, executor, None, Err(OfficerAppointRefusal::HoldsNothing)).await;
    check(other, Role::Executor, executor, Some(date(2026, 11, 21)), Ok(())).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    done(&staff.executor, &number, "/take", &json!({})).await;
    refused(&staff.other, &number, "/pass", &json!({}), "not-yours").await;
    assert_eq!(listed(&staff.other, "mine").await, json!(0));
}
