//! `kezek admin` on the data of a demo.

use crate::demo::Demo;
use crate::program::{Ran, run, text};

#[test]
fn officers_are_added_appointed_and_certified_while_the_demo_rests() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let admin = |arguments: &[&str]| -> Ran {
        let mut all = vec!["--json", "admin", "--data", text(&data)];
        all.extend(arguments);
        run(&all)
    };
    assert_eq!(admin(&["trust", "list"]).code, 2);
    let demo = Demo::start(&data);
    let password = folder.path().join("password");
    std::fs::write(&password, "Tangsholpan-1872\n").unwrap();
    let iin = "720504200013";
    let add =
        ["officer", "add", "--iin", iin, "--surname", "Сынақова", "--given", "Таңшолпан", "--password-file"];
    let add: Vec<&str> = add.into_iter().chain([text(&password)]).collect();
    let refused = admin(&add);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("runs already"), "{refused:?}");
    demo.kill();

    let added = admin(&add);
    assert_eq!(added.code, 0, "{added:?}");
    let before = added.json()["journal_index"].as_u64().unwrap();
    assert_eq!(admin(&add).code, 1);
    let appoint = |provider| {
        let position =
            ["--position-kk", "бас маман", "--position-ru", "главный специалист", "--position-en", "x"];
        let head = ["officer", "appoint", "--iin", iin, "--provider", provider, "--role", "executor"];
        let arguments: Vec<&str> = head.into_iter().chain(position).chain(["--from", "2026-01-01"]).collect();
        admin(&arguments)
    };
    assert_eq!(appoint("talgar").json()["journal_index"], before + 1);
    assert_eq!(appoint("talgar").code, 1);
    assert_eq!(appoint("nowhere").code, 1);
    let trusted = admin(&["trust", "list"]);
    assert_eq!(trusted.json()["anchors"][0]["name"], kezek_testbed::authority::ROOT_COMMON_NAME);
    // The root certifies no officer.
    let root = data.join("keys/trust.pem");
    assert_eq!(admin(&["officer", "certify", "--iin", iin, "--certificate", text(&root)]).code, 2);
}
