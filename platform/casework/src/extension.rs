//! The terms that run are extended: how far they may be, and their ends counted anew.
//!
//! Norm: APPK, article 76; how far is dated data (`content/parameters/extension.toml`), decision 0034. Terms of minutes and hours
//! are never extended, and neither is one that has run out.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kezek_calendar::{Term, Unit};
use kezek_kernel::Instant;

use crate::{Case, Extension, RuleFault, Rules, Running, Terms};

/// Of what a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of the whole service.
    Service,
    /// Of the present step.
    Step,
}

impl Rules {
    /// The term that an extension is about: that of the service, or of the present step where no term of days runs for the service.
    pub fn extensible<'a>(&'a self, case: &Case) -> Result<Option<(Whose, Running<'a>)>, RuleFault> {
        if case.state.step().is_none() {
            return Ok(None);
        }
        let of_days = |running: &Running<'_>| running.term.unit.plain_seconds().is_none();
        if let Some(term) = self.service_term(case)?.filter(of_days) {
            return Ok(Some((Whose::Service, term)));
        }
        Ok(self.step_term(case)?.filter(of_days).map(|term| (Whose::Step, term)))
    }

    /// The working days by which that term may still be extended, when all its extensions together go no further than so much
    /// past the end that the edition gives.
    pub fn extensible_by(&self, case: &Case, at_most: Term, now: Instant) -> Result<u16, RuleFault> {
        let running = self.extensible(case)?.filter(|(_, term)| term.due.instant > now);
        let Some((_, term)) = running else { return Ok(0) };
        let past = case.terms.extensions.iter().filter(|extension| extension.at >= term.at);
        let past: Vec<Term> = past.map(|extension| extension.by).collect();
        let Some(latest) = self.end(case, &[at_most], now)? else { return Ok(0) };
        let days = term.due.local_date.series(1.day()).skip(1).take_while(|day| *day <= latest);
        let mut left = days.filter(|day| self.calendar().is_working(*day)).count();
        // A result that is due some days ahead of its term may come out a day late by this count.
        while left > 0 && self.end(case, &[&past[..], &[working_days(left)]].concat(), now)? > Some(latest) {
            left -= 1;
        }
        Ok(u16::try_from(left).unwrap_or(u16::MAX))
    }

    /// The case with the terms that run extended by so many working days from now on.
    pub fn extended(&self, mut case: Case, by: u16, now: Instant) -> Result<Case, RuleFault> {
        case.terms.extensions.push(Extension { at: now, by: Term::new(by, Unit::WorkingDays) });
        self.recounted(case)
    }

    /// The last day of the term that an extension is about, were it extended by these.
    fn end(&self, case: &Case, by: &[Term], now: Instant) -> Result<Option<Date>, RuleFault> {
        let extensions = by.iter().map(|by| Extension { at: now, by: *by }).collect();
        let terms = Terms { extensions, ..case.terms.clone() };
        Ok(self.extensible(&Case { terms, ..case.clone() })?.map(|(_, term)| term.due.local_date))
    }
}

fn working_days(days: usize) -> Term {
    Term::new(u16::try_from(days).unwrap_or(u16::MAX), Unit::WorkingDays)
}
