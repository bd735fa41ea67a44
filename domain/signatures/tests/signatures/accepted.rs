//! Messages that are in order.

use kezek_kernel::CertificateRole;

use crate::fixture::{CITIZEN_IIN, CONTENT, House, codes};
use crate::openssl::openssl_agrees;

#[track_caller]
fn check(house: &House, flags: &[&str], content: Option<&[u8]>) {
    let signed = house.issuing.sign("citizen", CONTENT, flags);
    let verdict = house.verify(&signed.cms, content);
    assert_eq!(codes(&verdict), [""; 0], "{flags:?} {:?}", verdict.findings);
    assert!(verdict.accepted);
    let owner = verdict.signer.unwrap();
    assert_eq!(owner.iin.as_deref(), Some(CITIZEN_IIN));
    assert_eq!(owner.surname.as_deref(), Some("АСАНОВ"));
    assert_eq!(owner.patronymic.as_deref(), Some("ҮМІТҰЛЫ"));
    assert_eq!(owner.roles, [CertificateRole::Individual]);
    assert_eq!(verdict.chain.len(), 3);
    assert!(verdict.claimed_time.is_some());
    let root = house.root.folder.join("ca.pem");
    let mut arguments =
        vec!["cms", "-verify", "-binary", "-inform", "DER", "-in", &signed.cms_file, "-CAfile"];
    arguments.extend([
        root.to_str().unwrap(),
        "-content",
        &signed.content_file,
        "-purpose",
        "any",
        "-out",
        "/dev/null",
    ]);
    arguments.extend(["-attime", "1780304400", "-cades"]);
    assert!(openssl_agrees(&house.issuing.folder, &arguments), "openssl refuses what is accepted here");
}

#[test]
fn rsa_attached_and_detached() {
    let house = House::rsa();
    check(house, &["-cades", "-nodetach"], None);
    check(house, &["-cades", "-nodetach"], Some(CONTENT));
    check(house, &["-cades"], Some(CONTENT));
    check(house, &["-cades", "-keyid"], Some(CONTENT));
}

#[test]
fn p256_attached_and_detached() {
    let house = House::p256();
    check(house, &["-cades", "-nodetach"], None);
    check(house, &["-cades"], Some(CONTENT));
}

#[test]
fn streamed_messages_with_indefinite_lengths() {
    let house = House::rsa();
    check(house, &["-cades", "-nodetach", "-stream"], Some(CONTENT));
}

#[test]
fn armour_and_bare_base64() {
    let house = House::rsa();
    let cms = house.issuing.sign("citizen", CONTENT, &["-cades", "-nodetach", "-outform", "PEM"]).cms;
    assert!(cms.starts_with(b"-----BEGIN CMS-----"));
    assert_eq!(codes(&house.verify(&cms, None)), [""; 0]);
    let text = String::from_utf8(cms).unwrap();
    let bare: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    assert_eq!(codes(&house.verify(bare.as_bytes(), None)), [""; 0]);
}
