"""What was guessed goes into the fields of the form that it fits, and nowhere else."""

from sync.catalogue import RequestType
from sync.catalogue.reading import load_profile
from sync.sentences.filling import field_texts, takes
from tests.sync.sentences.test_sentences import GRAMMAR, SIGHT
from tests.ui.clients import shevchenko

TYPES = {kind.id: kind for kind in load_profile("ua").request_types}


def filled(kind: RequestType, text: str) -> dict[str, str]:
    return field_texts(kind, GRAMMAR.read(text, SIGHT), shevchenko())


def test_a_payment_fills_date_amount_and_phone() -> None:
    kind = TYPES["payment_not_posted"]
    assert filled(kind, "оплата 850 3 жовтня не надійшла 067 111 22 33") == {
        "paid_on": "03.10.2026",
        "amount": "850,00",
        "reply_phone": "+380 67 111 2233",
    }


def test_a_period_goes_where_a_period_is_asked_for() -> None:
    assert filled(TYPES["recalculation"], "перерахунок за серпень") == {"period": "08.2026"}
    assert filled(TYPES["complaint"], "скарга за серпень") == {}


def test_a_reading_brings_its_register_along() -> None:
    assert filled(TYPES["recalculation"], "перерахунок показання т2 9801") == {
        "control_reading": "9801",
        "register": "0584113 T2",
    }


def test_the_rest_of_the_words_is_what_a_complaint_says() -> None:
    assert filled(TYPES["complaint"], "скарга на оператора Ткач") == {"text": "на оператора Ткач"}


def test_a_meter_that_is_not_on_the_card_fills_nothing() -> None:
    assert filled(TYPES["meter_service"], "заміна лічильника 0584113") == {"meter": "0584113"}
    assert filled(TYPES["meter_service"], "заміна лічильника 0999999") == {}


def test_what_has_no_field_is_not_taken() -> None:
    money = next(guess for guess in GRAMMAR.read("перерахунок 850 грн", SIGHT) if guess.kind == "money")
    assert not takes(TYPES["recalculation"], money) and takes(TYPES["payment_not_posted"], money)
