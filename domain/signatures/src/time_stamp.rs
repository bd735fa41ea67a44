//! RFC 3161: a time stamp over the signature value proves that the signature existed at an earlier instant.

use der::asn1::ObjectIdentifier;
use kezek_kernel::Instant;

use crate::certificate::Certificate;
use crate::check::{Carried, SignatureCheck};
use crate::checks::message::{self, MessageContext};
use crate::encoding::{Malformed, Reader, tag};
use crate::finding::{Code, Finding};
use crate::message::{SignedMessage, object_identifier};
use crate::oids::cms as oid;
use crate::path::{self, PathQuestion};
use crate::settings::{Purpose, Rules};
use crate::verdict::{ChainLink, TimeStampFacts};

/// The most tokens of one signature that are examined.
pub(crate) const STAMP_LIMIT: usize = 4;
const PLACE: &str = "time stamp";

/// Checks a token over a signature value; certificates of the message `around` it help to build the chain. The authority is judged at the instant of receipt.
pub(crate) fn examine(
    token: &[u8],
    signature: &[u8],
    around: &Carried,
    received_at: Instant,
    check: &SignatureCheck<'_>,
) -> TimeStampFacts {
    let mut facts =
        TimeStampFacts { at: None, findings: Vec::new(), chain: Vec::new(), revocation: Vec::new() };
    let read = SignedMessage::read(token).map_err(|_| Malformed(PLACE)).and_then(|message| {
        let info = Info::read(&message)?;
        Ok((message, info))
    });
    let (message, info) = match read {
        Ok(read) => read,
        Err(fault) => {
            facts.findings.push(Finding::new(Code::TimeStampMalformed).with("detail", fault));
            return facts;
        }
    };
    facts.at = Some(info.at);
    if info.at > received_at {
        facts.findings.push(Finding::new(Code::TimeStampLaterThanReceipt).with("at", info.at));
    }
    match check.tools.algorithms.digest(info.digest, signature) {
        Ok(computed) if computed == info.imprint => {}
        Ok(_) => facts.findings.push(Finding::new(Code::TimeStampImprintDiffers)),
        Err(fault) => facts.findings.push(fault.finding(Code::TimeStampImprintDiffers).with("place", PLACE)),
    }
    examine_signer(&message, around, received_at, check, &mut facts);
    facts
}

fn examine_signer(
    message: &SignedMessage,
    around: &Carried,
    received_at: Instant,
    check: &SignatureCheck<'_>,
    facts: &mut TimeStampFacts,
) {
    let [signer] = message.signers.as_slice() else {
        facts.findings.push(Finding::new(Code::SignerCount).with("count", message.signers.len()));
        return;
    };
    let carried = Carried::read(message);
    let certificate = match carried.of(signer) {
        Ok(certificate) => certificate,
        Err(finding) => {
            facts.findings.push(finding);
            return;
        }
    };
    let offered: Vec<Certificate> =
        carried.certificates.iter().chain(&around.certificates).cloned().collect();
    let algorithms = check.tools.algorithms;
    let context = MessageContext { message, signer, certificate: Some(certificate), given: None, algorithms };
    // RFC 3161 itself prescribes the first version of signing-certificate.
    let found = message::findings(&context)
        .into_iter()
        .filter(|finding| finding.code != Code::SigningCertificateWeak);
    facts.findings.extend(found);
    let rules = Rules { purpose: Purpose::TimeStamping, policy: None, ..check.rules.clone() };
    let question = PathQuestion {
        certificate,
        offered: &offered,
        trust: check.trust,
        sources: check.sources,
        rules: &rules,
        at: received_at,
    };
    let answer = path::validate(&question, check.tools);
    facts.findings.extend(answer.findings);
    facts.chain = ChainLink::describe(&answer.chain);
    facts.revocation = answer.revocation;
}

/// `TSTInfo` (RFC 3161, 2.4.2), as far as it is needed.
struct Info {
    digest: ObjectIdentifier,
    imprint: Vec<u8>,
    at: Instant,
}

impl Info {
    fn read(message: &SignedMessage) -> Result<Self, Malformed> {
        if message.content_type != oid::TIME_STAMP_INFO {
            return Err(Malformed("time stamp: another content type"));
        }
        let content = message.content.as_deref().ok_or(Malformed(PLACE))?;
        let mut fields = Reader::new(Reader::only(content, tag::SEQUENCE, PLACE)?.value);
        fields.expect(tag::INTEGER, PLACE)?;
        fields.expect(tag::OBJECT_IDENTIFIER, PLACE)?;
        let mut imprint = Reader::new(fields.expect(tag::SEQUENCE, PLACE)?.value);
        let algorithm = imprint.expect(tag::SEQUENCE, PLACE)?.value;
        let digest = object_identifier(Reader::new(algorithm).expect(tag::OBJECT_IDENTIFIER, PLACE)?)?;
        let hash = imprint.expect(tag::OCTET_STRING, PLACE)?.value.to_vec();
        fields.expect(tag::INTEGER, PLACE)?;
        let at = instant(fields.expect(tag::GENERALIZED_TIME, PLACE)?.value)?;
        Ok(Self { digest, imprint: hash, at })
    }
}

/// `GeneralizedTime` with the fraction of a second that RFC 3161 allows and X.509 does not.
fn instant(text: &[u8]) -> Result<Instant, Malformed> {
    let text =
        std::str::from_utf8(text).ok().and_then(|text| text.strip_suffix('Z')).ok_or(Malformed(PLACE))?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || !digits(fraction) {
        return Err(Malformed(PLACE));
    }
    let part = |from: usize, to: usize| whole.get(from..to).unwrap_or_default();
    let (year, month, day) = (part(0, 4), part(4, 6), part(6, 8));
    let (hour, minute, second) = (part(8, 10), part(10, 12), part(12, 14));
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}.{fraction:.6}Z")
        .parse()
        .map_err(|_| Malformed(PLACE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(instant(text.as_bytes()).ok().map(|at| at.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn times_with_and_without_fractions() {
        check("20260102030405Z", Some("2026-01-02T03:04:05Z"));
        check("20260102030405.25Z", Some("2026-01-02T03:04:05.25Z"));
        check("20260102030405.1234567891Z", Some("2026-01-02T03:04:05.123456Z"));
        check("20260102030405", None);
        check("20261302030405Z", None);
        check("20260102030405.Z", None);
        check("202601020304Z", None);
    }
}
