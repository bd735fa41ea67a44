//! The authorities, people and messages that the tests share, made once.

use std::sync::{Arc, OnceLock};

use kezek_kernel::Instant;
use kezek_signatures::revocation::{CrlIndex, RevocationSources};
use kezek_signatures::{
    Certificate, CmsInput, Expected, PathCache, Rules, SignatureCheck, StandardAlgorithms, Tools, Trust,
    Verdict,
};

use crate::openssl::{Authority, Key, Order};

/// The moment of receipt in every test that does not say otherwise.
pub(crate) const RECEIVED: &str = "2026-06-01T09:00:00Z";
pub(crate) const CONTENT: &[u8] = "<application>Алматы облысы, кезекке қою</application>".as_bytes();
pub(crate) const CITIZEN_IIN: &str = "500101100000";
pub(crate) const PROVIDER_BIN: &str = "961141000023";

pub(crate) const FROM: &str = "20210101000000Z";
pub(crate) const UNTIL: &str = "20440101000000Z";

pub(crate) const SIGNING: &str = "keyUsage=critical,digitalSignature,nonRepudiation\n\
    extendedKeyUsage=1.3.6.1.5.5.7.3.4,1.2.398.3.3.4.1.1\ncertificatePolicies=1.2.398.3.3.2\n\
    authorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n\
    crlDistributionPoints=URI:http://ca.test/issuing.crl\nauthorityInfoAccess=OCSP;URI:http://ca.test/ocsp";
pub(crate) const AUTHORITY: &str = "basicConstraints=critical,CA:TRUE,pathlen:0\n\
    keyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid";
pub(crate) const CITIZEN: &str = "/C=KZ/CN=АСАНОВ БЕК/SN=АСАНОВ/serialNumber=IIN500101100000/GN=ҮМІТҰЛЫ";

/// A root, an issuing authority below it, and their lists.
pub(crate) struct House {
    #[expect(dead_code, reason = "dropping it would delete the folder")]
    folder_kept: tempfile::TempDir,
    pub(crate) root: Authority,
    pub(crate) issuing: Authority,
    pub(crate) trust: Trust,
    pub(crate) sources: RevocationSources,
}

impl House {
    pub(crate) fn new(key: Key) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let root = Authority::root(&path.join("root"), "/C=KZ/CN=НЕГІЗГІ СЫНАҚ ОРТАЛЫҒЫ", key);
        let issuing = root.below(&path.join("issuing"), "/C=KZ/CN=СЫНАҚ ОРТАЛЫҒЫ", AUTHORITY, key);
        citizen(&issuing, "citizen", SIGNING, key);
        citizen(&issuing, "revoked", SIGNING, key);
        citizen(&issuing, "responder", "keyUsage=digitalSignature\nextendedKeyUsage=OCSPSigning", key);
        issuing.revoke("revoked", "260501000000Z", "keyCompromise");
        let sources = lists(&root, &issuing);
        let trust = Trust { anchors: vec![read(&root, "ca.pem")], intermediates: Vec::new() };
        Self { folder_kept: folder, root, issuing, trust, sources }
    }

    /// The house with RSA keys.
    pub(crate) fn rsa() -> &'static Self {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(|| Self::new(Key::Rsa))
    }

    /// The house with P-256 keys.
    pub(crate) fn p256() -> &'static Self {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(|| Self::new(Key::P256))
    }

    /// Checks a message by the strict rules.
    pub(crate) fn verify(&self, cms: &[u8], content: Option<&[u8]>) -> Verdict {
        self.verify_by(&Rules::default(), &self.sources, &input(cms, content))
    }

    pub(crate) fn verify_by(
        &self,
        rules: &Rules,
        sources: &RevocationSources,
        input: &CmsInput<'_>,
    ) -> Verdict {
        SignatureCheck { trust: &self.trust, sources, rules, tools: tools() }.verify(input)
    }
}

/// A message of the citizen, received at the usual moment.
pub(crate) fn input<'a>(cms: &'a [u8], content: Option<&'a [u8]>) -> CmsInput<'a> {
    CmsInput { cms, content, expected: citizen_expected(), received_at: at(RECEIVED) }
}

/// Issues a certificate of the citizen.
pub(crate) fn citizen(authority: &Authority, name: &str, extensions: &str, key: Key) {
    authority.issue(&Order { name, subject: CITIZEN, extensions, from: FROM, until: UNTIL, key });
}

pub(crate) fn lists(root: &Authority, issuing: &Authority) -> RevocationSources {
    let publish = |authority: &Authority| {
        let list = authority.publish("list.crl", "lists", "20260531000000Z", "20260630000000Z");
        Arc::new(CrlIndex::read(&list).unwrap())
    };
    RevocationSources { crls: vec![publish(root), publish(issuing)], ocsp: Vec::new() }
}

pub(crate) fn read(authority: &Authority, file: &str) -> Certificate {
    Certificate::read(&authority.read(file)).unwrap()
}

pub(crate) fn citizen_expected() -> Expected {
    let iin = Some(CITIZEN_IIN.parse().unwrap());
    Expected { request: iin, account: iin, ..Expected::default() }
}

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The algorithms with one cache for all tests: what it remembers must never change a verdict.
pub(crate) fn tools() -> Tools<'static> {
    static CACHE: OnceLock<PathCache> = OnceLock::new();
    Tools { algorithms: &StandardAlgorithms, cache: Some(CACHE.get_or_init(PathCache::new)) }
}

/// The codes of a verdict, for comparison with the expected ones.
pub(crate) fn codes(verdict: &Verdict) -> Vec<&'static str> {
    verdict.findings.iter().map(|finding| finding.code.as_str()).collect()
}
