# Қызметке тапсырыс беру: нысан, тексеру, қол қою, жіберу.

order-back = Артқа
order-continue = Сақтап, жалғастыру
order-later = Сақтап, кейін жалғастыру
order-upload = Файлдарды жүктеу
order-consent = Келісім
order-no-documents = Жауаптарыңыз бойынша құжат тіркеудің қажеті жоқ.
order-file-limits = PDF, JPEG немесе PNG файлдары қабылданады: әрқайсысының көлемі { $each }-тан, барлығының көлемі { $together }-тан аспауы керек.
group-entry = { $number }-адам
group-add = Адам қосу
group-remove = { $number }-адамды алып тастау
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ
file-fault-document-missing = Бұл құжаттың көшірмесін тіркеңіз
file-fault-document-unknown = Файлды осы тізімдегі құжатқа тіркеңіз
file-fault-file-empty = Файл бос: басқасын таңдаңыз
file-fault-file-type = Файл PDF, JPEG не PNG емес: құжатты осы пішімдердің бірінде сақтап, қайта жүктеңіз
file-fault-file-too-large = Файл тым үлкен: рұқсат етілген көлем — { $limit }
file-fault-files-too-many = Файл саны тым көп: рұқсат етілген саны — { $limit }
file-fault-files-too-large-together = Файлдардың жалпы көлемі тым үлкен: рұқсат етілгені — { $limit }

## Жауаптарды тексеру

review-title = Жауаптарыңызды тексеріңіз
review-fault-field = Жауапты тексеріңіз: { $field }
review-not-taken = Сұраным қабылданбады: нысанды толтырып жатқанда оны қабылдау шарттары өзгерді. Жауаптарды тексеріп, сұранымды қайта жіберіңіз немесе жаңасын бастаңыз.
review-next = Енді өтінішті жіберіңіз
review-next-words = Келесі бетте өтінішке ЭЦҚ қоясыз. Қол қойғанға дейін ештеңе жіберілмейді.
review-send = Сұранымды жіберу

## Қол қою

sign-title = Өтінішке қол қойыңыз
sign-lead = Сіз мына өтінішке қол қоясыз:
sign-service = Көрсетілетін қызмет
sign-applicant = Өтініш беруші
sign-iin = ЖСН { $iin }
sign-provider = Өтініш жіберілетін орган
sign-contents = Өтініштің мазмұны
sign-answers = жауап саны: { $answers }, файл саны: { $files }
sign-meaning = Қол қою арқылы көрсетілген мәліметтердің дұрыс екенін растайсыз. Электрондық цифрлық қолтаңба өз қолыңызбен қойылған қолтаңбаға тең.
sign-document = Қол қойылатын құжатты толық көрсету
sign-button = Қол қою
sign-back = Жауаптарға оралу

## Қолтаңба расталмады

refused-title = Қолтаңбаңыз расталмады
refused-lead = Сұралған қызметтен бас тартылды: өтініш жіберілген жоқ.
refused-why = Себебі
refused-clause = Негіздеме:
refused-what = Не істеуге болады
refused-kept = Жауаптарыңыз бен файлдарыңыз сақталған. Себебін жойып, өтінішке қайта қол қойыңыз.
refused-again = Қайта қол қою

## Жіберілді

sent-title = Өтініш жіберілді
sent-number = Сұраным нөмірі
sent-next = Кейін не болады
sent-next-words = Нәтиже жеке кабинетіңізге келеді. Күтіп отырудың қажеті жоқ: бұл бетті жаба беріңіз.
sent-request = Өтініштің бетіне өту
