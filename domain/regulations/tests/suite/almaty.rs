//! The regulation that ships: Almaty region No 424.

use kezek_regulations::Library;

use crate::files::{content, load, read};

fn library() -> Library {
    load(&read(&content(), "regulations"))
}

#[test]
fn it_loads() {
    assert_eq!(library().editions().count(), 1);
}
