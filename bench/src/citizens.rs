//! Citizens with accounts, sessions and signed applications: everything that happens before the clock starts.

use std::sync::Arc;

use kezek_kernel::{Iin, Language};
use kezek_testbed::authority::{Credential, Order, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use kezek_testbed::people::synthetic_numbers;
use kezek_testbed::{KeyAlgorithm, SigningKey};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::BenchFault;
use crate::house::{House, now};
use crate::wire::{Connection, answered, post};

/// RSA keys in use; making one for each citizen would take longer than everything else.
const KEYS: usize = 16;
/// Citizens prepared at the same time.
const AT_ONCE: usize = 4;
const DAY_SECONDS: i64 = 24 * 60 * 60;
const PASSWORD: &str = "Bench-Kezek-1873";
/// The service that is ordered.
pub(crate) const SERVICE: &str = "kezek-almaty-2012-424-queue";
const BOUNDARY: &str = "kezek-bench-boundary";
const JSON: &str = "Content-Type: application/json\r\n";

/// The request of each citizen, to be sent as it stands.
pub(crate) async fn signed_requests(house: &Arc<House>, count: usize) -> Result<Vec<Vec<u8>>, BenchFault> {
    let keys = (0..KEYS).map(|_| SigningKey::generate(KeyAlgorithm::Rsa2048)).collect::<Result<Vec<_>, _>>();
    let keys = Arc::new(keys.map_err(BenchFault::set_up("citizens' keys"))?);
    let citizens: Vec<(usize, Iin)> = synthetic_numbers().take(count).enumerate().collect();
    if citizens.len() < count {
        return Err(BenchFault::Options("more requests than there are synthetic numbers"));
    }
    let mut shares = JoinSet::new();
    for share in citizens.chunks(count.div_ceil(AT_ONCE).max(1)) {
        shares.spawn(prepare(Arc::clone(house), Arc::clone(&keys), share.to_vec()));
    }
    let mut requests = Vec::with_capacity(count);
    while let Some(share) = shares.join_next().await {
        requests.extend(share.map_err(|_| BenchFault::EndedEarly)??);
    }
    Ok(requests)
}

async fn prepare(
    house: Arc<House>,
    keys: Arc<Vec<SigningKey>>,
    citizens: Vec<(usize, Iin)>,
) -> Result<Vec<Vec<u8>>, BenchFault> {
    let mut connection = Connection::open(house.server).await?;
    let mut requests = Vec::with_capacity(citizens.len());
    for ((place, iin), key) in citizens.into_iter().zip(keys.iter().cycle()) {
        let credential = certified(&house, key, iin)?;
        open_account(&house, iin, &credential).await?;
        let token = open_session(&mut connection, iin).await?;
        let application = application(&mut connection, &token).await?;
        let cms = signature(&credential, &application)?;
        requests.push(submission(place, &token, &application, &cms));
    }
    Ok(requests)
}

/// The citizen's own certificate for a key that he shares with others.
fn certified(house: &House, key: &SigningKey, iin: Iin) -> Result<Credential, BenchFault> {
    let key = SigningKey::from_pkcs8(key.pkcs8()).map_err(BenchFault::set_up("a citizen's key"))?;
    let order = Order::signing(TestAuthority::citizen(iin), now().plus_seconds(-DAY_SECONDS));
    house.authority.issue(&order, key).map_err(BenchFault::set_up("a citizen's certificate"))
}

fn signature(credential: &Credential, bytes: &[u8]) -> Result<String, BenchFault> {
    let cms = sign(credential, Content::Detached(bytes), now()).map_err(BenchFault::set_up("a signature"))?;
    Ok(to_pem(&cms))
}

async fn open_account(house: &House, iin: Iin, credential: &Credential) -> Result<(), BenchFault> {
    let asked = house.portal.request_account(iin.into(), PASSWORD.to_owned(), Language::Kk).await;
    let pending = asked.map_err(BenchFault::set_up("an account"))?;
    let cms = signature(credential, &pending.text)?;
    let confirmed = house.portal.confirm_account(&pending, cms.as_bytes()).await;
    confirmed.map(drop).map_err(BenchFault::set_up("an account"))
}

async fn open_session(connection: &mut Connection, iin: Iin) -> Result<String, BenchFault> {
    let path = "/api/v1/sessions";
    let body = json!({ "iin": iin, "password": PASSWORD }).to_string();
    let answer = connection.exchange(&post(path, JSON, body.as_bytes())).await?;
    let body = answered(path, 201, answer)?;
    let session: Value = serde_json::from_slice(&body).map_err(BenchFault::set_up("a session"))?;
    Ok(session.get("token").and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// The exact bytes to be signed, as the portal writes them.
async fn application(connection: &mut Connection, token: &str) -> Result<Vec<u8>, BenchFault> {
    let path = "/api/v1/applications";
    let body = json!({ "service": SERVICE, "language": "kk", "answers": answers() }).to_string();
    let headers = format!("{JSON}Authorization: Bearer {token}\r\n");
    let answer = connection.exchange(&post(path, &headers, body.as_bytes())).await?;
    answered(path, 200, answer)
}

/// A family of two whose category asks for no document.
fn answers() -> Value {
    json!({
        "surname": "Үлгілі", "given-name": "Айсұлу", "patronymic": "Мысалқызы", "birth-date": "1873-04-12",
        "locality": "191610000", "address": "Мысал көшесі, 1-үй", "phone": "+7 700 000 00 00",
        "family-status": "married",
        "members.0.relation": "spouse", "members.0.iin": "850101100304", "members.0.surname": "Үлгілі",
        "members.0.given-name": "Ерлан", "members.0.birth-date": "1870-02-02",
        "old-civil-acts": "no", "housing-now": "rented", "registered-since": "1899-01-01",
        "owned-five-years": "no", "residents": "2", "category": "large-families", "ground": "no-own",
        "consent-check": "yes", "consent-data": "yes",
    })
}

/// The request that is measured, byte for byte.
fn submission(place: usize, token: &str, application: &[u8], cms: &str) -> Vec<u8> {
    let head = |name, media| {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: {media}\r\n\r\n"
        )
    };
    let body = [
        head("application", "application/xml").as_bytes(),
        application,
        b"\r\n",
        head("cms", "application/x-pem-file").as_bytes(),
        cms.as_bytes(),
        format!("\r\n--{BOUNDARY}--\r\n").as_bytes(),
    ]
    .concat();
    let headers = format!(
        "Authorization: Bearer {token}\r\nIdempotency-Key: bench-{place}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
    );
    post("/api/v1/requests", &headers, &body)
}
