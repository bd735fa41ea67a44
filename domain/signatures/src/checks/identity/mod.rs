//! Checks of whose certificate it is.

mod account;
mod number;
mod organisation;
mod request;
mod signatory;

use crate::finding::Finding;
use crate::settings::Expected;
use crate::signer::SignerFacts;

/// Everything found between the certificate, the request and the account.
pub(crate) fn findings(signer: &SignerFacts, expected: &Expected) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(number::check(signer, expected));
    found.extend(request::certificate(signer, expected));
    found.extend(account::certificate(signer, expected));
    found.extend(account::request(expected));
    found.extend(organisation::check(signer, expected));
    found.extend(signatory::check(signer, expected));
    found
}

#[cfg(test)]
mod tests {
    use kezek_kernel::{CertificateRole, Instant};

    use super::*;
    use crate::signer::Owner;

    const PERSON: &str = "601231200018";
    const BIN: &str = "991340003011";
    const OTHER: &str = "991340003021";

    /// A certificate of this person, for this organisation, in this role; asked for this recipient in request and account.
    #[track_caller]
    fn check(bin: Option<&str>, role: CertificateRole, asked: [&str; 2], expected: &[&str]) {
        let signer = SignerFacts {
            owner: Owner::Employee,
            iin: Some(PERSON.to_owned()),
            bin: bin.map(str::to_owned),
            common_name: None,
            surname: None,
            patronymic: None,
            organisation: None,
            roles: vec![CertificateRole::LegalEntity, role],
            serial: String::new(),
            issuer: String::new(),
            not_before: Instant::from_micros(0),
            not_after: Instant::from_micros(0),
            certificate_sha256: String::new(),
        };
        let [request, account] = asked.map(|number| number.parse().ok());
        let signatories = vec![CertificateRole::FirstHead, CertificateRole::RightToSign].into();
        let found = findings(&signer, &Expected { request, account, bin: None, signatories });
        let codes: Vec<&str> = found.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, expected, "{bin:?} {role:?} {asked:?}");
    }

    #[test]
    fn head_and_person_with_the_right_to_sign_sign_for_their_organisation() {
        check(Some(BIN), CertificateRole::FirstHead, [BIN, BIN], &[]);
        check(Some(BIN), CertificateRole::RightToSign, [BIN, BIN], &[]);
        check(Some(BIN), CertificateRole::RightToSign, [BIN, ""], &[]);
    }

    #[test]
    fn nobody_else_signs_for_it() {
        check(Some(BIN), CertificateRole::Employee, [BIN, BIN], &["signer-role-unfit"]);
        check(Some(BIN), CertificateRole::RightToSignFinancial, [BIN, BIN], &["signer-role-unfit"]);
        check(Some(BIN), CertificateRole::InformationSystem, [BIN, BIN], &["signer-role-unfit"]);
        check(Some(OTHER), CertificateRole::FirstHead, [BIN, BIN], &["certificate-bin-differs"]);
        check(
            Some(OTHER),
            CertificateRole::Employee,
            [BIN, BIN],
            &["certificate-bin-differs", "signer-role-unfit"],
        );
        check(None, CertificateRole::Individual, [BIN, BIN], &["certificate-bin-missing"]);
        let differs = ["request-bin-differs-from-account", "certificate-bin-differs"];
        check(Some(BIN), CertificateRole::FirstHead, [OTHER, BIN], &differs);
    }

    #[test]
    fn the_role_of_a_person_who_signs_for_himself_is_not_asked() {
        check(None, CertificateRole::Individual, [PERSON, PERSON], &[]);
        check(Some(BIN), CertificateRole::Employee, [PERSON, PERSON], &[]);
        check(Some(BIN), CertificateRole::FirstHead, [PERSON, BIN], &["request-bin-differs-from-account"]);
    }
}
