//! Reads the file of one channel.

use kezek_calendar::{StartRule, Term, Unit};
use kezek_kernel::SystemName;

use super::references::{Build, Kind};
use super::table::{At, Table};
use super::{each, graph};
use crate::performer::{Performer, Register};
use crate::process::{
    Ahead, Channel, Condition, Ending, Next, Node, Process, ResultTerm, Settled, Step, StepTerm,
    TermElsewhere, Work,
};
use crate::verb::Verb;

/// A node with its place in the file, for the faults of the graph.
pub(crate) struct Placed {
    pub(crate) node: Node,
    pub(crate) at: At,
}

pub(crate) fn process(build: &Build<'_>, root: &Table<'_>, endings: &[Ending]) -> Option<Process> {
    let Some(channel) = root.one_of("channel", "unknown-channel", Channel::from_code) else {
        root.forgive();
        return None;
    };
    let entry = channel.entry_system();
    let mut placed: Vec<(usize, Placed)> = Vec::new();
    for table in root.tables("step") {
        let node = Node::Step(Box::new(step(build, &table, entry)));
        table.finish();
        placed.push((table.offset(), Placed { node, at: table.at() }));
    }
    for table in root.tables("condition") {
        let node = condition(build, &table, entry).map(|condition| Node::Condition(Box::new(condition)));
        table.finish();
        placed.extend(node.map(|node| (table.offset(), Placed { node, at: table.at() })));
    }
    placed.sort_by_key(|(offset, _)| *offset);
    let placed: Vec<Placed> = placed.into_iter().map(|(_, placed)| placed).collect();
    let process = Process {
        channel,
        name: root.words("name"),
        clause: build.clause(root, "clause"),
        start: root.text("start"),
        opens: root.text("opens"),
        result_term: root.table("result_term").map(|table| {
            let term = result_term(build, &table);
            table.finish();
            term
        }),
        ahead: root.table("ahead").map(|table| {
            let ahead = Ahead { days: table.number("days"), clause: build.clause(&table, "clause") };
            table.finish();
            ahead
        }),
        nodes: placed.iter().map(|placed| placed.node.clone()).collect(),
    };
    graph::check(build.faults, &process, &placed, endings, root);
    Some(process)
}

fn step(build: &Build<'_>, table: &Table<'_>, entry: SystemName) -> Step {
    let id = table.id("id");
    let works = each(table.tables("works"), |work_table| work(build, work_table, entry));
    let all_known = works.iter().all(Option::is_some);
    let works: Vec<Work> = works.into_iter().flatten().collect();
    if works.is_empty() && all_known {
        table.fault("works", "works-missing", &id);
    }
    let covered = |verb: Verb| !all_known || works.iter().any(|work| work.verb == verb);
    let term = table.table("term").map(|term_table| {
        let term = term(build, &term_table, covered);
        term_table.finish();
        term
    });
    let no_term = table.optional_words("no_term");
    if term.is_some() == no_term.is_some() {
        table.fault("term", "term-missing", &id);
    }
    let action = table.words("action");
    Step {
        number: table.optional_text("number").unwrap_or_else(|| id.clone()),
        in_act: table.flag_or("in_act", true),
        participant: participant(build, table),
        status: table.optional_words("status").unwrap_or_else(|| action.clone()),
        action,
        completion: table.optional_words("completion"),
        result: table.optional_words("result"),
        term: term.ok_or_else(|| no_term.unwrap_or_default()),
        next: next(build, table, "next"),
        clause: build.clause(table, "clause"),
        table: build.optional_clause(table, "table"),
        works,
        id,
    }
}

fn condition(build: &Build<'_>, table: &Table<'_>, entry: SystemName) -> Option<Condition> {
    let id = table.id("id");
    let work = table.table("work").and_then(|work_table| {
        let work = work(build, &work_table, entry);
        work_table.finish();
        work
    });
    if !table.has("work") {
        table.fault("work", "works-missing", &id);
    }
    if let Some(work) = work.as_ref().filter(|work| !work.verb.can_decide()) {
        table.fault("work", "verb-cannot-decide", work.verb.code());
    }
    let term = table.table("term").map(|term_table| {
        let term = term(build, &term_table, |verb| work.as_ref().is_some_and(|work| work.verb == verb));
        term_table.finish();
        term
    });
    let question = table.words("question");
    let condition = Condition {
        number: table.optional_text("number").unwrap_or_else(|| id.clone()),
        in_act: table.flag_or("in_act", true),
        participant: participant(build, table),
        status: table.optional_words("status").unwrap_or_else(|| question.clone()),
        question,
        term,
        yes: next(build, table, "yes"),
        no: next(build, table, "no"),
        clause: build.clause(table, "clause"),
        work: work?,
        id,
    };
    if condition.yes == condition.no {
        table.fault("no", "branches-equal", &condition.id);
    }
    Some(condition)
}

fn participant(build: &Build<'_>, table: &Table<'_>) -> String {
    if !table.has("participant") {
        table.fault("participant", "missing-key", "participant");
    }
    build.reference(Kind::Participant, table, "participant").unwrap_or_default()
}

/// A way out: the name of a node, or `end:` and the name of an ending.
fn next(build: &Build<'_>, table: &Table<'_>, key: &'static str) -> Next {
    if !table.has(key) {
        let code = if key == "next" { "next-missing" } else { "branch-missing" };
        table.fault(key, code, key);
    }
    let text = table.optional_text(key).unwrap_or_default();
    let Some(ending) = text.strip_prefix("end:") else { return Next::Node(text) };
    build.want(Kind::Ending, ending, table.at_key(key));
    Next::End(ending.to_owned())
}

fn work(build: &Build<'_>, table: &Table<'_>, entry: SystemName) -> Option<Work> {
    let verb = table.one_of("verb", "unknown-verb", Verb::from_code);
    let by = table.one_of("by", "unknown-performer", Performer::from_code);
    let system = table.optional_one_of("in", "unknown-system", SystemName::from_code);
    let document = build.reference(Kind::Output, table, "document");
    let registers = table.many_of("registers", "unknown-register", Register::from_code);
    let only_when = build.reference(Kind::Circumstance, table, "only_when");
    let by_each = table.flag("by_each");
    let (verb, by) = (verb?, by?);
    if verb.needs_document() && document.is_none() {
        table.fault("verb", "document-missing", verb.code());
    }
    if registers.is_empty() && matches!(verb, Verb::AskRegister | Verb::CheckRegisterAnswer) {
        table.fault("verb", "register-missing", verb.code());
    }
    let system = system.unwrap_or_else(|| by.home(entry));
    Some(Work { verb, by, system, document, registers, only_when, by_each })
}

fn unit(table: &Table<'_>) -> Unit {
    table.one_of("unit", "unknown-unit", Unit::from_code).unwrap_or(Unit::Seconds)
}

fn start_rule(table: &Table<'_>) -> StartRule {
    table.optional_one_of("starts", "unknown-start-rule", StartRule::from_code).unwrap_or_default()
}

fn term(build: &Build<'_>, table: &Table<'_>, covered: impl Fn(Verb) -> bool) -> StepTerm {
    let unit = unit(table);
    let at_least: Option<u16> = table.optional_number("at_least");
    let at_most: u16 = table.number("at_most");
    if at_most == 0 || at_least.is_some_and(|least| least >= at_most) {
        table.fault("at_most", "limits-out-of-order", "at_most");
    }
    let covers = table.optional_one_of("covers", "unknown-verb", Verb::from_code);
    if let Some(verb) = covers.filter(|verb| !covered(*verb)) {
        table.fault("covers", "covers-no-work", verb.code());
    }
    StepTerm {
        at_least: at_least.map(|amount| Term::new(amount, unit)),
        at_most: Term::new(at_most, unit),
        starts: start_rule(table),
        since: table.optional_text("since"),
        covers,
        in_service_term: table.flag_or("in_service_term", true),
        printed: table.words("printed"),
        settled: settled(table),
        elsewhere: each(table.tables("elsewhere"), |other| elsewhere(build, other)),
    }
}

fn elsewhere(build: &Build<'_>, table: &Table<'_>) -> TermElsewhere {
    let unit = unit(table);
    TermElsewhere {
        clause: build.clause(table, "clause"),
        at_least: table.optional_number("at_least").map(|amount| Term::new(amount, unit)),
        at_most: Term::new(table.number("at_most"), unit),
    }
}

fn settled(table: &Table<'_>) -> Option<Settled> {
    let inner = table.table("settled")?;
    let settled = Settled { on: inner.date("on"), reason: inner.words("reason") };
    inner.finish();
    Some(settled)
}

fn result_term(build: &Build<'_>, table: &Table<'_>) -> ResultTerm {
    ResultTerm {
        term: Term::new(table.number("amount"), unit(table)),
        starts: start_rule(table),
        since: table.optional_text("since"),
        of_service: table.flag("of_service"),
        clause: build.clause(table, "clause"),
        settled: settled(table),
    }
}
