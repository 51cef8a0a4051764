"""Why is it so? By keys, from any figure to where it comes from and back, with a sentence in the client's language."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from operator_desk.ui.actions import action
from operator_desk.ui.buttons import LinkButton
from operator_desk.ui.formats import Formats
from operator_desk.ui.labels import TextLabel
from operator_desk.ui.why.explanation import Asked, Figure, explain
from operator_desk.ui.why.speech import speak
from operator_desk.ui.why.tongue import Tongue
from operator_desk.ui.why.tree import WhyModel, WhyRow
from operator_desk.ui.why.wording import Wording
from operator_desk.ui.work_pane import Page
from operator_desk.verbs import BillingOnDesk, CardOnDesk
from sync.billing.documents import Adjustment, Billing
from sync.catalogue.reading import load_profile
from tests.ui.clients import NOW, shevchenko, svitanok
from tests.ui.desk import Desk, build_desk, press, write
from tests.ui.money import billing, with_plan

Key = Qt.Key
PAYMENT = Asked(Figure.PAYMENT, on=date(2026, 10, 3), number="PB202610030417")


def key(desk: Desk, name: str) -> None:
    """The key of an act, as it is pressed where the focus is."""
    act = action(name)
    press(desk.focus(), act.key.value, act.modifiers)
    desk.settle()


def press_keys(desk: Desk, *keys: Qt.Key) -> None:
    for one in keys:
        press(desk.focus(), one.value)
        desk.settle()


def answered(desk: Desk, of: Billing | None = None, **changes: Any) -> None:
    """The desk has read the money of the card in front."""
    card = shevchenko()
    assert card.account_id is not None
    desk.tell.billing_read(BillingOnDesk(card.client_id, card.account_id, of or billing(), NOW, **changes))
    desk.settle()


def texts(rows: tuple[WhyRow, ...]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield row.text, row.value
        yield from texts(row.children)


def plain(text: str) -> str:
    """With ordinary spaces in figures."""
    return text.replace("\u202f", " ")


def shown(desk: Desk) -> dict[str, str]:
    return {plain(text): plain(value) for text, value in texts(desk.window.page.work.why.tree.rows)}


def said(desk: Desk) -> str:
    return plain(desk.window.page.work.why.answer.text)


def page(desk: Desk) -> Page:
    return desk.window.page.work.page


def look_at_svitanok(desk: Desk) -> None:
    """Another card is opened by the operator, and comes."""
    card = svitanok()
    desk.window.page.presenter.open_account(card.client_id, card.account_id)
    desk.tell.card_opened(CardOnDesk(card, NOW, False))
    desk.settle()


@pytest.fixture
def talk(desk: Desk) -> Desk:
    """Shevchenko is spoken to, and her money has been read."""
    desk.ring()
    desk.answer()
    answered(desk)
    return desk


def test_what_is_owed_is_one_key_away_and_said_in_the_clients_language(talk: Desk) -> None:
    key(talk, "why")
    assert talk.window.page.work.page is Page.WHY
    assert said(talk).startswith("До сплати 1 285,20 ₴. Останній рахунок, за жовтень, — 1")
    figures = shown(talk)
    assert figures["Balance"] == "1 285.20"
    assert {name: figures[name] for name in ("Bills", "Corrections", "Payments")} == {
        "Bills": "10 953.36",
        "Corrections": "−112.32",
        "Payments": "−9 555.84",
    }
    assert talk.focus() is talk.window.page.work.why.tree


def test_why_so_much_is_one_key_and_its_parts_add_up(talk: Desk) -> None:
    key(talk, "why_bill")
    answer = said(talk)
    assert answer == (
        "Рахунок за жовтень більший, ніж за вересень, на 209,52 ₴: 30 днів замість 31 (−31,08), "
        "удень 277 кВт·год замість 207 (+331,25), уночі 41 кВт·год замість 32 (+21,67), "
        "коригування за серпень (−112,32)."
    )
    assert sum(kopecks(part) for part in re.findall(r"\(([^)]*)\)", answer)) == 20_952


def kopecks(text: str) -> int:
    return int(re.sub(r"[^0-9−-]", "", text).replace("−", "-"))


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
@pytest.mark.parametrize("window", ["uk", "ru", "en"])
def test_the_sentence_is_the_clients_and_the_tree_the_operators(
    build: Callable[..., Desk], language: str, window: str
) -> None:
    desk = build(language=window)
    desk.window.show()
    desk.window.activateWindow()
    desk.sign_in()
    desk.ring(card=replace(shevchenko(), language=language))
    answered(desk)
    key(desk, "why_bill")
    answer = said(desk)
    assert {"uk": "більший, ніж за", "ru": "больше, чем за", "en": "more than for"}[language] in answer
    assert {"uk": "30 днів", "ru": "30 дней", "en": "30 days"}[language] in answer
    top = desk.window.page.work.why.tree.rows[1].text
    assert top == {"uk": "Рахунок за жовтень 2026", "ru": "Счёт за октябрь 2026", "en": "Bill for October 2026"}[window]


def test_any_line_of_the_list_opens_by_enter_and_esc_leads_back_to_it(talk: Desk) -> None:
    key(talk, "money")
    table = talk.window.page.card.money.table
    assert talk.focus() is table
    press_keys(talk, Key.Key_Down, Key.Key_Return)
    assert talk.window.page.work.why.tree.rows[0].text == "Correction for August 2026"
    assert "correction invoice no. К-11402 of 24.10.2026" in talk.window.page.work.why.source.shown
    assert said(talk).startswith("24 жовтня рахунок за серпень зменшено на 112,32 ₴")
    press_keys(talk, Key.Key_Escape)
    assert talk.window.page.work.page is Page.IDLE
    assert talk.focus() is table
    press_keys(talk, Key.Key_Down)
    key(talk, "why")
    assert shown(talk) == {"Payment 03.10.2026, bank": "851.04", "to the bill for September 2026": "851.04"}


def test_a_figure_of_the_balance_opens_in_its_turn_and_esc_goes_step_by_step(talk: Desk) -> None:
    key(talk, "why")
    press_keys(talk, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    assert talk.window.page.work.why.tree.rows[1].text == "Bill for October 2026"
    press_keys(talk, Key.Key_Escape)
    assert talk.window.page.work.why.tree.rows[0].text == "Balance"
    press_keys(talk, Key.Key_Escape)
    assert talk.window.page.work.page is Page.IDLE


def test_consumption_comes_from_the_readings(talk: Desk) -> None:
    talk.window.page.card.consumption.bars.setFocus()
    press_keys(talk, Key.Key_Left)
    key(talk, "why")
    assert shown(talk) == {
        "Consumption for September 2026": "239 kWh",
        "T1 · 13 528 → 13 735": "207 kWh",
        "T2 · 9 698 → 9 730": "32 kWh",
    }
    assert "удень 207, з 13 528 до 13 735" in said(talk)


@pytest.mark.parametrize("by", ["why", "enter"])
def test_what_a_meter_counted_comes_from_its_readings(talk: Desk, by: str) -> None:
    talk.window.page.card.meters.enter()
    if by == "why":
        key(talk, "why")
    else:
        press_keys(talk, Key.Key_Return)
    assert "Consumption for October 2026" in shown(talk)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of a menu, offscreen
def test_any_two_bills_are_compared_by_choice(talk: Desk) -> None:
    key(talk, "why_bill")
    panel = talk.window.page.work.why
    panel.choose_against()
    choose(talk, "2025-11")
    assert panel.tree.rows[0].text == "Difference from November 2025"
    assert said(talk).startswith("Рахунок за жовтень 2026 більший, ніж за листопад 2025, на 280,80 ₴")
    panel.choose_bill()
    choose(talk, "2026-03")
    assert panel.tree.rows[0].text == "Difference from February 2026"


def choose(desk: Desk, period: str) -> None:
    """Take a month from the menu that is open, by keys."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        press(menu, Key.Key_Down.value)
        if menu.activeAction().data() == period:
            break
    press(menu, Key.Key_Return.value)
    desk.settle()


def test_the_sentence_is_copied_by_a_key(talk: Desk) -> None:
    key(talk, "why")
    QApplication.clipboard().setText("")
    key(talk, "copy_answer")
    assert QApplication.clipboard().text() == talk.window.page.work.why.answer.text != ""


def test_what_stands_behind_the_figures_is_read_after_the_card_was_painted(desk: Desk, qtbot: Any) -> None:
    desk.ring()
    card = shevchenko()
    assert desk.verbs.named("read_billing") == []
    qtbot.waitUntil(lambda: desk.verbs.named("read_billing") == [(card.client_id, card.account_id)])
    answered(desk)
    desk.tell.card_changed(CardOnDesk(card, NOW, False))
    desk.settle()
    assert not desk.window.page.why._later.isActive()  # nothing of the money has changed
    desk.tell.card_changed(CardOnDesk(replace(card, balance=7), NOW, False))
    desk.settle()
    assert desk.window.page.why._later.isActive()


def test_asked_before_it_was_read_it_is_read_at_once_and_shown_when_it_comes(desk: Desk) -> None:
    desk.ring()
    key(desk, "why")
    card = shevchenko()
    assert desk.verbs.named("read_billing") == [(card.client_id, card.account_id)]
    panel = desk.window.page.work.why
    assert panel._notice.shown == "The figures are being read…"
    answered(desk)
    assert shown(desk)["Balance"] == "1 285.20"
    assert panel._notice.shown == ""


def test_without_an_answer_the_reason_is_said(desk: Desk) -> None:
    desk.ring()
    key(desk, "why")
    card = shevchenko()
    assert card.account_id is not None
    desk.tell.billing_read(BillingOnDesk(card.client_id, card.account_id, None, reason="busy"))
    desk.settle()
    assert desk.window.page.work.why._notice.shown == "Not explained: the server is busy."
    assert shown(desk) == {}


def test_what_was_kept_says_how_old_it_is(talk: Desk) -> None:
    answered(talk, from_store=True)
    key(talk, "why")
    assert talk.window.page.work.why._notice.shown == "No link to the server: as of Today 11:45."
    assert shown(talk)["Balance"] == "1 285.20"


def test_an_answer_about_another_account_is_passed_over(desk: Desk) -> None:
    desk.ring()
    key(desk, "why")
    desk.tell.billing_read(BillingOnDesk(1, 2, billing(), NOW))
    desk.settle()
    assert shown(desk) == {}


def test_a_form_stays_below_as_it_was_typed(talk: Desk) -> None:
    talk.window.page.presenter.begin_request("recalculation")
    talk.settle()
    before = talk.focus()
    key(talk, "why")
    assert page(talk) is Page.WHY
    press_keys(talk, Key.Key_Escape)
    assert page(talk) is Page.FORM
    assert talk.focus() is before


def test_another_client_closes_an_explanation_that_nobody_reads(talk: Desk) -> None:
    key(talk, "why")
    talk.window.page.acts.focus_entry()
    look_at_svitanok(talk)
    assert talk.window.page.work.page is Page.IDLE


def test_one_that_is_being_read_stays_and_says_whose_it_is(talk: Desk) -> None:
    key(talk, "why")
    look_at_svitanok(talk)
    panel = talk.window.page.work.why
    assert talk.window.page.work.page is Page.WHY
    assert talk.focus() is panel.tree
    assert panel._whose.shown.startswith("Шевченко")
    assert panel._notice.shown == "This client no longer stands in front."
    assert shown(talk)["Balance"] == "1 285.20"


def test_the_same_figures_again_keep_place_and_scroll(talk: Desk) -> None:
    key(talk, "why")
    press_keys(talk, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Down)
    tree = talk.window.page.work.why.tree
    before = tree.current()
    answered(talk)
    assert tree.current() == before
    assert tree.isExpanded(tree.model().index(0, 0, tree.model().index(0, 0)))


def test_adjustments_and_the_payment_plan_come_onto_the_card(talk: Desk) -> None:
    fee = Adjustment("Д-1", date(2026, 10, 28), 4_350, "late_fee")
    of = replace(with_plan(billing()), adjustments=(fee,), adjusted=4_350)
    money = talk.window.page.card.money
    answered(talk, of)
    assert money._head.remark.shown == "plan: 1 of 2 paid"
    model: Any = money.table.model()
    lines = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "Late fee" in lines
    look_at_svitanok(talk)
    assert money._head.remark.shown == "no bills yet"


def test_a_card_without_bills_says_so(desk: Desk) -> None:
    card = svitanok()
    assert card.account_id is not None
    desk.ring(card=card)
    desk.tell.billing_read(BillingOnDesk(card.client_id, card.account_id, billing(card), NOW))
    desk.settle()
    key(desk, "why_bill")
    assert desk.window.page.work.why.answer.text == "Боргу немає."
    assert shown(desk) == {"Balance": "0.00"}


def test_typing_is_never_taken_for_a_question(talk: Desk) -> None:
    talk.window.page.acts.focus_entry()
    write(talk.window.page.work.entry, "чому")
    assert talk.window.page.work.page is not Page.WHY


def test_the_tree_keeps_the_rules_of_models_and_names_every_row(talk: Desk) -> None:
    model = WhyModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    wording = Wording(Formats("en"), load_profile("ua"))
    for asked in (Asked(Figure.BALANCE), Asked(Figure.BILL, "2026-10"), Asked(Figure.CONSUMPTION, "2026-09")):
        found = explain(billing(), asked)
        assert found is not None
        model.show_rows(wording.rows(found))
        top = model.index(0, 0)
        assert model.data(top, Qt.ItemDataRole.AccessibleTextRole)
        assert model.parent(model.index(0, 0, top)) == top
    model.show_rows(())
    assert model.rowCount() == 0
    assert tester.model() is model


def test_an_answer_that_comes_when_the_window_has_gone_finds_nobody(qapp: QApplication, compiled_texts: Path) -> None:
    desk = build_desk(qapp, compiled_texts)
    desk.window.show()
    desk.sign_in()
    desk.ring()
    desk.close()
    answered(desk)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(Figure.BILL, "2025-11"), "The bill for November is 892.08 ₴: by day 188 kWh at 4.32 (812.16), by night"),
        (
            Asked(Figure.PAYMENT, on=date(2026, 10, 3), number="PB202610030417"),
            "Your payment of 851.04 ₴ came on 3 October:",
        ),
    ],
)
def test_every_figure_has_its_sentence(asked: Asked, expected: str) -> None:
    of = billing()
    found = explain(of, asked)
    assert found is not None
    assert plain(speak(Tongue("en", None, load_profile("ua")), of, found)).startswith(expected)


def test_a_document_that_is_not_there_is_said_to_be_missing(talk: Desk) -> None:
    assert explain(billing(), Asked(Figure.PAYMENT, number="none")) is None
    talk.window.page.why.open(Asked(Figure.BILL, "1999-01"))
    talk.settle()
    assert talk.window.page.work.why._notice.shown == "There is no such document on this account."


def test_no_caption_is_cut(build: Callable[..., Desk]) -> None:
    for language in ("uk", "ru", "en"):
        desk = build(language=language)
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.activateWindow()
        desk.sign_in()
        desk.ring()
        answered(desk)
        key(desk, "why_bill")
        panel = desk.window.page.work.why
        assert [one.shown for one in panel.findChildren(TextLabel) if one.isVisible() and one.is_cut] == []
        for link in (one for one in panel.findChildren(LinkButton) if one.isVisible()):
            assert link.width() >= link.sizeHint().width(), link.text()
