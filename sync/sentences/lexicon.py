"""The little words of the grammar, in three languages, in small letters as they are typed."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SINCE = _words("з із зі с со since from від от починаючи начиная")
UNTIL = _words("по до to till until - – — і й та и and")
FOR = _words("за на for of у в in during")
NAMED_DAYS = _words("сьогодні сегодня today вчора вчера yesterday позавчора позавчера")
LAST = _words("минулий минулого прошлый прошлого last попередній предыдущий")
THIS = _words("цей цього этот этого this поточний текущий")
MONTH = _words("місяць місяця месяц месяца month")
YEAR = _words("рік року год года year р г")
CURRENCY = _words(
    "грн грн. гривень гривні гривня гривню uah ₴ руб руб. рублей рубля рубль р. rub ₽ hryvnia hryvnias roubles"
)
ACCOUNT = _words(
    "рахунок рахунку рахунка о/р ор особовий особового счёт счет счёта счета л/с лс лицевой лицевого account acc acc. "
    "a/c"
)
METER = _words(
    "лічильник лічильника лічильнику лічильником лічильнике счётчик счетчик счётчика счетчика счётчику meter counter №"
)
# Beginnings of the words that say: what follows are readings, or money.
READING = ("показан", "показник", "показыва", "показує", "показани", "reading", "counter", "shows", "накрут", "передат")
PAID = ("оплат", "плат", "сплат", "заплат", "платеж", "платёж", "платіж", "сума", "сумма", "paid", "pay", "amount")
ZONES = {
    **dict.fromkeys(_words("день дня днём днем вдень day"), "day"),
    **dict.fromkeys(_words("ніч ночі вночі ночь ночи ночью night"), "night"),
    **dict.fromkeys(_words("пік піку пик пика peak"), "peak"),
    **dict.fromkeys(_words("напівпік напівпіку полупик полупика half-peak halfpeak"), "half_peak"),
}
# Words that say nothing of the matter: they are no remark.
NOISE = (
    SINCE
    | UNTIL
    | FOR
    | _words(
        "не ні no not the a an is are was my i he she хоче хочет wants want просить просит please будь ласка "
        "пожалуйста клієнт клиент client каже говорит says про о об on about є есть і що что that дуже очень very "
        "від от к до щодо по мені мне me"
    )
)
