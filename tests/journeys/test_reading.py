"""“Here is my reading”: taken within a call by keys that are counted, put right, undone, and kept through the next
call; the card, its history and the server's records follow by themselves."""

from PySide6.QtCore import Qt
from sqlalchemy import select

from operator_desk.ui.readings.entry import ReadingEntry
from sync.database import open_server
from sync.demonstration.cast import EXCHANGED, EXPIRED, NEAR_ROLLOVER, OLENA, TRANSFORMER
from sync.records.meters import readings
from tests.journeys.centre import AtDesk, ContactCentre
from tests.journeys.likely_readings import likely

OLENAS_NUMBER = "0444951234"


def values_at(centre: ContactCentre, client_id: int) -> list[int]:
    """What operators took for the client's first account and did not undo, in the server's own records."""
    engine = open_server(centre.url)
    try:
        with engine.connect() as connection:
            return list(
                connection.execute(
                    select(readings.c.value)
                    .where(
                        readings.c.account_id == client_id * 4,
                        readings.c.entry_id.is_not(None),
                        readings.c.withdrawn_at.is_(None),
                    )
                    .order_by(readings.c.register_id)
                ).scalars()
            )
    finally:
        engine.dispose()


def answered(centre: ContactCentre, desk: AtDesk, number: str, client_id: int) -> None:
    call = centre.call(number)
    desk.wait_for_state(call, "ringing")
    desk.wait_for_card(client_id)
    centre.answer(call)
    desk.wait_for_state(call, "talking")


def fields(desk: AtDesk) -> ReadingEntry:
    """Ctrl+R, and what has to be asked before something is written into the client's file."""
    desk.hands.press("reading")
    desk.hands.agree()
    entry = desk.window.page.readings.entry
    assert entry is not None and entry.isVisible()
    return entry


def save(desk: AtDesk, entry: ReadingEntry) -> None:
    """Enter; on a day on which so much is unusual, with the reason that is asked for."""
    desk.hands.key(Qt.Key.Key_Return)
    if entry.reason.isVisible():
        desk.hands.type("так сказав клієнт")
        desk.hands.key(Qt.Key.Key_Return)
    assert not entry.isVisible()


def told(desk: AtDesk) -> list[int]:
    """The last readings that the card shows."""
    return [register.previous or 0 for meter in desk.card().meters for register in meter.registers]


def test_here_is_my_reading(centre: ContactCentre, desk: AtDesk) -> None:
    """A key to the fields, two answers that show who she is, the figures, and Enter after each register."""
    answered(centre, desk, OLENAS_NUMBER, OLENA)
    before = told(desk)
    desk.hands.press("reading")
    keys = 1 + desk.hands.agree()
    entry = desk.window.page.readings.entry
    assert entry is not None and entry.isVisible()
    figures = likely(desk)
    for text in figures:
        desk.hands.type(text)
        desk.hands.key(Qt.Key.Key_Return)
        keys += len(text) + 1
    assert keys <= 15 and not entry.isVisible()
    first = [int(text) for text in figures]
    desk.wait(lambda: told(desk) == first, "the card with the new reading")
    desk.wait(lambda: values_at(centre, OLENA) == first, "the reading at the server")
    desk.wait(lambda: desk.outbox.waiting == 0, "that nothing is unsent")
    desk.wait(lambda: any(desk.history(one.id) for one in desk.card().readings[:2]), "the reading in the history")

    desk.hands.press("reading")
    assert [field.text() for field in entry.fields] == figures
    entry.fields[0].selectAll()
    desk.hands.type(str(first[0] + 1))
    desk.hands.key(Qt.Key.Key_Return)
    desk.wait(lambda: told(desk) == [first[0] + 1, first[1]], "the card put right")  # undone is what one sees
    desk.wait(lambda: values_at(centre, OLENA) == [first[0] + 1, first[1]], "the reading put right")

    desk.hands.press("undo_reading")
    desk.wait(lambda: values_at(centre, OLENA) == [], "the reading undone")
    desk.wait(lambda: told(desk) == before, "the card as it was")


def test_half_a_reading_waits_through_another_call(centre: ContactCentre, desk: AtDesk) -> None:
    answered(centre, desk, OLENAS_NUMBER, OLENA)
    entry = fields(desk)
    desk.hands.type("142")
    desk.wait(lambda: any(one.type == "readings" for one in desk.drafts), "the draft of the half reading")
    centre.now(centre._hang_up_all)
    desk.hands.key(Qt.Key.Key_Escape)
    answered(centre, desk, "0915551201", NEAR_ROLLOVER)
    assert not entry.isVisible()
    centre.now(centre._hang_up_all)
    answered(centre, desk, OLENAS_NUMBER, OLENA)
    desk.wait(lambda: entry.isVisible() and entry.fields[0].text() == "142", "the half reading")
    entry.fields[0].setFocus()
    entry.fields[0].selectAll()
    desk.hands.key(Qt.Key.Key_Delete)
    desk.hands.key(Qt.Key.Key_Escape)


def test_the_cast_whose_meters_want_care(centre: ContactCentre, desk: AtDesk) -> None:
    """A rollover confirmed, an exchange summed, a request instead of a reading, a multiplier."""
    answered(centre, desk, "0915551201", NEAR_ROLLOVER)
    entry = fields(desk)
    desk.hands.type("41")
    desk.hands.press("accept")
    assert entry._lines[0].used.shown == "100"
    save(desk, entry)
    desk.wait(lambda: values_at(centre, NEAR_ROLLOVER) == [41], "the reading through nought")
    centre.now(centre._hang_up_all)

    answered(centre, desk, "0915551302", EXCHANGED)
    entry = fields(desk)
    desk.hands.type("70")
    assert entry._lines[0].used.shown == "116", "61 on the old meter, 55 on the new"
    entry.fields[0].selectAll()
    desk.hands.key(Qt.Key.Key_Delete)
    desk.hands.key(Qt.Key.Key_Escape)
    centre.now(centre._hang_up_all)

    answered(centre, desk, "0445551504", TRANSFORMER)
    entry = fields(desk)
    desk.hands.type("31000")
    assert entry._lines[0].used.shown.replace("\u202f", "") == "4640 ×40"
    save(desk, entry)
    desk.wait(lambda: values_at(centre, TRANSFORMER) == [31_000], "the reading behind transformers")
    centre.now(centre._hang_up_all)

    answered(centre, desk, "0915551403", EXPIRED)
    entry = fields(desk)
    desk.hands.type("21200")
    desk.hands.key(Qt.Key.Key_Return)
    assert entry.isVisible()
    desk.hands.press("accept")
    draft = desk.window.page.work.form.draft
    assert draft is not None and draft.type == "meter_service"
    assert values_at(centre, EXPIRED) == []
