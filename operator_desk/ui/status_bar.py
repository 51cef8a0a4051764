"""The line at the foot: what has not reached the server, whether server, Asterisk and phone are heard, and drafts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from operator_desk.ui import words
from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.formats import Formats, short_name
from operator_desk.ui.labels import DotLabel, TextLabel
from operator_desk.ui.language import NAMES
from operator_desk.ui.panel import Panel
from operator_desk.ui.theme import REGULAR, SECONDARY, SEMIBOLD, Look
from operator_desk.verbs import LinkState, OutboxState, StoreSetAside
from sync.protocol import LineStatus, Welcome


class StatusBar(Panel):
    """Says in words what colour says too. Theme and language are switched at its right end."""

    theme_wanted = Signal()
    language_wanted = Signal()
    keys_wanted = Signal()
    rejected_wanted = Signal()

    def __init__(self, look: Look, formats: Formats) -> None:
        super().__init__(look, "ground", framed=False)
        self._formats = formats
        self._outbox = OutboxState(0, ())
        self._link: LinkState | None = None
        self._line: LineStatus | None = None
        self._welcome: Welcome | None = None
        self._drafts = 0
        self._not_had = ""
        self._set_aside: StoreSetAside | None = None
        self._card = TextLabel(look, SECONDARY, SEMIBOLD, "bad", fit=True)
        self._unsent = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._rejected = LinkButton(look, SECONDARY, "bad")
        self._saved = LinkButton(look, SECONDARY, "bad")
        self._server = DotLabel(look)
        self._asterisk = DotLabel(look)
        self._phone = DotLabel(look)
        self._drafts_text = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._who = TextLabel(look, SECONDARY, tone="soft", fit=True)
        self._theme = LinkButton(look, SECONDARY, "soft", REGULAR)
        self._language = LinkButton(look, SECONDARY, "soft", REGULAR)
        self._keys = LinkButton(look, SECONDARY, "soft", REGULAR)
        self._theme.clicked.connect(self.theme_wanted)
        self._language.clicked.connect(self.language_wanted)
        self._keys.clicked.connect(self.keys_wanted)
        self._rejected.clicked.connect(self.rejected_wanted)
        self._saved.clicked.connect(self._on_saved_read)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 8, 2)
        line.setSpacing(18)
        for part in (
            self._unsent,
            self._rejected,
            self._saved,
            self._server,
            self._asterisk,
            self._phone,
            self._drafts_text,
            self._card,
        ):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._who)
        for button in (self._theme, self._language, self._keys):
            line.addWidget(button)
        self._rejected.hide()
        self._saved.hide()
        self.setFixedHeight(32)

    def show_card_not_had(self, reason: str) -> None:
        """The card that was asked for cannot be shown; said until another one is."""
        self._not_had = reason
        self.retranslate()

    def forget_card_not_had(self) -> None:
        if self._not_had:
            self._not_had = ""
            self.retranslate()

    def show_set_aside(self, store: StoreSetAside) -> None:
        """The store of this desk was unreadable; said until somebody has read it."""
        self._set_aside = store
        self.retranslate()

    def _on_saved_read(self) -> None:
        self._set_aside = None
        self.retranslate()

    def show_outbox(self, outbox: OutboxState) -> None:
        self._outbox = outbox
        self.retranslate()

    def show_link(self, link: LinkState) -> None:
        self._link = link
        self.retranslate()

    def show_line(self, line: LineStatus) -> None:
        self._line = line
        self.retranslate()

    def show_drafts(self, count: int) -> None:
        self._drafts = count
        self.retranslate()

    def show_person(self, welcome: Welcome | None) -> None:
        self._welcome = welcome
        self.retranslate()

    def retranslate(self) -> None:
        down = self._link is not None and not self._link.up
        self._show_unsent(down)
        self._show_set_aside()
        self._show_server(down)
        self._show_asterisk(down)
        self._drafts_text.show_text(self.tr("Drafts {0}").format(self._drafts), "warn" if self._drafts else "soft")
        if self._welcome is not None:
            name = short_name(self._welcome.name)
            self._who.show_text(" · ".join(part for part in (name, self._welcome.team) if part))
        else:
            self._who.show_text("")
        self._card.show_text(self.tr("No card: {0}").format(words.no_answer(self._not_had)) if self._not_had else "")
        theme = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }[self._look.name]
        self._theme.show_text(theme, action("theme").shown_key, self.tr("Theme: {0}").format(theme))
        language = NAMES[self._formats.language]
        self._language.show_text(language, action("language").shown_key, self.tr("Language: {0}").format(language))
        self._keys.show_text(action("keys").text, action("keys").shown_key)

    def _show_unsent(self, down: bool) -> None:
        waiting, rejected = self._outbox.waiting, len(self._outbox.rejected)
        if down and waiting and self._link is not None:
            since = self._formats.clock(self._link.since)
            text = self.tr("No link since {0}, %n result(s) waiting", "", waiting).format(since)
            self._unsent.show_text(text, "bad")
        else:
            self._unsent.show_text(self.tr("Unsent {0}").format(waiting), "warn" if waiting else "soft")
        self._rejected.setVisible(rejected > 0)
        if rejected:
            self._rejected.show_text(self.tr("%n rejected", "", rejected))

    def _show_set_aside(self) -> None:
        store = self._set_aside
        self._saved.setVisible(store is not None)
        if store is None:
            return
        commands = self.tr("%n unsent", "", store.commands)
        drafts = self.tr("%n draft(s)", "", store.drafts)
        if store.complete:
            text = self.tr("Store was damaged, saved: {0}, {1}")
            more = self.tr("Nothing is lost: unsent work is sent as before. Press to close this notice.")
        else:
            text = self.tr("Store was damaged, saved: {0}, {1}, not all")
            more = self.tr("Check today's requests of yours, and tell the administrator. Press to close this notice.")
        self._saved.show_text(text.format(commands, drafts), "", more)

    def _show_server(self, down: bool) -> None:
        if self._link is None:
            self._server.show_state(self.tr("Server: connecting"), "faint", well=False)
        elif down:
            reason = words.link_reason(self._link.reason)
            if self._outbox.waiting:  # since when is said with what waits
                text = self.tr("Server: {0}").format(reason)
            else:
                text = self.tr("No link since {0}: {1}").format(self._formats.clock(self._link.since), reason)
            self._server.show_state(text, "bad", well=False)
        else:
            self._server.show_state(self.tr("Server"), "good", well=True)

    def _show_asterisk(self, down: bool) -> None:
        line = self._line
        self._asterisk.setVisible(not down)  # what the server tells is not known without it
        self._phone.setVisible(not down)
        if line is None or down:
            self._asterisk.show_state(self.tr("Asterisk: not known"), "faint", well=False)
        elif line.asterisk:
            self._asterisk.show_state(self.tr("Asterisk"), "good", well=True)
        else:
            since = self._formats.clock(line.since)
            self._asterisk.show_state(self.tr("Asterisk: not heard since {0}").format(since), "bad", well=False)
        extension = self._welcome.extension if self._welcome else None
        if line is None or down or not extension:
            self._phone.show_state(self.tr("Phone: not known"), "faint", well=False)
        else:
            bad = line.phone in ("unreachable", "unknown", "none")
            text = self.tr("Phone {0} {1}").format(extension, words.phone_state(line.phone))
            self._phone.show_state(text, "bad" if bad else "good", well=not bad)
