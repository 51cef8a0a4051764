"""What operators type while they listen, and what it is taken for; in three languages, and on the wrong layout."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.catalogue.reading import load_profile
from sync.sentences import Counter, Grammar, Guess, Kind, Sight, Sureness

TODAY = date(2026, 11, 24)
TWO = (Counter("T1", "day", 5, 14_012), Counter("T2", "night", 5, 9_771))
SIGHT = Sight(TODAY, "UA", "44", "4120337815", ("0584113",), TWO)
ONE = Sight(TODAY, "UA", "44", "4110200102", ("11402877",), (Counter("T", "all", 6, 20_544),))
NOBODY = Sight(TODAY, "UA", "44")
GRAMMAR = Grammar(load_profile("ua"))


def told(text: str, sight: Sight = SIGHT) -> str:
    """The guesses in one line: sure ones as they are, likely ones with ~, guessed ones with ?"""
    sign = {Sureness.SURE: "", Sureness.LIKELY: "~", Sureness.GUESSED: "?"}
    return " ".join(
        f"{sign[guess.sureness]}{guess.kind}"
        + (f":{guess.register}" if guess.register else "")
        + f"={guess.value.replace(' ', '_')}"
        for guess in GRAMMAR.read(text, sight)
    )


SENTENCES: list[tuple[str, str]] = [
    # readings
    ("reading 14236 t2 9801", "topic=reading ~reading:T1=14236 reading:T2=9801"),
    ("показання 14236 т2 9801", "topic=reading ~reading:T1=14236 reading:T2=9801"),
    ("показания 14236 т2 9801", "topic=reading ~reading:T1=14236 reading:T2=9801"),
    ("показання т1 14236 т2 9801", "topic=reading reading:T1=14236 reading:T2=9801"),
    ("показання 14236 9801", "topic=reading ~reading:T1=14236 ~reading:T2=9801"),
    ("показання день 14236 ніч 9801", "topic=reading reading:T1=14236 reading:T2=9801"),
    ("показания ночь 9801", "topic=reading reading:T2=9801"),
    ("readings day 14236, night 9801", "topic=reading reading:T1=14236 reading:T2=9801"),
    ("т2 9801", "reading:T2=9801"),
    ("t1=14236 t2=9801", "reading:T1=14236 reading:T2=9801"),
    ("показання 1.8.1 14236 1.8.2 9801", "topic=reading reading:T1=14236 reading:T2=9801"),
    ("reading 14236,7 t2 9801.25", "topic=reading ~reading:T1=14236 reading:T2=9801"),
    ("показання 1423600 т2 9801", "topic=reading ?reading:T1=1423600 reading:T2=9801"),
    ("показання т3 55", "topic=reading ?reading:T3=55"),
    ("reading 9850", "topic=reading ?reading:T2=9850"),
    ("показання т2 хибне", "topic=reading register=T2"),
    (
        "counter 14236 t2 9801, wants recalculation",
        "request=recalculation topic=reading ~reading:T1=14236 reading:T2=9801",
    ),
    # a matter and its time
    ("перерахунок", "request=recalculation"),
    ("перерасчёт", "request=recalculation"),
    ("recalculation", "request=recalculation"),
    ("перерах", "~request=recalculation"),
    ("recalculation since august", "request=recalculation period=01.08.2026_–_24.11.2026"),
    ("перерахунок за жовтень", "request=recalculation period=10.2026"),
    ("перерасчет за октябрь", "request=recalculation period=10.2026"),
    ("перерахунок за серпень", "request=recalculation period=08.2026"),
    ("перерахунок жовтень", "request=recalculation ~period=10.2026"),
    ("перерахунок з серпня", "request=recalculation period=01.08.2026_–_24.11.2026"),
    ("перерасчёт с августа по октябрь", "request=recalculation period=01.08.2026_–_31.10.2026"),
    ("recalculation from august to october", "request=recalculation period=01.08.2026_–_31.10.2026"),
    ("перерахунок за липень і серпень", "request=recalculation period=01.07.2026_–_31.08.2026"),
    ("перерахунок серпень-жовтень", "request=recalculation period=01.08.2026_–_31.10.2026"),
    ("перерахунок з жовтня по лютий", "request=recalculation period=01.10.2025_–_28.02.2026"),
    ("перерахунок за 10.2026", "request=recalculation period=10.2026"),
    ("перерахунок за грудень", "request=recalculation period=12.2025"),
    ("перерахунок за травень 2025 року", "request=recalculation period=05.2025"),
    ("перерасчёт за прошлый месяц", "request=recalculation period=10.2026"),
    ("recalculation for last month", "request=recalculation period=10.2026"),
    ("перерахунок з 3 серпня", "request=recalculation period=03.08.2026_–_24.11.2026"),
    ("recalculation in may", "request=recalculation period=05.2026"),
    ("recalculation may", "request=recalculation ?period=05.2026"),
    ("чому такий великий рахунок за жовтень", "topic=bill period=10.2026"),
    ("забагато нарахували за жовтень", "request=recalculation topic=bill period=10.2026"),
    ("bill too high since september", "request=recalculation period=01.09.2026_–_24.11.2026"),
    # payments
    ("оплата 850 3 жовтня не надійшла", "request=payment_not_posted date=03.10.2026 ~money=850,00"),
    ("оплата 850 3 октября не поступила", "request=payment_not_posted date=03.10.2026 ~money=850,00"),
    ("payment 850 october 3 not posted", "request=payment_not_posted date=03.10.2026 ~money=850,00"),
    ("оплата 850 грн 3.10 не надійшла", "request=payment_not_posted date=03.10.2026 money=850,00"),
    ("оплата 1 284,50 грн вчора не надійшла", "request=payment_not_posted date=23.11.2026 money=1_284,50"),
    ("оплата 850грн не надійшла", "request=payment_not_posted money=850,00"),
    ("paid but still owing 850.00 yesterday", "request=payment_not_posted date=23.11.2026 ~money=850,00"),
    (
        "оплата не надійшла 03.10.2026 телефон 067 111-22-33",
        "request=payment_not_posted date=03.10.2026 phone=380671112233 ?remark=телефон",
    ),
    ("оплата", "topic=payment"),
    # complaints and others
    ("скарга на оператора Ткач", "request=complaint ?remark=на_оператора_Ткач"),
    ("жалоба на оператора", "request=complaint ?remark=на_оператора"),
    ("complaint about the fitter", "request=complaint ?remark=about_the_fitter"),
    ("скарга", "request=complaint"),
    ("скаржиться на чергу 3 жовтня", "request=complaint date=03.10.2026 ?remark=скаржиться_на"),
    ("зірвана пломба", "request=meter_service"),
    ("meter replacement", "request=meter_service"),
    ("лічильник 0584113 зламався", "request=meter_service meter=0584113"),
    ("заміна лічильника 0584113", "request=meter_service meter=0584113"),
    ("борг", "topic=debt"),
    ("розстрочка", "topic=debt"),
    ("немає світла", "topic=outage"),
    ("power cut", "topic=outage"),
    ("пароль", "topic=web_account"),
    ("субсидія", "topic=tariff"),
    # numbers by what stands beside them
    ("перерахунок рахунок 4120981240", "request=recalculation account=4120981240"),
    ("перерахунок о/р 4120981240 за серпень", "request=recalculation period=08.2026 account=4120981240"),
    ("перерасчёт 4120981240", "request=recalculation ~account=4120981240"),
    ("перерахунок 4120337815", "request=recalculation account=4120337815"),
    ("скарга +380 44 495 12 34", "request=complaint phone=380444951234"),
    # the wrong layout
    ("gththf[eyjr pf cthgtym", "request=recalculation period=08.2026"),
    ("gjrfpfyyz n1 14236 n2 9801", "topic=reading reading:T1=14236 reading:T2=9801"),
    ("кусфдсгдфешщт ыштсу фгпгые", "request=recalculation period=01.08.2026_–_24.11.2026"),
    ("crfhuf", "request=complaint"),
    # looked for, as ever
    ("шевченко олена", ""),
    ("4120337815", ""),
    ("067 111 22 33", ""),
    ("січових стрільців 24 57", ""),
    ("коваль 3", ""),
    ("березень", ""),
    ("ТОВ Світанок", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "meant"), SENTENCES, ids=[text or "nothing" for text, _ in SENTENCES])
def test_a_sentence_is_taken_for_what_it_says(text: str, meant: str) -> None:
    assert told(text) == meant


def test_a_number_alone_is_the_reading_of_the_only_register() -> None:
    assert told("показання 20812", ONE) == "topic=reading reading:T=20812"


def test_with_no_client_in_front_nothing_is_said_to_be_more_than_it_is() -> None:
    assert told("показання 14236", NOBODY) == "topic=reading ~reading=14236"
    assert told("reading 14236 t2 980", NOBODY) == "topic=reading ~reading:T1=14236 reading:T2=980"


def letters(guesses: tuple[Guess, ...]) -> list[int]:
    return [at for guess in guesses for start, end in guess.parts for at in range(start, end)]


words = st.sampled_from(
    [word for text, _ in SENTENCES for word in text.split()] + ["ß", "İ", "'", "29", "31", "лютого"]
)
sentences = st.text(max_size=220) | st.lists(words, max_size=14).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(sentences, st.sampled_from([SIGHT, ONE, NOBODY, Sight(date(2028, 2, 29), "RU", "495")]))
def test_no_text_raises_and_no_letter_means_two_things(text: str, sight: Sight) -> None:
    guesses = GRAMMAR.read(text, sight)
    spoken_for = letters(guesses)
    assert len(spoken_for) == len(set(spoken_for))
    assert all(0 <= at < len(text) for at in spoken_for)
    assert all(guess.parts and guess.value for guess in guesses)
    assert sum(guess.kind is Kind.REQUEST for guess in guesses) <= 1
