//! Dates and moments as people write them, in the zone of the office.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_kernel::{Instant, Month};

use crate::words::{LanguageWords, fill};

/// The zone in which a document prints its moments.
#[derive(Debug, Clone)]
pub(crate) struct OfficeZone(TimeZone);

impl OfficeZone {
    /// The zone with this IANA name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    pub(crate) fn local(&self, at: Instant) -> Zoned {
        at.timestamp().to_zoned(self.0.clone())
    }

    /// RFC 3339 with milliseconds and the offset, as barcode elements write it.
    pub(crate) fn rfc3339_millis(&self, at: Instant) -> String {
        self.local(at).strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
    }
}

/// The local date.
pub(crate) fn date(words: &LanguageWords, zone: &OfficeZone, at: Instant) -> String {
    date_of(words, zone.local(at).date())
}

/// A day of the calendar.
pub(crate) fn date_of(words: &LanguageWords, local: Date) -> String {
    let month = usize::try_from(local.month()).ok().and_then(|month| words.months.get(month.wrapping_sub(1)));
    fill(
        &words.date,
        &[
            ("year", &local.year().to_string()),
            ("month", month.map_or("", String::as_str)),
            ("day", &local.day().to_string()),
        ],
    )
}

/// The local date and time with the offset from UTC.
pub(crate) fn moment(words: &LanguageWords, zone: &OfficeZone, at: Instant) -> String {
    let local = zone.local(at);
    fill(
        &words.moment,
        &[
            ("date", &date(words, zone, at)),
            ("time", &local.strftime("%H:%M").to_string()),
            ("offset", &offset(local.offset().seconds())),
        ],
    )
}

/// Like [`moment`], to the second: for the moment that decides the order and for the signature.
pub(crate) fn exact_moment(words: &LanguageWords, zone: &OfficeZone, at: Instant) -> String {
    let local = zone.local(at);
    fill(
        &words.moment,
        &[
            ("date", &date(words, zone, at)),
            ("time", &local.strftime("%H:%M:%S").to_string()),
            ("offset", &offset(local.offset().seconds())),
        ],
    )
}

/// A span of months, or the month where it is one.
pub(crate) fn months(words: &LanguageWords, from: Month, until: Month) -> String {
    match (month(words, from), month(words, until)) {
        (from, until) if from == until => from,
        (from, until) => fill(&words.validity, &[("from", &from), ("until", &until)]),
    }
}

/// A month by its name.
fn month(words: &LanguageWords, at: Month) -> String {
    let name =
        usize::try_from(at.month()).ok().and_then(|month| words.month_names.get(month.wrapping_sub(1)));
    let name = name.map_or("", String::as_str);
    fill(&words.month, &[("year", &at.year().to_string()), ("month", name)])
}

/// `UTC+5`, or `UTC+5:30` where the offset is not whole hours.
fn offset(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.abs() / 60);
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[track_caller]
    fn check(at: &str, zone: &str, kk: &str, ru: &str) {
        let (words, zone) = (testing::words(), OfficeZone::named(zone).unwrap());
        let at = at.parse().unwrap();
        assert_eq!(exact_moment(&words.kk, &zone, at), kk);
        assert_eq!(exact_moment(&words.ru, &zone, at), ru);
    }

    #[test]
    fn dates_read_as_people_write_them() {
        check(
            "2026-11-22T09:30:05Z",
            "Asia/Almaty",
            "2026 ж. 22 қараша, 14:30:05 (UTC+5)",
            "22 ноября 2026 г., 14:30:05 (UTC+5)",
        );
    }

    #[track_caller]
    fn check_months(from: &str, until: &str, kk: &str, ru: &str) {
        let words = testing::words();
        let (from, until) = (from.parse().unwrap(), until.parse().unwrap());
        assert_eq!(months(&words.kk, from, until), kk);
        assert_eq!(months(&words.ru, from, until), ru);
    }

    #[test]
    fn months_read_as_people_write_them() {
        check_months(
            "2026-11",
            "2026-12",
            "2026 ж. қараша – 2026 ж. желтоқсан",
            "ноябрь 2026 г. – декабрь 2026 г.",
        );
        check_months("2026-12", "2026-12", "2026 ж. желтоқсан", "декабрь 2026 г.");
    }

    #[test]
    fn the_offset_is_that_of_the_day() {
        check(
            "2024-02-01T00:00:00Z",
            "Asia/Almaty",
            "2024 ж. 1 ақпан, 06:00:00 (UTC+6)",
            "1 февраля 2024 г., 06:00:00 (UTC+6)",
        );
    }

    #[test]
    fn odd_offsets_show_minutes() {
        assert_eq!(offset(19_800), "UTC+5:30");
        assert_eq!(offset(-12_600), "UTC−3:30");
    }

    #[test]
    fn barcode_elements_carry_milliseconds_and_offset() {
        let zone = OfficeZone::named("Asia/Almaty").unwrap();
        assert_eq!(
            zone.rfc3339_millis("2026-11-22T09:30:05.25Z".parse().unwrap()),
            "2026-11-22T14:30:05.250+05:00"
        );
    }
}
