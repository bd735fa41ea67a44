//! A person asks for an account, or for a new password: a one-time text to sign is kept.
//!
//! The answer is the same whether the number has an account or not. Act 1, point 6(1): registration with IIN and
//! password; act 2, point 11(1): with IIN or BIN.

use kezek_kernel::{Instant, Language, RecipientNumber};
use kezek_store::{Act, Outcome, Read as _};

use crate::store::challenges::{self, ChallengeId, PendingChallenge};

/// How long a challenge may wait for its signature.
const VALID_SECONDS: i64 = 15 * 60;

/// Who asks, and the password he will have.
pub(crate) struct Ask {
    pub(crate) number: RecipientNumber,
    pub(crate) password_hash: String,
    pub(crate) language: Language,
}

/// The text to be signed, under its identifier.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) id: ChallengeId,
    pub(crate) text: Vec<u8>,
    pub(crate) expires_at: Instant,
}

/// Keeps the challenge.
pub(crate) fn account_challenge(act: &mut Act<'_>, ask: Ask) -> Outcome<Asked, std::convert::Infallible> {
    let id: ChallengeId = act.id();
    let nonce = act.random::<32>();
    let expires_at = act.now().plus_seconds(VALID_SECONDS);
    let text = challenge_text(id, ask.number, expires_at, &nonce);
    let pending = PendingChallenge {
        number: ask.number,
        password_hash: ask.password_hash,
        language: ask.language,
        text: text.clone(),
        expires_at,
    };
    challenges::put(act, id, &pending)?;
    Ok(Asked { id, text, expires_at })
}

/// The signed text names its purpose, so that it cannot pass for anything else.
fn challenge_text(id: ChallengeId, number: RecipientNumber, expires_at: Instant, nonce: &[u8]) -> Vec<u8> {
    let nonce = hex::encode(nonce);
    let tag = match number {
        RecipientNumber::Iin(_) => "iin",
        RecipientNumber::Bin(_) => "bin",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <challenge xmlns=\"urn:kezek:account:v1\"><purpose>account</purpose><id>{id}</id><{tag}>{number}</{tag}>\
         <expires>{expires_at}</expires><nonce>{nonce}</nonce></challenge>\n"
    )
    .into_bytes()
}
