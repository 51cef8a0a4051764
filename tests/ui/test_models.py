"""The item models, each watched by Qt's own tester while it changes."""

import random

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from operator_desk.ui.card.timeline_model import TimelineModel
from operator_desk.ui.card.timeline_rows import Filter, RowWriter, key_of, lines_of
from operator_desk.ui.choice_list import ChoiceModel
from operator_desk.ui.entry_model import EntryModel, EntryRow
from operator_desk.ui.formats import Formats, short_name
from operator_desk.ui.now_model import NowModel, NowRow
from operator_desk.ui.tables import Cell, RowsModel
from operator_desk.verbs import TimelineLine
from sync.catalogue.reading import load_profile
from tests.ui.clients import NOW, at, interactions, readings, shevchenko


@pytest.fixture
def writer() -> RowWriter:
    formats = Formats("en")
    formats.live_in("Europe/Kyiv", "UAH")
    return RowWriter(formats, load_profile("ua"), NOW, "Ткач Роман Юрійович")


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def shown(model: QAbstractItemModel, column: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_small_table_grows_and_shrinks(qapp: object) -> None:
    model = RowsModel(2)
    tester = watched(model)
    for count in (3, 1, 0, 4):
        model.show_rows([(Cell(f"{count}.{row}"), Cell("x")) for row in range(count)])
        assert shown(model) == [f"{count}.{row}" for row in range(count)]
    assert tester.model() is model


def test_the_left_panel_moves_rows_and_keeps_them(qapp: object) -> None:
    model = NowModel()
    tester = watched(model)
    chance = random.Random(7)
    keys = [str(number) for number in range(9)]
    for _ in range(200):
        rows = [NowRow(key, f"call {key}", str(chance.random())) for key in chance.sample(keys, chance.randrange(9))]
        model.show_rows(rows)
        assert [model.row_at(place) for place in range(model.rowCount())] == rows
    assert tester.model() is model


def test_the_lines_below_the_entry(qapp: object) -> None:
    model = EntryModel()
    tester = watched(model)
    for count in (2, 5, 1, 0):
        model.show_rows([EntryRow(f"{count} {row}", "", "", None) for row in range(count)])
        assert model.rowCount() == count
    assert model.row_at(0) is None and tester.model() is model


def test_choices_keep_their_order_and_their_tick(qapp: object) -> None:
    model = ChoiceModel()
    tester = watched(model)
    model.show_choices([("a", "A"), ("b", "B")], "b")
    assert [model.index(row).data(ChoiceModel.CHOSEN_ROLE) for row in range(2)] == [False, True]
    model.show_choices([("a", "А"), ("b", "Б")], "a")
    assert shown(model) == ["А", "Б"] and model.id_at(5) is None and tester.model() is model


def test_pages_in_any_order_make_one_timeline(qapp: object, writer: RowWriter) -> None:
    lines = list(lines_of(shevchenko()))
    chance = random.Random(3)
    for _ in range(6):
        model = TimelineModel()
        tester = watched(model)
        chance.shuffle(lines)
        for start in range(0, len(lines), 7):
            model.merge(lines[start : start + 7], writer)
        assert [row.order for row in model.rows] == sorted((row.order for row in model.rows), reverse=True)
        assert {line.id for row in model.rows for line in row.lines} == {line.id for line in lines}
        assert tester.model() is model


def test_the_same_page_twice_adds_nothing(qapp: object, writer: RowWriter) -> None:
    model = TimelineModel()
    lines = lines_of(shevchenko())
    model.merge(lines, writer)
    before = list(model.rows)
    model.merge(lines, writer)
    assert list(model.rows) == before


def test_the_registers_of_one_reading_are_one_row(qapp: object, writer: RowWriter) -> None:
    pair = [TimelineLine("reading", one.taken_at, one.id, one) for one in readings()[:2]]
    model = TimelineModel()
    model.merge(pair[:1], writer)
    model.merge(pair[1:], writer)
    assert model.rowCount() == 1
    assert "T1 14\u202f012 · T2 9\u202f771" in shown(model, 2)[0]


def test_a_contact_that_ends_changes_its_row_where_it_stands(qapp: object, writer: RowWriter) -> None:
    from msgspec.structs import replace

    contact = interactions()[0]
    model = TimelineModel()
    model.merge([TimelineLine("interaction", one.started_at, one.id, one) for one in interactions()], writer)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    renamed = replace(contact, note="передзвонити")
    model.merge([TimelineLine("interaction", contact.started_at, contact.id, renamed)], writer)
    assert changed == [0] and "передзвонити" in shown(model, 2)[0]


def test_a_page_below_is_asked_for_once(qapp: object, writer: RowWriter) -> None:
    model = TimelineModel()
    asked = []
    model.more_wanted.connect(lambda: asked.append(True))
    model.merge(lines_of(shevchenko()), writer)
    assert not model.canFetchMore(QModelIndex())
    model.tell_more(True)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [True]
    model.tell_more(False)
    assert not model.canFetchMore(QModelIndex())


def test_filters_part_calls_from_letters() -> None:
    lines = [TimelineLine("interaction", one.started_at, one.id, one) for one in interactions()]
    assert sum(Filter.CALLS.takes(line) for line in lines) == 3
    assert sum(Filter.LETTERS.takes(line) for line in lines) == 1
    assert not any(Filter.MONEY.takes(line) for line in lines)


def test_the_card_shows_no_timeline_that_lacks_something_in_between() -> None:
    """Twelve readings reach back to November 2025, the bills too: below the shortest full list there may be gaps."""
    card = shevchenko()
    oldest_bill = min(bill.issued_at for bill in card.bills)
    assert all(line.at >= oldest_bill for line in lines_of(card))


def test_bills_are_known_by_their_number_however_they_came() -> None:
    bill = shevchenko().bills[0]
    assert key_of(TimelineLine("bill", 1, "from the card", bill)) == key_of(
        TimelineLine("bill", 2, "from a page", bill)
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Шевченко Олена Петрівна", "Шевченко О. П."),
        ("ТОВ «Світанок»", "ТОВ «Світанок»"),
        ("Олена", "Олена"),
        ("Бондаренко-Василевська Катерина Олександрівна", "Бондаренко-Василевська К. О."),
    ],
)
def test_people_are_shortened_and_companies_are_not(name: str, short: str) -> None:
    assert short_name(name) == short


def test_moments_are_told_by_their_distance(writer: RowWriter) -> None:
    formats = Formats("en")
    formats.live_in("Europe/Kyiv", "UAH")
    assert formats.moment(at(2026, 11, 24, 0, 5), NOW) == "Today 00:05"
    assert formats.moment(at(2026, 11, 20, 15, 2), NOW) == "20 Nov 15:02"
    assert formats.moment(at(2024, 10, 3, 10, 40), NOW) == "3 Oct 2024"


def test_models_have_no_children(qapp: object) -> None:
    for model in (RowsModel(2), NowModel(), EntryModel(), ChoiceModel(), TimelineModel()):
        assert model.rowCount(QModelIndex()) == 0
        assert model.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None
