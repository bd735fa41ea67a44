//! What must not pass the door, each with the contract's fault.

use kezek_kernel::Instant;
use kezek_messages::{
    AsyncMessage, Data, GenuineQuestion, MAX_MESSAGE_BYTES, MessageInfo, MessageType, Sender, Side,
    SoapFault, unsigned_envelope,
};
use kezek_testbed::authority::Credential;

use crate::rig::{GATEWAY, NOW, PORTAL, Rig, STRANGER, key};

fn content(sender: &str, date: Instant) -> String {
    let payload =
        GenuineQuestion { document_number: "1".into(), person_number: "500101100000".parse().unwrap() };
    let message = AsyncMessage {
        info: MessageInfo {
            message_id: "m-1".into(),
            correlation_id: None,
            service_id: "s".into(),
            route_id: None,
            date,
            sender: Sender { id: sender.into() },
            properties: vec![],
            session_id: None,
        },
        message_type: MessageType::Request,
        data: Data::of(&payload).unwrap(),
    };
    message.body(Side::Gateway).unwrap()
}

fn signed(content: &str, signer: &Credential) -> Vec<u8> {
    kezek_signatures::xml::sign_body(content, "id-1", &key(signer)).unwrap().into_bytes()
}

/// The fault of the door, or `None` when the message is taken.
async fn posted(rig: &Rig, message: Vec<u8>) -> Option<(String, String)> {
    let reply = rig.portal.post(&rig.url, message).await.unwrap();
    let fault = SoapFault::read(std::str::from_utf8(&reply).unwrap()).unwrap();
    fault.map(|fault| (fault.error.code, fault.error.message))
}

async fn check(message: Vec<u8>, code: &str, finding: &str) {
    let rig = Rig::new(&GATEWAY).await;
    assert_eq!(posted(&rig, message).await, Some((code.to_owned(), finding.to_owned())));
    assert_eq!(rig.memory.taken.lock().unwrap().len(), 0, "{finding}");
}

#[tokio::test]
async fn good_messages_pass() {
    let rig = Rig::new(&GATEWAY).await;
    assert_eq!(posted(&rig, signed(&content("portal", NOW), &PORTAL)).await, None);
    assert_eq!(rig.memory.taken.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn signatures() {
    let good = String::from_utf8(signed(&content("portal", NOW), &PORTAL)).unwrap();
    check(unsigned_envelope(&content("portal", NOW)).into_bytes(), "SCE007", "body-not-signed").await;
    check(good.replace("m-1", "m-2").into_bytes(), "SCE006", "body-digest-wrong").await;
    let held = good.replace("</soapenv:Header>", "<soapenv:Body/></soapenv:Header>");
    check(held.into_bytes(), "SCE001", "message-not-soap").await;
    check(signed(&content("portal", NOW), &STRANGER), "SCE005", "sender-certificate-not-registered").await;
    check(signed(&content("portal", NOW), &GATEWAY), "SCE005", "sender-certificate-not-registered").await;
    check(signed(&content("stranger", NOW), &STRANGER), "SCE005", "sender-unknown").await;
}

#[tokio::test]
async fn forms() {
    check(Vec::new(), "SCE001", "message-not-xml").await;
    check(b"<!DOCTYPE a><a/>".to_vec(), "SCE001", "message-with-doctype").await;
    check(signed("<a xmlns=\"urn:a\"/>", &PORTAL), "SCE001", "element-missing").await;
    let nameless = content("portal", NOW).replace("<messageId>m-1</messageId>", "");
    check(signed(&nameless, &PORTAL), "SCE001", "element-missing").await;
}

#[tokio::test]
async fn ages() {
    let month = 30 * 24 * 60 * 60;
    let old = content("portal", NOW.plus_seconds(-month - 1));
    check(signed(&old, &PORTAL), "SCE001", "message-too-old").await;
    let early = content("portal", NOW.plus_seconds(301));
    check(signed(&early, &PORTAL), "SCE001", "message-from-the-future").await;
}

#[tokio::test]
async fn a_hundred_megabytes() {
    check(vec![b' '; MAX_MESSAGE_BYTES + 1], "SCE001", "message-too-large").await;
    check(vec![b'x'; 100 * 1024 * 1024], "SCE001", "message-too-large").await;
}
