//! Candidate chains by issuer name and key identifier, bounded in every direction.

use crate::certificate::Certificate;
use crate::settings::Trust;

/// The most certificates in a chain, the end entity and the anchor included.
pub const PATH_LIMIT: usize = 6;
/// The most candidate chains that are checked.
const CHAIN_LIMIT: usize = 8;
/// The most steps of the search, against meshes of authorities that certify each other.
const STEP_LIMIT: usize = 256;

/// What the search found.
pub(super) struct Search {
    /// Chains that end at an anchor, end entity first.
    pub(super) chains: Vec<Vec<Certificate>>,
    /// Whether a bound ended the search before an anchor was reached.
    pub(super) cut_off: bool,
    /// The furthest certificate that was reached.
    pub(super) last: Certificate,
}

struct Walk<'a> {
    offered: &'a [Certificate],
    trust: &'a Trust,
    steps: usize,
    furthest: usize,
    search: Search,
}

/// All chains from the certificate to an anchor, shortest first from each certificate.
pub(super) fn search(certificate: &Certificate, offered: &[Certificate], trust: &Trust) -> Search {
    let search = Search { chains: Vec::new(), cut_off: false, last: certificate.clone() };
    let mut walk = Walk { offered, trust, steps: 0, furthest: 0, search };
    walk.extend(&mut vec![certificate.clone()]);
    walk.search
}

impl Walk<'_> {
    fn extend(&mut self, chain: &mut Vec<Certificate>) {
        self.steps = self.steps.saturating_add(1);
        let Some(last) = chain.last().cloned() else { return };
        if chain.len() > self.furthest {
            self.furthest = chain.len();
            self.search.last = last.clone();
        }
        if self.steps > STEP_LIMIT || chain.len() >= PATH_LIMIT {
            self.search.cut_off = true;
            return;
        }
        let trust = self.trust;
        for anchor in
            trust.anchors.iter().filter(|anchor| last.names_issuer(anchor) && !chain.contains(anchor))
        {
            if self.search.chains.len() < CHAIN_LIMIT {
                let mut whole = chain.clone();
                whole.push(anchor.clone());
                self.search.chains.push(whole);
            }
        }
        let offered = self.offered;
        let new = offered.iter().filter(|issuer| !trust.intermediates.contains(issuer));
        for issuer in trust.intermediates.iter().chain(new) {
            let known = chain.contains(issuer) || trust.anchors.contains(issuer);
            if self.search.chains.len() < CHAIN_LIMIT && !known && last.names_issuer(issuer) {
                chain.push(issuer.clone());
                self.extend(chain);
                chain.pop();
            }
        }
    }
}
