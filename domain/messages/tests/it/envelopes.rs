//! Calls, replies and faults of the channels, in our spelling and in others'.

use kezek_messages::{
    AsyncAnswer, Call, Data, Delivery, ErrorInfo, FaultCode, GenuineAnswer, GenuineQuestion, MessageState,
    Reply, Side, SoapFault, StatusChange, SyncAnswer, SyncQuestion, namespaces, read_call, read_reply,
};

use crate::samples::{GENUINE, info, instant, message, question};

fn body(content: &str) -> String {
    format!("<s:Body xmlns:s=\"{}\">{content}</s:Body>", namespaces::SOAP)
}

#[track_caller]
fn check_call(call: &Call, content: &str) {
    assert_eq!(&read_call(&body(content)).unwrap(), call);
}

#[test]
fn calls_come_back_equal() {
    for side in [Side::Gateway, Side::Subscriber] {
        check_call(&Call::Send { side, message: message() }, &message().body(side).unwrap());
    }
    let question = SyncQuestion { info: info(GENUINE), data: Data::of(&question()).unwrap() };
    check_call(&Call::Question(question.clone()), &question.body().unwrap());
    let at = instant("2026-11-22T09:31:00Z");
    let change = StatusChange {
        notification_id: "n".into(),
        message_id: "m".into(),
        date: at,
        delivery: Delivery {
            state: MessageState::DeliveryStopped,
            code: "SCE004".into(),
            message: "service-unknown".into(),
            date: at,
            error: Some(ErrorInfo::new(FaultCode::Service, "service-unknown", at)),
        },
    };
    check_call(&Call::StatusChange(change.clone()), &change.body().unwrap());
}

#[test]
fn children_are_sent_unqualified_and_in_the_order_of_the_schema() {
    let content = message().body(Side::Gateway).unwrap();
    let expected = "<a:sendMessage xmlns:a=\"http://bip.bee.kz/AsyncChannel/v10/Types\"><request><messageInfo>\
        <messageId>018c7a4e-0000-7000-8000-00000000000a</messageId>\
        <correlationId>018c7a4e-0000-7000-8000-00000000000b</correlationId>\
        <serviceId>housing-queue</serviceId><messageType>REQUEST</messageType><routeId>portal</routeId>\
        <messageDate>2026-11-22T09:31:00Z</messageDate><sender><senderId>portal</senderId></sender>\
        <properties><key>locality</key><value>191010000</value></properties>\
        <properties><key>edition</key><value>almaty-2012-424</value></properties></messageInfo>\
        <messageData><data><genuineQuestion xmlns=\"urn:kezek:messages:v1\">";
    assert!(content.starts_with(expected), "{content}");
}

#[test]
fn replies_come_back_equal() {
    let at = instant("2026-11-22T09:31:00Z");
    let answer = AsyncAnswer { message_id: "m".into(), correlation_id: "c".into(), date: at };
    for side in [Side::Gateway, Side::Subscriber] {
        let read = read_reply(&body(&answer.body(side).unwrap())).unwrap();
        assert_eq!(read, Reply::Accepted(side, answer.clone()));
    }
    let genuine = GenuineAnswer { as_of: at, genuine: true };
    let answer = SyncAnswer::success("m", at, &genuine).unwrap();
    let Reply::Answer(read) = read_reply(&body(&answer.body().unwrap())).unwrap() else {
        panic!("an answer")
    };
    assert!(read.is_success());
    assert_eq!(read.data.unwrap().read::<GenuineAnswer>().unwrap(), genuine);
    let taken = Reply::status_taken_body(at).unwrap();
    assert_eq!(read_reply(&body(&taken)).unwrap(), Reply::StatusTaken);
}

#[test]
fn faults_carry_the_national_codes() {
    let at = instant("2026-11-22T09:31:00Z");
    for side in [Some(Side::Gateway), Some(Side::Subscriber), None] {
        for code in [FaultCode::Service, FaultCode::Internal] {
            let fault = SoapFault { side, error: ErrorInfo::new(code, "some-finding", at) };
            let envelope = fault.envelope().unwrap();
            assert_eq!(SoapFault::read(&envelope).unwrap(), Some(fault));
            let blamed = if code == FaultCode::Internal { "s:Server" } else { "s:Client" };
            assert!(envelope.contains(&format!("<faultcode>{blamed}</faultcode>")), "{envelope}");
        }
    }
    let ordinary = kezek_messages::unsigned_envelope(&message().body(Side::Gateway).unwrap());
    assert_eq!(SoapFault::read(&ordinary).unwrap(), None);
}

/// Other systems' habits around the same payload.
#[track_caller]
fn check_habit(data: &str) {
    let ours = message().body(Side::Gateway).unwrap();
    let (head, tail) = ours.split_once("<data>").unwrap();
    let tail = tail.split_once("</data>").unwrap().1;
    let theirs = body(&format!("{head}{data}{tail}"));
    let Call::Send { message, .. } = read_call(&theirs).unwrap() else { panic!("a message") };
    assert_eq!(message.data.kind().unwrap(), "genuineQuestion");
    assert!(message.data.read::<GenuineQuestion>().unwrap() == question());
}

#[test]
fn payloads_are_read_typed_qualified_or_escaped() {
    check_habit(
        "<data><p:genuineQuestion xmlns:p=\"urn:kezek:messages:v1\"><p:documentNumber>AL-1/2</p:documentNumber>\
         <p:personNumber>500101100000</p:personNumber></p:genuineQuestion></data>",
    );
    check_habit(
        "<data xmlns:p=\"urn:kezek:messages:v1\">\n <p:genuineQuestion><documentNumber>AL-1/2</documentNumber>\
         <!-- typed by hand --><personNumber>500101100000</personNumber></p:genuineQuestion>\n</data>",
    );
    check_habit(
        "<data xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"xs:string\">&lt;genuineQuestion \
         xmlns=\"urn:kezek:messages:v1\">&lt;documentNumber>AL-1/2&lt;/documentNumber>\
         &lt;personNumber>500101100000&lt;/personNumber>&lt;/genuineQuestion></data>",
    );
}

#[test]
fn qualified_children_nil_properties_and_a_password_are_accepted() {
    let theirs = body(
        "<a:sendMessage xmlns:a=\"http://bip.bee.kz/AsyncChannel/v10/Types\" \
         xmlns:t=\"http://bip.bee.kz/AsyncChannel/v10/ITypes\" xmlns:c=\"http://bip.bee.kz/common/v10/Types\" \
         xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\"><a:request><t:messageInfo>\
         <t:messageId>{A}</t:messageId><t:serviceId>S</t:serviceId><t:messageType>RESPONSE</t:messageType>\
         <t:messageDate>2026-11-22T14:31:00.5+05:00</t:messageDate><t:sender><c:senderId>P</c:senderId>\
         <c:password>never believed</c:password></t:sender><t:properties x:nil=\"true\"/></t:messageInfo>\
         <t:messageData><c:data>text</c:data></t:messageData></a:request></a:sendMessage>",
    );
    let Call::Send { message, .. } = read_call(&theirs).unwrap() else { panic!("a message") };
    assert_eq!(message.info.message_id, "{A}");
    assert_eq!(message.info.date, instant("2026-11-22T09:31:00.5Z"));
    assert_eq!(message.info.properties, []);
    assert_eq!(message.info.property("locality"), None);
}
