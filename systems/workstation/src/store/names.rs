//! Keyed marks of names, and the cases that carry them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kezek_casework::{Case, inconsistent, open_json, rows};
use kezek_kernel::{ProviderId, Recipient, Scope};
use kezek_store::{Act, Read, StoreError, Value, params};

use crate::search::naming;

/// So many cases are marked in one transaction.
const MOST_MARKED: u32 = 200;
/// So many cases with the right marks are opened at most to fill one page.
const MOST_OPENED: usize = 300;

/// One page of cases whose applicant has a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Named {
    /// The cases, latest registered first.
    pub(crate) cases: Vec<Case>,
    /// The next page begins before this sequence; none when this is the last.
    pub(crate) before: Option<u64>,
}

/// Marks the applicant of a new case.
pub(crate) fn insert(act: &mut Act<'_>, case: &Case) -> Result<(), StoreError> {
    mark(act, marks(act, case.provider, case.sequence, &case.person)?)
}

/// Marks the applicants of many new cases, in the order of the marks.
pub(crate) fn insert_all(act: &mut Act<'_>, cases: &[Case]) -> Result<(), StoreError> {
    let mut all = Vec::new();
    for case in cases {
        all.extend(marks(act, case.provider, case.sequence, &case.person)?);
    }
    all.sort_unstable();
    mark(act, all)
}

/// The marks of one applicant, each with the sequence of his case.
fn marks(
    read: &impl Read,
    provider: ProviderId,
    sequence: u64,
    person: &Recipient,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let sequence = number(sequence)?;
    Ok(naming::marks(read, provider, &person.name).into_iter().map(|mark| (mark, sequence)).collect())
}

fn mark(act: &mut Act<'_>, marks: Vec<(i64, i64)>) -> Result<(), StoreError> {
    for (mark, sequence) in marks {
        act.execute(
            "INSERT INTO name_marks (mark, sequence) VALUES (?1, ?2) ON CONFLICT (mark, sequence) DO NOTHING",
            &params![mark, sequence],
        )?;
    }
    Ok(())
}

/// Marks cases registered before there were marks; hands back how many, none when all are marked.
pub(crate) fn fill(act: &mut Act<'_>) -> Result<usize, StoreError> {
    let backlog = act.optional("SELECT done, upto FROM name_marks_backlog", &[], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
    })?;
    let Some((done, upto)) = backlog.filter(|(done, upto)| done < upto) else { return Ok(0) };
    let rows = act.query(
        &format!(
            "SELECT sequence, provider_id, person_sealed FROM cases WHERE sequence > ?1 AND sequence <= ?2
             ORDER BY sequence LIMIT {MOST_MARKED}"
        ),
        &params![done, upto],
    )?;
    let mut last = upto;
    for row in &rows {
        let sequence: u64 = row.get(0)?;
        let person: Recipient = open_json(act, &row.get::<Vec<u8>>(2)?)?;
        let marks = marks(act, row.get(1)?, sequence, &person)?;
        mark(act, marks)?;
        last = number(sequence)?;
    }
    act.execute(
        "UPDATE name_marks_backlog SET done = ?1",
        &params![if rows.is_empty() { upto } else { last }],
    )?;
    Ok(rows.len())
}

/// The cases of a scope whose applicant's name has a word that begins with each of these, registered before a sequence.
pub(crate) fn find(
    read: &mut impl Read,
    scope: &Scope,
    words: &[String],
    before: Option<u64>,
    limit: usize,
) -> Result<Named, StoreError> {
    let Scope::Providers(providers) = scope else { return Ok(Named::default()) };
    let (mut found, mut opened, mut before) = (Named::default(), 0, before);
    loop {
        let mut sequences = BTreeSet::new();
        for provider in providers {
            sequences.extend(marked(read, *provider, words, before, limit + 1)?);
        }
        let exhausted = sequences.len() <= limit;
        for sequence in sequences.into_iter().rev().take(limit + 1) {
            if found.cases.len() == limit || opened == MOST_OPENED {
                found.before = before;
                return Ok(found);
            }
            before = Some(sequence);
            opened += 1;
            let case = rows::find_by_sequence(read, scope, sequence)?;
            found.cases.extend(case.filter(|case| naming::answers(&case.person.name, words)));
        }
        if exhausted {
            return Ok(found);
        }
    }
}

/// The latest sequences at a provider that carry the marks of all these words.
fn marked(
    read: &mut impl Read,
    provider: ProviderId,
    words: &[String],
    before: Option<u64>,
    limit: usize,
) -> Result<Vec<u64>, StoreError> {
    let Some((sql, params)) = statement(read, provider, words, before, limit) else { return Ok(Vec::new()) };
    read.all(&sql, &params, |row| row.get(0))
}

/// The statement that reads sequences by marks: the longest word leads, the others must be there too; none without a word that
/// is long enough.
fn statement(
    read: &impl Read,
    provider: ProviderId,
    words: &[String],
    before: Option<u64>,
    limit: usize,
) -> Option<(String, Vec<Value>)> {
    let mut longest_first: Vec<&String> = words.iter().collect();
    longest_first.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let marks: Vec<i64> =
        longest_first.into_iter().filter_map(|word| naming::mark_of(read, provider, word)).collect();
    let (first, others) = marks.split_first()?;
    let last = before.and_then(|before| i64::try_from(before).ok()).unwrap_or(i64::MAX);
    let mut params = vec![Value::from(*first), Value::from(last)];
    let mut sql = "SELECT sequence FROM name_marks WHERE mark = ?1 AND sequence < ?2".to_owned();
    for mark in others {
        params.push(Value::from(*mark));
        let _ = write!(
            sql,
            " AND EXISTS (SELECT 1 FROM name_marks AS other WHERE other.mark = ?{} AND other.sequence = name_marks.sequence)",
            params.len()
        );
    }
    let _ = write!(sql, " ORDER BY sequence DESC LIMIT {limit}");
    Some((sql, params))
}

fn number(sequence: u64) -> Result<i64, StoreError> {
    i64::try_from(sequence).map_err(|_| inconsistent("a sequence beyond 63 bits"))
}
