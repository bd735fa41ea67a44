//! What the demo's mailbox reads.

use kezek_notices::{Folder, MailPort as _, SmsPort as _};
use serde_json::Value;

use crate::{id, letter, sms};

#[tokio::test]
async fn a_message_that_leaves_twice_stands_there_once() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::open(place.path().join("mailbox")).unwrap();
    let read = || {
        let file = place.path().join(format!("mailbox/{}.json", id()));
        serde_json::from_slice::<Value>(&std::fs::read(file).unwrap()).unwrap()
    };
    for _ in 0..2 {
        folder.send_letter(&letter("aisulu@example.kz")).await.unwrap();
    }
    assert_eq!(std::fs::read_dir(place.path().join("mailbox")).unwrap().count(), 1);
    let kept = read();
    assert_eq!((&kept["channel"], &kept["to"]), (&"email".into(), &"aisulu@example.kz".into()));
    assert_eq!((&kept["at"], &kept["language"]), (&"2026-11-22T09:05:00Z".into(), &"kk".into()));
    folder.send_sms(&sms()).await.unwrap();
    assert_eq!((&read()["channel"], &read()["to"]), (&"sms".into(), &"+77010000000".into()));
}
