# Публикация актов: перечень, редакция, канал.

acts-title = Регламенты
acts-lead = Акты, по которым оказываются услуги. Опубликованы из тех же данных, по которым услуги работают.
acts-none = Регламентов нет.
acts-named = { $issuer }, постановление от { $date } № { $number }
acts-edition = Редакция от { $date }

standing-not-in-force = Ещё не вступил в силу
standing-not-applied = Вступил в силу, ещё не введён в действие
standing-perhaps-applied = Вступил в силу; введён ли в действие, зависит от дня публикации, которого нет в источниках
standing-applied = Действует
standing-repealed = Утратил силу

edition-channels = Как оказывается услуга
edition-provisions = Общие положения
edition-name = Наименование услуги
edition-recipients = Кому оказывается
edition-person = физическим лицам
edition-organisation = юридическим лицам
edition-media = Форма
edition-electronic = электронная
edition-paper = бумажная
edition-kind = Вид
edition-requirements = Требования
edition-clause = Основание
edition-participants = Кто участвует
edition-not-listed = (действует, но в перечне акта не назван)
edition-grounds = Основания для отказа
edition-outputs = Выдаваемые документы
edition-unverified = текст того времени не сохранился
edition-history = Акт
edition-standing = Состояние
edition-adopted = Принят
edition-registered = Зарегистрирован
edition-registered-words = { $body }, { $date }, № { $number }
edition-published = Опубликование
edition-amended = Изменён
edition-repealed = Отменён
edition-norms = Упомянутые правовые акты
edition-faults = Недостатки самого акта
edition-faults-words = Места, где акт противоречит себе или оставляет пробел, и как они решены в данных, по которым работает услуга.
edition-settled = Решение:
