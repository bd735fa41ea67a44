//! Values that several tests send and read.

use kezek_kernel::{Instant, Language};
use kezek_messages::{
    Application, AsyncMessage, AttachmentFact, Data, Field, GenuineQuestion, MessageInfo, MessageType,
    Property, Sender, Stance, Supplement, property, services,
};

pub(crate) const IIN: &str = "500101100000";
pub(crate) const BIN: &str = "991340000017";

pub(crate) fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(crate) fn application() -> Application {
    Application {
        service: "housing-queue".into(),
        edition: "almaty-2012-424".into(),
        channel: "portal".into(),
        locality: "191010000".parse().unwrap(),
        applicant: IIN.parse().unwrap(),
        language: Language::Kk,
        draft: "018c7a4e-0000-7000-8000-000000000001".parse().unwrap(),
        prepared: instant("2026-11-22T09:30:00.25Z"),
        fields: vec![
            Field {
                code: "category".into(),
                label: "Санаты".into(),
                value: "large-family".into(),
                shown: Some("Көп балалы отбасы".into()),
            },
            Field {
                code: "note".into(),
                label: "Ескертпе".into(),
                value: " <екі> & \"жол\":\r\n\tәрі қарай ".into(),
                shown: None,
            },
        ],
        attachments: vec![AttachmentFact {
            document: "identity-card".into(),
            name: "жеке куәлік.pdf".into(),
            media_type: "application/pdf".into(),
            size_bytes: 3,
            sha256: sha256(b"abc"),
        }],
        intake: None,
    }
}

/// An answer with one file, as the applicant signs it.
pub(crate) fn supplement() -> Supplement {
    Supplement {
        stance: Stance::Correction,
        service: "housing-queue".into(),
        request_number: "10126000000042".into(),
        case_number: "2026-000017".into(),
        asked: instant("2026-11-23T04:00:00.000001Z"),
        applicant: IIN.parse().unwrap(),
        language: Language::Kk,
        prepared: instant("2026-11-24T09:30:00Z"),
        text: "Анықтама жаңартылды,\nекінші беті де қоса берілді".into(),
        attachments: application().attachments,
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().try_into().unwrap()
}

pub(crate) fn info(service: &str) -> MessageInfo {
    MessageInfo {
        message_id: "018c7a4e-0000-7000-8000-00000000000a".into(),
        correlation_id: Some("018c7a4e-0000-7000-8000-00000000000b".into()),
        service_id: service.into(),
        route_id: Some("portal".into()),
        date: instant("2026-11-22T09:31:00Z"),
        sender: Sender { id: "portal".into() },
        properties: vec![
            Property { key: property::LOCALITY.into(), value: "191010000".into() },
            Property { key: property::EDITION.into(), value: "almaty-2012-424".into() },
        ],
        session_id: None,
    }
}

pub(crate) fn message() -> AsyncMessage {
    AsyncMessage {
        info: info("housing-queue"),
        message_type: MessageType::Request,
        data: Data::of(&question()).unwrap(),
    }
}

pub(crate) fn question() -> GenuineQuestion {
    GenuineQuestion { document_number: "AL-1/2".into(), person_number: IIN.parse().unwrap() }
}

pub(crate) const GENUINE: &str = services::GENUINE;
