"""Taking a reading at the card by keys alone: typed, checked, explained, saved, put right, undone, and never lost."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from operator_desk.ui.readings.entry import ReadingEntry
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import CardOnDesk, Draft, TakenReading
from sync.card import Card, Meter, Reading
from sync.commands import RecordReadings, RegisterValue
from sync.readings.on_card import with_entry
from tests.ui.clients import NOW, WELCOME, shevchenko, svitanok
from tests.ui.desk import Desk, press, write

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def entry_of(desk: Desk) -> ReadingEntry:
    entry = desk.window.page.readings.entry
    assert entry is not None
    return entry


def take(desk: Desk, card: Card | None = None) -> ReadingEntry:
    """The client is on the line; the operator goes to the fields."""
    desk.ring(card=card)
    desk.answer()
    press(desk.focus(), Qt.Key.Key_R, CTRL)
    return entry_of(desk)


def type_in(desk: Desk, text: str) -> None:
    write(desk.focus(), text)


def enter(desk: Desk) -> None:
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return)


def shown(entry: ReadingEntry, line: int) -> tuple[str, str, str]:
    """What a line says: used, money, verdict."""
    widgets = entry._lines[line]
    return tuple(text.shown.replace("\u202f", " ") for text in (widgets.used, widgets.money, widgets.chip))  # type: ignore[return-value]


def saved(desk: Desk) -> TakenReading:
    (draft, taken), *more = desk.verbs.named("record_readings")
    assert more == [] and isinstance(draft, Draft) and isinstance(taken, TakenReading)
    return taken


def read_before(card: Card, register_id: int, value: int) -> Card:
    """The same card, its register last read at this figure."""
    readings = tuple(
        replace(one, value=one.value + value - card.readings[0].value) if one.register_id == register_id else one
        for one in card.readings
    )
    meters = tuple(
        replace(
            meter,
            registers=tuple(replace(one, previous=value) if one.id == register_id else one for one in meter.registers),
        )
        for meter in card.meters
    )
    return replace(card, readings=readings, meters=meters)


def test_all_registers_are_taken_by_keys_and_cost_is_seen_before_they_are_saved(desk: Desk) -> None:
    entry = take(desk)
    assert desk.focus() is entry.fields[0]
    type_in(desk, "14 236")
    assert shown(entry, 0) == ("224", "967,68 ₴".replace(",", "."), "as usual +5 %")
    enter(desk)
    assert desk.focus() is entry.fields[1]
    type_in(desk, "9806")
    assert shown(entry, 1)[:2] == ("35", "75.60 ₴")
    enter(desk)
    taken = saved(desk)
    assert taken.values == (RegisterValue(71, 14_236), RegisterValue(72, 9_806))
    assert (taken.client_id, taken.account_id, taken.meter_id) == (381_204, 4_120_337_815, 7)
    assert (taken.reason, taken.use_on_bill, taken.replaces) == ("", True, None)
    assert not entry.isVisible() and desk.focus() is desk.window.page.work.entry


def test_one_register_alone_is_not_saved_and_the_other_is_asked_for(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "14236")
    assert "T2" in entry._said.shown
    enter(desk)
    assert desk.verbs.named("record_readings") == []


def test_what_is_out_of_the_ordinary_asks_for_a_reason(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "15500")
    enter(desk)
    type_in(desk, "9806")
    assert entry._lines[0].chip.shown == "high" and entry._lines[0].chip.tone == "warn"
    assert entry.reason.isVisible()
    enter(desk)
    assert desk.focus() is entry.reason and desk.verbs.named("record_readings") == []
    enter(desk)
    assert desk.verbs.named("record_readings") == [], "an empty reason is none"
    type_in(desk, "was away, heated")
    entry.use_on_bill.click()
    entry.reason.setFocus()
    enter(desk)
    assert (saved(desk).reason, saved(desk).use_on_bill) == ("was away, heated", False)


def test_a_rollover_is_proposed_and_only_a_key_confirms_it(desk: Desk) -> None:
    card = read_before(shevchenko(), 71, 99_900)
    entry = take(desk, card)
    type_in(desk, "124")
    assert entry._lines[0].chip.shown == "rollover?" and shown(entry, 0)[0] == ""
    enter(desk)
    type_in(desk, "9806")
    enter(desk)
    assert desk.verbs.named("record_readings") == []
    press(desk.focus(), Qt.Key.Key_Return, ALT)
    assert shown(entry, 0)[0] == "224"
    enter(desk)
    assert saved(desk).values[0] == RegisterValue(71, 124, rolled_over=True)


def test_another_figure_forgets_a_confirmed_rollover(desk: Desk) -> None:
    entry = take(desk, read_before(shevchenko(), 71, 99_900))
    type_in(desk, "124")
    press(desk.focus(), Qt.Key.Key_Return, ALT)
    QTest.keyClick(desk.focus(), Qt.Key.Key_Backspace)
    assert entry._lines[0].chip.shown == "rollover?"


def test_swapped_registers_are_seen_and_one_key_puts_them_right(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "9806")
    enter(desk)
    type_in(desk, "14236")
    assert entry._lines[0].chip.shown == "swapped?"
    press(desk.focus(), Qt.Key.Key_Return, ALT)
    assert [field.text() for field in entry.fields] == ["14236", "9806"]
    enter(desk)
    assert saved(desk).values == (RegisterValue(71, 14_236), RegisterValue(72, 9_806))


def test_a_meter_whose_verification_has_ended_gets_a_request_instead(desk: Desk) -> None:
    card = svitanok()
    entry = take(desk, card)
    type_in(desk, "20900")
    assert "31.08.2026" in entry._said.shown
    enter(desk)
    assert desk.verbs.named("record_readings") == []
    press(desk.focus(), Qt.Key.Key_Return, ALT)
    form = desk.window.page.work.form
    assert desk.window.page.work.page is Page.FORM and form.draft is not None and form.draft.type == "meter_service"
    assert not entry.isVisible()


def test_the_multiplier_counts_and_is_shown(desk: Desk) -> None:
    meter = replace(svitanok().meters[0], verified_until=date(2029, 8, 31))
    entry = take(desk, replace(svitanok(), meters=(meter,)))
    type_in(desk, "20901")
    assert shown(entry, 0)[:2] == ("1 200 ×40", "11 548.80 ₴")


@pytest.mark.parametrize(("day", "said"), [(24, "for November, until 25.11"), (26, "late: counts for December")])
def test_the_deadline_is_known_and_a_late_reading_explained(desk: Desk, day: int, said: str) -> None:
    desk.window.page.readings._clock.agree(NOW + (day - 24) * 86_400_000)
    take(desk)
    assert desk.window.page.card.meters._head.remark.shown == said


def test_a_reading_already_taken_in_this_window_is_said(desk: Desk) -> None:
    card = shevchenko()
    web = tuple(
        Reading(f"w{one.id}", one.id, one.code, date(2026, 11, 20), (one.previous or 0) + 30, "customer", "web", NOW)
        for one in card.meters[0].registers
    )
    entry = take(desk, replace(card, readings=(*web, *card.readings)))
    type_in(desk, "14236")
    enter(desk)
    type_in(desk, "9830")
    assert "20.11" in entry._said.shown and "November" in entry._said.shown


def own_reading(card: Card) -> Card:
    """The card with what this operator has just taken."""
    command = RecordReadings(
        "e" * 32, NOW, WELCOME.staff_id, card.client_id, card.account_id or 0, 7, date(2026, 11, 24),
        (RegisterValue(71, 14_236), RegisterValue(72, 9_806)),
    )  # fmt: skip
    return with_entry(card, command)


def test_the_own_reading_stands_in_the_fields_and_is_put_right(desk: Desk) -> None:
    entry = take(desk, own_reading(shevchenko()))
    assert [field.text() for field in entry.fields] == ["14236", "9806"]
    assert entry._lines[0].before.shown.replace("\u202f", "") == "14012", "not itself"
    press(entry.fields[0], Qt.Key.Key_A, CTRL)
    entry.fields[0].selectAll()
    type_in(desk, "14226")
    enter(desk)
    assert saved(desk).replaces == "e" * 32 and saved(desk).values[0].value == 14_226


def test_the_own_reading_is_undone_by_one_key_and_anothers_is_not(desk: Desk) -> None:
    card = own_reading(shevchenko())
    desk.ring(card=card)
    assert "Ctrl+Shift+R" in desk.window.page.card.meters._head.remark.shown
    press(desk.focus(), Qt.Key.Key_R, CTRL | SHIFT)
    assert desk.verbs.named("withdraw_readings") == [(381_204, 4_120_337_815, "e" * 32)]
    others = tuple(replace(one, taken_by=99 if one.taken_by else None) for one in card.readings)
    desk.tell.card_changed(CardOnDesk(replace(card, readings=others), NOW, False))
    desk.settle()
    press(desk.focus(), Qt.Key.Key_R, CTRL | SHIFT)
    assert len(desk.verbs.named("withdraw_readings")) == 1


def test_half_a_reading_outlives_the_next_call(desk: Desk, qtbot: QtBot) -> None:
    entry = take(desk)
    type_in(desk, "142")
    qtbot.waitUntil(lambda: desk.verbs.named("save_draft") != [], timeout=2_000)
    draft = desk.verbs.named("save_draft")[-1][0]
    assert isinstance(draft, Draft)
    desk.tell.drafts_changed((draft,))
    desk.ring("pbx/1764000000.2", card=svitanok())
    assert entry.isVisible() and desk.focus() is entry.fields[0], "no call takes the fields from under the hands"
    type_in(desk, "3")
    press(desk.focus(), Qt.Key.Key_F2)
    desk.settle()
    assert not entry.isVisible()
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False))
    desk.window.page.presenter.open_account(381_204, 4_120_337_815)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False))
    desk.settle()
    assert entry.isVisible() and entry.fields[0].text() == "1423"


def test_escape_closes_the_fields_and_keeps_the_text(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "1423")
    QTest.keyClick(desk.focus(), Qt.Key.Key_Escape)
    assert not entry.isVisible() and desk.focus() is desk.window.page.work.entry
    desk.tell.card_changed(CardOnDesk(shevchenko(), NOW, False))
    desk.settle()
    assert not entry.isVisible(), "closed by hand, it stays closed"
    press(desk.focus(), Qt.Key.Key_R, CTRL)
    assert entry.fields[0].text() == "1423"


def test_what_the_store_would_not_take_stands_open_again(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "14236")
    enter(desk)
    type_in(desk, "9806")
    enter(desk)
    draft = desk.verbs.named("record_readings")[0][0]
    assert isinstance(draft, Draft)
    desk.tell.draft_not_saved(draft.id, "full")
    desk.tell.drafts_changed((draft,))
    desk.settle()
    assert entry.isVisible() and [field.text() for field in entry.fields] == ["14236", "9806"]


def test_two_meters_take_turns(desk: Desk) -> None:
    card = shevchenko()
    first = card.meters[0]
    second = Meter(8, "0990001", "NIK", "electricity", None, first.installed_on, (replace(first.registers[0], id=81),))
    entry = take(desk, replace(card, meters=(first, second)))
    title = desk.window.page.card.meters._head.title
    turns = [(len(entry.fields), title.shown.split("no. ")[1][:7])]
    for _ in range(2):
        press(desk.focus(), Qt.Key.Key_R, CTRL)
        turns.append((len(entry.fields), title.shown.split("no. ")[1][:7]))
    assert turns == [(2, "0584113"), (1, "0990001"), (2, "0584113")]


def test_the_fields_say_what_they_are(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "13999")
    assert entry.fields[0].accessibleName() == "New reading, T1 day"
    assert entry.fields[0].accessibleDescription().startswith("lower")
    assert entry.fields[0].property("problem") == "true"
    assert all(isinstance(field, QLineEdit) for field in entry.fields)
    assert QApplication.focusWidget() is entry.fields[0]


def test_a_figure_is_judged_when_it_is_whole_or_left(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "1399")
    assert (shown(entry, 0)[2], entry.fields[0].property("problem")) == ("…", "false")
    enter(desk)
    assert (shown(entry, 0)[2], entry.fields[0].property("problem")) == ("lower", "true")


def test_the_fields_say_which_meter_it_is_by_its_number_and_its_seal(desk: Desk) -> None:
    take(desk)
    assert desk.window.page.card.meters._head.title.shown == "Meter NIK 2102-02 no. 0584113, seal С4412204"


# --- the day -----------------------------------------------------------------------------------------------------


def test_a_reading_of_an_earlier_day_counts_for_that_day(desk: Desk) -> None:
    entry = take(desk)
    for text in ("14236", "9801"):
        type_in(desk, text)
        QTest.keyClick(desk.focus(), Qt.Key.Key_Tab)
    while desk.focus() is not entry.day:
        QTest.keyClick(desk.focus(), Qt.Key.Key_Tab)
    type_in(desk, "вчора")
    enter(desk)
    assert saved(desk).read_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("колись", "This is no day."),
        ("25.10.2027", "The day has not come yet: 25.10.2027."),
        ("01.10", "It was read later already, on 25.10."),
    ],
)
def test_a_day_that_cannot_be_saves_nothing_and_says_why(desk: Desk, text: str, said: str) -> None:
    entry = take(desk)
    for figure in ("14236", "9801"):
        type_in(desk, figure)
        QTest.keyClick(desk.focus(), Qt.Key.Key_Tab)
    entry.day.setFocus()
    type_in(desk, text)
    enter(desk)
    assert entry._said.shown.startswith(said)
    assert desk.verbs.named("record_readings") == [] and entry.isVisible()


def test_the_day_is_a_part_of_the_draft_and_comes_back_with_it(desk: Desk) -> None:
    entry = take(desk)
    type_in(desk, "142")
    entry.day.setFocus()
    type_in(desk, "20.11")
    desk.window.page.keep_text()
    draft = desk.verbs.named("save_draft")[-1][0]
    assert isinstance(draft, Draft) and dict(draft.fields)["day"] == "20.11"
    QTest.keyClick(desk.focus(), Qt.Key.Key_Escape)
    press(desk.focus(), Qt.Key.Key_R, CTRL)
    assert entry.day.text() == "20.11"
