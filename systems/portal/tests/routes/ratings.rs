//! The questionnaire after a result: once for each request, by two taps on the pages or by the API, and nothing of the person
//! leaves with it.

use kezek_exchange::Dispatch;
use kezek_messages::{CaseRating, MessageType};
use kezek_store::{StoreError, params};
use serde_json::{Value, json};

use crate::rig::{AISULU, Person, Rig, YERLAN, answers, body, sign};
use crate::visitor::Visitor;

/// A request that was accepted.
pub(crate) async fn accepted(rig: &Rig, person: &Person) -> String {
    let document = rig.document(person, &answers(), &[]).await;
    let sent = rig.submit(&person.token, &document, &sign(&person.key, &document), &[], None).await;
    body(sent).await["number"].as_str().unwrap().to_owned()
}

/// The result has come.
async fn granted(rig: &Rig, number: &str) {
    let number = number.to_owned();
    let state =
        json!({ "state": "granted", "document_number": "20126000000017", "at": "2026-11-22T04:00:00Z" });
    let done = rig.portal.store().keep::<_, StoreError>(move |act| {
        let sql = "UPDATE requests SET state = ?2, running_key = NULL WHERE number = ?1";
        act.execute(sql, &params![&number, state.to_string()]).map(drop).map_err(Into::into)
    });
    done.await.unwrap();
}

/// The ratings that wait in the outbox.
async fn leaving(rig: &Rig) -> Vec<Dispatch> {
    let claimed = rig.portal.store().outbox().claim(100).await.unwrap();
    claimed.iter().filter_map(|message| Dispatch::read(&message.body)).collect()
}

#[tokio::test]
async fn a_rating_is_given_once_by_the_api() {
    let rig = Rig::start().await;
    let (person, stranger) = (rig.person(AISULU).await, rig.person(YERLAN).await);
    let number = accepted(&rig, &person).await;
    let path = format!("/api/v1/requests/{number}/rating");
    let rating = json!({ "answers": { "quality": "satisfied", "information": "not" } });
    let give = async |token: &str, rating: &Value| {
        let answer = rig.post(&path, token, rating).await;
        let status = answer.status().as_u16();
        (status, if status == 204 { Value::Null } else { body(answer).await["code"].clone() })
    };
    assert_eq!(give(&person.token, &rating).await, (422, json!("request-without-result")));
    granted(&rig, &number).await;
    assert_eq!(rig.get(&path, &person.token).await.status(), 404);
    for wrong in [
        json!({}),
        json!({ "quality": "satisfied" }),
        json!({ "quality": "satisfied", "information": "perhaps" }),
        json!({ "quality": "satisfied", "information": "not", "weather": "not" }),
    ] {
        let answer = give(&person.token, &json!({ "answers": wrong })).await;
        assert_eq!(answer, (422, json!("rating-answers-wrong")), "{wrong}");
    }
    assert_eq!(give(&stranger.token, &rating).await, (404, json!("not-found")));
    assert_eq!(give("", &rating).await, (401, json!("not-signed-in")));
    for _ in 0..2 {
        assert_eq!(give(&person.token, &rating).await, (204, Value::Null), "the same answers are one rating");
    }
    let other = json!({ "answers": { "quality": "not", "information": "not" } });
    assert_eq!(give(&person.token, &other).await, (409, json!("request-rated-before")));
    let shown = body(rig.get(&path, &person.token).await).await;
    assert_eq!(shown["answers"], rating["answers"]);
    assert_eq!(rig.get(&path, &stranger.token).await.status(), 404);

    let leaving = leaving(&rig).await;
    let [message] = leaving.as_slice() else { panic!("{} messages", leaving.len()) };
    assert_eq!((message.message_type, message.chain.as_str()), (MessageType::Notification, number.as_str()));
    let sent: CaseRating = message.data.read().unwrap();
    let told: Vec<_> =
        sent.answers.iter().map(|each| (each.question.as_str(), each.choice.as_str())).collect();
    assert_eq!(told, [("quality", "satisfied"), ("information", "not")]);
    for personal in [AISULU, "Үлгілі", "Айсұлу"] {
        assert!(!message.data.as_xml().contains(personal), "{personal}");
    }
}

#[tokio::test]
async fn two_taps_in_the_cabinet_rate_the_service() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let number = accepted(&rig, &person).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let (request, rating) = (format!("/requests/{number}"), format!("/requests/{number}/rating"));
    assert!(!visitor.get(&request).await.text.contains(&rating), "nothing is asked before the result");
    assert_eq!(visitor.get(&rating).await.status, 404);
    granted(&rig, &number).await;

    let page = visitor.get(&request).await;
    let buttons =
        |text: &str, question: &str| text.matches(&format!("type=\"submit\" name=\"{question}\"")).count();
    assert_eq!((buttons(&page.text, "quality"), buttons(&page.text, "information")), (3, 0), "{}", page.text);
    assert!(page.text.contains("Удовлетворены ли Вы качеством процесса"));
    let second = visitor.post(&rating, &[("quality", "satisfied")]).await;
    assert_eq!(second.status, 200);
    assert_eq!(
        (buttons(&second.text, "quality"), buttons(&second.text, "information")),
        (0, 3),
        "{}",
        second.text
    );
    let nonsense = visitor.post(&rating, &[("quality", "satisfied"), ("information", "perhaps")]).await;
    assert_eq!((nonsense.status, buttons(&nonsense.text, "information")), (200, 3));
    let done = visitor.post(&rating, &[("quality", "satisfied"), ("information", "partly")]).await;
    assert_eq!((done.status, done.location), (303, format!("{request}#rating")));

    let page = visitor.get(&request).await;
    assert_eq!(buttons(&page.text, "quality"), 0);
    assert!(page.text.contains("частично удовлетворён"), "what was answered is seen");
    let again = visitor.post(&rating, &[("quality", "not"), ("information", "not")]).await;
    assert!(again.text.contains("Вы уже оценили эту услугу"), "{}", again.text);
    assert_eq!(leaving(&rig).await.len(), 1);

    rig.person(YERLAN).await;
    let mut stranger = Visitor::signed_in(&rig, "kk", YERLAN).await;
    assert_eq!(stranger.get(&rating).await.status, 404);
}
