//! The regulation that ships: Almaty region No 424, as the act's text and tables say.

use kezek_kernel::SystemName;
use kezek_regulations::{Answers, Attached, Channel, EndingKind, Media, Outcome, Progress, Standing};

use crate::acts::{edition, walk};
use crate::files::{content, load, read};

/// A synthetic IIN of the nineteenth century.
pub(crate) const IIN: &str = "850101100012";

/// Answers without a fault, of a person in the list of the socially vulnerable.
pub(crate) fn complete_answers() -> Answers {
    Answers::from_pairs([
        ("iin", IIN),
        ("surname", "Асанов"),
        ("given-name", "Бек"),
        ("patronymic", "Асанұлы"),
        ("birth-date", "1885-01-01"),
        ("locality", "191610000"),
        ("address", "Жамбыл көшесі, 1-үй"),
        ("phone", "+7 700 000 00 00"),
        ("family-status", "married"),
        ("members.0.relation", "spouse"),
        ("members.0.iin", "850101100304"),
        ("members.0.surname", "Асанова"),
        ("members.0.given-name", "Айгүл"),
        ("members.0.birth-date", "1886-02-02"),
        ("old-civil-acts", "no"),
        ("housing-now", "rented"),
        ("registered-since", "1900-01-01"),
        ("owned-five-years", "no"),
        ("residents", "2"),
        ("category", "vulnerable"),
        ("vulnerable-group", "pensioner"),
        ("ground", "no-own"),
        ("consent-check", "yes"),
        ("consent-data", "yes"),
    ])
}

#[track_caller]
fn check(channel: Channel, answers: &str, expected: &str) {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    assert_eq!(walk(edition.process(channel).unwrap(), answers), expected, "{channel} {answers}");
}

#[test]
fn the_portal_channel_ends_as_the_act_says() {
    let portal = Channel::Portal;
    check(portal, "n", "P1:authenticate C1:check-account P2:refuse-login =login-refused");
    check(
        portal,
        "yn",
        "P1:authenticate C1:check-account P3:fill+attach+choose-certificate C2:check-signature \
         P4:refuse-signature =signature-refused",
    );
    check(
        portal,
        "yyn",
        "P1:authenticate C1:check-account P3:fill+attach+choose-certificate C2:check-signature P5:sign+send \
         P6:register C3:examine P7:draft+sign+dispatch =refused",
    );
    check(
        portal,
        "yyy",
        "P1:authenticate C1:check-account P3:fill+attach+choose-certificate C2:check-signature P5:sign+send \
         P6:register C3:examine P8:draft+sign+enlist+dispatch =granted",
    );
}

#[test]
fn the_other_channels_end_as_the_act_says() {
    check(
        Channel::Provider,
        "yy",
        "P1:authenticate P2:fill P3:ask-register C1:check-register-answer P5:scan+attach+sign P6:register \
         C2:examine P8:draft+sign+enlist+dispatch =granted",
    );
    check(
        Channel::Provider,
        "n",
        "P1:authenticate P2:fill P3:ask-register C1:check-register-answer P4:report-no-data =no-data",
    );
    check(
        Channel::Centre,
        "yn",
        "P1:authenticate P2:fill P3:ask-register+ask-register C1:check-register-answer P5:scan+attach+sign \
         P6:send P7:register C2:examine P8:draft+sign+dispatch+issue =refused",
    );
}

#[test]
fn systems_are_entered_where_messages_cross() {
    let library = load(&read(&content(), "regulations"));
    let process = edition(&library, "almaty-2012-424/2012-12-24").process(Channel::Portal).unwrap();
    let entry = |system| process.entry(system).map(|at| at.to_string()).unwrap_or_default();
    assert_eq!(entry(SystemName::Portal), "P1.1");
    assert_eq!(entry(SystemName::Workstation), "P6.1");
    assert_eq!(process.opening().to_string(), "P3.1");
    let sent = process.after(&"P5.2".parse().unwrap(), Outcome::Done).unwrap();
    assert_eq!(sent, Progress::At("P6.1".parse().unwrap()));
}

#[test]
fn terms_stand_as_printed() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    let printed = |channel: Channel| {
        let nodes = &edition.process(channel).unwrap().nodes;
        let terms = nodes.iter().filter_map(|node| Some(format!("{} {}", node.id(), node.term()?.at_most)));
        terms.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        printed(Channel::Portal),
        "P1 60 seconds, P2 30 seconds, P3 90 seconds, P4 90 seconds, P5 60 seconds, P6 1 minutes, \
         P7 30 seconds, P8 30 calendar-days"
    );
    assert_eq!(
        printed(Channel::Provider),
        "P1 15 seconds, P2 10 seconds, P3 90 seconds, P4 15 seconds, P5 15 seconds, P6 90 seconds, \
         P7 90 seconds, P8 30 calendar-days"
    );
    assert_eq!(
        printed(Channel::Centre),
        "P1 60 seconds, P2 30 seconds, P3 90 seconds, P4 90 seconds, P5 60 seconds, P6 1 minutes, \
         P7 1 minutes, P8 60 seconds, P9 30 calendar-days"
    );
    let portal = edition.process(Channel::Portal).unwrap();
    assert!(portal.term(&"P7.1".parse().unwrap()).is_none(), "drafting a refusal is not bound to 30 seconds");
    assert!(portal.term(&"P7.3".parse().unwrap()).is_some());
    let result = portal.result_term.as_ref().unwrap();
    assert_eq!((result.term.to_string().as_str(), result.since.as_deref()), ("30 calendar-days", Some("P6")));
    assert!(!result.of_service && result.settled.is_some());
}

#[test]
fn dates_are_the_real_ones() {
    let library = load(&read(&content(), "regulations"));
    let act = library.act("almaty-2012-424").unwrap();
    for (day, standing) in [
        ("2012-12-24", Standing::NotInForce),
        ("2013-01-27", Standing::NotInForce),
        ("2013-01-28", Standing::NotApplied),
        ("2013-02-07", Standing::NotApplied),
        ("2013-02-08", Standing::PerhapsApplied),
        ("2014-06-01", Standing::PerhapsApplied),
        ("2014-06-02", Standing::Repealed),
    ] {
        assert_eq!(act.standing(day.parse().unwrap()), standing, "{day}");
    }
    assert_eq!((act.registration.number.as_str(), act.publication.on), ("2292", None));
    let today = "2026-11-23".parse().unwrap();
    assert!(library.offered(today, false).is_empty());
    let offers = library.offered(today, true);
    assert!(offers.iter().all(|offer| offer.practice && offer.edition.practice.is_some()));
    assert_eq!(offers.len(), library.acts().count());
}

#[test]
fn citations_read_as_sentences_do() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    let cite = &edition.ground("document-missing").unwrap().clause.cite;
    assert!(cite.ru.ends_with("от 24 декабря 2012 года № 424, подпункт 11) пункта 6"), "{}", cite.ru);
    assert!(cite.kk.ends_with("Регламент, 6-тармақтың 11) тармақшасы"), "{}", cite.kk);
    assert!(cite.en.ends_with("24 December 2012, point 6, item 11"), "{}", cite.en);
}

#[test]
fn the_category_decides_list_and_documents() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    for (category, extra, documents) in [
        ("vulnerable", ("vulnerable-group", "pensioner"), "identity income other"),
        ("vulnerable", ("vulnerable-group", "disabled-child"), "identity other"),
        ("servants", ("employment", "budget"), "identity work other"),
        ("servants", ("employment", "cosmonaut"), "identity cosmonaut other"),
        ("emergency", ("ground", "emergency"), "identity emergency other"),
        ("orphans", ("ground", "illness"), "identity unfit other"),
        ("veterans", ("old-civil-acts", "yes"), "identity civil-certificates other"),
        ("large-families", ("ground", "no-own"), "identity other"),
    ] {
        let mut answers = complete_answers();
        answers.set("category", category);
        answers.set(extra.0, extra.1);
        edition.form.prune(&mut answers);
        let asked = edition.documents.iter().filter(|document| document.applies(&answers));
        assert_eq!(asked.map(|document| document.id.as_str()).collect::<Vec<_>>().join(" "), documents);
        assert_eq!(edition.queue_list(&answers).unwrap().id, category);
    }
    assert!(edition.queue_list(&Answers::default()).is_none());
}

#[test]
fn attachments_are_checked_all_at_once() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    let file = |document: &str, media, bytes| Attached { document: document.to_owned(), media, bytes };
    let faults = |files: &[Attached]| {
        let found = edition.attachments.check(&edition.documents, &complete_answers(), files);
        found.iter().map(|fault| format!("{}:{}", fault.document, fault.code)).collect::<Vec<_>>().join(" ")
    };
    let pdf = Some(Media::Pdf);
    assert_eq!(faults(&[file("income", pdf, 1_048_576)]), "");
    assert_eq!(faults(&[]), "income:document-missing");
    assert_eq!(
        faults(&[file("income", pdf, 1_048_577), file("income", None, 5), file("other", pdf, 0)]),
        "income:file-too-large income:file-type other:file-empty"
    );
    assert_eq!(faults(&[file("income", pdf, 1), file("cat", pdf, 1)]), "cat:document-unknown");
    let fifty: Vec<Attached> = (0..50).map(|_| file("income", pdf, 1_000_000)).collect();
    assert_eq!(faults(&fifty), "income:files-too-many :files-too-many :files-too-large-together");
}

#[test]
fn each_ending_tells_what_the_person_holds() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "almaty-2012-424/2012-12-24");
    let ending = |id: &str| {
        let ending = edition.ending(id).unwrap();
        (ending.kind, ending.output.clone().unwrap_or_default())
    };
    assert_eq!(ending("granted"), (EndingKind::Positive, "notification".to_owned()));
    assert_eq!(ending("refused"), (EndingKind::Negative, "motivated-refusal".to_owned()));
    assert_eq!(ending("signature-refused"), (EndingKind::NotOpened, String::new()));
    assert_eq!(edition.questions.len(), 2);
    assert_eq!(edition.participants.iter().filter(|participant| participant.listed).count(), 9);
}
