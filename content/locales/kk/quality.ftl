# Көрсетілетін қызметті берушінің жұмыс көрсеткіштері және қызмет сапасы туралы сауалнама.
ws-nav-indicators = Көрсеткіштер

quality-title = Жұмыс көрсеткіштері
quality-from = Мына айдан
quality-until = Мына айға дейін
quality-service = Қызмет
quality-all-services = Барлық қызметтер
quality-show = Көрсету
quality-period = Кезең: { $from } — { $until }
quality-as-of = Есептелген уақыты: { $at }
quality-running = Жұмыстағы істер
quality-overdue = Олардың мерзімі өткені
quality-now = Жұмыста: { $running }, оның ішінде мерзімі өткені: { $overdue }
quality-months-file = Айлар бойынша көрсеткіштер (CSV)
quality-passages-file = Кезеңдерден өту (CSV)
quality-fault-month-unreadable = Ай қате көрсетілген. Әдеттегі кезең көрсетілді.
quality-fault-period-reversed = Кезеңнің соңы басынан ерте. Әдеттегі кезең көрсетілді.
quality-fault-period-too-long = Кезең үш жылдан ұзақ. Әдеттегі кезең көрсетілді.

# Айлар бойынша
quality-months = Айлар бойынша көрсеткіштер
quality-month = Ай
quality-total = Барлық кезең ішінде
quality-nothing = Бұл кезең бойынша деректер жоқ.
quality-requests = Түскен сұранымдар
quality-electronic = Электрондық түрде берілгені
quality-results = Қызмет көрсетілді
quality-refusals = Дәлелді бас тарту
quality-timeliness = Уақтылығы
quality-quality = Процесс пен нәтижеге қанағаттанғандар
quality-information = Ақпаратқа қанағаттанғандар
quality-basis-service-term = Уақтылығы қызмет көрсету мерзімі бойынша өлшенеді.
quality-basis-step-terms = Актіде қызмет көрсету мерзімі белгіленбеген, сондықтан уақтылығы жекелеген кезеңдердің мерзімдері бойынша өлшенеді.
quality-plot-counts = Айлар бойынша сұранымдар мен жауаптар
quality-plot-shares = Айлар бойынша уақтылық пен қанағаттану, %
quality-plot-description = «{ $table }» графигінің бағандары. Дәл сол сандар қасындағы кестеде келтірілген.

# Кезеңдер бойынша
quality-steps = Қарау кезеңдері
quality-step = { $number } · { $words }
quality-step-by = { $step }, { $by }
quality-step-within = { $step } (мерзімі: { $term })
quality-step-name = Кезең
quality-by = Кім орындайды
quality-term = Акт бойынша мерзімі
quality-step-now = Қазір
quality-step-overdue = Мерзімі өткені
quality-passed = Аталған уақытта өткені
quality-median = Медиана
quality-ninetieth = 90-процентиль
quality-in-time = Мерзімінде
quality-no-steps = Бұл уақыт аралығында ешбір кезеңнен өткен іс жоқ, жұмыста да іс жоқ.
quality-plot-steps = Кезеңге кеткен уақыт: медиана және 90-процентиль

# Бас тартулар және сауалнама жауаптары
quality-grounds = Бас тарту негіздері
quality-ground = Негіз
quality-times = Бас тарту саны
quality-no-grounds = Бұл кезеңде бас тарту болған жоқ.
quality-answer = Жауап
quality-answers = Жауап саны
quality-answer-share = Үлесі
quality-no-answers = Бұл кезең бойынша көрсетуге болатын жауаптар жоқ.

# Бұл қалай есептелді
quality-how = Бұл қалай есептелді
quality-how-requests = Көрсетілетін қызметті берушіде осы айда тіркелген сұранымдар.
quality-how-electronic = Осы айда тіркелген барлық сұранымдардың ішінде портал арқылы түскендерінің үлесі (қолжетімділік көрсеткіші).
quality-how-answers-term = Қызмет көрсетілді және дәлелді бас тарту
quality-how-answers = Осы айда аяқталған істер, аяқталу түріне қарай. Құжаттары қабылданбаған істер бұған кірмейді.
quality-how-timeliness = Осы айда аяқталған, мерзімі белгілі істердің ішінде қызмет көрсету мерзімі өткенге дейін жіберілген нәтижелер мен бас тартулардың үлесі. Егер актіде қызмет көрсету мерзімі белгіленбесе — актіде мерзімі көрсетілген барлық әрекеттердің ішінде қызметкерлер мерзімінде орындаған әрекеттердің үлесі. Нақты не өлшенгені кестенің астында айтылған.
quality-how-satisfied-term = Қанағаттану
quality-how-satisfied = Сауалнаманың (№ 424 Регламентке 4-қосымша) сұрағына берілген «қанағаттандым» деген жауаптардың үлесі. «Ішінара қанағаттандым» деген жауап қанағаттануға жатпайды. Процесс пен нәтиже туралы сұраққа жауап — сапа көрсеткіші, ақпарат туралы жауап — қолжетімділік көрсеткіші.
quality-how-release = Сандардан бір адамның жауабын білу мүмкін болмауы үшін жауаптар топпен есепке алынады: бір қызмет жөніндегі бір сұраққа берілген кемінде { $group } жауап бірін-бірі күтіп, топ толған айда бірге есептеледі. Бұл — біздің өз қағидамыз.
quality-how-spread-term = Медиана және 90-процентиль
quality-how-spread = Істің кезеңге түскен сәтінен одан шыққанға дейінгі уақыт, көрсетілген айлардағы барлық өтулер бойынша. Медиана: істердің жартысы бұдан ұзақ өткен жоқ. 90-процентиль: он істің тоғызы бұдан ұзақ өткен жоқ. Мәндер дәл, іріктеусіз есептеледі. Жүйенің өзі орындайтын кезеңдер көрсетілмейді.
quality-how-overdue = Қазір осы кезеңде тұрған және кезең мерзімі, ал кезеңнің мерзімі болмаса, қызмет көрсету мерзімі өткен істер.
quality-how-grounds = Осы уақыт аралығында жіберілген бас тартулардың қаншасы бұл негізге сүйенетіні. Бір бас тарту бірнеше негізге сүйенуі мүмкін.
quality-how-months = Ай көрсетілетін қызметті берушінің елді мекеніндегі жергілікті уақыт бойынша айқындалады.

# Айлар
quality-month-1 = { $year } ж. қаңтар
quality-month-2 = { $year } ж. ақпан
quality-month-3 = { $year } ж. наурыз
quality-month-4 = { $year } ж. сәуір
quality-month-5 = { $year } ж. мамыр
quality-month-6 = { $year } ж. маусым
quality-month-7 = { $year } ж. шілде
quality-month-8 = { $year } ж. тамыз
quality-month-9 = { $year } ж. қыркүйек
quality-month-10 = { $year } ж. қазан
quality-month-11 = { $year } ж. қараша
quality-month-12 = { $year } ж. желтоқсан

# Сандар
quality-count = { $count }
quality-percent = { $whole },{ $tenth } %
quality-share = { $percent } ({ $part } / { $whole })
quality-duration-days = { $large } күн { $small } сағ
quality-duration-hours = { $large } сағ { $small } мин
quality-duration-minutes = { $large } мин { $small } с
quality-seconds = { $seconds } с

# Файл бағандары
quality-column-provider = Қызметті берушінің коды
quality-column-provider-name = Көрсетілетін қызметті беруші
quality-column-service = Қызмет коды
quality-column-service-name = Қызмет
quality-column-month = Ай
quality-column-requests = Түскен сұранымдар
quality-column-electronic = Электрондық түрде берілгені
quality-column-electronic-percent = Электрондық түрде берілгені, %
quality-column-results = Қызмет көрсетілді
quality-column-refusals = Дәлелді бас тарту
quality-column-timeliness-basis = Уақтылық немен өлшенді
quality-column-timely = Мерзімінде
quality-column-timely-of = Барлығы
quality-column-timely-percent = Уақтылығы, %
quality-column-quality-satisfied = Процесс пен нәтижеге қанағаттанғандар
quality-column-quality-answers = Процесс пен нәтиже туралы жауаптар
quality-column-quality-percent = Процесс пен нәтижеге қанағаттанғандар, %
quality-column-information-satisfied = Ақпаратқа қанағаттанғандар
quality-column-information-answers = Ақпарат туралы жауаптар
quality-column-information-percent = Ақпаратқа қанағаттанғандар, %
quality-column-edition = Редакция
quality-column-channel = Арна
quality-column-step = Кезең нөмірі
quality-column-step-name = Кезең
quality-column-performer = Кім орындайды
quality-column-entered = Кезеңге түскені
quality-column-left = Кезеңнен шыққаны
quality-column-due-before = Мерзімі аяқталатын сәт
quality-column-in-time = Мерзімінде (1 — иә, 0 — жоқ)
quality-column-duration-seconds = Ұзақтығы, с

# Нәтижеден кейінгі сауалнама
rating-title = Қызметті бағалаңыз
rating-lead = Жауап беру міндетті емес, екі сұрақ бар. Көрсетілетін қызметті беруші тек жалпы сандарды көреді, кімнің қалай жауап бергенін білмейді.
rating-progress = ({ $of } сұрақтың { $number }-сұрағы)
rating-thanks = Рақмет. Жауаптарыңызды тек өзіңіз көресіз, көрсетілетін қызметті беруші жалпы сандарды ғана көреді.
rating-before = Сіз бұл қызметті бағалап қойғансыз. Жауаптарды өзгертуге болмайды.
rating-back = Сұранымға оралу
