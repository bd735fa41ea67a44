//! Every edition is published whole; the tennis club shows how it looks.

use kezek_kernel::Language;
use kezek_regulations::publication::{
    DirectoryHeads, Procedure, Shape, StepTable, TableHeads, Target, directory, directory_text, procedure,
    step_table, step_table_text,
};
use kezek_regulations::{Channel, Edition, Library};

use crate::acts::edition;
use crate::files::{content, load, read, tests_data};
use crate::tennis;

pub(crate) const ALMATY: &str = "almaty-2012-424/2012-12-24";

pub(crate) fn acts() -> Library {
    load(&read(&content(), "regulations"))
}

fn table_heads() -> TableHeads {
    let [number, actor, action, completion, result, term, next, clause, yes, no, not_in_act] = [
        "No",
        "SFE",
        "Action",
        "Completion",
        "Result",
        "Term",
        "Next",
        "Clause",
        "yes",
        "no",
        "not in the act",
    ]
    .map(str::to_owned);
    TableHeads { number, actor, action, completion, result, term, next, clause, yes, no, not_in_act }
}

fn directory_heads() -> DirectoryHeads {
    let [start, end, choice, yes, no] = ["start", "end", "choice", "yes", "no"].map(str::to_owned);
    DirectoryHeads { start, end, choice, yes, no }
}

#[test]
fn the_tennis_club_is_published() {
    let library = tennis::library();
    let edition = edition(&library, "tennis/2001-05-05");
    let process = edition.process(Channel::Portal).unwrap();
    let table = step_table(edition, process);
    for language in Language::ALL {
        let told = [
            step_table_text(&table, language, &table_heads()),
            step_table_text(&table.actions(), language, &table_heads()),
            directory_text(&directory(edition, process), language, &directory_heads()),
        ];
        let file = tests_data().join(format!("published/tennis-{language}.md"));
        if std::env::var_os("KEZEK_BLESS").is_some() {
            std::fs::write(&file, told.join("\n")).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), told.join("\n"), "{language}");
    }
}

#[test]
fn one_printed_number_is_one_item_of_the_procedure() {
    let told = |procedure: &Procedure<'_>| {
        let items = procedure.items.iter().map(|item| {
            let nodes: Vec<&str> = item.lines.iter().map(|line| line.node).collect();
            format!("{}: {}", item.number.unwrap_or("-"), nodes.join(" "))
        });
        items.collect::<Vec<_>>().join(", ")
    };
    let library = acts();
    for (key, channel, expected) in [
        (
            ALMATY,
            Channel::Provider,
            "P1: P1, P2: P2, P3: P3, C1: C1, P4: P4, P5: P5, P6: P6, C2: C2, P7: P7, P8: P8",
        ),
        (
            "east-kazakhstan-2015-247-certificate/2017-04-12",
            Channel::Provider,
            "A1: A0 A1-full A1-no A1, A2: A2, A3: A3-examine A3 A3-no, A4: A4 A4-no, A5: A5 A5-no",
        ),
        (
            "zhambyl-2014-115/2014-11-27",
            Channel::Centre,
            "-: P0, P1: P1, P2: P2, P3: P3, C1: C1, P4: P4, -: P4-copies, P5: P5, A1: A1, A2: A2, A3: A3, A4: A4, \
             A5: A5-examine A5 A5-no, A6: A6 A6-no, A7: A7 A7-no, P6: P6 P6-no",
        ),
    ] {
        let edition = edition(&library, key);
        assert_eq!(told(&procedure(edition, edition.process(channel).unwrap())), expected, "{key} {channel}");
    }
}

/// No text is empty, but the places that may be: of a norm cited as a whole, and of the start, which is no node.
#[track_caller]
fn check_full(what: &str, value: &toml::Value) {
    match value {
        toml::Value::String(text) => assert!(!text.trim().is_empty(), "{what}"),
        toml::Value::Array(items) => items.iter().for_each(|item| check_full(what, item)),
        toml::Value::Table(table) => {
            let start = table.get("shape").and_then(toml::Value::as_str) == Some("start");
            for (key, value) in table {
                if key != "place" && !(start && key == "id") {
                    check_full(&format!("{what}.{key}"), value);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_edition_is_published_whole() {
    let library = acts();
    let full = |what: &str, value: Result<toml::Value, toml::ser::Error>| check_full(what, &value.unwrap());
    for edition in library.editions() {
        for process in &edition.processes {
            let name = format!("{} {}", edition.key, process.channel);
            let table = step_table(edition, process);
            full(&name, toml::Value::try_from(&table));
            full(&name, toml::Value::try_from(directory(edition, process)));
            full(&name, toml::Value::try_from(procedure(edition, process)));
            check_rows(&name, edition, &table);
            check_rows(&name, edition, &table.actions());
            let nodes: Vec<&str> = process.nodes.iter().map(kezek_regulations::Node::id).collect();
            let rows: Vec<&str> = table.rows.iter().map(|row| row.node).collect();
            assert_eq!(rows, nodes, "{name}: every node in exactly one row");
            let procedure = procedure(edition, process);
            let mut lines: Vec<&str> =
                procedure.items.iter().flat_map(|item| &item.lines).map(|line| line.node).collect();
            let mut sorted = nodes.clone();
            lines.sort_unstable();
            sorted.sort_unstable();
            assert_eq!(lines, sorted, "{name}: every node in exactly one line");
            check_arrows(&name, edition, process.channel);
            check_text(&name, edition, process.channel);
        }
    }
}

#[track_caller]
fn check_rows(name: &str, edition: &Edition, table: &StepTable<'_>) {
    for row in &table.rows {
        assert!(!row.next.is_empty(), "{name} {}: nothing follows", row.node);
        for follow in &row.next {
            let known = match follow.to {
                Target::Row { node, .. } => table.rows.iter().any(|row| row.node == node),
                Target::Ending { id, .. } => edition.ending(id).is_some(),
            };
            assert!(known, "{name} {}: {follow:?}", row.node);
        }
    }
}

#[track_caller]
fn check_arrows(name: &str, edition: &Edition, channel: Channel) {
    let directory = directory(edition, edition.process(channel).unwrap());
    for cell in &directory.cells {
        assert!(cell.column < directory.columns.len(), "{name} {}", cell.id);
        assert_eq!(cell.shape == Shape::End, cell.arrows.is_empty(), "{name} {}", cell.id);
        for arrow in &cell.arrows {
            let (id, end) = match arrow.to {
                Target::Row { node, .. } => (node, false),
                Target::Ending { id, .. } => (id, true),
            };
            let to = &directory.cells[arrow.row];
            assert_eq!((to.id, to.shape == Shape::End), (id, end), "{name} {}", cell.id);
            assert_ne!(to.shape, Shape::Start, "{name} {}", cell.id);
        }
    }
}

/// Every line of a text has as many cells as its head.
#[track_caller]
fn check_text(name: &str, edition: &Edition, channel: Channel) {
    let process = edition.process(channel).unwrap();
    for language in Language::ALL {
        for text in [
            step_table_text(&step_table(edition, process), language, &table_heads()),
            directory_text(&directory(edition, process), language, &directory_heads()),
        ] {
            let mut widths = text.lines().map(|line| line.replace("\\|", "").matches('|').count());
            let head = widths.next().unwrap();
            assert!(head > 2 && widths.all(|width| width == head), "{name} {language}");
        }
    }
}
