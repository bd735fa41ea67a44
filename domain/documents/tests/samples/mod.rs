//! Synthetic documents for tests: nobody lives or lived under these names and numbers.

use kezek_documents::{
    AcceptedDocument, Assistance, Ballot, Bilingual, CaseConsidered, CertificateFacts, ComplaintAnswer,
    Conclusion, Decision, DocumentWords, Dwelling, Ground, HousingFund, HousingStatement, LackingDocument,
    Member, MemberVote, Participant, ProtocolFacts, Provider, QueuePlace, ReceiptFacts, ReceiptOutcome,
    Refusal, RequestFacts, ResultFacts, Signer,
};
use kezek_kernel::{Instant, Money, PersonName, Recipient, RecipientName};

/// The words of the embedded content.
pub(crate) fn words() -> DocumentWords {
    DocumentWords::parse(
        include_str!("../../../../content/documents/kk.toml"),
        include_str!("../../../../content/documents/ru.toml"),
    )
    .unwrap()
}

/// Every sample with its name.
pub(crate) fn samples() -> Vec<(&'static str, ResultFacts)> {
    vec![
        ("notification", notification()),
        ("notification-long", long_names()),
        ("notification-organisation", organisation()),
        ("assistance", assistance()),
        ("certificate-none", certificate(None)),
        ("certificate-dwelling", certificate(Some(dwelling()))),
        ("refusal", refusal()),
        ("refusal-many", many_grounds()),
        ("complaint-answer", complaint_answer(1)),
        ("complaint-answer-long", complaint_answer(14)),
    ]
}

/// The answer to a complaint about a delay, with so many paragraphs of reasons.
pub(crate) fn complaint_answer(paragraphs: usize) -> ResultFacts {
    let result = notification();
    let text = both(
        "Шағымда көрсетілген мән-жайлар тексерілді. Іс бойынша мерзім бұзылғаны расталды, кінәлі қызметкерге ескерту жасалды.",
        "Изложенные в жалобе обстоятельства проверены. Нарушение срока по делу подтвердилось, виновному сотруднику вынесено предупреждение.",
    );
    let repeated = |text: &str| vec![text; paragraphs].join("\n");
    ResultFacts {
        title: words().answer_title(),
        act: both(
            "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасы Заңының 25-бабы",
            "статья 25 Закона Республики Казахстан «О государственных услугах»",
        ),
        request: RequestFacts { number: "C-2026-000004".into(), accepted: result.request.accepted },
        decision: Decision::Answered(ComplaintAnswer {
            case: (paragraphs == 1).then(|| "2026-000317".into()),
            outcome: both(
                "Шағым қанағаттандырылды: тиісті әрекетті жасау міндеттелді",
                "Жалоба удовлетворена: предписано совершить требуемое действие",
            ),
            text: Bilingual { kk: repeated(&text.kk), ru: repeated(&text.ru) },
            next: both(
                "Жоғары тұрған органға шағым беруге болады.",
                "Можно подать жалобу в вышестоящий орган.",
            ),
        }),
        ..result
    }
}

/// Every protocol with its name.
pub(crate) fn protocols() -> Vec<(&'static str, ProtocolFacts)> {
    let mut long = protocol();
    long.cases = (1..=9_usize)
        .map(|line| CaseConsidered { number: format!("2026-{line:06}"), ..long.cases[line % 2].clone() })
        .collect();
    vec![("protocol", protocol()), ("protocol-long", long)]
}

/// A protocol of two cases: one concluded, one left for another meeting.
pub(crate) fn protocol() -> ProtocolFacts {
    let result = notification();
    let member = |surname: &str, given: &str| Participant {
        name: name(surname, given, "Мысалұлы"),
        position: both("тұрғын үй комиссиясының мүшесі", "член жилищной комиссии"),
    };
    let present = vec![member("Мұратұлы", "Ғалым"), member("Тілеуұлы", "Серік")];
    let vote = |place: usize, ballot| MemberVote { name: present[place].name.clone(), ballot };
    let case = |number: &str, votes, conclusion| CaseConsidered {
        number: number.into(),
        recipient: result.addressee.name.clone(),
        service: result.service.clone(),
        votes,
        conclusion,
    };
    let words = both(
        "Отбасы бес жыл бойы қалада тіркелген, меншігінде тұрғын үйі жоқ. Есепке қоюға болады.",
        "Семья пять лет зарегистрирована в городе, жилья в собственности не имеет. Постановка на учёт возможна.",
    );
    let concluded = Some(Conclusion { in_favour: true, words });
    ProtocolFacts {
        number: result.number,
        prepared: result.prepared,
        zone: result.zone.clone(),
        title: both("Тұрғын үй комиссиясының хаттамасы", "Протокол жилищной комиссии"),
        practice: true,
        provider: result.provider.clone(),
        meeting: "2026-7".into(),
        place: "Төле би көшесі, 35, мәжіліс залы".into(),
        opened: at("2026-11-22T05:00:00Z"),
        closed: at("2026-11-22T06:15:00Z"),
        chair: present[0].clone(),
        secretary: Participant {
            name: name("Әбішқызы", "Үміт", "Тілеуқызы"),
            position: both("тұрғын үй комиссиясының хатшысы", "секретарь жилищной комиссии"),
        },
        absent: vec![member("Серікұлы", "Болат")],
        cases: vec![
            case("2026-000317", vec![vote(0, Ballot::For), vote(1, Ballot::For)], concluded),
            case("2026-000321", vec![vote(0, Ballot::Abstained), vote(1, Ballot::Against)], None),
        ],
        present,
    }
}

/// A notification with ordinary names.
pub(crate) fn notification() -> ResultFacts {
    ResultFacts {
        number: "10100412345678".parse().unwrap(),
        prepared: at("2026-11-22T09:30:05Z"),
        zone: "Asia/Almaty".into(),
        title: both(
            "Тұрғын үй алу кезегіне қойылғаны туралы хабарлама",
            "Уведомление о постановке в очередь на жильё",
        ),
        edition: "almaty-2012-424/2013-02".into(),
        practice: true,
        provider: Provider {
            name: both(
                "Алматы облысы Талғар ауданының тұрғын үй қатынастары бөлімі",
                "Отдел жилищных отношений Талгарского района Алматинской области",
            ),
            bin: None,
        },
        service: both(
            "Мемлекеттік тұрғын үй қорынан тұрғын үйге немесе жеке тұрғын үй қорынан жергілікті атқарушы орган жалдаған тұрғын үйге мұқтаж азаматтарды есепке қою және олардың кезегі",
            "Постановка на учёт и очередность граждан, нуждающихся в жилище из государственного жилищного фонда или жилище, арендованном местным исполнительным органом в частном жилищном фонде",
        ),
        act: both(
            "Алматы облысы әкімдігінің 2012 жылғы 24 желтоқсандағы № 424 қаулысы",
            "Постановление акимата Алматинской области от 24 декабря 2012 года № 424",
        ),
        addressee: Recipient {
            number: "500101100000".parse().unwrap(),
            name: name("Әбішқызы", "Үміт", "Тілеуқызы").into(),
        },
        request: RequestFacts {
            number: "ТҮК-2026-000317".into(), accepted: at("2026-11-02T04:12:44.120Z")
        },
        decision: Decision::Queued(QueuePlace {
            list: both("Халықтың әлеуметтік осал топтары", "Социально уязвимые слои населения"),
            locality: both("Талғар қаласы", "город Талгар"),
            place: 128,
            order_moment: at("2026-11-02T04:12:44.120Z"),
        }),
        signer: Signer {
            name: name("Мұратұлы", "Ғалым", "Серікұлы"),
            position: both("Бөлім басшысының орынбасары", "Заместитель руководителя отдела"),
            certificate: CertificateFacts {
                serial: "4F1C9A02B37E5D6600817263544536271819AABB".into(),
                issuer: "KEZEK TEST CA (RSA) 2026".into(),
                valid_from: at("2026-01-10T00:00:00Z"),
                valid_until: at("2027-01-10T00:00:00Z"),
            },
        },
        check_address: "http://127.0.0.1:8080/check".into(),
    }
}

/// A notification to an organisation.
pub(crate) fn organisation() -> ResultFacts {
    let mut facts = notification();
    facts.addressee = Recipient {
        number: "991340003011".parse().unwrap(),
        name: RecipientName::Organisation("«Үлгі құрылыс» ЖШС".into()),
    };
    facts
}

/// A notification whose names are as long as names get.
pub(crate) fn long_names() -> ResultFacts {
    let mut facts = notification();
    facts.practice = false;
    facts.signer.name =
        name("Құдайбергенова-Нұрмағамбетова", "Гүлжаһан-Сәулетай", "Мұхамедқалиқызы-Жұмабекқызы");
    facts.addressee.name = facts.signer.name.clone().into();
    facts.signer.position = both(
        "Шығыс Қазақстан облысы Өскемен қаласының тұрғын үй-коммуналдық шаруашылығы, жолаушылар көлігі және автомобиль жолдары бөлімі басшысының міндетін атқарушы",
        "Исполняющий обязанности руководителя отдела жилищно-коммунального хозяйства, пассажирского транспорта и автомобильных дорог города Усть-Каменогорска",
    );
    facts.provider.name = both(
        "Шығыс Қазақстан облысы Өскемен қаласының тұрғын үй-коммуналдық шаруашылығы, жолаушылар көлігі және автомобиль жолдары бөлімі",
        "Отдел жилищно-коммунального хозяйства, пассажирского транспорта и автомобильных дорог города Усть-Каменогорска Восточно-Казахстанской области",
    );
    if let Decision::Queued(place) = &mut facts.decision {
        place.place = 1_048_576;
        place.list = both(
            "Бюджеттік ұйымдардың қызметкерлері, әскери қызметшілер, ғарышкерлікке кандидаттар, ғарышкерлер, арнаулы мемлекеттік органдардың қызметкерлері",
            "Работники бюджетных организаций, военнослужащие, кандидаты в космонавты, космонавты, сотрудники специальных государственных органов",
        );
    }
    facts
}

/// A notification that housing assistance is assigned.
pub(crate) fn assistance() -> ResultFacts {
    let mut facts = notification();
    facts.title =
        both("Тұрғын үй көмегін тағайындау туралы хабарлама", "Уведомление о назначении жилищной помощи");
    facts.edition = "zhambyl-2016-106/2017-09-11".into();
    facts.provider.name = both(
        "Тараз қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі",
        "Отдел занятости и социальных программ города Тараза",
    );
    facts.service = both("Тұрғын үй көмегін тағайындау", "Назначение жилищной помощи");
    facts.act = both(
        "Жамбыл облысы әкімдігінің 2016 жылғы 31 наурыздағы № 106 қаулысы",
        "Постановление акимата Жамбылской области от 31 марта 2016 года № 106",
    );
    facts.decision = Decision::Assisted(Assistance {
        locality: both("Тараз қаласы", "город Тараз"),
        monthly: Money::from_tiyn(1_234_560).unwrap(),
        from: "2026-11".parse().unwrap(),
        until: "2026-12".parse().unwrap(),
        account: "KZ86125KZT5004100100".parse().unwrap(),
    });
    facts
}

/// A certificate of having or not having a dwelling.
pub(crate) fn certificate(dwelling: Option<Dwelling>) -> ResultFacts {
    let mut facts = notification();
    facts.title =
        both("Тұрғын үйдің болуы (болмауы) туралы анықтама", "Справка о наличии (отсутствии) жилища");
    facts.edition = "east-kazakhstan-2015-247-certificate/2017-04-12".into();
    facts.request.number = "2026-000001".into();
    let member = |given: &str, relation| Member {
        name: name("Әбішқызы", given, "Тілеуқызы"), relation
    };
    facts.decision = Decision::Certified(HousingStatement {
        locality: both("Өскемен қаласы", "город Усть-Каменогорск"),
        institution: "«№ 1 үлгі мектебі» коммуналдық мемлекеттік мекемесі".into(),
        members: vec![
            member("Айсұлу", both("Ұлы немесе қызы", "Сын или дочь")),
            member("Күләш", both("Әкесі немесе анасы", "Отец или мать")),
        ],
        dwelling,
    });
    facts
}

fn dwelling() -> Dwelling {
    Dwelling {
        fund: HousingFund::Communal,
        address: both(
            "Өскемен қаласы, Үлгі көшесі, 5-үй, 12-пәтер",
            "город Усть-Каменогорск, улица Образцовая, дом 5, квартира 12",
        ),
        basis: both("2019 жылғы 3 маусымдағы № 14 жалдау шарты", "договор найма от 3 июня 2019 года № 14"),
    }
}

/// Every receipt with its name.
pub(crate) fn receipts() -> Vec<(&'static str, ReceiptFacts)> {
    let document = |name, expires: Option<&str>| AcceptedDocument {
        name,
        expires: expires.map(|day| day.parse().unwrap()),
    };
    let accepted = ReceiptOutcome::Accepted {
        documents: vec![
            document(both("Өтініш", "Заявление"), None),
            document(
                both("Жеке басын куәландыратын құжат", "Документ, удостоверяющий личность"),
                Some("2031-05-04"),
            ),
            document(both("Өзге құжаттар", "Иные документы"), None),
        ],
        result_day: Some("2026-12-04".parse().unwrap()),
    };
    let lack = |name, ground, cure| LackingDocument {
        name,
        ground,
        norm: both(
            "Анықтама беру регламенті, 8-тармақ, 1) тармақша",
            "Регламент выдачи справки, пункт 8, подпункт 1)",
        ),
        cure,
    };
    let refused = ReceiptOutcome::NotAccepted {
        lacks: vec![
            lack(
                both("Сенімхат", "Доверенность"),
                both(
                    "Стандартта көзделген құжаттар топтамасы толық емес",
                    "Представлен неполный пакет документов, предусмотренных Стандартом",
                ),
                both(
                    "Жетіспейтін құжатты алып, кеңсеге қайта келіңіз.",
                    "Получите недостающий документ и обратитесь в канцелярию снова.",
                ),
            ),
            lack(
                both("Жеке басын куәландыратын құжат", "Документ, удостоверяющий личность"),
                both("Құжаттың қолданылу мерзімі өтіп кеткен", "Истёк срок действия документа"),
                both(
                    "Қолданыстағы құжатты алып, кеңсеге қайта келіңіз.",
                    "Получите действующий документ и обратитесь в канцелярию снова.",
                ),
            ),
        ],
    };
    let title =
        both("Тиісті құжаттардың қабылданғаны туралы қолхат", "Расписка о приёме соответствующих документов");
    let refusal =
        both("Өтінішті қабылдаудан бас тартылғаны туралы қолхат", "Расписка об отказе в приёме заявления");
    vec![
        ("receipt-accepted", receipt("2026-000001", title, accepted)),
        ("receipt-refused", receipt("2026-N-000001", refusal, refused)),
    ]
}

fn receipt(number: &str, title: Bilingual, outcome: ReceiptOutcome) -> ReceiptFacts {
    let facts = long_names();
    ReceiptFacts {
        number: number.into(),
        journal_index: 317,
        at: at("2026-11-23T04:12:44Z"),
        zone: facts.zone,
        title,
        practice: true,
        provider: facts.provider,
        service: facts.service,
        recipient: notification().addressee.name,
        contact: "Өскемен қаласы, Үлгі көшесі, 5-үй, 12-пәтер; +7 700 000 00 00".into(),
        officer: notification().signer.name,
        position: both("кеңсе маманы", "специалист канцелярии"),
        call_centre: "1414".into(),
        outcome,
    }
}

/// A refusal on one ground.
pub(crate) fn refusal() -> ResultFacts {
    let mut facts = notification();
    facts.title = both(
        "Мемлекеттік қызметті көрсетуден дәлелді бас тарту",
        "Мотивированный отказ в оказании государственной услуги",
    );
    facts.decision = Decision::Refused(Refusal {
        grounds: vec![incomplete()],
        complaint_body: both("Алматы облысының әкімдігі", "Акимат Алматинской области"),
    });
    facts
}

/// A refusal on several grounds, which runs over the pages.
pub(crate) fn many_grounds() -> ResultFacts {
    let mut facts = refusal();
    if let Decision::Refused(refusal) = &mut facts.decision {
        refusal.grounds.push(Ground {
            name: both("Құжаттардағы мәліметтер дәйексіз", "Недостоверность сведений в представленных документах"),
            norm: both("№ 76 стандарттың 16-тармағының 2) тармақшасы", "подпункт 2) пункта 16 Стандарта № 76"),
            fact: both(
                "Отбасы құрамы туралы анықтамада көрсетілген мекенжай тіркеу деректеріне сәйкес келмейді: анықтамада Абай көшесі, 14-үй, тіркеуде Абай көшесі, 41-үй көрсетілген.",
                "Адрес в справке о составе семьи не совпадает с данными регистрации: в справке указана улица Абая, дом 14, в данных регистрации – улица Абая, дом 41.",
            ),
            cure: both("Нақты мекенжайы көрсетілген анықтаманы қоса беріңіз.", "Приложите справку с верным адресом."),
            term: Some(both("Кез келген уақытта, жаңа өтінішпен", "В любое время, с новым заявлением")),
        });
        for _ in 0..3 {
            refusal.grounds.push(incomplete());
        }
    }
    facts
}

fn incomplete() -> Ground {
    Ground {
        name: both("Құжаттар топтамасы толық ұсынылмаған", "Представлен неполный пакет документов"),
        norm: both("№ 76 стандарттың 16-тармағының 1) тармақшасы", "подпункт 1) пункта 16 Стандарта № 76"),
        fact: both(
            "Жылжымайтын мүлкінің жоқ екені туралы анықтама қоса берілмеген.",
            "Не приложена справка об отсутствии недвижимого имущества.",
        ),
        cure: both(
            "Анықтаманы «электрондық үкімет» порталынан алып, жаңа өтінішке қоса беріңіз.",
            "Получите справку на портале «электронного правительства» и приложите её к новому заявлению.",
        ),
        term: None,
    }
}

/// One text in both languages.
pub(crate) fn both(kk: &str, ru: &str) -> Bilingual {
    Bilingual { kk: kk.into(), ru: ru.into() }
}

fn name(surname: &str, given: &str, patronymic: &str) -> PersonName {
    PersonName { surname: surname.into(), given: given.into(), patronymic: patronymic.into() }
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}
