//! Two editions of the tennis club compared, and what becomes of answers and files.

use kezek_kernel::Language;
use kezek_regulations::{
    Answers, Attached, Difference, Edition, FormContext, Library, Media, SourceFile, carry, carry_files,
    differences,
};

use crate::files::{load, read, tests_data};

/// The club's files with a second wording of 2003, made of the first by these replacements in one file each.
fn second(changes: &[(&str, &str, &str)]) -> Library {
    let mut files = read(&tests_data(), "tennis");
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    let first: Vec<SourceFile> =
        files.iter().filter(|file| file.path.contains("2001-05-05")).cloned().collect();
    for file in &mut files {
        if file.path.ends_with("act.toml") {
            file.text = file.text.replace("text_held = false", "text_held = true");
        }
    }
    for mut file in first {
        for (name, before, after) in changes.iter().filter(|(name, ..)| file.path.ends_with(name)) {
            assert!(file.text.contains(before), "{name} has no {before}");
            file.text = file.text.replace(before, after);
        }
        file.path = file.path.replace("2001-05-05", "2003-03-03");
        files.push(file);
    }
    load(&files)
}

fn editions(library: &Library) -> [&Edition; 2] {
    ["tennis/2001-05-05", "tennis/2003-03-03"].map(|key| &**library.edition(&key.parse().unwrap()).unwrap())
}

/// A difference in a few words.
fn said(difference: &Difference) -> String {
    let of = |words: &kezek_kernel::Words| words.of(Language::En).to_owned();
    match difference {
        Difference::FieldAdded { field, label } => format!("+field {field} {}", of(label)),
        Difference::FieldRemoved { field, label } => format!("-field {field} {}", of(label)),
        Difference::FieldReworded { field, before, after } => {
            format!("~field {field} {}>{}", of(before), of(after))
        }
        Difference::FieldChanged { field, .. } => format!("!field {field}"),
        Difference::ChoiceAdded { list, label, choice } => format!("+{list} {} {}", of(label), of(choice)),
        Difference::ChoiceRemoved { list, label, choice } => format!("-{list} {} {}", of(label), of(choice)),
        Difference::ChoiceReworded { list, before, after } => format!("~{list} {}>{}", of(before), of(after)),
        Difference::DocumentAdded { document, .. } => format!("+document {document}"),
        Difference::DocumentRemoved { document, .. } => format!("-document {document}"),
        Difference::DocumentReworded { document, before, after } => {
            format!("~document {document} {}>{}", of(before), of(after))
        }
        Difference::DocumentChanged { document, .. } => format!("!document {document}"),
        Difference::TermChanged { before, after } => format!("term {}>{}", of(before), of(after)),
    }
}

#[track_caller]
fn check(changes: &[(&str, &str, &str)], expected: &[&str]) {
    let library = second(changes);
    let [before, after] = editions(&library);
    let found: Vec<String> = differences(before, after).iter().map(said).collect();
    assert_eq!(found, expected, "{changes:?}");
}

const LABEL: &str = "label = { kk = \"Ұстау\", ru = \"Хват\", en = \"Grip\" }";
const HELD: &str = "label = { kk = \"Ұстау тәсілі\", ru = \"Способ хвата\", en = \"Way to hold\" }";

#[test]
fn what_a_person_meets_is_compared() {
    check(&[], &[]);
    check(&[("form.toml", LABEL, HELD)], &["~field grip Grip>Way to hold"]);
    check(&[("form.toml", "max = 10", "max = 8")], &["!field grip"]);
    check(&[("form.toml", "max_items = 3", "max_items = 2")], &["!field balls"]);
    check(&[("form.toml", "max = 9", "max = 5")], &["!field balls.bounces"]);
    check(&[("form.toml", "id = \"grip\"", "id = \"hold\"")], &["+field hold Grip", "-field grip Grip"]);
    check(
        &[("form.toml", "id = \"bounces\"", "id = \"hops\"")],
        &["+field balls.hops Bounces", "-field balls.bounces Bounces"],
    );
    check(&[("form.toml", "{ id = \"right\"", "{ id = \"both\"")], &["+hand Hand Right", "-hand Hand Right"]);
    check(&[("form.toml", "en = \"Right\"", "en = \"The right one\"")], &["~hand Right>The right one"]);
    check(
        &[("documents.toml", "id = \"portrait\"", "id = \"likeness\"")],
        &["+document likeness", "-document portrait"],
    );
    check(
        &[("documents.toml", "en = \"Portrait of the ball\"", "en = \"Picture\"")],
        &["~document portrait Portrait of the ball>Picture"],
    );
    check(&[("documents.toml", "is = [\"left\"]", "is = [\"right\"]")], &["!document portrait"]);
    check(&[("service.toml", "en = \"One game\"", "en = \"Two games\"")], &["term One game>Two games"]);
    // What an officer meets is none of a draft's matter.
    check(&[("refusals.toml", "en = \"Blow it up\"", "en = \"Pump it up\"")], &[]);
}

/// Answers such as `hand=left balls.0.bounces=1` carried over: what is kept, and what is dropped.
#[track_caller]
fn check_carried(changes: &[(&str, &str, &str)], held: bool, answers: &str, kept: &str, dropped: &str) {
    let library = second(changes);
    let [before, after] = editions(&library);
    let pairs = answers.split(' ').filter_map(|pair| pair.split_once('='));
    let today = "2003-07-01".parse().unwrap();
    let context = FormContext { today, account: None, localities: &[], lists: &after.lists };
    let carried = carry(held.then_some(before), after, &Answers::from_pairs(pairs), &context);
    let pairs: Vec<String> = carried.kept.pairs().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!((pairs.join(" ").as_str(), carried.dropped.join(" ").as_str()), (kept, dropped), "{answers}");
}

const FULL: &str = "balls.0.bounces=7 grip=western hand=left";

#[test]
fn answers_that_fit_are_kept_and_the_rest_is_named() {
    let all = |changes: &[(&str, &str, &str)]| check_carried(changes, true, FULL, FULL, "");
    all(&[]);
    // An answer in the person's own words keeps its meaning under another label.
    all(&[("form.toml", LABEL, HELD)]);
    all(&[("form.toml", "{ id = \"right\"", "{ id = \"both\"")]);
    check_carried(&[("form.toml", "max = 10", "max = 3")], true, FULL, "balls.0.bounces=7 hand=left", "grip");
    check_carried(
        &[("form.toml", "max = 9", "max = 5")],
        true,
        FULL,
        "grip=western hand=left",
        "balls.0.bounces",
    );
    check_carried(
        &[("form.toml", "id = \"grip\"", "id = \"hold\"")],
        true,
        FULL,
        "balls.0.bounces=7 hand=left",
        "grip",
    );
    // Without the answer that asked for it the grip is not asked either.
    check_carried(
        &[("form.toml", "en = \"Left\"", "en = \"Not right\"")],
        true,
        FULL,
        "balls.0.bounces=7",
        "grip hand",
    );
    check_carried(
        &[("form.toml", "en = \"Hand\"", "en = \"Stronger hand\"")],
        true,
        FULL,
        "balls.0.bounces=7",
        "grip hand",
    );
    let balls = "balls.0.bounces=1 balls.1.bounces=2 balls.2.bounces=3 hand=right";
    check_carried(
        &[("form.toml", "max_items = 3", "max_items = 1")],
        true,
        balls,
        "balls.0.bounces=1 hand=right",
        "balls.1.bounces balls.2.bounces",
    );
    check_carried(&[], true, "", "", "");
}

#[test]
fn without_the_old_text_no_words_can_be_compared() {
    check_carried(&[], false, FULL, "balls.0.bounces=7", "grip hand");
}

#[track_caller]
fn check_files(changes: &[(&str, &str, &str)], hand: &str, files: &[(&str, Media, u64)], expected: &[bool]) {
    let library = second(changes);
    let [_, after] = editions(&library);
    let attached: Vec<Attached> = files
        .iter()
        .map(|(document, media, bytes)| Attached {
            document: (*document).to_owned(),
            media: Some(*media),
            bytes: *bytes,
        })
        .collect();
    let answers = Answers::from_pairs([("hand", hand)]);
    assert_eq!(carry_files(after, &answers, &attached), expected, "{files:?}");
}

#[test]
fn files_that_have_a_place_are_kept() {
    let portrait = |bytes| ("portrait", Media::Png, bytes);
    check_files(&[], "left", &[portrait(100)], &[true]);
    check_files(&[], "right", &[portrait(100)], &[false]);
    check_files(
        &[("documents.toml", "id = \"portrait\"", "id = \"likeness\"")],
        "left",
        &[portrait(1)],
        &[false],
    );
    check_files(
        &[("documents.toml", "max_file_bytes = 100", "max_file_bytes = 50")],
        "left",
        &[portrait(60)],
        &[false],
    );
    check_files(&[("documents.toml", "image/png", "image/jpeg")], "left", &[portrait(1)], &[false]);
    check_files(&[], "left", &[("portrait", Media::Pdf, 1), portrait(1)], &[false, true]);
}
