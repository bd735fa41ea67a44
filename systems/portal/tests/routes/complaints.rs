//! A complaint about a request: by the pages and by the API, what is refused, what leaves, and what the cabinet shows.

use kezek_exchange::Dispatch;
use kezek_store::{StoreError, params};
use kezek_testbed::authority::Fault;
use reqwest::Response;
use serde_json::{Value, json};

use crate::rig::{AISULU, Person, Rig, YERLAN, answers, body, sha256, sign};
use crate::visitor::Visitor;

const PAPER: &[u8] = b"%PDF-1.4\n% a letter of nobody\n%%EOF\n";

/// A request that was accepted.
async fn accepted(rig: &Rig, person: &Person) -> String {
    let document = rig.document(person, &answers(), &[]).await;
    let sent = rig.submit(&person.token, &document, &sign(&person.key, &document), &[], None).await;
    body(sent).await["number"].as_str().unwrap().to_owned()
}

fn written() -> Value {
    json!({
        "about": "delay", "official": "", "learned": "2020-02-01", "address": "Талғар қаласы, Абай көшесі, 1-үй",
        "circumstances": "Өтінішім уақытында қаралмады.", "wish": "Жауап беруді сұраймын.",
    })
}

/// The document made from these answers, or the code and findings of the refusal.
async fn document(rig: &Rig, token: &str, number: &str, answers: &Value) -> Result<Vec<u8>, (u16, Value)> {
    let file = json!({ "document": "complaint-file", "name": "хат.pdf", "media_type": "application/pdf",
                       "size_bytes": PAPER.len(), "sha256": sha256(PAPER) });
    let asked = json!({ "answers": answers, "attachments": [file], "language": "kk" });
    let made = rig.post(&format!("/api/v1/requests/{number}/complaint"), token, &asked).await;
    let status = made.status().as_u16();
    if status != 200 {
        return Err((status, body(made).await));
    }
    Ok(made.text().await.unwrap().into_bytes())
}

/// Sends a signed complaint with its file.
async fn submit(
    rig: &Rig,
    token: &str,
    number: &str,
    document: &[u8],
    cms: &str,
    key: Option<&str>,
) -> Response {
    let boundary = "kezek-complaint-boundary";
    let mut payload = Vec::new();
    for (head, bytes) in [
        ("name=\"complaint\"", document),
        ("name=\"cms\"", cms.as_bytes()),
        ("name=\"complaint-file\"; filename=\"хат.pdf\"", PAPER),
    ] {
        payload.extend_from_slice(
            format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        payload.extend_from_slice(bytes);
        payload.extend_from_slice(b"\r\n");
    }
    payload.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let mut request = rig
        .client
        .post(format!("{}/api/v1/requests/{number}/complaints", rig.address))
        .bearer_auth(token)
        .header("content-type", format!("multipart/form-data; boundary={boundary}"));
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    request.body(payload).send().await.unwrap()
}

/// How many complaints wait in the outbox; what refers to one carries no words of the person.
async fn leaving(rig: &Rig) -> usize {
    let claimed = rig.portal.store().outbox().claim(100).await.unwrap();
    let complaints: Vec<_> = claimed.iter().filter(|message| message.kind == "case-complaint").collect();
    assert!(
        complaints.iter().all(|message| message.body.len() == 16 && Dispatch::read(&message.body).is_none())
    );
    complaints.len()
}

#[tokio::test]
async fn a_signed_complaint_is_accepted_once_by_the_api() {
    let rig = Rig::start().await;
    let (person, stranger) = (rig.person(AISULU).await, rig.person(YERLAN).await);
    let number = accepted(&rig, &person).await;
    let made = document(&rig, &person.token, &number, &written()).await.unwrap();
    let cms = sign(&person.key, &made);
    let send = async |token: &str, document: &[u8], cms: &str, key: Option<&str>| {
        let answer = submit(&rig, token, &number, document, cms, key).await;
        (answer.status().as_u16(), body(answer).await)
    };
    assert_eq!(send(&stranger.token, &made, &cms, None).await.0, 404);
    assert_eq!(send("", &made, &cms, None).await.0, 401);
    let (status, found) = send(&person.token, &made, &sign(&stranger.key, &made), None).await;
    assert_eq!(status, 422);
    assert!(found.to_string().contains("certificate-iin-differs-from-account"), "{found}");
    let (_, found) = send(&person.token, b"<complaint/>", &cms, None).await;
    assert_eq!(found["code"], "not-a-complaint");
    let other = String::from_utf8(made.clone()).unwrap().replace("Мән-жайлар", "Басқа сөз").into_bytes();
    let (_, found) = send(&person.token, &other, &sign(&person.key, &other), None).await;
    assert_eq!(found["code"], "complaint-not-as-written");
    let first = send(&person.token, &made, &cms, Some("k-1")).await;
    assert_eq!(first.0, 201, "{}", first.1);
    assert_eq!(send(&person.token, &made, &cms, Some("k-1")).await, first);
    let (status, again) = send(&person.token, &made, &cms, None).await;
    assert_eq!((status, &again["findings"]["number"]), (409, &first.1["number"]));
    assert_eq!(leaving(&rig).await, 1);

    let complaint = first.1["number"].as_str().unwrap();
    assert_eq!(complaint, "10200000000001");
    let shown = body(rig.get(&format!("/api/v1/complaints/{complaint}"), &person.token).await).await;
    assert_eq!(shown["status"]["state"], "sent");
    let list = body(rig.get(&format!("/api/v1/requests/{number}/complaints"), &person.token).await).await;
    assert_eq!(list["complaints"], json!([shown]));
    for path in [format!("/api/v1/complaints/{complaint}"), format!("/api/v1/requests/{number}/complaints")] {
        assert_eq!(rig.get(&path, &stranger.token).await.status(), 404, "{path}");
    }
    assert_eq!(rig.get(&format!("/api/v1/complaints/{complaint}/answer"), &person.token).await.status(), 404);
}

#[tokio::test]
async fn answers_and_files_are_checked_before_the_document_is_made() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = accepted(&rig, &person).await;
    for (field, value, code) in [
        ("about", json!("weather"), "choose"),
        ("wish", json!(" "), "empty"),
        ("learned", json!("3000-01-01"), "future"),
        ("learned", json!("yesterday"), "date"),
        ("official", json!("қ".repeat(2001)), "long"),
    ] {
        let mut answers = written();
        answers[field] = value;
        let (status, found) = document(&rig, &person.token, &number, &answers).await.unwrap_err();
        let expected = json!([{ "field": field, "code": code }]);
        assert_eq!((status, &found["findings"]["fields"]), (422, &expected), "{found}");
    }
    let revoked = rig.faulty_key(Fault::Expired, AISULU);
    let made = document(&rig, &person.token, &number, &written()).await.unwrap();
    let refused = submit(&rig, &person.token, &number, &made, &sign(&revoked, &made), None).await;
    assert!(body(refused).await.to_string().contains("certificate-expired"));
    assert_eq!(leaving(&rig).await, 0);
}

/// What a form sends, with a date in three boxes.
fn fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("about", "delay"),
        ("learned.day", "1"),
        ("learned.month", "2"),
        ("learned.year", "2020"),
        ("address", "Талғар қаласы"),
        ("circumstances", "Өтінішім уақытында қаралмады."),
        ("wish", "Жауап беруді сұраймын."),
    ]
}

/// The bytes that a signing page asks to be signed.
fn to_sign(page: &str) -> Vec<u8> {
    use base64::Engine as _;
    let (_, rest) = page.split_once("data-document=\"").unwrap();
    base64::engine::general_purpose::STANDARD.decode(rest.split('"').next().unwrap()).unwrap()
}

#[tokio::test]
async fn a_complaint_is_written_checked_signed_and_shown_in_the_cabinet() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = accepted(&rig, &person).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let (request, form) = (format!("/requests/{number}"), format!("/requests/{number}/complaint"));
    let signing = format!("{form}/sign");
    assert!(visitor.get(&request).await.text.contains(&form), "in work, too");
    assert_eq!(visitor.get(&signing).await.location, form, "nothing is signed before it is checked");
    visitor.get(&form).await;
    let empty = visitor.post(&form, &[("wish", "Жауап")]).await;
    assert_eq!(empty.status, 422);
    for words in ["Жауап", "Опишите, что произошло.", "Укажите почтовый адрес."]
    {
        assert!(empty.text.contains(words), "{words}: {}", empty.text);
    }
    let script = visitor.upload(&form, "complaint-file", &[("a.pdf", b"<script>")]).await;
    assert_eq!(script.status, 422);
    let held = visitor.upload(&form, "complaint-file", &[("хат.pdf", PAPER)]).await;
    assert!(held.text.contains("/complaint/files/1"), "{}", held.text);
    assert!(visitor.get(&format!("{form}/files/1")).await.text.starts_with("%PDF"));
    assert_eq!(visitor.post(&form, &fields()).await.location, signing);
    let page = visitor.get(&signing).await;
    let document = to_sign(&page.text);
    assert!(String::from_utf8_lossy(&document).contains("urn:kezek:complaint:v1"));
    let stranger = rig.key(YERLAN);
    let refused = visitor.post(&signing, &[("cms", &sign(&stranger, &document))]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("жалоба не отправлена"), "{}", refused.text);
    let sent = visitor.post(&signing, &[("cms", &sign(&person.key, &document))]).await;
    assert_eq!(sent.location, "/complaints/10200000000001/sent", "{}", sent.text);
    assert!(visitor.get(&sent.location).await.text.contains("10200000000001"));
    assert!(visitor.get(&request).await.text.contains("/complaints/10200000000001"));
    assert_eq!(leaving(&rig).await, 1);
    answered(&rig).await;
    let page = visitor.get("/complaints/10200000000001").await.text;
    for said in ["C-2026-000004", "Жалоба оставлена без удовлетворения", "/answer", "можно обратиться в суд"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    rig.person(YERLAN).await;
    let mut other = Visitor::signed_in(&rig, "kk", YERLAN).await;
    for path in [form.as_str(), &signing, "/complaints/10200000000001", "/complaints/10200000000001/answer"] {
        assert_eq!(other.get(path).await.status, 404, "{path}");
    }
}

/// The answer has come.
async fn answered(rig: &Rig) {
    let state = json!({
        "state": "answered", "registered_number": "C-2026-000004", "outcome": "unsatisfied",
        "document_number": "20126000000017", "at": "2026-11-22T04:00:00Z",
    });
    let done = rig.portal.store().keep::<_, StoreError>(move |act| {
        let sealed = act.seal(state.to_string().as_bytes())?;
        act.execute("UPDATE complaints SET state_sealed = ?1", &params![sealed]).map(drop).map_err(Into::into)
    });
    done.await.unwrap();
}
