//! What the applicant signed, as a case page shows it: what the check of a signature found, and what he answered while the case
//! waited for him.

use kezek_signatures::Verdict;
use kezek_web::{Finding, Link, Phrase, Summary};

use super::address;
use super::dossier::{Answer, Dossier};

/// What the check of a signature found.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    pub(crate) good: bool,
    pub(crate) findings: Vec<Finding>,
    pub(crate) facts: Summary,
}

impl Signature {
    /// The verdict in words; none when it could not be computed again.
    pub(super) fn of(verdict: Option<&Verdict>) -> Self {
        let Some(verdict) = verdict else {
            let findings = vec![Finding::new("evidence-not-readable")];
            return Self { good: false, findings, facts: Summary::default() };
        };
        let findings: Vec<Finding> =
            verdict.findings.iter().map(|finding| Finding::new(finding.code.to_string())).collect();
        let mut facts = Summary::default();
        if let Some(signer) = &verdict.signer {
            let name = signer.common_name.clone().unwrap_or_default();
            facts = facts.row("ws-case-signature-signer", Phrase::plain(name));
            if let (Some(_), Some(iin)) = (&signer.bin, &signer.iin) {
                facts = facts.row("ws-case-signature-signer-iin", Phrase::plain(iin.as_str()));
            }
            facts = facts
                .row("ws-case-signature-serial", Phrase::plain(signer.serial.as_str()))
                .row("ws-case-signature-issuer", Phrase::plain(signer.issuer.as_str()));
        }
        let at = verdict.trusted_moment.at;
        facts = facts.row("ws-case-signature-moment", Phrase::key("ws-moment").with("at", at));
        Self { good: verdict.accepted, findings, facts }
    }
}

/// What the applicant answered.
#[derive(Debug, Clone)]
pub(crate) struct AnswerView {
    /// What he says, in a word, and when.
    pub(crate) title: Phrase,
    /// What he wrote, paragraph by paragraph.
    pub(crate) lines: Vec<Phrase>,
    /// The files that came with it.
    pub(crate) files: Vec<Link>,
    pub(crate) signature: Signature,
}

impl AnswerView {
    /// All answers of a case, oldest first.
    pub(super) fn all(dossier: &Dossier) -> Vec<Self> {
        dossier.answers.iter().map(|answer| Self::of(dossier, answer)).collect()
    }

    fn of(dossier: &Dossier, answer: &Answer) -> Self {
        let supplement = &answer.supplement;
        let lines = supplement.text.lines().filter(|line| !line.trim().is_empty());
        let files = supplement.attachments.iter().filter_map(|fact| {
            // The files of an answer lie behind those that were there before.
            let line = dossier.attachments.iter().rposition(|file| file.blob == fact.sha256)?;
            let href = format!("{}?file={}#viewer", address(&dossier.case), line.saturating_add(1));
            Some(Link::new(href, Phrase::plain(fact.name.as_str())))
        });
        Self {
            title: Phrase::key("ws-answer-title")
                .with("stance", Phrase::key(format!("ws-stance-{}", supplement.stance.code())))
                .with("at", answer.accepted),
            lines: lines.map(Phrase::plain).collect(),
            files: files.collect(),
            signature: Signature::of(answer.verdict.as_ref()),
        }
    }
}
