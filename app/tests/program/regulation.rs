//! `kezek regulation`.

use crate::program::run;

#[test]
fn every_fault_of_the_acts_is_found_and_settled() {
    let ran = run(&["regulation", "check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.ends_with(" 0 open\n"), "{}", ran.out);
    let ran = run(&["--json", "regulation", "check", "kyzylorda-2014-561-queue"]);
    let answer = ran.json();
    assert_eq!((ran.code, answer["valid"].as_bool()), (0, Some(true)));
    let found = answer["findings"].as_array().unwrap();
    let differs = found.iter().find(|finding| finding["code"] == "terms-differ").unwrap();
    assert!(differs["clause"].as_str().unwrap().contains("annex 1"), "{differs}");
    assert!(differs["settled"].as_str().unwrap().contains("25"), "{differs}");
}

#[test]
fn faults_of_the_data_stand_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let edition = folder.path().join("regulations/zhambyl-2014-115/2014-11-27");
    std::fs::create_dir_all(&edition).unwrap();
    std::fs::write(edition.join("service.toml"), "colour = \"blue\"\n").unwrap();
    let ran = run(&["regulation", "check", "--content-dir", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("2014-11-27/service.toml:1: unknown-key: colour"), "{}", ran.out);
    assert_eq!(run(&["regulation", "check", "atlantis-1"]).code, 2);
}

#[test]
fn annexes_are_written_from_the_data() {
    let table =
        |language: &str| run(&["regulation", "tables", "almaty-2012-424", "--language", language]).out;
    assert!(table("ru").contains("| № | СФЕ | Действие |"), "{}", table("ru"));
    assert!(table("kk").contains("1,5 минут"), "{}", table("kk"));
    let ran = run(&["--json", "regulation", "directory", "zhambyl-2014-115", "--channel", "portal"]);
    let answer = ran.json();
    let channels = answer["channels"].as_array().unwrap();
    assert_eq!((channels.len(), channels[0]["channel"].as_str()), (1, Some("portal")));
    assert_eq!(run(&["regulation", "tables", "almaty-2012-424", "--language", "fr"]).code, 2);
    assert_eq!(
        run(&["regulation", "tables", "east-kazakhstan-2015-247-certificate", "--channel", "portal"]).code,
        2
    );
}

#[test]
fn figures_are_drawn_from_the_data() {
    let drawn = |arguments: &[&str]| run(&[&["regulation"], arguments].concat());
    let flow = drawn(&["diagram", "zhambyl-2016-106", "--channel", "centre", "--language", "ru"]).out;
    assert!(flow.contains("<svg") && flow.contains("Условные обозначения") && !flow.contains('⟦'), "{flow}");
    let interaction = drawn(&["diagram", "zhambyl-2016-106", "--interaction"]).out;
    assert!(interaction.contains("<svg") && interaction != flow);
    let bpmn = drawn(&["bpmn", "kyzylorda-2014-561-queue"]).out;
    assert!(bpmn.contains("http://www.omg.org/spec/BPMN/20100524/MODEL"), "{bpmn}");
    let counter = "east-kazakhstan-2015-247-certificate";
    assert!(drawn(&["bpmn", counter]).out.contains("BPMN/20100524/MODEL"), "the act has the counter alone");
    assert_eq!(drawn(&["bpmn", counter, "--channel", "portal"]).code, 2);
}
