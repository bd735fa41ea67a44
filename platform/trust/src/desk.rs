//! The desk where signatures are checked: lists and responses are fetched, then everything is checked at once.

use std::sync::Arc;

use aws_lc_rs::rand;
use kezek_kernel::Instant;
use kezek_signatures::ocsp::{IdentityDigest, OcspAnswer, OcspQuestion};
use kezek_signatures::revocation::{CrlIndex, RevocationSources};
use kezek_signatures::{
    CmsInput, Evidence, Expected, Lists as EvidenceLists, Method, PathCache, Purpose, RevocationQuestion,
    Rules, SignatureCheck, StandardAlgorithms, Tools, Trust, Verdict,
};

use crate::fetch;
use crate::lists::{Known, Lists};
use crate::settings::{TrustFault, TrustSettings};

/// The largest list that is fetched.
const MOST_LIST_BYTES: usize = 64 * 1024 * 1024;
/// The largest OCSP response that is read.
const MOST_RESPONSE_BYTES: usize = 64 * 1024;

/// Checks signatures against the settings of one system; cheap to share.
pub struct SignatureDesk {
    settings: TrustSettings,
    trust: Trust,
    cache: PathCache,
    lists: Lists,
    client: reqwest::Client,
}

/// A verdict with everything it rests on.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Accepted or not, with every finding.
    pub verdict: Verdict,
    /// What the verdict can be computed from again.
    pub evidence: Evidence,
}

impl SignatureDesk {
    /// A desk that believes the authorities of these settings.
    pub fn open(settings: TrustSettings) -> Result<Self, TrustFault> {
        let trust = settings.load()?;
        let client = fetch::client().ok_or(TrustFault::Client)?;
        Ok(Self { settings, trust, cache: PathCache::new(), lists: Lists::default(), client })
    }

    /// The authorities that are believed.
    pub const fn trust(&self) -> &Trust {
        &self.trust
    }

    /// Checks a signature received now: over the given content, or over the content inside the message. The evidence
    /// holds everything, the revocation lists included.
    pub async fn check(
        &self,
        cms: &[u8],
        content: Option<&[u8]>,
        expected: Expected,
        purpose: Purpose,
        now: Instant,
    ) -> Checked {
        let input = CmsInput { cms, content, expected, received_at: now };
        self.checked(&input, purpose, EvidenceLists::Inside).await.0
    }

    /// The same check for systems that keep a revocation list once and not with every signature: the evidence names
    /// the lists by their hash, and they are handed over beside it, uncopied. Lists are tens of megabytes long.
    pub async fn check_with_lists_apart(
        &self,
        cms: &[u8],
        content: Option<&[u8]>,
        expected: Expected,
        purpose: Purpose,
        now: Instant,
    ) -> (Checked, Vec<Arc<CrlIndex>>) {
        let input = CmsInput { cms, content, expected, received_at: now };
        let (checked, sources) = self.checked(&input, purpose, EvidenceLists::ByHash).await;
        (checked, sources.crls)
    }

    async fn checked(
        &self,
        input: &CmsInput<'_>,
        purpose: Purpose,
        lists: EvidenceLists,
    ) -> (Checked, RevocationSources) {
        let rules = Rules { purpose, revocation: self.settings.revocation.clone(), policy: None };
        let tools = Tools { algorithms: &StandardAlgorithms, cache: Some(&self.cache) };
        let nothing = RevocationSources::default();
        let asking = SignatureCheck { trust: &self.trust, sources: &nothing, rules: &rules, tools };
        let sources = self.sources(&asking.questions(input.cms), input.received_at).await;
        let check = SignatureCheck { trust: &self.trust, sources: &sources, rules: &rules, tools };
        let verdict = check.verify(input);
        let evidence = Evidence::of(&check, input, &verdict, lists);
        (Checked { verdict, evidence }, sources)
    }

    async fn sources(&self, questions: &[RevocationQuestion], now: Instant) -> RevocationSources {
        let methods = &self.settings.revocation.methods;
        let mut sources = RevocationSources::default();
        for question in questions {
            let extensions = question.certificate.extensions();
            if methods.contains(&Method::Crl) {
                for address in extensions.crl_addresses.iter().filter(|address| self.settings.allows(address))
                {
                    sources.crls.extend(self.list(address, now).await);
                }
            }
            if methods.contains(&Method::Ocsp) {
                let mut allowed =
                    extensions.ocsp_addresses.iter().filter(|address| self.settings.allows(address));
                if let Some(address) = allowed.next() {
                    sources.ocsp.extend(self.response(address, question).await);
                }
            }
        }
        sources
    }

    async fn list(&self, address: &str, now: Instant) -> Option<Arc<CrlIndex>> {
        if let Known::Use(list) = self.lists.known(address, now) {
            return list;
        }
        let fetched = fetch::get(&self.client, address, MOST_LIST_BYTES).await;
        match fetched.map(|bytes| CrlIndex::read(&bytes)) {
            Ok(Ok(list)) => {
                let list = Arc::new(list);
                self.lists.keep(address, Arc::clone(&list), now);
                Some(list)
            }
            Ok(Err(fault)) => {
                tracing::warn!(place = %address, %fault, "a revocation list cannot be read");
                self.lists.failed(address, now)
            }
            Err(fault) => {
                tracing::warn!(place = %address, %fault, "a revocation list was not fetched");
                self.lists.failed(address, now)
            }
        }
    }

    async fn response(&self, address: &str, question: &RevocationQuestion) -> Option<OcspAnswer> {
        let mut nonce = [0; 16];
        rand::fill(&mut nonce).ok()?;
        let asked =
            OcspQuestion::new(&question.certificate, &question.issuer, IdentityDigest::Sha256, &nonce)
                .ok()?;
        match fetch::ask(&self.client, address, &asked.request, MOST_RESPONSE_BYTES).await {
            Ok(response) => Some(OcspAnswer { response, nonce: Some(asked.nonce) }),
            Err(fault) => {
                tracing::warn!(place = %address, %fault, "an OCSP responder gave no answer");
                None
            }
        }
    }
}
