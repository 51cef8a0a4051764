"""From dialling to the filed request: menu, queue, ring, card, answer, form, number, rows in the database."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlalchemy import update

from operator_desk.centre import centre_for
from operator_desk.demonstration.base import fill, today
from operator_desk.single_seat import LOGIN
from operator_desk.ui.form_fields import FormField
from operator_desk.ui.work_pane import Page
from sync.database import open_server
from sync.demonstration.cast import OLENA
from sync.records.staff import staff
from sync.server.settings import SAMPLE
from tests.asterisk.pbx import Asterisk
from tests.asterisk.sipp import BUSY
from tests.journeys.centre import texts_in
from tests.journeys.real.centre import LINE, RealCentre, Records, queues, talks
from tests.journeys.real.conftest import SitDown
from tests.journeys.real.keyboard import Keyboard
from tests.journeys.real.seat import RealSeat, Ring

OLENAS_PHONE = "+380444951234"
OLENAS_NAME = "Шевченко Олена Петрівна"
OLENAS_ACCOUNT = "4120337815"
ME = "1001"


def test_from_dialling_to_the_filed_request(centre: RealCentre, sit_down: SitDown) -> None:
    walk(centre.pbx, sit_down(ME), centre.records, ME)


def test_the_same_on_the_embedded_defaults(
    screen: QApplication, exchange: Asterisk, centre: RealCentre, tmp_path: Path, texts: Path
) -> None:
    """No server is named: the one inside, on SQLite, with an Asterisk written into its settings by hand."""
    folder = tmp_path / "single seat"
    folder.mkdir()
    (folder / "server.toml").write_text(f"{SAMPLE}{asterisk_block(exchange)}", encoding="utf-8")
    url = f"sqlite:///{folder / 'operator-desk.sqlite'}"
    fill(url, 60, today())
    give_up_phone(url, ME)
    seat = RealSeat(screen, centre_for("", folder, ME), folder, texts)
    records = Records(url)
    try:
        walk(exchange, seat, records, LOGIN)
    finally:
        seat.close()
        records.close()


def test_a_whole_call_by_real_keys(centre: RealCentre, sit_down: SitDown, keyboard: Keyboard) -> None:
    """The mouse stays where it is: the request, its fields, and the wrap-up."""
    seat = sit_down(ME, language="en")
    work = seat.window.page.work
    phone = centre.pbx.phone(ME, answers_after=None)
    caller = centre.pbx.caller(OLENAS_PHONE, "110")
    ring = seat.next_ring()
    seat.wait_for_card(OLENA)
    phone.answer()
    seat.wait_for_state(ring, "talking")

    keyboard.act("find")
    keyboard.type("recalculation")
    seat.wait(lambda: work.results.model.rowCount() > 0, "what the word can mean")
    keyboard.press("Return")
    seat.wait(lambda: work.page is Page.FORM, "the form")
    choose_first(seat, keyboard, "reason")
    choose_first(seat, keyboard, "register")
    reading = walk_to(seat, keyboard, "control_reading")
    keyboard.type("99000")
    seat.wait(lambda: reading.text() == "99000", "the reading in its field")
    keyboard.act("file")
    panel = seat.window.page.guard.panel
    seat.wait(panel.board.hasFocus, "the question who she is")
    for answers in (1, 2):
        keyboard.press("1")
        seat.wait(lambda: not panel.isVisible() or panel.answers_given == answers, "the answer taken")  # noqa: B023
    seat.wait(lambda: work.page is Page.FILED, "the request filed")
    seat.wait(lambda: bool(seat.numbers), "the number of the request")
    ((request_id, number),) = seat.numbers.items()
    assert str(number) in digits(texts_in(work.filed))

    caller.hang_up()
    seat.wait_for_state(ring, None)
    keyboard.act("wrap_up")
    seat.wait(lambda: work.page is Page.WRAP_UP, "the wrap-up")
    seat.wait(work.wrap_up.outcomes.hasFocus, "the focus at the outcomes: the topic is proposed")
    keyboard.press("1")
    seat.wait(lambda: work.wrap_up.text is not None and bool(work.wrap_up.text.outcome), "an outcome")
    keyboard.act("save")
    seat.wait(lambda: work.page is not Page.WRAP_UP, "the wrap-up saved")

    (request,) = centre.records.requests_of(ring.call_id)
    assert (request["id"], request["number"]) == (request_id, number)
    assert request["fields"]["control_reading"] == 99_000
    seat.wait(lambda: (centre.records.call(ring.call_id) or {}).get("outcome") is not None, "the outcome at the server")
    logged = centre.records.call(ring.call_id)
    assert logged is not None
    assert (logged["topic"], logged["client_id"]) == ("recalculation", OLENA)


def walk(pbx: Asterisk, seat: RealSeat, records: Records, login: str) -> None:
    """The main job, seen in the window and in the database at each step."""
    pbx.phone("1002", refuses=BUSY)  # a colleague's turn may come first
    phone = pbx.phone(ME, answers_after=None)
    caller = pbx.caller(OLENAS_PHONE, "101", digits="1" + OLENAS_ACCOUNT)
    ring = seat.next_ring()
    seat.wait_for_card(OLENA)
    seat.wait_for_paint(ring)
    assert seat.state(ring) == "ringing"
    assert phone.count("talking") == 0
    assert seat.window.page.card.header.name.shown == OLENAS_NAME
    for shown in ("Дзвонить", "«bills»", OLENAS_NAME, "номер підтверджено", "menu › bills"):
        assert shown in seat.bar
    assert OLENAS_ACCOUNT in digits(seat.bar)
    known = seat.known(ring)
    assert known is not None
    assert known.info.entered_account == OLENAS_ACCOUNT
    assert [(one.client_id, one.certainty) for one in known.on_desk.candidates] == [(OLENA, "verified")]

    phone.answer()
    seat.wait_for_state(ring, "talking")
    request_id, number = file_request(seat)
    (request,) = records.requests_of(ring.call_id)
    assert (request["id"], request["number"], request["client_id"]) == (request_id, number, OLENA)
    assert request["type"] == "recalculation"
    assert records.times_done(request_id) == (1, 1)

    caller.hang_up()
    seat.wait_for_state(ring, None)
    assert seat.shown_client() == OLENA
    assert seat.live_calls == []
    check_log(seat, ring, records, login)


def file_request(seat: RealSeat) -> tuple[str, int]:
    """Through the form, and then seen with its number in the client's history and beside it."""
    seat.hands.begin_request("перерахунок", "recalculation")
    seat.hands.fill_form(today())
    request_id = seat.hands.file()
    number = seat.wait_for_number(request_id)
    seat.wait(lambda: getattr(seat.history(request_id), "number", None) == number, "the number in the history")
    assert str(number) in digits(texts_in(seat.window.page.work.filed))
    return request_id, number


def check_log(seat: RealSeat, ring: Ring, records: Records, login: str) -> None:
    """One interaction, to the client who was on the screen, with the way that the call took beneath it."""
    seat.wait(lambda: records.ended(ring.call_id) is not None, "the end of the call in its log")
    logged = records.ended(ring.call_id)
    assert logged is not None
    assert (logged["client_id"], logged["ended_how"], logged["queue"]) == (OLENA, "caller_hung_up", "bills")
    assert logged["operator_id"] == records.staff_id(login)
    legs = records.legs(ring.call_id)
    assert [leg.kind for leg in legs] == ["ivr", "queue", "operator"]
    assert (queues(legs), talks(legs)) == (["bills"], [f"PJSIP/{ME}"])
    assert logged["started_at"] == legs[0].began_at
    assert [leg.began_at for leg in legs[1:]] == [leg.ended_at for leg in legs[:-1]]
    assert legs[-1].ended_at is not None and legs[-1].began_at < legs[-1].ended_at <= logged["ended_at"]


def walk_to(seat: RealSeat, keyboard: Keyboard, name: str) -> FormField:
    """By the tab key to a field of the form, named by its id in the catalogue."""
    fields = seat.window.page.work.form.findChildren(FormField)
    wanted = next(one for one in fields if one.field.id == name)
    for _ in fields:
        focus = seat.window.focusWidget()
        if focus is wanted.widget:
            break
        keyboard.press("Tab")
        seat.wait(lambda before=focus: seat.window.focusWidget() is not before, "the next field")  # type: ignore[misc]
    assert wanted.widget.hasFocus()
    return wanted


def choose_first(seat: RealSeat, keyboard: Keyboard, name: str) -> None:
    """Open the list of a field and take the first line that says something."""
    box = walk_to(seat, keyboard, name)
    keyboard.press("Down")
    seat.wait(lambda: QApplication.activePopupWidget() is not None, "the open list")
    keyboard.press("Down", "Return")
    seat.wait(lambda: QApplication.activePopupWidget() is None and box.text() != "", "a line chosen")


def digits(text: str) -> str:
    """A text without what groups its numbers."""
    return "".join(letter for letter in text if letter.isalnum() or letter == "|")


def asterisk_block(pbx: Asterisk) -> str:
    return (
        f'\n[[asterisk]]\nname = "{LINE}"\nhost = "{pbx.host}"\nport = {pbx.ami_port}\n'
        f'user = "{pbx.ami_user}"\nsecret = "{pbx.ami_secret}"\n'
    )


def give_up_phone(url: str, extension: str) -> None:
    """Whoever had this extension has it no more: at a single seat it is that of the seat."""
    engine = open_server(url)
    with engine.begin() as connection:
        connection.execute(update(staff).where(staff.c.extension == extension).values(extension=None, interface=None))
    engine.dispose()
