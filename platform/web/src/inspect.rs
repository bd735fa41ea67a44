//! What a rendered page must keep to; tests of every system's pages ask here, and get all faults at once.

use std::collections::BTreeMap;

use kezek_kernel::{Language, RecipientNumber, SystemName};

use crate::{Audience, NavItem, ShellSettings, SignerSettings};

/// Settings for tests and the gallery.
pub fn sample_settings() -> ShellSettings {
    ShellSettings {
        system: SystemName::Portal,
        audience: Audience::Citizens,
        nav: vec![NavItem { section: "home", href: "/", key: "language-name", signed_in_only: false }],
        signer: SignerSettings { address: "ws://127.0.0.1:13579".to_owned(), any_authority: true },
        secure: false,
        practice: true,
        zone: "Asia/Almaty".to_owned(),
    }
}

/// Elements without an end tag.
const EMPTY: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "source"];

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closing: bool,
    /// Written with a slash at its end, as SVG does.
    alone: bool,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }
}

/// All faults of a page: missing sentences, headings, labels, ids, nesting, things the security policy forbids.
pub fn faults(html: &str, language: Language) -> Vec<String> {
    let tags = tags(html);
    let mut found = Vec::new();
    if let Some((_, rest)) = html.split_once('⟦') {
        found.push(format!("the sentence {} is missing", rest.split('⟧').next().unwrap_or_default()));
    }
    let headings = tags.iter().filter(|tag| tag.name == "h1" && !tag.closing).count();
    if headings != 1 {
        found.push(format!("{headings} headings of the first level"));
    }
    if !tags.iter().any(|tag| tag.name == "html" && tag.get("lang") == Some(language.tag())) {
        found.push(format!("the page is not marked as {language}"));
    }
    found.extend(nesting(&tags));
    found.extend(labels(&tags));
    found.extend(references(&tags));
    found.extend(tags.iter().flat_map(forbidden));
    found
}

fn nesting(tags: &[Tag<'_>]) -> Option<String> {
    let mut open = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.alone && !EMPTY.contains(&tag.name)) {
        if !tag.closing {
            open.push(tag.name);
        } else if open.pop() != Some(tag.name) {
            return Some(format!("</{}> closes nothing", tag.name));
        }
    }
    open.last().map(|name| format!("<{name}> stays open"))
}

fn labels(tags: &[Tag<'_>]) -> Vec<String> {
    let labelled: Vec<&str> =
        tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.get("for")).collect();
    tags.iter()
        .filter(|tag| ["input", "select", "textarea"].contains(&tag.name) && !tag.closing)
        .filter(|tag| !matches!(tag.get("type"), Some("hidden" | "submit")))
        .filter(|tag| !tag.get("id").is_some_and(|id| labelled.contains(&id)))
        .filter(|tag| tag.get("aria-label").is_none() && tag.get("aria-labelledby").is_none())
        .map(|tag| format!("the field {} has no label", tag.get("name").unwrap_or("without a name")))
        .collect()
}

fn references(tags: &[Tag<'_>]) -> Vec<String> {
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        *ids.entry(id).or_default() += 1;
    }
    let mut found: Vec<String> = ids
        .iter()
        .filter(|(_, times)| **times > 1)
        .map(|(id, _)| format!("the id {id} stands twice"))
        .collect();
    for tag in tags {
        let described = tag.get("aria-describedby").into_iter().chain(tag.get("aria-labelledby"));
        let inside = tag.get("href").and_then(|href| href.strip_prefix('#'));
        let wanted = described.flat_map(str::split_whitespace).chain(tag.get("for")).chain(inside);
        found.extend(
            wanted.filter(|id| !ids.contains_key(id)).map(|id| format!("the id {id} does not exist")),
        );
    }
    found
}

fn forbidden(tag: &Tag<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in &tag.attributes {
        if *name == "style" || name.starts_with("on") {
            found.push(format!("<{}> has the attribute {name}", tag.name));
        }
        if ["href", "src", "action"].contains(name) && value.is_empty() {
            found.push(format!("<{}> has an empty {name}", tag.name));
        }
        let mut runs = value.split(|next: char| !next.is_ascii_digit());
        if ["href", "action"].contains(name) && runs.any(|run| run.parse::<RecipientNumber>().is_ok()) {
            found.push(format!("<{}> may carry a personal number in {name}", tag.name));
        }
    }
    if tag.name == "button" && !tag.closing && tag.get("type").is_none() {
        found.push("a button has no type".to_owned());
    }
    if tag.name == "script" && !tag.closing && tag.get("src").is_none() {
        found.push("a script stands inline".to_owned());
    }
    found
}

/// The tags in their order; what is not a tag is skipped.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((inside, next)) = split_outside_quotes(after) else { break };
        rest = next;
        if inside.starts_with('!') {
            continue;
        }
        let closing = inside.starts_with('/');
        let alone = inside.ends_with('/');
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        found.push(Tag { name, attributes: attributes_of(attributes), closing, alone });
    }
    found
}

fn split_outside_quotes(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = text.find(|next: char| {
        quoted ^= next == '"';
        next == '>' && !quoted
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

fn attributes_of(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|next: char| next == '=' || next.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if let Some((value, next)) = after.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"')) {
            found.push((name, value));
            rest = next.trim_start();
        } else {
            found.push((name, ""));
            rest = after.trim_start_matches('=').trim_start();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let html = format!("<!doctype html><html lang=\"kk\"><body><h1>x</h1>{body}</body></html>");
        assert_eq!(faults(&html, Language::Kk), expected, "{body}");
    }

    #[test]
    fn a_sound_page_has_no_faults() {
        check("<label for=\"a\">A</label><input id=\"a\" name=\"a\" value=\"x > y\"><br>", &[]);
    }

    #[test]
    fn each_fault_is_named() {
        check("⟦home-title⟧", &["the sentence home-title is missing"]);
        check("<h1>y</h1>", &["2 headings of the first level"]);
        check("<p><b></p>", &["</p> closes nothing"]);
        check("<input name=\"a\">", &["the field a has no label"]);
        check("<p id=\"a\"></p><p id=\"a\"></p>", &["the id a stands twice"]);
        check("<a href=\"#b\">b</a>", &["the id b does not exist"]);
        check("<p style=\"x\"></p>", &["<p> has the attribute style"]);
        check("<a href=\"/check?iin=500101100000\">x</a>", &["<a> may carry a personal number in href"]);
        check("<button>x</button>", &["a button has no type"]);
        check("<script>x()</script>", &["a script stands inline"]);
    }

    #[test]
    fn the_language_is_asked() {
        assert_eq!(
            faults("<html lang=\"ru\"><h1>x</h1></html>", Language::Kk),
            ["the page is not marked as kk"]
        );
    }
}
