"""Every act that has a key: what it is called, its key, where it holds, what it does. The only place with keys.

`verb` names the method of the window's presenter; keys, buttons, tooltips and the list of keys all read this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO = Qt.KeyboardModifier.NoModifier


class Where(StrEnum):
    """In which state of the window a key holds. WINDOW holds in all of them once signed in."""

    ANYWHERE = "anywhere"
    WINDOW = "window"
    CARD = "card"
    CALLER = "caller"
    FORM = "form"
    WRAP_UP = "wrap_up"
    GUESSES = "guesses"
    READING = "reading"
    WHY = "why"


# Contexts that can hold at the same moment: two keys may be the same only outside each other's reach.
TOGETHER: dict[Where, frozenset[Where]] = {
    Where.ANYWHERE: frozenset(Where),
    Where.WINDOW: frozenset(Where),
    Where.CARD: frozenset(Where) - {Where.CALLER},
    Where.CALLER: frozenset(Where) - {Where.CARD, Where.GUESSES, Where.READING},
    Where.GUESSES: frozenset(Where) - {Where.CALLER},
    Where.READING: frozenset(Where) - {Where.CALLER},
    Where.FORM: frozenset(Where) - {Where.WRAP_UP, Where.WHY},
    Where.WRAP_UP: frozenset(Where) - {Where.FORM, Where.WHY},
    Where.WHY: frozenset(Where) - {Where.FORM, Where.WRAP_UP},
}


@dataclass(frozen=True, slots=True)
class Action:
    """One act. `key` and `modifiers` are the physical key on a Latin layout."""

    id: str
    source_text: str
    key: Qt.Key
    modifiers: Qt.KeyboardModifier
    where: Where
    verb: str
    argument: int | None = None

    @property
    def text(self) -> str:
        """What the act is called, in the language of the window."""
        return QCoreApplication.translate("Action", self.source_text)

    @property
    def shown_key(self) -> str:
        text = QKeySequence(self.modifiers.value | self.key.value).toString(QKeySequence.SequenceFormat.NativeText)
        return text.replace("Return", "Enter")


def _row(
    id: str,
    text: object,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    where: Where,
    verb: str,
    argument: int | None = None,
) -> Action:
    return Action(id, str(text), key, modifiers, where, verb, argument)


def _numbered(
    id: str, text: object, count: int, modifiers: Qt.KeyboardModifier, where: Where, verb: str
) -> tuple[Action, ...]:
    """The same act with the digits from 1; its argument counts from 0."""
    return tuple(
        _row(f"{id}_{digit}", text, Qt.Key(Qt.Key.Key_0.value + digit), modifiers, where, verb, digit - 1)
        for digit in range(1, count + 1)
    )


K = Qt.Key
ACTIONS: tuple[Action, ...] = (
    _row("keys", QT_TRANSLATE_NOOP("Action", "Keys"), K.Key_F1, NO, Where.ANYWHERE, "show_keys"),
    _row("next_call", QT_TRANSLATE_NOOP("Action", "Waiting call"), K.Key_F2, NO, Where.WINDOW, "show_next_call"),
    _row("who", QT_TRANSLATE_NOOP("Action", "Another caller"), K.Key_F3, NO, Where.CARD, "ask_who_calls"),
    _row("wrap_up", QT_TRANSLATE_NOOP("Action", "Wrap-up"), K.Key_F4, NO, Where.WINDOW, "open_wrap_up"),
    _row(
        "accounts",
        QT_TRANSLATE_NOOP("Action", "Accounts, household, numbers"),
        K.Key_F5,
        NO,
        Where.CARD,
        "show_accounts",
    ),
    _row("hold", QT_TRANSLATE_NOOP("Action", "Hold, resume"), K.Key_F6, NO, Where.WINDOW, "hold"),
    _row("transfer", QT_TRANSLATE_NOOP("Action", "Hand over"), K.Key_F7, NO, Where.WINDOW, "transfer"),
    _row("hang_up", QT_TRANSLATE_NOOP("Action", "Hang up, refuse"), K.Key_F8, NO, Where.WINDOW, "hang_up"),
    _row("answer", QT_TRANSLATE_NOOP("Action", "Answer"), K.Key_F10, NO, Where.WINDOW, "answer"),
    _row("own_state", QT_TRANSLATE_NOOP("Action", "My state"), K.Key_P, CTRL, Where.WINDOW, "choose_own_state"),
    _row("attach", QT_TRANSLATE_NOOP("Action", "Attach number"), K.Key_N, CTRL, Where.CARD, "attach_number"),
    _row("verify", QT_TRANSLATE_NOOP("Action", "Ask who he is"), K.Key_I, CTRL, Where.CARD, "verify_caller"),
    _row(
        "wrong", QT_TRANSLATE_NOOP("Action", "Number not his, undo"), K.Key_N, CTRL | SHIFT, Where.CARD, "turn_number"
    ),
    _row("why", QT_TRANSLATE_NOOP("Action", "Why is it so?"), K.Key_F9, NO, Where.CARD, "explain"),
    _row("why_bill", QT_TRANSLATE_NOOP("Action", "Why such a bill?"), K.Key_F9, SHIFT, Where.CARD, "explain_bill"),
    _row("copy_answer", QT_TRANSLATE_NOOP("Action", "Copy answer"), K.Key_C, CTRL | SHIFT, Where.WHY, "copy_answer"),
    _row("money", QT_TRANSLATE_NOOP("Action", "To bills and payments"), K.Key_B, CTRL, Where.CARD, "focus_money"),
    _row("find", QT_TRANSLATE_NOOP("Action", "Find or begin"), K.Key_K, CTRL, Where.WINDOW, "focus_entry"),
    _row("now", QT_TRANSLATE_NOOP("Action", "To the calls"), K.Key_J, CTRL, Where.WINDOW, "focus_now"),
    _row("history", QT_TRANSLATE_NOOP("Action", "To the history"), K.Key_H, CTRL, Where.CARD, "focus_timeline"),
    _row("request", QT_TRANSLATE_NOOP("Action", "To the open request"), K.Key_G, CTRL, Where.CARD, "show_open_request"),
    _row("alert", QT_TRANSLATE_NOOP("Action", "To what is alerted"), K.Key_W, ALT, Where.CARD, "open_alert"),
    _row("alerts", QT_TRANSLATE_NOOP("Action", "All alerts"), K.Key_E, ALT, Where.CARD, "show_alerts"),
    _row("offer", QT_TRANSLATE_NOOP("Action", "What may be offered"), K.Key_O, ALT, Where.CARD, "turn_offer"),
    _row("answers", QT_TRANSLATE_NOOP("Action", "Answer, next answer"), K.Key_A, ALT, Where.WINDOW, "next_answer"),
    _row("details", QT_TRANSLATE_NOOP("Action", "More of the answer"), K.Key_D, ALT, Where.WINDOW, "turn_details"),
    _row("helped", QT_TRANSLATE_NOOP("Action", "The answer helped"), K.Key_U, ALT, Where.WINDOW, "answer_helped"),
    _row(
        "no_help", QT_TRANSLATE_NOOP("Action", "The answer did not help"), K.Key_I, ALT, Where.WINDOW, "answer_failed"
    ),
    _row("script", QT_TRANSLATE_NOOP("Action", "Ask step by step"), K.Key_S, ALT, Where.WINDOW, "begin_script"),
    _row("script_back", QT_TRANSLATE_NOOP("Action", "Question before"), K.Key_Left, ALT, Where.WINDOW, "script_back"),
    _row("reading", QT_TRANSLATE_NOOP("Action", "Take a reading"), K.Key_R, CTRL, Where.CARD, "take_reading"),
    _row(
        "undo_reading",
        QT_TRANSLATE_NOOP("Action", "Undo my reading"),
        K.Key_R,
        CTRL | SHIFT,
        Where.CARD,
        "undo_reading",
    ),
    _row(
        "accept",
        QT_TRANSLATE_NOOP("Action", "Take what is proposed"),
        K.Key_Return,
        ALT,
        Where.READING,
        "accept_proposal",
    ),
    _row("file", QT_TRANSLATE_NOOP("Action", "File request"), K.Key_Return, CTRL, Where.FORM, "file_request"),
    _row("save", QT_TRANSLATE_NOOP("Action", "Save wrap-up"), K.Key_Return, CTRL, Where.WRAP_UP, "save_wrap_up"),
    _row("leave", QT_TRANSLATE_NOOP("Action", "Back, losing nothing"), K.Key_Escape, NO, Where.WINDOW, "leave"),
    _row(
        "theme", QT_TRANSLATE_NOOP("Action", "Light, dark, high contrast"), K.Key_F11, NO, Where.ANYWHERE, "next_theme"
    ),
    _row("language", QT_TRANSLATE_NOOP("Action", "Language"), K.Key_F12, NO, Where.ANYWHERE, "next_language"),
    _row("sign_out", QT_TRANSLATE_NOOP("Action", "Sign out"), K.Key_Q, CTRL | SHIFT, Where.WINDOW, "sign_out"),
    *_numbered("candidate", QT_TRANSLATE_NOOP("Action", "Choose the caller"), 9, ALT, Where.CALLER, "choose_candidate"),
    *_numbered("guess", QT_TRANSLATE_NOOP("Action", "Drop the guess, take it"), 9, ALT, Where.GUESSES, "turn_guess"),
    *_numbered("filter", QT_TRANSLATE_NOOP("Action", "Filter the history"), 6, CTRL, Where.CARD, "filter_timeline"),
)

_BY_ID = {action.id: action for action in ACTIONS}


def action(id: str) -> Action:
    """The act of that name."""
    return _BY_ID[id]


# The letters that the same keys carry on Ukrainian and Russian layouts: Ctrl+K arrives there as Ctrl+Л.
_CYRILLIC = dict(zip("ЙЦУКЕНГШЩЗФІЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASSDFGHJKLZXCVBNM", strict=True))


def latin_key(key: int) -> int:
    """The key as a Latin layout would name it."""
    letter = _CYRILLIC.get(chr(key)) if 0x400 <= key <= 0x4FF else None
    if letter is not None:
        return ord(letter)
    return K.Key_Return.value if key == K.Key_Enter.value else key
