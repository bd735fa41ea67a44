//! What an accepting system says of a person's signature, computed again from the evidence that it sent.

use std::collections::BTreeSet;
use std::sync::Arc;

use kezek_kernel::{Bin, CertificateRoles, Iin, Instant, Kato, RecipientNumber};
use kezek_messages::Application;
use kezek_signatures::{Evidence, Expected, StandardAlgorithms, Tools, Trust, Verdict};
use kezek_store::StoreError;

use crate::Workstation;
use crate::document::paper::sha256;

/// Whose signature papers must carry.
pub(crate) enum Signatory {
    /// The applicant's own, or that of a person who may sign for it in one of these roles.
    Applicant(RecipientNumber, CertificateRoles),
    /// That of the officer who took it over the counter for this body.
    Officer(Iin, Bin),
}

impl Signatory {
    pub(crate) fn of(application: &Application, signatories: CertificateRoles) -> Self {
        match &application.intake {
            None => Self::Applicant(application.applicant, signatories),
            Some(intake) => Self::Officer(intake.officer, intake.provider),
        }
    }

    /// Whether the check of the signature asked for this person.
    fn was_expected(&self, expected: &Expected) -> bool {
        match self {
            Self::Applicant(number, signatories) => {
                let for_organisation = number.bin().is_some();
                expected.request == Some(*number)
                    && expected.account == Some(*number)
                    && (!for_organisation || expected.signatories == *signatories)
            }
            Self::Officer(iin, bin) => {
                expected.account == Some(RecipientNumber::Iin(*iin)) && expected.bin == Some(*bin)
            }
        }
    }
}

/// What the accepting system says of a person's signature, beside the papers it says it of.
pub(crate) struct Claim {
    /// The exact bytes that were signed.
    pub(crate) content: Vec<u8>,
    pub(crate) cms: Vec<u8>,
    pub(crate) evidence: Vec<u8>,
}

impl Claim {
    /// The verdict, computed again; none when the evidence cannot be read, is of other papers or another person, or
    /// rests on an authority that this workstation does not believe.
    pub(crate) fn verdict(&self, signer: &Signatory, trust: &Trust) -> Option<Verdict> {
        let evidence: Evidence = serde_json::from_slice(&self.evidence).ok()?;
        let believed = trust.anchors.iter().map(|anchor| hex::encode(sha256(anchor.der())));
        let believed: BTreeSet<String> = believed.collect();
        let same_papers = evidence.cms.sha256 == hex::encode(sha256(&self.cms))
            && evidence.content.as_ref().is_some_and(|it| it.sha256 == hex::encode(sha256(&self.content)));
        let same_person = signer.was_expected(&evidence.expected);
        let own_authorities = evidence.anchors.iter().all(|anchor| believed.contains(&anchor.sha256));
        if !(same_papers && same_person && own_authorities) {
            return None;
        }
        let tools = Tools { algorithms: &StandardAlgorithms, cache: None };
        evidence.recompute(tools, |_| None).ok()
    }
}

impl Workstation {
    /// The verdict on a claim, computed where it holds nobody up.
    pub(crate) async fn verdict(
        &self,
        claim: Claim,
        signer: Signatory,
    ) -> Result<Option<Verdict>, StoreError> {
        let desk = Arc::clone(self.signatures());
        let computed = tokio::task::spawn_blocking(move || claim.verdict(&signer, desk.trust()));
        computed.await.map_err(|_| StoreError::Panicked)
    }

    /// In which roles one signed for an organisation on this day of this locality.
    pub(crate) fn signatories(&self, locality: Kato, at: Instant) -> CertificateRoles {
        let locality = self.parameters().locality(locality);
        let day = locality.map_or_else(|| self.today(), |locality| locality.date_at(at));
        self.parameters().signatories_at(day)
    }
}
