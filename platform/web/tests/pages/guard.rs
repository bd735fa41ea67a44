//! Visit, switch, error pages, headers, files and forms.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::response::Response;
use axum::routing::{get, post};
use kezek_kernel::Language;
use kezek_web::{Fault, Submitted, Visit, inspect, pages};

use super::{Answer, ask, shell};

fn router() -> Router {
    let routes = Router::new()
        .route("/token", get(async |visit: Visit| visit.ui().form_token().to_owned()))
        .route("/page", get(page))
        .route("/send", post(async |form: Submitted| format!("got {}", form.text("word"))))
        .route("/broken", get(async || Fault::internal("a secret reason")))
        .route("/panics", get(panics));
    pages(&shell(), routes)
}

async fn page() -> Response {
    axum::response::IntoResponse::into_response(axum::response::Html("<p>page</p>"))
}

async fn panics() {
    panic!("a handler fell");
}

fn plain(method: Method, uri: &str, cookie: &str) -> Request<Body> {
    Request::builder().method(method).uri(uri).header("cookie", cookie).body(Body::empty()).unwrap()
}

async fn get_page(uri: &str, cookie: &str) -> Answer {
    ask(&router(), plain(Method::GET, uri, cookie)).await
}

#[track_caller]
fn check(answer: &Answer, status: u16, language: Language, part: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert!(answer.text.contains(part), "{part} in {}", answer.text);
    assert_eq!(inspect::faults(&answer.text, language), Vec::<String>::new());
    assert!(answer.header("content-security-policy").contains("connect-src 'self' ws://127.0.0.1:13579"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn faults_are_pages_in_the_language_of_the_visit() {
    check(&get_page("/nothing", "").await, 404, Language::Kk, "Бет табылмады");
    check(&get_page("/nothing", "lang=ru").await, 404, Language::Ru, "Страница не найдена");
    check(&get_page("/nothing", "lang=xx").await, 404, Language::Kk, "Бет табылмады");
    check(&get_page("/send", "lang=en").await, 405, Language::En, "cannot be done here");
    check(&get_page("/static/none.css", "lang=en").await, 404, Language::En, "Page not found");
}

#[tokio::test]
async fn our_own_errors_show_a_reference_and_hide_the_reason() {
    for uri in ["/broken", "/panics"] {
        let answer = get_page(uri, "lang=en").await;
        check(&answer, 500, Language::En, "Something went wrong on our side");
        assert!(answer.text.contains("give this number"), "{}", answer.text);
        assert!(!answer.text.contains("secret") && !answer.text.contains("fell"), "{}", answer.text);
    }
}

#[tokio::test]
async fn the_switch_keeps_the_place() {
    let answer = get_page("/page?from=2&lang=ru", "").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/page?from=2"));
    assert!(answer.header("set-cookie").starts_with("lang=ru; Path=/; Max-Age="), "{:?}", answer.headers);
}

#[tokio::test]
async fn a_page_gives_the_visit_its_secret_once() {
    let first = get_page("/page", "").await;
    let cookie = first.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(cookie.starts_with("kezek-portal="), "{cookie}");
    assert_eq!(get_page("/page", &cookie).await.header("set-cookie"), "");
}

async fn send(cookie: &str, site: &str, kind: &str, body: String) -> Answer {
    let request = Request::post("/send")
        .header("cookie", format!("{cookie}; lang=en"))
        .header("sec-fetch-site", site)
        .header("content-type", kind)
        .body(Body::from(body))
        .unwrap();
    ask(&router(), request).await
}

const URLENCODED: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn a_form_is_believed_with_the_token_of_its_visit_only() {
    let first = get_page("/page", "").await;
    let cookie = first.header("set-cookie").split(';').next().unwrap().to_owned();
    let token = get_page("/token", &cookie).await.text;
    let body = format!("csrf={token}&word=s%C3%A1lem");
    assert_eq!(send(&cookie, "same-origin", URLENCODED, body.clone()).await.text, "got sálem");
    let multipart = format!(
        "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--x\r\n\
         content-disposition: form-data; name=\"word\"\r\n\r\nsalem\r\n--x--\r\n"
    );
    let kind = "multipart/form-data; boundary=x";
    assert_eq!(send(&cookie, "same-origin", kind, multipart).await.text, "got salem");

    let expired = "The form has expired";
    check(&send("", "same-origin", URLENCODED, body.clone()).await, 403, Language::En, expired);
    check(&send(&cookie, "cross-site", URLENCODED, body.clone()).await, 403, Language::En, expired);
    check(&send(&cookie, "same-origin", URLENCODED, "word=x".into()).await, 403, Language::En, expired);
    check(&send(&cookie, "same-origin", "text/plain", body).await, 400, Language::En, "cannot be read");
}

#[tokio::test]
async fn a_form_has_a_largest_size() {
    let first = get_page("/page", "").await;
    let cookie = first.header("set-cookie").split(';').next().unwrap().to_owned();
    let body = format!("word={}", "x".repeat(300 * 1024));
    check(&send(&cookie, "same-origin", URLENCODED, body).await, 413, Language::En, "too large");
}

#[tokio::test]
async fn files_are_kept_by_their_version() {
    let page = get_page("/nothing", "").await.text;
    let address = page.split("href=\"/static/kezek.css?v=").nth(1).unwrap().split('"').next().unwrap();
    let address = format!("/static/kezek.css?v={address}");
    let file = get_page(&address, "").await;
    assert_eq!(file.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(file.header("set-cookie"), "");
    assert_eq!(get_page("/static/kezek.css", "").await.header("cache-control"), "public, no-cache");
    let known =
        Request::get(&address).header("if-none-match", file.header("etag")).body(Body::empty()).unwrap();
    assert_eq!(ask(&router(), known).await.status.as_u16(), 304);
}

#[test]
fn the_style_sheet_stays_small() {
    let bytes = kezek_content::Content::embedded().bytes("static/kezek.css").unwrap().unwrap();
    assert!(bytes.len() < 30 * 1024, "{}", bytes.len());
}
