//! Figures turned into phrases: months, shares, durations.

use kezek_calendar::Month;
use kezek_web::Phrase;

use crate::indicators::{Basis, Share};
use crate::pages::wording::number;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A month by its name and year.
pub(super) fn month(month: Month) -> Phrase {
    let first = month.first_day();
    Phrase::key(format!("quality-month-{}", first.month())).with("year", first.year().to_string())
}

/// A month in figures, for narrow places.
pub(super) fn short_month(month: Month) -> Phrase {
    let first = month.first_day();
    Phrase::plain(format!("{:02}.{:04}", first.month(), first.year()))
}

/// A share in per cent with one decimal; a dash where there is nothing to divide by.
pub(super) fn percent(share: Share) -> Phrase {
    share.permille().map_or_else(nothing, |permille| {
        let phrase = Phrase::key("quality-percent").with("whole", number(permille / 10));
        phrase.with("tenth", number(permille % 10))
    })
}

/// A share in per cent with what it is a share of.
pub(super) fn share(share: Share) -> Phrase {
    match share.whole {
        0 => nothing(),
        whole => Phrase::key("quality-share")
            .with("percent", percent(share))
            .with("part", number(share.part))
            .with("whole", number(whole)),
    }
}

/// A duration in its two largest units.
pub(super) fn duration(seconds: u64) -> Phrase {
    let two = |unit: &'static str, large: u64, small: u64| {
        Phrase::key(format!("quality-duration-{unit}"))
            .with("large", number(large))
            .with("small", number(small))
    };
    if seconds >= DAY {
        two("days", seconds / DAY, seconds % DAY / HOUR)
    } else if seconds >= HOUR {
        two("hours", seconds / HOUR, seconds % HOUR / MINUTE)
    } else if seconds >= MINUTE {
        two("minutes", seconds / MINUTE, seconds % MINUTE)
    } else {
        Phrase::key("quality-seconds").with("seconds", number(seconds))
    }
}

/// A number of things.
pub(super) fn count(value: u64) -> Phrase {
    Phrase::key("quality-count").with("count", number(value))
}

/// Nothing to show.
pub(super) fn nothing() -> Phrase {
    Phrase::plain("–")
}

/// By what timeliness is measured.
pub(super) fn basis(basis: Basis) -> Phrase {
    Phrase::key(format!("quality-basis-{}", basis.code()))
}

#[cfg(test)]
mod tests {
    use kezek_kernel::Language;
    use kezek_web::Ui;

    use super::*;
    use crate::pages::gallery::shell;

    #[track_caller]
    fn check(phrase: &Phrase, expected: [&str; 3]) {
        let shell = shell();
        for (language, expected) in Language::ALL.into_iter().zip(expected) {
            assert_eq!(Ui::sample(&shell, language).say(phrase).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn figures_are_written_as_people_write_them() {
        check(&percent(Share::new(2, 3)), ["66,7 %", "66,7 %", "66.7%"]);
        check(&percent(Share::new(0, 0)), ["–", "–", "–"]);
        check(&share(Share::new(2, 3)), ["66,7 % (2 / 3)", "66,7 % (2 / 3)", "66.7% (2 / 3)"]);
        check(&duration(59), ["59 с", "59 с", "59 s"]);
        check(&duration(61), ["1 мин 1 с", "1 мин 1 с", "1 min 1 s"]);
        check(&duration(2 * DAY + 3 * HOUR + 59), ["2 күн 3 сағ", "2 сут 3 ч", "2 d 3 h"]);
        check(&month("2026-11".parse().unwrap()), ["2026 ж. қараша", "ноябрь 2026 г.", "November 2026"]);
        check(&count(12_345), ["12\u{202f}345"; 3]);
    }
}
