//! `?1` becomes `$1` for `PostgreSQL`, except in quotes and comments.

/// The same statement with `PostgreSQL`'s placeholders.
pub(super) fn dollar_placeholders(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(start) = rest.find(['?', '\'', '"', '-']) {
        let (before, special) = rest.split_at(start);
        out.push_str(before);
        let length = match special.as_bytes() {
            [b'?', ..] => {
                out.push('$');
                rest = &special[1..];
                continue;
            }
            [b'-', b'-', ..] => special.find('\n').unwrap_or(special.len()),
            [b'-', ..] => 1,
            [quote, ..] => special[1..].find(char::from(*quote)).map_or(special.len(), |end| end + 2),
            [] => 0,
        };
        let (kept, after) = special.split_at(length);
        out.push_str(kept);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sql: &str, expected: &str) {
        assert_eq!(dollar_placeholders(sql), expected);
    }

    #[test]
    fn only_placeholders_change() {
        check("select ?1, ?12", "select $1, $12");
        check("select '?1', ?1", "select '?1', $1");
        check("select 'it''s ?1' || ?1", "select 'it''s ?1' || $1");
        check("select \"?1\" from t -- ?1\nwhere a = ?1", "select \"?1\" from t -- ?1\nwhere a = $1");
        check("select 3 - ?1 -1", "select 3 - $1 -1");
        check("select 'қазақ?' || ?2", "select 'қазақ?' || $2");
        check("select 'open ?1", "select 'open ?1");
    }
}
