//! xmlsec1, an independent implementation, verifies ours, and we verify xmlsec1's.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use kezek_testbed::authority::Credential;

use super::{CONTENT, PORTAL, WORKSTATION, signed_by, verify};

const ID_ATTRIBUTE: [&str; 2] = ["--id-attr:Id", "http://schemas.xmlsoap.org/soap/envelope/:Body"];

/// Contents whose canonical form differs from what is written.
const CONTENTS: [&str; 4] = [
    CONTENT,
    "<a b='1'   a=\"2 &#9; &lt; &#xD;\"><!-- c --><![CDATA[<&>]]>&#13;\n\u{1f3e0} \"'</a>",
    "<p:a xmlns:q='urn:q' xmlns:p='urn:p' q:x='1' p:y='2' z='3'><p:b/><q:c xmlns:q='urn:r'><q:d q:e=''/></q:c></p:a>",
    "<a xmlns='urn:a'><b xmlns=''><c xmlns='urn:a'/></b><?target data?><d xml:lang='kk'>Қ</d></a>",
];

fn xmlsec1(arguments: &[&str], files: &[&Path]) -> std::process::Output {
    let mut command = Command::new("xmlsec1");
    command.args(arguments).args(ID_ATTRIBUTE).args(files);
    command.output().expect("these tests need xmlsec1: apt-get install xmlsec1")
}

#[track_caller]
fn check_accepts(system: &Credential, message: &str, expected: bool) {
    let folder = tempfile::tempdir().unwrap();
    let certificate = folder.path().join("certificate.der");
    let file = folder.path().join("message.xml");
    std::fs::write(&certificate, &system.certificate).unwrap();
    std::fs::write(&file, message).unwrap();
    let certificate = certificate.to_str().unwrap();
    let output = xmlsec1(&["--verify", "--pubkey-cert-der", certificate], &[&file]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.success(), expected, "{message}\n{told}");
    assert_eq!(verify(message.as_bytes()).is_ok(), expected, "{message}");
}

#[test]
fn xmlsec1_agrees_on_what_we_sign() {
    for system in [&*PORTAL, &*WORKSTATION] {
        for content in CONTENTS {
            check_accepts(system, &signed_by(system, content), true);
        }
        let signed = signed_by(system, CONTENT);
        check_accepts(system, &signed.replace("сұрау", "жауап"), false);
        check_accepts(system, &signed.replace("#id-1\">", "#id-1\" Type=\"x\">"), false);
    }
}

/// Our message with its values emptied, as a template for another signer.
fn template(system: &Credential, content: &str) -> String {
    let ours = signed_by(system, "<placeholder></placeholder>");
    let emptied = ["ds:DigestValue", "ds:SignatureValue"].iter().fold(ours, |text, name| {
        let (before, rest) = text.split_once(&format!("<{name}>")).unwrap();
        let (_, after) = rest.split_once(&format!("</{name}>")).unwrap();
        format!("{before}<{name}></{name}>{after}")
    });
    let tail = emptied.split_once("<wsse:KeyIdentifier").unwrap().1;
    assert!(tail.contains(&STANDARD.encode(&system.certificate)));
    emptied.replace("<placeholder></placeholder>", content).replace("<ds:Reference", "\n <ds:Reference")
}

#[test]
fn we_agree_on_what_xmlsec1_signs() {
    check_verifies(&PORTAL);
    check_verifies(&WORKSTATION);
}

#[track_caller]
fn check_verifies(system: &Credential) {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key.pem");
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(system.key.pkcs8())
    );
    std::fs::write(&key, pem).unwrap();
    for content in CONTENTS {
        let file = folder.path().join("template.xml");
        let signed = folder.path().join("signed.xml");
        std::fs::write(&file, template(system, content)).unwrap();
        let arguments =
            ["--sign", "--privkey-pem", key.to_str().unwrap(), "--output", signed.to_str().unwrap()];
        let output = xmlsec1(&arguments, &[&file]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let message = std::fs::read(&signed).unwrap();
        let verified = verify(&message).unwrap();
        assert_eq!(verified.certificate, system.certificate);
    }
}
