//! Passwords: what is accepted, and argon2id at the strength OWASP recommends for servers.
//!
//! Hashing takes tens of milliseconds on purpose, so it runs outside acts, on a thread that may block.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes: 19 MiB, 2, 1.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Length limits in characters.
pub const SHORTEST: usize = 8;
/// The longest password accepted, in characters; longer ones would only burn time.
pub const LONGEST: usize = 128;

/// Why a password is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than [`SHORTEST`] characters.
    #[error("the password is too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// The password repeats the person's own number.
    #[error("the password contains the identification number")]
    ContainsNumber,
}

/// The hashing function failed: memory was refused or the stored text is damaged.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

/// Checks a new password of the person with this number.
pub fn check(password: &str, number: &str) -> Result<(), PasswordFault> {
    match password.chars().count() {
        length if length < SHORTEST => Err(PasswordFault::TooShort),
        length if length > LONGEST => Err(PasswordFault::TooLong),
        _ if !number.is_empty() && password.contains(number) => Err(PasswordFault::ContainsNumber),
        _ => Ok(()),
    }
}

fn argon2() -> Result<Argon2<'static>, HashingFailed> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| HashingFailed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// So many passwords are hashed at once: each takes its 19 MiB and a core, and a stranger may send many.
static TURNS: Semaphore = Semaphore::const_new(4);

/// Hashes on a thread that may block, when its turn comes.
pub async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, HashingFailed> + Send + 'static,
) -> Result<T, HashingFailed> {
    let _turn = TURNS.acquire().await.map_err(|_| HashingFailed)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| HashingFailed)?
}

/// The PHC string of this password with this salt.
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, HashingFailed> {
    argon2()?
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|_| HashingFailed)
}

/// Whether the password belongs to the stored hash.
///
/// Without a stored hash the same work is done and the answer is no, so that the time taken does not tell
/// whether an account exists.
pub fn verify(password: &str, stored: Option<&str>) -> Result<bool, HashingFailed> {
    let Some(stored) = stored else {
        hash(password, &[0; 16])?;
        return Ok(false);
    };
    let parsed = PasswordHash::new(stored).map_err(|_| HashingFailed)?;
    Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_verifies_against_its_own_hash_only() {
        let stored = hash("Құпиясөз-1", &[7; 16]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("Құпиясөз-1", Some(&stored)).unwrap());
        assert!(!verify("Құпиясөз-2", Some(&stored)).unwrap());
        assert!(!verify("Құпиясөз-1", None).unwrap());
        assert!(verify("x", Some("damaged")).is_err());
    }

    #[test]
    fn limits_are_in_characters_and_the_number_is_refused() {
        assert_eq!(check("қысқа", ""), Err(PasswordFault::TooShort));
        assert_eq!(check(&"ұ".repeat(129), ""), Err(PasswordFault::TooLong));
        assert_eq!(check("x500101100000", "500101100000"), Err(PasswordFault::ContainsNumber));
        assert_eq!(check("сегіз-та", "500101100000"), Ok(()));
    }
}
