"""The account's meters: each register with its last reading, the one before and what lies between."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from operator_desk.ui import words
from operator_desk.ui.card.facts import span_of
from operator_desk.ui.formats import NOTHING, Formats
from operator_desk.ui.panel import SCROLL_ROOM, Panel, PanelHead, column
from operator_desk.ui.tables import Cell, ColumnSpec, PlainTable, RowsModel
from operator_desk.ui.theme import MEDIUM, SECONDARY, SEMIBOLD, Look
from sync.card import Card, Meter, Register

COLUMNS = (
    ColumnSpec(172),
    ColumnSpec(92, right=True),
    ColumnSpec(68, right=True),
    ColumnSpec(92, right=True),
    ColumnSpec(68, right=True),
    ColumnSpec(104, right=True),
    ColumnSpec(24),
    ColumnSpec(0),
)

_AROUND_ENTRY = 44  # the head and the margins around the fields of a reading


class MetersPanel(Panel):
    """One line a register; the meter's name stands above its registers when there are several meters."""

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look)
        self._formats = formats
        self._card: Card | None = None
        self._today = date.min
        self._head = PanelHead(look, SCROLL_ROOM)
        self._model = RowsModel(len(COLUMNS))
        self.table = PlainTable(look, self._model, COLUMNS, row=26, headed=True)
        self._entry: QWidget | None = None
        self._entry_of: tuple[Meter, str, str] | None = None  # whose fields are open, and what the head says of them
        self._note = ""
        layout = column(self, top=10, right=6, bottom=8, gap=4)
        layout.addWidget(self._head)
        layout.addWidget(self.table, 1)
        self._rows = layout
        self._make_room(2)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Meters and readings"))
        self._model.show_heads(
            (
                self.tr("Register"),
                self.tr("Before"),
                self.tr("Date"),
                self.tr("Last reading"),
                self.tr("Date"),
                self.tr("Used"),
                "",
                self.tr("How taken"),
            )
        )
        if self._card is not None:
            self._show()

    def enter(self) -> None:
        """Give the list the keyboard; it stays at the row where it was."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))

    def host(self, entry: QWidget) -> None:
        """The fields of a reading will stand here, in the place of the table."""
        self._entry = entry
        entry.hide()
        self._rows.addWidget(entry)

    def show_entry(self, meter: Meter, remark: str, tone: str) -> None:
        """The fields of this meter are open; `remark` says for which month the reading counts."""
        self._entry_of = (meter, remark, tone)
        if self._entry is not None:
            self.table.hide()
            self._entry.show()
        self._show()

    def fit_entry(self, height: int) -> None:
        if self._entry_of is not None:
            self.setFixedHeight(height + _AROUND_ENTRY)

    def hide_entry(self) -> None:
        self._entry_of = None
        if self._entry is not None:
            focus = QApplication.focusWidget()
            if focus is not None and self._entry.isAncestorOf(focus):
                focus.clearFocus()
            self._entry.hide()
        self.table.show()
        self._show()

    def show_note(self, text: str) -> None:
        """What can be done with the last reading; empty: nothing."""
        if text != self._note:
            self._note = text
            self._show()

    def fill(self, card: Card, today: date) -> None:
        self._card, self._today = card, today
        self._show()

    def _show(self) -> None:
        card = self._card
        if card is None:
            return
        meters = card.meters
        if not meters:
            self._head.title.show_text(self.tr("No meter is installed"))
            self._head.remark.show_text("")
            self._model.show_rows(())
            return
        if len(meters) == 1:
            self._head.title.show_text(self.tr("Meter {0} no. {1}").format(meters[0].model, meters[0].number))
            self._head.remark.show_text(*self._verification(meters[0]))
        else:
            self._head.title.show_text(self.tr("%n meter(s)", "", len(meters)))
            self._head.remark.show_text("", "soft")
        rows: list[tuple[Cell, ...]] = []
        for meter in meters:
            if len(meters) > 1:
                rows.append(self._meter_row(meter))
            rows += [self._register_row(card, register) for register in meter.registers]
        self._model.show_rows(rows)
        if self._entry_of is not None:
            meter, remark, tone = self._entry_of
            # What tells this meter from another one, to be asked for when a figure does not fit.
            seal = self.tr(", seal {0}").format(meter.seal) if meter.seal else ""
            self._head.title.show_text(self.tr("Meter {0} no. {1}").format(meter.model, meter.number) + seal)
            self._head.remark.show_text(remark, tone)
            return
        if self._note:
            self._head.remark.show_text(self._note, "soft")
        self._make_room(len(rows))

    def _make_room(self, rows: int) -> None:
        """Two registers are the rule; a third zone or a second meter gets one row more, what goes beyond scrolls."""
        height = 70 + 26 * (2 if rows <= 2 else 3)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _verification(self, meter: Meter) -> tuple[str, str]:
        if meter.verified_until is None:
            return "", "soft"
        if meter.verified_until < self._today:
            return self.tr("verification ended {0}").format(self._formats.day(meter.verified_until)), "bad"
        return self.tr("verified until {0}").format(f"{meter.verified_until:%m.%Y}"), "soft"

    def _meter_row(self, meter: Meter) -> tuple[Cell, ...]:
        text, tone = self._verification(meter)
        name = f"{words.service(meter.service)} {meter.number}"
        empty = Cell("")
        return (Cell(name, weight=SEMIBOLD), *(empty,) * 6, Cell(text, tone, size=SECONDARY))

    def _register_row(self, card: Card, register: Register) -> tuple[Cell, ...]:
        count, span = self._formats.count, span_of(card, register.id, register.multiplier)
        name = f"{register.code} {words.zone(register.zone)}"
        if register.previous is None:
            return (
                Cell(name, weight=MEDIUM),
                *(Cell(NOTHING, "faint"),) * 5,
                Cell(""),
                Cell(self.tr("no reading yet"), "soft"),
            )
        used = NOTHING if span.used is None else f"{count(span.used)} {words.unit(register.unit)}"
        return (
            Cell(name, weight=MEDIUM),
            Cell(NOTHING if span.before is None else count(span.before), "soft"),
            Cell(self._formats.short_day(span.before_on), "soft"),
            Cell(count(register.previous), weight=SEMIBOLD),
            Cell(self._formats.short_day(register.previous_on), "soft"),
            Cell(used),
            Cell(""),
            Cell(words.reading_kind(register.previous_kind or ""), "soft"),
        )
