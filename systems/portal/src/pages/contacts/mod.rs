//! How a person is told outside the cabinet: the overview, the form of an address, the form of its code.

mod address;
mod code;

use askama::Template;
use kezek_kernel::Language;
use kezek_web::{Choice, Field, FieldKind, Form, Phrase, Tag, TagKind, Ui};

pub(crate) use address::AddressPage;
pub(crate) use code::{CodeFaultWords, CodePage};

use crate::contacts::Known;
use crate::pages::paths;
use crate::store::contacts::{ContactKind, ContactState};

/// Both kinds of address, and the language of the messages.
#[derive(Debug, Template)]
#[template(path = "portal/contacts.html")]
pub(crate) struct ContactsPage {
    pub(crate) ui: Ui,
    pub(crate) cards: Vec<ContactCard>,
    pub(crate) language: Form,
}

/// One kind of address.
#[derive(Debug)]
pub(crate) struct ContactCard {
    kind: ContactKind,
    /// The address in use, with its state.
    address: Option<(String, ContactState)>,
    /// The address that waits for its code.
    waiting: Option<String>,
    offered: bool,
}

impl ContactsPage {
    /// The page with what is known of each kind.
    pub(crate) fn new(ui: Ui, known: Vec<Known>, language: Language) -> Self {
        let cards = known.into_iter().map(|known| ContactCard {
            kind: known.kind,
            address: known.contact.map(|contact| (contact.address, contact.state)),
            waiting: known.unconfirmed.map(|waiting| waiting.address),
            offered: known.offered,
        });
        let choices = Language::ALL.map(|each| Choice {
            value: each.tag().to_owned(),
            label: Phrase::plain(ui.language_name(&each)),
            hint: None,
            chosen: each == language,
        });
        let asked = Field::new("language", "contacts-language", FieldKind::Radios(choices.to_vec()));
        let language = Form::new(paths::CONTACTS, "contacts-language-save").field(asked);
        Self { cards: cards.collect(), language, ui: ui.at("cabinet") }
    }
}

impl ContactCard {
    fn words(&self, ending: &str) -> String {
        format!("contact-{}-{ending}", self.kind.code())
    }

    fn tag(&self) -> Option<Tag> {
        let (_, state) = self.address.as_ref()?;
        let kind = match state {
            ContactState::On => TagKind::Good,
            ContactState::Off => TagKind::Plain,
            ContactState::Refused => TagKind::Bad,
        };
        Some(Tag::new(kind, Phrase::key(format!("contact-state-{}", state.code()))))
    }

    fn is_refused(&self) -> bool {
        self.address.as_ref().is_some_and(|(_, state)| *state == ContactState::Refused)
    }

    /// What the switch does, when there is something to switch.
    fn switch(&self) -> Option<(&'static str, &'static str)> {
        match self.address.as_ref()?.1 {
            ContactState::On => Some(("off", "contact-switch-off")),
            ContactState::Off => Some(("on", "contact-switch-on")),
            ContactState::Refused => None,
        }
    }

    fn waiting_words(&self) -> Phrase {
        let address = self.waiting.as_deref().unwrap_or_default();
        Phrase::key("contact-waiting").with("address", address)
    }

    fn change_href(&self) -> String {
        paths::contact(self.kind)
    }

    fn code_href(&self) -> String {
        paths::contact_code(self.kind)
    }

    fn switch_href(&self) -> String {
        paths::contact_switch(self.kind)
    }

    fn remove_href(&self) -> String {
        paths::contact_remove(self.kind)
    }

    fn add(&self) -> String {
        self.words(if self.address.is_some() { "change" } else { "add" })
    }
}

#[cfg(test)]
impl ContactsPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use kezek_kernel::Instant;

        use crate::store::contacts::{Contact, Unconfirmed};

        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let contact = |kind, address: &str, state| Contact { kind, address: address.to_owned(), state };
        let waiting = |address: &str| Unconfirmed {
            address: address.to_owned(),
            code_key: [0; 32],
            tries_left: 5,
            refused: false,
            expires_at: Instant::from_micros(0),
        };
        let (email, sms) = (ContactKind::Email, ContactKind::Sms);
        let known = |kind, contact, unconfirmed| Known { kind, offered: true, contact, unconfirmed };
        let page = |known: Vec<Known>| Self::new(ui.clone(), known, Language::Kk);
        let nothing = |kind, offered| Known { kind, offered, contact: None, unconfirmed: None };
        let long = "zhanabaikyzy.umit.serikovna.1860@mail.almaty-oblysy.example.kz";
        vec![
            page(vec![nothing(email, true), nothing(sms, false)]),
            page(vec![
                known(email, Some(contact(email, long, ContactState::On)), Some(waiting("umit@example.kz"))),
                known(sms, Some(contact(sms, "+77010000000", ContactState::Off)), None),
            ]),
            page(vec![
                known(email, Some(contact(email, "umit@example.kz", ContactState::Refused)), None),
                known(sms, None, Some(waiting("+77010000000"))),
            ]),
        ]
    }
}
