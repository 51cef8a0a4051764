"""Every text of the window stands in three languages, and changes while the window runs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from operator_desk.ui.formats import MINUS, THIN, Formats
from operator_desk.ui.language import Language
from resources.translations import HERE, LANGUAGES, compiled
from resources.translations.__main__ import check, messages
from tests.ui.desk import Desk


def test_every_text_is_extracted_and_translated() -> None:
    assert check() == []


def test_a_text_that_is_not_translated_is_found(tmp_path: Path) -> None:
    source = (HERE / "uk.ts").read_text("utf-8")
    broken = tmp_path / "uk.ts"
    broken.write_text(
        source.replace("<translation>До сплати</translation>", '<translation type="unfinished"></translation>')
    )
    assert messages(broken)[("CardHeader", "To pay")] is False
    assert messages(HERE / "uk.ts")[("CardHeader", "To pay")] is True


def test_texts_are_compiled_from_a_clean_checkout(tmp_path: Path) -> None:
    for language in LANGUAGES:
        made = compiled(language, tmp_path)
        assert made is not None and made.stat().st_size > 16
        assert compiled(language, tmp_path) == made
    assert compiled("pl", tmp_path) is None


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("uk", {1: "1 місяць", 3: "3 місяці", 5: "5 місяців", 12: "12 місяців", 21: "21 місяць"}),
        ("ru", {1: "1 месяц", 3: "3 месяца", 5: "5 месяцев", 12: "12 месяцев", 22: "22 месяца"}),
        ("en", {1: "1 month", 3: "3 months", 21: "21 months"}),
    ],
)
def test_plurals(qapp: QApplication, compiled_texts: Path, language: str, counts: dict[int, str]) -> None:
    speaks = Language(qapp, compiled_texts, language)
    for count, text in counts.items():
        assert qapp.translate("ConsumptionPanel", "%n month(s)", None, count) == text
    speaks.choose("en")


def test_the_language_changes_while_a_card_is_open(desk: Desk) -> None:
    desk.ring()
    header, form = desk.window.page.card.header, desk.window.page.work.form
    desk.window.page.presenter.begin_request("recalculation")
    form._fields["note"].set_text("typed")
    assert header._captions[0].shown == "To pay"
    for language, caption, title in (
        ("uk", "До сплати", "Заявка: Перерахунок"),
        ("ru", "К оплате", "Заявка: Перерасчёт"),
        ("en", "To pay", "Request: Recalculation"),
    ):
        desk.language.choose(language)
        assert header._captions[0].shown == caption
        assert form._title.shown == title
        assert form._fields["note"].text() == "typed"


def test_values_are_written_as_the_language_writes_them() -> None:
    formats = Formats("uk")
    formats.live_in("Europe/Kyiv", "UAH")
    assert formats.money(128_450) == f"1{THIN}284,50{THIN}₴"
    assert formats.money(-11_240, unit=False) == f"{MINUS}112,40"
    assert formats.money(-5, unit=False) == f"{MINUS}0,05"
    assert formats.account("4120337815") == f"4120{THIN}337{THIN}815"
    assert formats.month("2026-10") == "жовтень"
    assert formats.duration(72) == "01:12" and formats.duration(3_723) == "1:02:03"
    formats.speak("en")
    assert formats.money(128_450) == f"1{THIN}284.50{THIN}₴"


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_captions_and_buttons_are_not_cut_on_the_smallest_screen(build: Callable[..., Desk], language: str) -> None:
    from operator_desk.ui.labels import Caption, TextLabel

    desk = build(language=language)
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.sign_in()
    desk.ring()
    desk.window.page.presenter.begin_request("recalculation")
    desk.settle()
    window = desk.window
    assert (window.width(), window.height()) == (1366, 768)
    may_be_cut = {window.page.card.header._place}
    cut = [
        label.shown
        for label in window.findChildren(TextLabel)
        if label.isVisible() and label.is_cut and label not in may_be_cut
    ]
    assert cut == []
    assert any(isinstance(label, Caption) for label in window.findChildren(TextLabel))
