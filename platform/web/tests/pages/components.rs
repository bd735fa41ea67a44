//! Every component with everything it can show, in every language.

use kezek_kernel::Language;
use kezek_web::{
    Cell, Choice, Column, Component, Document, Field, FieldKind, Finding, Form, Group, HeldFile, Link,
    Notice, NoticeKind, Pager, Panel, Phrase, Row, Signing, SigningMode, Step, StepLine, StepState, Summary,
    SummaryRow, Table, Tag, TagKind, Ui, inspect,
};

use super::shell;

#[track_caller]
fn check(component: &impl Component, parts: &[&str]) {
    let shell = shell();
    for language in Language::ALL {
        let html = component.html(&Ui::sample(&shell, language)).to_string();
        let heading = if html.contains("<h1>") { "" } else { "<h1>x</h1>" };
        let page = format!("<html lang=\"{language}\">{heading}{html}</html>");
        assert_eq!(inspect::faults(&page, language), Vec::<String>::new(), "{html}");
        for part in parts {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

fn words(text: &str) -> Phrase {
    Phrase::plain(text)
}

fn every_field() -> Form {
    let choices = || vec![Choice::new("a", words("A"), true), Choice::new("b", words("B"), false)];
    let held = HeldFile { name: "a.pdf".into(), size: words("1"), href: "/a".into(), remove: "1".into() };
    let files = FieldKind::Files { accept: ".pdf".into(), several: true, held: vec![held] };
    Form::new("/here", words("Go"))
        .field(Field::text("word", words("Word"), "<b>").hint(words("Hint")).optional())
        .field(Field::iin("iin", words("IIN"), "", "username"))
        .field(Field::password("password", words("Password"), "new-password"))
        .field(Field::date("born", words("Born"), "1875-07-05"))
        .field(Field::yes_no("alone", words("Alone"), "no"))
        .field(Field::new("some", words("Some"), FieldKind::Checkboxes(choices())))
        .field(Field::new("one", words("One"), FieldKind::Select(choices())))
        .field(Field::new("more", words("More"), FieldKind::Lines { value: "x".into(), rows: 3 }))
        .field(Field::new("files", words("Files"), files))
        .field(Field::new("fixed", words("Fixed"), FieldKind::Fixed(words("600101300004"))))
        .group(Group {
            name: "family".into(),
            label: words("Family"),
            hint: Some(words("Hint")),
            error: None,
            legend: words("Person"),
            entries: vec![vec![Field::text("family.0.name", words("Name"), "")]],
            add: words("Add"),
            remove: words("Remove"),
            at_most: 2,
        })
        .text(words("Sentence"))
        .other("later", words("Later"))
        .hide("next", "/cabinet")
}

#[test]
fn a_form_shows_every_kind_of_field() {
    let form = every_field();
    assert!(!form.is_faulty() && form.has_files());
    check(
        &form,
        &[
            "value=\"&#60;b&#62;\"",
            "enctype=\"multipart/form-data\"",
            "name=\"born.day\"",
            "value=\"family.0\"",
        ],
    );
}

#[test]
fn faults_stand_beside_the_field_and_link_to_it() {
    let mut form = every_field();
    for name in ["word", "born", "alone", "files", "family", "family.0.name"] {
        form.blame(name, words("Wrong"));
    }
    form.blame("no-such-field", words("As a whole"));
    assert!(form.is_faulty());
    assert_eq!(form.faults.len(), 1);
    check(
        &form,
        &["aria-describedby=\"word.hint word.error\"", "id=\"born.error\"", "aria-invalid=\"true\""],
    );
    let shell = shell();
    let ui = Ui::sample(&shell, Language::Kk);
    let both = format!("<html lang=\"kk\"><h1>x</h1>{}{}</html>", ui.show(&form.summary()), ui.show(&form));
    assert_eq!(inspect::faults(&both, Language::Kk), Vec::<String>::new());
    assert!(both.contains("href=\"#born.day\"") && both.contains("href=\"#alone.1\""), "{both}");
}

#[test]
fn notices_tags_links_and_panels() {
    for kind in [NoticeKind::Note, NoticeKind::Done, NoticeKind::Care, NoticeKind::Stop] {
        check(&Notice::new(kind, words("T")).line(words("L")).link("/x", words("X")), &["<h2>T</h2>", "/x"]);
    }
    for kind in [TagKind::Plain, TagKind::Going, TagKind::Good, TagKind::Soon, TagKind::Bad] {
        check(&Tag::new(kind, words("State")), &["State"]);
    }
    check(&Panel { title: words("Sent"), label: words("Number"), number: "101".into() }, &["<h1>Sent</h1>"]);
}

#[test]
fn steps_say_their_state_in_words() {
    let step = |state| Step::new(state, words("Step")).actor(words("Who")).time(words("When"));
    let steps = [StepState::Done, StepState::Now, StepState::Ahead, StepState::Plan].map(step).to_vec();
    check(&StepLine { steps }, &["aria-current=\"step\"", "class=\"done\"", "class=\"plan\""]);
}

#[test]
fn summaries_and_tables_have_words_for_nothing() {
    let empty = SummaryRow { label: words("Q"), lines: vec![], links: vec![], change: Some("/q".into()) };
    check(&Summary::default().row(words("A"), words("B")).with(empty), &["class=\"empty\"", "href=\"/q\""]);
    let mut table = Table {
        caption: words("T"),
        columns: vec![Column::words(words("A")), Column::figures(words("B"))],
        rows: vec![],
        empty: words("Nothing yet"),
    };
    check(&table, &["Nothing yet"]);
    let tag = Cell::Tag(Tag::new(TagKind::Good, words("ok")));
    table.rows.push(Row { cells: vec![Cell::Link(Link::new("/1", words("1"))), tag] });
    check(&table, &["<caption>T</caption>", "data-label=\"B\" class=\"figures\""]);
    check(&Pager { here: 2, of: 3, before: Some("/1".into()), after: None }, &["href=\"/1\""]);
}

#[test]
fn signing_is_an_ordinary_form_with_an_empty_field_for_each_signature() {
    let signing = Signing {
        action: "/sign".into(),
        documents: vec![Document { name: words("A"), bytes: b"<a/>".to_vec() }],
        mode: SigningMode::Digest,
        holder: "600101300004".parse().ok(),
        fields: vec![],
        hidden: vec![],
        button: words("Sign"),
        back: Link::new("/back", words("Back")),
    };
    check(&signing, &["name=\"cms\" value=\"\" data-document=\"PGEvPg==\"", "data-mode=\"digest\""]);
}

#[test]
fn a_finding_without_its_own_sentence_gets_the_general_one() {
    check(&vec![Finding::new("no-such-code")], &["no-such-code"]);
}
