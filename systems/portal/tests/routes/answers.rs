//! Answering what a provider asks: by pages and API, signed, once, in time, with the files that were signed.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use kezek_kernel::{AccountId, RequestId};
use kezek_store::{Read as _, StoreError, params};
use serde_json::{Value, json};

use crate::ratings::accepted;
use crate::rig::{AISULU, Person, Rig, YERLAN, body, sign};
use crate::visitor::{Page, Visitor, sentence};

pub(crate) const PAPER: &[u8] = b"%PDF-1.4\n% a paper of nobody\n%%EOF\n";

/// The provider asks for what stands in the need; the last day lies so many days after today.
pub(crate) async fn asked(rig: &Rig, number: &str, need: Value, days: i64) {
    let (number, zone) = (number.to_owned(), TimeZone::get("Asia/Almaty").unwrap());
    let done = rig.portal.store().keep::<_, StoreError>(move |act| {
        let sql = "SELECT request_id, account_id FROM requests WHERE number = ?1";
        let (request, account): (RequestId, AccountId) =
            act.one(sql, &params![&number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (now, sealed) = (act.now(), hex::encode(act.seal(need.to_string().as_bytes())?));
        let until = now.timestamp().to_zoned(zone).date().saturating_add(days.days());
        let facts = json!({ "case": "2026-000017", "at": now, "until": until, "sealed": sealed });
        let sql = "INSERT INTO notices (account_id, request_id, sequence, at, code, facts)
                   VALUES (?1, ?2, 9, ?3, 'needs', ?4)";
        act.execute(sql, &params![account, request, now, facts.to_string()]).map(drop).map_err(Into::into)
    });
    done.await.unwrap();
}

pub(crate) fn correction() -> Value {
    json!({ "documents": ["income"], "kk": "Анықтама ескірген", "ru": "Справка устарела" })
}

/// A request of which a correction is asked until the third day from now.
async fn waiting(rig: &Rig, person: &Person) -> String {
    let number = accepted(rig, person).await;
    asked(rig, &number, correction(), 3).await;
    number
}

/// How many answers wait in the outbox.
pub(crate) async fn leaving(rig: &Rig) -> usize {
    let claimed = rig.portal.store().outbox().claim(100).await.unwrap();
    claimed.iter().filter(|message| message.kind == "case-supplement").count()
}

async fn send(
    rig: &Rig,
    token: &str,
    number: &str,
    document: &[u8],
    cms: &str,
    key: Option<&str>,
) -> (u16, Value) {
    let path = format!("/api/v1/requests/{number}/answer");
    let answer = rig.send_parts(&path, token, ("document", document), cms, &[("income", PAPER)], key).await;
    let status = answer.status().as_u16();
    (status, body(answer).await)
}

#[tokio::test]
async fn an_answer_is_sent_once_by_the_api() {
    let rig = Rig::start().await;
    let (person, stranger) = (rig.person(AISULU).await, rig.person(YERLAN).await);
    let number = waiting(&rig, &person).await;
    let path = format!("/api/v1/requests/{number}/answer");
    let told = body(rig.get(&path, &person.token).await).await;
    assert_eq!((&told["asked"]["documents"], &told["stances"]), (&json!(["income"]), &json!(["correction"])));
    assert_eq!(rig.get(&path, &stranger.token).await.status(), 404);
    assert_eq!(rig.get(&path, "").await.status(), 401);

    let document = rig.answer(&person, &number, "correction", &[("income", PAPER)]).await;
    let document = document.text().await.unwrap().into_bytes();
    let cms = sign(&person.key, &document);
    assert_eq!(send(&rig, &stranger.token, &number, &document, &cms, None).await.0, 404);
    let first = send(&rig, &person.token, &number, &document, &cms, Some("a-1")).await;
    assert_eq!(first.0, 201, "{}", first.1);
    assert_eq!(send(&rig, &person.token, &number, &document, &cms, Some("a-1")).await, first);
    let again = send(&rig, &person.token, &number, &document, &cms, None).await;
    assert_eq!((again.0, &again.1["code"]), (409, &json!("answered-before")));
    assert_eq!(rig.get(&path, &person.token).await.status(), 409);
    assert_eq!(leaving(&rig).await, 1);
}

#[tokio::test]
async fn nothing_is_sent_that_is_not_signed_as_the_portal_writes_it() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = waiting(&rig, &person).await;
    let document =
        rig.answer(&person, &number, "correction", &[("income", PAPER)]).await.text().await.unwrap();
    let stranger = rig.key(YERLAN);
    let own = &person.key;
    let table = [
        (document.clone(), &stranger, "certificate-iin-differs-from-account"),
        (document.replace("<service>", "<service>x"), own, "answer-not-as-written"),
        (document.replace("2026-000017", "2026-000018"), own, "answer-not-as-written"),
        (document.replace("correction", "objection"), own, "stance-missing"),
        (document.replace("<sha256>", "<sha256>00").replacen("00", "", 1), own, "not-an-answer"),
        (document.replace("<sizeBytes>", "<sizeBytes>1"), own, "answer-faulty"),
        ("<application/>".to_owned(), own, "not-an-answer"),
    ];
    for (document, key, code) in table {
        let cms = sign(key, document.as_bytes());
        let (status, found) = send(&rig, &person.token, &number, document.as_bytes(), &cms, None).await;
        assert!(status == 422 && found.to_string().contains(code), "{code}: {status} {found}");
    }
    let other = sign(own, b"other bytes");
    let (status, found) = send(&rig, &person.token, &number, document.as_bytes(), &other, None).await;
    assert!(status == 422 && found.to_string().contains("content-differs"), "{found}");
    assert_eq!(leaving(&rig).await, 0);
}

#[tokio::test]
async fn the_answer_must_say_something_and_come_in_time() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = accepted(&rig, &person).await;
    let prepare = async |body_sent: &Value| {
        let path = format!("/api/v1/requests/{number}/answer/document");
        let answer = rig.post(&path, &person.token, body_sent).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let silent = json!({ "stance": "correction" });
    assert!(matches!(prepare(&silent).await, (409, code) if code.contains("not-waiting")));
    asked(&rig, &number, correction(), 0).await;
    for (sent, code) in [
        (silent.clone(), "document-missing"),
        (json!({ "stance": "nothing-to-add" }), "stance-missing"),
        (json!({ "stance": "correction", "text": "ә".repeat(4_001) }), "answer-too-long"),
    ] {
        let (status, text) = prepare(&sent).await;
        assert!(status == 422 && text.contains(code), "{code}: {status} {text}");
    }
    let (status, _) = prepare(&json!({ "stance": "correction", "text": "Анықтама жоқ" })).await;
    assert_eq!(status, 200, "who cannot bring the document says so");
    let late = rig.person(YERLAN).await;
    let number = accepted(&rig, &late).await;
    asked(&rig, &number, correction(), -2).await;
    let answer = rig.answer(&late, &number, "correction", &[]).await;
    assert_eq!(answer.status(), 409);
    assert_eq!(body(answer).await["code"], "too-late");
}

#[track_caller]
fn assert_says(page: &Page, status: u16, key: &str) {
    let said = sentence("ru", "answers", key);
    assert!(page.status == status && page.text.contains(&said), "{key}: {} {}", page.status, page.text);
}

#[tokio::test]
async fn an_answer_is_written_signed_and_sent_on_the_pages() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = waiting(&rig, &person).await;
    let (request, answer) = (format!("/requests/{number}"), format!("/requests/{number}/answer"));
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    assert!(visitor.get(&request).await.text.contains(&answer));
    assert!(visitor.get(&answer).await.text.contains("Справка устарела"));
    let empty = visitor.post(&answer, &[("text", "")]).await;
    assert!(
        empty.status == 422 && empty.text.contains(&sentence("ru", "order", "file-fault-document-missing"))
    );
    let wrong = visitor.upload(&answer, "income", &[("справка.txt", b"plain text")]).await;
    assert!(wrong.status == 422 && wrong.text.contains(&sentence("ru", "order", "file-fault-file-type")));
    let uploaded = visitor.upload(&answer, "income", &[("справка.pdf", PAPER)]).await;
    assert_eq!(uploaded.location, format!("{answer}/sign"), "a wanted file is an answer: {}", uploaded.text);
    assert_eq!(visitor.get(&format!("{answer}/files/1")).await.status, 200);
    let typed = visitor.post(&answer, &[("text", "Справка обновлена")]).await;
    assert_eq!(typed.location, format!("{answer}/sign"));
    let signing = visitor.get(&typed.location).await;
    assert_says(&signing, 200, "answer-sign-title");
    assert!(signing.text.contains("Справка обновлена") && signing.text.contains("справка.pdf"));
    let document = document(&signing.text);
    let refused = visitor.post(&typed.location, &[("cms", &sign(&rig.key(YERLAN), &document))]).await;
    assert_says(&refused, 422, "answer-refused-lead");
    assert_eq!(leaving(&rig).await, 0);
    let sent = visitor.post(&typed.location, &[("cms", &sign(&person.key, &document))]).await;
    assert_eq!(sent.location, request, "{}", sent.text);
    assert_says(&visitor.get(&request).await, 200, "notice-answered");
    assert_eq!(leaving(&rig).await, 1);
    for again in [visitor.get(&answer).await, visitor.post(&answer, &[("text", "Ещё")]).await] {
        assert_says(&again, 409, "answer-refused-answered-before");
    }
    rig.person(YERLAN).await;
    let mut stranger = Visitor::signed_in(&rig, "ru", YERLAN).await;
    assert_eq!(stranger.get(&answer).await.status, 404);
}

/// The exact document, as the page carries it for the signing program.
pub(crate) fn document(page: &str) -> Vec<u8> {
    let shown = page.split("<pre tabindex=\"0\">").nth(1).unwrap().split("</pre>").next().unwrap();
    let plain =
        shown.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    plain.replace("&#38;", "&").into_bytes()
}

#[tokio::test]
async fn a_late_answer_is_refused_in_words() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = accepted(&rig, &person).await;
    asked(&rig, &number, correction(), -2).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let answer = format!("/requests/{number}/answer");
    assert_says(&visitor.get(&answer).await, 409, "answer-refused-too-late");
    assert_says(&visitor.post(&answer, &[("text", "Поздно")]).await, 409, "answer-refused-too-late");
    assert_eq!(leaving(&rig).await, 0);
}
