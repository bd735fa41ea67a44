# Показатели работы услугодателя и анкета о качестве услуги.
ws-nav-indicators = Показатели

quality-title = Показатели работы
quality-from = С месяца
quality-until = По месяц
quality-service = Услуга
quality-all-services = Все услуги
quality-show = Показать
quality-period = Период: { $from } — { $until }
quality-as-of = Подсчитано { $at }
quality-running = Дел в работе
quality-overdue = Из них просрочено
quality-now = В работе: { $running }, из них просрочено: { $overdue }
quality-months-file = Показатели по месяцам (CSV)
quality-passages-file = Прохождение этапов (CSV)
quality-fault-month-unreadable = Месяц указан неверно. Показан обычный период.
quality-fault-period-reversed = Период заканчивается раньше, чем начинается. Показан обычный период.
quality-fault-period-too-long = Период длиннее трёх лет. Показан обычный период.

# По месяцам
quality-months = Показатели по месяцам
quality-month = Месяц
quality-total = За период
quality-nothing = За этот период данных нет.
quality-requests = Поступило запросов
quality-electronic = Подано электронно
quality-results = Услуга оказана
quality-refusals = Мотивированный отказ
quality-timeliness = Своевременность
quality-quality = Удовлетворены процессом и результатом
quality-information = Удовлетворены информацией
quality-basis-service-term = Своевременность измеряется по сроку оказания услуги.
quality-basis-step-terms = Акт не устанавливает срока услуги, поэтому своевременность измеряется по срокам отдельных этапов.
quality-plot-counts = Запросы и ответы по месяцам
quality-plot-shares = Своевременность и удовлетворённость по месяцам, %
quality-plot-description = Столбцы графика «{ $table }». Те же числа приведены в таблице рядом.

# По этапам
quality-steps = Этапы
quality-step = { $number } · { $words }
quality-step-by = { $step }, { $by }
quality-step-within = { $step } (срок: { $term })
quality-step-name = Этап
quality-by = Кто выполняет
quality-term = Срок по акту
quality-step-now = Сейчас
quality-step-overdue = Просрочено
quality-passed = Пройдено за период
quality-median = Медиана
quality-ninetieth = 90-й процентиль
quality-in-time = В срок
quality-no-steps = В этом периоде этапы никто не проходил, дел в работе нет.
quality-plot-steps = Время на этап: медиана и 90-й процентиль

# Отказы и ответы анкеты
quality-grounds = Основания отказов
quality-ground = Основание
quality-times = Отказов
quality-no-grounds = В этом периоде отказов нет.
quality-answer = Ответ
quality-answers = Ответов
quality-answer-share = Доля
quality-no-answers = Ответов, которые можно показать, за этот период нет.

# Как это подсчитано
quality-how = Как это подсчитано
quality-how-requests = Запросы, зарегистрированные у услугодателя в этом месяце.
quality-how-electronic = Доля запросов, поступивших через портал, среди всех зарегистрированных в этом месяце (показатель доступности).
quality-how-answers-term = Услуга оказана и мотивированный отказ
quality-how-answers = Дела, завершённые в этом месяце, по их исходу. Дела, по которым документы не были приняты, сюда не входят.
quality-how-timeliness = Доля результатов и отказов, направленных до истечения срока услуги, среди всех завершённых в этом месяце дел, для которых срок определён. Если акт не устанавливает срока услуги — доля действий сотрудников, исполненных в срок, среди всех действий, для которых акт устанавливает срок. Что именно измерено, сказано под таблицей.
quality-how-satisfied-term = Удовлетворённость
quality-how-satisfied = Доля ответов «удовлетворён» на вопрос анкеты (приложение 4 к Регламенту № 424). «Частично удовлетворён» удовлетворённостью не считается. Ответ на вопрос о процессе и результате — показатель качества, ответ об информации — показатель доступности.
quality-how-release = Чтобы по числам нельзя было узнать ответ одного человека, ответы учитываются группами: не меньше { $group } ответов на один вопрос об одной услуге ждут друг друга и засчитываются вместе, в том месяце, когда группа набралась. Это наше собственное правило.
quality-how-spread-term = Медиана и 90-й процентиль
quality-how-spread = Время от поступления дела на этап до ухода с него, за все прохождения периода. Медиана: половина дел прошла не дольше. 90-й процентиль: девять дел из десяти прошли не дольше. Значения точные, без округления выборки. Этапы, которые система выполняет сама, не показаны.
quality-how-overdue = Дела, которые находятся на этапе сейчас и у которых истёк срок этапа, а если у этапа срока нет — срок услуги.
quality-how-grounds = Сколько отказов, направленных в этом периоде, ссылается на основание. Один отказ может ссылаться на несколько.
quality-how-months = Месяц определяется по местному времени населённого пункта услугодателя.

# Месяцы
quality-month-1 = январь { $year } г.
quality-month-2 = февраль { $year } г.
quality-month-3 = март { $year } г.
quality-month-4 = апрель { $year } г.
quality-month-5 = май { $year } г.
quality-month-6 = июнь { $year } г.
quality-month-7 = июль { $year } г.
quality-month-8 = август { $year } г.
quality-month-9 = сентябрь { $year } г.
quality-month-10 = октябрь { $year } г.
quality-month-11 = ноябрь { $year } г.
quality-month-12 = декабрь { $year } г.

# Числа
quality-count = { $count }
quality-percent = { $whole },{ $tenth } %
quality-share = { $percent } ({ $part } / { $whole })
quality-duration-days = { $large } сут { $small } ч
quality-duration-hours = { $large } ч { $small } мин
quality-duration-minutes = { $large } мин { $small } с
quality-seconds = { $seconds } с

# Столбцы файлов
quality-column-provider = Код услугодателя
quality-column-provider-name = Услугодатель
quality-column-service = Код услуги
quality-column-service-name = Услуга
quality-column-month = Месяц
quality-column-requests = Поступило запросов
quality-column-electronic = Подано электронно
quality-column-electronic-percent = Подано электронно, %
quality-column-results = Услуга оказана
quality-column-refusals = Мотивированный отказ
quality-column-timeliness-basis = Своевременность измерена по
quality-column-timely = В срок
quality-column-timely-of = Из скольких
quality-column-timely-percent = Своевременность, %
quality-column-quality-satisfied = Удовлетворены процессом и результатом
quality-column-quality-answers = Ответов о процессе и результате
quality-column-quality-percent = Удовлетворены процессом и результатом, %
quality-column-information-satisfied = Удовлетворены информацией
quality-column-information-answers = Ответов об информации
quality-column-information-percent = Удовлетворены информацией, %
quality-column-edition = Редакция
quality-column-channel = Канал
quality-column-step = Номер этапа
quality-column-step-name = Этап
quality-column-performer = Кто выполняет
quality-column-entered = Поступило на этап
quality-column-left = Ушло с этапа
quality-column-due-before = Срок истекает в
quality-column-in-time = В срок (1 — да, 0 — нет)
quality-column-duration-seconds = Длительность, с

# Анкета после результата
rating-title = Оцените услугу
rating-lead = Ответ по желанию, два вопроса. Услугодатель видит только общие числа и не узнает, кто как ответил.
rating-progress = (вопрос { $number } из { $of })
rating-thanks = Спасибо. Ваши ответы видите только вы, услугодатель видит общие числа.
rating-before = Вы уже оценили эту услугу. Изменить ответы нельзя.
rating-back = Вернуться к запросу
