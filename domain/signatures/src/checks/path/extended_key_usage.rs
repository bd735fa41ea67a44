//! RFC 5280, 4.2.1.12: the purposes that a certificate names include the one it is used for.
//!
//! The national authority names emailProtection in certificates for signing and clientAuth in those for logging in.
//! A login certificate gets a finding of its own, because the person has the right key beside it.

use der::asn1::ObjectIdentifier;

use super::Link;
use crate::finding::{Code, Finding};
use crate::oids::purpose;
use crate::settings::Purpose;

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let extensions = link.certificate.extensions();
    let named = extensions.extended_key_usage.as_deref();
    let Some(named) = named else {
        // Only a time stamp authority must name its purpose (RFC 3161, 2.3).
        return (link.rules.purpose == Purpose::TimeStamping)
            .then(|| link.finding(Code::ExtendedKeyUsageUnfit));
    };
    let has = |oid: ObjectIdentifier| named.contains(&oid);
    let fits = match link.rules.purpose {
        Purpose::Signing => has(purpose::EMAIL_PROTECTION),
        Purpose::Authentication => has(purpose::CLIENT_AUTHENTICATION) || has(purpose::EMAIL_PROTECTION),
        Purpose::System => named.iter().any(|oid| is_system(*oid)),
        Purpose::TimeStamping => named == [purpose::TIME_STAMPING] && extensions.extended_key_usage_critical,
        Purpose::Any => true,
    };
    if fits {
        return None;
    }
    if link.rules.purpose == Purpose::Signing && has(purpose::CLIENT_AUTHENTICATION) {
        return Some(link.finding(Code::CertificateForAuthenticationOnly));
    }
    let purposes = named.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Some(link.finding(Code::ExtendedKeyUsageUnfit).with("purposes", purposes))
}

/// The purpose of an information system, or one of the kinds below it.
fn is_system(oid: ObjectIdentifier) -> bool {
    oid == purpose::INFORMATION_SYSTEM || oid.as_bytes().starts_with(purpose::INFORMATION_SYSTEM.as_bytes())
}
