# Жилищная комиссия: отказы и записи в истории.

ws-refused-no-such-meeting = Такого заседания нет.
ws-refused-meeting-moved = Заседание перешло на другой этап, или изменилась повестка дня. Откройте его ещё раз.
ws-refused-no-member = Названное лицо сегодня не состоит в комиссии или не присутствовало на заседании.
ws-refused-no-chair = Председательствующий выбирается из присутствующих.
ws-refused-no-place = Укажите место проведения заседания.
ws-refused-not-waiting = Это дело не ожидает рассмотрения комиссией или названо дважды.
ws-refused-on-agenda = Это дело стоит в повестке другого заседания.
ws-refused-agenda-full = В одной повестке не более { $limit } дел.
ws-refused-agenda-empty = Внесите в повестку хотя бы одно дело.
ws-refused-not-present = Вы не отмечены как присутствующий. Обратитесь к секретарю.
ws-refused-no-words = Изложите заключение на казахском и русском языках.
ws-refused-words-missing = Протокол готовится после того, как внесено содержание всех заключений.
ws-refused-has-signed = Этот член комиссии уже подписал протокол.
ws-refused-too-few-signatures = Протокол должны подписать не менее { $needed } членов комиссии.

ws-act-vote-cast = Член комиссии проголосовал
ws-act-meeting-close = Голосование комиссии завершено
ws-act-conclusion-enter = Внесено заключение комиссии
ws-act-protocol-sign = Протокол подписан всеми, кто должен был подписать
ws-act-signature-excuse = Отмечено отсутствие подписи, подписание протокола завершено
ws-act-meeting-forward = Комиссия направила дело исполнителю
ws-history-votes = голоса за, против, воздержались: { $votes }

# Заседания
ws-nav-meetings = Заседания
ws-meetings-title = Заседания жилищной комиссии
ws-meetings-waiting = { $cases ->
    [0] Дел, ожидающих комиссию и не внесённых в повестку, нет.
    [one] { $cases } дело ожидает комиссию и не внесено в повестку.
    [few] { $cases } дела ожидают комиссию и не внесены в повестку.
   *[other] { $cases } дел ожидают комиссию и не внесены в повестку.
}
ws-meetings-call = Созвать заседание
ws-meetings-empty = Заседаний пока нет.
ws-meeting-title = Заседание № { $number }
ws-meeting-number = Номер
ws-meeting-held = Назначено на
ws-meeting-place = Место проведения
ws-meeting-cases = Дел
ws-meeting-stage = Этап
ws-meeting-asked = Требуется от вас
ws-meeting-back = Вернуться к заседанию
ws-meeting-go = Перейти к заседанию
ws-meeting-now = Что требуется от вас сейчас
ws-meeting-nothing = Сейчас от вас действий не требуется.
ws-meeting-stage-called = созвано
ws-meeting-stage-open = идёт голосование
ws-meeting-stage-cancelled = отменено
ws-meeting-stage-failed = не состоялось: нет кворума
ws-meeting-stage-closed = вносятся заключения
ws-meeting-stage-signing = протокол на подписи
ws-meeting-stage-signed = протокол подписан
ws-meeting-stage-forwarded = дела направлены исполнителям
ws-meeting-asked-open = Отметьте присутствующих и откройте заседание.
ws-meeting-asked-vote = { $cases ->
    [one] Проголосуйте: осталось { $cases } дело.
    [few] Проголосуйте: осталось { $cases } дела.
   *[other] Проголосуйте: осталось { $cases } дел.
}
ws-meeting-asked-close = Когда все проголосуют, завершите голосование.
ws-meeting-asked-conclude = { $cases ->
    [one] Внесите содержание заключения: осталось { $cases } дело.
    [few] Внесите содержание заключений: осталось { $cases } дела.
   *[other] Внесите содержание заключений: осталось { $cases } дел.
}
ws-meeting-asked-prepare = Подготовьте протокол к подписанию.
ws-meeting-asked-sign = Прочитайте протокол и подпишите его.
ws-meeting-asked-forward = Направьте дела исполнителям.

# Созыв и повестка
ws-meeting-day = День заседания
ws-meeting-day-wrong = Укажите существующую дату.
ws-meeting-time = Время начала
ws-meeting-time-hint = Часы и минуты, например 10:00
ws-meeting-time-wrong = Укажите время в виде 10:00.
ws-meeting-chair = Председательствующий
ws-meeting-secretary = Секретарь
ws-meeting-agenda = Повестка дня
ws-meeting-agenda-hint = Дела, которые ожидают комиссию, по сроку. Повестку можно изменить, пока заседание не открыто.
ws-meeting-agenda-button = Сохранить повестку
ws-meeting-agenda-title = Повестка заседания № { $number }
ws-meeting-agenda-empty = В повестке пока нет дел.
ws-meeting-agenda-change = Изменить повестку
ws-meeting-case-due = срок рассмотрения комиссией истекает { $date }

# Ход заседания
ws-meeting-opened = Заседание открыто
ws-meeting-closed = Голосование завершено
ws-meeting-present = Присутствуют
ws-meeting-quorum = { $present } из { $members }; для кворума нужно { $quorum }
ws-meeting-quorum-hint = Для кворума нужно присутствующих: { $quorum }. Без кворума дела остаются для другого заседания.
ws-meeting-members = Члены комиссии и подписи
ws-meeting-no-members = В комиссии пока никого нет.
ws-meeting-presence = Присутствие
ws-meeting-there = присутствует
ws-meeting-absent = отсутствует
ws-meeting-signature = Подпись под протоколом
ws-meeting-signed = подписал(а) { $at }
ws-meeting-not-signed = не подписал(а): { $reason }
ws-meeting-line = №
ws-meeting-case = Дело
ws-meeting-votes-title = Голоса
ws-meeting-votes = за { $for }, против { $against }, воздержались { $abstained }
ws-meeting-own-vote = Ваш голос
ws-meeting-ruling = Заключение
ws-meeting-open = Открыть заседание
ws-meeting-attendance = Исправить присутствие
ws-meeting-close = Завершить голосование
ws-meeting-close-hint = Подано голосов: { $votes } из { $of }. После завершения изменить голос нельзя.
ws-meeting-request = Открыть запрос и документы
ws-meeting-nobody = никто
ws-vote-for = За постановку на учёт
ws-vote-against = Против
ws-vote-abstained = Воздержаться
ws-ruling-open = голосование не завершено
ws-ruling-left = остаётся для другого заседания
ws-ruling-for = признано возможным поставить на учёт
ws-ruling-against = признано невозможным поставить на учёт
ws-meeting-vote = Проголосовать
ws-meeting-vote-hint = Голос можно изменить, пока секретарь не завершил голосование. Голосование открытое.
ws-meeting-conclude = Внести заключение
ws-meeting-conclude-hint = Заключение следует из голосов; изложите, на чём оно основано. Текст печатается в протоколе на двух языках.
ws-meeting-words-kk = Содержание заключения на казахском языке
ws-meeting-words-ru = Содержание заключения на русском языке

# Протокол
ws-meeting-protocol = Номер протокола
ws-meeting-protocol-open = Открыть протокол
ws-meeting-prepare = Подготовить протокол
ws-meeting-prepare-hint = Протокол составляется из голосов и заключений. Пока никто не подписал, заключения можно исправить и подготовить его заново.
ws-meeting-sign = Перейти к подписанию протокола
ws-meeting-sign-title = Подписание протокола заседания № { $number }
ws-meeting-data = данные протокола (XML)
ws-meeting-page = протокол (PDF)
ws-meeting-sign-effect = Все присутствовавшие подписывают один и тот же протокол. Когда подпишет последний, секретарь направит дела исполнителям.
ws-meeting-excuse = Отметить, что подписи нет
ws-meeting-excuse-hint = Если член комиссии ушёл, не подписав протокол, отметьте это с причиной: она останется в листе подписей.
ws-meeting-excuse-member = Кто не подписал
ws-meeting-excuse-reason = Причина
ws-meeting-cancel = Отменить заседание
ws-meeting-cancel-hint = Заседание не состоится, дела будут ждать другого.
ws-meeting-forward = Направить дела исполнителям
ws-meeting-forward-hint = Исполнители получат дела с заключением, голосами и протоколом.

# На странице дела
ws-case-commission = Заключение жилищной комиссии
ws-case-commission-hint = Акт не говорит, что заключение обязательно для исполнителя: решение принимает он.
