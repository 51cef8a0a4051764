"""The themes: every pair of colours that meets on the screen can be told apart."""

import tomllib
from dataclasses import fields

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from operator_desk.ui.theme import BODY, RESOURCES, SEMIBOLD, THEMES, Look, Tokens, contrast_ratio, read_tokens

TEXTS = ("text", "soft", "faint")
GROUNDS = ("panel", "sunk", "ground")
TONES = ("accent", "good", "warn", "bad")


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_texts_have_a_contrast_of_four_and_a_half(theme: str) -> None:
    tokens = read_tokens(theme)
    needed = 7.0 if theme == "contrast" else 4.5
    pairs = [(text, ground) for text in (*TEXTS, *TONES) for ground in GROUNDS]
    pairs += [(tone, f"{tone}_ground") for tone in TONES]
    pairs += [("text", "accent_ground"), ("soft", "accent_ground"), ("on_accent", "accent")]
    weak = {
        pair: round(contrast_ratio(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in pairs
        if contrast_ratio(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < needed
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_borders_of_fields_and_focus_have_a_contrast_of_three(theme: str) -> None:
    tokens = read_tokens(theme)
    for line in ("field_line", "accent", "bad"):
        for ground in GROUNDS:
            assert contrast_ratio(getattr(tokens, line), getattr(tokens, ground)) >= 3, (line, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_names_every_colour_and_no_other(theme: str) -> None:
    with (RESOURCES / "themes" / f"{theme}.toml").open("rb") as file:
        assert set(tomllib.load(file)) == {field.name for field in fields(Tokens)}


def test_a_theme_is_worn_by_the_whole_program(qapp: QApplication) -> None:
    look = Look(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == read_tokens("dark").ground
    told = []
    look.changed.connect(lambda: told.append(look.name))
    look.choose_next()
    look.choose_next()
    assert told == ["contrast", "light"]
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == read_tokens("light").panel


def test_an_unknown_theme_follows_the_system(qapp: QApplication) -> None:
    look = Look(qapp, "solarized")
    assert look.choice == "system" and look.name in ("light", "dark")


def test_letters_are_inter_with_figures_of_one_width(qapp: QApplication) -> None:
    font = Look(qapp, "light").font(BODY, SEMIBOLD)
    assert QFontInfo(font).family() == "Inter" and font.weight() == SEMIBOLD
    assert font.featureValue(QFont.Tag("tnum")) == 1
