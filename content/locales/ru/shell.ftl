# Общие слова всех страниц.

language-name = Русский

shell-name = Кезек
shell-skip = Перейти к содержанию
shell-languages = Язык
shell-nav = Разделы
shell-sign-in = Войти
shell-sign-out = Выйти
shell-practice-label = Учебная редакция
shell-practice = Регламенты, по которым работает этот сайт, утратили силу. Сайт служит для обучения: направленные здесь запросы не имеют юридической силы.
shell-help = Если у вас есть вопросы, позвоните в единый контакт-центр:
shell-about = «Кезек» — государственные услуги в сфере жилья.

## Формы

form-error-prefix = Ошибка:
form-errors-title = Исправьте ошибки
form-optional = (необязательно)
form-choose = Выберите
form-day = День
form-month = Месяц
form-year = Год
form-yes = Да
form-no = Нет
form-remove = Удалить
form-progress = Шаг { $here } из { $of }

## Части страниц

summary-none = не указано
summary-change = Изменить
step-done = Выполнено
step-now = Сейчас
step-ahead = Предстоит
pager-label = Страницы
pager-first = Первая страница
pager-before = Предыдущая страница
pager-after = Следующая страница
pager-here = Страница { $here } из { $of }

## Страницы ошибок

fault-home = Перейти на главную страницу
fault-reference = Обращаясь в единый контакт-центр, назовите номер:
fault-not-found-title = Страница не найдена
fault-not-found-text = Проверьте, правильно ли набран адрес. Возможно, страница удалена или недоступна вам.
fault-method-title = Это действие здесь не выполняется
fault-method-text = Вернитесь на предыдущую страницу и нажмите кнопку ещё раз.
fault-too-large-title = Объём отправленных данных слишком велик
fault-too-large-text = Вернитесь на предыдущую страницу и выберите файл меньшего размера или отправьте файлы по одному.
fault-expired-form-title = Срок действия формы истёк
fault-expired-form-text = Ради безопасности форма работает только в том окне, в котором вы её открыли. Вернитесь на предыдущую страницу, обновите её и отправьте форму ещё раз.
fault-unreadable-title = Отправленные данные не удалось прочитать
fault-unreadable-text = Вернитесь на предыдущую страницу и заполните форму заново.
fault-too-many-title = Слишком много попыток
fault-too-many-text = Подождите немного и повторите.
fault-unavailable-title = Сервис временно не работает
fault-unavailable-text = Повторите через несколько минут. Сохранённые данные не пропадут.
fault-internal-title = В системе произошла ошибка
fault-internal-text = Повторите позже. Сохранённые данные не пропадут.
