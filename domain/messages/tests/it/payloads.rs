//! Every payload comes back equal; every union refuses what it does not know.

use kezek_kernel::Words;
use kezek_messages::{
    AttachedFile, CaseComplaint, CaseEvent, CaseNotification, CaseRating, CaseRequest, CaseResult,
    CaseSupplement, Complaint, ComplaintEvent, ComplaintNotification, Data, DueDate, ExtendedTerm,
    GenuineAnswer, Ground, MAX_OPENINGS, NeedWords, Opening, OpeningsAnswer, OpeningsQuestion, Payload,
    Place, PlaceAnswer, PlaceQuestion, RatingAnswer, ReasonWords, Resolution, SignedPapers,
};

use crate::samples::{BIN, IIN, application, instant, question, sha256, supplement};

#[track_caller]
fn check<P: Payload + PartialEq>(payload: &P) -> Data {
    let data = Data::of(payload).unwrap();
    assert_eq!(data.kind().unwrap(), P::ROOT);
    assert!(&data.read::<P>().unwrap() == payload, "{}", data.as_xml());
    assert_eq!(Data::from_xml(data.as_xml().to_owned()), data);
    data
}

#[test]
fn requests() {
    let request = CaseRequest {
        request_number: "101-2026-000001".into(),
        papers: SignedPapers {
            accepted: instant("2026-11-22T09:31:00.000001Z"),
            journal_index: u64::MAX,
            leaf_hash: [0xab; 32],
            document: application().to_xml().unwrap().into_bytes(),
            cms: vec![0x30, 0x80, 0xff],
            evidence: b"{}".to_vec(),
            attachments: vec![AttachedFile { sha256: [1; 32], bytes: vec![0; 100] }],
        },
    };
    let data = check(&request);
    assert!(request.application().unwrap() == application());
    let broken = data.as_xml().replace("<cms>MID/</cms>", "<cms>MI*/</cms>");
    assert_eq!(Data::from_xml(broken).read::<CaseRequest>().unwrap_err().code(), "value-malformed");
    let folded = data.as_xml().replace("<cms>MID/</cms>", "<cms>\n MI\r\nD/ </cms>");
    assert!(Data::from_xml(folded).read::<CaseRequest>().unwrap() == request);
}

#[test]
fn notifications() {
    let due = DueDate {
        date: "2026-12-22".parse().unwrap(),
        zone: "Asia/Almaty".into(),
        instant: instant("2026-12-22T19:00:00Z"),
    };
    let events = [
        CaseEvent::Registered { provider: "961141000023".parse().unwrap(), due: Some(due.clone()) },
        CaseEvent::Registered { provider: "961141000023".parse().unwrap(), due: None },
        CaseEvent::Moved { position: "P7.1".into() },
        CaseEvent::Needs {
            what: "correction".into(),
            until: Some(due.clone()),
            documents: vec!["income".into(), "residence".into()],
            words: Some(NeedWords {
                kk: "Анықтама ескірген".into(), ru: "Справка устарела".into()
            }),
        },
        CaseEvent::Needs { what: "correction".into(), until: None, documents: vec![], words: None },
        CaseEvent::Hearing { until: due.clone(), grounds: vec![ground(), ground()] },
        CaseEvent::Extended { term: ExtendedTerm::Result, due: due.clone(), reason: reason() },
        CaseEvent::Extended { term: ExtendedTerm::Step, due, reason: reason() },
        CaseEvent::Answered,
        CaseEvent::AnswerRefused { reason: "too-late".into() },
    ];
    for event in events {
        let data = check(&CaseNotification {
            request_number: "1".into(),
            case_number: "2".into(),
            at: instant("2026-11-22T09:31:00Z"),
            event,
        });
        let names = ["registered", "moved", "needs", "hearing", "extended", "answered", "answerRefused"];
        let unknown = names.iter().fold(data.as_xml().to_owned(), |xml, name| {
            xml.replace(&format!("{name}>"), "x>").replace(&format!("{name}/>"), "x/>")
        });
        let fault = Data::from_xml(unknown).read::<CaseNotification>().unwrap_err();
        assert_eq!(fault.code(), "element-missing");
    }
}

#[test]
fn supplements() {
    let files = vec![AttachedFile { sha256: sha256(b"abc"), bytes: b"abc".to_vec() }];
    let sent = CaseSupplement {
        request_number: "10126000000042".into(),
        papers: SignedPapers {
            accepted: instant("2026-11-24T09:31:00.000001Z"),
            journal_index: 7,
            leaf_hash: [0xab; 32],
            document: supplement().to_xml().unwrap().into_bytes(),
            cms: vec![0x30, 0x80],
            evidence: b"{}".to_vec(),
            attachments: files.clone(),
        },
    };
    check(&sent);
    let said = sent.supplement().unwrap();
    assert!(said == supplement());
    assert_eq!(sent.papers.faulty_attachments(&said.attachments), Vec::<[u8; 32]>::new());
    let mut other = sent.clone();
    other.papers.attachments.clear();
    assert_eq!(other.papers.faulty_attachments(&said.attachments), [files[0].sha256]);
    let loud = format!("{sent:?} {said:?}");
    assert!(!loud.contains("Анықтама") && !loud.contains(IIN), "{loud}");
}

fn ground() -> Ground {
    Ground {
        code: "false-data".into(),
        clause: "№ 424, 16-т.".into(),
        reason_kk: "Деректер анық емес".into(),
        reason_ru: "Сведения недостоверны".into(),
    }
}

#[test]
fn results() {
    let ground = ground();
    let result = |resolution| CaseResult {
        request_number: "1".into(),
        case_number: "2".into(),
        at: instant("2026-11-22T09:31:00Z"),
        resolution,
        document_number: "AL-1/2".into(),
        xml: b"<r/>".to_vec(),
        pdf: b"%PDF".to_vec(),
        signatures: vec![vec![1], vec![2, 3]],
    };
    check(&result(Resolution::Positive { place: Some(17) }));
    check(&result(Resolution::Positive { place: None }));
    let refusal = check(&result(Resolution::Negative { grounds: vec![ground.clone(), ground] }));
    let other = refusal.as_xml().replace("NEGATIVE", "MAYBE");
    assert_eq!(Data::from_xml(other).read::<CaseResult>().unwrap_err().code(), "value-malformed");
    let groundless = Data::of(&result(Resolution::Negative { grounds: vec![] })).unwrap();
    assert_eq!(groundless.read::<CaseResult>().unwrap_err().code(), "element-missing");
}

#[test]
fn ratings() {
    let answer =
        |question: &str, choice: &str| RatingAnswer { question: question.into(), choice: choice.into() };
    let rating = |answers| CaseRating { request_number: "10126000000042".into(), answers };
    let data = check(&rating(vec![answer("quality", "satisfied"), answer("information", "partly")]));
    let nameless = data.as_xml().replace(" question=\"quality\"", "");
    assert_eq!(Data::from_xml(nameless).read::<CaseRating>().unwrap_err().code(), "element-missing");
    let answerless = Data::of(&rating(vec![])).unwrap();
    assert_eq!(answerless.read::<CaseRating>().unwrap_err().code(), "element-missing");
    assert!(!format!("{:?}", rating(vec![answer("quality", "not")])).contains("quality"));
}

fn complaint() -> Complaint {
    Complaint {
        request: "10126000000042".into(),
        provider: "991340000037".parse().unwrap(),
        person: kezek_kernel::Recipient {
            number: IIN.parse().unwrap(),
            name: kezek_kernel::RecipientName::Person(kezek_kernel::PersonName {
                surname: "Үлгілі".into(),
                given: "Айсұлу".into(),
                patronymic: String::new(),
            }),
        },
        language: kezek_kernel::Language::Kk,
        draft: kezek_kernel::DraftId::from_bytes([1; 16]),
        prepared: instant("2026-11-22T09:30:00.25Z"),
        fields: vec![kezek_messages::Field {
            code: "circumstances".into(),
            label: "Мән-жайлар".into(),
            value: " <екі> & \"жол\"\r\n\tәрі қарай ".into(),
            shown: None,
        }],
        attachments: Vec::new(),
    }
}

#[test]
fn a_complaint_is_the_same_bytes_each_time() {
    let bytes = complaint().to_xml().unwrap();
    let read = Complaint::from_xml(bytes.as_bytes()).unwrap();
    assert!(read == complaint());
    assert_eq!(read.to_xml().unwrap(), bytes);
    assert_eq!((read.value("circumstances"), read.value("wish")), (complaint().value("circumstances"), ""));
    let nameless = bytes.replace("<surname>", "<family>").replace("</surname>", "</family>");
    assert_eq!(Complaint::from_xml(nameless.as_bytes()).unwrap_err().code(), "element-missing");
    assert!(!format!("{:?}", complaint()).contains("Үлгілі"));
}

#[test]
fn complaints() {
    let payload = CaseComplaint {
        complaint_number: "10226000000001".into(),
        request_number: "10126000000042".into(),
        papers: SignedPapers {
            accepted: instant("2026-11-22T09:31:00Z"),
            journal_index: 7,
            leaf_hash: [3; 32],
            document: complaint().to_xml().unwrap().into_bytes(),
            cms: vec![1, 2],
            evidence: b"{}".to_vec(),
            attachments: vec![AttachedFile { sha256: [9; 32], bytes: vec![1] }],
        },
    };
    check(&payload);
    assert!(payload.complaint().unwrap() == complaint());
    assert_eq!(
        payload.papers.faulty_attachments(&complaint().attachments),
        [[9; 32]],
        "nobody signed this file"
    );
    assert!(!format!("{payload:?}").contains("Үлгілі"));
}

fn reason() -> ReasonWords {
    ReasonWords { kk: "Тексеру".into(), ru: "Проверка".into() }
}

#[test]
fn words_about_complaints() {
    let due = || DueDate {
        date: jiff::civil::date(2026, 11, 30),
        zone: "Asia/Almaty".into(),
        instant: instant("2026-11-30T19:00:00Z"),
    };
    let word = |event| ComplaintNotification {
        complaint_number: "10226000000001".into(),
        registered_number: "C-2026-000001".into(),
        at: instant("2026-11-22T09:31:00Z"),
        event,
    };
    let registered =
        check(&word(ComplaintEvent::Registered { provider: "991340000037".parse().unwrap(), due: due() }));
    let dateless = registered.as_xml().replace("<due>", "<end>").replace("</due>", "</end>");
    let code = Data::from_xml(dateless).read::<ComplaintNotification>().unwrap_err().code();
    assert_eq!(code, "element-missing");
    check(&word(ComplaintEvent::Extended { due: due(), reason: reason() }));
    check(&word(ComplaintEvent::SentUp { outcome: "sent-up".into(), reason: reason() }));
    let answered = word(ComplaintEvent::Answered {
        outcome: "unsatisfied".into(),
        document_number: "10100412345678".into(),
        xml: b"<r/>".to_vec(),
        pdf: b"%PDF".to_vec(),
        signatures: vec![vec![1]],
    });
    check(&answered);
    assert_eq!(Data::of(&answered).unwrap().kind().unwrap(), "complaintNotification");
    assert!(!format!("{answered:?}").contains("unsatisfied"));
}

#[test]
fn questions_and_answers() {
    let at = instant("2026-11-22T09:31:00Z");
    check(&question());
    check(&GenuineAnswer { as_of: at, genuine: false });
    check(&PlaceQuestion { request_number: "1".into(), applicant: IIN.parse().unwrap() });
    check(&PlaceQuestion { request_number: "1".into(), applicant: BIN.parse().unwrap() });
    check(&PlaceAnswer { as_of: at, place: None });
    let data = check(&PlaceAnswer { as_of: at, place: Some(Place { number: 3, of: 250 }) });
    assert_eq!(data.read::<PlaceQuestion>().unwrap_err().code(), "element-missing");
}

#[test]
fn openings() {
    check(&OpeningsQuestion { request_number: "10126000000042".into(), applicant: IIN.parse().unwrap() });
    let opening = Opening {
        at: instant("2026-11-22T09:31:00Z"),
        part: "attachment-2".into(),
        position: Words {
            kk: "Бас маман".into(),
            ru: "Главный специалист".into(),
            en: "Chief specialist".into(),
        },
    };
    let as_of = instant("2026-11-22T10:00:00Z");
    for count in [0, 1, MAX_OPENINGS] {
        check(&OpeningsAnswer { as_of, openings: vec![opening.clone(); count] });
    }
    let many = Data::of(&OpeningsAnswer { as_of, openings: vec![opening; MAX_OPENINGS + 1] }).unwrap();
    assert_eq!(many.read::<OpeningsAnswer>().unwrap().openings.len(), MAX_OPENINGS);
}
