//! Messages made to deceive; each meets its own finding.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::KeyAlgorithm;

use super::super::{BodyFault, BodyFaultKind, sign_body};
use super::{CONTENT, LIMIT_BYTES, PORTAL, WORKSTATION, key, signed, system, verify};

#[track_caller]
fn check(message: &str, expected: &str) {
    let fault = verify(message.as_bytes()).map(|verified| verified.body).unwrap_err();
    assert_eq!(fault.code(), expected, "{fault}");
}

/// A signed message in which one passage was replaced by another.
#[track_caller]
fn check_changed(from: &str, to: &str, expected: &str) {
    let message = signed(CONTENT);
    assert!(message.contains(from), "{from} is not in {message}");
    check(&message.replacen(from, to, 1), expected);
}

/// The passages of a signed message: before the body, the body, after it.
fn parts() -> (String, String, String) {
    let message = signed(CONTENT);
    let (before, rest) = message.split_once("<soapenv:Body").unwrap();
    let (body, after) = rest.split_once("</soapenv:Body>").unwrap();
    (before.to_owned(), format!("<soapenv:Body{body}</soapenv:Body>"), after.to_owned())
}

#[test]
fn unsigned_messages() {
    let (before, body, after) = parts();
    let envelope = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    check(&format!("{envelope}{body}{after}"), "body-not-signed");
    check(&format!("{envelope}<soapenv:Header/>{body}{after}"), "body-not-signed");
    let (start, rest) = before.split_once("<ds:Signature ").unwrap();
    let (signature, end) = rest.split_once("</ds:Signature>").unwrap();
    check(&format!("{start}{end}{body}{after}"), "body-not-signed");
    // The older variant, a signature straight in the header, is not of the profile.
    let straight = format!("<ds:Signature {signature}</ds:Signature>");
    let wsse = "xmlns:wsse=\"urn:bound-somewhere\"";
    let message = format!("{envelope}<soapenv:Header {wsse}>{straight}</soapenv:Header>{body}{after}");
    check(&message, "body-not-signed");
}

#[test]
fn changed_messages() {
    check_changed("сұрау", "жауап", "body-digest-wrong");
    check_changed("<request>", "<request x=\"\">", "body-digest-wrong");
    check_changed("urn:a", "urn:b", "body-digest-wrong");
    check_changed("#id-1\">", "#id-1\" Type=\"x\">", "body-signature-wrong");
    check_changed("<ds:SignatureValue>", "<ds:SignatureValue>AAAA", "body-signature-wrong");
    check_changed("<ds:DigestValue>", "<ds:DigestValue>*", "signature-profile");
    let other = STANDARD.encode(system("gateway", KeyAlgorithm::Rsa2048).certificate);
    let ours = STANDARD.encode(&PORTAL.certificate);
    check_changed(&ours, &other, "body-signature-wrong");
    let elliptic = STANDARD.encode(&WORKSTATION.certificate);
    check_changed(&ours, &elliptic, "transport-key-not-accepted");
    check_changed(&ours, "AAAA", "transport-certificate-unreadable");
    check_changed(&ours, "*", "transport-certificate-unreadable");
}

#[test]
fn other_algorithms_and_transforms() {
    let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    let comments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
    check_changed(exclusive, comments, "signature-profile");
    check_changed("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256", "signature-profile");
    check_changed("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256", "body-signature-wrong");
    check_changed("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1", "signature-profile");
    check_changed("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1", "signature-profile");
    let transform = format!("<ds:Transform Algorithm=\"{exclusive}\"></ds:Transform>");
    check_changed(&transform, "", "signature-profile");
    check_changed(&transform, &transform.repeat(2), "signature-profile");
    let xpath = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"></ds:Transform>";
    check_changed(&transform, xpath, "signature-profile");
    let prefixes =
        "<i:InclusiveNamespaces xmlns:i=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"a\"/>";
    check_changed("></ds:Transform>", &format!(">{prefixes}</ds:Transform>"), "signature-profile");
    check_changed("X509v3", "X509SubjectKeyIdentifier", "signature-profile");
    check_changed("<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>portal</ds:KeyName>", "signature-profile");
    check_changed("</ds:Signature>", "<ds:Object/></ds:Signature>", "signature-profile");
    check_changed("</ds:Reference>", "</ds:Reference><ds:Reference URI=\"\"/>", "signature-profile");
    check_changed("</ds:Signature>", "</ds:Signature><wsse:Timestamp/>", "signature-profile");
}

#[test]
fn wrapped_messages() {
    let (before, body, after) = parts();
    let forged = body.replace("сұрау", "жалған");
    let renamed = forged.replace("id-1", "id-2");
    let anonymous = forged.replace(" wsu:Id=\"id-1\"", "");
    let held = format!("<h:held xmlns:h=\"urn:h\">{body}</h:held></soapenv:Header>");
    // The signed body moved into the header, another put in its place.
    for fake in [&forged, &renamed, &anonymous] {
        let message = format!("{}{fake}{after}", before.replace("</soapenv:Header>", &held));
        check(&message, "message-not-soap");
    }
    // The signed body inside the forged one, or beside it.
    let nested = renamed.replace("</soapenv:Body>", &format!("{body}</soapenv:Body>"));
    check(&format!("{before}{nested}{after}"), "message-not-soap");
    check(&format!("{before}{body}{renamed}{after}"), "message-not-soap");
    check(&format!("{before}{renamed}{body}{after}"), "message-not-soap");
    // The signed content under another name in the header, so that only one element is called Body.
    let content = body.replace("soapenv:Body", "x:Held").replace("<x:Held", "<x:Held xmlns:x=\"urn:x\"");
    let held = format!("{content}</soapenv:Header>");
    check(&format!("{}{forged}{after}", before.replace("</soapenv:Header>", &held)), "body-id-not-unique");
    check(&format!("{}{renamed}{after}", before.replace("</soapenv:Header>", &held)), "reference-elsewhere");
    check(
        &format!("{}{anonymous}{after}", before.replace("</soapenv:Header>", &held)),
        "reference-elsewhere",
    );
    // A whole signed envelope inside another.
    let outer = format!("{before}<soapenv:Body>{before}{body}{after}</soapenv:Body></soapenv:Envelope>");
    check(&outer, "message-not-soap");
}

#[test]
fn identifiers_and_references() {
    for twin in ["Id=\"id-1\"", "ID=\"id-1\"", "id=\"id-1\"", "xml:id=\"id-1\"", "wsu:Id=\"id-1\""] {
        check_changed("<request>", &format!("<request {twin}>"), "body-id-not-unique");
    }
    check_changed("URI=\"#id-1\"", "URI=\"\"", "reference-elsewhere");
    check_changed("URI=\"#id-1\"", "URI=\"http://127.0.0.1/#id-1\"", "reference-elsewhere");
    check_changed("URI=\"#id-1\"", "URI=\"#xpointer(id('id-1'))\"", "reference-elsewhere");
    check_changed("wsu:Id=\"id-1\"", "Id=\"id-1\"", "reference-elsewhere");
}

#[test]
fn several_signatures() {
    let (before, body, after) = parts();
    let (_, rest) = before.split_once("<wsse:Security").unwrap();
    let (security, _) = rest.split_once("</soapenv:Header>").unwrap();
    let twice = format!("<wsse:Security{security}</soapenv:Header>");
    check(&format!("{}{body}{after}", before.replace("</soapenv:Header>", &twice)), "several-signatures");
    let (_, rest) = before.split_once("<ds:Signature ").unwrap();
    let (signature, _) = rest.split_once("</wsse:Security>").unwrap();
    let twice = format!("<ds:Signature {signature}</wsse:Security>");
    check(&format!("{}{body}{after}", before.replace("</wsse:Security>", &twice)), "several-signatures");
}

#[test]
fn documents_that_are_no_messages() {
    check("", "message-not-xml");
    check("PK\u{3}\u{4}", "message-not-xml");
    check("<a/>", "message-not-soap");
    check("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "message-with-doctype");
    check_changed("<soapenv:Envelope", "<!DOCTYPE x><soapenv:Envelope", "message-with-doctype");
    check_changed("сұрау", "&unknown;", "message-not-xml");
    check_changed("</soapenv:Envelope>", "<x/></soapenv:Envelope>", "message-not-soap");
    check_changed("</soapenv:Envelope>", "", "message-not-xml");
    check(&"<a>".repeat(1000), "message-not-xml");
    check(&"<a>".repeat(200_000), "message-too-complex");
    check(&format!("<a {}/>", "b='' ".repeat(100_000)), "message-too-complex");
    check(&format!("<a {}/>", "xmlns:b='' ".repeat(1000)), "message-too-complex");
    let long = verify(&vec![b'x'; 100 * 1024 * 1024]).unwrap_err();
    assert_eq!(long, BodyFault::TooLarge { limit_bytes: LIMIT_BYTES });
    assert_eq!(verify(&[0xff, 0xfe]).unwrap_err(), BodyFault::NotXml);
}

#[test]
fn every_truncation_is_refused_without_a_panic() {
    let message = signed(CONTENT);
    for end in 0..message.len() {
        verify(message.as_bytes().get(..end).unwrap()).unwrap_err();
    }
}

#[test]
fn a_changed_byte_never_changes_what_is_read() {
    let message = signed(CONTENT);
    let body = verify(message.as_bytes()).unwrap().body;
    for at in 0..message.len() {
        let mut changed = message.clone().into_bytes();
        changed[at] ^= 0x01;
        if let Ok(verified) = verify(&changed) {
            assert_eq!(verified.body, body, "byte {at}");
        }
    }
}

#[test]
fn each_group_has_its_answer() {
    let kinds = [
        (BodyFault::Doctype, BodyFaultKind::Format),
        (BodyFault::NotSigned, BodyFaultKind::NotSigned),
        (BodyFault::DigestWrong, BodyFaultKind::Signature),
        (BodyFault::CertificateUnreadable, BodyFaultKind::Certificate),
    ];
    for (fault, kind) in kinds {
        assert_eq!(fault.kind(), kind);
    }
    let stranger = system("stranger", KeyAlgorithm::Rsa2048);
    let message = sign_body(CONTENT, "id-1", &key(&stranger)).unwrap();
    assert_eq!(verify(message.as_bytes()).unwrap().certificate, stranger.certificate);
}
