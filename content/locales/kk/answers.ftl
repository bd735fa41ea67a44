# Көрсетілетін қызметті берушіге жауап.

answer-title = Көрсетілетін қызметті берушіге жауап
answer-back = Өтінішке оралу
answer-text = Жауабыңыз
answer-text-hint = Не түзеткеніңізді жазыңыз. Сұралған құжатты ұсына алмасаңыз, себебін түсіндіріңіз.
answer-stance = Жауаптың түрі
answer-correction = Түзету
answer-files = Қоса берілген файлдар
answer-continue = Қол қоюға өту
answer-fault-answer-empty = Жауабыңызды жазыңыз немесе файл қоса беріңіз
answer-fault-answer-too-long = Мәтін тым ұзын: { $limit } таңбадан аспауы керек. Қалғанын файлмен қоса беріңіз.
answer-sign-title = Жауапқа қол қойыңыз
answer-sign-lead = Сіз мына жауапқа қол қоясыз:
answer-sign-back = Жауапты өзгерту
answer-refused-title = Жауап қабылданбайды
answer-refused-lead = Жауап жіберілген жоқ.
answer-refused-too-late = Жауап беру мерзімі өтіп кетті.
answer-refused-not-waiting = Көрсетілетін қызметті беруші бұл өтініш бойынша жауап күтіп отырған жоқ.
answer-refused-answered-before = Сіз бұған жауап бергенсіз. Жауапты өзгерту қажет болса, көрсетілетін қызметті берушіге хабарласыңыз.
answer-refused-not-confirmed = Көрсетілетін қызметті берушінің жүйесі қолтаңбаңызды растамады. Көрсетілетін қызметті берушіге хабарласыңыз.
need-answer = Жауап беру
notice-answered = Жауабыңыз көрсетілетін қызметті берушіге жіберілді.
notice-answer-taken = Жауабыңыз жауапты орындаушыға жеткізілді, өтінішті қарау жалғасуда.
notice-answer-refused = Жауабыңыз қабылданбады. { $why }

## Көрсетілетін қызметті берушінің беттерінде

ws-answers = Өтініш берушінің жауаптары
ws-answer-title = { $stance }, { $at }
ws-stance-correction = түзету ұсынылды
ws-act-supplement-receive = Өтініш берушінің жауабы келіп түсті
