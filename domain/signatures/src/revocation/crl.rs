//! RFC 5280, 6.3: what the revocation lists of the issuer say.

use super::{Pair, RevocationAnswer, RevocationSources, Status, index::CrlIndex, revoked};
use crate::certificate::distribution_points;
use crate::finding::{Code, Finding};
use crate::settings::Method;

/// One answer for each list that carries the issuer's name.
pub(super) fn ask(pair: &Pair<'_>, sources: &RevocationSources) -> Vec<RevocationAnswer> {
    let of_issuer = sources.crls.iter().filter(|list| list.names_issuer(pair.issuer));
    of_issuer.map(|list| answer(pair, list)).collect()
}

fn answer(pair: &Pair<'_>, list: &CrlIndex) -> RevocationAnswer {
    let faults = faults(pair, list);
    let status = if !faults.is_empty() {
        Status::Unusable { findings: faults }
    } else if let Some(entry) = list.find(pair.certificate.serial()) {
        revoked(entry.since, entry.reason, pair.at)
    } else {
        Status::Good
    };
    let mut answer = RevocationAnswer::new(pair.certificate, Method::Crl, status);
    answer.this_update = Some(list.this_update);
    answer.next_update = list.next_update;
    answer.source_sha256 = Some(hex::encode(list.sha256()));
    answer
}

fn faults(pair: &Pair<'_>, list: &CrlIndex) -> Vec<Finding> {
    let mut found = Vec::new();
    let issuer = pair.issuer.label();
    let finding = |code| Finding::new(code).with("issuer", &issuer);
    found.extend(staleness(pair, list).map(|finding| finding.with("issuer", &issuer)));
    for oid in &list.unknown_critical {
        found.push(finding(Code::CrlCriticalExtensionUnknown).with("extension", oid));
    }
    if list.scope.is_some() && !covers(pair, list) {
        found.push(finding(Code::CrlScopeDiffers));
    }
    let usage = pair.issuer.extensions().key_usage.as_ref();
    if usage.is_some_and(|usage| !usage.crl_sign()) {
        found.push(finding(Code::CrlIssuerKeyUsage));
    }
    let verify = || pair.tools.algorithms.verify(&list.signed_by(pair.issuer));
    if let Err(fault) = pair.verify_shared(list.sha256(), verify) {
        found.push(fault.finding(Code::CrlSignatureWrong).with("issuer", &issuer));
    }
    found
}

/// A list answers for the moment when its period does not end before it. A list made later answers too, as long as
/// the certificate had not expired by then: an authority may drop expired certificates from its list.
fn staleness(pair: &Pair<'_>, list: &CrlIndex) -> Option<Finding> {
    let finding = Finding::new(Code::CrlStale).with("this-update", list.this_update);
    let Some(next) = list.next_update else { return Some(finding) };
    let dropped = list.this_update > pair.certificate.not_after() && list.this_update > pair.at;
    (next < pair.at || dropped).then(|| finding.with("next-update", next).with("at", pair.at))
}

/// RFC 5280, 5.2.5: the issuing distribution point includes the certificate.
fn covers(pair: &Pair<'_>, list: &CrlIndex) -> bool {
    let Some(scope) = &list.scope else { return true };
    if scope.indirect_crl || scope.only_contains_attribute_certs || scope.only_some_reasons.is_some() {
        return false;
    }
    let is_authority = pair.certificate.extensions().is_authority();
    if (scope.only_contains_user_certs && is_authority) || (scope.only_contains_ca_certs && !is_authority) {
        return false;
    }
    let Some(point) = &scope.distribution_point else { return true };
    let own = &pair.certificate.extensions().distribution_points;
    distribution_points(point).iter().any(|name| own.contains(name))
}
