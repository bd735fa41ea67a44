//! Every path of every service and channel: what a request is given, and what must follow by the act and the calendar.
//!
//! The tables beside this file are one for each act, one block for each path, readable without a program. What they expect was
//! counted apart from the engine, and nothing here writes them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod block;
#[path = "../common/mod.rs"]
mod common;
mod told;
mod walk;

use std::collections::BTreeSet;
use std::path::Path;

use block::Block;
use kezek_regulations::{Outcome, Process, Progress};
use walk::Office;

/// What the program says of the block's request is what stands in the block; of a difference only the lines that differ are told.
#[track_caller]
fn check(office: &Office, block: &Block) {
    let told = told::told(office, block);
    let pairs = (0..told.len().max(block.lines.len())).map(|at| (block.lines.get(at), told.get(at)));
    let differing = pairs.filter(|(expected, found)| expected != found);
    let differing = differing.map(|(expected, found)| format!("expected {expected:?}\nfound    {found:?}"));
    let differing: Vec<String> = differing.collect();
    assert!(differing.is_empty(), "{}\n{}", block.name(), differing.join("\n"));
}

/// The tables of this act.
fn table(act: &str) -> Vec<Block> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paths").join(format!("{act}.txt"));
    block::blocks(&std::fs::read_to_string(file).unwrap())
}

#[track_caller]
fn check_act(act: &str) {
    let (office, blocks) = (Office::open(), table(act));
    assert!(!blocks.is_empty() && blocks.iter().all(|block| block.edition.starts_with(act)), "{act}");
    for block in &blocks {
        check(&office, block);
    }
}

#[test]
fn act_1_almaty_queue() {
    check_act("almaty-2012-424");
}

#[test]
fn act_2_zhambyl_queue_with_a_commission() {
    check_act("zhambyl-2014-115");
}

#[test]
fn act_3_kyzylorda_queue() {
    check_act("kyzylorda-2014-561-queue");
}

#[test]
fn act_4_kyzylorda_assistance() {
    check_act("kyzylorda-2014-561-assistance");
}

#[test]
fn act_5_east_kazakhstan_queue() {
    check_act("east-kazakhstan-2015-247-queue");
}

#[test]
fn act_6_east_kazakhstan_certificate() {
    check_act("east-kazakhstan-2015-247-certificate");
}

#[test]
fn act_7_zhambyl_assistance() {
    check_act("zhambyl-2016-106");
}

/// The answers of every way from a position to an ending, each condition answered once.
fn ways(process: &Process) -> Vec<String> {
    let mut open = vec![(process.start_position(), String::new())];
    let mut ways = Vec::new();
    while let Some((position, answers)) = open.pop() {
        let outcomes: &[_] = match process.work(&position).unwrap().verb.can_decide() {
            _ if process.node(position.node()).unwrap().ways_out().len() == 1 => &[(Outcome::Done, "")],
            true => &[(Outcome::Yes, "y"), (Outcome::No, "n")],
            false => panic!("{position} has two ways out and decides nothing"),
        };
        for (outcome, answer) in outcomes {
            let answers = format!("{answers}{answer}");
            match process.after(&position, *outcome).unwrap() {
                Progress::At(next) => open.push((next, answers)),
                Progress::Ended(_) => ways.push(answers),
            }
        }
    }
    ways
}

#[test]
fn every_path_has_a_block_and_every_block_is_a_path() {
    let office = Office::open();
    let editions = office.rules.library().editions();
    let paths = editions.flat_map(|edition| {
        edition.processes.iter().flat_map(move |process| {
            let name = move |answers| format!("{} {} {answers}", edition.key, process.channel);
            ways(process).into_iter().map(name)
        })
    });
    let expected: BTreeSet<String> = paths.collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paths");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let tables = files.filter(|file| file.extension().is_some_and(|extension| extension == "txt"));
    let blocks = tables.flat_map(|file| block::blocks(&std::fs::read_to_string(file).unwrap()));
    let mut names: Vec<String> = blocks.map(|block| block.name()).collect();
    names.sort_unstable();
    assert_eq!(names, Vec::from_iter(expected));
}
