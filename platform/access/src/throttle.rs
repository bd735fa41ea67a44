//! A growing delay after wrong passwords, instead of a lock that a stranger could put on anyone's account.
//!
//! Failures are counted per key: one key for the number that was tried, one for the network it came from.

use kezek_kernel::Instant;
use kezek_store::{Act, Read, StoreError, params};

/// Failures that cost nothing: people mistype.
const FREE_FAILURES: i64 = 3;
/// The longest delay.
const LONGEST_DELAY_SECONDS: i64 = 15 * 60;
/// After this time without a failure the count begins anew.
const FORGOTTEN_AFTER_SECONDS: i64 = 24 * 60 * 60;

/// Seconds to wait after so many failures: 0, 0, 0, 1, 2, 4, … up to the longest.
pub fn delay_seconds(failures: i64) -> i64 {
    match failures - FREE_FAILURES {
        beyond if beyond <= 0 => 0,
        beyond if beyond > 10 => LONGEST_DELAY_SECONDS,
        beyond => (1_i64 << (beyond - 1)).min(LONGEST_DELAY_SECONDS),
    }
}

/// Seconds that the holder of these keys must still wait; the longest of them counts.
pub fn seconds_to_wait(read: &mut impl Read, keys: &[[u8; 32]], now: Instant) -> Result<i64, StoreError> {
    let mut longest = 0;
    for key in keys {
        let row = read.optional(
            "SELECT failures, last_at FROM throttle WHERE throttle_key = ?1",
            &params![key.as_slice()],
            |row| Ok((row.get::<i64>(0)?, row.get::<Instant>(1)?)),
        )?;
        if let Some((failures, last)) = row {
            let until = last.plus_seconds(delay_seconds(failures));
            longest = longest.max(until.micros_since(now).div_euclid(1_000_000) + i64::from(until > now));
        }
    }
    Ok(longest.max(0))
}

/// Counts one more failure for each key.
pub fn count_failure(act: &mut Act<'_>, keys: &[[u8; 32]]) -> Result<(), StoreError> {
    let now = act.now();
    let forgotten = now.plus_seconds(-FORGOTTEN_AFTER_SECONDS);
    for key in keys {
        act.execute(
            "INSERT INTO throttle (throttle_key, failures, last_at) VALUES (?1, 1, ?2)
             ON CONFLICT (throttle_key) DO UPDATE SET
               failures = CASE WHEN throttle.last_at < ?3 THEN 1 ELSE throttle.failures + 1 END, last_at = ?2",
            &params![key.as_slice(), now, forgotten],
        )?;
    }
    Ok(())
}

/// Forgets the failures of one key after a right password; the network's count stays.
pub fn forget(act: &mut Act<'_>, key: &[u8; 32]) -> Result<(), StoreError> {
    act.execute("DELETE FROM throttle WHERE throttle_key = ?1", &params![key.as_slice()]).map(|_| ())
}

/// Removes the counts that would begin anew at the next failure.
pub(crate) fn forget_old(act: &mut Act<'_>) -> Result<(), StoreError> {
    let before = act.now().plus_seconds(-FORGOTTEN_AFTER_SECONDS);
    act.execute("DELETE FROM throttle WHERE last_at < ?1", &params![before]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_up_to_a_quarter_of_an_hour() {
        let delays: Vec<i64> = (0..16).map(delay_seconds).collect();
        assert_eq!(delays, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }
}
