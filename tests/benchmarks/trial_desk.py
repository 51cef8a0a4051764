"""The fast trial pipeline's desk half: as many labels, bars and table rows as the product shows, prebuilt, without a
style sheet, filled and painted. A baseline.

Prints `call-id perf_counter_ns` when a card has been painted, `+call-id …` when its message has come.
"""

import argparse
import asyncio
import sys
import threading
import time
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from websockets.asyncio.client import connect

Index = QModelIndex | QPersistentModelIndex
HEADER = ("name", "number", "address", "balance", "tariff", "status")
# Rows of a table that are seen without scrolling, as many as the product's window shows.
TABLES = (("meters", 3), ("registers", 7), ("bills", 3), ("payments", 3), ("interactions", 5))
BESIDE = 36  # labels of call bar, lists and forms around the card, which change with the call as well
BARS = 12


came: list[str] = []  # written with the paint: a write in between would hand the interpreter over


def note(line: str) -> None:
    came.append(f"{line} {time.perf_counter_ns()}\n")


def say(line: str) -> None:
    note(line)
    sys.stdout.write("".join(came))
    sys.stdout.flush()
    came.clear()


class Rows(QAbstractTableModel):
    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._rows: list[list[Any]] = []

    def fill(self, rows: list[list[Any]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[index.row()][index.column()])
        return None


class Plain(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignVCenter, str(index.data()))


class Arrivals(QObject):
    came = Signal(bytes)


class Card(QWidget):
    """The whole card, built once."""

    _waiting: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self._labels = {name: QLabel() for name in HEADER}
        grid = QGridLayout()
        for place, label in enumerate(self._labels.values()):
            grid.addWidget(label, place // 3, place % 3)
        self._beside = [QLabel() for _ in range(BESIDE)]
        for place, label in enumerate(self._beside):
            grid.addWidget(label, 2 + place // 6, place % 6)
        self._bars = [QProgressBar() for _ in range(BARS)]
        bars = QHBoxLayout()
        for bar in self._bars:
            bar.setOrientation(Qt.Orientation.Vertical)
            bars.addWidget(bar)
        layout = QVBoxLayout(self)
        layout.addLayout(grid)
        layout.addLayout(bars)
        self._models: dict[str, Rows] = {}
        for name, columns in TABLES:
            model, view = Rows(columns), QTableView()
            view.setModel(model)
            view.setItemDelegate(Plain(view))
            self._models[name] = model
            layout.addWidget(view)

    def show_message(self, message: bytes) -> None:
        body = msgspec.json.decode(message)
        card = body["card"]
        if card is not None:
            for name, label in self._labels.items():
                label.setText(str(card[name]))
            for place, label in enumerate(self._beside):
                label.setText(f"{card['name']} {body['call'][-6:]} {place}")
            for bar, bill in zip(self._bars, card["bills"], strict=False):
                bar.setValue(bill[1] % 100)
            for name, model in self._models.items():
                model.fill(card[name])
        self._waiting = body["call"]
        self.update()

    def event(self, event: Any) -> bool:
        done = super().event(event)
        if self._waiting is not None and event.type() == event.Type.UpdateRequest:
            say(self._waiting)
            self._waiting = None
        return done


def listen(port: int, arrivals: Arrivals) -> None:
    async def run() -> None:
        async with connect(f"ws://127.0.0.1:{port}", compression=None) as line:
            async for message in line:
                note("+" + msgspec.json.decode(message)["call"])
                arrivals.came.emit(message.encode() if isinstance(message, str) else message)

    asyncio.run(run())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    application = QApplication(sys.argv[:1])
    card = Card()
    card.resize(1366, 768)
    card.show()
    arrivals = Arrivals()
    arrivals.came.connect(card.show_message)
    threading.Thread(target=listen, args=(parser.parse_args().port, arrivals), daemon=True).start()
    application.exec()
