use crate::acts::edition;
use crate::files::{content, load, read};
use kezek_regulations::lint;
#[test]
fn dump() {
    let library = load(&read(&content(), "regulations"));
    for e in library.editions() {
        for f in lint(e) {
            println!("{}: {f}", e.key);
        }
    }
    let library = crate::tennis::library();
    for e in library.editions() {
        for f in lint(e) {
            println!("{}: {f}", e.key);
        }
    }
    let _ = edition;
}
