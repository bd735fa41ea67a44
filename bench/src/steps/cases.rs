//! Cases that wait for the clerk: requests of different citizens, delivered as signed messages before the clock starts.

use kezek_exchange::Link;
use kezek_kernel::{DraftId, Iin, Language, SystemName};
use kezek_messages::{
    Application, AsyncMessage, CaseRequest, Data, Field, MessageInfo, MessageType, Property, Sender, Side,
    SignedPapers, property,
};
use kezek_store::Read as _;
use kezek_testbed::people::synthetic_numbers;
use kezek_workstation::Workstation;
use tokio::task::JoinSet;

use super::department::{Department, EDITION, LOCALITY, SERVICE};
use crate::BenchFault;
use crate::house::{House, now};
use crate::wire::{Connection, answered, post};

/// Messages under way at the same time.
const AT_ONCE: usize = 8;
const DOOR: &str = "/bip-async/";
/// The lists of the service; cases go into them in turn.
pub(super) const LISTS: [&str; 6] =
    ["veterans", "orphans", "vulnerable", "large-families", "servants", "emergency"];

/// A case that waits for the clerk.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    /// Its number.
    pub(super) number: String,
    /// The list that its applicant asks for.
    pub(super) list: String,
}

/// Delivers so many requests and gives their cases in the order of application.
pub(super) async fn fill(
    house: &House,
    department: &Department,
    workstation: &Workstation,
    count: usize,
) -> Result<Vec<Waiting>, BenchFault> {
    let end = house.lines.end(SystemName::Portal)?;
    let portal = Link::new(end).map_err(BenchFault::set_up("link"))?;
    let citizens: Vec<(usize, Iin)> = synthetic_numbers().take(count).enumerate().collect();
    if citizens.len() < count {
        return Err(BenchFault::Options("more cases than there are synthetic numbers"));
    }
    let mut shares = JoinSet::new();
    for share in citizens.chunks(count.div_ceil(AT_ONCE).max(1)) {
        let (portal, share, server) = (portal.clone(), share.to_vec(), department.server);
        shares.spawn(async move {
            let mut connection = Connection::open(server).await?;
            for (place, iin) in share {
                let envelope = envelope(&portal, place, iin)?;
                let answer = connection.exchange(&post(DOOR, "", &envelope)).await?;
                answered(DOOR, 200, answer)?;
            }
            Ok::<(), BenchFault>(())
        });
    }
    while let Some(share) = shares.join_next().await {
        share.map_err(|_| BenchFault::EndedEarly)??;
    }
    waiting(workstation, count).await
}

async fn waiting(workstation: &Workstation, delivered: usize) -> Result<Vec<Waiting>, BenchFault> {
    let sql =
        "SELECT number, category FROM cases JOIN requests USING (case_id) ORDER BY applied_at, sequence";
    let found = workstation
        .store()
        .read(move |read| read.all(sql, &[], |row| Ok(Waiting { number: row.get(0)?, list: row.get(1)? })));
    let found = found.await.map_err(BenchFault::set_up("workstation"))?;
    if found.len() == delivered {
        return Ok(found);
    }
    Err(BenchFault::Lost { acknowledged: delivered as u64, stored: found.len() as u64 })
}

/// The signed message of the request at this place. Its citizen's signature was checked by the portal and is not checked
/// here again, so that one text stands for all of them.
fn envelope(portal: &Link, place: usize, iin: Iin) -> Result<Vec<u8>, BenchFault> {
    let number = request_number(place);
    let application = application(place, iin)?;
    let request = CaseRequest {
        request_number: number.clone(),
        papers: SignedPapers {
            accepted: now(),
            journal_index: place as u64,
            leaf_hash: [4; 32],
            document: application.into_bytes(),
            cms: b"checked by the portal".to_vec(),
            evidence: b"{}".to_vec(),
            attachments: Vec::new(),
        },
    };
    let property = |key: &str, value: &str| Property { key: key.to_owned(), value: value.to_owned() };
    let message = AsyncMessage {
        info: MessageInfo {
            message_id: format!("bench-{place}"),
            correlation_id: Some(number.clone()),
            service_id: SERVICE.to_owned(),
            route_id: None,
            date: now(),
            sender: Sender { id: SystemName::Portal.code().to_owned() },
            properties: vec![property(property::LOCALITY, LOCALITY), property(property::EDITION, EDITION)],
            session_id: None,
        },
        message_type: MessageType::Request,
        data: Data::of(&request).map_err(BenchFault::set_up("a message"))?,
    };
    let body = message.body(Side::Subscriber).map_err(BenchFault::set_up("a message"))?;
    let envelope = portal.sign(&body, &message.info.message_id).map_err(BenchFault::set_up("a message"))?;
    Ok(envelope.into_bytes())
}

fn application(place: usize, iin: Iin) -> Result<String, BenchFault> {
    let list = LISTS.get(place % LISTS.len()).copied().unwrap_or_default();
    let answers =
        [("surname", "Үлгілі"), ("given-name", "Айсұлу"), ("patronymic", "Мысалқызы"), ("category", list)];
    let field = |(code, value): (&str, &str)| Field {
        code: code.to_owned(),
        label: code.to_owned(),
        value: value.to_owned(),
        shown: None,
    };
    let application = Application {
        service: SERVICE.to_owned(),
        edition: EDITION.to_owned(),
        channel: "portal".to_owned(),
        locality: LOCALITY.parse().map_err(BenchFault::set_up("locality"))?,
        applicant: iin.into(),
        language: Language::Kk,
        draft: DraftId::from_bytes([9; 16]),
        prepared: now(),
        fields: answers.map(field).to_vec(),
        attachments: Vec::new(),
        intake: None,
    };
    application.to_xml().map_err(BenchFault::set_up("an application"))
}

fn request_number(place: usize) -> String {
    format!("bench-{place:08}")
}
