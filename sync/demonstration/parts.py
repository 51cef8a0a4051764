"""The parts of the cast: one function for people whose stories belong together."""

from collections.abc import Mapping
from datetime import date

from sync.demonstration.cast import (
    BONDAR_MOTHER,
    BONDAR_SON,
    CONCIERGE_HOUSE,
    CUT_OFF,
    ENTERED,
    KOVAL,
    NO_PHONE,
    OSBB,
    RUSSIAN,
    STRANGER_WHO_CALLED,
    SVITANOK,
    SVITANOK_BRANCHES,
    TRADER,
)
from sync.demonstration.cast_rows import CastRows
from sync.demonstration.meters import write_meter_cases
from sync.demonstration.olena import write_olena
from sync.demonstration.places import place
from sync.demonstration.rows import Rows
from sync.demonstration.street import write_street


def write_cast(today: date, prices: Mapping[str, Mapping[str, int]]) -> Rows:
    """All of the cast."""
    cast = CastRows(today, prices)
    write_olena(cast)
    _families(cast)
    _firms(cast)
    _house_with_a_concierge(cast)
    _others(cast)
    write_meter_cases(cast)
    write_street(cast)
    return cast.rows()


def _families(cast: CastRows) -> None:
    cast.person(KOVAL, "Коваль Ігор Степанович", since=date(2016, 8, 1))
    cast.phone(KOVAL, 0, "380915550102", "(091) 555 01 02", verified=True)
    cast.household(
        KOVAL, 0, "4110200102", place("Київ", "вул. Антоновича", "72", "15"), "single", 120, date(2016, 8, 1)
    )
    cast.talk(KOVAL, KOVAL * 4, 9, (11, 38), 1007, "meter", "answered", "Коли повірка лічильника.")
    # A son whose number is at his mother's account too, for he pays for her.
    cast.person(BONDAR_MOTHER, "Бондар Марія Іванівна", since=date(2009, 2, 3), vulnerable=True)
    cast.person(BONDAR_SON, "Бондар Олексій Тарасович", since=date(2018, 11, 5))
    cast.household(
        BONDAR_MOTHER,
        0,
        "4110200201",
        place("Бровари", "вул. Київська", "154", "31"),
        "two_zone",
        90,
        date(2009, 2, 3),
    )
    cast.household(
        BONDAR_SON,
        0,
        "4110200202",
        place("Київ", "вул. Драгоманова", "40", "112"),
        "single",
        210,
        date(2018, 11, 5),
    )
    for owner in (BONDAR_MOTHER, BONDAR_SON):
        cast.phone(owner, 0, "380915550203", "+380 91 555-02-03 / син", verified=False)
    cast.paid_by("Бондар Олексій Тарасович", BONDAR_MOTHER * 4)
    cast.talk(BONDAR_MOTHER, BONDAR_MOTHER * 4, 3, (11, 27), 1007, "reading", "reading_taken", "Показання передав син.")


def _firms(cast: CastRows) -> None:
    cast.entity(SVITANOK, "ТОВ «Світанок»", "38412077", since=date(2012, 6, 18))
    cast.phone(SVITANOK, 0, "380445550300", "044 555-03-00 (бухгалтерія)", verified=True)
    cast.household(
        SVITANOK,
        0,
        "4110300300",
        place("Київ", "вул. Дегтярівська", "27", "оф. 4"),
        "business",
        1900,
        date(2012, 6, 18),
    )
    towns = ("Біла Церква", "Фастів", "Обухів")
    for branch, town in zip(SVITANOK_BRANCHES, towns, strict=True):
        cast.entity(branch, f"ТОВ «Світанок», філія {town}", "38412077", date(2017, 1, 9), parent=SVITANOK)
        cast.household(
            branch,
            0,
            f"41103003{branch:02d}",
            place(town, "вул. Шевченка", str(10 + branch)),
            "business",
            800,
            date(2017, 1, 9),
        )
    cast.talk(SVITANOK, SVITANOK * 4, 12, (11, 31), 1007, "legal_entity", "answered", "Акт звірки надіслано.")
    cast.entity(OSBB, "ОСББ «Січових Стрільців-24»", "40118823", since=date(2017, 9, 1))
    cast.phone(OSBB, 0, "380445550411", "495-0411, 555-04-11 голова", verified=False)
    cast.household(
        OSBB, 0, "4110300411", place("Київ", "вул. Січових Стрільців", "24"), "business", 2400, date(2017, 9, 1)
    )
    cast.entity(TRADER, "ФОП Сорока Надія Павлівна", "3027418865", since=date(2021, 4, 12))
    cast.phone(TRADER, 0, "380915550512", "8-091-555-0512", verified=True)
    cast.household(
        TRADER,
        0,
        "4110300512",
        place("Вишгород", "вул. Набережна", "2", "оф. 1"),
        "business",
        300,
        date(2021, 4, 12),
    )


def _house_with_a_concierge(cast: CastRows) -> None:
    """Eight flats, one telephone downstairs; one of them has asked for something that is still open."""
    names = (
        "Мельник Галина Петрівна", "Гончарук Степан Ілліч", "Савченко Леся Юріївна", "Поліщук Віктор Андрійович",
        "Яременко Зоя Максимівна", "Кушнір Богдан Романович", "Дяченко Раїса Павлівна", "Чумак Лев Остапович",
    )  # fmt: skip
    for flat, (client_id, name) in enumerate(zip(CONCIERGE_HOUSE, names, strict=True), start=1):
        cast.person(client_id, name, since=date(2015, 10, 1))
        cast.phone(client_id, 0, "380445550600", "044 555 06 00 консьєржка", verified=False)
        cast.household(
            client_id,
            0,
            f"41104006{flat:02d}",
            place("Київ", "просп. Голосіївський", "93", str(flat)),
            "single",
            110,
            date(2015, 10, 1),
        )
    asks, called = CONCIERGE_HOUSE[5], CONCIERGE_HOUSE[2]
    cast.request(
        asks, asks * 4, 47_902, 11, (10, 40), 1002, "meter_service", "metering", 45, {"reason": "verification"}
    )
    cast.talk(called, called * 4, 2, (17, 20), 1005, "outage", "sent_elsewhere", "Немає світла у під'їзді.")


def _others(cast: CastRows) -> None:
    cast.person(STRANGER_WHO_CALLED, "Лобода Юрій Вікторович", since=date(2020, 7, 7))
    cast.household(
        STRANGER_WHO_CALLED,
        0,
        "4110500721",
        place("Київ", "вул. Кіото", "9", "44"),
        "two_zone",
        150,
        date(2020, 7, 7),
    )
    # He called once from his work, and the operator found out who he was; the number stands at nobody.
    cast.talk(STRANGER_WHO_CALLED, STRANGER_WHO_CALLED * 4, 30, (14, 10), 1004, "debt", "answered",
               "Дзвонив з роботи.", number="380445550721")  # fmt: skip
    cast.person(ENTERED, "Зінчук Катерина Олегівна", since=date(2013, 12, 2))
    cast.phone(ENTERED, 0, "380915550822", "0915550822", verified=False)
    cast.household(ENTERED, 0, "4110500822", place("Бориспіль", "вул. Нова", "5"), "e_heating", 420, date(2013, 12, 2))
    cast.person(CUT_OFF, "Рибалка Сергій Іванович", since=date(2011, 3, 30))
    cast.phone(CUT_OFF, 0, "380915550923", "+38(091)555-09-23", verified=True)
    cast.household(
        CUT_OFF, 0, "4110500923", place("Фастів", "вул. Польова", "17а"), "single", 260, date(2011, 3, 30), unpaid=5
    )
    cast.talk(CUT_OFF, CUT_OFF * 4, 5, (16, 45), 1009, "debt", "promised_to_pay", "Обіцяє сплатити половину до 1-го.")
    cast.person(RUSSIAN, "Соловьёва Алёна Фёдоровна", since=date(2010, 1, 15), language="ru")
    cast.phone(RUSSIAN, 0, "380915551024", "8 (091) 555-10-24", verified=True)
    cast.household(
        RUSSIAN,
        0,
        "4110501024",
        place("Ірпінь", "вул. Мечникова", "112", "7"),
        "three_zone",
        180,
        date(2010, 1, 15),
    )
    cast.person(NO_PHONE, "Кандиба Тарас Левкович", since=date(2008, 5, 19), vulnerable=True)
    cast.phone(NO_PHONE, 0, None, "немає, через сусідку", verified=False)
    cast.household(
        NO_PHONE, 0, "4110501125", place("Обухів", "вул. Трипільська", "63"), "single", 70, date(2008, 5, 19)
    )
