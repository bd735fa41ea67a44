//! `openssl verify -crl_check_all` and the path check say the same about the same certificates at the same moment.

use kezek_signatures::Purpose;
use kezek_signatures::command::{Options, verify_path};

use crate::fixture::{RECEIVED, at, tools};
use crate::flawed::{Flawed, NAMES};
use crate::openssl::openssl_agrees;

#[track_caller]
fn check(name: &str, expected: bool) {
    let house = &Flawed::shared().house;
    let (root, issuing) = (&house.root, &house.issuing);
    let moment = at(RECEIVED).micros() / 1_000_000;
    let (root_folder, attime) = (root.folder.to_str().unwrap(), moment.to_string());
    let (anchor, root_list) = (format!("{root_folder}/ca.pem"), format!("{root_folder}/list.crl"));
    let certificate = format!("{name}.pem");
    let mut arguments =
        vec!["verify", "-crl_check_all", "-attime", &attime, "-CAfile", &anchor, "-untrusted"];
    arguments.extend(["ca.pem", "-CRLfile", &root_list, "-CRLfile", "list.crl", &certificate]);
    assert_eq!(openssl_agrees(&issuing.folder, &arguments), expected, "openssl about {name}");

    let options = Options {
        trust: vec![root.read("ca.pem")],
        intermediates: vec![issuing.read("ca.pem")],
        crls: vec![root.read("list.crl"), issuing.read("list.crl")],
        at: at(RECEIVED),
        purpose: Purpose::Any,
        ..Options::default()
    };
    let verdict = verify_path(&options, &issuing.read(&certificate), tools()).unwrap();
    assert_eq!(verdict.accepted, expected, "{name}: {:?}", verdict.findings);
}

#[test]
fn both_say_the_same() {
    for (name, expected) in NAMES {
        check(name, *expected);
    }
}
