"""The panel of an explanation: what it is, the sentence to read aloud, what to compare with, and the tree."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.labels import Caption, TextLabel
from operator_desk.ui.panel import SCROLL_ROOM, Panel, column, inset, row
from operator_desk.ui.theme import BODY, HEADING, SECONDARY, SEMIBOLD, Look
from operator_desk.ui.why.tree import WhyRow, WhyTree

SOURCE_HEIGHT = 34  # two lines, kept free: the tree does not jump
Months = Sequence[tuple[str, str]]  # period, its name


class AnswerBox(Panel):
    """The sentence, in the client's language, and the key that copies it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunk")
        self._caption = Caption(look)
        self.copy = LinkButton(look, SECONDARY)
        self._text = TextLabel(look, BODY, wrap=True)
        layout = column(self, left=12, top=6, right=8, bottom=10, gap=2)
        head = row()
        head.addWidget(self._caption, 1)
        head.addWidget(self.copy)
        layout.addLayout(head)
        layout.addWidget(self._text)

    @property
    def text(self) -> str:
        return self._text.shown

    def show_answer(self, text: str) -> None:
        self._caption.show_text(self.tr("Read aloud"))
        self.copy.show_text(self.tr("copy"), action("copy_answer").shown_key)
        self._text.show_text(text)
        self.setVisible(bool(text))

    def show_copied(self) -> None:
        self._caption.show_text(self.tr("Copied"))


class WhyPanel(Panel):
    """Shows what it is given; asks by signals. The tree has the keyboard."""

    row_opened = Signal(object)  # Asked
    bill_chosen = Signal(str)  # period of the bill to explain
    against_chosen = Signal(str)  # period of the bill to compare with
    copy_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, framed=False)
        self._title = TextLabel(look, HEADING, SEMIBOLD)
        self._back = LinkButton(look, SECONDARY)
        self._whose = TextLabel(look, SECONDARY, tone="soft")
        self._notice = TextLabel(look, BODY, tone="soft", wrap=True)
        self._bill = LinkButton(look, SECONDARY)
        self._with = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._against = LinkButton(look, SECONDARY)
        self._bills: Months = ()
        self._others: Months = ()
        self.answer = AnswerBox(look)
        self.tree = WhyTree(look)
        self.source = TextLabel(look, SECONDARY, tone="soft", wrap=True)
        self._build()
        self._back.clicked.connect(self.left)
        self._bill.clicked.connect(self.choose_bill)
        self._against.clicked.connect(self.choose_against)
        self.answer.copy.clicked.connect(self.copy_wanted)
        self.tree.opened.connect(self.row_opened)
        self.tree.stood_at.connect(lambda row: self.source.show_text(row.source))

    def _build(self) -> None:
        layout = column(self, left=0, top=0, right=0, bottom=0, gap=6)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addSpacing(SCROLL_ROOM)
        layout.addLayout(head)
        layout.addWidget(self._whose)
        months = row(2)
        for part in (self._bill, self._with, self._against):
            months.addWidget(part)
        months.addStretch(1)
        layout.addLayout(months)
        layout.addWidget(inset(self.answer))
        layout.addWidget(self._notice)
        layout.addWidget(self.tree, 1)
        layout.addWidget(inset(self.source))
        self.source.setFixedHeight(SOURCE_HEIGHT)
        self._notice.hide()

    def show_head(self, title: str, whose: str) -> None:
        self._title.show_text(title)
        self._whose.show_text(whose)
        self._back.show_text(self.tr("back"), action("leave").shown_key)
        self.tree.setAccessibleName(self.tr("Where it comes from: {0}").format(title))

    def show_months(self, bills: Months, bill: str, others: Months, against: str) -> None:
        """Which two bills are compared, and which others could be; none where no bill is explained."""
        self._bills, self._others = bills, others
        for part in (self._bill, self._with, self._against):
            part.setVisible(bool(bills) and bool(others))
        self._with.show_text(self.tr("compared with"))
        self._bill.show_text(dict(bills).get(bill, bill) + " ▾", hint=self.tr("Choose the bill"))
        self._against.show_text(dict(others).get(against, against) + " ▾", hint=self.tr("Choose what to compare with"))

    def show_explained(self, answer: str, rows: Sequence[WhyRow]) -> None:
        self.answer.show_answer(answer)
        self.tree.show_rows(rows)
        if not rows:
            self.source.show_text("")
        self.show_notice("")

    def show_notice(self, text: str) -> None:
        """Why there is nothing, or how old it is."""
        self._notice.show_text(text)
        self._notice.setVisible(bool(text))

    def clear(self) -> None:
        self.show_months((), "", (), "")
        self.show_explained("", ())

    def choose_bill(self) -> None:
        self._choose(self._bill, self._bills, self.bill_chosen.emit)

    def choose_against(self) -> None:
        self._choose(self._against, self._others, self.against_chosen.emit)

    def _choose(self, button: LinkButton, months: Months, chosen: Callable[[str], None]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for period, name in months:
            menu.addAction(name).setData(period)
        menu.triggered.connect(lambda act: chosen(act.data()))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
