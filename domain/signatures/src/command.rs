//! What `kezek verify cms|path|ocsp` asks: bytes of files in, one JSON object out.

use std::sync::Arc;

use der::asn1::ObjectIdentifier;
use kezek_kernel::{Bin, Iin, Instant, RecipientNumber};

use crate::certificate::Certificate;
use crate::check::{CmsInput, SignatureCheck};
use crate::encoding::{Malformed, der_of};
use crate::finding::Finding;
use crate::ocsp::OcspAnswer;
use crate::path::{self, PathQuestion};
use crate::revocation::{self, CrlIndex, Pair, RevocationAnswer, RevocationSources, Status};
use crate::settings::{Expected, IfUnanswered, Method, Purpose, RevocationPolicy, Rules, Tools, Trust};
use crate::signer::SignerFacts;
use crate::verdict::{ChainLink, Verdict};

/// The most files of one kind.
const FILE_LIMIT: usize = 64;

/// What all three commands share.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--trust`: files of trust anchors, PEM or DER.
    pub trust: Vec<Vec<u8>>,
    /// `--intermediate`: files of further authorities.
    pub intermediates: Vec<Vec<u8>>,
    /// `--crl`: revocation lists. Given at least one, lists are asked.
    pub crls: Vec<Vec<u8>>,
    /// `--ocsp`: responses. Given at least one, responses are asked.
    pub ocsp: Vec<Vec<u8>>,
    /// `--at`: the moment of receipt.
    pub at: Instant,
    /// `--policy`: a policy that the certificate must name.
    pub policy: Option<ObjectIdentifier>,
    /// `--purpose`: what the certificate must be for.
    pub purpose: Purpose,
    /// `--accept-unanswered`: a silent list or responder is recorded and not refused.
    pub if_unanswered: IfUnanswered,
}

/// `kezek verify cms`.
#[derive(Debug, Clone, Default)]
pub struct CmsOptions {
    /// The shared options.
    pub options: Options,
    /// The message.
    pub cms: Vec<u8>,
    /// `--signed-content`.
    pub signed_content: Option<Vec<u8>>,
    /// `--iin`: whose it must be.
    pub iin: Option<Iin>,
    /// `--bin`: for which organisation.
    pub bin: Option<Bin>,
}

/// The answer of `kezek verify path`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PathVerdict {
    /// Whether nothing was found against the certificate.
    pub accepted: bool,
    /// All reasons against it.
    pub findings: Vec<Finding>,
    /// Whose it is.
    pub signer: SignerFacts,
    /// The moment at which it is judged.
    pub at: Instant,
    /// The chain, end entity first.
    pub chain: Vec<ChainLink>,
    /// What was answered about revocation.
    pub revocation: Vec<RevocationAnswer>,
}

/// The answer of `kezek verify ocsp`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OcspVerdict {
    /// Whether the response can be believed and says "good" for the moment.
    pub accepted: bool,
    /// Why it cannot be believed.
    pub findings: Vec<Finding>,
    /// The moment at which it is judged.
    pub at: Instant,
    /// What it says.
    pub answer: RevocationAnswer,
}

/// A file cannot be used: a misuse of the command, not a verdict.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionFault {
    /// A file of this option cannot be read.
    #[error("--{option}: {fault}")]
    Malformed {
        /// The option.
        option: &'static str,
        /// What is wrong with it.
        fault: Malformed,
    },
    /// More files than the limit.
    #[error("--{0}: too many files")]
    TooMany(&'static str),
    /// Without a trust anchor nothing can be verified.
    #[error("--trust names no certificate")]
    NoTrust,
}

struct Prepared {
    trust: Trust,
    sources: RevocationSources,
    rules: Rules,
}

impl Options {
    fn prepare(&self) -> Result<Prepared, OptionFault> {
        let trust = Trust {
            anchors: certificates("trust", &self.trust)?,
            intermediates: certificates("intermediate", &self.intermediates)?,
        };
        if trust.anchors.is_empty() {
            return Err(OptionFault::NoTrust);
        }
        if self.crls.len() > FILE_LIMIT || self.ocsp.len() > FILE_LIMIT {
            return Err(OptionFault::TooMany("crl or --ocsp"));
        }
        let read = |file: &Vec<u8>| CrlIndex::read(file).map(Arc::new);
        let crls = self.crls.iter().map(read).collect::<Result<Vec<_>, _>>();
        let crls = crls.map_err(|fault| OptionFault::Malformed { option: "crl", fault })?;
        let ocsp = self.ocsp.iter().map(|file| OcspAnswer { response: file.clone(), nonce: None }).collect();
        let methods = [(Method::Crl, self.crls.is_empty()), (Method::Ocsp, self.ocsp.is_empty())];
        let methods = methods.into_iter().filter(|(_, none)| !none).map(|(method, _)| method).collect();
        let revocation = RevocationPolicy { methods, if_unanswered: self.if_unanswered };
        let rules = Rules { purpose: self.purpose, revocation, policy: self.policy };
        Ok(Prepared { trust, sources: RevocationSources { crls, ocsp }, rules })
    }
}

/// Checks a signed message.
pub fn verify_cms(options: &CmsOptions, tools: Tools<'_>) -> Result<Verdict, OptionFault> {
    let Prepared { trust, sources, rules } = options.options.prepare()?;
    let check = SignatureCheck { trust: &trust, sources: &sources, rules: &rules, tools };
    Ok(check.verify(&CmsInput {
        cms: &options.cms,
        content: options.signed_content.as_deref(),
        expected: Expected {
            request: options.iin.map(RecipientNumber::Iin),
            bin: options.bin,
            ..Expected::default()
        },
        received_at: options.options.at,
    }))
}

/// Checks a certificate.
pub fn verify_path(
    options: &Options,
    certificate: &[u8],
    tools: Tools<'_>,
) -> Result<PathVerdict, OptionFault> {
    let Prepared { trust, sources, rules } = options.prepare()?;
    let certificate = one("certificate", certificate)?;
    let question = PathQuestion {
        certificate: &certificate,
        offered: &[],
        trust: &trust,
        sources: &sources,
        rules: &rules,
        at: options.at,
    };
    let answer = path::validate(&question, tools);
    Ok(PathVerdict {
        accepted: answer.findings.is_empty(),
        findings: answer.findings,
        signer: SignerFacts::of(&certificate),
        at: options.at,
        chain: ChainLink::describe(&answer.chain),
        revocation: answer.revocation,
    })
}

/// Checks a response about a certificate and its issuer, which is believed as given.
pub fn verify_ocsp(
    response: &[u8],
    certificate: &[u8],
    issuer: &[u8],
    nonce: Option<&[u8]>,
    at: Instant,
    tools: Tools<'_>,
) -> Result<OcspVerdict, OptionFault> {
    let (certificate, issuer) = (one("certificate", certificate)?, one("issuer", issuer)?);
    let ocsp = vec![OcspAnswer { response: response.to_vec(), nonce: nonce.map(<[u8]>::to_vec) }];
    let sources = RevocationSources { crls: Vec::new(), ocsp };
    let chain = [certificate, issuer];
    let [certificate, issuer] = &chain;
    let pair = Pair { certificate, issuer, chain: &chain, is_end_entity: true, at, tools };
    let mut answers = revocation::ask(&pair, Method::Ocsp, &sources);
    let answer = answers.swap_remove(0);
    let findings = match &answer.status {
        Status::Unusable { findings } => findings.clone(),
        Status::Revoked { .. } | Status::Unknown => {
            revocation::judge(certificate, std::slice::from_ref(&answer), IfUnanswered::Refuse)
        }
        Status::Good | Status::RevokedLater { .. } | Status::NotAnswered => Vec::new(),
    };
    let accepted = matches!(answer.status, Status::Good | Status::RevokedLater { .. });
    Ok(OcspVerdict { accepted, findings, at, answer })
}

fn certificates(option: &'static str, files: &[Vec<u8>]) -> Result<Vec<Certificate>, OptionFault> {
    if files.len() > FILE_LIMIT {
        return Err(OptionFault::TooMany(option));
    }
    let mut found = Vec::new();
    for file in files {
        found.extend(Certificate::read_all(file).map_err(|fault| OptionFault::Malformed { option, fault })?);
    }
    Ok(found)
}

fn one(option: &'static str, file: &[u8]) -> Result<Certificate, OptionFault> {
    let read = der_of(file).and_then(|der| Certificate::from_der(&der));
    read.map_err(|fault| OptionFault::Malformed { option, fault })
}
