//! A form that a browser sent: read within limits, and believed only with the token of its visit.

use axum::body::Bytes;
use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

use crate::{Fault, Visit};

/// No form of ours has more values.
const MOST_VALUES: usize = 500;

/// The most files in one sending; more are sent again.
const MOST_FILES: usize = 50;

/// The values and files of one form; an axum extractor that refuses a form of another visit.
#[derive(Debug, Clone, Default)]
pub struct Submitted {
    values: Vec<(String, String)>,
    /// The files, in the order of the form.
    pub files: Vec<SentFile>,
}

/// One file as it was sent; name and type are claims.
#[derive(Clone)]
pub struct SentFile {
    /// The field.
    pub field: String,
    /// The name that the person's computer gave.
    pub name: String,
    /// The bytes.
    pub bytes: Bytes,
}

impl std::fmt::Debug for SentFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SentFile({} bytes)", self.bytes.len())
    }
}

impl Submitted {
    /// A form with these values; for tests of what reads it.
    pub fn from_values(values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { values, files: Vec::new() }
    }

    /// The first value of a field without outer spaces; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.exact(name).trim()
    }

    /// The first value of a field as typed, for passwords.
    pub fn exact(&self, name: &str) -> &str {
        self.values.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    /// All values of a field, such as ticked boxes or signatures.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// A date of three fields as ISO text; as typed with dashes when it is none, empty when nothing was typed.
    pub fn date(&self, name: &str) -> String {
        let part = |suffix: &str| self.text(&format!("{name}.{suffix}"));
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return String::new();
        }
        format!("{year:0>4}-{month:0>2}-{day:0>2}")
    }

    /// How many entries of a repeated group were sent: `name.0.…`, `name.1.…`.
    pub fn entries(&self, group: &str) -> usize {
        self.values
            .iter()
            .filter_map(|(name, _)| {
                name.strip_prefix(group)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok()
            })
            .max()
            .map_or(0, |last| last.saturating_add(1).min(MOST_VALUES))
    }

    /// All values but the form's own token, to be carried through a log-in.
    pub fn carried(&self) -> Vec<(String, String)> {
        self.values.iter().filter(|(name, _)| name != "csrf").cloned().collect()
    }
}

impl<S: Send + Sync> FromRequest<S> for Submitted {
    type Rejection = Fault;
    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let visit = request
            .extensions()
            .get::<Visit>()
            .cloned()
            .ok_or_else(|| Fault::internal("a form stands outside kezek_web::pages"))?;
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .map(|kind| kind.as_bytes().to_vec())
            .unwrap_or_default();
        let form = if kind.starts_with(b"multipart/form-data") {
            multipart(request, state).await?
        } else if kind.starts_with(b"application/x-www-form-urlencoded") {
            urlencoded(request, state).await?
        } else {
            return Err(Fault::Unreadable);
        };
        if visit.known() && visit.token.owns_form(form.exact("csrf")) {
            Ok(form)
        } else {
            Err(Fault::ExpiredForm)
        }
    }
}

async fn urlencoded<S: Send + Sync>(request: Request, state: &S) -> Result<Submitted, Fault> {
    let Form(values) = Form::<Vec<(String, String)>>::from_request(request, state)
        .await
        .map_err(|error| from_status(error.into_response().status()))?;
    if values.len() > MOST_VALUES {
        Err(Fault::TooLarge)
    } else {
        Ok(Submitted { values, files: Vec::new() })
    }
}

async fn multipart<S: Send + Sync>(request: Request, state: &S) -> Result<Submitted, Fault> {
    let mut parts = Multipart::from_request(request, state).await.map_err(|_| Fault::Unreadable)?;
    let mut form = Submitted::default();
    while let Some(part) = parts.next_field().await.map_err(|error| from_status(error.status()))? {
        let field = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| from_status(error.status()))?;
        match file_name {
            // A file field that was left empty is sent as a nameless file.
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => form.files.push(SentFile { field, name, bytes }),
            None => {
                let value = String::from_utf8(bytes.to_vec()).map_err(|_| Fault::Unreadable)?;
                form.values.push((field, value));
            }
        }
        if form.files.len() > MOST_FILES || form.values.len() > MOST_VALUES {
            return Err(Fault::TooLarge);
        }
    }
    Ok(form)
}

fn from_status(status: StatusCode) -> Fault {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Fault::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[(&str, &str)], expected: &str) {
        assert_eq!(Submitted::from_values(values).date("born"), expected);
    }

    #[test]
    fn three_fields_make_a_date() {
        check(&[("born.day", "5"), ("born.month", "7"), ("born.year", "1875")], "1875-07-05");
        check(&[("born.day", ""), ("born.month", " "), ("born.year", "")], "");
        check(&[("born.day", "x"), ("born.year", "1875")], "1875-00-0x");
    }

    #[test]
    fn groups_are_counted_by_their_last_entry() {
        let form =
            Submitted::from_values(&[("family.0.iin", "1"), ("family.2.iin", "3"), ("familyx.9.iin", "")]);
        assert_eq!(form.entries("family"), 3);
        assert_eq!(form.entries("home"), 0);
    }
}
