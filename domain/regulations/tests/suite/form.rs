//! The check of a form: every fault at once, each with its field and code.

use kezek_regulations::{Answers, FormContext};

use crate::files::{content, load, read};
use crate::tennis;

/// Checks answers such as `hand=left balls.0.bounces=1` against the tennis form.
#[track_caller]
fn check(answers: &str, expected: &str) {
    let library = tennis::library();
    let edition = library.editions().next().unwrap();
    let pairs = answers.split(' ').filter_map(|pair| pair.split_once('='));
    let context = FormContext {
        today: "2001-07-01".parse().unwrap(),
        account: None,
        localities: &[],
        lists: &edition.lists,
    };
    let faults = edition.form.check(&Answers::from_pairs(pairs), &context);
    let found: Vec<String> = faults
        .iter()
        .map(|fault| match fault.limit {
            Some(limit) => format!("{}:{}({limit})", fault.field, fault.code),
            None => format!("{}:{}", fault.field, fault.code),
        })
        .collect();
    assert_eq!(found.join(" "), expected, "{answers}");
}

#[test]
fn all_faults_come_at_once() {
    check("", "hand:missing balls:too-few(1)");
    check("hand=left", "grip:missing balls:too-few(1)");
    check("hand=right balls.0.bounces=1", "");
    check("hand=left grip=x balls.0.bounces=1", "grip:too-short(2)");
    check("hand=left grip=continental balls.0.bounces=1", "grip:too-long(10)");
    check("hand=left grip=w3st balls.0.bounces=1", "grip:wrong-characters");
    check("hand=foot balls.0.bounces=1", "hand:not-in-list");
    check(
        "hand=right balls.0.bounces=x balls.1.bounces=10",
        "balls.0.bounces:not-a-number balls.1.bounces:too-large(9)",
    );
    check("hand=right balls.0.bounces=-1", "balls.0.bounces:too-small(0)");
    check(
        "hand=right balls.3.bounces=1",
        "balls:too-many(3) balls.0.bounces:missing balls.1.bounces:missing balls.2.bounces:missing",
    );
    check("hand=right balls.1.bounces=1", "balls.0.bounces:missing");
}

#[test]
fn answers_that_nobody_asked_for_are_faults() {
    check("hand=right grip=west balls.0.bounces=1", "grip:not-asked");
    check("hand=right colour=red balls.0.bounces=1", "colour:unknown-field");
    check(
        "hand=right hand.0.x=1 balls.0.bounces=1 balls.0.spin=1",
        "balls.0.spin:unknown-field hand.0.x:unknown-field",
    );
}

#[test]
fn an_index_is_a_small_number_written_plainly() {
    check("hand=right balls.0.bounces=1 balls.00.bounces=1", "balls.00.bounces:unknown-field");
    check("hand=right balls.0.bounces=1 balls.65535.bounces=1", "balls.65535.bounces:unknown-field");
}

/// One answer to the housing form on top of complete ones.
#[track_caller]
fn check_one(field: &str, value: &str, expected: &str) {
    let library = load(&read(&content(), "regulations"));
    let edition = library.editions().next().unwrap();
    let mut answers = crate::almaty::complete_answers();
    answers.set(field, value);
    let account = crate::almaty::IIN.parse().unwrap();
    let localities = ["191610000".parse().unwrap()];
    let today = "2026-11-23".parse().unwrap();
    let context =
        FormContext { today, account: Some(account), localities: &localities, lists: &edition.lists };
    let faults = edition.form.check(&answers, &context);
    let found: Vec<String> = faults.iter().map(|fault| format!("{}:{}", fault.field, fault.code)).collect();
    assert_eq!(found.join(" "), expected, "{field}={value}");
}

#[test]
fn every_kind_of_field_has_its_faults() {
    check_one("surname", "Әбішқызы", "");
    check_one("surname", "", "surname:missing");
    check_one("patronymic", "", "");
    check_one("iin", "850101100304", "iin:differs-from-account");
    check_one("iin", "850101100013", "iin:wrong-check-digit");
    check_one("iin", "85010110001", "iin:wrong-length");
    check_one("iin", "85010110001x", "iin:not-digits");
    check_one("birth-date", "1885-01-01", "");
    check_one("birth-date", "2026-11-24", "birth-date:in-the-future");
    check_one("birth-date", "24.11.2000", "birth-date:not-a-date");
    check_one("birth-date", "1799-12-31", "birth-date:not-a-date");
    check_one("locality", "191610000", "");
    check_one("locality", "191010000", "locality:unknown-locality");
    check_one("phone", "8 (700) 000-00-00", "");
    check_one("phone", "+7700000000", "phone:not-a-phone");
    check_one("phone", "+1 700 000 00 00", "phone:not-a-phone");
    check_one("email", "name@example.kz", "");
    check_one("email", "name@example", "email:not-an-email");
    check_one("email", "na me@example.kz", "email:not-an-email");
    check_one("owned-five-years", "perhaps", "owned-five-years:not-in-list");
    check_one("owned-five-years", "yes", "owned-details:missing");
    check_one("residents", "0", "residents:too-small");
    check_one("consent-check", "no", "consent-check:not-given");
    check_one("consent-data", "", "consent-data:not-given");
    check_one("category", "servants", "employment:missing employer:missing vulnerable-group:not-asked");
    check_one("members.0.relation", "uncle", "members.0.relation:not-in-list");
    check_one(
        "members.1.iin",
        "850101100012",
        "members.1.relation:missing members.1.surname:missing members.1.given-name:missing members.1.birth-date:missing",
    );
    check_one(
        "members.1.iin",
        "850101100304",
        "members.1.relation:missing members.1.surname:missing members.1.given-name:missing members.1.birth-date:missing members.1.iin:twice",
    );
}

/// One account number in the form of housing assistance.
#[track_caller]
fn check_account(value: &str, expected: &str) {
    let library = load(&read(&content(), "regulations"));
    let edition = library.edition(&"zhambyl-2016-106/2017-09-11".parse().unwrap()).unwrap();
    let answers = Answers::from_pairs([("bank", "Үлгі банк"), ("account-number", value)]);
    let today = "2026-11-23".parse().unwrap();
    let context = FormContext { today, account: None, localities: &[], lists: &edition.lists };
    let faults = edition.form.check_topic("account", &answers, &context);
    let found: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(found.join(" "), expected, "{value}");
}

#[test]
fn the_digits_of_an_account_are_checked() {
    check_account("KZ61999KZT5004100100", "");
    check_account("kz61 999k zt50 0410 0100", "");
    check_account("", "missing");
    check_account("KZ61999KZT500410010", "not-an-account");
    check_account("KZ61999KZT5004100101", "wrong-check-digit");
}

#[test]
fn answers_of_another_branch_are_pruned() {
    let library = load(&read(&content(), "regulations"));
    let edition = library.editions().next().unwrap();
    let mut answers = crate::almaty::complete_answers();
    answers.set("category", "emergency");
    edition.form.prune(&mut answers);
    assert_eq!(answers.get("vulnerable-group"), "");
    assert_eq!(answers.get("surname"), "Асанов");
}
