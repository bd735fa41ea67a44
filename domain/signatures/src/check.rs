//! The whole check of a signed message: message, time stamp, chain, purpose, revocation, identity. Everything that
//! can be checked is checked, so that a person learns all reasons at once.

use kezek_kernel::Instant;

use crate::algorithms::sha256;
use crate::certificate::Certificate;
use crate::checks::identity;
use crate::checks::message::{self, MessageContext};
use crate::encoding::Malformed;
use crate::finding::{Code, Finding};
use crate::message::{MessageFault, SignedMessage, Signer};
use crate::path::{self, PathQuestion};
use crate::revocation::RevocationSources;
use crate::settings::{Expected, Rules, Tools, Trust};
use crate::signer::SignerFacts;
use crate::time_stamp;
use crate::verdict::{ChainLink, MomentSource, TimeStampFacts, TrustedMoment, Verdict};

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct CmsInput<'a> {
    /// The message: DER, BER, PEM or base64.
    pub cms: &'a [u8],
    /// The content: required for a detached signature; for an attached one, what its content must be.
    pub content: Option<&'a [u8]>,
    /// Whose it must be.
    pub expected: Expected,
    /// When the message was received.
    pub received_at: Instant,
}

/// What it is checked against.
#[derive(Clone, Copy)]
pub struct SignatureCheck<'a> {
    /// The authorities.
    pub trust: &'a Trust,
    /// Lists and responses.
    pub sources: &'a RevocationSources,
    /// The rules.
    pub rules: &'a Rules,
    /// What to compute with.
    pub tools: Tools<'a>,
}

/// A certificate about which an authority is to be asked.
#[derive(Debug, Clone)]
pub struct RevocationQuestion {
    /// The certificate; its extensions say where lists and responders are.
    pub certificate: Certificate,
    /// Its issuer, as the names say; nothing is verified yet.
    pub issuer: Certificate,
}

impl SignatureCheck<'_> {
    /// Checks a message.
    pub fn verify(&self, input: &CmsInput<'_>) -> Verdict {
        let mut verdict = Verdict {
            accepted: false,
            findings: Vec::new(),
            signer: None,
            received_at: input.received_at,
            trusted_moment: TrustedMoment { at: input.received_at, source: MomentSource::Receipt },
            claimed_time: None,
            content_sha256: None,
            chain: Vec::new(),
            revocation: Vec::new(),
            time_stamp: None,
        };
        if input.content.is_some_and(|content| content.len() > crate::message::MESSAGE_BYTES_LIMIT) {
            verdict.findings.push(Finding::new(Code::CmsTooLarge));
            return verdict;
        }
        match SignedMessage::read(input.cms) {
            Ok(message) => self.verify_message(&message, input, &mut verdict),
            Err(MessageFault::TooLarge) => verdict.findings.push(Finding::new(Code::CmsTooLarge)),
            Err(MessageFault::Malformed(fault)) => {
                verdict.findings.push(Finding::new(Code::CmsMalformed).with("detail", fault));
            }
        }
        verdict.accepted = verdict.findings.is_empty();
        verdict
    }

    /// Whom to ask before the check: every certificate of the likely chain with its issuer. Empty when the message
    /// cannot be read or leads to no authority.
    pub fn questions(&self, cms: &[u8]) -> Vec<RevocationQuestion> {
        let Ok(message) = SignedMessage::read(cms) else { return Vec::new() };
        let carried = Carried::read(&message);
        let Some(Ok(certificate)) = message.signers.first().map(|signer| carried.of(signer)) else {
            return Vec::new();
        };
        let chain = path::likely_chain(certificate, &carried.certificates, self.trust).unwrap_or_default();
        let pairs = chain.iter().zip(chain.iter().skip(1));
        pairs
            .map(|(certificate, issuer)| RevocationQuestion {
                certificate: certificate.clone(),
                issuer: issuer.clone(),
            })
            .collect()
    }

    fn verify_message(&self, message: &SignedMessage, input: &CmsInput<'_>, verdict: &mut Verdict) {
        verdict.content_sha256 = message.covered(input.content).map(|content| hex::encode(sha256(content)));
        if message.signers.len() != 1 {
            verdict.findings.push(Finding::new(Code::SignerCount).with("count", message.signers.len()));
        }
        let Some(signer) = message.signers.first() else { return };
        verdict.claimed_time =
            signer.signed.as_ref().and_then(crate::message::SignedAttributes::claimed_time);
        let carried = Carried::read(message);
        let certificate = match carried.of(signer) {
            Ok(certificate) => Some(certificate),
            Err(finding) => {
                verdict.findings.push(finding);
                None
            }
        };
        let context = MessageContext {
            message,
            signer,
            certificate,
            given: input.content,
            algorithms: self.tools.algorithms,
        };
        verdict.findings.extend(message::findings(&context));
        if let Some(stamp) = self.time_stamp(signer, &carried, input.received_at) {
            if let (Some(at), true) = (stamp.at, stamp.findings.is_empty()) {
                verdict.trusted_moment = TrustedMoment { at, source: MomentSource::TimeStamp };
            }
            verdict.time_stamp = Some(stamp);
        }
        if let Some(certificate) = certificate {
            self.verify_certificate(certificate, &carried.certificates, input, verdict);
        }
    }

    fn verify_certificate(
        &self,
        certificate: &Certificate,
        offered: &[Certificate],
        input: &CmsInput<'_>,
        verdict: &mut Verdict,
    ) {
        let question = PathQuestion {
            certificate,
            offered,
            trust: self.trust,
            sources: self.sources,
            rules: self.rules,
            at: verdict.trusted_moment.at,
        };
        let answer = path::validate(&question, self.tools);
        verdict.findings.extend(answer.findings);
        verdict.chain = ChainLink::describe(&answer.chain);
        verdict.revocation = answer.revocation;
        let signer = SignerFacts::of(certificate);
        verdict.findings.extend(identity::findings(&signer, &input.expected));
        verdict.signer = Some(signer);
    }

    /// The first time stamp that is believed, or else the first.
    fn time_stamp(&self, signer: &Signer, carried: &Carried, received_at: Instant) -> Option<TimeStampFacts> {
        let mut stamps: Vec<TimeStampFacts> = signer
            .time_stamps
            .iter()
            .take(time_stamp::STAMP_LIMIT)
            .map(|token| time_stamp::examine(token, &signer.signature, carried, received_at, self))
            .collect();
        let believed = stamps.iter().position(|stamp| stamp.findings.is_empty()).unwrap_or(0);
        (believed < stamps.len()).then(|| stamps.swap_remove(believed))
    }
}

/// The certificates in a message, read once.
pub(crate) struct Carried {
    /// Those that can be read; they help to build the chain and are trusted in nothing.
    pub(crate) certificates: Vec<Certificate>,
    malformed: Option<Malformed>,
}

impl Carried {
    pub(crate) fn read(message: &SignedMessage) -> Self {
        let mut carried = Self { certificates: Vec::new(), malformed: None };
        for der in &message.certificates {
            match Certificate::from_der(der) {
                Ok(certificate) => carried.certificates.push(certificate),
                Err(fault) => carried.malformed = Some(fault),
            }
        }
        carried
    }

    /// The certificate that the signer names. When it is missing and another cannot be read, that is what is said.
    pub(crate) fn of(&self, signer: &Signer) -> Result<&Certificate, Finding> {
        let named = self.certificates.iter().find(|certificate| signer.is(certificate));
        named.ok_or_else(|| match self.malformed {
            Some(fault) => Finding::new(Code::CertificateMalformed).with("detail", fault),
            None => Finding::new(Code::SignerCertificateMissing),
        })
    }
}
