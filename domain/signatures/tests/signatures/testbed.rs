//! The demo's own authority and signer: what it makes is accepted, and each of its faults is found.

use std::sync::Arc;

use kezek_kernel::Instant;
use kezek_signatures::ocsp::{IdentityDigest, OcspAnswer, OcspQuestion};
use kezek_signatures::revocation::{CrlIndex, RevocationSources};
use kezek_signatures::{
    Certificate, CmsInput, Expected, MomentSource, Purpose, Rules, SignatureCheck, Trust, Verdict,
};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, Fault, IssuerName, TestAuthority};
use kezek_testbed::cms_signing::{CmsFault, Content, sign, sign_faulty, sign_stamped};

use crate::fixture::{CITIZEN_IIN, CONTENT, codes, tools};

const ALL_KEYS: [KeyAlgorithm; 2] = [KeyAlgorithm::Rsa2048, KeyAlgorithm::EcdsaP256];

fn citizen(authority: &TestAuthority, key: KeyAlgorithm) -> Credential {
    authority.signer(TestAuthority::citizen(CITIZEN_IIN.parse().unwrap()), key).unwrap()
}

/// Checks a message with the authority's lists and, for every question, its response.
fn verify(authority: &TestAuthority, cms: &[u8], received_at: Instant, rules: &Rules) -> Verdict {
    let anchors = vec![Certificate::read(authority.root()).unwrap()];
    let trust = Trust { anchors, intermediates: vec![Certificate::read(authority.issuing()).unwrap()] };
    let list = |name| authority.authority().crl(name, received_at).unwrap();
    let lists = [IssuerName::Issuing, IssuerName::Root].map(list);
    let crls = lists.iter().map(|list| Arc::new(CrlIndex::read(list).unwrap())).collect();
    let mut sources = RevocationSources { crls, ocsp: Vec::new() };
    let questions = check_of(&trust, rules, &sources).questions(cms);
    let ocsp = questions.iter().map(|asked| {
        let nonce = [9; 32];
        let question =
            OcspQuestion::new(&asked.certificate, &asked.issuer, IdentityDigest::Sha256, &nonce).unwrap();
        let response = authority.authority().ocsp(&question.request, received_at).unwrap();
        OcspAnswer { response, nonce: Some(nonce.to_vec()) }
    });
    sources.ocsp = ocsp.collect();
    let iin = Some(CITIZEN_IIN.parse().unwrap());
    let expected = Expected { request: iin, account: iin, ..Expected::default() };
    let input = CmsInput { cms, content: Some(CONTENT), expected, received_at };
    check_of(&trust, rules, &sources).verify(&input)
}

fn check_of<'a>(trust: &'a Trust, rules: &'a Rules, sources: &'a RevocationSources) -> SignatureCheck<'a> {
    SignatureCheck { trust, sources, rules, tools: tools() }
}

#[track_caller]
fn check(cms: &[u8], expected: &[&str]) {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let verdict = verify(authority, cms, TestAuthority::NOW, &Rules::default());
    assert_eq!(codes(&verdict), expected, "{:?}\n{:?}", verdict.findings, verdict.revocation);
}

#[test]
fn messages_of_the_signer_are_accepted() {
    for of_authority in ALL_KEYS {
        let authority = TestAuthority::shared(of_authority).unwrap();
        for of_citizen in ALL_KEYS {
            let credential = citizen(authority, of_citizen);
            for content in [Content::Attached(CONTENT), Content::Detached(CONTENT)] {
                let cms = sign(&credential, content, TestAuthority::NOW).unwrap();
                let verdict = verify(authority, &cms, TestAuthority::NOW, &Rules::default());
                assert_eq!(codes(&verdict), [""; 0], "{:?}", verdict.findings);
                let good = verdict.revocation.iter().filter(|answer| answer.this_update.is_some());
                assert_eq!(good.count(), 4, "lists and responses for both certificates");
            }
        }
    }
}

#[test]
fn a_stamped_message_is_judged_at_the_time_of_its_stamp() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = citizen(authority, KeyAlgorithm::EcdsaP256);
    let stamped =
        sign_stamped(&credential, Content::Attached(CONTENT), TestAuthority::NOW, authority.authority());
    let later = TestAuthority::NOW.plus_seconds(3600);
    let verdict = verify(authority, &stamped.unwrap(), later, &Rules::default());
    let stamp = verdict.time_stamp.clone().unwrap();
    assert_eq!(stamp.findings, [], "{:?}", stamp.revocation);
    assert_eq!(codes(&verdict), [""; 0]);
    assert_eq!(verdict.trusted_moment.source, MomentSource::TimeStamp);
    assert_eq!(verdict.trusted_moment.at, TestAuthority::NOW);
}

#[test]
fn every_faulty_certificate_is_refused_for_its_own_reason() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    for fault in Fault::ALL {
        let subject = TestAuthority::citizen(CITIZEN_IIN.parse().unwrap());
        let credential = authority.faulty(fault, subject).unwrap();
        let cms = sign(&credential, Content::Attached(CONTENT), TestAuthority::NOW).unwrap();
        let expected: &[&str] = match fault {
            Fault::Expired => &["certificate-expired"],
            Fault::NotYetValid => &["certificate-not-yet-valid"],
            Fault::LoginOnly => &["key-usage-not-signing", "certificate-for-authentication-only"],
            Fault::UnknownAuthority => &["issuer-unknown"],
            Fault::Revoked => &["certificate-revoked", "certificate-revoked"],
            Fault::RevokedInCrl | Fault::RevokedInOcsp => &["certificate-revoked"],
            Fault::Unregistered => &["ocsp-status-unknown"],
            Fault::ChainTooDeep => &["path-length-exceeded", "revocation-unanswered", "ocsp-refused"],
            Fault::IssuedByAPerson => &[
                "issuer-not-authority",
                "issuer-key-usage",
                "path-length-exceeded",
                "revocation-unanswered",
                "ocsp-refused",
            ],
            Fault::Forged => &["certificate-signature-wrong"],
            Fault::UnknownCriticalExtension => &["critical-extension-unknown"],
        };
        check(&cms, expected);
    }
}

#[test]
fn every_faulty_message_is_refused_for_its_own_reason() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let credential = citizen(authority, KeyAlgorithm::EcdsaP256);
    let faults: &[(CmsFault, &[&str])] = &[
        (CmsFault::OtherContent, &["message-digest-differs"]),
        (CmsFault::SpoiltValue, &["signature-wrong"]),
        (CmsFault::WithoutSignedAttributes, &["signed-attributes-missing"]),
        (CmsFault::WithoutSigningCertificate, &["signing-certificate-missing"]),
        (CmsFault::ForeignSigningCertificate, &["signing-certificate-differs"]),
        (CmsFault::WithoutCertificates, &["signer-certificate-missing"]),
        // The settings know the issuing authority.
        (CmsFault::WithoutIntermediates, &[]),
        (CmsFault::TwoSigners, &["signer-count"]),
    ];
    for (fault, expected) in faults {
        let cms = sign_faulty(&credential, Content::Attached(CONTENT), TestAuthority::NOW, *fault);
        check(&cms.unwrap(), expected);
    }
}

#[test]
fn systems_sign_as_systems() {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let subject = TestAuthority::system("Portal", crate::fixture::PROVIDER_BIN.parse().unwrap());
    let credential = authority.signer(subject, KeyAlgorithm::EcdsaP256).unwrap();
    let cms = sign(&credential, Content::Attached(CONTENT), TestAuthority::NOW).unwrap();
    let rules = Rules { purpose: Purpose::System, ..Rules::default() };
    let verdict = verify(authority, &cms, TestAuthority::NOW, &rules);
    assert_eq!(codes(&verdict), ["certificate-iin-missing"], "a system is nobody's person");
    assert_eq!(verdict.signer.unwrap().owner, kezek_signatures::Owner::Organisation);
}
