//! Questions pass through while both ends wait.

use kezek_exchange::{AskFault, HttpFault, Question};
use kezek_kernel::MessageId;
use kezek_messages::{GenuineAnswer, GenuineQuestion, services};

use crate::rig::{LOCALITY, Rig, STRANGER};

async fn ask(rig: &Rig, service: &str) -> Result<GenuineAnswer, AskFault> {
    let question = Question {
        id: MessageId::from_bytes([7; 16]),
        service,
        locality: LOCALITY.parse().unwrap(),
        answerer: "workstation",
    };
    let payload =
        GenuineQuestion { document_number: "AL-1".into(), person_number: "500101100000".parse().unwrap() };
    rig.portal.link.ask(&question, &payload).await
}

#[track_caller]
fn check(answer: &Result<GenuineAnswer, AskFault>, code: &str, finding: &str) {
    let fault = HttpFault::Fault { code: code.to_owned(), finding: finding.to_owned() };
    assert_eq!(answer, &Err(fault.into()));
}

#[tokio::test]
async fn the_answer_comes_with_its_own_signature() {
    let mut rig = Rig::new().await;
    assert!(ask(&rig, services::GENUINE).await.unwrap().genuine);
    check(&ask(&rig, services::PLACE).await, "SCE004", "service-unknown");
    rig.workstation.down().await;
    check(&ask(&rig, services::GENUINE).await, "SCE909", "subscriber-unreachable");
    assert_eq!(rig.gateway.store().journal_size(), 0);
}

#[tokio::test]
async fn a_strangers_answer_is_not_passed_on() {
    let rig = Rig::with_workstation_key(&STRANGER).await;
    check(&ask(&rig, services::GENUINE).await, "SCE909", "subscriber-reply-not-accepted");
}
