//! How fast officers' lists and searches answer in a region with very many cases: over HTTP, each list on its first page, deep in
//! the middle and at its end.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

use kezek_casework::worklist::{self, Mark};
use kezek_casework::{Case, Person};
use kezek_content::Content;
use kezek_kernel::{Actor, CaseId, Iin, Instant, OfficerId, PersonName, ProviderId, Role, SystemName, Words};
use kezek_signatures::{IfUnanswered, RevocationPolicy};
use kezek_store::{Read as _, StoreError, SystemClock, params};
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::TestAuthority;
use kezek_testbed::people::synthetic_numbers;
use kezek_trust::{SignatureDesk, TrustSettings};
use kezek_web::Audience;
use kezek_workstation::acts::officer_add::{OfficerAdd, officer_add};
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, officer_appoint};
use kezek_workstation::staging::stage;
use kezek_workstation::{Workstation, WorkstationSettings};
use serde_json::{Value, json};

use crate::BenchFault;
use crate::crowd::{Crowd, PROVIDERS};
use crate::house::{ZONE, listen, now, serve, shell, store_settings};
use crate::load::percentile_ms;
use crate::options::Options;
use crate::wire::{Connection, post};

/// Cases written in one transaction.
const TOGETHER: u32 = 50_000;
/// Each page is asked for so often.
const TIMES: u32 = 200;
/// So many people among whom the cases are shared.
const PEOPLE: usize = 100_000;
const DAY_SECONDS: i64 = 24 * 60 * 60;
const PROVIDER: &str = "talgar";
const IIN: &str = "700105100014";
const PASSWORD: &str = "Bench-Kezek-1873";
const JSON: &str = "Content-Type: application/json\r\n";
const LISTS: &str = "/api/v1/cases";
const SEARCH: &str = "/api/v1/cases/search";

/// What was measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Lists {
    /// Cases in the store.
    pub cases: u32,
    /// Those of them that run.
    pub running: u64,
    /// Providers among whom they are shared.
    pub providers: u32,
    /// How long filling the store took.
    pub fill_seconds: f64,
    /// How long each kind of answer took.
    pub answers: BTreeMap<String, Took>,
}

/// How long one kind of answer took.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Took {
    /// Half of the answers came within this time.
    pub p50_ms: f64,
    /// Ninety-nine of a hundred came within this time.
    pub p99_ms: f64,
}

/// Fills a store with so many cases and opens every list.
pub async fn run(cases: u32) -> Result<Lists, BenchFault> {
    if cases < PROVIDERS {
        return Err(BenchFault::Options("fewer cases than providers"));
    }
    let folder = tempfile::tempdir_in(Options::default().folder).map_err(BenchFault::set_up("folder"))?;
    let workstation = open(folder.path()).await?;
    let (officer, provider) = appointed(&workstation).await?;
    let numbers = synthetic_numbers().take(PEOPLE).collect();
    let rules = &workstation.office().rules;
    let crowd = Crowd::new(rules, cases, provider, officer, numbers, now());
    let crowd = Arc::new(crowd.map_err(BenchFault::set_up("cases"))?);
    let start = Moment::now();
    fill(&workstation, &crowd).await?;
    let fill_seconds = start.elapsed().as_secs_f64();
    let (listener, server) = listen().await?;
    serve(listener, kezek_workstation::router(&workstation, None));
    let totals = workstation.store().read(|read| worklist::totals(read)).await;
    let running = totals.map_err(BenchFault::set_up("totals"))?.running;
    let answers = measure(server, &crowd).await?;
    workstation.close().await;
    Ok(Lists { cases, running, providers: PROVIDERS, fill_seconds, answers })
}

async fn open(folder: &Path) -> Result<Workstation, BenchFault> {
    let root = folder.join("root.cer");
    let authority =
        TestAuthority::shared(KeyAlgorithm::EcdsaP256).map_err(BenchFault::set_up("authority"))?;
    std::fs::write(&root, authority.root())?;
    let revocation = RevocationPolicy { methods: Vec::new(), if_unanswered: IfUnanswered::AcceptRecorded };
    let trust =
        TrustSettings { anchors: vec![root], intermediates: Vec::new(), revocation, addresses: Vec::new() };
    let desk = SignatureDesk::open(trust).map_err(BenchFault::set_up("signature desk"))?;
    let settings = WorkstationSettings {
        store: store_settings(folder, SystemName::Workstation)?,
        shell: shell(SystemName::Workstation, Audience::Officers, kezek_workstation::navigation()),
        zone: ZONE.to_owned(),
        check_address: "http://localhost/check".to_owned(),
    };
    let content = Content::embedded();
    let opened = Workstation::open(settings, &content, Arc::new(SystemClock), Arc::new(desk)).await;
    opened.map_err(BenchFault::set_up("workstation"))
}

/// The officer who looks: executor, signer and head of the first provider.
async fn appointed(workstation: &Workstation) -> Result<(OfficerId, ProviderId), BenchFault> {
    let actor = Actor::System(SystemName::Workstation);
    let hash = kezek_access::password::hash(PASSWORD, &[7; 16]);
    let password_hash = hash.map_err(BenchFault::set_up("password"))?;
    let name =
        PersonName { surname: "Үлгілі".into(), given: "Мысал".into(), patronymic: String::new() };
    let iin: Iin = IIN.parse().map_err(BenchFault::set_up("officer's number"))?;
    let add = OfficerAdd { person: Person { iin, name }, password_hash };
    let added = workstation.store().act(actor.clone(), move |act| officer_add(act, &add)).await;
    let officer = added.map_err(|_| BenchFault::EndedEarly)?.value;
    for role in [Role::Executor, Role::AuthorisedPerson, Role::Head] {
        let input = OfficerAppoint {
            officer,
            provider: PROVIDER.to_owned(),
            role,
            position: Words {
                kk: "маман".into(), ru: "специалист".into(), en: "specialist".into()
            },
            from: jiff::civil::date(2026, 1, 5),
            until: None,
            substitutes_for: None,
        };
        let appointed = workstation.store().act(actor.clone(), move |act| officer_appoint(act, &input)).await;
        appointed.map_err(|_| BenchFault::EndedEarly)?;
    }
    let provider = workstation.store().read(|read| {
        let sql = "SELECT provider_id FROM providers WHERE code = ?1";
        read.one(sql, &params![PROVIDER], |row| row.get(0))
    });
    Ok((officer, provider.await.map_err(BenchFault::set_up("provider"))?))
}

async fn fill(workstation: &Workstation, crowd: &Arc<Crowd>) -> Result<(), BenchFault> {
    let mut from = 0;
    while from < crowd.cases {
        let (crowd, until) = (Arc::clone(crowd), crowd.cases.min(from + TOGETHER));
        let kept = workstation.store().keep::<_, StoreError>(move |act| {
            let cases = (from..until).map(|number| {
                let case = crowd.case(number);
                Case { person_key: act.lookup_key(case.person.number.as_str()), ..case }
            });
            let cases: Vec<Case> = cases.collect();
            Ok(stage(act, &cases)?)
        });
        kept.await.map_err(|_| BenchFault::EndedEarly)?;
        from = until;
    }
    // As if the heads had been told about every term that has run out.
    let told = workstation.store().keep::<_, StoreError>(|act| {
        let now = act.now();
        let sql = "UPDATE cases SET attention = 3 WHERE ended_at IS NULL AND due_at <= ?1";
        act.execute(sql, &params![now])?;
        Ok(())
    });
    told.await.map_err(|_| BenchFault::EndedEarly)
}

async fn measure(server: SocketAddr, crowd: &Crowd) -> Result<BTreeMap<String, Took>, BenchFault> {
    let mut connection = Connection::open(server).await?;
    let token = signed_in(&mut connection).await?;
    let mut answers = BTreeMap::new();
    for (name, query) in pages() {
        let head = format!("Host: localhost\r\nAuthorization: Bearer {token}\r\n\r\n");
        let request = format!("GET {LISTS}?{query} HTTP/1.1\r\n{head}").into_bytes();
        answers.insert(name, timed(&mut connection, LISTS, |_| request.clone()).await?);
    }
    let headers = format!("{JSON}Authorization: Bearer {token}\r\n");
    for (name, words) in SEARCHES {
        let request = |time| {
            let body = json!({ "words": words(&someone(crowd, time)) }).to_string();
            post(SEARCH, &headers, body.as_bytes())
        };
        answers.insert(name.to_owned(), timed(&mut connection, SEARCH, request).await?);
    }
    Ok(answers)
}

/// Every list on its first page, deep in the middle, and at its end, as queries.
fn pages() -> Vec<(String, String)> {
    let now = now();
    let days = |days: i64| now.plus_seconds(days * DAY_SECONDS);
    let lists = [
        ("all", days(12)),
        ("mine", days(12)),
        ("to-sign", days(12)),
        ("unit", days(12)),
        ("today", now.plus_seconds(3_600)),
        ("soon", days(1)),
        ("overdue", days(-3)),
        ("attention", days(-3)),
        ("ended", days(-4 * 365)),
    ];
    let mark = |at: Instant, byte: u8| Mark { at, case: CaseId::from_bytes([byte; 16]) };
    let each = |(list, middle): (&str, Instant)| {
        let end = if list == "ended" {
            mark(Instant::from_micros(0), 0)
        } else {
            mark(Instant::from_micros(i64::MAX), u8::MAX)
        };
        [
            (format!("{list}-first"), format!("show={list}")),
            (format!("{list}-middle"), format!("show={list}&after={}", mark(middle, 0))),
            (format!("{list}-end"), format!("show={list}&before={end}")),
        ]
    };
    lists.into_iter().flat_map(each).collect()
}

/// The first words of the applicant's name.
fn words_of(case: &Case, count: usize) -> String {
    case.person.name.full().split(' ').take(count).collect::<Vec<_>>().join(" ")
}

/// What is searched for, made from a case that is there.
type Searched = fn(&Case) -> String;

const SEARCHES: [(&str, Searched); 5] = [
    ("search-number", |case| case.number.clone()),
    ("search-request", |case| case.request_number.clone()),
    ("search-iin", |case| case.person.number.as_str().to_owned()),
    ("search-name", |case| words_of(case, 2)),
    ("search-three-letters", |case| words_of(case, 1).chars().take(3).collect()),
];

/// A case of the first provider, another one each time.
fn someone(crowd: &Crowd, time: u32) -> Case {
    let number = time.wrapping_mul(PROVIDERS * 131) % crowd.cases;
    crowd.case(number / PROVIDERS * PROVIDERS)
}

async fn signed_in(connection: &mut Connection) -> Result<String, BenchFault> {
    let body = json!({ "iin": IIN, "password": PASSWORD }).to_string();
    let answer = connection.exchange(&post("/api/v1/sign-in", JSON, body.as_bytes())).await?;
    let session: Value = serde_json::from_slice(&answer.body).map_err(BenchFault::set_up("a session"))?;
    let token = session.get("token").and_then(Value::as_str);
    token.map(str::to_owned).ok_or(BenchFault::EndedEarly)
}

/// Asks again and again; every answer must be a list.
async fn timed(
    connection: &mut Connection,
    path: &'static str,
    request: impl Fn(u32) -> Vec<u8>,
) -> Result<Took, BenchFault> {
    let mut times: Vec<Duration> = Vec::new();
    for time in 0..TIMES {
        let request = request(time);
        let start = Moment::now();
        let answer = connection.exchange(&request).await?;
        times.push(start.elapsed());
        if answer.status != 200 {
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            return Err(BenchFault::Answer { path, status: answer.status, body });
        }
    }
    times.sort_unstable();
    Ok(Took { p50_ms: percentile_ms(&times, 50), p99_ms: percentile_ms(&times, 99) })
}

/// One kind of answer a line, under its name in the JSON form.
impl fmt::Display for Lists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "cases        {:>10}", self.cases)?;
        writeln!(f, "running      {:>10}", self.running)?;
        writeln!(f, "providers    {:>10}", self.providers)?;
        writeln!(f, "fill_seconds {:>10.1}", self.fill_seconds)?;
        write!(f, "{:<24} {:>10} {:>10}", "", "p50_ms", "p99_ms")?;
        self.answers.iter().try_for_each(|(name, took)| {
            write!(f, "\n{name:<24} {:>10.2} {:>10.2}", took.p50_ms, took.p99_ms)
        })
    }
}
