# Как рассчитан срок.

term-title = Сроки
term-unfold = Как рассчитан срок
term-start-applied = Срок отсчитывается от момента подачи заявления: { $at }.
term-start-entered = Срок отсчитывается от поступления дела на этот этап: { $at }.
term-start-done = Срок отсчитывается от завершения этапа «{ $step }»: { $at }.
term-length = Продолжительность – { $term }. { $clause }.
term-settled = Как понимается срок: { $reason }
term-stored = Ранее сохранена и сообщена дата { $date }: с тех пор календарь исправлен.
term-seconds = { $amount ->
    [one] { $amount } секунда
    [few] { $amount } секунды
   *[many] { $amount } секунд
 }
term-minutes = { $amount ->
    [one] { $amount } минута
    [few] { $amount } минуты
   *[many] { $amount } минут
 }
term-hours = { $amount ->
    [one] { $amount } час
    [few] { $amount } часа
   *[many] { $amount } часов
 }
term-calendar-days = { $amount ->
    [one] { $amount } календарный день
    [few] { $amount } календарных дня
   *[many] { $amount } календарных дней
 }
term-working-days = { $amount ->
    [one] { $amount } рабочий день
    [few] { $amount } рабочих дня
   *[many] { $amount } рабочих дней
 }
term-months = { $amount ->
    [one] { $amount } месяц
    [few] { $amount } месяца
   *[many] { $amount } месяцев
 }
term-line-before-hours = Поступило { $from } до начала рабочего времени и считается поступившим к его началу.
term-line-after-hours = Поступило { $from } после окончания рабочего времени и считается поступившим { $to }.
term-line-day-off = Поступило { $from } в нерабочий день ({ $why }) и считается поступившим { $to }.
term-line-duration = К моменту начала прибавлено секунд: { $seconds }.
term-line-paper = Документы передаются на бумаге: день приёма, { $date }, в срок не входит.
term-line-first-next = Первый день срока – { $date }, следующий день.
term-line-first-same = Первый день срока – { $date }, тот же день.
term-line-first-moment = Срок течёт с самого момента, { $date }.
term-line-skipped = { $date } в счёт не входит: { $why }.
term-line-paused = С { $from } течение срока приостановлено, возобновлено { $until }.
term-line-last = Последний день по счёту – { $date }.
term-line-moved = { $from } – нерабочий день ({ $why }), поэтому срок истекает в ближайший рабочий день, { $to }.
term-line-extended = Срок продлён: { $by }, до { $to }.
term-line-ahead = Результат должен быть готов до истечения срока, дней ранее: { $days }. Это { $to }.
term-line-provisional = Календарь на { $date } ещё не опубликован, поэтому дата предварительная.
term-weekend = выходной день
term-holiday = праздничный день
term-holiday-moved = выходной день взамен праздника «{ $holiday }»
term-transferred = день отдыха, перенесённый Правительством
norm-administrative-code-64 = Административный процедурно-процессуальный кодекс, статья 64
norm-services-law-5 = Закон «О государственных услугах», статья 5
norm-services-law-20 = Закон «О государственных услугах», статья 20
norm-civil-code-173 = Гражданский кодекс, статья 173
norm-civil-code-175 = Гражданский кодекс, статья 175
norm-civil-code-176 = Гражданский кодекс, статья 176
