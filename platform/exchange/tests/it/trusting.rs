//! A registered certificate must also be good.

use kezek_exchange::{CertificateTrust, PathTrust, Pinned};
use kezek_kernel::Instant;
use kezek_signatures::{Certificate, IfUnanswered, PathCache, Purpose, RevocationPolicy, Rules, Trust};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::TestAuthority;

use crate::rig::{NOW, PORTAL};

const YEAR_SECONDS: i64 = 365 * 24 * 60 * 60;

#[track_caller]
fn check(trust: &dyn CertificateTrust, certificate: &[u8], at: Instant, expected: Result<(), &str>) {
    assert_eq!(trust.check(certificate, at), expected);
}

#[test]
fn registration_alone_asks_for_validity() {
    check(&Pinned, &PORTAL.certificate, NOW, Ok(()));
    check(
        &Pinned,
        &PORTAL.certificate,
        NOW.plus_seconds(YEAR_SECONDS),
        Err("transport-certificate-not-current"),
    );
    check(
        &Pinned,
        &PORTAL.certificate,
        NOW.plus_seconds(-YEAR_SECONDS),
        Err("transport-certificate-not-current"),
    );
    check(&Pinned, b"rubbish", NOW, Err("transport-certificate-unreadable"));
}

fn path(anchor: &[u8]) -> PathTrust {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let trust = Trust {
        anchors: vec![Certificate::from_der(anchor).unwrap()],
        intermediates: vec![Certificate::from_der(authority.issuing()).unwrap()],
    };
    let revocation = RevocationPolicy { methods: vec![], if_unanswered: IfUnanswered::Refuse };
    let rules = Rules { purpose: Purpose::System, revocation, ..Rules::default() };
    PathTrust::new(trust, rules, PathCache::default())
}

#[test]
fn a_path_must_lead_to_an_anchor() {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    check(&path(authority.root()), &PORTAL.certificate, NOW, Ok(()));
    check(
        &path(authority.root()),
        &PORTAL.certificate,
        NOW.plus_seconds(YEAR_SECONDS),
        Err("certificate-expired"),
    );
    let other = TestAuthority::new(KeyAlgorithm::EcdsaP256).unwrap();
    assert!(path(other.root()).check(&PORTAL.certificate, NOW).is_err());
}
