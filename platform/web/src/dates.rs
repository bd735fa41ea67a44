//! Dates, times and numbers as people write them; month names live in `content/locales`.

use fluent_bundle::FluentArgs;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kezek_kernel::{Instant, Language, Money, Month};

use crate::{Locales, Phrase};

/// A date with its month in words: `2026 ж. 22 қараша`, `22 ноября 2026 г.`, `22 November 2026`.
pub(crate) fn date(locales: &Locales, language: Language, date: Date) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("day", date.day().to_string());
    arguments.set("month", locales.format(language, &format!("month-{}", date.month()), None).into_owned());
    arguments.set("year", date.year().to_string());
    locales.format(language, "date-long", Some(&arguments)).into_owned()
}

/// Date and time of day in a zone.
pub(crate) fn moment(locales: &Locales, language: Language, instant: Instant, zone: &TimeZone) -> String {
    let local = instant.timestamp().to_zoned(zone.clone());
    let mut arguments = FluentArgs::new();
    arguments.set("date", date(locales, language, local.date()));
    arguments.set("time", time(local.time()));
    locales.format(language, "date-and-time", Some(&arguments)).into_owned()
}

fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A span of months, or the month where it is one: `November 2026 – December 2026`.
pub fn months(from: Month, until: Month) -> Phrase {
    let month =
        |at: Month| Phrase::key(format!("month-of-{}", at.month())).with("year", at.year().to_string());
    if from == until {
        return month(from);
    }
    Phrase::key("months-span").with("from", month(from)).with("until", month(until))
}

/// A sum in tenge: `12 345,60 tenge`.
pub fn money(sum: Money) -> Phrase {
    Phrase::key("money-tenge").with("sum", sum.to_string())
}

/// A whole number in groups of three with narrow no-break spaces; four digits stay together.
pub(crate) fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "−" } else { "" };
    if digits.len() <= 4 {
        return format!("{sign}{digits}");
    }
    let mut grouped = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use kezek_content::Content;

    use super::*;

    #[track_caller]
    fn check(language: Language, expected_date: &str, expected_moment: &str) {
        let locales = Locales::load(&Content::embedded()).unwrap();
        let zone = TimeZone::get("Asia/Almaty").unwrap();
        let at: Instant = "2026-11-22T09:05:00Z".parse().unwrap();
        assert_eq!(date(&locales, language, jiff::civil::date(2026, 11, 22)), expected_date);
        assert_eq!(moment(&locales, language, at, &zone), expected_moment);
    }

    #[test]
    fn dates_read_as_people_write_them() {
        check(Language::Kk, "2026\u{a0}ж. 22 қараша", "2026\u{a0}ж. 22 қараша, 14:05");
        check(Language::Ru, "22 ноября 2026\u{a0}г.", "22 ноября 2026\u{a0}г., 14:05");
        check(Language::En, "22 November 2026", "22 November 2026, 14:05");
    }

    #[test]
    fn long_numbers_are_grouped() {
        for (value, expected) in
            [(0, "0"), (2026, "2026"), (12345, "12\u{202f}345"), (-1_234_567, "−1\u{202f}234\u{202f}567")]
        {
            assert_eq!(number(value), expected);
        }
    }
}
