"""A street without light: its people call one after the other, and the fifth of them makes it a probable outage."""

from datetime import date

from sync.demonstration.cast import DARK_STREET
from sync.demonstration.cast_rows import CastRows
from sync.demonstration.places import place

_PEOPLE = (
    "Дяченко Ганна Романівна",
    "Мороз Віктор Іванович",
    "Савчук Леся Андріївна",
    "Гнатенко Павло Юрійович",
    "Юрченко Тамара Степанівна",
    "Панченко Олег Миколайович",
)
STREET = ("Бровари", "вул. Тиха")


def write_street(cast: CastRows) -> None:
    """Houses of one street; nothing is owed, so that what is offered may be shown on the first of them."""
    for at, (client_id, name) in enumerate(zip(DARK_STREET, _PEOPLE, strict=True)):
        since = date(2015, 2 + at, 10)
        cast.person(client_id, name, since=since)
        cast.phone(client_id, 0, f"38091555160{at + 1}", f"091 555-16-0{at + 1}", verified=True)
        cast.household(
            client_id, 0, f"411050160{at + 1}", place(*STREET, str(3 + 2 * at)), "single", 190 + 15 * at, since
        )
    # The last of them complained once before, and has no answer yet.
    complained = DARK_STREET[-1]
    cast.talk(complained, complained * 4, 12, (10, 5), 1005, "complaint", "request_filed", "Скаржиться на напругу.")
    cast.request(complained, complained * 4, 48_121, 12, (10, 8), 1005, "complaint", "quality", 30,
                 {"subject": "other", "text": "Вечорами низька напруга."})  # fmt: skip
