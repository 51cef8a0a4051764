"""Who is it really? Closed figures, questions by keys, a level that goes along with the call, and a wrong number."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from sync.database import open_server
from sync.demonstration.cast import BONDAR_MOTHER, BONDAR_SON, KOVAL, OLENA
from sync.records.checks import identity_checks
from sync.verification.rules import Level
from telephony.simulator.calls import SimCall
from tests.journeys.centre import AtDesk, ContactCentre, OneOperator

OLENAS_NUMBER = "0444951234"
KOVALS_NUMBER = "0915550102"
FAMILYS_NUMBER = "0915550203"
KOVALS_E164, KOVALS_ACCOUNT = "380915550102", "4110200102"
COLLEAGUE = "1003"  # his login and his extension


def written(centre: ContactCentre, call: SimCall) -> list[tuple[str, str, bool | None, str]]:
    """What the server has of this call: kind, subject, whether it agrees, the level."""
    table = identity_checks.c
    engine = open_server(centre.url)
    try:
        with engine.connect() as connection:
            found = connection.execute(
                select(table.kind, table.subject, table.agrees, table.level)
                .where(table.call_id == f"main:{call.id}")
                .order_by(table.id)
            )
            return [tuple(row) for row in found]
    finally:
        engine.dispose()


def talk(centre: ContactCentre, desk: AtDesk, number: str, client_id: int) -> SimCall:
    call = centre.call(number)
    desk.wait_for_card(client_id)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    return call


def end(centre: ContactCentre, desk: AtDesk, call: SimCall) -> None:
    centre.now(call.hang_up)
    desk.wait_for_state(call, None)
    desk.hands.press("leave")
    desk.wait(lambda: desk.outbox.waiting == 0, "that nothing is unsent")


def numbers(desk: AtDesk) -> dict[str | None, bool]:
    """The numbers of the client in front, and whether they are verified."""
    return {phone.e164: phone.verified for phone in desk.card().numbers}


def shows_figures(desk: AtDesk) -> bool:
    card = desk.window.page.card
    return card.money.isVisible() and not card.cover.isVisible()


def test_the_figures_are_closed_until_the_caller_has_answered_and_all_is_written_down_once(
    centre: ContactCentre, desk: AtDesk
) -> None:
    call = talk(centre, desk, OLENAS_NUMBER, OLENA)
    assert not shows_figures(desk)
    desk.hands.press("money")  # refused, and asked
    panel = desk.window.page.guard.panel
    assert panel.isVisible() and panel.fact == "name"
    desk.hands.type("2")
    assert panel.fact == "address" and not shows_figures(desk)
    desk.hands.type("1")
    assert shows_figures(desk) and desk.window.focusWidget() is desk.window.page.card.money.table
    desk.hands.press("money")
    desk.wait(lambda: desk.outbox.waiting == 0, "that nothing is unsent")
    desk.wait(lambda: len(written(centre, call)) == 4, "what was asked at the server")
    assert written(centre, call) == [
        ("refused", "money", None, "general"),
        ("answer", "name", False, "general"),
        ("answer", "address", True, "balance"),
        ("opened", "money", None, "balance"),
    ]


def test_without_the_server_it_is_asked_all_the_same_and_reaches_it_once(centre: ContactCentre, desk: AtDesk) -> None:
    call = talk(centre, desk, OLENAS_NUMBER, OLENA)
    centre.server.kill()
    desk.wait_for_silence()
    desk.hands.ask_caller()
    assert shows_figures(desk)
    desk.wait(lambda: desk.outbox.waiting == 2, "the answer and the opening in the outbox")
    centre.server.start()
    desk.wait_for_line()
    desk.wait(lambda: desk.outbox.waiting == 0, "that nothing is unsent", 40)
    assert [kind for kind, *_ in written(centre, call)] == ["answer", "opened"]


@pytest.fixture
def colleague(qapp: QApplication, centre: ContactCentre, tmp_path: Path, texts: Path) -> Iterator[Callable[[], AtDesk]]:
    """A second operator at a desktop of his own."""
    desks: list[AtDesk] = []
    folder = tmp_path / "second"
    folder.mkdir()

    def start() -> AtDesk:
        desks.append(AtDesk(qapp, OneOperator(centre, COLLEAGUE), folder, texts))
        return desks[-1]

    yield start
    for one in desks:
        one.close()


def test_a_transfer_carries_the_level_along(
    centre: ContactCentre, desk: AtDesk, colleague: Callable[[], AtDesk]
) -> None:
    other = colleague()
    call = talk(centre, desk, OLENAS_NUMBER, OLENA)
    desk.hands.ask_caller()
    assert shows_figures(desk)
    desk.wait(lambda: "answer" in [kind for kind, *_ in written(centre, call)], "the answer at the server")
    panel = desk.window.page.telephone.transfer_panel
    desk.hands.press("transfer")
    desk.wait(lambda: panel._rows.rowCount() > 0, "who is free")
    desk.hands.type(COLLEAGUE)
    desk.wait(lambda: panel.target == COLLEAGUE, "the colleague that was typed")
    desk.hands.press("transfer")
    other.wait_for_card(OLENA)
    assert shows_figures(other), "she was asked already"
    assert other.window.page.card.header.level.text() == "Рівень: баланс"
    other.hands.ask_caller()
    assert [one.question for one in other.known(call).on_desk.checks] == ["name", "address", "account"]  # type: ignore[union-attr]
    other.wait(lambda: Level.CHANGE in [level for *_, level in written(centre, call)], "what he asked at the server")


def test_a_wrong_number_is_detached_undone_and_the_next_call_from_it_follows(
    centre: ContactCentre, desk: AtDesk
) -> None:
    call = talk(centre, desk, KOVALS_NUMBER, KOVAL)
    desk.hands.press("wrong")
    desk.wait(lambda: KOVALS_E164 not in numbers(desk), "the number off the card")
    marked = next(phone for phone in desk.card().phones if phone.e164 == KOVALS_E164)
    assert (marked.wrong, marked.detached_by) == (True, "Ткаченко Анна Юріївна")
    end(centre, desk, call)

    call = centre.call(KOVALS_NUMBER)
    desk.wait(lambda: desk.window.page.centre.shows_caller, "a caller whom nobody knows")
    assert desk.window.page.caller.shown == (), "he is not even guessed, though he has called from it before"
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    desk.hands.press("find")
    desk.hands.type(KOVALS_ACCOUNT)
    desk.wait(lambda: desk.window.page.work.results.model.rowCount() > 0, "whose account it is")
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(KOVAL)
    desk.hands.press("wrong")
    desk.wait(lambda: numbers(desk).get(KOVALS_E164) is True, "the number back, verified as it was")
    end(centre, desk, call)

    call = centre.call(KOVALS_NUMBER)
    desk.wait_for_card(KOVAL)
    end(centre, desk, call)


def test_an_attached_number_is_taken_off_again_by_one_key(centre: ContactCentre, desk: AtDesk) -> None:
    strange = "380445559944"
    call = centre.call(f"0{strange[3:]}")
    desk.wait_for_state(call, "ringing")
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    desk.hands.press("find")
    desk.hands.type(KOVALS_ACCOUNT)
    desk.wait(lambda: desk.window.page.work.results.model.rowCount() > 0, "whose account it is")
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(KOVAL)
    desk.hands.press("attach")
    desk.hands.agree()
    desk.wait(lambda: numbers(desk).get(strange) is True, "the number on his card, verified by what he answered")
    desk.hands.press("wrong")
    desk.wait(lambda: strange not in numbers(desk), "the number off again")
    assert not any(phone.wrong for phone in desk.card().phones), "it was written down by mistake, and is nobody's"
    end(centre, desk, call)


def test_who_was_chosen_at_a_number_stands_first_at_its_next_call(centre: ContactCentre, desk: AtDesk) -> None:
    for chosen, place in ((BONDAR_SON, None), (BONDAR_MOTHER, None), (BONDAR_MOTHER, 0)):
        call = centre.call(FAMILYS_NUMBER)
        desk.wait(lambda: desk.window.page.centre.shows_caller, "the question who is calling")
        shown = [one.client_id for one in desk.window.page.caller.shown]
        at = shown.index(chosen)
        assert place is None or at == place
        centre.answer(call)
        desk.wait_for_state(call, "talking")
        desk.hands.press(f"candidate_{at + 1}")
        desk.wait_for_card(chosen)
        desk.wait(lambda: call.id in " ".join(desk.calls_on_card()), "the call logged to the one who was chosen")  # noqa: B023
        end(centre, desk, call)
    call = centre.call(FAMILYS_NUMBER)
    desk.wait(lambda: desk.window.page.centre.shows_caller, "the question who is calling")
    assert [one.client_id for one in desk.window.page.caller.shown] == [BONDAR_MOTHER, BONDAR_SON]
