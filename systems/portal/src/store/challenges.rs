//! One-time challenges: a text to be signed by whoever's number and new password it carries.

use kezek_kernel::{Id, IdKind, Instant, Language, RecipientNumber};
use kezek_store::{Act, Read, StoreError, params};

/// What a challenge identifier names.
#[derive(Debug)]
pub(crate) enum Challenge {}

impl IdKind for Challenge {
    const NAME: &'static str = "ChallengeId";
}

/// Names a one-time challenge.
pub(crate) type ChallengeId = Id<Challenge>;

/// A challenge that waits for its signature.
#[derive(Debug, Clone)]
pub(crate) struct PendingChallenge {
    pub(crate) number: RecipientNumber,
    pub(crate) password_hash: String,
    pub(crate) language: Language,
    /// The exact bytes to be signed.
    pub(crate) text: Vec<u8>,
    pub(crate) expires_at: Instant,
}

/// Keeps a challenge and forgets those that nobody signed in time.
pub(crate) fn put(
    act: &mut Act<'_>,
    id: ChallengeId,
    challenge: &PendingChallenge,
) -> Result<(), StoreError> {
    let number = act.seal(challenge.number.as_str().as_bytes())?;
    let text = act.seal(&challenge.text)?;
    let now = act.now();
    act.execute("DELETE FROM challenges WHERE expires_at < ?1", &params![now])?;
    act.execute(
        "INSERT INTO challenges (challenge_id, number_sealed, password_hash, language, text_sealed, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &params![
            id,
            number,
            challenge.password_hash.as_str(),
            challenge.language.tag(),
            text,
            challenge.expires_at
        ],
    )
    .map(|_| ())
}

/// The challenge with this identifier, if nobody has used it and its time has not run out.
pub(crate) fn pending(
    read: &mut impl Read,
    id: ChallengeId,
    now: Instant,
) -> Result<Option<PendingChallenge>, StoreError> {
    let row = read.optional(
        "SELECT number_sealed, password_hash, language, text_sealed, expires_at FROM challenges
         WHERE challenge_id = ?1 AND expires_at >= ?2",
        &params![id, now],
        |row| {
            Ok((
                row.get::<Vec<u8>>(0)?,
                row.get::<String>(1)?,
                row.get::<String>(2)?,
                row.get::<Vec<u8>>(3)?,
                row.get::<Instant>(4)?,
            ))
        },
    )?;
    let Some((number, password_hash, language, text, expires_at)) = row else { return Ok(None) };
    let number = super::opened_text(read.open(&number)?)?;
    Ok(Some(PendingChallenge {
        number: number.parse().map_err(|_| super::inconsistent("challenge holds no valid number"))?,
        password_hash,
        language: Language::from_tag(&language).unwrap_or_default(),
        text: read.open(&text)?,
        expires_at,
    }))
}

/// Uses the challenge up.
pub(crate) fn spend(act: &mut Act<'_>, id: ChallengeId) -> Result<(), StoreError> {
    act.execute("DELETE FROM challenges WHERE challenge_id = ?1", &params![id]).map(|_| ())
}
