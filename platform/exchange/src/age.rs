//! How old a message may be: no older than every inbox remembers, so that a replay is always recognised.

use kezek_kernel::Instant;
use kezek_messages::FaultCode;

use crate::Refusal;

/// How long an inbox must remember a message number; a message older than this is refused at every door.
pub const MEMORY_DAYS: i64 = 30;

/// How far the sender's clock may be ahead.
pub const FUTURE_SECONDS_MOST: i64 = 300;

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Refuses what is too old to be recognised as a duplicate, and what would outlive the inbox's memory.
pub(crate) fn check(date: Instant, now: Instant) -> Result<(), Refusal> {
    if date < now.plus_seconds(-MEMORY_DAYS * DAY_SECONDS) {
        return Err(Refusal::new(FaultCode::Format, "message-too-old"));
    }
    if date > now.plus_seconds(FUTURE_SECONDS_MOST) {
        return Err(Refusal::new(FaultCode::Format, "message-from-the-future"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_age(age_seconds: i64, expected: Option<&str>) {
        let now = Instant::from_micros(1_795_338_000_000_000);
        let refusal = check(now.plus_seconds(-age_seconds), now).err();
        assert_eq!(refusal.map(|refusal| refusal.finding), expected, "{age_seconds}");
    }

    #[test]
    fn a_month_back_and_five_minutes_ahead() {
        check_age(0, None);
        check_age(MEMORY_DAYS * DAY_SECONDS, None);
        check_age(MEMORY_DAYS * DAY_SECONDS + 1, Some("message-too-old"));
        check_age(-300, None);
        check_age(-301, Some("message-from-the-future"));
    }
}
