//! One department of East Kazakhstan with a clerk, a head and an executor, behind the officers' API.

use std::net::SocketAddr;

use jiff::civil::{Date, date};
use kezek_casework::Person;
use kezek_kernel::{Actor, Iin, OfficerId, PersonName, Role, SystemName, Words};
use kezek_regulations::EditionKey;
use kezek_store::Read as _;
use kezek_testbed::authority::{Credential, Order, TestAuthority};
use kezek_testbed::{KeyAlgorithm, SigningKey};
use kezek_workstation::Workstation;
use kezek_workstation::acts::officer_add::{OfficerAdd, officer_add};
use kezek_workstation::acts::officer_appoint::{OfficerAppoint, officer_appoint};
use kezek_workstation::acts::officer_certify::{OfficerCertify, officer_certify, read_certificate};
use serde_json::{Value, json};

use crate::BenchFault;
use crate::house::{House, listen, now, serve};
use crate::wire::{Connection, answered, post};

/// The department, as the parameters name it.
const PROVIDER: &str = "oskemen";
/// The edition under which its cases run.
pub(super) const EDITION: &str = "east-kazakhstan-2015-247-queue/2017-04-12";
/// The service's code at the gateway.
pub(super) const SERVICE: &str = "kezek-east-kazakhstan-2015-247-queue";
/// Where it is.
pub(super) const LOCALITY: &str = "631010000";

const PASSWORD: &str = "Bench-Kezek-1873";
const FIRST_DAY: Date = date(2026, 1, 5);
const DAY_SECONDS: i64 = 24 * 60 * 60;
const JSON: &str = "Content-Type: application/json\r\n";

const CLERK: &str = "730115100513";
const HEAD: &str = "740216100520";
const EXECUTOR: &str = "650317200537";

/// The department and the sessions of its people.
pub(super) struct Department {
    pub(super) server: SocketAddr,
    pub(super) clerk: Session,
    pub(super) head: Session,
    pub(super) executor: Session,
    pub(super) heads_key: Credential,
    decision: Value,
}

/// An officer who has signed in.
#[derive(Clone)]
pub(super) struct Session {
    headers: String,
}

/// One routine step: who does it, by which request.
pub(super) struct Step<'a> {
    session: &'a Session,
    tail: &'static str,
    body: Value,
}

impl Department {
    /// Appoints the people, signs them in, and opens the workstation's doors.
    pub(super) async fn open(house: &House, workstation: &Workstation) -> Result<Self, BenchFault> {
        let link = downstream_link(house)?;
        let (listener, server) = listen().await?;
        serve(listener, kezek_workstation::router(workstation, Some(link)));
        appoint(workstation, CLERK, Role::Clerk).await?;
        appoint(workstation, EXECUTOR, Role::Executor).await?;
        let head = appoint(workstation, HEAD, Role::Head).await?;
        let heads_key = certify(house, workstation, head).await?;
        let mut connection = Connection::open(server).await?;
        Ok(Self {
            server,
            clerk: Session::open(&mut connection, CLERK).await?,
            head: Session::open(&mut connection, HEAD).await?,
            executor: Session::open(&mut connection, EXECUTOR).await?,
            heads_key,
            decision: decision(workstation)?,
        })
    }

    /// The steps before a document is drafted.
    pub(super) fn routine(&self) -> [Step<'_>; 3] {
        [
            Step { session: &self.clerk, tail: "pass", body: json!({}) },
            Step { session: &self.head, tail: "assign", body: json!({}) },
            Step { session: &self.executor, tail: "decision", body: self.decision.clone() },
        ]
    }

    /// Every step that was answered stands in the history of its case, under its entry of the journal.
    pub(super) async fn check_history(
        &self,
        workstation: &Workstation,
        answered: usize,
    ) -> Result<(), BenchFault> {
        let size = workstation.store().read(|read| {
            read.one("SELECT count(*) FROM case_history WHERE officer_id IS NOT NULL", &[], |row| row.get(0))
        });
        let stored: u64 = size.await.map_err(BenchFault::set_up("workstation"))?;
        let acknowledged = answered as u64;
        if stored == acknowledged { Ok(()) } else { Err(BenchFault::Lost { acknowledged, stored }) }
    }
}

impl Session {
    async fn open(connection: &mut Connection, iin: &str) -> Result<Self, BenchFault> {
        let path = "/api/v1/sign-in";
        let body = json!({ "iin": iin, "password": PASSWORD }).to_string();
        let answer = connection.exchange(&post(path, JSON, body.as_bytes())).await?;
        let body = answered(path, 200, answer)?;
        let session: Value = serde_json::from_slice(&body).map_err(BenchFault::set_up("a session"))?;
        let token = session.get("token").and_then(Value::as_str).unwrap_or_default();
        Ok(Self { headers: format!("{JSON}Authorization: Bearer {token}\r\n") })
    }

    /// A request of this officer about a case.
    pub(super) fn post(&self, number: &str, tail: &str, body: &Value) -> Vec<u8> {
        post(&format!("/api/v1/cases/{number}/{tail}"), &self.headers, body.to_string().as_bytes())
    }

    /// The document that waits for this officer's signature.
    pub(super) fn to_sign(&self, number: &str) -> Vec<u8> {
        let head = format!("GET /api/v1/cases/{number}/document HTTP/1.1\r\nHost: localhost\r\n");
        [head.as_bytes(), self.headers.as_bytes(), b"\r\n"].concat()
    }
}

impl Step<'_> {
    /// The request for this case, byte for byte.
    pub(super) fn request(&self, number: &str) -> Vec<u8> {
        self.session.post(number, self.tail, &self.body)
    }
}

fn downstream_link(house: &House) -> Result<kezek_exchange::Link, BenchFault> {
    let end = house.lines.end(SystemName::Workstation)?;
    kezek_exchange::Link::new(end).map_err(BenchFault::set_up("link"))
}

/// Every document satisfies and the request is accepted.
fn decision(workstation: &Workstation) -> Result<Value, BenchFault> {
    let key: EditionKey = EDITION.parse().map_err(BenchFault::set_up("edition"))?;
    let edition = workstation.office().rules.edition(&key).map_err(BenchFault::set_up("edition"))?;
    let marks: Vec<Value> = edition
        .documents
        .iter()
        .map(|document| json!({ "document": document.id, "found": "satisfied" }))
        .collect();
    Ok(json!({ "checklist": marks, "decision": { "kind": "accept" } }))
}

async fn appoint(workstation: &Workstation, iin: &str, role: Role) -> Result<OfficerId, BenchFault> {
    let password_hash =
        kezek_access::password::hash(PASSWORD, &[7; 16]).map_err(BenchFault::set_up("password"))?;
    let name =
        PersonName {
            surname: "Үлгілі".to_owned(), given: "Айсұлу".to_owned(), patronymic: String::new()
        };
    let person = Person { iin: number(iin)?, name };
    let added = workstation
        .store()
        .act(by(), move |act| officer_add(act, &OfficerAdd { person, password_hash }))
        .await
        .map_err(BenchFault::not_done("an officer"))?;
    let position = Words {
        kk: "маман".to_owned(), ru: "специалист".to_owned(), en: "specialist".to_owned()
    };
    let appointment = OfficerAppoint {
        officer: added.value,
        provider: PROVIDER.to_owned(),
        role,
        position,
        from: FIRST_DAY,
        until: None,
        substitutes_for: None,
    };
    let appointed = workstation.store().act(by(), move |act| officer_appoint(act, &appointment)).await;
    appointed.map_err(BenchFault::not_done("an appointment"))?;
    Ok(added.value)
}

/// The head's key for signatures, certified for the department.
async fn certify(
    house: &House,
    workstation: &Workstation,
    head: OfficerId,
) -> Result<Credential, BenchFault> {
    let provider = workstation.parameters().provider(PROVIDER);
    let bin = provider.ok_or(BenchFault::Options("the parameters have lost the department"))?.bin;
    let key = SigningKey::generate(KeyAlgorithm::EcdsaP256).map_err(BenchFault::set_up("the head's key"))?;
    let subject = TestAuthority::officer(number(HEAD)?, bin);
    let order = Order::signing(subject, now().plus_seconds(-DAY_SECONDS));
    let credential =
        house.authority.issue(&order, key).map_err(BenchFault::set_up("the head's certificate"))?;
    let certificate = read_certificate(&credential.certificate, &number(HEAD)?)
        .map_err(BenchFault::set_up("the head's certificate"))?;
    let input = OfficerCertify { officer: head, certificate };
    let certified = workstation.store().act(by(), move |act| officer_certify(act, &input)).await;
    certified.map_err(BenchFault::not_done("the head's certificate"))?;
    Ok(credential)
}

fn number(iin: &str) -> Result<Iin, BenchFault> {
    iin.parse().map_err(BenchFault::set_up("an officer's number"))
}

fn by() -> Actor {
    Actor::System(SystemName::Workstation)
}
