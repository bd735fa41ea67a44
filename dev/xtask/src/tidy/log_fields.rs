//! Personal data never reach logs: fields with such names are refused in `tracing` macros.

use super::{Finding, Source};

const BANNED: [&str; 10] =
    ["iin", "bin", "surname", "given", "patronymic", "name", "address", "password", "body", "answers"];
const MACROS: [&str; 6] = ["trace!(", "debug!(", "info!(", "warn!(", "error!(", "span!("];

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| source.is("rs") && !source.path.starts_with("dev/"))
        .flat_map(|source| {
            source.text.lines().enumerate().filter_map(move |(index, line)| {
                let field = banned_field(line)?;
                Some(Finding {
                    file: source.path.clone(),
                    line: index + 1,
                    text: format!("`{field}` must not be logged: it may hold personal data"),
                })
            })
        })
        .collect()
}

/// The banned field that a logging macro on this line names.
fn banned_field(line: &str) -> Option<&'static str> {
    let start = MACROS.iter().find_map(|name| line.find(name).map(|at| at + name.len()))?;
    let fields: Vec<&str> = line[start..].split([',', '(', ')']).collect();
    BANNED.into_iter().find(|banned| {
        fields.iter().any(|field| {
            let key = field.split('=').next().unwrap_or_default().trim().trim_start_matches(['%', '?', '&']);
            key == *banned || key.ends_with(&format!(".{banned}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_shorthand_fields_are_found() {
        assert_eq!(banned_field("    info!(iin = %person.iin, \"x\")"), Some("iin"));
        assert_eq!(banned_field("tracing::warn!(?password, \"x\")"), Some("password"));
        assert_eq!(banned_field("tracing::warn!(request = %id, \"the body was refused\")"), None);
        assert_eq!(banned_field("let name = 1;"), None);
    }
}
