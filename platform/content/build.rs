//! Tells cargo that the embedded folder belongs to this crate, so that an edited text is built in.

fn main() {
    println!("cargo::rerun-if-changed=../../content");
}
