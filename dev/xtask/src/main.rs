//! The one door for people who work on Kezek: `cargo xtask check`, `test`, `e2e`, `tidy`.

#![expect(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

mod tidy;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use clap::Parser;

/// What people who work on Kezek ask for.
#[derive(Parser)]
enum Task {
    /// Formatting, lints and tidy.
    Check,
    /// Unit, data, store and HTTP tests.
    Test,
    /// Browser journeys against the real binary.
    E2e,
    /// Only the rules of the house: heads, lengths, paths, edges, translations.
    Tidy,
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Check => {
            stage("fmt", &["fmt", "--all", "--check"])
                && stage("clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
                && run_tidy()
        }
        Task::Test => stage("test", &["test", "--workspace", "--exclude", "kezek-e2e"]),
        Task::E2e => {
            stage("build", &["build", "--bin", "kezek"]) && stage("e2e", &["test", "--package", "kezek-e2e"])
        }
        Task::Tidy => run_tidy(),
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs one cargo command and prints the seconds it took.
fn stage(name: &str, arguments: &[&str]) -> bool {
    let began = Instant::now();
    let done =
        Command::new(env!("CARGO")).args(arguments).current_dir(root()).status().is_ok_and(|s| s.success());
    println!(
        "stage {name}: {:.0} s, {}",
        began.elapsed().as_secs_f32(),
        if done { "passed" } else { "FAILED" }
    );
    done
}

fn run_tidy() -> bool {
    let findings = tidy::findings(&root());
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} findings", findings.len());
    findings.is_empty()
}
