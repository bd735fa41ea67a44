//! `kezek iin check`.

use serde_json::json;

use crate::program::run;

#[track_caller]
fn check(number: &str, code: i32, findings: &[&str]) {
    let ran = run(&["--json", "iin", "check", number]);
    assert_eq!(ran.code, code, "{ran:?}");
    assert_eq!(ran.json(), json!({ "valid": findings.is_empty(), "findings": findings }));
}

#[test]
fn a_number_is_valid_or_says_why_not() {
    check("730412200015", 0, &[]);
    check("730412200016", 1, &["wrong-check-digit"]);
    check("73041220001", 1, &["wrong-length"]);
    check("73041220001x", 1, &["not-digits"]);
}

#[test]
fn misuse_has_its_own_exit_code() {
    assert_eq!(run(&["iin", "check"]).code, 2);
    assert_eq!(run(&["iin", "chekc", "730412200015"]).code, 2);
    assert_eq!(run(&[]).code, 2);
    assert_eq!(run(&["--help"]).code, 0);
}
