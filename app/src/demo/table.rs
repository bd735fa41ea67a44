//! The table of the demo people: who, number, password, what they may do.

use std::fmt::Write as _;

use kezek_content::Content;
use kezek_kernel::Language;
use kezek_testbed::people::{DemoFile, PersonEntry, PersonKind};
use kezek_web::Locales;

use super::ports::Addresses;
use crate::answer::Fault;

/// One line of the table.
type Line = [String; 4];

/// The table in one language: citizens first, then the people of each organisation, then the officers of each provider.
pub(crate) fn table(
    content: &Content,
    file: &DemoFile,
    addresses: &Addresses,
    language: Language,
) -> Result<String, Fault> {
    let locales = Locales::load(content).map_err(Fault::failed)?;
    let word = |key: &str| locales.format(language, key, None).into_owned();
    let head = ["demo-who", "demo-iin", "demo-password", "demo-may"].map(word);
    let those = |is: &dyn Fn(&PersonKind) -> bool| -> Vec<&PersonEntry> {
        file.people.iter().filter(|entry| is(&entry.person.kind)).collect()
    };
    let citizens = those(&|kind| *kind == PersonKind::Citizen);
    let mut groups = vec![(format!("{}: {}", word("demo-citizens"), addresses.portal), citizens)];
    for organisation in &file.organisations {
        let bin = organisation.bin;
        let title = format!("{}, {} {bin}: {}", organisation.name, word("demo-bin"), addresses.portal);
        groups.push((
            title,
            those(&|kind| matches!(kind, PersonKind::Member { organisation, .. } if *organisation == bin)),
        ));
    }
    for provider in &file.providers {
        let title = format!("{}: {}", provider.name.of(language), addresses.workstation);
        groups.push((
            title,
            those(
                &|kind| matches!(kind, PersonKind::Officer { provider: code, .. } if *code == provider.code),
            ),
        ));
    }
    let lines: Vec<(String, Vec<Line>)> = groups
        .into_iter()
        .map(|(title, entries)| (title, entries.into_iter().map(|entry| line(entry, language)).collect()))
        .collect();
    Ok(set(&head, &lines))
}

fn line(entry: &PersonEntry, language: Language) -> Line {
    let person = &entry.person;
    let may = person.may.of(language).to_owned();
    [person.name.full(), person.iin.to_string(), person.password.clone(), may]
}

/// Sets the table: columns as wide as their widest cell, the last one free.
fn set(head: &Line, groups: &[(String, Vec<Line>)]) -> String {
    let all = || std::iter::once(head).chain(groups.iter().flat_map(|(_, lines)| lines));
    let widths: Vec<usize> =
        (0..3).map(|column| all().map(|line| line[column].chars().count()).max().unwrap_or(0)).collect();
    let row = |line: &Line| {
        let mut text = String::from("  ");
        for (cell, width) in line.iter().zip(&widths) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{cell:<width$} | ");
        }
        text + &line[3]
    };
    let mut text = format!("\n{}\n", row(head));
    for (title, lines) in groups {
        let _ = writeln!(text, "\n{title}");
        for line in lines {
            let _ = writeln!(text, "{}", row(line));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let line = |cells: [&str; 4]| cells.map(str::to_owned);
        let groups = vec![("Азаматтар".to_owned(), vec![line(["Айсұлу", "730412200015", "x", "бәрі"])])];
        let text = set(&line(["Кім", "ЖСН", "Құпиясөз", "Не істейді"]), &groups);
        assert_eq!(
            text,
            "\n  Кім    | ЖСН          | Құпиясөз | Не істейді\n\nАзаматтар\n  Айсұлу | 730412200015 | x        | бәрі\n"
        );
    }
}
