//! `kezek serve` refuses what it must not run on.

use crate::program::{run, text};

#[test]
fn settings_that_cannot_be_used_are_a_misuse() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("kezek.toml");
    assert_eq!(run(&["serve"]).code, 2);
    assert_eq!(run(&["serve", "--config", text(&config)]).code, 2);
    std::fs::write(&config, "zone = 5").unwrap();
    let ran = run(&["serve", "--config", text(&config)]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("zone"), "{ran:?}");
}
