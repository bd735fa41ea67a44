//! A database of a former version, with cases that run, opens in this one: what is new is filled from what is there.

use std::sync::Arc;

use kezek_casework::worklist::{self, Filter};
use kezek_casework::{Arrival, Case, Person, Rules, seal_json};
use kezek_content::Content;
use kezek_kernel::{OfficerId, PersonName, ProviderId, Role, Scope, SystemName};
use kezek_regulations::{Channel, Outcome};
use kezek_store::{
    Act, EngineSettings, FixedClock, Migration, Read as _, Store, StoreError, StoreKeys, StoreSettings,
    migration, params,
};

use crate::office::{NOW, Office};

/// The versions before executors were apart from desks, and before work lists.
const FIRST: [Migration; 6] = [
    kezek_access::MIGRATION,
    kezek_casework::MIGRATION,
    migration!("0003_officers"),
    migration!("0004_requests"),
    migration!("0005_decisions"),
    migration!("0006_lists"),
];
static BEFORE_EXECUTORS: [Migration; 6] = FIRST;
static BEFORE_WORK_LISTS: [Migration; 8] = [
    FIRST[0],
    FIRST[1],
    FIRST[2],
    FIRST[3],
    FIRST[4],
    FIRST[5],
    kezek_casework::MIGRATION_EXECUTORS,
    migration!("0008_steps"),
];

const PROVIDER: [u8; 16] = [2; 16];
const EXECUTOR: [u8; 16] = [5; 16];
const SIGNER: [u8; 16] = [6; 16];
const EDITION: &str = "almaty-2012-424/2012-12-24";

/// The positions at which a case is examined and signed.
fn positions() -> [String; 2] {
    let content = Content::embedded();
    let rules = Rules::new(Arc::new(content.library().unwrap()), Arc::new(content.calendar().unwrap()));
    let (edition, zone) = (EDITION.parse().unwrap(), "Asia/Almaty");
    let arrival = Arrival { zone, applied_at: NOW, now: NOW, hours: None };
    let opening = rules.open(&edition, Channel::Portal, SystemName::Workstation, &arrival).unwrap();
    let mut case = Case {
        id: kezek_kernel::CaseId::from_bytes([1; 16]),
        provider: ProviderId::from_bytes(PROVIDER),
        locality: "196220100".parse().unwrap(),
        zone: zone.to_owned(),
        sequence: 1,
        number: String::new(),
        edition,
        channel: Channel::Portal,
        request_number: String::new(),
        sender: String::new(),
        chain: String::new(),
        person: person().into(),
        person_key: [3; 32],
        representative_key: None,
        applied_at: NOW,
        registered_at: NOW,
        service_due: None,
        executor: None,
        milestones: opening.milestones,
        terms: opening.terms,
        state: opening.state,
    };
    let at = |case: &Case| case.state.step().unwrap().position.to_string();
    case = rules.advance(case, Outcome::Done, NOW).unwrap();
    let examined = at(&case);
    case = rules.advance(case, Outcome::Yes, NOW).unwrap();
    case = rules.advance(case, Outcome::Done, NOW).unwrap();
    [examined, at(&case)]
}

fn person() -> Person {
    let name = PersonName {
        surname: "Үлгілі".into(), given: "Айсұлу".into(), patronymic: String::new()
    };
    Person { iin: "730412200015".parse().unwrap(), name }
}

fn insert(
    act: &mut Act<'_>,
    sequence: i64,
    position: &str,
    holder: Option<[u8; 16]>,
    signer: Option<[u8; 16]>,
) -> Result<(), StoreError> {
    let (person, id) = (seal_json(act, &person())?, sequence.to_be_bytes().repeat(2));
    let key = act.lookup_key("730412200015");
    let id: [u8; 16] = id.try_into().unwrap();
    act.execute(
        "INSERT INTO cases (case_id, provider_id, locality, sequence, number, zone, edition, channel, request_number,
         sender, chain, person_key, person_sealed, applied_at, registered_at, milestones, position, entered_at, due_at,
         holder, signer) VALUES (?1, ?2, '196220100', ?3, ?4, 'Asia/Almaty', ?5, 'portal', ?6, 'portal', 'c', ?7, ?8,
         ?9, ?9, '{}', ?10, ?9, ?9, ?11, ?12)",
        &params![
            id,
            PROVIDER,
            sequence,
            format!("2026-{sequence:06}"),
            EDITION,
            sequence.to_string(),
            key,
            person,
            NOW,
            position,
            holder,
            signer,
        ],
    )?;
    Ok(())
}

/// Makes the former database, fills it, and opens it in this version.
async fn reopened(
    engine: EngineSettings,
    folder: tempfile::TempDir,
    migrations: &'static [Migration],
    fill: impl FnOnce(&mut Act<'_>) -> Result<(), StoreError> + Send + 'static,
) -> Office {
    let keys = StoreKeys::new(&[1; 32], &[2; 32], [3; 32]).unwrap();
    let settings = StoreSettings::new(engine.clone(), SystemName::Workstation, keys);
    let store = Store::open(settings, migrations, Arc::new(FixedClock::new(NOW))).unwrap();
    store.keep::<_, StoreError>(move |act| Ok(fill(act)?)).await.unwrap();
    store.close().await;
    Office::open_on(engine, folder).await
}

async fn executors_are_filled(engine: EngineSettings, folder: tempfile::TempDir) {
    let [examined, signed] = positions();
    let office = reopened(engine, folder, &BEFORE_EXECUTORS, move |act| {
        insert(act, 1, &examined, Some(EXECUTOR), None)?;
        insert(act, 2, &examined, None, None)?;
        insert(act, 3, &signed, Some(EXECUTOR), Some(SIGNER))
    })
    .await;
    let found = office.workstation.store().read(|read| {
        (1..=3)
            .map(|sequence| kezek_casework::rows::find_by_sequence(read, &Scope::System, sequence))
            .collect()
    });
    let found: Vec<Option<Case>> = found.await.unwrap();
    let executor = OfficerId::from_bytes(EXECUTOR);
    let named: Vec<_> = found
        .into_iter()
        .map(|case| {
            let case = case.unwrap();
            let step = case.state.step().unwrap().clone();
            (case.executor, step.asked, step.desk.named().holder, step.desk.named().drafter)
        })
        .collect();
    let expected = [
        (Some(executor), Some(Role::Executor), Some(executor), None),
        (None, Some(Role::Executor), None, None),
        (Some(executor), Some(Role::AuthorisedPerson), Some(executor), Some(executor)),
    ];
    assert_eq!(named, expected);
    office.workstation.close().await;
}

async fn work_lists_are_filled(engine: EngineSettings, folder: tempfile::TempDir) {
    let [examined, _] = positions();
    let office = reopened(engine, folder, &BEFORE_WORK_LISTS, move |act| {
        (1..=1201).try_for_each(|sequence| insert(act, sequence, &examined, None, None))
    })
    .await;
    let counted = office.workstation.store().read(|read| {
        let provider = ProviderId::from_bytes(PROVIDER);
        let unit = Filter::Unit(vec![(provider, Role::Executor)]);
        let counted = worklist::count(read, &Scope::Providers(vec![provider]), &unit)?;
        let left = "SELECT count(*) FROM cases WHERE asked_role = 'unknown'";
        let marked = "SELECT count(DISTINCT sequence) FROM name_marks";
        let mut one = |sql: &str| read.one(sql, &[], |row| row.get::<i64>(0));
        Ok((counted, one(left)?, one(marked)?))
    });
    let (counted, left, marked) = counted.await.unwrap();
    assert_eq!((counted.counted, counted.more, left, marked), (1000, true, 0, 1201));
    office.workstation.close().await;
}

fn sqlite(folder: &tempfile::TempDir) -> EngineSettings {
    EngineSettings::Sqlite { path: folder.path().join("workstation.db") }
}

#[tokio::test]
async fn running_cases_of_the_version_before_executors_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    executors_are_filled(sqlite(&folder), folder).await;
}

#[tokio::test]
async fn running_cases_of_the_version_before_work_lists_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    work_lists_are_filled(sqlite(&folder), folder).await;
}

#[tokio::test]
async fn running_cases_of_both_former_versions_are_filled_on_postgresql() {
    let Some(connection) = kezek_store::test_postgres::database().unwrap() else { return };
    executors_are_filled(EngineSettings::Postgres { connection }, tempfile::tempdir().unwrap()).await;
    let Some(connection) = kezek_store::test_postgres::database().unwrap() else { return };
    work_lists_are_filled(EngineSettings::Postgres { connection }, tempfile::tempdir().unwrap()).await;
}
