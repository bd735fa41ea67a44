# Рабочее место услугодателя.
ws-nav-work = Список дел
ws-nav-search = Поиск
ws-nav-attention = { $count ->
    [one] { $count } дело требует внимания
    [few] { $count } дела требуют внимания
   *[many] { $count } дел требуют внимания
 }
ws-nav-attention-more = внимания требуют более { $count } дел
ws-nav-lists = Списки очередников
ws-nav-people = Сотрудники

# Вход
ws-sign-in-title = Вход на рабочее место
ws-sign-in-iin = ИИН
ws-sign-in-iin-hint = 12 цифр
ws-sign-in-password = Пароль
ws-sign-in-button = Войти
ws-sign-in-wrong = ИИН или пароль указан неверно. Проверьте их и попробуйте ещё раз.
ws-sign-in-delayed = Слишком много попыток. Повторите вход через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
 }.

# Список дел
ws-work-title = Список дел
ws-work-empty = Дел, ожидающих ваших действий, нет.
ws-work-empty-filter = По этому фильтру дел нет.
ws-work-number = Номер
ws-work-person = Заявитель
ws-work-service = Услуга
ws-work-step = Этап
ws-work-due = Срок
ws-work-left = Осталось
ws-work-state = Состояние
ws-work-service-left = Срок услуги
ws-work-holder = У кого дело
ws-work-free = не назначен
ws-work-me = вы
ws-work-filters = Фильтры
ws-filter-all = Все
ws-filter-mine = На моём столе
ws-filter-unit = Ждут моей роли
ws-filter-today = Срок сегодня
ws-filter-attention = Требуют внимания
ws-filter-to-sign = На подпись
ws-filter-soon = Срок истекает
ws-filter-overdue = Просроченные
ws-filter-ended = Завершённые
ws-work-keys = Клавиши: ↑ и ↓ — перемещение, Enter — открыть.
ws-state-in-time = в срок
ws-state-today = срок сегодня
ws-state-soon = срок истекает
ws-state-overdue = просрочено
ws-state-ended = завершено
ws-left-today = срок истекает сегодня
ws-left-working-days = { $days ->
    [one] остался { $days } рабочий день
    [few] осталось { $days } рабочих дня
   *[many] осталось { $days } рабочих дней
 }
ws-left-days = { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[many] осталось { $days } дней
 }
ws-left-hours = { $hours ->
    [one] остался { $hours } час
    [few] осталось { $hours } часа
   *[many] осталось { $hours } часов
 }
ws-left-minutes = { $minutes ->
    [one] осталась { $minutes } минута
    [few] осталось { $minutes } минуты
   *[many] осталось { $minutes } минут
 }
ws-late-days = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[many] просрочено на { $days } дней
 }
ws-late-hours = { $hours ->
    [one] просрочено на { $hours } час
    [few] просрочено на { $hours } часа
   *[many] просрочено на { $hours } часов
 }
ws-late-minutes = { $minutes ->
    [one] просрочено на { $minutes } минуту
    [few] просрочено на { $minutes } минуты
   *[many] просрочено на { $minutes } минут
 }

# Дело
ws-case-title = Дело № { $number }
ws-case-back = Вернуться к списку дел
ws-case-iin = ИИН
ws-case-bin = БИН
ws-case-name = Фамилия, имя, отчество
ws-case-organisation = Наименование организации
ws-case-request = Запрос
ws-case-request-number = Номер запроса на портале
ws-case-service = Услуга
ws-case-edition = Редакция регламента
ws-case-category = Категория
ws-case-locality = Населённый пункт
ws-case-applied = Момент подачи заявления
ws-case-registered = Зарегистрировано
ws-case-service-due = Срок оказания услуги истекает
ws-case-answers = Сведения запроса
ws-case-not-given = не указано
ws-case-attachments = Приложенные документы
ws-case-no-attachments = Документы не приложены.
ws-case-open-file = Открыть { $file }
ws-case-file-size = { $size } КБ
ws-case-signature = Электронная цифровая подпись запроса
ws-case-signature-good = Подпись подтверждена.
ws-case-signature-bad = Подпись не подтверждена.
ws-case-signature-signer = Подписал(а)
ws-case-signature-signer-iin = ИИН подписавшего от имени организации
ws-case-signature-moment = Проверено на момент
ws-case-step = Что требуется по регламенту сейчас
ws-case-step-due = Срок этапа истекает
ws-case-step-clause = Основание: { $clause }
ws-case-holder = У кого дело
ws-case-executor = Ответственный исполнитель
ws-case-nothing = На этом этапе от вас действий не требуется.
ws-case-waits-for = Ожидается действие участника: { $role }.
ws-case-ended = Дело завершено
ws-case-ended-at = Завершено
ws-case-result = Результат
ws-case-result-open = Открыть подписанный документ
ws-case-note = «{ $text }»
ws-case-history = История
ws-case-history-at = Когда
ws-case-history-who = Кто
ws-case-history-what = Действие
ws-case-history-entry = Запись журнала
ws-case-history-system = система
ws-case-openings = Каждое открытие этой страницы записывается в журнал.
ws-case-letters = Кнопку можно нажать клавишей с указанной на ней буквой.
ws-case-letters-on = Включить буквы
ws-case-letters-off = Отключить буквы
ws-take-button = Взять в работу
ws-take-hint = Дело закрепляется за вами; решение по нему сможете принять только вы.
ws-pass-button = Исполнено, передать дело далее
ws-pass-note = Примечание
ws-pass-hint = Заполняйте при необходимости: примечание сохраняется в истории дела.
ws-assign-button = Назначить исполнителя
ws-assign-executor = Ответственный исполнитель
ws-assign-resolution = Резолюция
ws-assign-resolution-hint = Поручение исполнителю; сохраняется в истории дела.
ws-reassign-title = Передать дело другому работнику
ws-reassign-button = Передать дело
ws-reassign-successor = Кому передать
ws-reassign-reason = Причина
ws-reassign-reason-hint = Причина сохранится в истории дела. Документ, ожидающий подписи, переходит вместе с делом; подписант остаётся прежним.
ws-examine-hint = Отметьте каждый документ; если документ не соответствует, напишите, в чём именно.
ws-examine-satisfied = соответствует
ws-examine-not = не соответствует
ws-examine-note = Примечание
ws-examine-decision = Решение
ws-examine-accept-place = Принять: поставить на учёт и в очередь
ws-examine-accept-assistance = Назначить жилищную помощь
ws-examine-accept-housing-statement = Выдать справку
ws-examine-refuse = Отказать с указанием оснований
ws-examine-button = Сохранить решение
ws-examine-grounds-hint = Выберите одно или несколько оснований. В документе каждое указывается вместе с актом и пунктом.
ws-examine-signer = Кто подпишет
ws-examine-signer-hint = Фамилия подписывающего печатается в документе.
ws-assist-title = Назначение жилищной помощи
ws-assist-monthly = Выплата в месяц
ws-assist-monthly-hint = В тенге, по вашему расчёту. Например, 12 345,60
ws-assist-period = Период назначения
ws-assist-account = Банковский счёт
ws-assist-account-hint = 20 знаков, начинается с букв KZ.
ws-assist-button = Сохранить решение
ws-prepare-button = Подготовить документ
ws-draft-open = Посмотреть проект
ws-draft-title = Проект документа по делу № { $number }
ws-draft-place = Место в списке
ws-draft-number = Номер документа
ws-draft-prepared = Подготовлен
ws-draft-signer = Подписывает
ws-draft-preview = Документ в том виде, в котором он будет подписан
ws-draft-download = Открыть документ в отдельном окне
ws-draft-again = Подготовить заново
ws-draft-back = Вернуться к делу
ws-sign-title = Подписание документа по делу № { $number }
ws-sign-what = Вы подписываете:
ws-sign-what-data = данные результата (XML)
ws-sign-what-document = документ для заявителя (PDF)
ws-sign-effect-place = После подписания заявитель { $person } получает в списке место { $place }, затем уведомление направляется в личный кабинет.
ws-sign-effect-notification = Подписанное уведомление поступит в личный кабинет заявителя в порядке, установленном актом.
ws-sign-effect-refusal = Подписанный мотивированный отказ направляется в личный кабинет заявителя, на этом дело завершается.
ws-sign-open = Подписать
ws-sign-data-shown = Данные в том виде, в котором они подписываются
ws-signed-title = Документ подписан
ws-signed-words = Документ № { $number } подписан. Он направляется в личный кабинет заявителя в порядке, установленном актом.
ws-signed-next = Следующее дело
ws-sign-failed = Подпись не принята

# Почему действие не выполнено
ws-refused-not-yours = Это действие вам недоступно: дело закреплено за другим сотрудником, или действие относится к другой роли.
ws-refused-moved = За это время дело перешло на другой этап. Откройте его ещё раз.
ws-refused-taken = Дело уже взял в работу другой сотрудник.
ws-refused-own-case = Это ваше собственное заявление: его рассматривает другой работник.
ws-refused-drafter-signs = Подготовивший документ не может его подписать.
ws-refused-names-absent = В документе подписантом назван работник, которого вы замещаете. Подготовьте документ заново от своего имени и подпишите.
ws-refused-nobody-has = Дело ещё ни у кого: его может взять тот, кто исполняет требуемую роль.
ws-refused-no-successor = Выберите другого работника вашего услугодателя, который сегодня исполняет ту же роль; заявителя выбрать нельзя.
ws-refused-no-reason = Укажите причину: она сохранится в материалах дела.
ws-refused-no-signer = Выберите сотрудника вашего услугодателя, который подписывает документ.
ws-refused-no-executor = Выберите исполнителя вашего услугодателя; назначить самого заявителя нельзя.
ws-refused-checklist = Отметьте каждый документ перечня.
ws-refused-checklist-not = Обязательный документ не соответствует требованиям: принять заявление нельзя.
ws-refused-no-ground = Выберите хотя бы одно основание отказа.
ws-refused-no-fact = Укажите обстоятельство рядом с каждым выбранным основанием.
ws-refused-too-long = Текст слишком длинный: не более { $limit } знаков.
ws-refused-no-decision = Выберите решение.
ws-refused-stands = Этот заявитель уже состоит в данном списке под номером { $place }.
ws-refused-place-changed = Место в очереди изменилось: было { $was }, стало { $now }. Подготовьте документ заново и подпишите.
ws-refused-no-draft = Документ ещё не подготовлен. Сначала подготовьте его.
ws-refused-other-draft = За это время документ подготовлен заново. Ознакомьтесь с ним и подпишите ещё раз.

# История
ws-act-case-register = Запрос зарегистрирован, заявлению присвоен номер
ws-act-case-take = Дело взято в работу
ws-act-case-assign = Назначен ответственный исполнитель
ws-act-case-reassign = Передал дело другому работнику
ws-fact-from = прежде дело было у: { $officer }
ws-fact-for = за: { $officer }
ws-act-step-pass = Действие исполнено, дело передано далее
ws-act-case-examine = Документы рассмотрены
ws-act-draft-prepare = Подготовлен документ
ws-act-result-sign = Документ подписан
ws-act-data-open = Открыты персональные данные
ws-decision-accept = принято
ws-decision-refuse = отказано

# Списки
ws-lists-title = Списки очередников
ws-lists-empty = В списках ваших населённых пунктов пока никого нет.
ws-lists-locality = Населённый пункт
ws-lists-category = Категория
ws-lists-count = Человек
ws-list-place = Место
ws-list-person = Очередник
ws-list-applied = Момент подачи заявления
ws-list-sequence = Порядковый номер
ws-list-case = Дело
ws-list-order = Порядок: по моменту подачи заявления со всеми документами, затем по регистрационному номеру заявления.
ws-list-total = { $count ->
    [one] в списке { $count } человек
    [few] в списке { $count } человека
   *[many] в списке { $count } человек
 }
ws-list-as-of = По состоянию на { $at }

# Сотрудники
ws-people-title = Сотрудники и назначения
ws-people-name = Фамилия, имя, отчество
ws-people-role = Роль
ws-people-position = Должность
ws-people-from = С
ws-people-until = По
ws-people-open-ended = бессрочно
ws-people-substitutes = Замещает
ws-people-hint = Назначения вносит администратор из командной строки; каждое записывается в журнал.
ws-role-clerk = сотрудник канцелярии
ws-role-head = руководитель
ws-role-executor = ответственный исполнитель
ws-role-commission-member = член жилищной комиссии
ws-role-commission-secretary = секретарь жилищной комиссии
ws-role-authorised-person = уполномоченное лицо

# Дополнительные сведения
ws-moment = { $at }
ws-due-date = { $date }
ws-sign-open-page = Подписать документ
ws-draft-kind = Документ
ws-examine-not-concerned = к заявителю не относится
ws-examine-hint-required = Обязателен. Приложено файлов: { $files }. { $clause }
ws-examine-hint-if = При наличии. Приложено файлов: { $files }. { $clause }
ws-examine-hint-not-concerned = Судя по ответам в запросе, к заявителю не относится. Приложено файлов: { $files }. { $clause }
ws-refuse-title = Основания отказа
ws-refuse-button = Отказать по этим основаниям
ws-refuse-choose = Отказать по этому основанию
ws-refuse-fact-kk = Обстоятельство, на казахском языке
ws-refuse-fact-ru = Обстоятельство, на русском языке
ws-case-signature-serial = Серийный номер регистрационного свидетельства
ws-case-signature-issuer = Кем выдано
ws-refused-no-such-case = Такого дела нет.
ws-refused-no-certificate = Действующее регистрационное свидетельство подписывающего не внесено. Обратитесь к администратору, чтобы его внесли.
ws-refused-unknown-ground = Выбранного основания нет в этой редакции, либо оно выбрано дважды.
ws-refused-no-list = В запросе не указан список, который ведётся по этой редакции.
ws-refused-other-grant = Решение даёт не то, что предоставляет эта услуга.
ws-refused-no-amount = Укажите сумму выплаты в месяц.
ws-refused-period = Проверьте месяцы назначения: помощь назначается с месяца обращения по последний месяц того же квартала.
ws-refused-no-account = Проверьте номер счёта: 20 знаков, начинается с букв KZ; какой-то из них указан неверно.
ws-refused-other-account = В подписанном запросе заявитель указал другой банковский счёт; помощь перечисляется на него.
finding-certificate-differs-from-document = В документе указано другое ваше регистрационное свидетельство, а не то, с которым вы подписали.
finding-certificate-differs-from-document-cure = Подпишите ключом, регистрационное свидетельство которого указано в документе, либо попросите внести новое и подготовить документ заново.
finding-evidence-not-readable = Не удалось прочитать материалы проверки подписи.
finding-evidence-not-readable-cure = Сообщите администратору и не принимайте решения по делу, пока подпись не подтверждена.

# Заявления на бумаге
ws-nav-applications = Заявления на бумаге
ws-applications-title = Заявления, принимаемые в канцелярии
ws-applications-accept = Принять заявление
ws-applications-accept-hint = Выберите услугу и заполните форму по документам обратившегося.
ws-applications-begin = Начать приём
ws-applications-none-taken = Ваша роль не предусматривает приёма заявлений на бумаге, либо услугодатель не принимает их через канцелярию.
ws-applications-list = Заявления, рассмотренные в канцелярии
ws-applications-empty = В канцелярию заявлений пока не поступало.
ws-applications-at = Время сдачи документов
ws-applications-outcome = Решение
ws-applications-clerk = Сотрудник
ws-applications-accepted = принято
ws-applications-refused = не принято
ws-intake-step = Шаг { $here } из { $of }
ws-papers-identity = Предъявленный документ, удостоверяющий личность
ws-papers-identity-hint = Проверьте документ, удостоверяющий личность пришедшего, и запишите его вид и номер. Копия не снимается.
ws-papers-identity-kind = Вид документа, удостоверяющего личность
ws-papers-identity-number = Номер документа, удостоверяющего личность
ws-papers-identity-shown = { $kind }, № { $number }
ws-papers-no-identity = документ не предъявлен
ws-identity-identity-card = Удостоверение личности
ws-identity-passport = Паспорт
ws-identity-residence-permit = Вид на жительство иностранца в Республике Казахстан
ws-identity-stateless-person = Удостоверение лица без гражданства
ws-identity-refugee = Удостоверение беженца
ws-papers-yes = представлен или предъявлен
ws-papers-no = не представлен
ws-papers-not-concerned = к заявителю не относится
ws-papers-valid = { $brought }, действителен по { $date }
ws-papers-expires = Срок действия документа по
ws-papers-scan = Скан-копия
ws-papers-hint = Отметка канцелярии: { $handed }. { $clause }
ws-papers-fault-not-marked = Отметьте, представлен ли документ.
ws-papers-fault-concerns-this-person = Судя по ответам, этот документ от заявителя требуется: отметьте, представлен ли он.
ws-papers-fault-not-a-date = Проверьте день, месяц и год.
ws-papers-fault-identity-missing = Укажите вид и номер предъявленного документа, удостоверяющего личность.
ws-papers-fault-identity-wrong = Выберите вид документа и укажите его номер, не более 40 знаков.
ws-intake-sign-title = Проверьте запись и подпишите её
ws-intake-sign-lead = Подписывая, вы подтверждаете, что запись соответствует документам заявителя. Запись сохраняется в неизменном виде.
ws-intake-record = Подписываемая запись
ws-intake-papers = Документы
ws-intake-complete = Пакет документов полон
ws-intake-complete-effect = После подписания заявление регистрируется и получает номер, документы передаются руководителю. Срок оказания услуги начинается сегодня.
ws-intake-incomplete = Принять заявление нельзя
ws-intake-incomplete-effect = После подписания отказ в приёме регистрируется, и печатается расписка об отказе.
ws-intake-missing = { $document }: не представлен
ws-intake-expired = { $document }: срок действия истёк
ws-intake-unfilled = Чтобы подписать, заполните разделы
ws-intake-accept = Подписать и принять
ws-intake-refuse = Подписать и отказать в приёме
ws-application-accepted = Заявление принято
ws-application-refused = В приёме заявления отказано
ws-application-accepted-words = Распечатайте расписку о приёме, подпишите её и передайте заявителю.
ws-application-refused-words = Распечатайте оба экземпляра расписки: подписываются оба, один передаётся заявителю.
ws-application-lacks = Чего не хватает
ws-application-receipt = Открыть и распечатать расписку
ws-application-next = К списку заявлений
ws-certify-title = Что удостоверяет справка
ws-certify-button = Сохранить решение о выдаче справки
ws-certify-dwelling = Жилище в постоянном пользовании
ws-certify-hint = Если выдаётся справка, заполните по данным учёта услугодателя.
ws-certify-none = Не имеется
ws-certify-communal = Имеется из коммунального жилищного фонда
ws-certify-rented = Имеется арендованное местным исполнительным органом
ws-certify-address-kk = Адрес жилища, на казахском языке
ws-certify-address-ru = Адрес жилища, на русском языке
ws-certify-basis-kk = Основание пользования, на казахском языке
ws-certify-basis-ru = Основание пользования, на русском языке
ws-sign-effect-paper = Подписанный документ передаётся в канцелярию: она печатает его и выдаёт заявителю на руки.
ws-signed-words-paper = Документ № { $number } подписан. Заявителю его выдаёт канцелярия на бумаге.
ws-issue-button = Отметить выдачу
ws-issue-hint = Распечатайте подписанный документ, проверьте личность получателя и отметьте, кому он выдан.
ws-issue-receiver = Кто получил
ws-issue-at = Время выдачи
ws-issue-recipient = сам услугополучатель
ws-issue-representative = представитель по доверенности
ws-issue-name = Фамилия, имя и отчество представителя
ws-issue-name-hint = Заполняется, если получил представитель.
ws-issue-power = Реквизиты доверенности
ws-issue-power-hint = Дата, номер, кем удостоверена.
ws-refused-set-incomplete = Пакет документов неполон или истёк срок документа: принять заявление нельзя.
ws-refused-set-complete = Пакет документов полон: оснований отказать в приёме нет.
ws-refused-no-identity = Укажите вид и номер предъявленного документа, удостоверяющего личность.
ws-refused-handed-in = Это заявление уже подписано или больше не открыто. Посмотрите список заявлений.
ws-refused-not-taken = Заявления на эту услугу канцелярия не принимает.
ws-refused-unfilled = Сначала заполните все разделы заявления.
ws-refused-no-dwelling = Укажите, имеется ли жилище; если имеется, впишите адрес и основание пользования на двух языках.
ws-refused-no-receiver = Отметьте, кто получил документ; для представителя нужны имя и реквизиты доверенности.
ws-act-application-accept = Заявление принято в канцелярии, делу присвоен номер
ws-act-result-issue = Результат выдан на бумаге
# Поиск
ws-search-title = Поиск дел
ws-search-words = Номер или имя
ws-search-words-hint = Номер дела или запроса, ИИН, БИН либо слова имени или наименования, не менее трёх букв; короткое имя вводится целиком.
ws-search-button = Найти
ws-search-next = Показать ещё
ws-search-found = Найденные дела
ws-search-nothing = У вашего услугодателя таких дел нет. Проверьте номер или введите меньше букв имени.
ws-search-recorded = Каждый поиск записывается в журнал; показанные заявители видят его в своих кабинетах.
ws-refused-search-empty = Введите номер или имя.
ws-refused-search-short = Слишком коротко: введите не менее трёх букв имени; имя из двух букв вводится целиком.

# Сроки, о которых сообщено руководителю
ws-act-case-escalate = Руководителю сообщено о сроке этапа
ws-term-before = Срок этого этапа скоро истекает.
ws-term-ended = Срок этого этапа истёк.
ws-term-told = Руководителю сообщено { $at }.
# Исправление
ws-state-waits = ожидает заявителя
ws-act-correction-ask = Запросил(а) исправление у заявителя
ws-act-case-resume = Рассмотрение дела возобновлено
ws-until = до { $date }
ws-waits-until = Дело ожидает заявителя до { $date }.
ws-resume-button = Возобновить рассмотрение
ws-resume-hint = Нажмите, когда заявитель представит запрошенное. Если он этого не сделает, рассмотрение возобновится само по истечении срока.
ws-correct-open = Запросить исправление у заявителя
ws-correct-title = Что должен исправить заявитель
ws-correct-documents = Документы из перечня
ws-correct-text-kk = Что следует исправить, на казахском языке
ws-correct-text-ru = Что следует исправить, на русском языке
ws-correct-text-hint = Напишите на обоих языках или выберите документы выше.
ws-correct-days = Рабочих дней на исправление
ws-correct-days-hint = От { $least } до { $most }, считая с завтрашнего дня.
ws-correct-clock-stands = Течение сроков дела на это время приостанавливается.
ws-correct-clock-runs = Сроки дела в это время продолжают течь.
ws-correct-button = Запросить исправление
ws-refused-waits = Дело ожидает заявителя. Перед принятием решения возобновите рассмотрение.
ws-refused-not-suspended = Дело не ожидает заявителя.
ws-refused-no-correction = По этой редакции исправление не запрашивается, либо оно запрошено слишком много раз.
ws-refused-correction-days = Дайте заявителю от { $least } до { $most } рабочих дней.
ws-refused-correction-what = Выберите документы из перечня или напишите на обоих языках, что следует исправить.
ws-refused-no-extension = Срок продлить нельзя: он истёк или уже продлён настолько, насколько разрешает закон.
ws-act-term-extend = Продлил(а) срок
ws-extend-open = Продлить срок
ws-extend-title = Продление срока
ws-extend-hint = Руководитель может продлить срок, если нужно установить обстоятельства, важные для правильного решения: { $norm }.
ws-extend-told = Заявитель сразу увидит новый срок и причину в личном кабинете.
ws-extend-on-paper = У этого заявителя нет личного кабинета: сообщите ему о продлении письмом или по телефону в течение { $days } рабочих дней.
ws-extend-days = На сколько рабочих дней
ws-extend-days-hint = Не более { $left }.
ws-extend-reason-kk = Причина на казахском языке
ws-extend-reason-ru = Причина на русском языке
ws-extend-reason-hint = Напишите, какое обстоятельство устанавливается и почему на это нужно время. Это прочитает заявитель.
ws-extend-button = Продлить срок
