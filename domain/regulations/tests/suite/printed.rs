//! The proof that what is published equals the acts: rows written down from the stored texts, beside what the data give.

use kezek_kernel::Language;
use kezek_regulations::Channel;
use kezek_regulations::publication::{Row, RowTerm, Shape, StepTable, Target, directory, step_table};

use crate::acts::edition;
use crate::publication::{ALMATY, acts};

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
fn forms_of_completion_of_act_1_say_what_the_act_prints() {
    const FORMED: &str = "Отображение уведомления об успешном формировании запроса";
    const ROUTED: &str = "Маршрутизация запроса";
    // Column 1 of tables 2 and 3 has "запроса в системе"; the registration itself does not.
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

/// Compares the provider's actions with the act's text: action, SFE, the longest term, and a word of the result by
/// which the act starts the next action.
#[track_caller]
fn check_actions(key: &str, channel: Channel, language: Language, expected: &[[&str; 4]]) {
    let library = acts();
    let edition = edition(&library, key);
    let table = step_table(edition, edition.process(channel).unwrap()).actions();
    let row = |id: &str| table.rows.iter().find(|row| row.node == id).unwrap();
    for [id, participant, term, result] in expected {
        let row = row(id);
        let found = match &row.term {
            RowTerm::Set { at_most, .. } => at_most.to_string(),
            _ => "-".to_owned(),
        };
        assert_eq!((row.participant.id, found.as_str()), (*participant, *term), "{key} {id}");
        let said = row.result.unwrap().of(language);
        assert!(said.contains(result), "{key} {id}: {said}");
    }
    let next = expected.windows(2).map(|pair| (row(pair[0][0]), pair[1][0]));
    for (row, id) in next {
        let leads = row.next.iter().any(|follow| matches!(follow.to, Target::Row { node, .. } if node == id));
        assert!(leads, "{key}: {} leads to {id}", row.node);
    }
}

#[test]
fn the_actions_of_points_5_and_6_of_act_2_stand_as_printed() {
    // The act gives action 6 no term and action 7 no result: faults "signature-without-term" and "six-results".
    check_actions(
        "zhambyl-2014-115/2014-11-27",
        Channel::Centre,
        Language::Ru,
        &[
            ["A1", "clerk", "1 calendar-days", "зарегистрированы"],
            ["A2", "head", "2 calendar-days", "Резолюция"],
            ["A3", "executor", "7 calendar-days", "в жилищную комиссию"],
            ["A4", "commission", "9 calendar-days", "Заключение"],
            ["A5", "executor", "7 calendar-days", "передано руководителю на подпись"],
            ["A6", "head", "-", "в канцелярию"],
            ["A7", "clerk", "1 calendar-days", "в информационную систему Центра"],
        ],
    );
    let library = acts();
    let edition = edition(&library, "zhambyl-2014-115/2014-11-27");
    for fault in ["signature-without-term", "six-results"] {
        assert!(edition.known_faults.iter().any(|each| each.id == fault), "{fault}");
    }
}

#[test]
fn the_actions_of_points_5_and_6_of_acts_5_and_6_stand_as_printed() {
    check_actions(
        "east-kazakhstan-2015-247-queue/2017-04-12",
        Channel::Centre,
        Language::Kk,
        &[
            ["A1", "clerk", "20 minutes", "тіркелді"],
            ["A2", "head", "30 minutes", "бұрыштама"],
            ["A3", "executor", "25 calendar-days", "Хабарлама дайын"],
            ["A4", "head", "20 minutes", "қол қойды"],
            ["A5", "clerk", "1 calendar-days", "курьеріне берілді"],
        ],
    );
    // The act calls the signed certificate a notification: fault "certificate-called-notification".
    check_actions(
        "east-kazakhstan-2015-247-certificate/2017-04-12",
        Channel::Provider,
        Language::Kk,
        &[
            ["A1", "clerk", "20 minutes", "тіркелді"],
            ["A2", "head", "30 minutes", "бұрыштама"],
            ["A3", "executor", "10 working-days", "Анықтама дайын"],
            ["A4", "head", "20 minutes", "қол қойды"],
            ["A5", "clerk", "20 minutes", "берілді"],
        ],
    );
}

#[test]
fn the_actions_of_points_5_and_6_of_act_7_stand_as_printed() {
    check_actions(
        "zhambyl-2016-106/2017-09-11",
        Channel::Centre,
        Language::Ru,
        &[
            ["A1", "clerk", "20 minutes", "зарегистрированы и направлены руководителю"],
            ["A2", "head", "5 minutes", "Резолюция"],
            ["A3", "executor", "7 calendar-days", "Проект уведомления"],
            ["A4", "head", "5 minutes", "подписано руководителем"],
            ["A5", "executor", "1 calendar-days", "передано инспектору"],
            ["A6", "centre-inspector", "5 minutes", "выдано услугополучателю"],
        ],
    );
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
