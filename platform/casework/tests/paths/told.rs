//! What the program says of a block's request, in the lines in which the block stands.

use kezek_casework::{Case, DueDate, State};
use kezek_kernel::SystemName;
use kezek_regulations::{Clause, Document, Edition, Outcome};

use crate::block::Block;
use crate::walk::{Done, Office};

/// All lines of the block, as the program has them.
pub(crate) fn told(office: &Office, block: &Block) -> Vec<String> {
    let edition = office.edition(block);
    let mut lines = given(office, block);
    let (mut answers, mut documents) = (block.answers.chars(), Vec::new());
    let mut case = office.case(block, block.channel.entry_system());
    arrived(office, block, block.channel.entry_system(), &case, &mut lines);
    for done in &block.done {
        if case.state.step().map(|step| &step.position) == office.crossing(block).as_ref() {
            case = office.case(block, SystemName::Workstation);
            arrived(office, block, SystemName::Workstation, &case, &mut lines);
        }
        let Some(asked) = office.rules.asked(&case).unwrap() else { panic!("{} ends early", block.name()) };
        let decides = asked.node.ways_out().len() > 1;
        let outcome = match decides.then(|| answers.next()) {
            None => Outcome::Done,
            Some(Some('y')) => Outcome::Yes,
            Some(_) => Outcome::No,
        };
        let before = case.service_due.clone();
        let (work, next) = office.pass(case, outcome, office.at(block, *done));
        lines.push(row(&work, *done));
        documents.extend(work.work.document.clone().filter(|id| !documents.contains(id)));
        if next.service_due != before {
            lines.push(result(office, &next));
        }
        case = next;
    }
    let State::Ended(end) = &case.state else { panic!("{} does not end", block.name()) };
    lines.push(format!("produced {}", produced(edition, &documents)));
    lines.push(format!("ends {}", ends(edition, &end.ending)));
    lines
}

/// The request, with what follows from its facts before anything is done.
fn given(office: &Office, block: &Block) -> Vec<String> {
    let edition = office.edition(block);
    let hours = office.hours(block).map_or("always".to_owned(), |hours| {
        let (opens, closes) = hours.into();
        format!("{}-{}", opens.strftime("%H:%M"), closes.strftime("%H:%M"))
    });
    let facts = block.facts.pairs().map(|(name, value)| format!("{name}={value}"));
    let documents = edition.documents.iter().filter(|document| document.applies(&block.facts));
    let mut lines = vec![
        format!("== {} {}: {}", block.channel, block.answers, block.story),
        format!("edition {}", edition.key),
        format!("locality {}, {}", block.locality, office.zone(block)),
        format!("office {hours}"),
        format!("facts {}", facts.collect::<Vec<_>>().join(" ")),
        format!("documents {}", documents.map(listed).collect::<Vec<_>>().join(", ")),
    ];
    lines.extend(block.ground.iter().map(|ground| {
        let ground = edition.ground(ground).unwrap();
        format!("ground {} [{}]", ground.id, place(&ground.clause))
    }));
    lines
}

fn listed(document: &Document) -> String {
    let optional = if document.required { "" } else { " (optional)" };
    format!("{}{optional}", document.id)
}

fn place(clause: &Clause) -> String {
    format!("{} {}", clause.norm, clause.place).trim_end().to_owned()
}

/// The case comes to a system; the provider's knows by when the result must be there, where it counts from the hand-in.
fn arrived(office: &Office, block: &Block, system: SystemName, case: &Case, lines: &mut Vec<String>) {
    let (from, handed_in) = block.arrivals[system.code()];
    let local = |at: jiff::civil::DateTime| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
    let handed_in = handed_in.map(|at| format!(", handed in {}", local(at))).unwrap_or_default();
    lines.push(format!("at the {} from {}{handed_in}", system.code(), local(from)));
    if system == SystemName::Workstation && case.service_due.is_some() {
        lines.push(result(office, case));
    }
}

/// The line of the result's term.
fn result(office: &Office, case: &Case) -> String {
    let term = office.rules.service_term(case).unwrap().unwrap();
    assert_eq!(case.service_due.as_ref().map(|due| due.instant), Some(term.due.instant));
    format!("result | | | {} | {}", place(term.clause), by(case.service_due.as_ref()))
}

fn row(done: &Done<'_>, at: jiff::civil::DateTime) -> String {
    let Done { work, clause, passage } = done;
    let document = work.document.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
    let kept = match passage.in_time() {
        Some(true) => ", in time",
        Some(false) => ", late",
        None => "",
    };
    let (position, due) = (&passage.position, by(passage.due.as_ref()));
    let at = at.strftime("%Y-%m-%d %H:%M:%S");
    format!("{position} | {}{document} | {} | {clause} | {due} | done {at}{kept}", work.verb, work.by)
}

fn by(due: Option<&DueDate>) -> String {
    let Some(due) = due else { return "no term".to_owned() };
    let provisional = if due.provisional { ", provisional" } else { "" };
    format!("by {}, {}{provisional}", due.date, due.instant)
}

fn produced(edition: &Edition, documents: &[String]) -> String {
    let kinds = documents.iter().map(|id| format!("{id} ({})", edition.output(id).unwrap().kind));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    if kinds.is_empty() { "-".to_owned() } else { kinds }
}

/// The ending with its kind and what the person holds then.
fn ends(edition: &Edition, ending: &str) -> String {
    let ending = edition.ending(ending).unwrap();
    let output = ending.output.as_ref().map(|output| format!(", {output}")).unwrap_or_default();
    format!("{}: {}{output}", ending.id, ending.kind)
}
