//! The document an applicant signs while his case waits for him.

use kezek_messages::{ContractFault, Stance, Supplement};

use crate::samples::supplement;

const EXPECTED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<supplement xmlns="urn:kezek:supplement:v1">
  <stance>correction</stance>
  <service>housing-queue</service>
  <requestNumber>10126000000042</requestNumber>
  <caseNumber>2026-000017</caseNumber>
  <asked>2026-11-23T04:00:00.000001Z</asked>
  <iin>500101100000</iin>
  <language>kk</language>
  <prepared>2026-11-24T09:30:00Z</prepared>
  <text>Анықтама жаңартылды,
екінші беті де қоса берілді</text>
  <attachments>
    <attachment document="identity-card">
      <name>жеке куәлік.pdf</name>
      <mediaType>application/pdf</mediaType>
      <sizeBytes>3</sizeBytes>
      <sha256>ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad</sha256>
    </attachment>
  </attachments>
</supplement>
"#;

#[test]
fn the_document_reads_as_written_and_comes_back_equal() {
    assert_eq!(supplement().to_xml().unwrap(), EXPECTED);
    for stance in Stance::ALL {
        let said = Supplement { stance, ..supplement() };
        let read = Supplement::from_xml(said.to_xml().unwrap().as_bytes()).unwrap();
        assert!(read == said, "{stance:?}");
    }
}

#[test]
fn what_is_no_answer_is_refused() {
    for (from, to, fault) in [
        ("correction", "silence", ContractFault::Malformed { element: "stance" }),
        ("500101100000", "500101100001", ContractFault::Malformed { element: "iin" }),
        ("<text>", "<more/><text>", ContractFault::Expected { expected: "text" }),
    ] {
        let found = Supplement::from_xml(EXPECTED.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert_eq!(found, fault, "{to}");
    }
}
