"""One desktop a person: a second start brings the first to the front and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class Instance(QObject):
    """The program that holds this data folder. `another_started` is emitted in the first when a second was tried."""

    another_started = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = "operator-desk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_another)

    def is_first(self) -> bool:
        """Whether no other runs. The one that does has then been told."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.disconnectFromServer()
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left by one that was killed: nobody answered on it
            self._server.listen(self._name)
        return True

    def close(self) -> None:
        self._server.close()

    def _on_another(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.another_started.emit()
