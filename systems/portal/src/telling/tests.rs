//! From a word of the provider to the letter: told once for each change, to confirmed addresses alone, never lost.

mod complaints;
mod extension;

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::civil::date;
use kezek_content::Content;
use kezek_exchange::{Link, LinkSettings, Peer, Pinned, Received};
use kezek_kernel::{AccountId, Instant, Language, PersonName, RecipientName, RequestId, SystemName};
use kezek_messages::{
    AsyncMessage, CaseEvent, CaseNotification, Data, DueDate, MessageInfo, MessageType, Payload, Sender,
};
use kezek_notices::{Letter, MailPort, SendFault, Sending, Sms, SmsPort};
use kezek_signatures::xml::SystemKey;
use kezek_store::{
    DeliveryState, EngineSettings, Failure, FixedClock, OutboxCounts, StoreKeys, StoreSettings,
};
use kezek_testbed::authority::TestAuthority;
use kezek_testbed::{KeyAlgorithm, SigningKey};
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::inspect;

use super::Telling;
use crate::acts::contact_switch::Switch;
use crate::contacts;
use crate::inbox::Inbox;
use crate::state::{NoticeSettings, Portal, PortalSettings};
use crate::store::accounts::{self, Holder};
use crate::store::contacts::ContactKind::{self, Email, Sms as Text};
use crate::store::requests::{self, NewRequest, Papers};

const START: &str = "2026-11-23T04:00:00Z";

/// Takes letters and texts, or answers with a fault.
#[derive(Default)]
struct Post {
    took: Mutex<Vec<(String, String, String)>>,
    fault: Mutex<Option<SendFault>>,
}

impl Post {
    fn take(&self, to: &str, subject: &str, text: &str) -> Result<(), SendFault> {
        if let Some(fault) = self.fault.lock().unwrap().clone() {
            return Err(fault);
        }
        self.took.lock().unwrap().push((to.to_owned(), subject.to_owned(), text.to_owned()));
        Ok(())
    }
}

impl MailPort for Post {
    fn send_letter<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move { self.take(letter.to.as_str(), &letter.subject, &letter.text) })
    }
}

impl SmsPort for Post {
    fn send_sms<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(async move { self.take(sms.to.as_str(), "", &sms.text) })
    }
}

/// A portal with one person and one request of his.
struct House {
    portal: Portal,
    telling: Telling,
    post: Arc<Post>,
    clock: Arc<FixedClock>,
    account: AccountId,
    messages: Mutex<u32>,
    _folder: tempfile::TempDir,
}

const NUMBER: &str = "10100000000001";

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = StoreKeys::load_or_create(&folder.path().join("keys")).unwrap();
        let engine = EngineSettings::Sqlite { path: folder.path().join("kezek.db") };
        let post = Arc::new(Post::default());
        let settings = PortalSettings {
            store: StoreSettings::new(engine, SystemName::Portal, keys),
            shell: inspect::sample_settings(),
            notices: NoticeSettings {
                address: "https://kezek.example.kz".to_owned(),
                mail: post.clone(),
                sms: post.clone(),
            },
        };
        let clock = Arc::new(FixedClock::new(START.parse().unwrap()));
        let anchor = folder.path().join("root.cer");
        std::fs::write(&anchor, TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap().root()).unwrap();
        let trust = TrustSettings { anchors: vec![anchor], ..TrustSettings::default() };
        let desk = Arc::new(SignatureDesk::open(trust).unwrap());
        let link = link(clock.clone());
        let portal = Portal::open(settings, &Content::embedded(), clock.clone(), desk, link).unwrap();
        let account = person(&portal).await;
        let telling = Telling::new(portal.clone());
        Self { portal, telling, post, clock, account, messages: Mutex::new(0), _folder: folder }
    }

    /// Names an address, and gives the code that came there.
    async fn ask(&self, kind: ContactKind, address: &str) -> String {
        contacts::ask(&self.portal, self.account, kind, address).await.unwrap();
        self.telling.tell_due().await.unwrap();
        let (to, _, text) = self.post.took.lock().unwrap().pop().expect("no code came");
        assert_eq!(to, address);
        let digits = |word: &str| word.len() == 6 && word.bytes().all(|each| each.is_ascii_digit());
        text.split(|each: char| !each.is_ascii_digit()).find(|word| digits(word)).unwrap().to_owned()
    }

    async fn confirmed(&self, kind: ContactKind, address: &str) {
        let code = self.ask(kind, address).await;
        contacts::confirm(&self.portal, self.account, kind, &code).await.unwrap();
    }

    /// The provider says this; the message's number is `message`.
    async fn says(&self, event: CaseEvent, message: &str) {
        let said = CaseNotification {
            request_number: NUMBER.to_owned(),
            case_number: "ТЛГ-2026-000017".to_owned(),
            at: self.portal.now(),
            event,
        };
        self.delivers(&said, message).await;
    }

    async fn delivers<P: Payload>(&self, payload: &P, message: &str) {
        let info = MessageInfo {
            message_id: message.to_owned(),
            correlation_id: None,
            service_id: "queue".to_owned(),
            route_id: None,
            date: self.portal.now(),
            sender: Sender { id: "gateway".to_owned() },
            properties: Vec::new(),
            session_id: None,
        };
        let data = Data::of(payload).unwrap();
        let message = AsyncMessage { info, message_type: MessageType::Notification, data };
        let received = Received { message, envelope: axum::body::Bytes::new() };
        kezek_exchange::Receiver::take(&Inbox(self.portal.clone()), received).await.unwrap();
    }

    /// The provider says something new.
    async fn hears(&self, event: CaseEvent) {
        let number = {
            let mut messages = self.messages.lock().unwrap();
            *messages += 1;
            messages.to_string()
        };
        self.says(event, &number).await;
    }

    /// What leaves now: to whom and with which subject.
    async fn told(&self) -> Vec<(String, String)> {
        self.telling.tell_due().await.unwrap();
        let took = std::mem::take(&mut *self.post.took.lock().unwrap());
        let mut told: Vec<_> = took.into_iter().map(|(to, subject, _)| (to, subject)).collect();
        told.sort();
        told
    }

    async fn counts(&self) -> OutboxCounts {
        self.portal.store().outbox().counts().await.unwrap()
    }
}

fn link(clock: Arc<FixedClock>) -> Link {
    let key = SigningKey::generate(KeyAlgorithm::EcdsaP256).unwrap();
    Link::new(LinkSettings {
        id: "portal".to_owned(),
        key: SystemKey::new(key.pkcs8(), vec![1]).unwrap(),
        gateway_id: "gateway".to_owned(),
        gateway_url: "http://127.0.0.1:9/".to_owned(),
        peers: vec![Peer { id: "gateway".to_owned(), certificates: Vec::new() }],
        trust: Arc::new(Pinned),
        patience: Duration::from_secs(1),
        clock,
    })
    .unwrap()
}

/// A person with a request.
async fn person(portal: &Portal) -> AccountId {
    let edition = crate::pages::rendered::edition();
    let kept = portal.store.keep::<_, Infallible>(move |act| {
        let holder = Holder {
            number: "730412200015".parse().unwrap(),
            name: RecipientName::Person(PersonName {
                surname: "Үлгілі".into(),
                given: "Айсұлу".into(),
                patronymic: String::new(),
            }),
            password_hash: String::new(),
            language: Language::Ru,
        };
        let account = accounts::put(act, &holder)?;
        let new = NewRequest {
            account,
            service: edition.service.code.clone(),
            edition: edition.key.to_string(),
            locality: "196220100".parse().unwrap(),
            application_hash: [1; 32],
            papers: Papers { document: vec![1], signature: vec![2], evidence: vec![3] },
            attachments: Vec::new(),
        };
        let number = requests::next_number(act)?;
        assert_eq!(number, NUMBER);
        let _: RequestId = requests::add(act, &new, &number, 0)?;
        Ok(account)
    });
    kept.await.map_err(Failure::into_store).unwrap()
}

fn registered() -> CaseEvent {
    let instant: Instant = "2026-12-22T19:00:00Z".parse().unwrap();
    let due = DueDate { date: jiff::civil::date(2026, 12, 22), zone: "Asia/Almaty".to_owned(), instant };
    CaseEvent::Registered { provider: "991340000017".parse().unwrap(), due: Some(due) }
}

fn moved(position: &str) -> CaseEvent {
    CaseEvent::Moved { position: position.to_owned() }
}

const ADDRESS: &str = "aisulu@example.kz";
const PHONE: &str = "+77010000000";

fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(to, subject)| ((*to).to_owned(), (*subject).to_owned())).collect()
}

#[tokio::test]
async fn each_change_is_told_once_by_every_way_in_the_persons_language() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    house.confirmed(Text, PHONE).await;
    for _ in 0..2 {
        house.says(registered(), "first").await;
    }
    let subject = "Запрос № 10100000000001 зарегистрирован";
    assert_eq!(house.told().await, told(&[(PHONE, ""), (ADDRESS, subject)]));
    house.hears(moved("P6.1")).await;
    house.hears(moved("P6.2")).await;
    let subject = "Запрос № 10100000000001 перешёл к следующему этапу";
    assert_eq!(house.told().await, told(&[(PHONE, ""), (ADDRESS, subject)]));
    contacts::choose_language(&house.portal, house.account, Language::Kk).await.unwrap();
    let until = kezek_messages::DueDate {
        date: date(2026, 12, 8),
        zone: "Asia/Almaty".to_owned(),
        instant: "2026-12-08T19:00:00Z".parse().unwrap(),
    };
    let (what, documents) = ("correction".to_owned(), vec!["income".to_owned()]);
    house.hears(CaseEvent::Needs { what, until: Some(until), documents, words: None }).await;
    let subject = "№ 10100000000001 сұраным бойынша сізден әрекет қажет";
    assert_eq!(house.told().await, told(&[(PHONE, ""), (ADDRESS, subject)]));
    assert_eq!(house.told().await, []);
}

#[tokio::test]
async fn nothing_is_sent_to_an_address_that_nobody_confirmed() {
    let house = House::new().await;
    house.hears(registered()).await;
    assert_eq!(house.told().await, []);
    let code = house.ask(Email, ADDRESS).await;
    house.hears(moved("P6.1")).await;
    assert_eq!(house.told().await, []);
    contacts::confirm(&house.portal, house.account, Email, &code).await.unwrap();
    // Nothing that happened before is told afterwards.
    assert_eq!(house.told().await, []);
    house.hears(moved("P7.1")).await;
    assert_eq!(house.told().await.len(), 1);
}

#[tokio::test]
async fn what_was_switched_off_or_taken_away_in_between_is_not_sent() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    house.confirmed(Text, PHONE).await;
    house.hears(registered()).await;
    let off = Switch { account: house.account, kind: Email, on: false };
    contacts::switch(&house.portal, off).await.unwrap();
    contacts::remove(&house.portal, house.account, Text).await.unwrap();
    assert_eq!(house.told().await, []);
    assert_eq!((house.counts().await.waiting, house.counts().await.refused), (0, 0));
    contacts::switch(&house.portal, Switch { on: true, ..off }).await.unwrap();
    house.hears(moved("P6.1")).await;
    assert_eq!(house.told().await.len(), 1);
}

#[tokio::test]
async fn a_new_address_takes_the_place_of_the_old_one_when_its_code_comes_back() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    let other = "umit@example.kz";
    let code = house.ask(Email, other).await;
    house.hears(moved("P6.1")).await;
    assert_eq!(house.told().await[0].0, ADDRESS);
    contacts::confirm(&house.portal, house.account, Email, &code).await.unwrap();
    house.hears(moved("P7.1")).await;
    assert_eq!(house.told().await[0].0, other);
}

#[tokio::test]
async fn a_code_has_few_tries_and_little_time() {
    use crate::contacts::CodeFault::{NotPending, Wrong};
    let house = House::new().await;
    let try_code = async |code: &str| match contacts::confirm(&house.portal, house.account, Text, code).await
    {
        Ok(()) => None,
        Err(Failure::Refused(fault)) => Some(fault),
        Err(Failure::Store(error)) => panic!("{error}"),
    };
    let code = house.ask(Text, PHONE).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in [4, 3, 2, 1] {
        assert_eq!(try_code(wrong).await, Some(Wrong(left)));
    }
    assert_eq!(try_code(wrong).await, Some(NotPending));
    assert_eq!(try_code(&code).await, Some(NotPending), "the tries are spent");
    let code = house.ask(Text, PHONE).await;
    house.clock.advance_seconds(601);
    assert_eq!(try_code(&code).await, Some(NotPending), "the time has run out");
    let first = house.ask(Text, PHONE).await;
    let second = house.ask(Text, PHONE).await;
    if first != second {
        assert_eq!(try_code(&first).await, Some(Wrong(4)), "a newer code takes the place of an older one");
    }
    assert_eq!(try_code(&second).await, None);
    assert_eq!(try_code(&second).await, Some(NotPending), "a code works once");
}

#[tokio::test]
async fn codes_cannot_be_sent_without_end() {
    let house = House::new().await;
    let mut waits = 0;
    for _ in 0..10 {
        if contacts::ask(&house.portal, house.account, Text, PHONE).await.is_err() {
            waits += 1;
        }
    }
    assert!(waits >= 5, "{waits}");
}

#[tokio::test]
async fn a_notice_that_does_not_arrive_is_tried_again_and_holds_up_nothing() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    house.hears(registered()).await;
    *house.post.fault.lock().unwrap() = Some(SendFault::Later("server-unreachable".to_owned()));
    assert_eq!(house.told().await, []);
    let waiting = house.portal.store().outbox().list(DeliveryState::Waiting, 10).await.unwrap();
    assert_eq!((waiting[0].attempts, waiting[0].last_fault.as_str()), (1, "server-unreachable"));
    *house.post.fault.lock().unwrap() = None;
    house.hears(moved("P6.1")).await;
    assert_eq!(house.told().await.len(), 1, "the later one goes first, the earlier one waits for its turn");
    house.clock.advance_seconds(1);
    assert_eq!(house.told().await.len(), 1);
    house.hears(moved("P7.1")).await;
    *house.post.fault.lock().unwrap() = Some(SendFault::Later("server-unreachable".to_owned()));
    house.told().await;
    house.clock.advance_seconds(4 * 24 * 60 * 60);
    house.told().await;
    assert_eq!(
        (house.counts().await.waiting, house.counts().await.refused),
        (0, 1),
        "after days it is given up"
    );
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_not_tried_again_and_is_shown() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    house.hears(registered()).await;
    *house.post.fault.lock().unwrap() = Some(SendFault::Never("mailbox-refused 550".to_owned()));
    assert_eq!(house.told().await, []);
    assert_eq!((house.counts().await.waiting, house.counts().await.refused), (0, 1));
    let state = async || contacts::known(&house.portal, house.account).await.unwrap()[0].contact.clone();
    assert_eq!(state().await.unwrap().state.code(), "refused");
    *house.post.fault.lock().unwrap() = None;
    house.hears(moved("P6.1")).await;
    assert_eq!(house.told().await, [], "nothing more is sent there");
    let on = Switch { account: house.account, kind: Email, on: true };
    assert!(contacts::switch(&house.portal, on).await.is_err(), "it must be confirmed anew");
    house.confirmed(Email, ADDRESS).await;
    assert_eq!(state().await.unwrap().state.code(), "on");
}
