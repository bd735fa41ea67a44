//! A growing delay after wrong passwords, instead of a lock that a stranger could put on anyone's account.
//!
//! Failures are counted for the number that was tried and for the network it came from. A try is counted as a failure
//! before the password is looked at and given back when it was right, so that tries sent at once do not pass the delay.

use kezek_kernel::Instant;
use kezek_store::{Act, Read, StoreError, params};

/// Failures of one number that cost nothing: people mistype.
const FREE_OF_NUMBER: i64 = 3;
/// Failures of one network that cost nothing: a town may stand behind one address.
const FREE_OF_NETWORK: i64 = 300;
/// The longest delay.
const LONGEST_DELAY_SECONDS: i64 = 15 * 60;
/// After this time without a failure the count begins anew.
const FORGOTTEN_AFTER_SECONDS: i64 = 24 * 60 * 60;

/// Who tries: the mark of the number, and that of the network where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trier {
    /// The keyed hash of the number that was tried.
    pub number: [u8; 32],
    /// The keyed hash of the network.
    pub network: Option<[u8; 32]>,
}

impl Trier {
    fn keys(&self) -> impl Iterator<Item = ([u8; 32], i64)> {
        let network = self.network.map(|network| (network, FREE_OF_NETWORK));
        std::iter::once((self.number, FREE_OF_NUMBER)).chain(network)
    }
}

/// Seconds to wait after so many failures of which some are free: 1, 2, 4, … up to the longest.
pub fn delay_seconds(failures: i64, free: i64) -> i64 {
    match failures - free {
        beyond if beyond <= 0 => 0,
        beyond if beyond > 10 => LONGEST_DELAY_SECONDS,
        beyond => (1_i64 << (beyond - 1)).min(LONGEST_DELAY_SECONDS),
    }
}

/// Lets a try in and counts it as a failure, or says how many seconds it must still wait.
pub fn enter(act: &mut Act<'_>, trier: &Trier) -> Result<Option<i64>, StoreError> {
    let now = act.now();
    let mut longest = 0;
    for (key, free) in trier.keys() {
        let row = act.optional(
            "SELECT failures, last_at FROM throttle WHERE throttle_key = ?1",
            &params![key.as_slice()],
            |row| Ok((row.get::<i64>(0)?, row.get::<Instant>(1)?)),
        )?;
        if let Some((failures, last)) = row {
            let until = last.plus_seconds(delay_seconds(failures, free));
            longest = longest.max(until.micros_since(now).div_euclid(1_000_000) + i64::from(until > now));
        }
    }
    if longest > 0 {
        return Ok(Some(longest));
    }
    count(act, trier)?;
    Ok(None)
}

fn count(act: &mut Act<'_>, trier: &Trier) -> Result<(), StoreError> {
    let now = act.now();
    let forgotten = now.plus_seconds(-FORGOTTEN_AFTER_SECONDS);
    for (key, _) in trier.keys() {
        act.execute(
            "INSERT INTO throttle (throttle_key, failures, last_at) VALUES (?1, 1, ?2)
             ON CONFLICT (throttle_key) DO UPDATE SET
               failures = CASE WHEN throttle.last_at < ?3 THEN 1 ELSE throttle.failures + 1 END, last_at = ?2",
            &params![key.as_slice(), now, forgotten],
        )?;
    }
    Ok(())
}

/// The password was right: the number's failures are forgotten, and the network gets this try back.
pub fn succeeded(act: &mut Act<'_>, trier: &Trier) -> Result<(), StoreError> {
    act.execute("DELETE FROM throttle WHERE throttle_key = ?1", &params![trier.number.as_slice()])?;
    if let Some(network) = trier.network {
        let sql = "UPDATE throttle SET failures = failures - 1 WHERE throttle_key = ?1 AND failures > 0";
        act.execute(sql, &params![network.as_slice()])?;
    }
    Ok(())
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
        let delays: Vec<i64> = (0..16).map(|failures| delay_seconds(failures, FREE_OF_NUMBER)).collect();
        assert_eq!(delays, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }
}
