//! Bodies that are not what the contract says.

use kezek_messages::{Side, namespaces, read_call};

use crate::samples::message;

#[track_caller]
fn check(text: &str, expected: &str) {
    let fault = read_call(text).unwrap_err();
    assert_eq!(fault.code(), expected, "{fault}");
}

/// A good message in which one passage was replaced by another.
#[track_caller]
fn check_changed(from: &str, to: &str, expected: &str) {
    let content = message().body(Side::Gateway).unwrap();
    assert!(content.contains(from), "{from}");
    let content = content.replacen(from, to, 1);
    check(&format!("<s:Body xmlns:s=\"{}\">{content}</s:Body>", namespaces::SOAP), expected);
}

#[test]
fn the_sequence_of_the_schema_is_kept() {
    check_changed("<serviceId>housing-queue</serviceId>", "", "element-missing");
    check_changed("<messageType>REQUEST</messageType>", "", "element-missing");
    check_changed("<messageInfo>", "<messageInfo><x xmlns=\"urn:other\"/>", "element-missing");
    check_changed(
        "<routeId>portal</routeId>",
        "<routeId>portal</routeId><routeId>x</routeId>",
        "element-missing",
    );
    check_changed("</messageInfo>", "<senderId>x</senderId></messageInfo>", "element-unexpected");
    check_changed("</request>", "</request><request/>", "element-unexpected");
    check_changed("<request>", "<request>stray", "element-unexpected");
    check_changed("</a:sendMessage>", "</a:sendMessage><extra/>", "element-unexpected");
    check_changed("a:sendMessage ", "a:getMessages ", "message-not-xml");
}

#[test]
fn values_are_of_their_types() {
    check_changed("REQUEST", "QUEST", "value-malformed");
    check_changed("2026-11-22T09:31:00Z", "22.11.2026", "value-malformed");
    check_changed("<senderId>portal</senderId>", "<senderId> </senderId>", "value-malformed");
    check_changed("<senderId>portal", "<senderId><b/>portal", "value-malformed");
    check_changed("housing-queue", &"x".repeat(300), "limit-exceeded");
    let properties = "<properties><key>k</key><value>v</value></properties>".repeat(65);
    check_changed("<properties>", &format!("{properties}<properties>"), "limit-exceeded");
}

#[test]
fn documents_that_are_none_are_refused_early() {
    check("", "message-not-xml");
    check("{}", "message-not-xml");
    check("<Body/>", "element-missing");
    check(&format!("<Body xmlns=\"{}\"/>", namespaces::SOAP), "element-missing");
    check("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "message-with-doctype");
    check(&"<a>".repeat(60_000), "message-too-complex");
    check(&"x".repeat(25 * 1024 * 1024), "message-too-large");
}
