# Ответ услугодателю.

answer-title = Ответ услугодателю
answer-back = Вернуться к запросу
answer-text = Ваш ответ
answer-text-hint = Напишите, что вы исправили. Если запрошенный документ представить не можете, объясните почему.
answer-stance = Вид ответа
answer-correction = Исправление
answer-files = Приложенные файлы
answer-continue = Перейти к подписанию
answer-fault-answer-empty = Напишите ответ или приложите файл
answer-fault-answer-too-long = Текст слишком длинный: допускается не более { $limit } знаков. Остальное приложите файлом.
answer-sign-title = Подпишите ответ
answer-sign-lead = Вы подписываете ответ:
answer-sign-back = Изменить ответ
answer-refused-title = Ответ не принимается
answer-refused-lead = Ответ не отправлен.
answer-refused-too-late = Срок для ответа истёк.
answer-refused-not-waiting = Услугодатель не ждёт ответа по этому запросу.
answer-refused-answered-before = Вы уже ответили. Если ответ нужно изменить, обратитесь к услугодателю.
answer-refused-not-confirmed = Система услугодателя не подтвердила вашу подпись. Обратитесь к услугодателю.
need-answer = Ответить
notice-answered = Ваш ответ направлен услугодателю.
notice-answer-taken = Ваш ответ поступил ответственному исполнителю, рассмотрение запроса продолжается.
notice-answer-refused = Ваш ответ не принят. { $why }

## На страницах услугодателя

ws-answers = Ответы заявителя
ws-answer-title = { $stance }, { $at }
ws-stance-correction = исправление представлено
ws-act-supplement-receive = Поступил ответ заявителя
