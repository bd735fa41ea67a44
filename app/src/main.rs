//! The one program: settings, wiring, commands.
fn main() {}
