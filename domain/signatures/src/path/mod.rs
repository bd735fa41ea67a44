//! The chain from a certificate to a trusted authority (RFC 5280, 6): found by names, then checked link by link.

mod chains;

use kezek_kernel::Instant;

use crate::certificate::Certificate;
use crate::checks::path::{Link, findings};
use crate::finding::{Code, Finding};
use crate::revocation::{self, RevocationAnswer, RevocationSources};
use crate::settings::{Rules, Tools, Trust};

pub use chains::PATH_LIMIT;

/// One question about a certificate.
#[derive(Clone, Copy)]
pub struct PathQuestion<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// Certificates that came with it; they help to build the chain and are trusted in nothing.
    pub offered: &'a [Certificate],
    /// The authorities.
    pub trust: &'a Trust,
    /// Lists and responses.
    pub sources: &'a RevocationSources,
    /// The rules.
    pub rules: &'a Rules,
    /// The trusted moment.
    pub at: Instant,
}

/// What came out.
#[derive(Debug, Clone)]
pub struct PathAnswer {
    /// The chain that was checked, the certificate first and the anchor last; empty when none leads to an anchor.
    pub chain: Vec<Certificate>,
    /// Why it is not accepted.
    pub findings: Vec<Finding>,
    /// What was answered about revocation.
    pub revocation: Vec<RevocationAnswer>,
}

/// Checks a certificate: chain, validity, purpose, revocation.
pub fn validate(question: &PathQuestion<'_>, tools: Tools<'_>) -> PathAnswer {
    let search = chains::search(question.certificate, question.offered, question.trust);
    let best = search
        .chains
        .into_iter()
        .map(|chain| {
            let found = chain_findings(&chain, question, tools);
            (chain, found)
        })
        .min_by_key(|(_, found)| found.len());
    let Some((chain, mut findings)) = best else {
        return unreachable_anchor(question, tools, search.cut_off, &search.last);
    };
    let (revocation, revoked) = revocation::examine(&chain, question, tools);
    findings.extend(revoked);
    PathAnswer { chain, findings, revocation }
}

/// The chain that revocation would be asked for, before anything is verified: whom to ask, and about what.
pub fn likely_chain(
    certificate: &Certificate,
    offered: &[Certificate],
    trust: &Trust,
) -> Option<Vec<Certificate>> {
    chains::search(certificate, offered, trust).chains.into_iter().next()
}

fn chain_findings(chain: &[Certificate], question: &PathQuestion<'_>, tools: Tools<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut authorities_below = 0_usize;
    for (depth, certificate) in chain.iter().enumerate() {
        let issuer = chain.get(depth.saturating_add(1));
        let (at, rules) = (question.at, question.rules);
        found.extend(findings(&Link { certificate, issuer, depth, authorities_below, at, rules, tools }));
        if depth > 0 && !certificate.is_self_issued() {
            authorities_below = authorities_below.saturating_add(1);
        }
    }
    found
}

/// Without an anchor the certificate itself is still checked, so that the person sees everything at once.
fn unreachable_anchor(
    question: &PathQuestion<'_>,
    tools: Tools<'_>,
    cut_off: bool,
    last: &Certificate,
) -> PathAnswer {
    let code = if cut_off { Code::PathTooLong } else { Code::IssuerUnknown };
    let issuer = crate::certificate::display(last.parsed().tbs_certificate().issuer());
    let mut findings = vec![Finding::new(code).with("issuer", issuer)];
    let alone = std::slice::from_ref(question.certificate);
    findings.extend(chain_findings(alone, question, tools));
    PathAnswer { chain: Vec::new(), findings, revocation: Vec::new() }
}
