//! Pictures of the pages for the eye: saved when the environment variable `KEZEK_SHOTS` names a folder.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Browser;

/// Pictures of one run in their order; journeys that run side by side share it.
static TAKEN: AtomicUsize = AtomicUsize::new(1);

/// Saves the whole page as `width-language-path-order.png`, where somebody asked for pictures.
pub(crate) async fn save(browser: &Browser, language: &str) {
    let Some(folder) = std::env::var_os("KEZEK_SHOTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let order = TAKEN.fetch_add(1, Ordering::Relaxed);
    let name =
        format!("{}-{language}-{}-{order:03}.png", browser.width().name(), words(&browser.place().await));
    std::fs::write(folder.join(name), browser.picture().await).unwrap();
}

/// As many characters as an identifier in an address has.
const LONG: usize = 36;

/// A path as part of a file's name; identifiers that say nothing to a reader are left out.
fn words(path: &str) -> String {
    let words: Vec<&str> = path.split('/').filter(|word| !word.is_empty() && word.len() != LONG).collect();
    if words.is_empty() { "home".to_owned() } else { words.join("-") }
}
