//! Delivery goes on until the gateway's own acknowledgement.

use std::convert::Infallible;
use std::sync::Arc;

use kezek_exchange::{Composer, Dispatch, Refusal};
use kezek_messages::{FaultCode, GenuineQuestion, MessageType, property};
use kezek_store::{DeliveryState, OutboxCounts, Outgoing, StoreError};

use crate::rig::{GATEWAY, Memory, NOW, Rig, STRANGER, dispatch};

async fn state(rig: &Rig) -> OutboxCounts {
    rig.store.outbox().counts().await.unwrap()
}

#[tokio::test]
async fn a_message_arrives_as_it_was_written() {
    let rig = Rig::new(&GATEWAY).await;
    rig.enqueue().await;
    assert_eq!(rig.delivery.deliver_due().await.unwrap(), 1);
    assert_eq!(state(&rig).await, OutboxCounts { delivered: 1, ..OutboxCounts::default() });
    assert_eq!(rig.delivery.deliver_due().await.unwrap(), 0);

    let taken = rig.memory.taken.lock().unwrap().clone();
    let [received] = taken.as_slice() else { panic!("one message") };
    let info = &received.message.info;
    assert_eq!(received.message.message_type, MessageType::Request);
    assert_eq!((info.sender.id.as_str(), info.service_id.as_str()), ("portal", "housing-queue"));
    assert_eq!(info.correlation_id.as_deref(), Some("101-1"));
    assert_eq!(info.property(property::LOCALITY), Some("191010000"));
    assert_eq!(info.property(property::EDITION), Some("almaty-2012-424"));
    assert_eq!(info.date, NOW);
    assert_eq!(received.message.data.read::<GenuineQuestion>().unwrap().document_number, "AL-1");
    let reply = Dispatch::reply(info, MessageType::Response, &question()).unwrap();
    assert_eq!((reply.chain.as_str(), reply.route.as_deref()), ("101-1", Some("portal")));
}

#[tokio::test]
async fn a_silent_gateway_is_tried_again_and_nothing_doubles() {
    let rig = Rig::with_gateway_at("http://127.0.0.1:9/", Memory::default(), Arc::default());
    rig.clock.set(NOW);
    rig.enqueue().await;
    rig.delivery.deliver_due().await.unwrap();
    let waiting = rig.store.outbox().list(DeliveryState::Waiting, 10).await.unwrap();
    assert_eq!((waiting[0].attempts, waiting[0].last_fault.as_str()), (1, "unreachable"));
    assert_eq!(rig.delivery.deliver_due().await.unwrap(), 0);
    rig.clock.advance_seconds(1);
    assert_eq!(rig.delivery.deliver_due().await.unwrap(), 1);
}

#[tokio::test]
async fn every_try_sends_the_same_bytes() {
    let rig = Rig::new(&GATEWAY).await;
    *rig.memory.refusing.lock().unwrap() = Some(Refusal::internal("disk-full"));
    rig.enqueue().await;
    rig.delivery.deliver_due().await.unwrap();
    assert_eq!(state(&rig).await.waiting, 1);
    *rig.memory.refusing.lock().unwrap() = None;
    rig.clock.advance_seconds(1);
    rig.delivery.deliver_due().await.unwrap();
    assert_eq!(state(&rig).await.delivered, 1);
    let taken = rig.memory.taken.lock().unwrap();
    assert_eq!(taken[0].envelope, taken[1].envelope);
}

/// What becomes of a message that the gateway answers with this code.
#[track_caller]
fn check(code: FaultCode, expected: DeliveryState) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let rows = runtime.block_on(async {
        let rig = Rig::new(&GATEWAY).await;
        *rig.memory.refusing.lock().unwrap() = Some(Refusal::new(code, "some-finding"));
        rig.enqueue().await;
        rig.delivery.deliver_due().await.unwrap();
        rig.store.outbox().list(expected, 10).await.unwrap()
    });
    assert_eq!(rows.len(), 1, "{code}");
    assert_eq!(rows[0].last_fault, format!("{code} some-finding"));
}

#[test]
fn only_a_message_of_wrong_form_is_given_up() {
    check(FaultCode::Format, DeliveryState::Refused);
    check(FaultCode::TransportSignature, DeliveryState::Refused);
    check(FaultCode::Service, DeliveryState::Waiting);
    check(FaultCode::TransportCertificate, DeliveryState::Waiting);
    check(FaultCode::Internal, DeliveryState::Waiting);
}

#[tokio::test]
async fn an_acknowledgement_counts_only_with_the_gateways_signature() {
    let rig = Rig::new(&STRANGER).await;
    rig.enqueue().await;
    rig.delivery.deliver_due().await.unwrap();
    let waiting = rig.store.outbox().list(DeliveryState::Waiting, 10).await.unwrap();
    assert_eq!(waiting[0].last_fault, "reply-not-signed");
}

#[tokio::test]
async fn the_worker_wakes_on_a_message_and_stops_when_told() {
    let rig = Rig::new(&GATEWAY).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let delivery = rig.delivery.clone();
    let worker = tokio::spawn(async move { delivery.run(stopped).await });
    rig.enqueue().await;
    for _ in 0..200 {
        if state(&rig).await.delivered == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(state(&rig).await.delivered, 1);
    stop.send(true).unwrap();
    worker.await.unwrap();
}

#[tokio::test]
async fn a_message_may_be_made_when_it_is_sent() {
    let rig = Rig::new(&GATEWAY).await;
    let outgoing =
        Outgoing { destination: "gateway".into(), kind: "REQUEST".into(), body: b"101-1".to_vec() };
    rig.store.keep::<_, Infallible>(move |act| Ok(act.enqueue(outgoing)?)).await.unwrap();
    let failing: Composer = Arc::new(|_, _| Box::pin(std::future::ready(Err(StoreError::NoSuchBlob))));
    rig.delivery.clone().composing(failing).deliver_due().await.unwrap();
    assert_eq!(state(&rig).await.waiting, 1);
    rig.clock.advance_seconds(1);
    let composer: Composer = Arc::new(|kind, body| {
        assert_eq!((kind, body), ("REQUEST", b"101-1".as_slice()));
        Box::pin(std::future::ready(Ok(dispatch())))
    });
    rig.delivery.clone().composing(composer).deliver_due().await.unwrap();
    assert_eq!((state(&rig).await.delivered, rig.memory.taken.lock().unwrap().len()), (1, 1));
}

#[tokio::test]
async fn a_body_that_nobody_can_read_is_not_tried_for_ever() {
    let rig = Rig::new(&GATEWAY).await;
    let outgoing = Outgoing { destination: "gateway".into(), kind: "REQUEST".into(), body: b"?".to_vec() };
    rig.store.keep::<_, Infallible>(move |act| Ok(act.enqueue(outgoing)?)).await.unwrap();
    rig.delivery.deliver_due().await.unwrap();
    assert_eq!(state(&rig).await.refused, 1);
}

#[test]
fn what_lies_in_the_outbox_is_read_back() {
    assert!(Dispatch::read(&dispatch().outgoing().body) == Some(dispatch()));
    assert!(Dispatch::read(b"{}").is_none());
}

fn question() -> GenuineQuestion {
    GenuineQuestion { document_number: "AL-1".into(), person_number: "500101100000".parse().unwrap() }
}
