//! Which days work and which do not, computed once from the calendar's data.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use kezek_kernel::Words;

use crate::data::{self, CalendarFault, File, Holiday};

/// Why a day does not work. The numbers name a holiday of the calendar, see [`Calendar::holiday`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday of this number.
    Holiday(u16),
    /// The holiday of this number fell on a day off and moved here.
    Moved(u16),
    /// The Government moved a rest day here.
    Transferred,
}

/// What kind of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// A working day.
    Working,
    /// A day off.
    Off(DayOff),
}

/// The working calendar of a five-day week.
#[derive(Debug, Clone)]
pub struct Calendar {
    first: Date,
    days: Vec<Day>,
    /// Days that no published calendar confirms, in the order of `days`.
    provisional: Vec<bool>,
    holidays: Vec<(String, Words)>,
}

impl Calendar {
    /// Reads the calendar's file and lays out every day of its years.
    pub fn from_toml(text: &str) -> Result<Self, CalendarFault> {
        let file = data::read(text)?;
        let first = jiff::civil::date(file.years.from, 1, 1);
        let days: Vec<Day> = first
            .series(1.day())
            .take_while(|date| date.year() <= file.years.until)
            .map(|date| if is_weekend(date) { Day::Off(DayOff::Weekend) } else { Day::Working })
            .collect();
        let settled = file.years.settled_from..=file.years.settled_until;
        let unverified = |date| file.yearly.iter().any(|yearly| yearly.unverified.contains(&date));
        let provisional = first
            .series(1.day())
            .take(days.len())
            .map(|date| !settled.contains(&date.year()) || unverified(date))
            .collect();
        let mut calendar = Self { first, days, provisional, holidays: Vec::new() };
        let moving = calendar.mark_holidays(&file)?;
        calendar.mark_moved(moving);
        for transfer in &file.transfers {
            calendar.set(transfer.work, Day::Working);
            calendar.set(transfer.rest, Day::Off(DayOff::Transferred));
        }
        Ok(calendar)
    }

    /// What kind of day `date` is; beyond the calendar's years only weekends are known.
    pub fn day(&self, date: Date) -> Day {
        match self.index(date).and_then(|index| self.days.get(index)) {
            Some(day) => *day,
            None if is_weekend(date) => Day::Off(DayOff::Weekend),
            None => Day::Working,
        }
    }

    /// Whether `date` is a working day.
    pub fn is_working(&self, date: Date) -> bool {
        self.day(date) == Day::Working
    }

    /// Whether the day rests on a rule or a date that no published calendar confirms yet.
    pub fn is_provisional(&self, date: Date) -> bool {
        self.index(date).and_then(|index| self.provisional.get(index)).is_none_or(|provisional| *provisional)
    }

    /// Identifier and name of the holiday of this number.
    pub fn holiday(&self, number: u16) -> Option<(&str, &Words)> {
        self.holidays.get(usize::from(number)).map(|(id, name)| (id.as_str(), name))
    }

    /// Marks every holiday and returns those that move from a day off, in order of date.
    fn mark_holidays(&mut self, file: &File) -> Result<Vec<(Date, u16)>, CalendarFault> {
        let mut moving = Vec::new();
        for holiday in &file.holidays {
            let number = self.name(&holiday.id, &holiday.name);
            for date in dates_of(holiday, file)? {
                if holiday.moves && is_weekend(date) {
                    moving.push((date, number));
                }
                self.set(date, Day::Off(DayOff::Holiday(number)));
            }
        }
        for yearly in &file.yearly {
            let number = self.name(&yearly.id, &yearly.name);
            for date in yearly.dates.iter().chain(&yearly.unverified) {
                self.set(*date, Day::Off(DayOff::Holiday(number)));
            }
        }
        moving.sort_unstable();
        Ok(moving)
    }

    /// A holiday on a day off gives the next working day after it (law on holidays, article 5).
    fn mark_moved(&mut self, moving: Vec<(Date, u16)>) {
        for (date, number) in moving {
            let free = date.series(1.day()).skip(1).take(30).find(|next| self.is_working(*next));
            if let Some(free) = free {
                self.set(free, Day::Off(DayOff::Moved(number)));
            }
        }
    }

    fn name(&mut self, id: &str, name: &Words) -> u16 {
        self.holidays.push((id.to_owned(), name.clone()));
        u16::try_from(self.holidays.len() - 1).unwrap_or(u16::MAX)
    }

    fn set(&mut self, date: Date, day: Day) {
        if let Some(slot) = self.index(date).and_then(|index| self.days.get_mut(index)) {
            *slot = day;
        }
    }

    fn index(&self, date: Date) -> Option<usize> {
        usize::try_from((date - self.first).get_days()).ok()
    }
}

fn dates_of(holiday: &Holiday, file: &File) -> Result<Vec<Date>, CalendarFault> {
    let from = holiday.from.unwrap_or(file.years.from).max(file.years.from);
    let until = holiday.until.unwrap_or(file.years.until).min(file.years.until);
    (from..=until)
        .map(|year| Date::new(year, holiday.month, holiday.day))
        .collect::<Result<_, _>>()
        .map_err(|_| CalendarFault::NoSuchDate(holiday.id.clone()))
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
