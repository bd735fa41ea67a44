//! Where the pages stand; links and routes take their addresses from here.
//!
//! Addresses never carry an IIN. A form is answered at its own address by `GET` as well.

use kezek_regulations::{Channel, EditionKey};
use kezek_web::NavItem;

use crate::store::contacts::ContactKind;

pub(crate) const HOME: &str = "/";
pub(crate) const SIGN_IN: &str = "/sign-in";
pub(crate) const SIGN_OUT: &str = "/sign-out";
pub(crate) const REGISTER: &str = "/register";
pub(crate) const RECOVER: &str = "/recover";
pub(crate) const CABINET: &str = "/cabinet";
pub(crate) const HISTORY: &str = "/cabinet/history";
pub(crate) const CONTACTS: &str = "/cabinet/contacts";
pub(crate) const CHECK: &str = "/check";
pub(crate) const ACTS: &str = "/acts";

/// The sections of the portal's navigation.
pub fn navigation() -> Vec<NavItem> {
    let item = |section, href, key, signed_in_only| NavItem { section, href, key, signed_in_only };
    vec![
        item("services", HOME, "nav-services", false),
        item("cabinet", CABINET, "nav-cabinet", true),
        item("history", HISTORY, "nav-history", true),
        item("check", CHECK, "nav-check", false),
    ]
}

/// The page of a service.
pub(crate) fn service(code: &str) -> String {
    format!("/services/{code}")
}

/// The publication of an edition.
pub(crate) fn edition(key: &EditionKey) -> String {
    format!("{ACTS}/{key}")
}

/// The publication of one channel of an edition.
pub(crate) fn channel(key: &EditionKey, channel: Channel) -> String {
    format!("{ACTS}/{key}/{channel}")
}

/// A drawing or model of one channel of an edition.
pub(crate) fn figure(key: &EditionKey, channel: Channel, file: &str) -> String {
    format!("{}/{file}", self::channel(key, channel))
}

/// Where a new draft is begun (POST).
pub(crate) fn order(code: &str) -> String {
    format!("/services/{code}/order")
}

/// The page on which a one-time text is signed: for a new account or a new password.
pub(crate) fn challenge(id: &str) -> String {
    format!("/challenges/{id}")
}

/// One topic of a draft.
pub(crate) fn topic(draft: &str, topic: &str) -> String {
    format!("/drafts/{draft}/{topic}")
}

/// A file of a draft.
pub(crate) fn draft_file(draft: &str, position: i64) -> String {
    format!("/drafts/{draft}/files/{position}")
}

/// The answers of a draft, to be checked.
pub(crate) fn review(draft: &str) -> String {
    format!("/drafts/{draft}/review")
}

/// The signing of a draft.
pub(crate) fn sign(draft: &str) -> String {
    format!("/drafts/{draft}/sign")
}

/// What a change of the edition means for a draft.
pub(crate) fn draft_edition(draft: &str) -> String {
    format!("/drafts/{draft}/edition")
}

/// Where a draft is thrown away (POST).
pub(crate) fn discard(draft: &str) -> String {
    format!("/drafts/{draft}/discard")
}

/// Where an address is given.
pub(crate) fn contact(kind: ContactKind) -> String {
    format!("{CONTACTS}/{}", kind.code())
}

/// Where the code of an address is entered.
pub(crate) fn contact_code(kind: ContactKind) -> String {
    format!("{CONTACTS}/{}/code", kind.code())
}

/// Where an address is switched off or on (POST).
pub(crate) fn contact_switch(kind: ContactKind) -> String {
    format!("{CONTACTS}/{}/switch", kind.code())
}

/// Where an address is taken away (POST).
pub(crate) fn contact_remove(kind: ContactKind) -> String {
    format!("{CONTACTS}/{}/remove", kind.code())
}

/// The page of a request.
pub(crate) fn request(number: &str) -> String {
    format!("/requests/{number}")
}

/// The page after sending.
pub(crate) fn sent(number: &str) -> String {
    format!("/requests/{number}/sent")
}

/// Where the status is asked anew (POST).
pub(crate) fn refresh(number: &str) -> String {
    format!("/requests/{number}/refresh")
}

/// Who opened the data of a request.
pub(crate) fn openings(number: &str) -> String {
    format!("/requests/{number}/openings")
}

/// The questionnaire about a request that has its result.
pub(crate) fn rating(number: &str) -> String {
    format!("/requests/{number}/rating")
}

/// Where the person answers what the provider asked or told him.
pub(crate) fn answer(number: &str) -> String {
    format!("/requests/{number}/answer")
}

/// The signing of an answer.
pub(crate) fn answer_sign(number: &str) -> String {
    format!("/requests/{number}/answer/sign")
}

/// A file of an answer.
pub(crate) fn answer_file(number: &str, position: i64) -> String {
    format!("/requests/{number}/answer/files/{position}")
}

/// The result document.
pub(crate) fn result(number: &str) -> String {
    format!("/requests/{number}/result")
}

/// The form of a complaint about a request.
pub(crate) fn complain(number: &str) -> String {
    format!("/requests/{number}/complaint")
}

/// The signing of a complaint.
pub(crate) fn complain_sign(number: &str) -> String {
    format!("/requests/{number}/complaint/sign")
}

/// A file of a complaint that is being written.
pub(crate) fn complain_file(number: &str, position: i64) -> String {
    format!("/requests/{number}/complaint/files/{position}")
}

/// The page of a complaint.
pub(crate) fn complaint(number: &str) -> String {
    format!("/complaints/{number}")
}

/// The page after sending a complaint.
pub(crate) fn complaint_sent(number: &str) -> String {
    format!("/complaints/{number}/sent")
}

/// The signed answer to a complaint.
pub(crate) fn complaint_answer(number: &str) -> String {
    format!("/complaints/{number}/answer")
}

/// The portal's signed acknowledgement.
pub(crate) fn acknowledgement(number: &str) -> String {
    format!("/requests/{number}/acknowledgement")
}
