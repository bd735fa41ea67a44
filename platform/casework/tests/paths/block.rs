//! One block of a table: the lines as they stand, and what of them is given.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kezek_regulations::{Answers, Channel};

/// One path with its request.
pub(crate) struct Block {
    pub(crate) channel: Channel,
    /// The answers of its conditions, `y` and `n`.
    pub(crate) answers: String,
    /// What is special about it, in words.
    pub(crate) story: String,
    pub(crate) edition: String,
    /// Code of the locality.
    pub(crate) locality: String,
    pub(crate) facts: Answers,
    /// The ground of a refusal.
    pub(crate) ground: Option<String>,
    /// By system when the case came to it, and when the request was handed in, where it is a case of the provider's.
    pub(crate) arrivals: BTreeMap<String, (DateTime, Option<DateTime>)>,
    /// When each work was done, in order.
    pub(crate) done: Vec<DateTime>,
    /// All lines, each with single spaces.
    pub(crate) lines: Vec<String>,
}

/// The blocks of a table.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let mut blocks: Vec<Vec<String>> = Vec::new();
    for line in lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
        match blocks.last_mut() {
            Some(block) if !line.starts_with("== ") => block.push(line),
            _ => blocks.push(vec![line]),
        }
    }
    blocks.into_iter().map(Block::read).collect()
}

impl Block {
    /// Edition, channel and answers.
    pub(crate) fn name(&self) -> String {
        format!("{} {} {}", self.edition, self.channel, self.answers)
    }

    fn read(lines: Vec<String>) -> Self {
        let (path, story) = lines[0].trim_start_matches("== ").split_once(": ").unwrap();
        let (channel, answers) = path.split_once(' ').unwrap();
        let given = |name: &str| lines.iter().find_map(|line| line.strip_prefix(&format!("{name} ")));
        let first_word = |text: &str| text.split([' ', ',']).next().unwrap_or_default().to_owned();
        let facts = given("facts").unwrap().split(' ').map(|fact| fact.split_once('=').unwrap());
        let done = lines.iter().filter_map(|line| line.split_once("| done "));
        Self {
            channel: Channel::from_code(channel).unwrap(),
            answers: answers.to_owned(),
            story: story.to_owned(),
            edition: given("edition").unwrap().to_owned(),
            locality: first_word(given("locality").unwrap()),
            facts: Answers::from_pairs(facts),
            ground: given("ground").map(first_word),
            arrivals: lines.iter().filter_map(|line| arrival(line)).collect(),
            done: done.map(|(_, at)| at.split(',').next().unwrap().parse().unwrap()).collect(),
            lines,
        }
    }
}

/// `at the portal from 2014-07-14 18:00:00, handed in 2014-07-14 18:00:00`.
fn arrival(line: &str) -> Option<(String, (DateTime, Option<DateTime>))> {
    let (system, at) = line.strip_prefix("at the ")?.split_once(" from ")?;
    let (from, handed_in) = match at.split_once(", handed in ") {
        Some((from, handed_in)) => (from, Some(handed_in.parse().unwrap())),
        None => (at, None),
    };
    Some((system.to_owned(), (from.parse().unwrap(), handed_in)))
}
