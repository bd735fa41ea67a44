//! What is published equals what the acts print.

use kezek_calendar::Unit;
use kezek_kernel::Language;
use kezek_regulations::publication::{
    DirectoryHeads, Procedure, Row, RowTerm, Shape, StepTable, TableHeads, Target, directory, directory_text,
    forms, procedure, provisions, step_table, step_table_text,
};
use kezek_regulations::{Channel, Edition, Library, Parameters, SourceFile, Standing};

use crate::acts::edition;
use crate::files::{content, load, read, tests_data};
use crate::tennis;

fn acts() -> Library {
    load(&read(&content(), "regulations"))
}

fn parameters() -> Parameters {
    let path = content().join("parameters/localities.toml");
    let text = std::fs::read_to_string(path).unwrap();
    Parameters::load(&SourceFile::new("parameters/localities.toml", text)).unwrap()
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
fn the_tennis_club_has_forms_and_provisions() {
    let library = tennis::library();
    let edition = edition(&library, "tennis/2001-05-05");
    let forms = forms(edition);
    let fields = forms.topics.iter().flat_map(|topic| &topic.fields).map(|field| {
        let when = field.when.iter().flat_map(|when| {
            when.is.iter().map(|answer| format!(" if {} is {}", when.label.en, answer.name.unwrap().en))
        });
        format!("{}{}", field.label.en, when.collect::<String>())
    });
    assert_eq!(fields.collect::<Vec<_>>(), ["Hand", "Grip if Hand is Left", "Balls", "Bounces"]);
    assert_eq!(forms.topics[0].fields[3].group, Some("balls"));
    assert_eq!(forms.documents[0].when[0].is[0].name.unwrap().en, "Left");
    assert!(forms.grounds[0].source.unverified && forms.grounds[0].cure.en == "Blow it up");
    assert_eq!(forms.outputs[0].facts, ["number"]);

    let parameters = parameters();
    let standing = |day: &str| provisions(edition, &parameters, day.parse().unwrap()).act.standing;
    assert_eq!(standing("2001-05-06"), Standing::NotInForce);
    assert_eq!(standing("2002-01-01"), Standing::Applied);
    assert_eq!(standing("2006-01-01"), Standing::Repealed);
    let provisions = provisions(edition, &parameters, "2002-01-01".parse().unwrap());
    assert_eq!(provisions.channels[0].term.unwrap().unit, Unit::WorkingDays);
    assert!(provisions.providers.is_empty() && provisions.act.editions[0].this);
    assert_eq!(provisions.results[0].document.unwrap().en, "Trophy");
}

/// The column of the act's own table in which a row stands.
fn column<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.table?.place.rsplit_once(" column ").map(|(_, column)| column)
}

/// A row as the act prints it: column, SFE, term, numbers of the next actions.
fn printed(table: &StepTable<'_>, row: &Row<'_>, language: Language) -> [String; 4] {
    let RowTerm::Set { printed, .. } = &row.term else { panic!("{}: no term", row.node) };
    let mut next: Vec<String> = row
        .next
        .iter()
        .filter_map(|follow| {
            let Target::Row { node, .. } = follow.to else { return None };
            let number = column(table.rows.iter().find(|row| row.node == node)?)?;
            let answers = follow.answers.iter().map(|answer| if answer.yes { "yes " } else { "no " });
            Some(format!("{}{number}", answers.collect::<String>()))
        })
        .collect();
    next.sort();
    let next = if next.is_empty() { "-".to_owned() } else { next.join(", ") };
    let short = row.participant.short.of(language).to_owned();
    [column(row).unwrap().to_owned(), short, printed.of(language).to_owned(), next]
}

/// Compares the actions of a channel with the rows of the act's table, written down from the stored text.
///
/// Where the data differ from the print, `differs` has the column, the data's value, the act's, and the fault of the
/// act by which the difference is settled.
#[track_caller]
fn check(
    key: &str,
    channel: Channel,
    language: Language,
    rows: &[[&str; 4]],
    differs: &[(&str, &str, &str, &str)],
) {
    let library = acts();
    let edition = edition(&library, key);
    let table = step_table(edition, edition.process(channel).unwrap()).actions();
    let mut found: Vec<[String; 4]> = table
        .rows
        .iter()
        .filter(|row| column(row).is_some() && !row.goes_on && row.in_act)
        .map(|row| printed(&table, row, language))
        .collect();
    for (at, ours, theirs, fault) in differs {
        assert!(edition.known_faults.iter().any(|each| each.id == *fault), "{fault} is not settled");
        let row = found.iter_mut().find(|row| row[0] == *at).unwrap();
        let cell = row.iter_mut().skip(1).find(|cell| cell == ours).unwrap_or_else(|| panic!("{at}: {ours}"));
        (*theirs).clone_into(cell);
    }
    assert_eq!(found, rows, "{key} {channel}");
}

const ALMATY: &str = "almaty-2012-424/2012-12-24";

#[test]
fn table_1_of_act_1_is_what_the_act_prints() {
    check(
        ALMATY,
        Channel::Portal,
        Language::Ru,
        &[
            ["1", "Потребитель", "30 секунд – 1 минута", "no 2, yes 3"],
            ["2", "ПЭП", "30 секунд", "-"],
            ["3", "Потребитель", "1,5 минуты", "no 4, yes 5"],
            ["4", "ПЭП", "1,5 минуты", "-"],
            ["5", "Потребитель", "30 секунд – 1 минута", "-"],
            ["6", "АРМ РШЭП", "1 минута", "no 7, yes 8"],
            ["7", "АРМ РШЭП", "30 секунд", "-"],
            ["8", "АРМ РШЭП", "30 дней", "-"],
        ],
        &[("5", "6", "-", "next-missing")],
    );
}

#[test]
fn table_2_of_act_1_is_what_the_act_prints() {
    check(
        ALMATY,
        Channel::Provider,
        Language::Ru,
        &[
            ["1", "Услугодатель", "10–15 секунд", "-"],
            ["2", "Услугодатель", "10 секунд", "-"],
            // The act misprints the third: "Улугодатель".
            ["3", "Услугодатель", "1,5 минуты", "no 4, yes 5"],
            ["4", "ГБД ФЛ", "10–15 секунд", "-"],
            ["5", "Услугодатель", "10–15 секунд", "6"],
            ["6", "АРМ РШЭП", "1,5 минуты", "no 7, yes 8"],
            ["7", "АРМ РШЭП", "1,5 минуты", "-"],
            ["8", "АРМ РШЭП", "30 дней", "-"],
        ],
        &[("1", "2", "-", "next-missing"), ("2", "3", "-", "next-missing")],
    );
}

#[test]
fn table_3_of_act_1_is_what_the_act_prints() {
    check(
        ALMATY,
        Channel::Centre,
        Language::Ru,
        &[
            ["1", "АРМ ИС ЦОН", "30 секунд – 1 минута", "2"],
            ["2", "Оператор Центра", "30 секунд", "3"],
            ["3", "Оператор Центра", "1,5 минуты", "no 4, yes 5"],
            // The act prints two SFE, "ГБД ФЛ, ЕНИС"; a node has one participant, the first.
            ["4", "ГБД ФЛ", "1,5 минуты", "-"],
            ["5", "Оператор Центра", "30 секунд – 1 минута", "-"],
            ["6", "Оператор Центра", "1 минута", "-"],
            ["7", "АРМ РШЭП", "1 минута", "no 8, yes 9"],
            ["8", "АРМ РШЭП", "30 секунд – 1 минута", "-"],
            ["9", "АРМ РШЭП", "30 дней", "-"],
        ],
        &[("5", "6", "-", "next-missing"), ("6", "7", "-", "next-missing")],
    );
}

#[track_caller]
fn check_completions(channel: Channel, expected: &[&str]) {
    let library = acts();
    let edition = edition(&library, ALMATY);
    let table = step_table(edition, edition.process(channel).unwrap()).actions();
    let found: Vec<&str> = table.rows.iter().map(|row| row.completion.unwrap().ru.as_str()).collect();
    assert_eq!(found, expected, "{channel}");
}

#[test]
fn forms_of_completion_of_act_1_stand_as_printed() {
    const FORMED: &str = "Отображение уведомления об успешном формировании запроса";
    const ROUTED: &str = "Маршрутизация запроса";
    const NUMBERED: &str = "Регистрация запроса с присвоением номера заявлению";
    const MOTIVATED: &str = "Формирование мотивированного отказа";
    const RESULT: &str = "Формирование результата услуги – уведомления";
    // The act: "Формирование сообщения об отказе в запрашиваемой электронной государственной услуге".
    const REFUSED: &str = "Сообщение об отказе в запрашиваемой электронной государственной услуге";
    const SHOWN: &str = "Отображение выходного документа";
    check_completions(
        Channel::Portal,
        &[FORMED, REFUSED, ROUTED, REFUSED, ROUTED, NUMBERED, MOTIVATED, SHOWN],
    );
    check_completions(
        Channel::Provider,
        &[NUMBERED, FORMED, ROUTED, MOTIVATED, ROUTED, NUMBERED, MOTIVATED, RESULT],
    );
    check_completions(
        Channel::Centre,
        &[NUMBERED, FORMED, ROUTED, MOTIVATED, FORMED, ROUTED, NUMBERED, MOTIVATED, RESULT],
    );
}

/// The tables of act 3 and 4 have no column of the next action and name their SFE in full.
#[track_caller]
fn check_kyzylorda(key: &str, executor: &str) {
    let library = acts();
    let edition = edition(&library, key);
    let table = step_table(edition, edition.process(Channel::Centre).unwrap()).actions();
    let found: Vec<[&str; 3]> = table
        .rows
        .iter()
        .filter(|row| !row.goes_on && row.in_act)
        .filter_map(|row| {
            let RowTerm::Set { printed, .. } = &row.term else { return None };
            Some([column(row)?, row.participant.name.kk.as_str(), printed.kk.as_str()])
        })
        .collect();
    let outside = "1 жұмыс күні ішінде (мемлекеттік қызмет көрсету мерзіміне кірмейді)";
    let expected = [
        ["1", "Орталық қызметкері", "15 минуттан аспайды"],
        ["2", "Орталықтың жинақтау бөлімінің қызметкері", outside],
        ["3", "Көрсетілетін қызметті берушінің кеңсе қызметкері", "15 минуттан аспайды"],
        ["4", "Көрсетілетін қызметті берушінің басшысы", "15 минуттан аспайды"],
        ["5", "Орындаушы", executor],
        ["6", "Көрсетілетін қызметті берушінің басшысы", "15 минуттан аспайды"],
        // Both acts misprint the seventh: "Көрсетіл қызметті берушінің".
        ["7", "Көрсетілетін қызметті берушінің кеңсе қызметкері", "1 жұмыс күні ішінде"],
    ];
    assert_eq!(found, expected, "{key}");
}

#[test]
fn the_table_of_act_3_is_what_the_act_prints_but_for_the_executors_term() {
    // The table prints 2 to 5 days, text and diagram 25: settled by the fault, and shown beside the term.
    check_kyzylorda("kyzylorda-2014-561-queue/2014-04-22", "25 күнтізбелік күн ішінде");
    let library = acts();
    let edition = edition(&library, "kyzylorda-2014-561-queue/2014-04-22");
    assert!(edition.known_faults.iter().any(|fault| fault.id == "executor-term-differs"));
    let table = step_table(edition, edition.process(Channel::Centre).unwrap());
    let row = table.rows.iter().find(|row| row.node == "S6").unwrap();
    let RowTerm::Set { elsewhere, .. } = &row.term else { panic!("no term") };
    let printed = elsewhere[0];
    assert_eq!((printed.at_least.unwrap().amount, printed.at_most.amount), (2, 5));
}

#[test]
fn the_table_of_act_4_is_what_the_act_prints() {
    check_kyzylorda("kyzylorda-2014-561-assistance/2014-04-22", "5 жұмыс күні ішінде");
}

/// Directories are pictures that the stored texts do not hold; what they show the texts tell: who, in which order.
#[track_caller]
fn check_directory(key: &str, channel: Channel, columns: &[&str], printed: &str) {
    let library = acts();
    let edition = edition(&library, key);
    let directory = directory(edition, edition.process(channel).unwrap());
    let names: Vec<&str> = directory.columns.iter().map(|column| column.name.ru.as_str()).collect();
    assert_eq!(names, columns, "{key} {channel}");
    let cells = directory.cells.iter().filter(|cell| cell.in_act && cell.number.is_some());
    let told = cells.map(|cell| format!("{} {}", cell.id, directory.columns[cell.column].id));
    assert_eq!(told.collect::<Vec<_>>().join(", "), printed, "{key} {channel}");
    let shapes = |shape| directory.cells.iter().filter(|cell| cell.shape == shape).count();
    assert_eq!(shapes(Shape::Start), 1);
    assert!(shapes(Shape::End) > 1 && shapes(Shape::Choice) > 0);
}

#[test]
fn the_directory_of_act_6_has_the_actors_of_points_5_and_8() {
    check_directory(
        "east-kazakhstan-2015-247-certificate/2017-04-12",
        Channel::Provider,
        &[
            "Услугополучатель",
            "Сотрудник канцелярии услугодателя",
            "Руководитель услугодателя",
            "Специалист услугодателя",
        ],
        // Point 8: hand-in, completeness, refusal to accept; point 5: actions 1 to 5. Examination, from point 8
        // item 3, decides between the certificate and the refusal, which the act has not (fault "no-refusal").
        "A0 recipient, A1-full clerk, A1-no clerk, A1 clerk, A2 head, A3-examine executor, A3 executor, A4 head, \
         A5 clerk",
    );
}

#[test]
fn the_directories_of_act_7_have_the_actors_of_points_5_9_and_11() {
    let key = "zhambyl-2016-106/2017-09-11";
    check_directory(
        key,
        Channel::Centre,
        &[
            "Услугополучатель",
            "Инспектор Государственной корпорации",
            "Сотрудник услугодателя",
            "Руководитель услугодателя",
            "Ответственный исполнитель услугодателя",
        ],
        // Point 4, then point 9 items 1 to 3, then point 5 items 1 to 6.
        "I0 recipient, I1 centre-inspector, I2 centre-inspector, I3 centre-inspector, A1 clerk, A2 head, \
         A3 executor, A4 head, A5 executor, A6 centre-inspector",
    );
    check_directory(
        key,
        Channel::Portal,
        &[
            "Услугополучатель",
            "Веб-портал «электронного правительства»",
            "Информационная система услугодателя, автоматизированное рабочее место регионального шлюза",
            "Ответственный исполнитель услугодателя",
        ],
        // Point 11 items 2 to 10; item 9 is two: the request comes in, the executor handles it.
        "P1 recipient, C1 portal, P2 portal, P3 recipient, P4 recipient, C2 portal, P5 portal, P6 workstation, \
         P6-draft executor, P7 executor",
    );
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
    let parameters = parameters();
    let on = "2026-11-26".parse().unwrap();
    let full = |what: &str, value: Result<toml::Value, toml::ser::Error>| check_full(what, &value.unwrap());
    for edition in library.editions() {
        let provisions = provisions(edition, &parameters, on);
        assert_eq!(provisions.act.editions.iter().filter(|line| line.this).count(), 1, "{}", edition.key);
        full(edition.key.as_str(), toml::Value::try_from(&provisions));
        full(edition.key.as_str(), toml::Value::try_from(forms(edition)));
        check_conditions(edition);
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

/// Every condition of a printed form names its question, and its answers where they are choices of a list.
#[track_caller]
fn check_conditions(edition: &Edition) {
    let forms = forms(edition);
    let of_fields: usize =
        forms.topics.iter().flat_map(|topic| &topic.fields).map(|field| field.when.len()).sum();
    let held = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    let in_data: usize = held
        .flat_map(|field| std::iter::once(field).chain(field.fields()))
        .map(|field| field.when.len())
        .sum();
    assert_eq!(of_fields, in_data, "{}", edition.key);
    for answer in forms.documents.iter().flat_map(|line| &line.when).flat_map(|when| &when.is) {
        assert!(answer.name.is_some() || matches!(answer.id, "yes" | "no"), "{} {}", edition.key, answer.id);
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
