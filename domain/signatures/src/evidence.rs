//! Everything a verdict rests on, kept so that the verdict can be computed again years later.
//!
//! Nothing is fetched and no clock is asked on the way: message, certificates, lists, responses, instant and rules are
//! all here. A list of many megabytes serves many requests, so large pieces may be kept apart under their hash.

use std::sync::Arc;

use crate::algorithms::sha256;
use crate::certificate::Certificate;
use crate::check::{CmsInput, SignatureCheck};
use crate::encoding::Malformed;
use crate::ocsp::OcspAnswer;
use crate::revocation::{CrlIndex, RevocationSources};
use crate::settings::{Expected, Rules, Tools, Trust};
use crate::verdict::Verdict;
use kezek_kernel::Instant;

/// The format of the evidence; a later one has a higher number and reads this one.
const FORMAT: u32 = 1;

/// Bytes with their hash, or the hash alone when the bytes are kept elsewhere.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Piece {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// The bytes, in base64.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_base64_text")]
    pub bytes: Option<Vec<u8>>,
}

impl Piece {
    fn of(bytes: &[u8]) -> Self {
        Self { sha256: hex::encode(sha256(bytes)), bytes: Some(bytes.to_vec()) }
    }

    fn of_list(list: &CrlIndex, lists: Lists) -> Self {
        let bytes = (lists == Lists::Inside).then(|| list.der().to_vec());
        Self { sha256: hex::encode(list.sha256()), bytes }
    }
}

/// Where the revocation lists of evidence are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// In the evidence.
    Inside,
    /// Elsewhere under their hash, once for all the evidence that rests on them.
    ByHash,
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Piece({})", self.sha256)
    }
}

/// The evidence of one verdict. Sealed by whoever stores it: it holds personal data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Evidence {
    format: u32,
    /// The message as received.
    pub cms: Piece,
    /// The content that was given beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Piece>,
    /// The trust anchors of the settings.
    pub anchors: Vec<Piece>,
    /// The further authorities of the settings.
    pub intermediates: Vec<Piece>,
    /// The revocation lists that the verdict rests on.
    pub crls: Vec<Piece>,
    /// The responses that the verdict rests on.
    pub ocsp: Vec<OcspAnswer>,
    /// Whose it had to be.
    pub expected: Expected,
    /// When it was received.
    pub received_at: Instant,
    /// The rules.
    pub rules: Rules,
}

/// Why a verdict cannot be computed again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceFault {
    /// Written by a later program.
    #[error("evidence of format {0} is not known")]
    Format(u32),
    /// A piece is kept elsewhere and was not handed over.
    #[error("the piece {0} is missing")]
    Missing(String),
    /// A piece is not the one it says.
    #[error("the piece {0} was changed")]
    Changed(String),
    /// A certificate or list cannot be read.
    #[error(transparent)]
    Malformed(#[from] Malformed),
}

impl Evidence {
    /// Keeps what a verdict rests on.
    pub fn of(check: &SignatureCheck<'_>, input: &CmsInput<'_>, verdict: &Verdict, lists: Lists) -> Self {
        let used: Vec<&str> = verdict.sources().collect();
        let is_used = |bytes: [u8; 32]| used.contains(&hex::encode(bytes).as_str());
        let pieces = |list: &[Certificate]| list.iter().map(|one| Piece::of(one.der())).collect();
        let crls = check.sources.crls.iter().filter(|list| is_used(list.sha256()));
        let ocsp = check.sources.ocsp.iter().filter(|answer| is_used(sha256(&answer.response)));
        Self {
            format: FORMAT,
            cms: Piece::of(input.cms),
            content: input.content.map(Piece::of),
            anchors: pieces(&check.trust.anchors),
            intermediates: pieces(&check.trust.intermediates),
            crls: crls.map(|list| Piece::of_list(list, lists)).collect(),
            ocsp: ocsp.cloned().collect(),
            expected: input.expected,
            received_at: input.received_at,
            rules: check.rules.clone(),
        }
    }

    /// Takes the bytes of pieces of at least this size out, to be kept under their hash.
    pub fn take_large(&mut self, least_bytes: usize) -> Vec<([u8; 32], Vec<u8>)> {
        let is_large = |bytes: &mut Vec<u8>| bytes.len() >= least_bytes;
        let all = std::iter::once(&mut self.cms)
            .chain(&mut self.content)
            .chain(&mut self.anchors)
            .chain(&mut self.intermediates)
            .chain(&mut self.crls);
        all.filter_map(|piece| piece.bytes.take_if(is_large)).map(|bytes| (sha256(&bytes), bytes)).collect()
    }

    /// Puts pieces that are kept elsewhere back in, so that the evidence stands alone when it travels.
    pub fn put_back(&mut self, mut fetch: impl FnMut(&str) -> Option<Vec<u8>>) {
        let all = std::iter::once(&mut self.cms)
            .chain(&mut self.content)
            .chain(&mut self.anchors)
            .chain(&mut self.intermediates)
            .chain(&mut self.crls);
        for piece in all.filter(|piece| piece.bytes.is_none()) {
            piece.bytes = fetch(&piece.sha256);
        }
    }

    /// Computes the verdict again; `fetch` hands over pieces that are kept elsewhere.
    pub fn recompute(
        &self,
        tools: Tools<'_>,
        fetch: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Verdict, EvidenceFault> {
        if self.format != FORMAT {
            return Err(EvidenceFault::Format(self.format));
        }
        let bytes = |piece: &Piece| {
            let missing = || EvidenceFault::Missing(piece.sha256.clone());
            let bytes = piece.bytes.clone().or_else(|| fetch(&piece.sha256)).ok_or_else(missing)?;
            let is_same = hex::encode(sha256(&bytes)) == piece.sha256;
            if is_same { Ok(bytes) } else { Err(EvidenceFault::Changed(piece.sha256.clone())) }
        };
        let certificate = |piece: &Piece| Ok(Certificate::from_der(&bytes(piece)?)?);
        let list = |piece: &Piece| Ok(Arc::new(CrlIndex::from_der(bytes(piece)?)?));
        let trust = Trust {
            anchors: self.anchors.iter().map(certificate).collect::<Result<_, EvidenceFault>>()?,
            intermediates: self
                .intermediates
                .iter()
                .map(certificate)
                .collect::<Result<_, EvidenceFault>>()?,
        };
        let crls = self.crls.iter().map(list).collect::<Result<_, EvidenceFault>>()?;
        let sources = RevocationSources { crls, ocsp: self.ocsp.clone() };
        let cms = bytes(&self.cms)?;
        let content = self.content.as_ref().map(bytes).transpose()?;
        let check = SignatureCheck { trust: &trust, sources: &sources, rules: &self.rules, tools };
        Ok(check.verify(&CmsInput {
            cms: &cms,
            content: content.as_deref(),
            expected: self.expected,
            received_at: self.received_at,
        }))
    }
}

pub(crate) mod base64_text {
    //! Bytes as base64 text.

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(serde::de::Error::custom)
    }
}

pub(crate) mod optional_base64_text {
    //! Optional bytes as base64 text.

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(crate) fn serialize<S: Serializer>(
        bytes: &Option<Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => serializer.serialize_str(&STANDARD.encode(bytes)),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| STANDARD.decode(text).map_err(serde::de::Error::custom)).transpose()
    }
}
