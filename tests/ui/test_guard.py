"""What a profile protects is closed until the caller has shown who he is: covered, asked, opened, written down."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from operator_desk.ui.card.header import CardHeader
from operator_desk.verbs import Access, CallOnDesk, CardOnDesk
from sync.catalogue import Field, Text
from sync.catalogue.reading import load_profile
from sync.protocol import CallGone, Candidate, Certainty, Evidence
from sync.verification.rules import Check
from tests.ui.clients import NOW, call, candidates, shevchenko
from tests.ui.desk import Desk

CALL = "pbx/1764000000.1"
CLIENT, ACCOUNT = 381_204, 4_120_337_815
PAID = Field("paid", Text("Платіж", "Платёж", "Payment"), "payment", required=True)
CTRL = Qt.KeyboardModifier.ControlModifier


def key(desk: Desk, what: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(desk.focus(), what, modifiers)
    desk.settle()


def is_covered(desk: Desk) -> bool:
    card = desk.window.page.card
    return card.cover.isVisible() and not card.money.isVisible() and not card.consumption.isVisible()


def owed(header: CardHeader) -> str:
    return header._values[0].shown


def sums(desk: Desk) -> list[str]:
    """What the history tells of bills, corrections and payments."""
    model: Any = desk.window.page.card.timeline.table.model()
    said = [row.said for row in model.rows]
    return [one.text for one in said if one.kind in ("Bill", "Payment", "Correction")]


def is_taking(desk: Desk) -> bool:
    return desk.window.page.readings.is_open


def accesses(desk: Desk) -> list[tuple[str, str, str]]:
    found = [arguments[3] for arguments in desk.verbs.named("note_access")]
    return [(one.what, one.how, one.level) for one in found if isinstance(one, Access)]


def sure(certainty: Certainty, *evidence: Evidence) -> Candidate:
    first = candidates()[0]
    return Candidate(
        client_id=first.client_id,
        account_id=first.account_id,
        name=first.name,
        kind=first.kind,
        account_number=first.account_number,
        address=first.address,
        certainty=certainty,
        evidence=evidence,
    )


def ring_as(desk: Desk, certainty: Certainty, *evidence: Evidence, **changes: object) -> None:
    desk.tell.call_rang(CallOnDesk(call(CALL, **changes), (sure(certainty, *evidence),), shevchenko()))
    desk.settle()


def test_a_number_on_file_shows_the_card_without_its_figures(desk: Desk) -> None:
    desk.ring(proved=False)
    page = desk.window.page
    assert is_covered(desk)
    assert owed(page.card.header) == "•••"
    assert page.card.header.level.text() == "Level: general"
    shown = sums(desk)
    assert shown and not any(letter.isdigit() for text in shown for letter in text)


def test_the_next_call_of_the_same_client_begins_anew(desk: Desk) -> None:
    desk.ring()
    assert not is_covered(desk) and any(letter.isdigit() for text in sums(desk) for letter in text)
    desk.tell.call_gone(CallGone(call(CALL), "ended"))
    desk.ring("pbx/again", proved=False)
    assert is_covered(desk) and not any(letter.isdigit() for text in sums(desk) for letter in text)


def test_one_right_answer_opens_the_figures_and_is_written_down(desk: Desk) -> None:
    desk.ring(proved=False)
    desk.answer()
    before = desk.focus()
    key(desk, Qt.Key.Key_I, CTRL)
    panel = desk.window.page.guard.panel
    assert panel.isVisible() and panel.board.question.shown == "Surname, first name, patronymic"
    assert panel.board.answer.shown == "Шевченко Олена Петрівна"
    key(desk, Qt.Key.Key_1)
    assert not panel.isVisible() and desk.focus() is before
    assert not is_covered(desk) and owed(desk.window.page.card.header) != "•••"
    assert desk.window.page.card.header.level.text() == "Level: balance"
    assert desk.verbs.named("note_answer") == [(CALL, ACCOUNT, Check(CLIENT, "name", True), "balance")]
    assert accesses(desk) == [("money", "opened", "balance")]


def test_a_wrong_answer_opens_nothing_and_is_written_down_too(desk: Desk) -> None:
    desk.ring(proved=False)
    key(desk, Qt.Key.Key_I, CTRL)
    key(desk, Qt.Key.Key_2)
    panel = desk.window.page.guard.panel
    assert is_covered(desk) and panel.isVisible()
    assert panel.board.question.shown == "Address"  # the next one
    assert desk.verbs.named("note_answer") == [(CALL, ACCOUNT, Check(CLIENT, "name", False), "general")]
    key(desk, Qt.Key.Key_Up)  # it was the wrong key
    key(desk, Qt.Key.Key_1)
    assert not is_covered(desk)


def test_after_three_wrong_answers_none_counts(desk: Desk) -> None:
    desk.ring(proved=False)
    key(desk, Qt.Key.Key_I, CTRL)
    for _ in range(3):
        key(desk, Qt.Key.Key_2)
    for _ in range(4):
        key(desk, Qt.Key.Key_1)
    assert is_covered(desk)
    assert len(desk.verbs.named("note_answer")) == 3
    key(desk, Qt.Key.Key_Escape)
    assert not desk.window.page.guard.panel.isVisible()


def test_a_verified_number_and_an_entered_account_open_the_figures_by_themselves(desk: Desk) -> None:
    ring_as(desk, Certainty.VERIFIED, Evidence.PHONE_VERIFIED)
    assert not is_covered(desk)
    assert accesses(desk) == [], "nothing is told before the talk"
    desk.answer()
    assert accesses(desk) == [("money", "opened", "balance")]
    desk.answer()
    assert len(accesses(desk)) == 1


def test_a_number_on_file_and_the_account_entered_open_the_figures_too(desk: Desk) -> None:
    ring_as(desk, Certainty.VERIFIED, Evidence.PHONE_ON_FILE, Evidence.ACCOUNT_ENTERED)
    assert not is_covered(desk)


def test_what_the_caller_has_entered_himself_is_not_asked(desk: Desk) -> None:
    ring_as(desk, Certainty.VERIFIED, Evidence.PHONE_ON_FILE, Evidence.ACCOUNT_ENTERED, entered_account=str(ACCOUNT))
    key(desk, Qt.Key.Key_I, CTRL)
    asked = desk.window.page.guard.panel._asked
    assert asked is not None
    facts = [one.fact for one in asked.questions]
    assert "account" not in facts and facts[0] == "address"  # and the name counts only up to the level reached


def test_a_reading_is_refused_and_taken_as_soon_as_he_has_answered(desk: Desk) -> None:
    desk.ring(proved=False)
    desk.answer()
    key(desk, Qt.Key.Key_R, CTRL)
    page = desk.window.page
    assert not is_taking(desk) and page.guard.panel.isVisible()
    assert accesses(desk) == [("reading", "refused", "general")]
    answered = 0
    while not is_taking(desk):
        key(desk, Qt.Key.Key_1)
        answered += 1
    assert answered == 2, "one answer does not do for a change"
    assert page.readings.is_focused and not page.guard.panel.isVisible()
    assert accesses(desk)[1:] == [("money", "opened", "balance"), ("reading", "opened", "change")]


def test_an_operator_opens_it_with_a_reason_that_is_written_down(desk: Desk) -> None:
    desk.ring(proved=False)
    key(desk, Qt.Key.Key_B, CTRL)
    key(desk, Qt.Key.Key_0)
    QTest.keyClicks(desk.focus(), "ab")
    key(desk, Qt.Key.Key_Return)
    assert is_covered(desk), "that is no reason"
    QTest.keyClicks(desk.focus(), " out of service")
    key(desk, Qt.Key.Key_Return)
    assert not is_covered(desk)
    noted = desk.verbs.named("note_access")[-1]
    assert noted == (CALL, CLIENT, ACCOUNT, Access("money", "override", "general", "ab out of service"))
    assert desk.focus() is desk.window.page.card.money.table


def test_a_level_is_of_one_client_and_one_call(desk: Desk) -> None:
    desk.ring()
    assert not is_covered(desk)
    other = replace(shevchenko(), client_id=381_990, account_id=4_120_337_902, name="Шевченко Петро Іванович")
    desk.window.page.presenter.open_account(381_990, 4_120_337_902)
    desk.tell.card_opened(CardOnDesk(other, NOW, False))
    desk.settle()
    assert is_covered(desk), "he has shown nothing about this client"
    desk.window.page.presenter.open_account(CLIENT, 4_120_561_940)
    desk.tell.card_opened(CardOnDesk(replace(shevchenko(), account_id=4_120_561_940), NOW, False, CALL))
    desk.settle()
    assert not is_covered(desk), "another account of the same client"


def test_a_card_that_nobody_calls_about_is_open(desk: Desk) -> None:
    desk.window.page.presenter.open_account(CLIENT, ACCOUNT)
    desk.tell.card_opened(CardOnDesk(shevchenko(), NOW, False))
    desk.settle()
    assert not is_covered(desk)
    assert not desk.window.page.card.header.level.isVisible()
    key(desk, Qt.Key.Key_R, CTRL)
    assert desk.window.page.readings.is_open


def test_what_a_colleague_has_asked_counts_here(desk: Desk) -> None:
    desk.ring(proved=False)
    assert is_covered(desk)
    desk.tell.call_checked(CALL, (Check(CLIENT, "address", True),))
    desk.settle()
    assert not is_covered(desk)


def test_a_number_is_marked_as_not_his_and_back_by_one_key(desk: Desk) -> None:
    shift = CTRL | Qt.KeyboardModifier.ShiftModifier
    desk.ring()
    number = call(CALL).number
    key(desk, Qt.Key.Key_N, shift)
    assert desk.verbs.named("detach_number") == [(CLIENT, number, True)]


def test_a_form_lists_payments_by_their_days_until_the_figures_are_open(desk: Desk) -> None:
    catalogue = load_profile("ua")
    about = replace(next(kind for kind in catalogue.request_types if kind.id == "payment_not_posted"), fields=(PAID,))
    desk.tell.catalogue_read(replace(catalogue, request_types=(about,)))
    desk.ring(proved=False)
    desk.answer()
    desk.window.page.presenter.begin_request("payment_not_posted")
    desk.settle()
    assert payments(desk)[0] == "03.10.2026"
    key(desk, Qt.Key.Key_I, CTRL)
    key(desk, Qt.Key.Key_1)
    desk.settle()
    assert payments(desk)[0] == "03.10.2026 · 851.04"


def payments(desk: Desk) -> list[str]:
    """What the form's list of payments shows."""
    [box] = desk.window.page.work.form.findChildren(QComboBox)
    return [box.itemText(at) for at in range(box.count()) if box.itemText(at)]
