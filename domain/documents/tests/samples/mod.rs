//! Synthetic documents for tests: nobody lives or lived under these names and numbers.

use kezek_documents::{
    Addressee, Ballot, Bilingual, CaseConsidered, CertificateFacts, Conclusion, Decision, DocumentWords,
    Ground, MemberVote, Participant, ProtocolFacts, Provider, QueuePlace, Refusal, RequestFacts, ResultFacts,
    Signer,
};
use kezek_kernel::{Instant, PersonName};

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
        ("refusal", refusal()),
        ("refusal-many", many_grounds()),
    ]
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
        addressee: Addressee {
            iin: "500101100000".parse().unwrap(),
            name: name("Әбішқызы", "Үміт", "Тілеуқызы"),
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

/// A notification whose names are as long as names get.
pub(crate) fn long_names() -> ResultFacts {
    let mut facts = notification();
    facts.practice = false;
    facts.addressee.name =
        name("Құдайбергенова-Нұрмағамбетова", "Гүлжаһан-Сәулетай", "Мұхамедқалиқызы-Жұмабекқызы");
    facts.signer.name = facts.addressee.name.clone();
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
