//! `cargo run --release -p kezek-bench --example intake [REQUESTS [CONCURRENCY [REGISTRATIONS]]]`: the figures, then their JSON form.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

use kezek_bench::intake::{Options, run};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
    if let Some(requests) = arguments.next() {
        options.requests = requests.parse()?;
    }
    if let Some(concurrency) = arguments.next() {
        options.concurrency = concurrency.parse()?;
    }
    if let Some(registrations) = arguments.next() {
        options.registrations = registrations.parse()?;
    }
    let report = run(&options).await?;
    println!("{report}\n{}", report.json()?);
    Ok(())
}
