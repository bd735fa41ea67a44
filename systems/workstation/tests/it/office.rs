//! A workstation with two providers, three officers at each, and a line to a portal.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use jiff::civil::{Date, date};
use kezek_casework::Person;
use kezek_content::Content;
use kezek_exchange::{Link, LinkSettings, Peer, Pinned};
use kezek_kernel::{Actor, Iin, Instant, OfficerId, PersonName, Role, SystemName, Words};
use kezek_signatures::xml::SystemKey;
use kezek_signatures::{IfUnanswered, RevocationPolicy};
use kezek_store::{EngineSettings, FixedClock, StoreKeys, StoreSettings};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::{Audience, ShellSettings, SignerSettings};
use kezek_workstation::acts::officer_add::{OfficerAdd, officer_add};
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, officer_appoint};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use kezek_workstation::{Workstation, WorkstationSettings, navigation, router};

pub(crate) const NOW: Instant = TestAuthority::NOW;
pub(crate) const PASSWORD: &str = "Құпия-сөз-1873";

/// Executors and authorised persons of two providers; the numbers carry birth years of the 1800s.
pub(crate) const EXECUTOR: &str = "700105100014";
pub(crate) const SIGNER: &str = "650312200024";
pub(crate) const CLERK: &str = "810620100037";
/// Appointed from the first Monday of 2027 on.
pub(crate) const FUTURE: &str = "880924200059";
pub(crate) const NEIGHBOUR: &str = "720815100048";

pub(crate) static PORTAL: LazyLock<Credential> = LazyLock::new(|| system("portal"));
pub(crate) static GATEWAY: LazyLock<Credential> = LazyLock::new(|| system("gateway"));
static OWN: LazyLock<Credential> = LazyLock::new(|| system("workstation"));

/// The key of the one who signs results.
pub(crate) static SIGNERS_KEY: LazyLock<Credential> = LazyLock::new(|| {
    let subject = TestAuthority::officer(SIGNER.parse().unwrap(), "991340000037".parse().unwrap());
    authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap()
});

pub(crate) fn authority() -> &'static TestAuthority {
    TestAuthority::shared(KeyAlgorithm::EcdsaP256).unwrap()
}

fn system(name: &str) -> Credential {
    let subject = TestAuthority::system(name, "961141000023".parse().unwrap());
    authority().signer(subject, KeyAlgorithm::Rsa2048).unwrap()
}

/// A running workstation and everything a test turns.
pub(crate) struct Office {
    pub(crate) workstation: Workstation,
    pub(crate) router: Router,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) portal: Link,
    _folder: tempfile::TempDir,
}

impl Office {
    /// On SQLite.
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = EngineSettings::Sqlite { path: folder.path().join("workstation.db") };
        Self::open_on(engine, folder).await
    }

    pub(crate) async fn open_on(engine: EngineSettings, folder: tempfile::TempDir) -> Self {
        let clock = Arc::new(FixedClock::new(NOW));
        let keys = StoreKeys::new(&[1; 32], &[2; 32], [3; 32]).unwrap();
        let settings = WorkstationSettings {
            store: StoreSettings::new(engine, SystemName::Workstation, keys),
            shell: ShellSettings {
                system: SystemName::Workstation,
                audience: Audience::Officers,
                nav: navigation(),
                signer: SignerSettings { address: "ws://127.0.0.1:13579".to_owned(), any_authority: true },
                secure: false,
                practice: true,
                zone: "Asia/Almaty".to_owned(),
            },
            zone: "Asia/Almaty".to_owned(),
            check_address: "http://127.0.0.1:8080/check".to_owned(),
        };
        let desk = Arc::new(desk(folder.path()));
        let clock_in_use = Arc::<FixedClock>::clone(&clock);
        let content = Content::embedded();
        let workstation = Workstation::open(settings, &content, clock_in_use, desk).await.unwrap();
        seed(&workstation).await;
        let router = router(&workstation, Some(link("workstation", &OWN, &clock)));
        let portal = link("portal", &PORTAL, &clock);
        Self { workstation, router, clock, portal, _folder: folder }
    }
}

/// The same on PostgreSQL; none where this machine has no server and need not have one.
pub(crate) async fn on_postgresql() -> Option<Office> {
    let connection = kezek_store::test_postgres::database().unwrap()?;
    let engine = EngineSettings::Postgres { connection };
    Some(Office::open_on(engine, tempfile::tempdir().unwrap()).await)
}

/// The desk of tests: a real chain; nobody asks about revocation, because nobody listens there.
pub(crate) fn desk(folder: &std::path::Path) -> SignatureDesk {
    let (root, issuing) = (folder.join("root.cer"), folder.join("issuing.cer"));
    std::fs::write(&root, authority().root()).unwrap();
    std::fs::write(&issuing, authority().issuing()).unwrap();
    let revocation = RevocationPolicy { methods: vec![], if_unanswered: IfUnanswered::AcceptRecorded };
    let settings =
        TrustSettings { anchors: vec![root], intermediates: vec![issuing], revocation, addresses: vec![] };
    SignatureDesk::open(settings).unwrap()
}

fn link(id: &str, own: &Credential, clock: &Arc<FixedClock>) -> Link {
    let key = |credential: &Credential| {
        SystemKey::new(credential.key.pkcs8(), credential.certificate.clone()).unwrap()
    };
    let peer = |id: &str, credential: &Credential| Peer {
        id: id.to_owned(),
        certificates: vec![credential.certificate.clone()],
    };
    let settings = LinkSettings {
        id: id.to_owned(),
        key: key(own),
        gateway_id: "gateway".to_owned(),
        gateway_url: "http://127.0.0.1:9/".to_owned(),
        peers: vec![peer("gateway", &GATEWAY), peer("portal", &PORTAL), peer("workstation", &OWN)],
        trust: Arc::new(Pinned),
        patience: Duration::from_secs(1),
        clock: Arc::<FixedClock>::clone(clock),
    };
    Link::new(settings).unwrap()
}

async fn seed(workstation: &Workstation) {
    officer(workstation, EXECUTOR, "Сейітқали", "talgar", Role::Executor, date(2026, 1, 5)).await;
    officer(workstation, FUTURE, "Болашақов", "talgar", Role::Executor, date(2027, 1, 4)).await;
    let signer =
        officer(workstation, SIGNER, "Нұрғалиева", "talgar", Role::AuthorisedPerson, date(2026, 1, 5)).await;
    officer(workstation, CLERK, "Кеңсебаев", "talgar", Role::Clerk, date(2026, 1, 5)).await;
    officer(workstation, NEIGHBOUR, "Көршібаев", "konaev", Role::Executor, date(2026, 1, 5)).await;
    let iin: Iin = SIGNER.parse().unwrap();
    let certificate = read_certificate(&SIGNERS_KEY.certificate, &iin).unwrap();
    let input = OfficerCertify { officer: signer, certificate };
    workstation.store().act(admin(), move |act| officer_certify(act, &input)).await.unwrap();
}

pub(crate) fn admin() -> Actor {
    Actor::System(SystemName::Workstation)
}

pub(crate) async fn officer(
    workstation: &Workstation,
    iin: &str,
    surname: &str,
    provider: &str,
    role: Role,
    from: Date,
) -> OfficerId {
    static HASH: LazyLock<String> =
        LazyLock::new(|| kezek_access::password::hash(PASSWORD, &[7; 16]).unwrap());
    let name = PersonName { surname: surname.into(), given: "Үлгі".into(), patronymic: String::new() };
    let person = Person { iin: iin.parse().unwrap(), name };
    let input = OfficerAdd { person, password_hash: HASH.clone() };
    let added = workstation.store().act(admin(), move |act| officer_add(act, &input)).await.unwrap().value;
    let appointment = OfficerAppoint {
        officer: added,
        provider: provider.to_owned(),
        role,
        position: Words {
            kk: "маман".into(), ru: "специалист".into(), en: "specialist".into()
        },
        from,
        until: None,
        substitutes_for: None,
    };
    workstation.store().act(admin(), move |act| officer_appoint(act, &appointment)).await.unwrap();
    added
}
