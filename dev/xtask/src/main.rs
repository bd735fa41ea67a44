//! The one door for people who work on Kezek: `cargo xtask test`, `check`, `e2e`, `tidy`.

#![expect(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

mod tidy;
mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use clap::Parser;

use tools::Tools;

/// What people who work on Kezek ask for.
#[derive(Parser)]
enum Task {
    /// Everything: tools, formatting, lints, tidy, all tests and the browser journeys.
    Test,
    /// Formatting, lints and tidy.
    Check,
    /// The browser journeys against the real binary.
    E2e,
    /// The rules of the house alone: heads, lengths, paths, edges, translations.
    Tidy,
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

/// Cargo's target folder.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Check => check(),
        Task::Tidy => tidy(),
        Task::E2e => with_tools(journeys),
        Task::Test => with_tools(|tools| {
            check()
                && cargo("build", &["build", "--workspace", "--tests", "--bins"], Some(tools))
                // The journeys are among them: leaving their crate out would build everything anew for other features.
                && cargo("test", &["test", "--workspace"], Some(tools))
        }),
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check() -> bool {
    cargo("fmt", &["fmt", "--all", "--check"], None)
        && cargo("clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], None)
        && tidy()
}

fn journeys(tools: &Tools) -> bool {
    cargo("build", &["build", "--bin", "kezek"], None)
        && cargo("e2e", &["test", "--package", "kezek-e2e"], Some(tools))
}

fn tidy() -> bool {
    stage("tidy", || {
        let findings = tidy::findings(&root());
        for finding in &findings {
            println!("{finding}");
        }
        findings.is_empty()
    })
}

fn with_tools(work: impl FnOnce(&Tools) -> bool) -> bool {
    let mut tools = Err(String::new());
    stage("tools", || {
        tools = Tools::install(&target());
        if let Err(error) = &tools {
            println!("{error}");
        }
        tools.is_ok()
    }) && tools.is_ok_and(|tools| work(&tools))
}

fn cargo(name: &str, arguments: &[&str], tools: Option<&Tools>) -> bool {
    stage(name, || {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(root());
        command.envs(tools.into_iter().flat_map(Tools::environment));
        command.status().is_ok_and(|status| status.success())
    })
}

/// Runs one stage and prints the seconds it took.
fn stage(name: &str, work: impl FnOnce() -> bool) -> bool {
    let began = Instant::now();
    let done = work();
    println!(
        "stage {name}: {:.0} s, {}",
        began.elapsed().as_secs_f32(),
        if done { "passed" } else { "FAILED" }
    );
    done
}
