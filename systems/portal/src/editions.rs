//! How the edition to which a draft is pinned stands today: it takes requests, another one does in its place, or none does.

use std::sync::Arc;

use jiff::civil::Date;
use kezek_kernel::Words;
use kezek_regulations::{Act, Edition, EditionKey, Standing as ActStanding};

use crate::state::Portal;

/// How a draft's edition stands.
#[derive(Debug, Clone)]
pub(crate) enum Standing {
    /// It takes requests.
    Current(Arc<Edition>),
    /// Another edition of the same act takes requests in its place.
    Replaced {
        /// The draft's edition, where its text is held.
        before: Option<Arc<Edition>>,
        /// The edition that takes requests.
        now: Arc<Edition>,
    },
    /// No edition of the act takes requests.
    Closed {
        /// The draft's edition, where its text is held.
        before: Option<Arc<Edition>>,
        /// The act, where it is held.
        act: Option<Arc<Act>>,
        /// Why.
        why: Closed,
    },
}

/// Why no edition of an act takes requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Closed {
    /// The act was repealed on this day by this act.
    Repealed(Date, Words),
    /// The wording of this day governs, and its text is not held here.
    TextNotHeld(Date),
    /// The act does not apply, or nobody gives the service here.
    NotOffered,
}

impl Closed {
    /// The code for programs.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Repealed(..) => "repealed",
            Self::TextNotHeld(_) => "text-not-held",
            Self::NotOffered => "not-offered",
        }
    }
}

impl Standing {
    /// Whether the draft can be filled as it is.
    pub(crate) const fn is_current(&self) -> bool {
        matches!(self, Self::Current(_))
    }

    /// The draft's own edition, where its text is held.
    pub(crate) const fn own(&self) -> Option<&Arc<Edition>> {
        match self {
            Self::Current(edition) => Some(edition),
            Self::Replaced { before, .. } | Self::Closed { before, .. } => before.as_ref(),
        }
    }

    /// The service's name, by the newest text that is held.
    pub(crate) fn service(&self) -> Words {
        match self {
            Self::Current(edition)
            | Self::Replaced { now: edition, .. }
            | Self::Closed { before: Some(edition), .. } => edition.service.short_name.clone(),
            Self::Closed { act, .. } => act.as_ref().map(|act| act.title.clone()).unwrap_or_default(),
        }
    }
}

/// How the edition with this key stands today.
pub(crate) fn standing(portal: &Portal, edition: &str) -> Standing {
    let Ok(key) = edition.parse::<EditionKey>() else {
        return Standing::Closed { before: None, act: None, why: Closed::NotOffered };
    };
    let before = portal.library.edition(&key).cloned();
    let offers = portal.offers();
    match offers.into_iter().find(|offer| offer.edition.key.regulation() == key.regulation()) {
        Some(offer) if offer.edition.key == key => Standing::Current(offer.edition),
        Some(offer) => Standing::Replaced { before, now: offer.edition },
        None => {
            let act = portal.library.act(key.regulation()).cloned();
            let why = act.as_ref().map_or(Closed::NotOffered, |act| closed(portal, act));
            Standing::Closed { before, act, why }
        }
    }
}

fn closed(portal: &Portal, act: &Act) -> Closed {
    let today = portal.today();
    match (act.standing(today), &act.repeal) {
        (ActStanding::Repealed, Some(repeal)) => Closed::Repealed(repeal.on, repeal.by.clone()),
        (ActStanding::Applied | ActStanding::PerhapsApplied, _) => {
            let governing = act.editions.iter().rev().find(|record| record.governs_from() <= today);
            match governing.filter(|record| !record.text_held) {
                Some(record) => Closed::TextNotHeld(record.date),
                None => Closed::NotOffered,
            }
        }
        _ => Closed::NotOffered,
    }
}
