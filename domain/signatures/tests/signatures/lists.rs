//! Revocation lists: usable, unusable, and missing.

use std::sync::Arc;

use kezek_signatures::revocation::{CrlIndex, RevocationAnswer, RevocationSources, Status};
use kezek_signatures::{Code, IfUnanswered, RevocationPolicy, Rules};

use crate::fixture::{CONTENT, House, codes, input};
use crate::flawed::Flawed;

#[track_caller]
fn check(list: Option<Vec<u8>>, expected: &[&str]) {
    let house = House::p256();
    let signed = house.issuing.sign("citizen", CONTENT, &["-cades", "-nodetach"]);
    let mut crls = vec![house.sources.crls[0].clone()];
    crls.extend(list.map(|list| Arc::new(CrlIndex::read(&list).unwrap())));
    let sources = RevocationSources { crls, ocsp: Vec::new() };
    let input = input(&signed.cms, None);
    let verdict = house.verify_by(&Rules::default(), &sources, &input);
    assert_eq!(codes(&verdict), expected, "{:?}", verdict.findings);
    let revocation = RevocationPolicy { if_unanswered: IfUnanswered::AcceptRecorded, ..<_>::default() };
    let lenient = house.verify_by(&Rules { revocation, ..Rules::default() }, &sources, &input);
    assert_eq!(codes(&lenient), [""; 0]);
    let serial = lenient.signer.unwrap().serial;
    let about = |answer: &&RevocationAnswer| answer.certificate == serial;
    let answered = lenient.revocation.iter().filter(about).any(|answer| answer.status == Status::Good);
    assert_eq!(answered, expected.is_empty(), "{:?}", lenient.revocation);
}

fn publish(file: &str, section: &str, from: &str, until: &str) -> Vec<u8> {
    House::p256().issuing.publish(file, section, from, until)
}

#[test]
fn lists_and_their_faults() {
    let (from, until) = ("20260531000000Z", "20260630000000Z");
    check(Some(publish("good.crl", "lists", from, until)), &[]);
    check(Some(publish("later.crl", "lists", "20260620000000Z", until)), &[]);
    check(None, &["revocation-unanswered"]);
    let stale = publish("stale.crl", "lists", "20260501000000Z", "20260531235959Z");
    check(Some(stale), &["revocation-unanswered", "crl-stale"]);
    let unknown = publish("unknown.crl", "unknown", from, until);
    check(Some(unknown), &["revocation-unanswered", "crl-critical-extension-unknown"]);
    let partition = publish("partition.crl", "partition", from, until);
    check(Some(partition), &["revocation-unanswered", "crl-scope-differs"]);
}

#[test]
fn lists_of_others() {
    let (from, until) = ("20260531000000Z", "20260630000000Z");
    // The impostor bears the same name and has another key; the root bears another name.
    let impostor = Flawed::shared().house.issuing.publish("impostor.crl", "lists", from, until);
    check(Some(impostor), &["revocation-unanswered", "crl-signature-wrong"]);
    let root = House::p256().root.publish("root again.crl", "lists", from, until);
    check(Some(root), &["revocation-unanswered"]);
}

#[test]
fn index_finds_every_entry_and_no_other() {
    let house = House::p256();
    let list = &house.sources.crls[1];
    assert_eq!(list.len(), 1);
    let serial = |name| crate::fixture::read(&house.issuing, name).serial().to_vec();
    let entry = list.find(&serial("revoked.pem")).unwrap();
    assert_eq!((entry.since.to_string().as_str(), entry.reason), ("2026-05-01T00:00:00Z", "key-compromise"));
    assert_eq!(list.find(&serial("citizen.pem")), None);
    assert_eq!(list.find(&[]), None);
}

#[test]
fn hostile_lists_never_panic() {
    let list = House::p256().sources.crls[1].der().to_vec();
    for end in 0..list.len() {
        assert!(CrlIndex::from_der(list[..end].to_vec()).is_err(), "cut at {end}");
    }
    for place in 0..list.len() {
        let mut changed = list.clone();
        changed[place] ^= 0x55;
        // Reading may succeed; what it then says is not signed.
        if let Ok(index) = CrlIndex::from_der(changed) {
            let _ = index.find(&[1]);
            let house = House::p256();
            let sources = RevocationSources { crls: vec![Arc::new(index)], ocsp: Vec::new() };
            let rules = Rules::default();
            let signed = &house.issuing.read("citizen.pem");
            let certificate = kezek_signatures::Certificate::read(signed).unwrap();
            let issuing = crate::fixture::read(&house.issuing, "ca.pem");
            let trust = kezek_signatures::Trust { anchors: vec![issuing], intermediates: Vec::new() };
            let question = kezek_signatures::path::PathQuestion {
                certificate: &certificate,
                offered: &[],
                trust: &trust,
                sources: &sources,
                rules: &rules,
                at: crate::fixture::at(crate::fixture::RECEIVED),
            };
            let answer = kezek_signatures::path::validate(&question, crate::fixture::tools());
            assert_eq!(answer.findings[0].code, Code::RevocationUnanswered, "flip at {place}");
        }
    }
}
