//! The adapters against real servers: a mail server of another language, an HTTP gateway, a folder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests only")]

mod folder;
mod gateway;
mod smtp;

use kezek_kernel::{Instant, Language, MessageId};
use kezek_notices::{Letter, Sms};

/// A letter in Kazakh to this address.
fn letter(to: &str) -> Letter {
    Letter {
        id: id(),
        at: at(),
        language: Language::Kk,
        to: to.parse().unwrap(),
        subject: "Сұранымыңыз № 10100000000042 тіркелді".to_owned(),
        text: "Сәлеметсіз бе!\n\nСұраным тіркелді.\n".to_owned(),
    }
}

/// A short text in Kazakh.
fn sms() -> Sms {
    Sms {
        id: id(),
        at: at(),
        language: Language::Kk,
        to: "8 701 000 00 00".parse().unwrap(),
        text: "№ 10100000000042 сұраным: тіркелді.".to_owned(),
    }
}

fn at() -> Instant {
    "2026-11-22T09:05:00Z".parse().unwrap()
}

fn id() -> MessageId {
    MessageId::new(at(), [7; 10])
}
