//! The document a citizen signs.

use kezek_messages::{
    Application, AttachedFile, Brought, CaseRequest, ContractFault, HandedIn, Intake, ShownIdentity,
    SignedPapers,
};

use crate::samples::{IIN, application, instant};

const EXPECTED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<application xmlns="urn:kezek:application:v1">
  <service>housing-queue</service>
  <edition>almaty-2012-424</edition>
  <channel>portal</channel>
  <locality>191010000</locality>
  <iin>500101100000</iin>
  <language>kk</language>
  <draft>018c7a4e-0000-7000-8000-000000000001</draft>
  <prepared>2026-11-22T09:30:00.25Z</prepared>
  <fields>
    <field code="category">
      <label>Санаты</label>
      <value>large-family</value>
      <shown>Көп балалы отбасы</shown>
    </field>
    <field code="note">
      <label>Ескертпе</label>
      <value> &lt;екі&gt; &amp; "жол":&#xD;
	әрі қарай </value>
    </field>
  </fields>
  <attachments>
    <attachment document="identity-card">
      <name>жеке куәлік.pdf</name>
      <mediaType>application/pdf</mediaType>
      <sizeBytes>3</sizeBytes>
      <sha256>ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad</sha256>
    </attachment>
  </attachments>
</application>
"#;

#[test]
fn the_document_reads_as_written_and_comes_back_equal() {
    let written = application().to_xml().unwrap();
    assert_eq!(written, EXPECTED);
    let read = Application::from_xml(written.as_bytes()).unwrap();
    assert!(read == application());
    assert_eq!(read.to_xml().unwrap(), written);
    assert_eq!(read.value("category"), Some("large-family"));
}

#[test]
fn an_application_over_the_counter_carries_what_the_officer_noted() {
    let handed = |document: &str, brought, expires: Option<&str>| HandedIn {
        document: document.to_owned(),
        brought,
        expires: expires.map(|day| day.parse().unwrap()),
    };
    let intake = Intake {
        officer: IIN.parse().unwrap(),
        provider: "991340000077".parse().unwrap(),
        identity: Some(ShownIdentity { kind: "passport".into(), number: "N00000001".into() }),
        documents: vec![
            handed("application", Brought::Yes, None),
            handed("identity", Brought::Yes, Some("2030-01-31")),
            handed("power", Brought::NotConcerned, None),
        ],
    };
    let application = Application { intake: Some(intake), ..application() };
    let written = application.to_xml().unwrap();
    assert!(written.ends_with(INTAKE), "{written}");
    assert!(Application::from_xml(written.as_bytes()).unwrap() == application);
    let unknown = written.replace("<brought>yes<", "<brought>perhaps<");
    let fault = Application::from_xml(unknown.as_bytes()).unwrap_err();
    assert_eq!(fault, ContractFault::Malformed { element: "brought" });
}

const INTAKE: &str = r#"  <intake>
    <officer>500101100000</officer>
    <provider>991340000077</provider>
    <identity>
      <kind>passport</kind>
      <number>N00000001</number>
    </identity>
    <documents>
      <document code="application">
        <brought>yes</brought>
      </document>
      <document code="identity">
        <brought>yes</brought>
        <expires>2030-01-31</expires>
      </document>
      <document code="power">
        <brought>not-concerned</brought>
      </document>
    </documents>
  </intake>
</application>
"#;

#[test]
fn the_intake_in_the_description_of_the_format_is_this_one() {
    let description = include_str!("../../../../docs/formats/messages.md");
    let inner = INTAKE.trim_end_matches("</application>\n");
    assert!(description.contains(&format!("```xml\n{inner}```\n")));
}

#[test]
fn the_document_in_the_description_of_the_format_is_this_one() {
    let description = include_str!("../../../../docs/formats/messages.md");
    assert!(description.contains(&format!("```xml\n{EXPECTED}```\n")));
}

#[test]
fn a_character_that_xml_cannot_carry_is_refused_before_signing() {
    let mut faulty = application();
    faulty.fields[0].value = "\u{0}".into();
    assert_eq!(faulty.to_xml(), Err(ContractFault::Unwritable));
}

/// The faults of a document in which one passage was replaced by another.
#[track_caller]
fn check(from: &str, to: &str, expected: &str) {
    assert!(EXPECTED.contains(from), "{from}");
    let fault = Application::from_xml(EXPECTED.replacen(from, to, 1).as_bytes()).unwrap_err();
    assert_eq!(fault.code(), expected, "{from} → {to}: {fault}");
}

#[test]
fn every_departure_from_the_form_is_named() {
    check("application:v1", "application:v2", "element-missing");
    check("  <channel>portal</channel>\n", "", "element-missing");
    check("<channel>portal</channel>", "<channel>portal</channel><channel>x</channel>", "element-missing");
    check("</attachments>\n", "</attachments><more/>", "element-unexpected");
    check("<fields>", "<fields>text", "element-unexpected");
    check("500101100000", "500101100001", "value-malformed");
    check("191010000", "1910", "value-malformed");
    check("<sizeBytes>3", "<sizeBytes>-3", "value-malformed");
    check("ba7816", "xx7816", "value-malformed");
    check("<language>kk", "<language>de", "value-malformed");
    check("portal<", "<b/>portal<", "value-malformed");
    check(" code=\"note\"", "", "element-missing");
    check("<service>", &format!("<service>{}", "x".repeat(300)), "limit-exceeded");
    check("<application ", "<!DOCTYPE application><application ", "message-with-doctype");
}

#[test]
fn attachments_are_held_against_the_signed_hashes() {
    let application = application();
    let signed = application.attachments[0].sha256;
    let request = |attachments| CaseRequest {
        request_number: "1".into(),
        papers: SignedPapers {
            accepted: instant("2026-11-22T09:31:00Z"),
            journal_index: 0,
            leaf_hash: [0; 32],
            document: Vec::new(),
            cms: Vec::new(),
            evidence: Vec::new(),
            attachments,
        },
    };
    let file = |sha256, bytes: &[u8]| AttachedFile { sha256, bytes: bytes.to_vec() };
    let faulty = |files| request(files).papers.faulty_attachments(&application.attachments);
    assert_eq!(faulty(vec![file(signed, b"abc")]), Vec::<[u8; 32]>::new());
    assert_eq!(faulty(vec![]), [signed]);
    assert_eq!(faulty(vec![file(signed, b"abd")]), [signed]);
    assert_eq!(faulty(vec![file(signed, b"abc"), file([7; 32], b"x")]), [[7; 32]]);
}
