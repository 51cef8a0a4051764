"""The fields of a reading in the meters panel: a line a register, what was found, and a reason where one is needed."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.formats import NOTHING, Formats
from operator_desk.ui.labels import LEFT, RIGHT, Chip, TextLabel
from operator_desk.ui.panel import row
from operator_desk.ui.readings.sheet import Proposal, Sheet
from operator_desk.ui.readings.wording import sentence, verdict
from operator_desk.ui.theme import BODY, MEDIUM, SECONDARY, SEMIBOLD, Look
from sync.readings import Check, Code, Examined, Finding, Level, Line

_WIDTHS = (92, 86, 44, 108, 86, 88)  # register, before, its day, new, used, money
_LINE, _HEAD, _FOOT = 34, 26, 24
_DAY_WIDTH, _DAY_LENGTH = 68, 20
_REASON_LENGTH = 120


class _RegisterLine:
    """The widgets of one register in the grid."""

    def __init__(self, look: Look) -> None:
        self.name = TextLabel(look, BODY, MEDIUM)
        self.before = TextLabel(look, tone="soft", align=RIGHT)
        self.on = TextLabel(look, tone="soft", align=RIGHT)
        self.field = QLineEdit()
        self.field.setMaxLength(24)
        self.field.setFixedWidth(_WIDTHS[3])
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFont(look.font(BODY, SEMIBOLD))
        self.used = TextLabel(look, align=RIGHT)
        self.money = TextLabel(look, align=RIGHT)
        self.chip = Chip(look)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self.name, self.before, self.on, self.field, self.used, self.money)


class ReadingEntry(QWidget):
    """Shows a sheet and tells what is typed. It is built when the first reading is taken, not with the card."""

    typed = Signal()
    save_wanted = Signal()
    proposal_wanted = Signal()
    height_changed = Signal()
    day_changed = Signal()  # and with it the month that it counts for

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__()
        self._look = look
        self._formats = formats
        self._sheet: Sheet | None = None
        self._lines: list[_RegisterLine] = []
        sides = (LEFT, *(RIGHT,) * (len(_WIDTHS) - 1))
        self._heads = [TextLabel(look, SECONDARY, tone="faint", align=side) for side in sides]
        self._day_caption = TextLabel(look, SECONDARY, tone="faint", fit=True)
        self.day = QLineEdit()
        self.day.setMaxLength(_DAY_LENGTH)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.setProperty("compact", "true")
        self.day.setFont(look.font(SECONDARY))
        self._said = TextLabel(look, SECONDARY, tone="soft")
        self._sum = TextLabel(look, SECONDARY, SEMIBOLD, fit=True)
        self._act = LinkButton(look)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_REASON_LENGTH)
        self.use_on_bill = QCheckBox()
        self._why = QWidget()
        self._grid = QGridLayout()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(0)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        for place, (head, width) in enumerate(zip(self._heads, _WIDTHS, strict=True)):
            head.setFixedHeight(_HEAD)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnMinimumWidth(place, width)
        self._grid.setColumnStretch(len(_WIDTHS), 1)
        when = row()
        when.addStretch(1)
        when.addWidget(self._day_caption)
        when.addWidget(self.day)
        self._grid.addLayout(when, 0, len(_WIDTHS))
        layout.addLayout(self._grid)
        why = row()
        why.addWidget(self.reason, 1)
        why.addWidget(self.use_on_bill)
        self._why.setLayout(why)
        self._why.setFixedHeight(_LINE)
        self._why.hide()
        layout.addWidget(self._why)
        foot = row()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._sum)
        foot.addWidget(self._act)
        holder = QWidget()
        holder.setLayout(foot)
        holder.setFixedHeight(_FOOT)
        layout.addWidget(holder)
        self.day.textEdited.connect(self._on_day)
        self.day.returnPressed.connect(self._on_enter)
        self.reason.textEdited.connect(self._on_reason)
        self.reason.returnPressed.connect(self.save_wanted)
        self.use_on_bill.toggled.connect(self._on_use)
        self._act.clicked.connect(self._on_act)

    # --- what the area asks of it ----------------------------------------------------------------------------

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Of the registers that are shown, from above."""
        shown = len(self._sheet.meter.registers) if self._sheet else 0
        return tuple(line.field for line in self._lines[:shown])

    def open(self, sheet: Sheet) -> None:
        """Show this sheet with what it holds."""
        self._sheet = None
        while len(self._lines) < len(sheet.meter.registers):
            self._add_line()
        order = (*(line.field for line in self._lines), self.reason, self.use_on_bill, self.day)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._sheet = sheet
        self._fill_fields()
        self.retranslate()

    def refresh(self) -> None:
        """Show what the checks say now; the text of the fields stays."""
        sheet = self._sheet
        if sheet is None:
            return
        examined = sheet.examined()
        for place, widgets in enumerate(self._lines):
            shown = place < len(examined.lines)
            for widget in (*widgets.widgets, widgets.chip):
                widget.setVisible(shown)
            if shown:
                self._show_line(sheet, widgets, examined.lines[place])
        self._show_foot(sheet, examined)

    def take_proposal(self) -> None:
        """What was proposed has been put into the sheet."""
        self._fill_fields()
        self.refresh()

    def focus_next(self) -> bool:
        """To the first register that is asked for and empty; False where there is none."""
        sheet = self._sheet
        if sheet is None:
            return False
        for register, field in zip(sheet.meter.registers, self.fields, strict=True):
            if not field.text().strip() and not self._may_be_left_out(sheet, register.zone):
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def focus_first(self) -> None:
        if not self.focus_next() and self.fields:
            self.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.fields[0].selectAll()

    def wanted_height(self) -> int:
        rows = len(self._sheet.meter.registers) if self._sheet else 0
        return _HEAD + rows * _LINE + _FOOT + (0 if self._why.isHidden() else _LINE)

    def retranslate(self) -> None:
        texts = (
            self.tr("Register"),
            self.tr("Before"),
            self.tr("Date"),
            self.tr("New"),
            self.tr("Used"),
            self.tr("Sum"),
        )
        for head, text in zip(self._heads, texts, strict=True):
            head.show_text(text)
        self._day_caption.show_text(self.tr("Read on"))
        self.day.setAccessibleName(self.tr("Day of the reading"))
        self.day.setToolTip(self.tr("Empty means today; 20.11 or “yesterday” when it was read earlier"))
        self.reason.setPlaceholderText(self.tr("Why it is right all the same, in a few words"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.use_on_bill.setText(self.tr("Use on the bill"))
        self.use_on_bill.setAccessibleName(self.tr("Use on the bill"))
        self.refresh()

    # --- inside ----------------------------------------------------------------------------------------------

    def _add_line(self) -> None:
        line = _RegisterLine(self._look)
        at = len(self._lines) + 1
        for place, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, at, place)
        self._grid.addWidget(line.chip, at, len(_WIDTHS), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(at, _LINE)
        place = len(self._lines)
        line.field.textEdited.connect(lambda text: self._on_typed(place, text))
        line.field.returnPressed.connect(self._on_enter)
        line.field.editingFinished.connect(self.refresh)  # a figure that is left is whole
        self._lines.append(line)

    def _fill_fields(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        for register, line in zip(sheet.meter.registers, self._lines, strict=False):
            text = sheet.texts.get(register.id, "")
            if line.field.text() != text:
                line.field.setText(text)
        if self.day.text() != sheet.day:
            self.day.setText(sheet.day)
        self.reason.setText(sheet.reason)
        self.use_on_bill.setChecked(sheet.use_on_bill)

    @staticmethod
    def _may_be_left_out(sheet: Sheet, zone: str) -> bool:
        """A total beside zones is not submitted."""
        return zone == "all" and len(sheet.meter.registers) > 1

    def _show_line(self, sheet: Sheet, widgets: _RegisterLine, line: Line) -> None:
        formats, register = self._formats, line.register
        name = f"{register.code} {words.zone(register.zone)}"
        widgets.name.show_text(name)
        widgets.field.setAccessibleName(self.tr("New reading, {0}").format(name))
        base = line.base or (register.history[-1] if register.history else None)
        widgets.before.show_text(NOTHING if base is None else formats.count(base.value))
        widgets.on.show_text(NOTHING if base is None else formats.short_day(base.read_on))
        factor = f" ×{register.multiplier}" if register.multiplier > 1 else ""
        widgets.used.show_text("" if line.used is None else f"{formats.count(line.used)}{factor}")
        cost = sheet.cost(line)
        widgets.money.show_text("" if cost is None else formats.money(cost))
        pending = self._is_pending(widgets, line)
        text, tone = ("…", "soft") if pending else verdict(line)
        widgets.chip.show_text(text, tone)
        _mark(widgets.field, wrong=line.level is Level.BLOCK and not pending)
        said = [sentence(one, "", formats) for one in line.findings]
        widgets.field.setAccessibleDescription(" ".join((text, *said)).strip())

    @staticmethod
    def _is_pending(widgets: _RegisterLine, line: Line) -> bool:
        """Whether the figure is lower only because not all of it has been typed."""
        if not widgets.field.hasFocus() or line.base is None or line.value is None:
            return False
        only_lower = all(one.code is Code.LOWER for one in line.findings if one.level is Level.BLOCK)
        return only_lower and len(str(line.value)) < len(str(line.base.value))

    def _show_foot(self, sheet: Sheet, examined: Examined) -> None:
        typing = {
            line.register.id
            for widgets, line in zip(self._lines, examined.lines, strict=False)
            if self._is_pending(widgets, line)
        }
        shown = self._worth_saying(examined, typing)
        codes = {line.register.id: line.register.code for line in examined.lines}
        said = " ".join(sentence(one, codes.get(one.register_id or 0, ""), self._formats) for one in shown)
        worst = shown[0].level if shown else Level.OK
        if not said and sheet.replaces is not None:
            said = self.tr("Your reading of today: saving it again puts it right.")
        missing = shown and shown[0].check is Check.FORMAT and shown[0].register_id is None
        if sheet.read_on is None:
            said, worst, missing = self.tr("This is no day. Write 20.11, or “yesterday”."), Level.BLOCK, False
        tone = "soft" if missing or worst is Level.OK else "bad" if worst is Level.BLOCK else "warn"
        self._said.show_text(said, tone)
        costs = [cost for line in examined.lines if (cost := sheet.cost(line)) is not None]
        several = len(costs) > 1
        self._sum.show_text(self.tr("{0} in all").format(self._formats.money(sum(costs))) if several else "")
        proposal = sheet.proposal()
        if proposal is not None:
            self._act.show_text(self._proposed(proposal[0]), action("accept").shown_key)
        else:
            self._act.show_text(self.tr("Save"), "Enter")
        self._act.setVisible(proposal is not None or (examined.may_be_saved and sheet.read_on is not None))
        self.day.setPlaceholderText(self._formats.short_day(sheet.today))
        _mark(self.day, wrong=sheet.read_on is None)
        if self._why.isHidden() == examined.needs_reason:
            self._why.setVisible(examined.needs_reason)
            self.height_changed.emit()

    @staticmethod
    def _worth_saying(examined: Examined, typing: set[int]) -> tuple[Finding, ...]:
        """The gravest, and what else is as grave; a register that was not typed yet only when nothing else is."""
        said = [one for one in examined.all if one.register_id not in typing]
        found = [one for one in said if one.check is not Check.FORMAT or one.register_id is not None]
        found = found or said[:1]
        if not found:
            return ()
        return tuple(one for one in found if one.level is found[0].level)[:2]

    def _proposed(self, proposal: Proposal) -> str:
        return {
            Proposal.ROLLOVER: self.tr("It went through nought"),
            Proposal.SWAP: self.tr("Swap them"),
            Proposal.REQUEST: self.tr("File a request"),
        }[proposal]

    def _on_typed(self, place: int, text: str) -> None:
        if self._sheet is not None:
            self._sheet.type(self._sheet.meter.registers[place].id, text)
            self.refresh()
            self.typed.emit()

    def _on_day(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.day = text
            self.day_changed.emit()
            self.typed.emit()

    def _on_reason(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.reason = text
            self.typed.emit()

    def _on_use(self, checked: bool) -> None:
        if self._sheet is not None and self._sheet.use_on_bill != checked:
            self._sheet.use_on_bill = checked
            self.typed.emit()

    def _on_enter(self) -> None:
        """On to the next register, to the reason where one is missing, or saved."""
        if self.focus_next():
            return
        if not self._why.isHidden() and not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.save_wanted.emit()

    def _on_act(self) -> None:
        if self._sheet is not None and self._sheet.proposal() is not None:
            self.proposal_wanted.emit()
        else:
            self._on_enter()


def _mark(field: QLineEdit, *, wrong: bool) -> None:
    """The frame of a field says that it cannot stay so."""
    said = "true" if wrong else "false"
    if field.property("problem") != said:
        field.setProperty("problem", said)
        field.style().unpolish(field)
        field.style().polish(field)
