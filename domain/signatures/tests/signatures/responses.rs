//! OCSP: questions that openssl understands, responses that it gives.

use kezek_kernel::Instant;
use kezek_signatures::command::verify_ocsp;
use kezek_signatures::ocsp::{IdentityDigest, OcspAnswer, OcspQuestion, OcspResponse};
use kezek_signatures::revocation::RevocationSources;
use kezek_signatures::{CmsInput, Rules};

use crate::fixture::{CONTENT, House, citizen_expected, codes, read, tools};
use crate::openssl::openssl;

const NONCE: &[u8] = &[7; 16];
/// The responder's certificate and key, and the options that follow.
const DELEGATED: &[&str] = &["-rsigner", "responder.pem", "-rkey", "responder.key"];

struct Asked {
    response: Vec<u8>,
    at: Instant,
}

/// Asks openssl about a certificate under the register file.
fn ask(file: &str, name: &str, digest: IdentityDigest, register: &str, responder: &[&str]) -> Asked {
    let issuing = &House::p256().issuing;
    let certificate = read(issuing, &format!("{name}.pem"));
    let question = OcspQuestion::new(&certificate, &read(issuing, "ca.pem"), digest, NONCE).unwrap();
    let (request, output) = (format!("{file}.question"), format!("{file}.response"));
    std::fs::write(issuing.folder.join(&request), &question.request).unwrap();
    let mut arguments =
        vec!["ocsp", "-index", register, "-CA", "ca.pem", "-reqin", &request, "-respout", &output];
    arguments.extend(["-ndays", "1"]);
    arguments.extend(responder);
    openssl(&issuing.folder, &arguments);
    let response = issuing.read(&output);
    let parsed = OcspResponse::from_der(&response).unwrap();
    Asked { at: parsed.items()[0].this_update, response }
}

#[track_caller]
fn check(asked: &Asked, nonce: Option<&[u8]>, later_seconds: i64, expected: &[&str]) {
    let issuing = &House::p256().issuing;
    let (certificate, issuer) = (issuing.read("citizen.pem"), issuing.read("ca.pem"));
    let at = asked.at.plus_seconds(later_seconds);
    let verdict = verify_ocsp(&asked.response, &certificate, &issuer, nonce, at, tools()).unwrap();
    let found: Vec<&str> = verdict.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(found, expected, "{:?}", verdict.findings);
    assert_eq!(verdict.accepted, expected.is_empty());
}

#[test]
fn good_by_delegate_and_by_issuer() {
    let sha256 = ask("good", "citizen", IdentityDigest::Sha256, "index.txt", DELEGATED);
    check(&sha256, Some(NONCE), 0, &[]);
    check(&sha256, None, 0, &[]);
    let sha1 = ask("good1", "citizen", IdentityDigest::Sha1, "index.txt", DELEGATED);
    check(&sha1, Some(NONCE), 0, &[]);
    let own = ["-rsigner", "ca.pem", "-rkey", "ca.key", "-resp_key_id"];
    check(&ask("own", "citizen", IdentityDigest::Sha256, "index.txt", &own), Some(NONCE), 0, &[]);
}

#[test]
fn responses_that_cannot_be_believed() {
    let good = ask("believed", "citizen", IdentityDigest::Sha256, "index.txt", DELEGATED);
    check(&good, Some(&[8; 16]), 0, &["ocsp-nonce-differs"]);
    check(&good, Some(NONCE), 2 * 86_400, &["ocsp-stale"]);
    let silent = [DELEGATED, &["-resp_no_certs"]].concat();
    let alone = ask("silent", "citizen", IdentityDigest::Sha256, "index.txt", &silent);
    check(&alone, Some(NONCE), 0, &["ocsp-responder-not-authorised"]);
    let person = ["-rsigner", "citizen.pem", "-rkey", "citizen.key"];
    let person = ask("person", "citizen", IdentityDigest::Sha256, "index.txt", &person);
    check(&person, Some(NONCE), 0, &["ocsp-responder-not-authorised"]);
    let other = ask("other", "revoked", IdentityDigest::Sha256, "index.txt", DELEGATED);
    check(&other, Some(NONCE), 0, &["ocsp-other-certificate"]);
    std::fs::write(House::p256().issuing.folder.join("empty.txt"), "").unwrap();
    let unknown = ask("unknown", "citizen", IdentityDigest::Sha256, "empty.txt", DELEGATED);
    check(&unknown, Some(NONCE), 0, &["ocsp-status-unknown"]);
    let response = vec![0x30, 0x03, 0x0a, 0x01, 0x06];
    check(&Asked { response, at: good.at }, None, 0, &["ocsp-refused"]);
    check(&Asked { response: b"0000".to_vec(), at: good.at }, None, 0, &["ocsp-malformed"]);
}

#[test]
fn hostile_responses_never_panic_and_never_say_good() {
    let good = ask("hostile", "citizen", IdentityDigest::Sha256, "index.txt", DELEGATED);
    let issuing = &House::p256().issuing;
    let (certificate, issuer) = (issuing.read("citizen.pem"), issuing.read("ca.pem"));
    let says_good = |response: &[u8]| {
        let verdict = verify_ocsp(response, &certificate, &issuer, Some(NONCE), good.at, tools());
        verdict.unwrap().accepted
    };
    for end in 0..good.response.len() {
        assert!(!says_good(&good.response[..end]), "cut at {end}");
    }
    // The end of the response is the responder's certificate, whose own key identifier nobody needs.
    for place in 0..good.response.len() {
        let mut changed = good.response.clone();
        changed[place] ^= 0x11;
        assert!(!says_good(&changed), "flip at {place}");
    }
}

#[test]
fn revoked_by_the_responder_alone() {
    let house = House::p256();
    let register = String::from_utf8(house.issuing.read("index.txt")).unwrap();
    let serial = read(&house.issuing, "citizen.pem").serial_text().to_uppercase();
    let changed: String = register
        .lines()
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            if columns[3] == serial {
                format!("R\t{}\t260401000000Z,superseded\t{serial}\tunknown\t{}\n", columns[1], columns[5])
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    std::fs::write(house.issuing.folder.join("withdrawn.txt"), changed).unwrap();
    std::fs::write(house.issuing.folder.join("withdrawn.txt.attr"), "unique_subject = no").unwrap();
    let asked = ask("withdrawn", "citizen", IdentityDigest::Sha256, "withdrawn.txt", DELEGATED);
    check(&asked, Some(NONCE), 0, &["certificate-revoked"]);

    let signed = house.issuing.sign("citizen", CONTENT, &["-cades", "-nodetach"]);
    let wide = |authority: &crate::openssl::Authority| {
        let list = authority.publish("wide.crl", "lists", "20200601000000Z", "20440101000000Z");
        std::sync::Arc::new(kezek_signatures::revocation::CrlIndex::read(&list).unwrap())
    };
    let crls = vec![wide(&house.root), wide(&house.issuing)];
    let ocsp = vec![OcspAnswer { response: asked.response, nonce: Some(NONCE.to_vec()) }];
    let input =
        CmsInput { cms: &signed.cms, content: None, expected: citizen_expected(), received_at: asked.at };
    let verdict = house.verify_by(&Rules::default(), &RevocationSources { crls, ocsp }, &input);
    assert_eq!(codes(&verdict), ["certificate-revoked"]);
    assert_eq!(verdict.findings[0].facts["method"], "ocsp");
    assert_eq!(verdict.findings[0].facts["reason"], "superseded");
}
