//! Questions through the line, and answers that do not count.

use kezek_exchange::{AskFault, HttpFault, Question};
use kezek_kernel::MessageId;
use kezek_messages::{GenuineAnswer, GenuineQuestion, PlaceAnswer, services};
use kezek_testbed::authority::Credential;

use crate::rig::{GATEWAY, Memory, NOW, Rig, STRANGER};

async fn ask(rig: &Rig, answerer: &str, number: &str) -> Result<GenuineAnswer, AskFault> {
    let question = Question {
        id: MessageId::from_bytes([7; 16]),
        service: services::GENUINE,
        locality: "191010000".parse().unwrap(),
        answerer,
    };
    let payload =
        GenuineQuestion { document_number: number.into(), person_number: "500101100000".parse().unwrap() };
    rig.portal.ask(&question, &payload).await
}

async fn check(signer: &Credential, answerer: &str, number: &str, expected: Result<bool, AskFault>) {
    let rig = Rig::new(signer).await;
    assert_eq!(ask(&rig, answerer, number).await.map(|answer| answer.genuine), expected);
}

#[tokio::test]
async fn an_answer_must_bear_the_signature_of_the_one_who_knows() {
    check(&GATEWAY, "gateway", "AL-1", Ok(true)).await;
    check(&GATEWAY, "gateway", "AL-2", Ok(false)).await;
    check(&GATEWAY, "portal", "AL-1", Err(HttpFault::ReplyNotSigned.into())).await;
    check(&STRANGER, "gateway", "AL-1", Err(HttpFault::ReplyNotSigned.into())).await;
}

#[tokio::test]
async fn silence_and_other_answers_are_no_answers() {
    let nobody = Rig::with_gateway_at("http://127.0.0.1:9/", Memory::default(), std::sync::Arc::default());
    nobody.clock.set(NOW);
    assert_eq!(ask(&nobody, "gateway", "AL-1").await, Err(HttpFault::Unreachable.into()));
    let rig = Rig::new(&GATEWAY).await;
    let question = Question {
        id: MessageId::from_bytes([7; 16]),
        service: services::PLACE,
        locality: "191010000".parse().unwrap(),
        answerer: "gateway",
    };
    let payload =
        GenuineQuestion { document_number: "AL-1".into(), person_number: "500101100000".parse().unwrap() };
    let other: Result<PlaceAnswer, _> = rig.portal.ask(&question, &payload).await;
    assert_eq!(other, Err(AskFault::Answer));
}
