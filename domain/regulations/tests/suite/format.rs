//! The page on the format names everything that the data may say.

use kezek_calendar::{StartRule, Unit};
use kezek_kernel::Role;
use kezek_regulations::{
    AssignmentPeriod, CentreRole, EndingKind, Gives, Letters, OutputKind, Prefill, Verb,
};

#[test]
fn the_page_names_every_word_of_the_closed_lists() {
    let page =
        std::fs::read_to_string(crate::files::content().join("../docs/formats/regulations.md")).unwrap();
    let words = Verb::ALL
        .iter()
        .map(|verb| verb.code())
        .chain(OutputKind::ALL.iter().map(|kind| kind.code()))
        .chain(Gives::ALL.iter().map(|gives| gives.code()))
        .chain(AssignmentPeriod::ALL.iter().map(|period| period.code()))
        .chain(EndingKind::ALL.iter().map(|kind| kind.code()))
        .chain(Letters::ALL.iter().map(|letters| letters.code()))
        .chain(Prefill::ALL.iter().map(|prefill| prefill.code()))
        .chain(CentreRole::ALL.iter().map(|role| role.code()))
        .chain(Role::ALL.iter().map(|role| role.code()))
        .chain(Unit::ALL.iter().map(|unit| unit.code()))
        .chain(StartRule::ALL.iter().map(|rule| rule.code()));
    let missing: Vec<&str> = words.filter(|word| !page.contains(&format!("`{word}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
