//! People who never lived: numbers of the nineteenth century with a valid check digit.

use kezek_kernel::Iin;

/// Days of a month that every month has.
const DAYS: usize = 28;
const MONTHS: usize = 12;
const YEARS: usize = 100;

/// Different numbers, one after another; each has a birth date of the 1800s and a valid check digit.
pub fn synthetic_numbers() -> impl Iterator<Item = Iin> {
    (0..YEARS * MONTHS * DAYS * 10).filter_map(|place| {
        let (day, rest) = (place % DAYS + 1, place / DAYS);
        let (month, rest) = (rest % MONTHS + 1, rest / MONTHS);
        let (year, sequence) = (rest % YEARS, rest / YEARS);
        // The seventh digit 1 or 2 means the nineteenth century.
        let sex = 1 + place % 2;
        let body = format!("{year:02}{month:02}{day:02}{sex}{sequence:04}");
        (0..10).find_map(|check| format!("{body}{check}").parse().ok())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numbers_are_different_and_of_the_nineteenth_century() {
        let some: Vec<Iin> = synthetic_numbers().take(20_000).collect();
        assert_eq!(some.len(), 20_000);
        assert_eq!(some.iter().collect::<HashSet<_>>().len(), some.len());
        assert!(some.iter().all(|iin| matches!(iin.as_str().as_bytes()[6], b'1' | b'2')));
    }
}
