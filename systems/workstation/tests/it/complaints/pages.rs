//! The officers' pages of complaints: list, form, one complaint, its forms and the signing of its answer.

use axum::http::StatusCode;

use super::rig::{Complaining, HEAD, People};
use crate::http::Browser;
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, Office, SIGNER};
use crate::steps::sound;

const HERE: &str = "/complaints/C-2026-000001";

#[tokio::test]
async fn a_head_answers_a_complaint_on_the_pages() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    let case = people.decided(&office).await;
    assert_eq!(Complaining::first().deliver(&office).await, None);
    let mut head = Browser::signed_in(&office.router, HEAD).await;
    let list = sound(&mut head, "/complaints").await;
    assert!(list.contains(HERE), "{list}");
    let page = sound(&mut head, HERE).await;
    for said in ["Өтінішім уақытында қаралмады.", &format!("/cases/{case}"), "later than the three months"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let contested = sound(&mut head, &format!("/cases/{case}")).await;
    assert!(contested.contains(HERE) && contested.contains("Article 96"), "{contested}");
    assert!(head.get(&format!("{HERE}/files/1")).await.text.starts_with("%PDF"));
    assert_eq!(head.get(&format!("{HERE}/files/2")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(head.get(&format!("{HERE}/sign")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(head.post(&format!("{HERE}/take"), &[]).await.location, HERE);
    let reasons = [("reason-kk", "Тексеру қажет"), ("reason-ru", "Нужна проверка")];
    let far = head.post(&format!("{HERE}/extend"), &[&[("days", "11")], reasons.as_slice()].concat()).await;
    assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(far.text.contains("Тексеру қажет"), "what was typed stays");
    let near = head.post(&format!("{HERE}/extend"), &[&[("days", "2")], reasons.as_slice()].concat()).await;
    assert_eq!(near.location, HERE, "{}", near.text);
    let id = people.head_id.to_string();
    let answer = [
        ("outcome", "unsatisfied"),
        ("words-kk", "Мерзім сақталған."),
        ("words-ru", "Срок соблюдён."),
        ("signer", id.as_str()),
    ];
    let wordless = head.post(&format!("{HERE}/prepare"), &answer[..2]).await;
    assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(head.post(&format!("{HERE}/prepare"), &answer).await.location, HERE);
    let signing = sound(&mut head, &format!("{HERE}/sign")).await;
    assert!(signing.contains("data-document=") && signing.contains("Срок соблюдён."), "{signing}");
    let unsigned = head.post(&format!("{HERE}/sign"), &[]).await;
    assert_eq!(unsigned.status, StatusCode::BAD_REQUEST);
    assert!(head.get(&format!("{HERE}/answer.pdf")).await.text.starts_with("%PDF"));
}

#[tokio::test]
async fn strangers_neighbours_and_whom_it_concerns_see_as_much_as_they_may() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    people.decided(&office).await;
    assert_eq!(Complaining::first().deliver(&office).await, None);
    let mut stranger = Browser::new(&office.router).await;
    assert_eq!(stranger.get(HERE).await.location, "/sign-in");
    for iin in [NEIGHBOUR, EXECUTOR] {
        let mut browser = Browser::signed_in(&office.router, iin).await;
        for page in [HERE, "/complaints/C-2026-000001/sign", "/complaints/C-2026-000001/answer.pdf"] {
            assert_eq!(browser.get(page).await.status, StatusCode::NOT_FOUND, "{iin} {page}");
        }
        for act in ["take", "assign", "extend", "prepare", "send-up"] {
            let done = browser.post(&format!("{HERE}/{act}"), &[]).await;
            assert!(done.status.is_client_error(), "{iin} {act}: {}", done.status);
        }
    }
    let mut signer = Browser::signed_in(&office.router, SIGNER).await;
    let page = sound(&mut signer, HERE).await;
    assert!(page.contains("The complaint concerns you"), "{page}");
    assert!(!page.contains("/take\"") && !page.contains("/assign\""), "{page}");
    let done = signer.post(&format!("{HERE}/take"), &[]).await;
    assert!(done.text.contains("Article 97"), "{}", done.text);
}

#[tokio::test]
async fn a_clerk_enters_a_complaint_on_the_pages() {
    let office = Office::open().await;
    let mut clerk = Browser::signed_in(&office.router, CLERK).await;
    let form = sound(&mut clerk, "/complaints/new").await;
    // The box before the executor's name: whom the person names is ticked, whether the words say so or not.
    let (before, _) = form.split_once("Сейітқали").unwrap();
    let (_, ticked) = before.rsplit_once("value=\"").unwrap();
    let ticked = ticked.split_once('"').unwrap().0;
    let empty = clerk.post("/complaints/new", &[("surname", "Сынақбаев")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Сынақбаев") && empty.text.contains("twelve digits"), "{}", empty.text);
    assert!(empty.text.contains("Fill in the field “What the person asks for”"), "{}", empty.text);
    let mut fields = vec![
        ("came", "counter"),
        ("iin", "681109100022"),
        ("surname", "Сынақбаев"),
        ("given", "Ерлан"),
        ("address", "Талғар қаласы"),
        ("about", "action"),
        ("circumstances", "Кеңсе жабық болды."),
        ("wish", "Түсіндіруді сұраймын."),
        ("case", "2026-000999"),
    ];
    let unknown = clerk.post("/complaints/new", &fields).await;
    assert!(unknown.text.contains("no case of this number"), "{}", unknown.text);
    fields.pop();
    fields.push(("officials", ticked));
    assert_eq!(clerk.post("/complaints/new", &fields).await.location, HERE);
    let page = sound(&mut clerk, HERE).await;
    assert!(page.contains("Кеңсе жабық болды.") && page.contains("Сейітқали"), "{page}");
}
