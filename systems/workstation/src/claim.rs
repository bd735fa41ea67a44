//! A signature that another system checked: its verdict is computed again here from the evidence, without network or clock.

use std::collections::BTreeSet;

use kezek_kernel::{Bin, Iin};
use kezek_messages::Application;
use kezek_signatures::{Evidence, Expected, StandardAlgorithms, Tools, Trust, Verdict};

use crate::paper::sha256;

/// Whose signature a document must carry.
pub(crate) enum Signatory {
    /// The own one of whoever applies or complains.
    Applicant(Iin),
    /// That of the officer who took it over the counter for this body.
    Officer(Iin, Bin),
}

impl Signatory {
    pub(crate) fn of(application: &Application) -> Self {
        match &application.intake {
            None => Self::Applicant(application.iin),
            Some(intake) => Self::Officer(intake.officer, intake.provider),
        }
    }

    /// Whether the check of the signature asked for this person.
    fn was_expected(&self, expected: &Expected) -> bool {
        match self {
            Self::Applicant(iin) => expected.request_iin == Some(*iin) && expected.account_iin == Some(*iin),
            Self::Officer(iin, bin) => expected.account_iin == Some(*iin) && expected.bin == Some(*bin),
        }
    }
}

/// What the accepting system says of a person's signature, beside the papers it says it of.
pub(crate) struct Claim {
    /// What was signed.
    pub(crate) document: Vec<u8>,
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
            && evidence.content.as_ref().is_some_and(|it| it.sha256 == hex::encode(sha256(&self.document)));
        let same_person = signer.was_expected(&evidence.expected);
        let own_authorities = evidence.anchors.iter().all(|anchor| believed.contains(&anchor.sha256));
        if !(same_papers && same_person && own_authorities) {
            return None;
        }
        let tools = Tools { algorithms: &StandardAlgorithms, cache: None };
        evidence.recompute(tools, |_| None).ok()
    }
}
