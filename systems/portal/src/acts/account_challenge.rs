//! A person asks for an account, or for a new password: a one-time text to sign is kept.
//!
//! The answer is the same whether the IIN has an account or not. Act 1, point 6(1): registration with IIN and password.

use kezek_kernel::{Iin, Instant, Language};
use kezek_store::{Act, Outcome, Read as _};

use crate::store::challenges::{self, ChallengeId, PendingChallenge};

/// How long a challenge may wait for its signature.
const VALID_SECONDS: i64 = 15 * 60;

/// Who asks, and the password he will have.
pub(crate) struct Ask {
    pub(crate) iin: Iin,
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
    let text = challenge_text(id, &ask.iin, expires_at, &nonce);
    let pending = PendingChallenge {
        iin: ask.iin,
        password_hash: ask.password_hash,
        language: ask.language,
        text: text.clone(),
        expires_at,
    };
    challenges::put(act, id, &pending)?;
    Ok(Asked { id, text, expires_at })
}

/// The signed text names its purpose, so that it cannot pass for anything else.
fn challenge_text(id: ChallengeId, iin: &Iin, expires_at: Instant, nonce: &[u8]) -> Vec<u8> {
    let nonce = hex::encode(nonce);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <challenge xmlns=\"urn:kezek:account:v1\"><purpose>account</purpose><id>{id}</id><iin>{iin}</iin>\
         <expires>{expires_at}</expires><nonce>{nonce}</nonce></challenge>\n"
    )
    .into_bytes()
}
