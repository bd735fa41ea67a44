# Жеке кабинет, өтініш, тарих, құжатты тексеру.

cabinet-title = Жеке кабинет
cabinet-empty = Сізде әзірге өтініш жоқ.
cabinet-choose = Қызметті таңдау
cabinet-drafts = Аяқталмаған өтініштер
cabinet-draft-saved = Соңғы рет сақталған уақыты: { $moment }
cabinet-draft-changed = Содан бері қызметтің ережесі өзгерді.
cabinet-resume = Толтыруды жалғастыру
cabinet-discard = Жою
cabinet-requests = Өтініштер
cabinet-notices = Хабарландырулар
cabinet-no-notices = Жаңа хабарландыру жоқ.

notice-sent = Өтініш көрсетілетін қызметті берушіге жіберілді.
notice-registered = Көрсетілетін қызметті беруші өтінішті тіркеп, оған нөмір берді.
notice-moved = Өтініш келесі кезеңге өтті.
notice-granted = Нәтиже дайын: хабарламаны көруге болады.
notice-refused = Қызмет көрсетуден бас тартылды: дәлелді бас тарту құжатын көруге болады.

## Өтініш

request-back = Жеке кабинет
request-iin = ЖСН
request-bin = БСН
request-number = Сұраным нөмірі
request-service = Қызмет түрі
request-status = Мәртебесі
request-term = Қызмет көрсету мерзімі
request-accepted = Қабылданған уақыты
request-due = соңғы күні — { $date }
request-refresh = Мәртебені жаңарту
request-nothing-new = Жаңалық жоқ. Тексерілген уақыты: { $moment }
request-running-title = Осы қызмет бойынша сұранымыңыз қаралып жатыр
request-running = Осы қызмет бойынша жаңа сұраным бұл сұраным аяқталғаннан кейін қабылданады. Жаңа нысанды толтырған болсаңыз, ол жеке кабинетте сақталды.
request-view-result = Нәтижені көру
assistance-title = Не тағайындалды
assistance-monthly = Айына төленетін сома
assistance-period = Тағайындалған кезең
assistance-account = Банк шоты
refusal-title = Неліктен бас тартылды
refusal-fact = Анықталған жағдай
refusal-norm = Негізі
refusal-cure = Не істеуге болады
refusal-term = Мерзімі
request-steps = Өтініштің барысы
request-told = Өтініш бойынша хабарлар
request-acknowledgement = Порталдың өтінішті қабылдағаны туралы растамасын жүктеп алу
status-sent = Жіберілді
status-registered = Қаралуда
status-granted = Орындалды
status-refused = Бас тартылды
status-sent-words = Көрсетілетін қызметті берушіге жіберілді
status-registered-words = Тіркелді, қаралуда. Іс нөмірі: { $case }
status-granted-words = Қызмет көрсетілді. Хабарлама нөмірі: { $document }
status-refused-words = Қызмет көрсетуден бас тартылды. Дәлелді бас тарту құжатының нөмірі: { $document }

## Кезектегі орын

place-title = Кезектегі қазіргі орным
place-of = барлығы: { $of }
place-list = Тізім: { $list }
place-as-of = Мәлімет уақыты: { $moment }
place-unknown = Көрсетілетін қызметті беруші қазір жауап бермей тұр. Кейінірек мәртебені жаңартып көріңіз: бұл кезектегі орныңызға әсер етпейді.

## Тарих

history-caption = Барлық өтініштеріңіз
history-result = Нәтиже
history-no-result = әлі жоқ
history-empty = Сіз әлі ешқандай қызмет алған жоқсыз.

## Деректерге қол жеткізу

openings-title = Деректерімді кім ашты
openings-back = № { $number } сұраным
openings-lead = Лауазымды адам өтінішіңізді, оған қоса берілген құжаттарды немесе нәтижені ашқан сайын көрсетілетін қызметті берушінің жүйесі оны жазып отырады.
openings-caption = Осы өтініш бойынша деректердің ашылуы
openings-when = Қашан
openings-who = Кім (лауазымы)
openings-what = Не ашылды
openings-often = Бір күнде неше рет
openings-times = { $count } рет
openings-part-request = Өтініш
openings-part-attachment = № { $number } қоса берілген құжат
openings-part-search = Іздеу арқылы табылған есім мен істің жай-күйі
openings-part-document = Нәтиже немесе оның жобасы
openings-part-protocol = Тұрғын үй комиссиясының хаттамасы
openings-empty = Осы өтініш бойынша деректеріңізді әлі ешкім ашқан жоқ.
openings-unanswered-title = Қазір білу мүмкін болмады
openings-unanswered = Көрсетілетін қызметті берушінің жүйесі жауап бермей тұр. Кейінірек қайта көріңіз: жазбалар сақталады.
openings-complain = Деректеріңіз себепсіз ашылды деп ойласаңыз, көрсетілетін қызметті берушінің басшысына жүгініңіз: ол жазба бойынша кім ашқанын анықтайды.

## Құжатты тексеру

check-title = Құжатты тексеру
check-lead = Құжаттың нөмірі мен иесінің ЖСН-ін немесе БСН-ін енгізіңіз. Жауап құжаттың түпнұсқа екенін ғана білдіреді, басқа мәлімет көрсетілмейді.
check-number = Құжаттың нөмірі
check-number-hint = Құжаттың жоғарғы оң жақ бұрышында жазылған
check-number-missing = Құжаттың нөмірін енгізіңіз
check-iin = Құжат иесінің ЖСН-і немесе БСН-і
check-button = Тексеру
check-genuine-title = Құжат түпнұсқа
check-genuine = { $number } нөмірлі құжат осы нөмірдің иесіне берілген. Тексерілген уақыты: { $moment }
check-not-genuine-title = Мұндай құжат табылмады
check-not-genuine = { $number } нөмірлі құжат осы нөмірдің иесіне берілмеген. Құжаттың нөмірін және ЖСН-ді немесе БСН-ді тексеріңіз. Тексерілген уақыты: { $moment }
check-wait = Көп рет тексердіңіз. { $seconds } секундтан кейін қайталаңыз.
check-unanswered-title = Қазір тексеру мүмкін болмады
check-unanswered = Көрсетілетін қызметті берушінің жүйесі жауап бермей тұр. Кейінірек қайта көріңіз.

# Түзету сұралды
notice-needs = Көрсетілетін қызметті беруші өтінішті { $date } күніне дейін түзетуді сұрайды.
need-title = Өтінішіңізді { $date } күніне дейін түзетіңіз
need-where = Осы жерде жауап беріңіз немесе түзетуді көрсетілетін қызметті берушінің өзіне ұсыныңыз. Сұрақтар бойынша телефон: { $phone }. Осы күнге дейін ештеңе түспесе, шешім қолда бар құжаттар бойынша қабылданады.
