//! From the message of a request to the signed result, through the officers' API; on both engines.

use axum::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_documents::pades;
use kezek_exchange::Dispatch;
use kezek_messages::{CaseEvent, CaseNotification, CaseResult, Resolution, Stance};
use kezek_testbed::authority::Credential;
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::{Value, json};

use crate::citizen::{Answering, Asking};
use crate::http::{Program, deliver};
use crate::office::{EXECUTOR, NOW, Office, SIGNER, SIGNERS_KEY, on_postgresql};

/// Answers that name the person and lead to a list.
pub(crate) const ANSWERS: &[(&str, &str)] = &[
    ("surname", "Үлгілі"),
    ("given-name", "Айсұлу"),
    ("patronymic", "Мысалқызы"),
    ("category", "large-families"),
];

/// A checklist with the same mark everywhere.
pub(crate) fn checklist(detail: &Value, found: &str) -> Value {
    let check = |document: &Value| json!({ "document": document, "found": found, "note": "" });
    detail["documents"].as_array().unwrap().iter().map(check).collect()
}

/// Takes and accepts the case with this number and prepares its document.
pub(crate) async fn accept(executor: &Program, number: &str) -> Value {
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    let (status, _) = executor.call(Method::POST, &at("/take"), None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (_, detail) = executor.call(Method::GET, &at(""), None).await;
    assert_eq!(detail["signature_confirmed"], true, "{detail}");
    let decision = json!({ "checklist": checklist(&detail, "satisfied"), "decision": { "kind": "accept" } });
    let (status, answer) = executor.call(Method::POST, &at("/decision"), Some(&decision)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let (status, draft) = executor.call(Method::POST, &at("/document"), Some(&json!({}))).await;
    assert_eq!(status, StatusCode::OK, "{draft}");
    draft
}

/// The person behind a request is heard before he is refused on these grounds, and says that he has nothing to add.
pub(crate) async fn heard(
    office: &Office,
    executor: &Program,
    asking: &Asking,
    number: &str,
    grounds: &Value,
) {
    let path = format!("/api/v1/cases/{number}/hearing");
    let body = json!({ "grounds": grounds });
    let (status, answer) = executor.call(Method::POST, &path, Some(&body)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let answering = Answering::now(office, Stance::NothingToAdd);
    let message = answering.message(asking).await;
    let (status, reply) = deliver(&office.router, answering.envelope(office, asking, &message)).await;
    assert_eq!(status, StatusCode::OK, "{reply}");
    let told: Vec<CaseEvent> = sent(office)
        .await
        .iter()
        .filter_map(|message| Some(message.data.read::<CaseNotification>().ok()?.event))
        .collect();
    // Messages of one moment have no order among themselves.
    let hearings = told.iter().filter(|event| matches!(event, CaseEvent::Hearing { .. })).count();
    let answers = told.iter().filter(|event| matches!(event, CaseEvent::Answered)).count();
    assert_eq!((hearings, answers), (1, 1), "{told:?}");
}

/// Both signatures over what is to be signed.
pub(crate) fn signatures(to_sign: &Value) -> Value {
    signatures_of(&SIGNERS_KEY, to_sign)
}

/// Both signatures of whoever has this key.
pub(crate) fn signatures_of(key: &Credential, to_sign: &Value) -> Value {
    let bytes = |name: &str| STANDARD.decode(to_sign[name].as_str().unwrap()).unwrap();
    let xml = sign(key, Content::Detached(&bytes("xml")), NOW).unwrap();
    let digest = bytes("pdf_digest").try_into().unwrap();
    let pdf = sign(key, Content::Digest(&digest), NOW).unwrap();
    json!({ "document": to_sign["document"], "xml_cms": to_pem(&xml), "pdf_cms": to_pem(&pdf) })
}

/// What waits in the outbox: notifications, then responses.
pub(crate) async fn sent(office: &Office) -> Vec<Dispatch> {
    let claimed = office.workstation.store().outbox().claim(100).await.unwrap();
    let mut sent: Vec<Dispatch> =
        claimed.iter().map(|message| Dispatch::read(&message.body).unwrap()).collect();
    // The clock of a test stands still, so messages of different acts have one time.
    sent.sort_by_key(|dispatch| dispatch.message_type.code());
    sent
}

async fn walk(office: Office) {
    let asking = Asking::first();
    let request = asking.request().await;
    let (status, reply) = deliver(&office.router, asking.envelope(&office, &request)).await;
    assert_eq!(status, StatusCode::OK, "{reply}");

    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, list) = executor.call(Method::GET, "/api/v1/cases", None).await;
    assert_eq!(list["total"], 1, "{list}");
    let case = &list["cases"][0];
    assert_eq!((&case["verb"], &case["role"]), (&json!("examine"), &json!("executor")));
    assert_eq!(case["due"]["date"], "2026-12-23");
    let number = case["number"].as_str().unwrap();
    accept(&executor, number).await;

    let signer = Program::signed_in(&office.router, SIGNER).await;
    let address = format!("/api/v1/cases/{number}/document");
    let (_, to_sign) = signer.call(Method::GET, &address, None).await;
    assert_eq!(to_sign["place"], 1, "{to_sign}");
    let address = format!("/api/v1/cases/{number}/signature");
    let (status, done) = signer.call(Method::POST, &address, Some(&signatures(&to_sign))).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert_eq!(done["place"], 1);

    let sent = sent(&office).await;
    let [registered, result] = sent.as_slice() else { panic!("{} messages", sent.len()) };
    let registered: CaseNotification = registered.data.read().unwrap();
    assert_eq!(registered.case_number, number);
    assert!(matches!(registered.event, CaseEvent::Registered { due: Some(_), .. }));
    assert_eq!((result.route.as_deref(), result.chain.as_str()), (Some("portal"), asking.number));
    let result: CaseResult = result.data.read().unwrap();
    assert!(matches!(result.resolution, Resolution::Positive { place: Some(1) }));
    let extracted = pades::extract(&result.pdf).unwrap();
    assert_eq!((extracted.findings.len(), extracted.signatures.len()), (0, 1));
    assert_eq!(pades::attached_xml(&result.pdf).unwrap(), Some(result.xml));

    let (_, ended) = signer.call(Method::GET, "/api/v1/cases?show=ended", None).await;
    assert_eq!(ended["cases"][0]["ending"], "granted", "{ended}");
    office.workstation.close().await;
}

#[tokio::test]
async fn a_request_becomes_a_signed_result_on_sqlite() {
    walk(Office::open().await).await;
}

#[tokio::test]
async fn a_request_becomes_a_signed_result_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        walk(office).await;
    }
}
