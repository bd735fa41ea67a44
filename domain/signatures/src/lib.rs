//! CMS, certificate path, revocation and XML signatures: evidence in, verdict out.
//!
//! [`SignatureCheck::verify`] checks a signed message and returns a [`Verdict`] with every [`Finding`]; [`Evidence`]
//! keeps what it rests on, and computes it again. Nothing here reads a file, a clock or the network.
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod algorithms;
mod cache;
mod certificate;
mod check;
mod checks;
pub mod command;
mod encoding;
mod evidence;
mod finding;
mod message;
pub mod ocsp;
pub mod oids;
pub mod path;
pub mod revocation;
mod settings;
mod signer;
mod time_stamp;
mod verdict;
pub mod xml;

pub use algorithms::{AlgorithmFault, SignatureAlgorithms, SignedBytes, StandardAlgorithms};
pub use cache::PathCache;
pub use certificate::{Certificate, Extensions};
pub use check::{CmsInput, RevocationQuestion, SignatureCheck};
pub use encoding::{Block, Malformed, blocks, der_of};
pub use evidence::{Evidence, EvidenceFault, Lists, Piece};
pub use finding::{Code, Finding};
pub use message::{
    MESSAGE_BYTES_LIMIT, MessageFault, SignedAttributes, SignedMessage, Signer, SignerIdentity,
};
pub use settings::{Expected, IfUnanswered, Method, Purpose, RevocationPolicy, Rules, Tools, Trust};
pub use signer::{Owner, SignerFacts};
pub use verdict::{ChainLink, MomentSource, TimeStampFacts, TrustedMoment, Verdict};
