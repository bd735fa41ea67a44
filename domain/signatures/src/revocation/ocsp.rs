//! RFC 6960, 3.2: what the responders say, and whether they may.

use aws_lc_rs::digest;

use super::{Pair, RevocationAnswer, RevocationSources, Status, reason_name, revoked, source};
use crate::certificate::Certificate;
use crate::encoding::der_of;
use crate::finding::{Code, Finding};
use crate::ocsp::Body;
use crate::ocsp::{CertificateStatus, OcspAnswer, OcspResponse, ResponderIdentity, SingleResponse};
use crate::oids::purpose;
use crate::settings::Method;

/// How long a response holds that names no end: a day.
const PERIOD_SECONDS_WITHOUT_END: i64 = 86_400;

/// One answer for each response about the certificate. Responses that cannot be read, refuse or are about another
/// certificate are recorded with the end entity.
pub(super) fn ask(pair: &Pair<'_>, sources: &RevocationSources) -> Vec<RevocationAnswer> {
    let mut answers: Vec<RevocationAnswer> =
        sources.ocsp.iter().filter_map(|given| answer(pair, given)).collect();
    let is_useful = |answer: &RevocationAnswer| !matches!(answer.status, Status::Unusable { .. });
    if answers.iter().any(is_useful) {
        answers.retain(is_useful);
    }
    answers
}

fn answer(pair: &Pair<'_>, given: &OcspAnswer) -> Option<RevocationAnswer> {
    let record = |status| {
        let mut answer = RevocationAnswer::new(pair.certificate, Method::Ocsp, status);
        answer.source_sha256 = Some(source(&given.response));
        answer
    };
    let unusable = |finding| Status::Unusable { findings: vec![finding] };
    let parsed = der_of(&given.response).and_then(|der| OcspResponse::from_der(&der));
    let response = match parsed {
        Ok(response) => response,
        Err(fault) => {
            let finding = Finding::new(Code::OcspMalformed).with("detail", fault);
            return pair.is_end_entity.then(|| record(unusable(finding)));
        }
    };
    let Some(body) = &response.body else {
        let finding = Finding::new(Code::OcspRefused).with("status", response.refusal);
        return pair.is_end_entity.then(|| record(unusable(finding)));
    };
    let Some(item) = about(body, pair.certificate, pair.issuer) else {
        let is_of_chain = pair
            .chain
            .iter()
            .zip(pair.chain.iter().skip(1))
            .any(|(one, issuer)| about(body, one, issuer).is_some());
        let is_stray = pair.is_end_entity && !is_of_chain;
        return is_stray.then(|| record(unusable(Finding::new(Code::OcspOtherCertificate))));
    };
    let faults = faults(pair, given, body, item);
    let status = if faults.is_empty() { status(pair, item) } else { Status::Unusable { findings: faults } };
    let mut answer = record(status);
    answer.this_update = Some(item.this_update);
    answer.next_update = item.next_update;
    Some(answer)
}

/// The response's answer about a certificate.
fn about<'a>(body: &'a Body, certificate: &Certificate, issuer: &Certificate) -> Option<&'a SingleResponse> {
    body.items.iter().find(|item| item.certificate.is(certificate, issuer))
}

fn status(pair: &Pair<'_>, item: &SingleResponse) -> Status {
    match item.status {
        CertificateStatus::Good => Status::Good,
        CertificateStatus::Revoked { since, reason } => revoked(since, reason_name(reason), pair.at),
        CertificateStatus::Unknown => Status::Unknown,
    }
}

fn faults(pair: &Pair<'_>, given: &OcspAnswer, body: &Body, item: &SingleResponse) -> Vec<Finding> {
    let mut found = Vec::new();
    if body.unknown_critical {
        found.push(Finding::new(Code::OcspMalformed).with("detail", "unknown critical extension"));
    }
    if given.nonce.is_some() && given.nonce != body.nonce {
        found.push(Finding::new(Code::OcspNonceDiffers));
    }
    let until = item.next_update.unwrap_or_else(|| item.this_update.plus_seconds(PERIOD_SECONDS_WITHOUT_END));
    if until < pair.at {
        found.push(Finding::new(Code::OcspStale).with("next-update", until).with("at", pair.at));
    }
    found.extend(responder_fault(pair, body));
    found
}

/// RFC 6960, 4.2.2.2: the issuer itself, or whom the issuer delegated by a certificate for `OCSPSigning`.
fn responder_fault(pair: &Pair<'_>, body: &Body) -> Option<Finding> {
    let candidates = std::iter::once(pair.issuer).chain(&body.certificates);
    let Some(responder) = candidates.into_iter().find(|certificate| is_named(&body.responder, certificate))
    else {
        return Some(Finding::new(Code::OcspResponderNotAuthorised));
    };
    if responder != pair.issuer && !is_delegated(pair, responder) {
        return Some(
            Finding::new(Code::OcspResponderNotAuthorised).with("responder", responder.serial_text()),
        );
    }
    let fault = pair.tools.algorithms.verify(&body.signed_by(responder)).err()?;
    Some(fault.finding(Code::OcspSignatureWrong).with("place", "ocsp"))
}

fn is_named(identity: &ResponderIdentity, certificate: &Certificate) -> bool {
    match identity {
        ResponderIdentity::Name(name) => certificate.subject_key() == name,
        ResponderIdentity::Key(hash) => {
            digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, certificate.key_bits()).as_ref() == hash
        }
    }
}

/// Whether the issuer issued this responder for the purpose, and its certificate is valid. Whether the responder
/// itself is revoked is not asked: such certificates are short-lived and say so (`id-pkix-ocsp-nocheck`).
fn is_delegated(pair: &Pair<'_>, responder: &Certificate) -> bool {
    let extensions = responder.extensions();
    let for_ocsp = extensions.extended_key_usage.iter().flatten().any(|oid| *oid == purpose::OCSP_SIGNING);
    let may_sign = extensions
        .key_usage
        .as_ref()
        .is_none_or(|usage| usage.digital_signature() || usage.non_repudiation());
    let in_time = pair.at >= responder.not_before() && pair.at < responder.not_after().plus_seconds(1);
    let verify = || pair.tools.algorithms.verify(&responder.signed_by(pair.issuer));
    for_ocsp
        && may_sign
        && in_time
        && extensions.unknown_critical.is_empty()
        && responder.names_issuer(pair.issuer)
        && pair.verify_shared(responder.sha256(), verify).is_ok()
}
