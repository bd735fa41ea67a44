//! The mailbox of the demo: what people would get by e-mail and SMS, as it would look, newest first.
//!
//! It reads the folder into which the demo's portal puts its letters and texts: one JSON file for each message, named by an
//! identifier that sorts by time, with `at`, `channel` (`email`, `sms`), `language`, `to`, `subject` and `text`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;

/// The page; `{{messages}}` is filled in.
const PAGE: &str = include_str!("page.html");
/// So many messages are shown.
const MOST: usize = 100;

/// One message as the folder keeps it.
#[derive(serde::Deserialize)]
struct Message {
    at: String,
    channel: String,
    language: String,
    to: String,
    #[serde(default)]
    subject: String,
    text: String,
}

/// The route of the mailbox.
pub fn router(folder: &Path) -> Router {
    Router::new().route("/mailbox", get(show)).with_state(Arc::new(folder.to_owned()))
}

async fn show(State(folder): State<Arc<PathBuf>>) -> Html<String> {
    let read = tokio::task::spawn_blocking(move || messages(&folder)).await;
    let shown: Vec<String> = read.unwrap_or_default().iter().map(shown).collect();
    let empty = "<p class=\"empty\">Nothing has come yet. A person of the demo chooses in his cabinet how he is told.</p>";
    let shown = if shown.is_empty() { empty.to_owned() } else { shown.concat() };
    Html(PAGE.replace("{{messages}}", &shown))
}

/// The newest messages; a folder that is not there yet holds none.
fn messages(folder: &Path) -> Vec<Message> {
    let Ok(items) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = items.filter_map(|item| Some(item.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort_unstable_by(|left, right| right.cmp(left));
    files.truncate(MOST);
    files.iter().filter_map(|path| serde_json::from_slice(&std::fs::read(path).ok()?).ok()).collect()
}

fn shown(message: &Message) -> String {
    let Message { at, channel, language, to, subject, text } = message;
    let at = at.get(..16).unwrap_or(at).replace('T', " ");
    let subject = if subject.is_empty() { String::new() } else { format!("<h2>{}</h2>", escaped(subject)) };
    format!(
        "<article class=\"{}\" lang=\"{}\"><p class=\"head\"><b>{}</b> <span>{}</span> <time>{} UTC</time></p>{subject}\
         <p class=\"text\">{}</p></article>\n",
        escaped(channel),
        escaped(language),
        if channel == "sms" { "SMS" } else { "E-mail" },
        escaped(to),
        escaped(&at),
        linked(text),
    )
}

/// The text with its addresses as links.
fn linked(text: &str) -> String {
    let word = |word: &str| {
        let end = word.trim_end_matches(char::is_whitespace);
        let space = word.get(end.len()..).unwrap_or_default();
        if end.starts_with("http://") || end.starts_with("https://") {
            format!("<a href=\"{0}\">{0}</a>{space}", escaped(end))
        } else {
            format!("{}{space}", escaped(end))
        }
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn page(folder: &Path) -> String {
        show(State(Arc::new(folder.to_owned()))).await.0
    }

    #[tokio::test]
    async fn the_newest_message_stands_first_and_nothing_in_it_is_markup() {
        let folder = tempfile::tempdir().unwrap();
        assert!(page(&folder.path().join("none")).await.contains("Nothing has come yet"));
        let put = |name: &str, text: &str| {
            let text = format!("{text} <b> http://127.0.0.1:8080/cabinet");
            let message = serde_json::json!({
                "id": name, "at": "2026-11-22T09:05:00Z", "channel": "sms", "language": "kk",
                "to": "+77010000000", "text": text,
            });
            std::fs::write(folder.path().join(format!("{name}.json")), message.to_string()).unwrap();
        };
        put("01", "бірінші");
        put("02", "екінші");
        std::fs::write(folder.path().join("03.json"), "not a message").unwrap();
        std::fs::write(folder.path().join("04.part"), "half").unwrap();
        let page = page(folder.path()).await;
        assert!(page.find("екінші").unwrap() < page.find("бірінші").unwrap());
        assert!(page.contains("2026-11-22 09:05 UTC") && page.contains("&lt;b&gt;"), "{page}");
        assert!(page.contains("<a href=\"http://127.0.0.1:8080/cabinet\">"), "{page}");
    }
}
