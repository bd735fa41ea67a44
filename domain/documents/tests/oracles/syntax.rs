//! qpdf finds no fault in the files, and poppler reads the text in both languages.

use kezek_documents::pades::{SignatureField, prepare};
use kezek_documents::{compose, compose_protocol};

use super::{argument, run};
use crate::samples;

#[test]
fn files_are_sound_before_and_after_the_signature() {
    let folder = tempfile::tempdir().unwrap();
    let words = samples::words();
    for (name, facts) in samples::samples() {
        let document = compose(&facts, &words).unwrap();
        let signed =
            prepare(&document.pdf, &SignatureField::of(&facts, &words)).unwrap().embed(&[0x30, 0]).unwrap();
        for (state, bytes) in [("composed", &document.pdf), ("signed", &signed)] {
            let path = folder.path().join(format!("{name}-{state}.pdf"));
            std::fs::write(&path, bytes).unwrap();
            let text = run("qpdf", "Debian's qpdf", &["--check", argument(&path)]);
            assert!(text.contains("No syntax or stream encoding errors found"), "{name} {state}:\n{text}");
        }
    }
}

#[track_caller]
fn check_text(sample: &str, expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (_, facts) = samples::samples().into_iter().find(|(name, _)| *name == sample).unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, compose(&facts, &samples::words()).unwrap().pdf).unwrap();
    let text = run("pdftotext", "Debian's poppler-utils", &["-raw", argument(&path), "-"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in expected {
        assert!(text.contains(sentence), "{sample} does not say {sentence:?}:\n{text}");
    }
}

#[test]
fn a_notification_says_what_matters_in_both_languages() {
    let expected = [
        "10100412345678",
        "Әбішқызы Үміт Тілеуқызы",
        "500101100000",
        "Кезектегі орныңыз 128",
        "Ваше место в очереди 128",
        "2026 ж. 22 қараша, 14:30:05 (UTC+5)",
        "22 ноября 2026 г., 14:30:05 (UTC+5)",
        "N 370-II Заңы 7 бабының 1 тармағына сәйкес қағаз тасығыштағы құжатпен бірдей.",
        "равнозначен документу на бумажном носителе.",
        "http://127.0.0.1:8080/check",
    ];
    check_text("notification", &expected);
}

#[test]
fn a_notification_to_an_organisation_gives_its_name_and_bin_in_both_languages() {
    let expected = [
        "Көрсетілетін қызметті алушы «Үлгі құрылыс» ЖШС",
        "Услугополучатель «Үлгі құрылыс» ЖШС",
        "БСН 991340003011",
        "БИН 991340003011",
        "Ұйымның өтініші мен оған қоса берілген құжаттар қаралды.",
        "Организация принята на учёт и поставлена в очередь",
        "көрсетілетін қызметті алушының БСН-ін енгізіңіз.",
        "и БИН услугополучателя.",
    ];
    check_text("notification-organisation", &expected);
}

#[test]
fn assistance_gives_sum_months_and_account_in_both_languages() {
    let expected = [
        "Айына төленетін сома 12 345,60 теңге",
        "Сумма выплаты в месяц 12 345,60 тенге",
        "2026 ж. қараша – 2026 ж. желтоқсан",
        "ноябрь 2026 г. – декабрь 2026 г.",
        "KZ86 125K ZT50 0410 0100",
        "Уведомление о назначении жилищной помощи",
        "Отдел занятости и социальных программ города Тараза",
    ];
    check_text("assistance", &expected);
}

#[test]
fn a_refusal_gives_norm_fact_cure_and_the_order_of_complaint() {
    let expected = [
        "Бас тарту негізі № 2",
        "Основание для отказа № 2",
        "подпункт 2) пункта 16 Стандарта № 76",
        "Приложите справку с верным адресом.",
        "в течение трёх месяцев",
        "үш ай ішінде",
        "Акимат Алматинской области",
    ];
    check_text("refusal-many", &expected);
}

#[test]
fn protocols_are_sound_and_say_who_voted_how_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (name, facts) in samples::protocols() {
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, compose_protocol(&facts, &samples::words()).unwrap().pdf).unwrap();
        let checked = run("qpdf", "Debian's qpdf", &["--check", argument(&path)]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{name}:\n{checked}");
        let text = run("pdftotext", "Debian's poppler-utils", &["-raw", argument(&path), "-"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in [
            "Протокол жилищной комиссии",
            "Члены комиссии: присутствуют 2 из 3",
            "Есепке қоюды жақтағандар 2: Мұратұлы Ғалым Мысалұлы, Тілеуұлы Серік Мысалұлы",
            "Воздержались 1: Мұратұлы Ғалым Мысалұлы",
            "Признано возможным поставить на учёт",
            "дело остаётся для другого заседания комиссии",
        ] {
            assert!(text.contains(sentence), "{name} does not say {sentence:?}:\n{text}");
        }
    }
}
