//! Signed here, verified here.

use super::super::{SignFault, SystemKey, sign_body};
use super::{CONTENT, PORTAL, WORKSTATION, key, signed_by, verify};

#[track_caller]
fn check(content: &str, expected: &str) {
    for system in [&*PORTAL, &*WORKSTATION] {
        let verified = verify(signed_by(system, content).as_bytes()).unwrap();
        assert_eq!(verified.certificate, system.certificate);
        let inner = verified.body.split_once("wsu:Id=\"id-1\">").map(|(_, inner)| inner);
        assert_eq!(inner, Some(format!("{expected}</soapenv:Body>").as_str()));
    }
}

#[test]
fn the_answer_is_the_canonical_body() {
    check(CONTENT, CONTENT);
    check("<a b='1'   a=\"2\"/>", "<a a=\"2\" b=\"1\"></a>");
    check("<a><!-- unsigned --><![CDATA[<&]]>&#13;\r\n\u{1f3e0}</a>", "<a>&lt;&amp;&#xD;\n\u{1f3e0}</a>");
    check("<p:a xmlns:q='urn:q' xmlns:p='urn:p'><p:b/></p:a>", "<p:a xmlns:p=\"urn:p\"><p:b></p:b></p:a>");
    check("<a xmlns='urn:a'><b xmlns=''/></a>", "<a xmlns=\"urn:a\"><b xmlns=\"\"></b></a>");
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let key = key(&PORTAL);
    assert_eq!(sign_body("<a>", "id-1", &key).unwrap_err(), SignFault::Content);
    assert_eq!(SystemKey::new(b"none", Vec::new()).unwrap_err(), SignFault::Key);
    assert_eq!(format!("{key:?}"), "SystemKey(..)");
}
