//! The worker that does the errands: looks up address, language and words, tries the port, notes what became of it.
//!
//! A try that fails is repeated with growing pauses and stands in nobody's way. An address that the other end refuses for
//! good is marked, and the person sees it on the page of his contacts.

use std::convert::Infallible;
use std::sync::Arc;

use kezek_exchange::{Carrier, Courier, Stop, Tried};
use kezek_kernel::{AccountId, Language};
use kezek_notices::{Letter, SendFault, Sms};
use kezek_store::{Claimed, Reader, StoreError};

use super::words::{self, News, What, Words};
use super::{Errand, PERSON};
use crate::acts::contact_ask::code_key;
use crate::state::Portal;
use crate::store::contacts::{self, ContactKind, ContactState};
use crate::store::notices::{self, Notice};
use crate::store::requests::{self, Request};
use crate::store::{accounts, inconsistent};

/// What could not be told within three days is old: it stands in the cabinet.
const LONGEST_TELLING_SECONDS: i64 = 3 * 24 * 60 * 60;

/// Tells people what happens to their requests.
#[derive(Clone)]
pub struct Telling {
    portal: Portal,
}

/// To whom an errand leads, and about what.
struct Addressed {
    account: AccountId,
    kind: ContactKind,
    address: String,
    language: Language,
    about: About,
}

/// What an errand is about.
enum About {
    Notice(Box<(Request, Notice)>),
    Code(String),
}

impl Telling {
    pub(crate) const fn new(portal: Portal) -> Self {
        Self { portal }
    }

    /// Works until told to stop.
    pub async fn run(&self, stop: Stop) {
        self.courier().run(stop).await;
    }

    /// Tries everything that is due now, once, and says how much there was.
    pub async fn tell_due(&self) -> Result<usize, StoreError> {
        self.courier().deliver_due().await
    }

    fn courier(&self) -> Courier<Self> {
        Courier::new(Arc::new(self.portal.store.clone()), self.clone())
    }

    async fn tell(&self, claimed: &Claimed) -> Result<Tried, StoreError> {
        let now = self.portal.now();
        if claimed.enqueued_at.plus_seconds(LONGEST_TELLING_SECONDS) < now {
            return Ok(Tried::Refused("too-old".to_owned()));
        }
        let Ok(errand) = serde_json::from_slice::<Errand>(&claimed.body) else {
            return Ok(Tried::Refused("errand-unreadable".to_owned()));
        };
        let addressed = self.portal.store.read(move |reader| addressed(reader, errand)).await?;
        // Nobody is to be told any more: switched off, taken away, or the code's time has run out.
        let Some(addressed) = addressed else { return Ok(Tried::Delivered) };
        let words = self.words(&addressed)?;
        Ok(match self.send(claimed, &addressed, words).await {
            Ok(()) => Tried::Delivered,
            Err(SendFault::Later(fault)) => Tried::Failed(fault),
            Err(SendFault::Never(fault)) => {
                self.mark_refused(addressed).await?;
                Tried::Refused(fault)
            }
        })
    }

    fn words(&self, addressed: &Addressed) -> Result<Words, StoreError> {
        let ui = self.portal.shell.speaking(addressed.language);
        let address = self.portal.notices.address.as_str();
        Ok(match &addressed.about {
            About::Code(code) => words::code(&ui, address, code),
            About::Notice(about) => {
                let (request, notice) = &**about;
                let key = request.edition.parse().map_err(|_| inconsistent("the edition of a request"))?;
                let edition = self.portal.library.edition(&key);
                let edition =
                    edition.ok_or_else(|| inconsistent("a request's edition is not in the library"))?;
                let what = What::of(&self.portal, request, edition, notice);
                words::notice(&ui, address, &News { number: &request.number, edition, what })
            }
        })
    }

    async fn send(&self, claimed: &Claimed, to: &Addressed, words: Words) -> Result<(), SendFault> {
        let (id, at, language) = (claimed.id, claimed.enqueued_at, to.language);
        let unreadable = |_| SendFault::Never("address-unreadable".to_owned());
        let notices = &self.portal.notices;
        match to.kind {
            ContactKind::Email => {
                let to = to.address.parse().map_err(unreadable)?;
                let letter = Letter { id, at, language, to, subject: words.subject, text: words.text };
                notices.mail.send_letter(&letter).await
            }
            ContactKind::Sms => {
                let to = to.address.parse().map_err(unreadable)?;
                notices.sms.send_sms(&Sms { id, at, language, to, text: words.sms }).await
            }
        }
    }

    async fn mark_refused(&self, refused: Addressed) -> Result<(), StoreError> {
        let marked = self.portal.store.keep::<_, Infallible>(move |act| {
            Ok(contacts::mark_refused(act, refused.account, refused.kind, &refused.address)?)
        });
        marked.await.map_err(kezek_store::Failure::into_store)
    }
}

impl Carrier for Telling {
    fn destination(&self) -> Option<&str> {
        Some(PERSON)
    }

    async fn attempt(&self, claimed: Claimed) -> Tried {
        self.tell(&claimed).await.unwrap_or_else(|error| Tried::Failed(error.to_string()))
    }
}

/// Where an errand leads now; `None` when it leads nowhere any more.
fn addressed(reader: &mut Reader<'_>, errand: Errand) -> Result<Option<Addressed>, StoreError> {
    let (account, kind, about, address) = match errand {
        Errand::Notice { request, sequence, kind } => {
            let found = requests::by_id(reader, request)?.zip(notices::find(reader, request, sequence)?);
            let Some((request, notice)) = found else { return Ok(None) };
            let contact = contacts::find(reader, request.account, kind)?;
            let contact = contact.filter(|contact| contact.state == ContactState::On);
            let account = request.account;
            (
                account,
                kind,
                About::Notice(Box::new((request, notice))),
                contact.map(|contact| contact.address),
            )
        }
        Errand::Code { account, kind, code } => {
            let waiting = contacts::unconfirmed(reader, account, kind)?;
            // A newer code has taken the place of this one.
            let key = code_key(reader, account, kind, &code);
            let waiting = waiting.filter(|waiting| waiting.code_key == key);
            (account, kind, About::Code(code), waiting.map(|waiting| waiting.address))
        }
    };
    let Some((address, account)) = address.zip(accounts::by_id(reader, account)?) else { return Ok(None) };
    Ok(Some(Addressed { account: account.id, kind, address, language: account.language, about }))
}
