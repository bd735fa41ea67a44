//! The act behind an edition: its dates, its history, and where it stands on a day.

use jiff::civil::Date;
use kezek_kernel::Words;

use crate::act::{Act, Standing};

/// The act, its dates and its history.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ActLines<'a> {
    /// Its title.
    pub title: &'a Words,
    /// Its number.
    pub number: &'a str,
    /// The body that adopted it.
    pub issuer: &'a Words,
    /// Where it applies.
    pub region: &'a Words,
    /// The day of adoption.
    pub adopted: Date,
    /// Registration with the justice bodies.
    pub registration: DatedAct<'a>,
    /// The day of publication, where it is held.
    pub published: Option<Date>,
    /// What is known about publication.
    pub publication: &'a Words,
    /// Amendments, oldest first.
    pub amendments: Vec<DatedAct<'a>>,
    /// Repeal.
    pub repeal: Option<DatedAct<'a>>,
    /// The day for which `standing` is told.
    pub on: Date,
    /// Where the act stands on that day.
    pub standing: Standing,
    /// Every wording, oldest first.
    pub editions: Vec<EditionLine<'a>>,
}

/// One wording in the act's history.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct EditionLine<'a> {
    /// The day of the wording.
    pub date: Date,
    /// The day from which it is taken to govern.
    pub governs_from: Date,
    /// Whether its text is held.
    pub text_held: bool,
    /// True for the edition on this page.
    pub this: bool,
    /// What is known about it.
    pub note: &'a Words,
}

/// A day, a number and a body or act: registration, amendment, repeal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DatedAct<'a> {
    /// The day.
    pub on: Date,
    /// The number.
    pub number: &'a str,
    /// The body that registered, or the name of the act.
    pub by: &'a Words,
}

/// The act as it stands on `on`, for the page of the wording of `date`.
pub(super) fn act_lines(act: &Act, date: Date, on: Date) -> ActLines<'_> {
    let dated = |on, number, by| DatedAct { on, number, by };
    let editions = act.editions.iter().map(|record| EditionLine {
        date: record.date,
        governs_from: record.governs_from(),
        text_held: record.text_held,
        this: record.date == date,
        note: &record.note,
    });
    ActLines {
        title: &act.title,
        number: &act.number,
        issuer: &act.issuer,
        region: &act.region,
        adopted: act.adopted,
        registration: dated(act.registration.on, &act.registration.number, &act.registration.by),
        published: act.publication.on,
        publication: &act.publication.note,
        amendments: act
            .amendments
            .iter()
            .map(|each| dated(each.on, each.number.as_str(), &each.by))
            .collect(),
        repeal: act.repeal.as_ref().map(|repeal| dated(repeal.on, repeal.number.as_str(), &repeal.by)),
        on,
        standing: act.standing(on),
        editions: editions.collect(),
    }
}
