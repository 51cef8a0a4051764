"""The look: colours of a theme read from resources, Inter in three weights, palettes for Fusion, one small style sheet.

Panels ask `Look` for a colour or a font by its meaning and repaint when it says `changed`.
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources

RESOURCES = Path(resources.__file__).parent

THEMES = ("light", "dark", "contrast")
SYSTEM = "system"

REGULAR = 400
MEDIUM = 500
SEMIBOLD = 600

CAPTION = 11
SECONDARY = 12
BODY = 13
LEAD = 15
HEADING = 17
TITLE = 20

RADIUS = 8
GAP = 12


@dataclass(frozen=True, slots=True)
class Tokens:
    """A theme's colours by meaning, as #RRGGBB. Colour never stands alone: a word or a sign says the same."""

    dark: bool
    ground: str  # behind the panels
    panel: str
    sunk: str  # quiet areas inside a panel
    line: str  # hairlines
    field_line: str  # borders of fields, 3:1 against panel and sunk
    text: str
    soft: str
    faint: str
    accent: str  # acts and selects
    accent_ground: str
    on_accent: str
    good: str  # is well
    good_ground: str
    warn: str  # warns
    warn_ground: str
    bad: str  # owed, or ends
    bad_ground: str
    bar: str  # bars of a chart that are not the one meant


def read_tokens(name: str) -> Tokens:
    """The theme of that name; a file that lacks a colour fails here, by name."""
    with (RESOURCES / "themes" / f"{name}.toml").open("rb") as file:
        return Tokens(**tomllib.load(file))


def contrast_ratio(one: str, other: str) -> float:
    """WCAG contrast of two #RRGGBB colours, 1 to 21."""

    def luminance(colour: str) -> float:
        def linear(channel: int) -> float:
            share = channel / 255
            return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

        red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


class Look(QObject):
    """The theme in force. `choose` takes a theme's name or `system`, which follows the desktop's light or dark."""

    changed = Signal()

    def __init__(self, application: QApplication, theme: str = SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        for name in ("Regular", "Medium", "SemiBold"):
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{name}.otf"))
        application.setStyle("Fusion")
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._choice = SYSTEM
        self._name = ""
        self._tokens = read_tokens("light")
        self._colours: dict[str, QColor] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        application.setFont(self.font(BODY))
        self.choose(theme)

    @property
    def choice(self) -> str:
        """What the operator chose: a theme or `system`."""
        return self._choice

    @property
    def name(self) -> str:
        """The theme shown."""
        return self._name

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    def colour(self, token: str) -> QColor:
        """The colour of that meaning; the object is shared, do not change it."""
        return self._colours[token]

    def has_colour(self, token: str) -> bool:
        return token in self._colours

    def font(self, size: int, weight: int = REGULAR) -> QFont:
        """Inter with tabular figures, `size` in pixels."""
        key = (size, weight)
        if key not in self._fonts:
            font = QFont("Inter")
            font.setPixelSize(size)
            font.setWeight(QFont.Weight(weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def choose(self, theme: str) -> None:
        self._choice = theme if theme in THEMES else SYSTEM
        self._show(self._wanted())

    def choose_next(self) -> None:
        """To the theme behind the one shown, for the key and the button."""
        self.choose(THEMES[(THEMES.index(self._name) + 1) % len(THEMES)])

    def _wanted(self) -> str:
        if self._choice != SYSTEM:
            return self._choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow_system(self) -> None:
        if self._choice == SYSTEM and self._wanted() != self._name:
            self._show(self._wanted())

    def _show(self, name: str) -> None:
        if name == self._name:
            return
        self._name = name
        self._tokens = read_tokens(name)
        self._colours = {
            field.name: QColor(getattr(self._tokens, field.name)) for field in fields(Tokens) if field.name != "dark"
        }
        self._application.setPalette(_palette(self._colours))
        self._application.setStyleSheet(
            _style_sheet(
                self._tokens,
                (RESOURCES / "icons" / ("tick-dark.svg" if self._tokens.dark else "tick-light.svg")).as_posix(),
            )
        )
        self.changed.emit()


def _palette(colours: dict[str, QColor]) -> QPalette:
    """Fusion's own palette from ours, so that whatever no rule names still fits."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, token in (
        (role.Window, "ground"),
        (role.WindowText, "text"),
        (role.Base, "panel"),
        (role.AlternateBase, "sunk"),
        (role.Text, "text"),
        (role.Button, "panel"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.BrightText, "bad"),
        (role.Mid, "line"),
        (role.Dark, "field_line"),
        (role.Light, "panel"),
        (role.Midlight, "line"),
        (role.Shadow, "ground"),
    ):
        palette.setColor(target, colours[token])
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colours["faint"])
    return palette


def _style_sheet(t: Tokens, tick: str) -> str:
    """Only what Fusion cannot say by its palette: the shape of fields, buttons, menus, lists and scroll bars."""
    return f"""
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {t.panel}; color: {t.text}; border: 1px solid {t.field_line}; border-radius: 6px;
    padding: 0 9px; placeholder-text-color: {t.faint};
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit, QComboBox {{ min-height: 28px; max-height: 28px; }}
QPlainTextEdit {{ padding: 3px 5px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {t.accent}; padding: 0 8px; }}
QPlainTextEdit:focus {{ padding: 2px 4px; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {{ border: 2px solid {t.bad}; }}
QLineEdit[compact="true"] {{ min-height: 20px; max-height: 20px; padding: 0 6px; }}
QLineEdit[large="true"] {{ min-height: 36px; max-height: 36px; padding-right: 64px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {t.panel}; border: 1px solid {t.field_line}; outline: none;
    selection-background-color: {t.accent_ground}; selection-color: {t.text};
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}
QTableView, QListView, QTreeView {{ background: transparent; border: none; outline: none; }}
QHeaderView, QHeaderView::section {{ background: transparent; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.field_line}; padding: 4px; }}
QMenu::item {{ padding: 6px 16px; border-radius: 4px; color: {t.text}; }}
QMenu::item:selected {{ background: {t.accent_ground}; }}
QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.field_line}; padding: 4px 6px; }}
QCheckBox {{ spacing: 8px; padding: 2px; }}
QCheckBox:focus {{ border: 2px solid {t.accent}; border-radius: 4px; padding: 0; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border-radius: 3px; background: {t.panel}; }}
QCheckBox::indicator {{ border: 1px solid {t.field_line}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border: 1px solid {t.accent}; image: url({tick}); }}
QSplitter::handle {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
