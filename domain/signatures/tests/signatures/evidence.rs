//! Evidence goes through JSON and gives the same verdict again.

use std::collections::HashMap;

use kezek_signatures::{CmsInput, Evidence, EvidenceFault, Lists, Rules, SignatureCheck, Verdict};

use crate::fixture::{CONTENT, House, RECEIVED, at, citizen_expected, tools};

fn gather(name: &str, lists: Lists) -> (Verdict, Evidence) {
    let house = House::p256();
    let signed = house.issuing.sign(name, CONTENT, &["-cades"]);
    let rules = Rules::default();
    let check =
        SignatureCheck { trust: &house.trust, sources: &house.sources, rules: &rules, tools: tools() };
    let (cms, content) = (signed.cms.as_slice(), Some(CONTENT));
    let input = CmsInput { cms, content, expected: citizen_expected(), received_at: at(RECEIVED) };
    let verdict = check.verify(&input);
    let evidence = Evidence::of(&check, &input, &verdict, lists);
    (verdict, evidence)
}

#[track_caller]
fn check(name: &str) {
    let (verdict, evidence) = gather(name, Lists::Inside);
    let text = serde_json::to_string(&evidence).unwrap();
    let read: Evidence = serde_json::from_str(&text).unwrap();
    assert_eq!(read, evidence);
    assert_eq!(read.recompute(tools(), |_| None).unwrap(), verdict);
    let stored: Verdict = serde_json::from_str(&serde_json::to_string(&verdict).unwrap()).unwrap();
    assert_eq!(stored, verdict);
}

#[test]
fn the_same_verdict_again() {
    check("citizen");
    check("revoked");
}

#[test]
fn pieces_kept_elsewhere() {
    let (verdict, mut evidence) = gather("citizen", Lists::ByHash);
    let house = House::p256();
    let mut kept: HashMap<String, Vec<u8>> = HashMap::new();
    for list in &house.sources.crls {
        kept.insert(hex::encode(list.sha256()), list.der().to_vec());
    }
    kept.extend(evidence.take_large(64).into_iter().map(|(hash, bytes)| (hex::encode(hash), bytes)));
    assert_eq!(evidence.recompute(tools(), |hash| kept.get(hash).cloned()).unwrap(), verdict);
    let missing = evidence.recompute(tools(), |_| None).unwrap_err();
    assert!(matches!(missing, EvidenceFault::Missing(_)), "{missing}");
    let changed = evidence.recompute(tools(), |_| Some(b"other".to_vec())).unwrap_err();
    assert!(matches!(changed, EvidenceFault::Changed(_)), "{changed}");
}
