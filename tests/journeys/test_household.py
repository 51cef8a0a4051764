"""The household, the tree of a firm and the other accounts by keys; the call stays bound to its client."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from operator_desk.ui.links.rows import Choice, OpenAccount, TurnNumber
from operator_desk.ui.now_model import NowRow
from sync.demonstration.cast import BONDAR_MOTHER, BONDAR_SON, OLENA, SVITANOK, SVITANOK_BRANCHES
from tests.journeys.centre import AtDesk, ContactCentre

OLENAS_NUMBER = "0444951234"
FAMILYS_NUMBER = "0915550203"
SVITANOKS_NUMBER = "0445550300"


def walk_to(desk: AtDesk, wanted: Callable[[Choice], bool]) -> NowRow:
    """The arrows to the first row that is wanted, when it is there."""
    panel = desk.window.page.links.panel

    def place() -> int:
        return next((at for at, (_, choice) in enumerate(panel.lines) if wanted(choice)), -1)

    desk.wait(lambda: place() >= 0, "the row")
    while panel.list.currentIndex().row() < place():
        desk.hands.key(Qt.Key.Key_Down)
    return panel.lines[place()][0]


def walk_to_client(desk: AtDesk, client_id: int) -> NowRow:
    """F5, and the arrows to the row of this client, when the server has told of him."""
    desk.hands.press("accounts")
    return walk_to(desk, lambda choice: isinstance(choice, OpenAccount) and choice.client_id == client_id)


def bound_to(desk: AtDesk) -> tuple[int, int | None] | None:
    """The client and account that the call in front is about."""
    call = desk.window.page.presenter.front.call
    return None if call is None else call.on_desk.chosen


def test_another_account_of_the_caller_keeps_the_call_and_the_level(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    desk.hands.ask_caller()
    other = desk.card().accounts[0].id
    assert walk_to_client(desk, OLENA).title.startswith("Рахунок ")
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait(lambda: desk.card().account_id == other, "the other account")
    assert not desk.window.page.links.panel.isVisible()
    assert bound_to(desk) == (OLENA, other)
    assert desk.window.page.presenter.front.centre.call_id == f"main:{call.id}"
    assert desk.window.page.card.money.isVisible(), "she has shown who she is"
    desk.hands.begin_request("скарга", "complaint")
    draft = desk.window.page.work.form.draft
    assert draft is not None and (draft.account_id, draft.call_id) == (other, f"main:{call.id}")


def test_a_household_is_opened_by_keys_and_the_call_stays_the_mothers(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(FAMILYS_NUMBER)
    desk.wait(lambda: desk.window.page.centre.shows_caller, "the question who is calling")
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    shown = [one.client_id for one in desk.window.page.caller.shown]
    desk.hands.press(f"candidate_{shown.index(BONDAR_MOTHER) + 1}")
    desk.wait_for_card(BONDAR_MOTHER)
    row = walk_to_client(desk, BONDAR_SON)
    assert "той самий номер" in row.detail and "платив за цей рахунок" in row.detail
    assert row.badge == "певно"
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(BONDAR_SON)
    assert (bound_to(desk) or (0,))[0] == BONDAR_MOTHER, "a look at the son's card"
    assert desk.window.page.card.cover.isVisible(), "what she has shown does not open his figures"
    desk.hands.press("leave")
    desk.wait_for_card(BONDAR_MOTHER)


def test_a_firm_is_walked_from_its_head_to_a_branch_and_back(centre: ContactCentre, desk: AtDesk) -> None:
    call = centre.call(SVITANOKS_NUMBER)
    desk.wait_for_card(SVITANOK)
    centre.answer(call)
    desk.wait_for_state(call, "talking")
    walk_to_client(desk, SVITANOK_BRANCHES[1])
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(SVITANOK_BRANCHES[1])
    assert "головна організація" in walk_to_client(desk, SVITANOK).detail
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait_for_card(SVITANOK)
    assert desk.state(call) == "talking"


def test_whose_a_number_is_is_turned_in_the_list_of_numbers_with_its_history(
    centre: ContactCentre, desk: AtDesk
) -> None:
    centre.call(OLENAS_NUMBER)
    desk.wait_for_card(OLENA)
    mobile = "380914951234"

    def is_mobile(choice: Choice) -> bool:
        return isinstance(choice, TurnNumber) and choice.e164 == mobile

    def mobile_row() -> NowRow:
        return next(row for row, choice in desk.window.page.links.panel.lines if is_mobile(choice))

    desk.hands.press("accounts")
    walk_to(desk, is_mobile)
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait(lambda: mobile not in [one.e164 for one in desk.card().numbers], "the number off")
    desk.wait(lambda: "Ткаченко Анна Юріївна" in mobile_row().detail, "who took it off, and when")
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait(lambda: mobile in [one.e164 for one in desk.card().numbers], "the number back")
    desk.wait(lambda: desk.outbox.waiting == 0, "that nothing is unsent")
