//! A draft on its way: the draft of this citizen with its edition, answers and files.

use std::sync::Arc;

use kezek_kernel::{DraftId, RecipientName};
use kezek_regulations::{Answers, Edition, EditionKey, Field, Prefill, Topic};
use kezek_web::{Fault, HeldFile, Link};

use super::citizen::Citizen;
use super::files::{Folder, Owner};
use super::store_fault;
use crate::pages::order::file_size;
use crate::pages::paths;
use crate::state::Portal;
use crate::store::accounts::Account;
use crate::store::contacts::{self, Contact, ContactKind};
use crate::store::drafts::{self, Attachment, Draft};

/// A draft with the edition to which it is pinned.
pub(crate) struct Journey {
    pub(crate) draft: Draft,
    pub(crate) edition: Arc<Edition>,
    /// Where the citizen is told, as he has confirmed it.
    contacts: Vec<Contact>,
}

impl Journey {
    /// The draft of this citizen with its edition.
    pub(crate) async fn find(portal: &Portal, citizen: &Citizen, draft: &str) -> Result<Self, Fault> {
        let draft = find_draft(portal, citizen, draft).await?;
        let key: EditionKey = draft.edition.parse().map_err(Fault::internal)?;
        let edition = portal.library.edition(&key);
        let edition = edition.ok_or_else(|| Fault::internal("a draft's edition is not in the library"))?;
        let edition = edition.for_recipient(citizen.account.number);
        let account = citizen.account.id;
        let contacts = portal.store.read(move |reader| contacts::of_account(reader, account));
        Ok(Self { draft, edition, contacts: contacts.await.map_err(store_fault)? })
    }

    /// The draft's identifier in addresses.
    pub(crate) fn id(&self) -> String {
        self.draft.id.to_string()
    }

    /// A topic of the form.
    pub(crate) fn topic(&self, topic: &str) -> Result<&Topic, Fault> {
        self.edition.form.topic(topic).ok_or(Fault::NotFound)
    }

    /// The answers with what the account knows already filled in.
    pub(crate) fn answers(&self, account: &Account) -> Answers {
        let mut answers = self.draft.answers.clone();
        for field in self.edition.form.topics.iter().flat_map(|topic| &topic.fields) {
            fill(field, account, &self.contacts, &mut answers);
        }
        answers
    }

    /// The files of one document.
    pub(crate) fn files(&self, document: &str) -> impl Iterator<Item = &Attachment> {
        self.draft.attachments.iter().filter(move |file| file.document_code == document)
    }

    /// The files of the draft and the rules that hold for them.
    pub(super) fn folder(&self) -> Folder<'_> {
        Folder {
            owner: Owner::Draft(self.draft.id),
            documents: &self.edition.documents,
            limits: &self.edition.attachments,
            held: &self.draft.attachments,
        }
    }

    /// The files of one document as the upload page lists them.
    pub(crate) fn held(&self, document: &str) -> Vec<HeldFile> {
        self.files(document).map(|file| held(file, paths::draft_file(&self.id(), file.position))).collect()
    }

    /// The files of one document as links.
    pub(crate) fn links(&self, document: &str) -> Vec<Link> {
        self.files(document)
            .map(|file| {
                Link::new(
                    paths::draft_file(&self.id(), file.position),
                    kezek_web::Phrase::plain(file.name.as_str()),
                )
            })
            .collect()
    }
}

/// A file as an upload page lists it.
pub(super) fn held(file: &Attachment, href: String) -> HeldFile {
    HeldFile {
        name: file.name.clone(),
        size: file_size(u64::try_from(file.size_bytes).unwrap_or_default()),
        href,
        remove: file.position.to_string(),
    }
}

/// The draft of this citizen; another person's draft looks like none.
pub(super) async fn find_draft(portal: &Portal, citizen: &Citizen, draft: &str) -> Result<Draft, Fault> {
    let id: DraftId = draft.parse().map_err(|_| Fault::NotFound)?;
    let account = citizen.account.id;
    let found =
        portal.store.read(move |reader| drafts::find(reader, account, id)).await.map_err(store_fault)?;
    found.ok_or(Fault::NotFound)
}

/// The number always comes from the account; other prefilled answers only until the person gives his own.
fn fill(field: &Field, account: &Account, contacts: &[Contact], answers: &mut Answers) {
    let contact = |kind| {
        let confirmed = contacts.iter().find(|contact| contact.kind == kind);
        confirmed.map_or("", |contact| contact.address.as_str())
    };
    let (person, organisation) = match &account.name {
        RecipientName::Person(name) => (Some(name), ""),
        RecipientName::Organisation(name) => (None, name.as_str()),
    };
    let value = match field.prefill {
        Some(Prefill::AccountIin | Prefill::AccountBin) => account.number.as_str(),
        Some(_) if !answers.get(&field.id).is_empty() => return,
        Some(Prefill::AccountSurname) => person.map_or("", |name| &name.surname),
        Some(Prefill::AccountGivenName) => person.map_or("", |name| &name.given),
        Some(Prefill::AccountPatronymic) => person.map_or("", |name| &name.patronymic),
        Some(Prefill::AccountOrganisation) => organisation,
        Some(Prefill::AccountPhone) => contact(ContactKind::Sms),
        Some(Prefill::AccountEmail) => contact(ContactKind::Email),
        None => return,
    };
    answers.set(&field.id, value);
}
