//! The act that approved a regulation: its dates, and where it stands on a day.

use jiff::ToSpan;
use jiff::civil::Date;
use kezek_kernel::{Language, Words};

/// A normative act and its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The folder's name, such as `almaty-2012-424`.
    pub id: String,
    /// The act's number as printed.
    pub number: String,
    /// The day of adoption.
    pub adopted: Date,
    /// The body that adopted it.
    pub issuer: Words,
    /// The region where it applies.
    pub region: Words,
    /// Its title.
    pub title: Words,
    /// The language of the stored text; the other two are translations.
    pub original: Language,
    /// Registration with the justice bodies.
    pub registration: Registration,
    /// Official publication.
    pub publication: Publication,
    /// Amendments, oldest first.
    pub amendments: Vec<Amendment>,
    /// Repeal.
    pub repeal: Option<Repeal>,
    /// Editions, oldest first, also those whose text is not held.
    pub editions: Vec<EditionRecord>,
}

/// State registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The day.
    pub on: Date,
    /// The number in the register.
    pub number: String,
    /// The body.
    pub by: Words,
}

/// Official publication, and when the act begins to apply after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The day of first official publication; `None` when our sources do not hold it.
    pub on: Option<Date>,
    /// The act applies when so many calendar days after publication have passed.
    pub applies_after_days: u16,
    /// Not before this day, when another act must apply first.
    pub not_before: Option<Date>,
    /// What is known and what is not.
    pub note: Words,
}

/// An act that changed this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The day of the amending act.
    pub on: Date,
    /// Its number.
    pub number: String,
    /// Its name for people.
    pub by: Words,
}

/// The end of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeal {
    /// The day of the repealing act, from which we take no new request.
    pub on: Date,
    /// Its number.
    pub number: String,
    /// Its name for people.
    pub by: Words,
}

/// One edition in the act's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRecord {
    /// The day of the wording: adoption or amendment.
    pub date: Date,
    /// The day from which the wording applies, where it is held.
    pub applies_from: Option<Date>,
    /// Whether the text, and so the data, are held.
    pub text_held: bool,
    /// What is known about it.
    pub note: Words,
}

impl EditionRecord {
    /// The day from which the wording is taken to govern.
    pub fn governs_from(&self) -> Date {
        self.applies_from.unwrap_or(self.date)
    }
}

/// Where an act stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Not adopted, or not yet registered.
    NotInForce,
    /// In force, and surely not applied yet.
    NotApplied,
    /// In force; whether it applies yet depends on a publication date that is not held.
    PerhapsApplied,
    /// Applies.
    Applied,
    /// Repealed.
    Repealed,
}

impl Act {
    /// Where the act stands on `day`.
    ///
    /// Without a publication date the earliest possible day follows from publication on the day of registration.
    /// From then until repeal the act is perhaps applied: no held text can say more.
    pub fn standing(&self, day: Date) -> Standing {
        if self.repeal.as_ref().is_some_and(|repeal| day >= repeal.on) {
            return Standing::Repealed;
        }
        if day < self.registration.on {
            return Standing::NotInForce;
        }
        if day < self.applies_from(self.publication.on.unwrap_or(self.registration.on)) {
            return Standing::NotApplied;
        }
        if self.publication.on.is_some() { Standing::Applied } else { Standing::PerhapsApplied }
    }

    /// The first day of application if the act was published on `published`.
    pub fn applies_from(&self, published: Date) -> Date {
        let first = published.saturating_add((i32::from(self.publication.applies_after_days) + 1).days());
        self.publication.not_before.map_or(first, |bound| bound.max(first))
    }
}
