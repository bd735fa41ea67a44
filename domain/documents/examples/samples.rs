//! Writes the sample documents into a folder, to look at them: `cargo run -p kezek-documents --example samples DIR`.

#![expect(clippy::unwrap_used, reason = "the samples are constants that parse")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::path::PathBuf;
use std::time::Instant;

/// How often each document is composed for the time that is printed.
const ROUNDS: u32 = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let words = samples::words();
    for (name, facts) in samples::samples() {
        let document = kezek_documents::compose(&facts, &words)?;
        let started = Instant::now();
        for _ in 0..ROUNDS {
            kezek_documents::compose(&facts, &words)?;
        }
        eprintln!("{name}: {} bytes, {:?} each", document.pdf.len(), started.elapsed() / ROUNDS);
        std::fs::write(folder.join(format!("{name}.pdf")), document.pdf)?;
        std::fs::write(folder.join(format!("{name}.xml")), document.xml)?;
    }
    for (name, facts) in samples::receipts() {
        std::fs::write(
            folder.join(format!("{name}.pdf")),
            kezek_documents::compose_receipt(&facts, &words)?,
        )?;
    }
    for (name, facts) in samples::protocols() {
        let document = kezek_documents::compose_protocol(&facts, &words)?;
        std::fs::write(folder.join(format!("{name}.pdf")), document.pdf)?;
        std::fs::write(folder.join(format!("{name}.xml")), document.xml)?;
    }
    Ok(())
}
