//! Messages that lead nowhere, and systems that answer for others; nothing of them is stored.

use kezek_messages::{AsyncMessage, MessageType};

use crate::rig::{Rig, acts, message};

/// The request `m-1` opens the chain; then the portal or the workstation sends this.
async fn check(
    sender: &str,
    number: &str,
    kind: MessageType,
    change: impl FnOnce(&mut AsyncMessage),
    expected: &str,
) {
    let rig = Rig::new().await;
    let request = message("portal", "m-1", MessageType::Request);
    assert_eq!(rig.send(&rig.portal.link, &request).await, None);
    let mut message = message(sender, number, kind);
    change(&mut message);
    let link = if sender == "portal" { &rig.portal.link } else { &rig.workstation.link };
    let (code, finding) = rig.send(link, &message).await.unwrap();
    assert_eq!(format!("{code} {finding}"), expected);
    assert_eq!(acts(&rig.gateway).await, ["message-take"]);
    rig.forward().await;
    assert_eq!((rig.portal.count(), rig.workstation.count()), (0, 1));
}

#[tokio::test]
async fn requests_without_a_way() {
    let request = MessageType::Request;
    let service = |message: &mut AsyncMessage| message.info.service_id = "unknown".into();
    check("portal", "m-2", request, service, "SCE004 service-unknown").await;
    let locality = |message: &mut AsyncMessage| message.info.properties[0].value = "750000000".into();
    check("portal", "m-2", request, locality, "SCE004 locality-not-served").await;
    let nowhere = |message: &mut AsyncMessage| message.info.properties.clear();
    check("portal", "m-2", request, nowhere, "SCE001 locality-missing").await;
    check("portal", "m-2", request, |_| (), "SCE001 chain-already-open").await;
}

#[tokio::test]
async fn answers_that_are_not_the_senders_to_give() {
    let (notification, response) = (MessageType::Notification, MessageType::Response);
    let chain = |message: &mut AsyncMessage| message.info.correlation_id = Some("101-2".into());
    check("workstation", "m-2", notification, chain, "SCE004 chain-unknown").await;
    check("portal", "m-2", response, |_| (), "SCE004 chain-of-another").await;
    let route = |message: &mut AsyncMessage| message.info.route_id = Some("workstation".into());
    check("workstation", "m-2", response, route, "SCE004 route-not-of-the-chain").await;
    let back = |message: &mut AsyncMessage| message.info.route_id = Some("portal".into());
    check("portal", "m-2", notification, back, "SCE004 route-not-of-the-chain").await;
    check("portal", "m-2", notification, chain, "SCE004 chain-unknown").await;
    let pretended = |message: &mut AsyncMessage| message.info.sender.id = "workstation".into();
    check("portal", "m-2", response, pretended, "SCE005 sender-certificate-not-registered").await;
}
