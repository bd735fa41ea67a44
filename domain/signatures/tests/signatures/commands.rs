//! What the command line asks, and that it prints JSON.

use kezek_signatures::command::{CmsOptions, OptionFault, Options, verify_cms, verify_path};

use crate::fixture::{CITIZEN_IIN, CONTENT, House, RECEIVED, at, tools};

fn options(house: &House) -> Options {
    Options { trust: vec![house.root.read("ca.pem")], at: at(RECEIVED), ..Options::default() }
}

#[test]
fn messages_with_and_without_lists() {
    let house = House::p256();
    let cms = house.issuing.sign("revoked", CONTENT, &["-cades", "-outform", "PEM"]).cms;
    let iin = Some(CITIZEN_IIN.parse().unwrap());
    let signed_content = Some(CONTENT.to_vec());
    let mut asked = CmsOptions { options: options(house), cms, signed_content, iin, bin: None };
    let verdict = verify_cms(&asked, tools()).unwrap();
    assert!(verdict.accepted, "without lists nobody is asked: {:?}", verdict.findings);
    asked.options.crls = vec![house.root.read("list.crl"), house.issuing.read("list.crl")];
    let verdict = serde_json::to_value(verify_cms(&asked, tools()).unwrap()).unwrap();
    assert_eq!(verdict["accepted"], false);
    assert_eq!(verdict["findings"][0]["code"], "certificate-revoked");
    assert_eq!(verdict["findings"][0]["facts"]["since"], "2026-05-01T00:00:00Z");
    assert_eq!(verdict["trusted_moment"]["source"], "receipt");
    assert_eq!(verdict["revocation"][0]["status"], "revoked");
}

#[test]
fn misuse_is_no_verdict() {
    let house = House::p256();
    let certificate = house.issuing.read("citizen.pem");
    let nothing = verify_path(&Options::default(), &certificate, tools());
    assert_eq!(nothing.unwrap_err(), OptionFault::NoTrust);
    let broken = verify_path(&options(house), b"nonsense!", tools());
    assert_eq!(broken.unwrap_err().to_string(), "--certificate: malformed base64");
}
