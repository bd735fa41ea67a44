//! Time stamps: openssl asks for them, believes them, and finds them in signatures.

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::{Decode, Encode};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::TestAuthority;
use kezek_testbed::cms_signing::{Content, sign_stamped};

use crate::bench::{Bench, iin, now};

fn bench(authority: &TestAuthority) -> Bench {
    let bench = Bench::new();
    bench.put_pem("root.pem", &[authority.root()]);
    bench.put_pem("issuing.pem", &[authority.issuing()]);
    bench.put("content.bin", "Кезек".as_bytes());
    bench
}

#[track_caller]
fn check_good(chain: KeyAlgorithm, options: &str) {
    let authority = TestAuthority::shared(chain).unwrap();
    let bench = bench(authority);
    bench.openssl_ok(&format!("ts -query -data content.bin -sha256 {options} -out request.tsq"));
    let response = authority.authority().time_stamp(&bench.get("request.tsq"), TestAuthority::NOW).unwrap();
    bench.put("response.tsr", &response);
    let text = bench.openssl_ok(&format!(
        "ts -verify -queryfile request.tsq -in response.tsr -CAfile root.pem -untrusted issuing.pem -attime {}",
        now()
    ));
    assert!(text.contains("Verification: OK"), "{text}");
    let text = bench.openssl_ok("ts -reply -in response.tsr -text");
    assert!(text.contains("Time stamp: Nov 22 09:00:00 2026 GMT"), "{text}");
}

#[test]
fn openssl_believes_the_stamps() {
    check_good(KeyAlgorithm::Rsa2048, "-cert");
    check_good(KeyAlgorithm::EcdsaP256, "-cert -no_nonce");
    check_good(KeyAlgorithm::EcdsaP256, "-cert -tspolicy 1.2.398.3.3.2.6.2");
}

#[track_caller]
fn check_refusal(options: &str, reason: &str) {
    let authority = TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap();
    let bench = bench(authority);
    bench.openssl_ok(&format!("ts -query -data content.bin {options} -out request.tsq"));
    let response = authority.authority().time_stamp(&bench.get("request.tsq"), TestAuthority::NOW).unwrap();
    bench.put("response.tsr", &response);
    let text = bench.openssl("ts -reply -in response.tsr -text").text;
    assert!(text.contains("Status: Rejected") && text.contains(reason), "{text}");
}

#[test]
fn other_requests_are_refused_with_their_reason() {
    check_refusal("-sha1", "unrecognized or unsupported algorithm");
    check_refusal("-sha256 -tspolicy 1.2.3.4", "policy is not supported");
}

#[test]
fn a_stamped_signature_carries_a_stamp_over_its_value() {
    let authority = TestAuthority::shared(KeyAlgorithm::Rsa2048).unwrap();
    let bench = bench(authority);
    let credential = authority.signer(TestAuthority::citizen(iin()), KeyAlgorithm::EcdsaP256).unwrap();
    let content = Content::Attached(b"text");
    let cms = sign_stamped(&credential, content, TestAuthority::NOW, authority.authority()).unwrap();
    bench.put("cms.der", &cms);
    bench.openssl_ok(&format!(
        "cms -verify -cades -binary -inform DER -in cms.der -CAfile root.pem -attime {}",
        now()
    ));
    let outer = ContentInfo::from_der(&cms).unwrap();
    let contents: SignedData = outer.content.decode_as().unwrap();
    let signer = contents.signer_infos.0.get(0).unwrap();
    let attribute = signer.unsigned_attrs.as_ref().unwrap().get(0).unwrap();
    assert_eq!(attribute.oid.to_string(), "1.2.840.113549.1.9.16.2.14");
    bench.put("token.der", &attribute.values.get(0).unwrap().to_der().unwrap());
    bench.put("value.bin", signer.signature.as_bytes());
    let text = bench.openssl_ok(&format!(
        "ts -verify -data value.bin -in token.der -token_in -CAfile root.pem -untrusted issuing.pem -attime {}",
        now()
    ));
    assert!(text.contains("Verification: OK"), "{text}");
}
