"""Signing in: login, password, whether to be remembered; which server, and what is wrong, in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from operator_desk.ui import words
from operator_desk.ui.buttons import KeyButton
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import Caption, DotLabel, TextLabel
from operator_desk.ui.panel import Panel, column
from operator_desk.ui.theme import BODY, SECONDARY, SEMIBOLD, TITLE, Look
from operator_desk.verbs import LinkState
from sync.protocol import Refused


class SignInPage(QWidget):
    """One panel in the middle of the window. Enter in a field goes on to what is missing, or signs in."""

    sign_in_wanted = Signal(str, str, bool)

    def __init__(self, look: Look, formats: Formats, server: str, login: str) -> None:
        super().__init__()
        self._formats = formats
        self._server = server
        self._link: LinkState | None = None
        self._refused: Refused | None = None
        self._busy = False
        self._title = TextLabel(look, TITLE, SEMIBOLD)
        self._login_caption = Caption(look, "soft")
        self._password_caption = Caption(look, "soft")
        self.login = QLineEdit(login)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox()
        self.remember.setChecked(bool(login))
        self.error = TextLabel(look, BODY, tone="bad", wrap=True)
        self.error.setFixedHeight(38)
        self._button = KeyButton(look, "primary", 38)
        self._state = DotLabel(look)
        self._address = TextLabel(look, SECONDARY, tone="faint")
        self._build(look)
        self.login.returnPressed.connect(self._go_on)
        self.password.returnPressed.connect(self._go_on)
        self._button.clicked.connect(self._go_on)

    def _build(self, look: Look) -> None:
        panel = Panel(look)
        panel.setFixedSize(380, 388)
        inside = column(panel, left=32, top=26, right=32, bottom=18, gap=4)
        inside.addWidget(self._title)
        inside.addSpacing(14)
        inside.addWidget(self._login_caption)
        inside.addWidget(self.login)
        inside.addSpacing(6)
        inside.addWidget(self._password_caption)
        inside.addWidget(self.password)
        inside.addSpacing(6)
        inside.addWidget(self.remember)
        inside.addSpacing(6)
        inside.addWidget(self.error)
        inside.addWidget(self._button)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._state)
        foot.addStretch(1)
        inside.addLayout(foot)
        inside.addWidget(self._address)
        outside = QVBoxLayout(self)
        outside.addWidget(panel, 0, Qt.AlignmentFlag.AlignCenter)

    def show_refused(self, refused: Refused) -> None:
        """The server said no: the password is asked again, the login stays."""
        self._refused, self._busy = refused, False
        self.retranslate()
        if refused.reason in ("wrong_password", "locked"):
            self.password.selectAll()

    def show_link(self, link: LinkState) -> None:
        self._link = link
        if not link.up:
            self._busy = False
        self.retranslate()

    def start_anew(self) -> None:
        """Shown again after signing out: the password is never kept."""
        self._busy = False
        self.password.clear()
        (self.password if self.login.text() else self.login).setFocus()
        self.retranslate()

    def _go_on(self) -> None:
        if not self.login.text().strip():
            self.login.setFocus()
            return
        if not self.password.text():
            self.password.setFocus()
            return
        self._refused, self._busy = None, True
        self.retranslate()
        self.sign_in_wanted.emit(self.login.text().strip(), self.password.text(), self.remember.isChecked())

    def retranslate(self) -> None:
        self._title.show_text(self.tr("Operator desktop"))
        self._login_caption.show_text(self.tr("Login"))
        self._password_caption.show_text(self.tr("Password"))
        self.login.setAccessibleName(self.tr("Login"))
        self.password.setAccessibleName(self.tr("Password"))
        self.remember.setText(self.tr("Keep me signed in at this desk"))
        self.remember.setAccessibleName(self.remember.text())
        self._button.show_text(self.tr("Signing in…") if self._busy else self.tr("Sign in"), "Enter")
        down = self._link is not None and not self._link.up
        if down and self._link is not None:
            text = self.tr("No link since {0}: {1}").format(
                self._formats.clock(self._link.since), words.link_reason(self._link.reason)
            )
            self._state.show_state(text, "bad", well=False)
        elif self._link is None:
            self._state.show_state(self.tr("Connecting to the server"), "faint", well=False)
        else:
            self._state.show_state(self.tr("Server is there"), "good", well=True)
        self._address.show_text(self._server or self.tr("this computer alone, without a central server"))
        if self._refused is not None:
            parts = [words.sign_in_refusal(self._refused.reason)]
            if self._refused.retry_after_s:
                parts.append(self.tr("Try again in %n second(s).", "", self._refused.retry_after_s))
            self.error.show_text(" ".join(parts))
        else:
            self.error.show_text("")
