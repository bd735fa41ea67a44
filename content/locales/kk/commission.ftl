# Тұрғын үй комиссиясы: бас тартулар мен тарихтағы жазбалар.

ws-refused-no-such-meeting = Мұндай отырыс жоқ.
ws-refused-meeting-moved = Отырыс басқа кезеңге өтті немесе күн тәртібі өзгерді. Оны қайта ашыңыз.
ws-refused-no-member = Аталған адам бүгін комиссия мүшесі емес немесе отырысқа қатыспаған.
ws-refused-no-chair = Төрағалық етуші қатысып отырғандардың арасынан таңдалады.
ws-refused-no-place = Отырыстың өтетін жерін көрсетіңіз.
ws-refused-not-waiting = Бұл іс комиссияның қарауын күтіп тұрған жоқ немесе екі рет аталған.
ws-refused-on-agenda = Бұл іс басқа отырыстың күн тәртібінде тұр.
ws-refused-agenda-full = Бір күн тәртібіне { $limit } істен артық енгізілмейді.
ws-refused-agenda-empty = Күн тәртібіне кемінде бір іс енгізіңіз.
ws-refused-not-present = Сіз отырысқа қатысушы ретінде белгіленбегенсіз. Хатшыға айтыңыз.
ws-refused-no-words = Қорытындыны қазақ және орыс тілдерінде жазыңыз.
ws-refused-words-missing = Барлық қорытындының мазмұны енгізілмейінше, хаттама дайындалмайды.
ws-refused-has-signed = Бұл мүше хаттамаға қол қойып қойған.
ws-refused-too-few-signatures = Хаттамаға кемінде { $needed } мүше қол қоюға тиіс.

ws-act-vote-cast = Комиссия мүшесі дауыс берді
ws-act-meeting-close = Комиссияның дауыс беруі аяқталды
ws-act-conclusion-enter = Комиссияның қорытындысы енгізілді
ws-act-protocol-sign = Хаттамаға қол қоюға тиістілердің бәрі қол қойды
ws-act-signature-excuse = Қолтаңбаның жоқтығы белгіленді, хаттамаға қол қою аяқталды
ws-act-meeting-forward = Комиссия істі орындаушыға жіберді
ws-history-votes = жақтаған, қарсы, қалыс дауыстар: { $votes }

# Отырыстар
ws-nav-meetings = Отырыстар
ws-meetings-title = Тұрғын үй комиссиясының отырыстары
ws-meetings-waiting = { $cases ->
    [0] Комиссияны күтіп тұрған, күн тәртібіне енгізілмеген іс жоқ.
   *[other] { $cases } іс комиссияны күтіп тұр және күн тәртібіне енгізілмеген.
}
ws-meetings-call = Отырыс шақыру
ws-meetings-empty = Әзірге отырыс жоқ.
ws-meeting-title = № { $number } отырыс
ws-meeting-number = Нөмірі
ws-meeting-held = Тағайындалған уақыты
ws-meeting-place = Өтетін жері
ws-meeting-cases = Іс саны
ws-meeting-stage = Кезеңі
ws-meeting-asked = Сізден талап етіледі
ws-meeting-back = Отырысқа оралу
ws-meeting-go = Отырысқа өту
ws-meeting-now = Сізден қазір не талап етіледі
ws-meeting-nothing = Қазір сізден әрекет талап етілмейді.
ws-meeting-stage-called = шақырылды
ws-meeting-stage-open = дауыс беру жүріп жатыр
ws-meeting-stage-cancelled = өткізілмейтін болды
ws-meeting-stage-failed = өтпеді: кворум жоқ
ws-meeting-stage-closed = қорытындылар енгізілуде
ws-meeting-stage-signing = хаттамаға қол қойылуда
ws-meeting-stage-signed = хаттамаға қол қойылды
ws-meeting-stage-forwarded = істер орындаушыларға жіберілді
ws-meeting-asked-open = Қатысушыларды белгілеп, отырысты ашыңыз.
ws-meeting-asked-vote = Дауыс беріңіз: { $cases } іс қалды.
ws-meeting-asked-close = Барлығы дауыс берген соң, дауыс беруді аяқтаңыз.
ws-meeting-asked-conclude = Қорытындының мазмұнын енгізіңіз: { $cases } іс қалды.
ws-meeting-asked-prepare = Хаттаманы қол қоюға дайындаңыз.
ws-meeting-asked-sign = Хаттаманы оқып, қол қойыңыз.
ws-meeting-asked-forward = Істерді орындаушыларға жіберіңіз.

# Шақыру және күн тәртібі
ws-meeting-day = Отырыс күні
ws-meeting-day-wrong = Бар күнді көрсетіңіз.
ws-meeting-time = Басталатын уақыты
ws-meeting-time-hint = Сағаты мен минуты, мысалы 10:00
ws-meeting-time-wrong = Уақытты 10:00 түрінде көрсетіңіз.
ws-meeting-chair = Төрағалық етуші
ws-meeting-secretary = Хатшы
ws-meeting-agenda = Күн тәртібі
ws-meeting-agenda-hint = Комиссияны күтіп тұрған істер, мерзімі бойынша. Отырыс ашылғанша күн тәртібін өзгертуге болады.
ws-meeting-agenda-button = Күн тәртібін сақтау
ws-meeting-agenda-title = № { $number } отырыстың күн тәртібі
ws-meeting-agenda-empty = Күн тәртібінде әзірге іс жоқ.
ws-meeting-agenda-change = Күн тәртібін өзгерту
ws-meeting-case-due = комиссияның қарау мерзімі { $date } аяқталады

# Отырыс барысы
ws-meeting-opened = Отырыс ашылды
ws-meeting-closed = Дауыс беру аяқталды
ws-meeting-present = Қатысушылар
ws-meeting-quorum = { $members } мүшеден { $present }; кворумға { $quorum } керек
ws-meeting-quorum-hint = Кворумға қажет қатысушы саны: { $quorum }. Кворум болмаса, істер келесі отырысқа қалады.
ws-meeting-members = Комиссия мүшелері және қолтаңбалар
ws-meeting-no-members = Комиссияда әзірге ешкім жоқ.
ws-meeting-presence = Қатысуы
ws-meeting-there = қатысып отыр
ws-meeting-absent = жоқ
ws-meeting-signature = Хаттамадағы қолтаңбасы
ws-meeting-signed = қол қойды: { $at }
ws-meeting-not-signed = қол қоймады: { $reason }
ws-meeting-line = №
ws-meeting-case = Іс
ws-meeting-votes-title = Дауыстар
ws-meeting-votes = жақтаған { $for }, қарсы { $against }, қалыс { $abstained }
ws-meeting-own-vote = Сіздің дауысыңыз
ws-meeting-ruling = Қорытынды
ws-meeting-open = Отырысты ашу
ws-meeting-attendance = Қатысуды түзету
ws-meeting-close = Дауыс беруді аяқтау
ws-meeting-close-hint = Берілген дауыс: { $of } дауыстан { $votes }. Аяқталғаннан кейін дауысты өзгертуге болмайды.
ws-meeting-request = Сұраным мен құжаттарды ашу
ws-meeting-nobody = ешкім
ws-vote-for = Есепке қоюды жақтаймын
ws-vote-against = Қарсымын
ws-vote-abstained = Қалыс қаламын
ws-ruling-open = дауыс беру аяқталған жоқ
ws-ruling-left = келесі отырысқа қалады
ws-ruling-for = есепке қоюға болады деп танылды
ws-ruling-against = есепке қоюға болмайды деп танылды
ws-meeting-vote = Дауыс беру
ws-meeting-vote-hint = Хатшы дауыс беруді аяқтағанша дауысты өзгертуге болады. Дауыс беру ашық.
ws-meeting-conclude = Қорытындыны енгізу
ws-meeting-conclude-hint = Қорытынды дауыстардан шығады; ол неге негізделгенін жазыңыз. Мәтін хаттамада екі тілде басылады.
ws-meeting-words-kk = Қорытындының қазақ тіліндегі мазмұны
ws-meeting-words-ru = Қорытындының орыс тіліндегі мазмұны

# Хаттама
ws-meeting-protocol = Хаттаманың нөмірі
ws-meeting-protocol-open = Хаттаманы ашу
ws-meeting-prepare = Хаттаманы дайындау
ws-meeting-prepare-hint = Хаттама дауыстар мен қорытындылардан құралады. Ешкім қол қоймай тұрғанда қорытындыларды түзетіп, оны қайта дайындауға болады.
ws-meeting-sign = Хаттамаға қол қоюға өту
ws-meeting-sign-title = № { $number } отырыстың хаттамасына қол қою
ws-meeting-data = хаттаманың деректері (XML)
ws-meeting-page = хаттама (PDF)
ws-meeting-sign-effect = Қатысқандардың бәрі бір хаттамаға қол қояды. Соңғы мүше қол қойған соң, хатшы істерді орындаушыларға жібереді.
ws-meeting-excuse = Қолтаңба жоқ деп белгілеу
ws-meeting-excuse-hint = Комиссия мүшесі хаттамаға қол қоймай кетіп қалса, себебін көрсетіп белгілеңіз: ол қолтаңбалар парағында қалады.
ws-meeting-excuse-member = Кім қол қоймады
ws-meeting-excuse-reason = Себебі
ws-meeting-cancel = Отырысты болдырмау
ws-meeting-cancel-hint = Отырыс өткізілмейді, істер басқа отырысты күтеді.
ws-meeting-forward = Істерді орындаушыларға жіберу
ws-meeting-forward-hint = Орындаушылар істерді қорытындысымен, дауыстарымен және хаттамасымен алады.

# Іс бетінде
ws-case-commission = Тұрғын үй комиссиясының қорытындысы
ws-case-commission-hint = Актіде қорытынды орындаушы үшін міндетті делінбеген: шешімді орындаушы қабылдайды.
