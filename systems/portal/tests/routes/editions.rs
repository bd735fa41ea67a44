//! A draft that outlives its edition: told, compared, carried over by the person's choice and in no other way.

use std::path::Path;

use kezek_content::Content;
use serde_json::{Value, json};

use crate::rig::{AISULU, Person, Rig, YERLAN, body};
use crate::visitor::{Page, Visitor, sentence};

const ACT: &str = "regulations/almaty-2012-424/act.toml";
const OLD: &str = "regulations/almaty-2012-424/2012-12-24/";
const NEW: &str = "regulations/almaty-2012-424/2013-06-01/";
const RECORD: &str = "\n[[edition]]\ndate = \"2013-06-01\"\ntext_held = HELD\nnote.kk = \"Екінші\"\n\
                      note.ru = \"Вторая\"\nnote.en = \"Second\"\n";
/// What is held of a document that the second edition does not ask for.
const PDF: &[u8] = b"%PDF-1.7 synthetic copy";

fn put(folder: &Path, path: &str, text: &str) {
    let place = folder.join(path);
    std::fs::create_dir_all(place.parent().unwrap()).unwrap();
    std::fs::write(place, text).unwrap();
}

fn text(path: &str) -> String {
    let bytes = Content::embedded().bytes(path).unwrap().unwrap();
    String::from_utf8(bytes.into_owned()).unwrap()
}

/// The text with these replacements, each of which must meet something.
fn changed(text: String, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text, |text, (before, after)| {
        assert!(text.contains(before), "{before} is not there");
        text.replace(before, after)
    })
}

/// The rules with a second edition: other words, another choice, another document, another term.
fn second(folder: &Path) -> Content {
    put(folder, ACT, &(text(ACT) + &RECORD.replace("HELD", "true")));
    for file in Content::embedded().texts("regulations/almaty-2012-424", "toml").unwrap() {
        if let Some(name) = file.path.strip_prefix(OLD) {
            let within = ("В течение 30 дней", "В течение 20 дней");
            let changes: &[_] = if name == "service.toml" { &[within] } else { &[] };
            put(folder, &format!("{NEW}{name}"), &changed(file.text.clone(), changes));
        }
    }
    let common = "regulations/common/housing-queue/";
    let form = changed(
        text(&format!("{common}form.toml")),
        &[
            ("id = \"rented\"", "id = \"leased\""),
            ("С какого дня вы зарегистрированы", "С какого числа вы зарегистрированы"),
        ],
    );
    put(folder, &format!("{NEW}form.toml"), &form);
    let documents =
        changed(text(&format!("{common}documents.toml")), &[("id = \"other\"", "id = \"further\"")]);
    put(folder, &format!("{NEW}documents.toml"), &documents);
    Content::overridden_by(folder)
}

/// A draft with an answer that fits, one that will not, and a file.
async fn begun(rig: &Rig) -> String {
    let mut visitor = Visitor::signed_in(rig, "ru", AISULU).await;
    let draft = visitor.draft().await;
    let home = [("housing-now", "rented"), ("residents", "3")];
    visitor.post(&format!("{draft}/home"), &home).await;
    visitor.get(&format!("{draft}/documents")).await;
    visitor.upload(&format!("{draft}/documents"), "other", &[("copy.pdf", PDF)]).await;
    draft
}

#[track_caller]
fn assert_said(page: &Page, status: u16, key: &str) {
    let expected = sentence("ru", "editions", key);
    assert_eq!(page.status, status, "{key}: {}", page.text);
    assert!(page.text.contains(&expected), "{key} «{expected}» is not said:\n{}", page.text);
}

fn seen(page: &Page) -> String {
    let (_, rest) = page.text.split_once("name=\"seen\" value=\"").unwrap_or_else(|| panic!("{}", page.text));
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_page_says_what_differs_and_carries_over_what_the_person_saw() {
    let mut rig = Rig::start().await;
    rig.person(AISULU).await;
    let draft = begun(&rig).await;
    let folder = tempfile::tempdir().unwrap();
    rig.reopen(&second(folder.path())).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let edition = format!("{draft}/edition");
    let cabinet = visitor.get("/cabinet").await;
    assert!(cabinet.text.contains(&format!("href=\"{edition}\"")), "{}", cabinet.text);
    for page in ["you", "review", "sign"] {
        let page = visitor.get(&format!("{draft}/{page}")).await;
        assert_eq!((page.status, page.location.as_str()), (303, edition.as_str()));
    }
    let page = visitor.get(&edition).await;
    for key in
        ["draft-edition-lead", "draft-edition-questions", "draft-edition-documents", "draft-edition-term"]
    {
        assert_said(&page, 200, key);
    }
    for words in ["С какого числа вы зарегистрированы", "Снимаю жильё", "copy.pdf", "В течение 20 дней"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    // What is typed at that moment is kept, and what the person saw is no longer so.
    let old = seen(&page);
    let typed =
        visitor.post(&format!("{draft}/home"), &[("housing-now", "rented"), ("residents", "4")]).await;
    assert_ne!(typed.location, edition);
    visitor.upload(&format!("{draft}/documents"), "other", &[("second.pdf", PDF)]).await;
    let page = visitor.post(&edition, &[("seen", &old)]).await;
    assert_said(&page, 409, "draft-edition-again-title");
    assert!(page.text.contains("second.pdf"), "{}", page.text);
    let carried = visitor.post(&edition, &[("seen", &seen(&page))]).await;
    assert_eq!(
        (carried.status, carried.location.as_str()),
        (303, format!("{draft}/you").as_str()),
        "{}",
        carried.text
    );
    let home = visitor.get(&format!("{draft}/home")).await;
    assert_eq!(home.status, 200);
    assert!(home.text.contains("value=\"4\""), "the answer that fits is kept: {}", home.text);
    assert!(home.text.contains("value=\"leased\"") && !home.text.contains("value=\"rented\""));
    assert!(!visitor.get(&format!("{draft}/documents")).await.text.contains("copy.pdf"));
    // A second press changes nothing.
    let again = visitor.post(&edition, &[("seen", &old)]).await;
    assert_eq!((again.status, again.location.as_str()), (303, format!("{draft}/you").as_str()));
}

#[tokio::test]
async fn programs_get_the_differences_and_carry_over_the_same_way() {
    let mut rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let draft = begun(&rig).await;
    let path = format!("/api/v1{draft}");
    assert_eq!(body(rig.get(&path, &person.token).await).await["answers"]["residents"], "3");
    let folder = tempfile::tempdir().unwrap();
    rig.reopen(&second(folder.path())).await;
    let refused = rig.get(&path, &person.token).await;
    assert_eq!(refused.status(), 409);
    let refused = body(refused).await;
    assert_eq!(refused["code"], "edition-changed");
    let findings = &refused["findings"];
    assert_eq!(findings["to"], "almaty-2012-424/2013-06-01");
    assert_eq!(findings["dropped_answers"], json!(["housing-now"]));
    assert_eq!(findings["dropped_files"], json!([{ "document": "other", "name": "copy.pdf" }]));
    let changes: Vec<&Value> =
        findings["differences"].as_array().unwrap().iter().map(|each| &each["change"]).collect();
    assert_eq!(
        changes,
        [
            "field-reworded",
            "choice-added",
            "choice-removed",
            "document-added",
            "document-removed",
            "term-changed"
        ]
    );
    let carry = async |person: &Person, seen: &str| {
        let answer = rig.post(&format!("{path}/carry-over"), &person.token, &json!({ "seen": seen })).await;
        answer.status().as_u16()
    };
    let mark = findings["seen"].as_str().unwrap();
    let stranger = rig.person(YERLAN).await;
    assert_eq!(carry(&stranger, mark).await, 404);
    assert_eq!(carry(&person, "").await, 409, "nothing is carried over unseen");
    for _ in 0..2 {
        assert_eq!(carry(&person, mark).await, 204);
    }
    let carried = body(rig.get(&path, &person.token).await).await;
    assert_eq!(carried["edition"], findings["to"]);
    assert_eq!(
        (&carried["answers"]["residents"], &carried["answers"]["housing-now"]),
        (&json!("3"), &json!(null))
    );
    assert_eq!(carried["attachments"], json!([]));
}

#[tokio::test]
async fn where_no_edition_takes_requests_the_page_says_why() {
    let mut rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let draft = begun(&rig).await;
    let closed = async |rig: &Rig, key: &str, reason: &str| {
        let mut visitor = Visitor::signed_in(rig, "ru", AISULU).await;
        let page = visitor.get(&format!("{draft}/you")).await;
        assert_eq!(page.location, format!("{draft}/edition"));
        assert_said(&visitor.get(&page.location).await, 200, key);
        assert_said(&visitor.post(&page.location, &[("seen", "")]).await, 409, key);
        let refused = body(rig.get(&format!("/api/v1{draft}"), &person.token).await).await;
        assert_eq!(
            (&refused["code"], &refused["findings"]["reason"]),
            (&json!("edition-closed"), &json!(reason))
        );
    };
    // The act was repealed and is not offered for practice: no new request is taken under it.
    let folder = tempfile::tempdir().unwrap();
    let edition = format!("{OLD}edition.toml");
    let (head, rest) = text(&edition)
        .split_once("[practice]")
        .map(|(head, rest)| (head.to_owned(), rest.to_owned()))
        .unwrap();
    let (_, rest) = rest.split_once("[[norm]]").unwrap();
    put(folder.path(), &edition, &format!("{head}[[norm]]{rest}"));
    rig.reopen(&Content::overridden_by(folder.path())).await;
    closed(&rig, "draft-edition-repealed", "repealed").await;
    // The act applies in a wording whose text is not held: the older one is not offered in its place.
    let folder = tempfile::tempdir().unwrap();
    let (before, after) =
        text(ACT).split_once("[repeal]").map(|(head, rest)| (head.to_owned(), rest.to_owned())).unwrap();
    let (_, after) = after.split_once("[[edition]]").unwrap();
    let act = format!("{before}[[edition]]{after}{}", RECORD.replace("HELD", "false"));
    put(folder.path(), ACT, &act);
    rig.reopen(&Content::overridden_by(folder.path())).await;
    closed(&rig, "draft-edition-not-held", "text-not-held").await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    visitor.post(&format!("{draft}/discard"), &[]).await;
    assert_eq!(visitor.get(&format!("{draft}/edition")).await.status, 404);
}

#[tokio::test]
async fn a_draft_whose_own_text_is_not_held_can_still_be_carried_over() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let draft = begun(&rig).await;
    let old = rig.portal.store().keep::<_, std::convert::Infallible>(|act| {
        Ok(act.execute("UPDATE drafts SET edition = 'almaty-2012-424/2011-01-01'", &[])?)
    });
    old.await.unwrap();
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let page = visitor.post(&format!("{draft}/home"), &[("residents", "9")]).await;
    assert_eq!(
        page.location,
        format!("{draft}/edition"),
        "nothing can be saved into a form that is not held"
    );
    let page = visitor.get(&page.location).await;
    assert_said(&page, 200, "draft-edition-old-not-held");
    let carried = visitor.post(&format!("{draft}/edition"), &[("seen", &seen(&page))]).await;
    assert_eq!(carried.status, 303, "{}", carried.text);
    let shown = body(rig.get(&format!("/api/v1{draft}"), &person.token).await).await;
    assert_eq!(
        (&shown["answers"]["residents"], &shown["answers"]["housing-now"]),
        (&json!("3"), &json!(null))
    );
    assert_eq!(shown["attachments"].as_array().unwrap().len(), 1, "a file that has a place is kept");
}
