# Барлық беттің ортақ сөздері.

language-name = Қазақша

shell-name = Кезек
shell-skip = Негізгі мазмұнға өту
shell-languages = Тіл
shell-nav = Бөлімдер
shell-sign-in = Кіру
shell-sign-out = Шығу
shell-practice-label = Оқу редакциясы
shell-practice = Бұл сайт негізге алған регламенттердің күші жойылған. Сайт үйренуге арналған: мұнда берілген өтініштердің заңды күші жоқ.
shell-help = Сұрағыңыз болса, бірыңғай байланыс орталығына қоңырау шалыңыз:
shell-about = «Кезек» — тұрғын үй саласындағы мемлекеттік көрсетілетін қызметтер.

## Нысандар

form-error-prefix = Қате:
form-errors-title = Қателерді түзетіңіз
form-optional = (міндетті емес)
form-choose = Таңдаңыз
form-day = Күні
form-month = Айы
form-year = Жылы
form-yes = Иә
form-no = Жоқ
form-remove = Алып тастау
form-progress = { $of } қадамның { $here }-қадамы

## Бөлшектер

summary-none = көрсетілмеген
summary-change = Өзгерту
step-done = Аяқталды
step-now = Қазір
step-ahead = Алда
pager-label = Беттер
pager-first = Бірінші бет
pager-before = Алдыңғы бет
pager-after = Келесі бет
pager-here = { $of } беттің { $here }-беті

## Қате беттері

fault-home = Басты бетке өту
fault-reference = Бірыңғай байланыс орталығына хабарласқанда мына нөмірді айтыңыз:
fault-not-found-title = Бет табылмады
fault-not-found-text = Мекенжай дұрыс терілгенін тексеріңіз. Бет жойылған немесе сізге қолжетімсіз болуы мүмкін.
fault-method-title = Бұл әрекет мұнда орындалмайды
fault-method-text = Алдыңғы бетке оралып, батырманы қайта басыңыз.
fault-too-large-title = Жіберілген деректердің көлемі тым үлкен
fault-too-large-text = Алдыңғы бетке оралып, көлемі кішірек файлды таңдаңыз немесе файлдарды бір-бірлеп жіберіңіз.
fault-expired-form-title = Нысанның мерзімі өтті
fault-expired-form-text = Қауіпсіздік үшін нысан тек сіз ашқан терезеде жұмыс істейді. Алдыңғы бетке оралып, оны жаңартыңыз да, қайта жіберіңіз.
fault-unreadable-title = Жіберілген деректерді оқу мүмкін болмады
fault-unreadable-text = Алдыңғы бетке оралып, нысанды қайта толтырыңыз.
fault-too-many-title = Әрекет тым көп рет қайталанды
fault-too-many-text = Біраз күтіп, қайта көріңіз.
fault-unavailable-title = Қызмет уақытша жұмыс істемей тұр
fault-unavailable-text = Бірнеше минуттан кейін қайта көріңіз. Сақталған деректеріңіз жоғалмайды.
fault-internal-title = Жүйеде қате пайда болды
fault-internal-text = Кейінірек қайта көріңіз. Сақталған деректеріңіз жоғалмайды.
