# Извещения вне портала: письма и SMS. Текст SMS вместе со ссылкой – не длиннее 134 знаков.

tell-greeting = Здравствуйте!
tell-line = Ваш запрос № { $number } на услугу «{ $service }»: { $said }.
tell-link = Подробности – в личном кабинете: { $link }
tell-farewell = Письмо отправлено автоматически, отвечать на него не нужно. Изменить способ оповещения можно здесь: { $link }
tell-sms = Запрос { $number }: { $said }.
tell-registered-due = зарегистрирован, срок результата – до { $date }
tell-registered = зарегистрирован
tell-moved = перешёл к следующему этапу
tell-needs-until = нужны ваши действия, срок – до { $date }
tell-needs = нужны ваши действия
tell-answered = ваш ответ получен
tell-answer-refused = ваш ответ не принят
tell-result = результат готов
tell-subject-registered = Запрос № { $number } зарегистрирован
tell-subject-moved = Запрос № { $number } перешёл к следующему этапу
tell-subject-needs = По запросу № { $number } нужны ваши действия
tell-subject-answered = Ваш ответ по запросу № { $number } получен
tell-subject-answer-refused = Ваш ответ по запросу № { $number } не принят
tell-subject-result = Результат по запросу № { $number }
tell-subject-code = Код подтверждения: { $code }
tell-code = Код подтверждения адреса, на который будут приходить извещения портала: { $code }. Код действует { $minutes } мин. Если вы не запрашивали код, оставьте это письмо без внимания.
tell-sms-code = Код подтверждения номера на портале: { $code }. Действует { $minutes } мин. Никому его не сообщайте.
