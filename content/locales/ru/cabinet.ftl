# Личный кабинет, запрос, история, проверка документа.

cabinet-title = Личный кабинет
cabinet-empty = У вас пока нет запросов.
cabinet-choose = Выбрать услугу
cabinet-drafts = Незавершённые запросы
cabinet-draft-saved = Сохранено: { $moment }
cabinet-draft-changed = С тех пор правила услуги изменились.
cabinet-resume = Продолжить заполнение
cabinet-discard = Удалить
cabinet-requests = Запросы
cabinet-notices = Оповещения
cabinet-no-notices = Новых оповещений нет.

notice-sent = Запрос направлен услугодателю.
notice-registered = Услугодатель зарегистрировал запрос и присвоил ему номер.
notice-moved = Запрос перешёл к следующему этапу.
notice-granted = Результат готов: уведомление можно посмотреть.
notice-refused = В услуге отказано: мотивированный отказ можно посмотреть.

## Запрос

request-back = Личный кабинет
request-iin = ИИН
request-bin = БИН
request-number = Номер запроса
request-service = Вид услуги
request-status = Статус
request-term = Срок оказания услуги
request-accepted = Принят
request-due = до { $date }
request-refresh = Обновить статус
request-nothing-new = Нового нет. Проверено: { $moment }
request-running-title = Запрос по этой услуге уже рассматривается
request-running = Новый запрос по этой же услуге принимается, когда завершится этот. Если вы заполнили новую форму, она сохранена в кабинете.
request-view-result = Просмотр результата
assistance-title = Что назначено
assistance-monthly = Выплата в месяц
assistance-period = Период назначения
assistance-account = Банковский счёт
refusal-title = Почему отказано
refusal-fact = Что установлено
refusal-norm = Основание
refusal-cure = Что можно сделать
refusal-term = Срок
request-steps = Ход рассмотрения
request-told = Сообщения по запросу
request-acknowledgement = Скачать подтверждение портала о приёме запроса
status-sent = Отправлен
status-registered = На рассмотрении
status-granted = Исполнен
status-refused = Отказано
status-sent-words = Направлен услугодателю
status-registered-words = Зарегистрирован, рассматривается. Номер дела: { $case }
status-granted-words = Услуга оказана. Номер уведомления: { $document }
status-refused-words = Мотивированный отказ. Номер документа: { $document }

## Место в очереди

place-title = Моё текущее место в очереди
place-of = из { $of }
place-list = Список: { $list }
place-as-of = По состоянию на { $moment }
place-unknown = Услугодатель сейчас не отвечает. Обновите статус позже: ваше место от этого не изменится.

## История

history-caption = Все ваши запросы
history-result = Результат
history-no-result = пока нет
history-empty = Вы ещё не получали услуг.

## Доступ к данным

openings-title = Кто открывал мои данные
openings-back = Запрос № { $number }
openings-lead = Система услугодателя записывает каждый случай, когда должностное лицо открывает ваш запрос, приложенные к нему документы или результат.
openings-caption = Открытие данных по этому запросу
openings-when = Когда
openings-who = Кто (должность)
openings-what = Что открыто
openings-often = Сколько раз за день
openings-times = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[other] { $count } раз
}
openings-part-request = Запрос
openings-part-attachment = Приложенный документ № { $number }
openings-part-search = Имя и состояние дела, найденные поиском
openings-part-document = Результат или его проект
openings-part-protocol = Протокол жилищной комиссии
openings-empty = Ваши данные по этому запросу ещё никто не открывал.
openings-unanswered-title = Сейчас узнать не удалось
openings-unanswered = Система услугодателя не отвечает. Повторите позже: записи сохраняются.
openings-complain = Если вы считаете, что данные открывали без причины, обратитесь к руководителю услугодателя: по записи он установит, кто это сделал.

## Проверка документа

check-title = Проверка документа
check-lead = Введите номер документа и ИИН или БИН владельца. В ответе сообщается только, подлинный ли документ; другие сведения не раскрываются.
check-number = Номер документа
check-number-hint = Указан в правом верхнем углу документа
check-number-missing = Введите номер документа
check-iin = ИИН или БИН владельца документа
check-button = Проверить
check-genuine-title = Документ подлинный
check-genuine = Документ № { $number } выдан владельцу этого номера. Проверено: { $moment }
check-not-genuine-title = Такой документ не найден
check-not-genuine = Документ № { $number } владельцу этого номера не выдавался. Проверьте номер документа и ИИН или БИН. Проверено: { $moment }
check-wait = Слишком много проверок подряд. Повторите через { $seconds } с.
check-unanswered-title = Сейчас проверить не удалось
check-unanswered = Система услугодателя не отвечает. Повторите позже.

# Запрошено исправление
notice-needs = Услугодатель просит исправить запрос до { $date }.
need-title = Исправьте запрос до { $date }
need-where = Ответьте здесь или представьте исправление самому услугодателю. Телефон для вопросов: { $phone }. Если к этому дню ничего не поступит, решение будет принято по имеющимся документам.
