"""What a card shows of a reading that the server does not have yet."""

from datetime import date

from sync.commands import RecordReadings, RegisterValue
from sync.readings.facts import facts_of, own_entry
from sync.readings.on_card import with_entry, without_entry
from tests.ui.clients import NOW, shevchenko

ME, ANOTHER = 12, 13


def taken(day: int = 14_236, night: int = 9_806, **more: object) -> RecordReadings:
    values: dict[str, object] = {
        "id": "a" * 32,
        "at": NOW,
        "by": ME,
        "client_id": 381_204,
        "account_id": 4_120_337_815,
        "meter_id": 7,
        "read_on": date(2026, 11, 24),
        "values": (RegisterValue(71, day), RegisterValue(72, night)),
    }
    return RecordReadings(**(values | more))  # type: ignore[arg-type]


def test_it_stands_there_at_once_and_only_once() -> None:
    card = with_entry(shevchenko(), taken())
    assert [one.previous for one in card.meters[0].registers] == [14_236, 9_806]
    assert {one.entry_id for one in card.readings[:2]} == {"a" * 32}
    assert with_entry(card, taken()) == card


def test_undone_the_card_is_as_it_was() -> None:
    assert without_entry(with_entry(shevchenko(), taken()), "a" * 32) == shevchenko()
    assert without_entry(shevchenko(), "b" * 32) == shevchenko()


def test_put_right_the_first_is_gone() -> None:
    card = with_entry(with_entry(shevchenko(), taken()), taken(14_226, id="b" * 32, at=NOW + 1, replaces="a" * 32))
    assert [one.previous for one in card.meters[0].registers] == [14_226, 9_806]
    assert all(one.entry_id != "a" * 32 for one in card.readings)


def test_what_is_not_used_on_the_bill_is_not_the_last_reading() -> None:
    card = with_entry(shevchenko(), taken(20_000, use_on_bill=False))
    assert [one.previous for one in card.meters[0].registers] == [14_012, 9_771]


def test_the_own_entry_is_the_latest_the_operators_and_not_billed() -> None:
    card = with_entry(shevchenko(), taken())
    meter = card.meters[0]
    assert {one.value for one in own_entry(card, meter, ME)} == {14_236, 9_806}
    assert own_entry(card, meter, ANOTHER) == ()
    assert own_entry(shevchenko(), meter, ME) == ()
    before_the_bill = with_entry(shevchenko(), taken(at=card.bills[0].issued_at, read_on=date(2026, 11, 1)))
    assert own_entry(before_the_bill, meter, ME) == ()
    without = facts_of(meter, card.readings, card.status, without="a" * 32)
    assert without.registers[0].history[-1].value == 14_012


def test_over_a_card_that_has_both_the_first_does_not_come_back() -> None:
    first, second = taken(), taken(14_226, id="b" * 32, at=NOW + 1, replaces="a" * 32)
    from_server = with_entry(with_entry(shevchenko(), first), second)
    assert with_entry(with_entry(from_server, first), second) == from_server
