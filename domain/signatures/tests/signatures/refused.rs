//! Messages that must not be accepted, each with all its findings.

use kezek_signatures::{CmsInput, Purpose, Rules};

use crate::fixture::{CITIZEN_IIN, CONTENT, House, PROVIDER_BIN, at, citizen_expected, codes, input};
use crate::flawed::Flawed;
use crate::openssl::Authority;

const ATTACHED: &[&str] = &["-cades", "-nodetach"];

#[track_caller]
fn check(house: &House, person: (&Authority, &str), flags: &[&str], given: Option<&[u8]>, expected: &[&str]) {
    let signed = person.0.sign(person.1, CONTENT, flags);
    let verdict = house.verify(&signed.cms, given);
    assert_eq!(codes(&verdict), expected, "{} {flags:?} {:?}", person.1, verdict.findings);
    assert_eq!(verdict.accepted, expected.is_empty());
}

#[track_caller]
fn check_person(name: &str, expected: &[&str]) {
    let house = &Flawed::shared().house;
    check(house, (&house.issuing, name), ATTACHED, None, expected);
}

#[test]
fn another_content_or_none() {
    let house = House::p256();
    let citizen = (&house.issuing, "citizen");
    check(house, citizen, &["-cades"], Some(b"other"), &["message-digest-differs"]);
    check(house, citizen, &["-cades"], None, &["content-missing"]);
    check(house, citizen, ATTACHED, Some(b"other"), &["content-differs"]);
}

#[test]
fn what_the_signer_left_out() {
    let house = House::p256();
    let citizen = (&house.issuing, "citizen");
    check(house, citizen, &["-nodetach"], None, &["signing-certificate-missing"]);
    check(house, citizen, &["-nodetach", "-noattr"], None, &["signed-attributes-missing"]);
    check(house, citizen, &["-nodetach", "-cades", "-nocerts"], None, &["signer-certificate-missing"]);
}

#[test]
fn weak_digests_and_keys() {
    let house = House::rsa();
    let weak = ["algorithm-weak", "signing-certificate-weak", "algorithm-weak"];
    check(house, (&house.issuing, "citizen"), &["-cades", "-nodetach", "-md", "sha1"], None, &weak);
    check_person("short", &["key-too-weak"]);
}

#[test]
fn two_signers() {
    let house = House::p256();
    let second = ["-cades", "-nodetach", "-signer", "revoked.pem", "-inkey", "revoked.key"];
    let signed = house.issuing.sign("citizen", CONTENT, &second);
    let verdict = house.verify(&signed.cms, None);
    assert_eq!(codes(&verdict)[0], "signer-count", "{:?}", verdict.findings);
    assert_eq!(verdict.findings[0].facts["count"], "2");
    assert!(!verdict.accepted);
}

#[test]
fn another_certificate_of_the_same_key() {
    let house = House::rsa();
    let signed = house.issuing.sign("citizen", CONTENT, &["-cades", "-nodetach", "-keyid"]);
    let der = |name| kezek_signatures::Certificate::read(&house.issuing.read(name)).unwrap().der().to_vec();
    let (own, twin) = (der("citizen.pem"), der("revoked.pem"));
    assert_eq!(own.len(), twin.len());
    let at = signed.cms.windows(own.len()).position(|window| window == own).unwrap();
    let mut changed = signed.cms.clone();
    changed[at..at + own.len()].copy_from_slice(&twin);
    let verdict = house.verify(&changed, None);
    assert_eq!(codes(&verdict), ["signing-certificate-differs", "certificate-revoked"]);
}

#[test]
fn certificates_of_the_wrong_time_or_purpose() {
    check_person("expired", &["certificate-expired"]);
    check_person("future", &["certificate-not-yet-valid"]);
    check_person("login", &["key-usage-not-signing", "certificate-for-authentication-only"]);
    check_person("no binding", &["key-usage-not-signing"]);
    check_person("code", &["extended-key-usage-unfit"]);
    check_person("critical", &["critical-extension-unknown"]);
    check_person("revoked", &["certificate-revoked"]);
}

#[test]
fn certificates_of_the_wrong_owner() {
    let both = ["certificate-iin-differs-from-request", "certificate-iin-differs-from-account"];
    check_person("neighbour", &both);
    check_person("nameless", &["certificate-iin-missing"]);
    let house = &Flawed::shared().house;
    let organisation = |name: &str, bin: &str, expected: &[&str]| {
        let signed = house.issuing.sign(name, CONTENT, ATTACHED);
        let mut input = input(&signed.cms, None);
        input.expected.bin = Some(bin.parse().unwrap());
        let verdict = house.verify_by(&Rules::default(), &house.sources, &input);
        assert_eq!(codes(&verdict), expected, "{name} {bin}");
    };
    organisation("officer", PROVIDER_BIN, &[]);
    organisation("officer", CITIZEN_IIN, &["certificate-bin-differs"]);
    organisation("citizen", PROVIDER_BIN, &["certificate-bin-missing"]);
}

#[test]
fn request_of_another_account() {
    let house = House::p256();
    let signed = house.issuing.sign("citizen", CONTENT, ATTACHED);
    let mut input = input(&signed.cms, None);
    input.expected.account = Some("601231200018".parse().unwrap());
    let verdict = house.verify_by(&Rules::default(), &house.sources, &input);
    assert_eq!(codes(&verdict), ["certificate-iin-differs-from-account", "request-iin-differs-from-account"]);
}

#[test]
fn chains_that_break_a_rule() {
    let flawed = Flawed::shared();
    let chain = |authority: &Authority, expected: &[&str]| {
        let rules = Rules {
            revocation: kezek_signatures::RevocationPolicy { methods: vec![], ..<_>::default() },
            ..Rules::default()
        };
        let signed = authority.sign("citizen", CONTENT, ATTACHED);
        let input = input(&signed.cms, None);
        let verdict = flawed.house.verify_by(&rules, &flawed.house.sources, &input);
        assert_eq!(codes(&verdict), expected, "{:?}", verdict.findings);
    };
    chain(&flawed.not_authority, &["issuer-not-authority"]);
    chain(&flawed.no_certificates, &["issuer-key-usage"]);
    chain(&flawed.limits_names, &["name-constraints-unsupported"]);
    chain(&flawed.too_many, &["path-length-exceeded"]);
    chain(&flawed.deep, &["path-too-long"]);
}

#[test]
fn strangers_and_impostors() {
    let house = House::p256();
    let impostor = &Flawed::shared().house;
    let signed = impostor.issuing.sign("citizen", CONTENT, ATTACHED);
    assert_eq!(codes(&house.verify(&signed.cms, None)), ["issuer-unknown"]);
    let other = House::rsa();
    let signed = other.issuing.sign("revoked", CONTENT, ATTACHED);
    assert_eq!(codes(&house.verify(&signed.cms, None)), ["issuer-unknown"]);
}

#[test]
fn the_moment_and_the_rules_decide() {
    let house = House::p256();
    let signed = house.issuing.sign("revoked", CONTENT, ATTACHED);
    let verdict = |received: &str, rules: Rules| {
        let (cms, expected) = (&signed.cms, citizen_expected());
        let input = CmsInput { cms, content: None, expected, received_at: at(received) };
        house.verify_by(&rules, &house.sources, &input)
    };
    assert_eq!(codes(&verdict("2026-04-30T23:59:59Z", Rules::default())), [""; 0]);
    assert_eq!(codes(&verdict("2026-05-01T00:00:00Z", Rules::default())), ["certificate-revoked"]);
    let policy = |text: &str| Rules { policy: Some(text.parse().unwrap()), ..Rules::default() };
    assert_eq!(codes(&verdict("2026-04-30T00:00:00Z", policy("1.2.398.3.3.2"))), [""; 0]);
    assert_eq!(codes(&verdict("2026-04-30T00:00:00Z", policy("1.2.398.3.3.9"))), ["policy-missing"]);
    let login = Rules { purpose: Purpose::Authentication, ..Rules::default() };
    assert_eq!(codes(&verdict("2026-04-30T00:00:00Z", login)), [""; 0]);
    let system = Rules { purpose: Purpose::System, ..Rules::default() };
    assert_eq!(codes(&verdict("2026-04-30T00:00:00Z", system)), ["extended-key-usage-unfit"]);
}
