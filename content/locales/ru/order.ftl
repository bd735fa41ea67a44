# Заказ услуги: форма, проверка, подпись, отправка.

order-back = Назад
order-continue = Сохранить и продолжить
order-later = Сохранить и продолжить позже
order-upload = Загрузить файлы
order-consent = Согласие
order-no-documents = По вашим ответам прикладывать документы не нужно.
order-file-limits = Принимаются файлы PDF, JPEG и PNG: каждый не более { $each }, все вместе не более { $together }.
group-entry = Человек { $number }
group-add = Добавить человека
group-remove = Убрать человека { $number }
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ
file-fault-document-missing = Приложите копию этого документа
file-fault-document-unknown = Приложите файл к одному из документов списка
file-fault-file-empty = Файл пуст: выберите другой
file-fault-file-type = Это не PDF, JPEG или PNG: сохраните документ в одном из этих форматов и загрузите снова
file-fault-file-too-large = Файл слишком большой: допускается не более { $limit }
file-fault-files-too-many = Слишком много файлов: допускается не более { $limit }
file-fault-files-too-large-together = Общий объём файлов слишком велик: допускается не более { $limit }

## Проверка ответов

review-title = Проверьте ответы
review-fault-field = Проверьте ответ: { $field }
review-not-taken = Запрос не принят: пока вы заполняли форму, условия его приёма изменились. Проверьте ответы и отправьте запрос ещё раз или начните новый.
review-next = Теперь отправьте запрос
review-next-words = На следующей странице вы подпишете запрос ключом ЭЦП. До подписания ничего не отправляется.
review-send = Отправить запрос

## Подписание

sign-title = Подпишите запрос
sign-lead = Вы подписываете запрос:
sign-service = Услуга
sign-applicant = Заявитель
sign-iin = ИИН { $iin }
sign-bin = БИН { $bin }
sign-provider = Кому направляется
sign-contents = Что в запросе
sign-answers = ответов: { $answers }, файлов: { $files }
sign-meaning = Подписывая, вы подтверждаете, что сведения верны. Электронная цифровая подпись равнозначна собственноручной.
sign-document = Показать подписываемый документ полностью
sign-button = Подписать
sign-back = Вернуться к ответам

## Подпись не подтверждена

refused-title = Ваша подпись не подтверждена
refused-lead = В запрашиваемой услуге отказано: запрос не отправлен.
refused-why = Почему
refused-clause = Основание:
refused-what = Что можно сделать
refused-kept = Ваши ответы и файлы сохранены. Устраните причину и подпишите запрос ещё раз.
refused-again = Подписать ещё раз

## Отправлено

sent-title = Запрос отправлен
sent-number = Номер запроса
sent-next = Что будет дальше
sent-next-words = Результат придёт в личный кабинет. Ждать здесь не нужно: страницу можно закрыть.
sent-request = Перейти на страницу запроса
