//! Sessions: a random token in the visitor's hands, its hash in the store.
//!
//! A session ends half an hour after its last use, twelve hours after its beginning, or when the visitor leaves.

use aws_lc_rs::digest::{SHA256, digest};
use kezek_kernel::{Id, IdKind, Instant};
use kezek_store::{Act, Read, StoreError, params};

/// A session unused for so long is over.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// A session older than this is over.
pub const LONGEST_SECONDS: i64 = 12 * 60 * 60;
/// The time of last use is written at most so often, so that reading pages does not mean writing.
const TOUCH_SECONDS: i64 = 60;

/// A session in force.
#[derive(Debug, Clone)]
pub struct Session<K: IdKind> {
    /// Whose it is: an account or an officer.
    pub subject: Id<K>,
    /// Whether [`touch`] is due.
    pub touch_due: bool,
}

fn key(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// Opens a session for a subject whose password was right; `token` is a fresh secret that the visitor alone holds.
pub fn open<K: IdKind>(act: &mut Act<'_>, subject: Id<K>, token: &str) -> Result<(), StoreError> {
    let now = act.now();
    act.execute(
        "INSERT INTO sessions (token_hash, subject, opened_at, used_at) VALUES (?1, ?2, ?3, ?3)",
        &params![key(token), subject, now],
    )
    .map(drop)
}

/// The session in force that belongs to this token.
pub fn find<K: IdKind>(
    read: &mut impl Read,
    token: &str,
    now: Instant,
) -> Result<Option<Session<K>>, StoreError> {
    let touch_before = now.plus_seconds(-TOUCH_SECONDS);
    read.optional(
        "SELECT subject, used_at FROM sessions WHERE token_hash = ?1 AND used_at >= ?2 AND opened_at >= ?3",
        &params![key(token), now.plus_seconds(-IDLE_SECONDS), now.plus_seconds(-LONGEST_SECONDS)],
        |row| Ok(Session { subject: row.get(0)?, touch_due: row.get::<Instant>(1)? < touch_before }),
    )
}

/// Notes that the session was used now.
pub fn touch(act: &mut Act<'_>, token: &str) -> Result<(), StoreError> {
    let now = act.now();
    act.execute("UPDATE sessions SET used_at = ?2 WHERE token_hash = ?1", &params![key(token), now])
        .map(|_| ())
}

/// Ends the session.
pub fn close(act: &mut Act<'_>, token: &str) -> Result<(), StoreError> {
    act.execute("DELETE FROM sessions WHERE token_hash = ?1", &params![key(token)]).map(|_| ())
}

/// Ends every session of a subject: after a new password nobody stays in with the old one.
pub fn close_all<K: IdKind>(act: &mut Act<'_>, subject: Id<K>) -> Result<(), StoreError> {
    act.execute("DELETE FROM sessions WHERE subject = ?1", &params![subject]).map(|_| ())
}

/// Removes the sessions that are over.
pub(crate) fn forget_ended(act: &mut Act<'_>) -> Result<(), StoreError> {
    let now = act.now();
    act.execute(
        "DELETE FROM sessions WHERE used_at < ?1 OR opened_at < ?2",
        &params![now.plus_seconds(-IDLE_SECONDS), now.plus_seconds(-LONGEST_SECONDS)],
    )
    .map(drop)
}
