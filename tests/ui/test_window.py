"""The window around the work: signing in, the states of its lines, what it remembers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_desk.ui.front import Place
from operator_desk.ui.main_window import SMALLEST_PAGE
from operator_desk.ui.memory import ForgetfulMemory, bring_on_screen, restore
from operator_desk.verbs import LinkState, OutboxState, RejectedCommand, StoreSetAside
from sync.protocol import LineStatus, Refused
from tests.ui.clients import NOW, at
from tests.ui.desk import Desk, write

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_signing_in_by_keyboard(build: Callable[..., Desk]) -> None:
    desk = build()
    desk.window.show()
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    desk.settle()
    page = desk.window.sign_in
    page.login.setFocus()
    write(page.login, "tkachenko")
    QTest.keyClick(page.login, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.password
    write(page.password, "s3cret")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert desk.verbs.named("sign_in") == [("tkachenko", "s3cret", False)]
    desk.tell.sign_in_refused(Refused("wrong_password", retry_after_s=4))
    desk.settle()
    assert page.error.shown == "Login or password is wrong. Try again in 4 seconds."
    assert page.login.text() == "tkachenko"
    desk.sign_in()
    assert not page.isVisible() and QApplication.focusWidget() is desk.window.page.work.entry


def test_the_sign_in_page_says_that_the_server_is_not_there(build: Callable[..., Desk]) -> None:
    desk = build()
    desk.window.show()
    desk.tell.link_changed(LinkState(up=False, since=NOW, reason="tls"))
    desk.settle()
    assert "certificate not trusted" in desk.window.sign_in._state.shown


def test_signing_out_takes_the_clients_off_the_screen(desk: Desk) -> None:
    desk.ring()
    desk.tell.signed_out()
    desk.settle()
    assert desk.window.sign_in.isVisible()
    assert desk.window.page.presenter.front.centre.place is Place.WAITING
    assert desk.window.sign_in.password.text() == ""


def test_a_login_is_remembered_only_when_wished(build: Callable[..., Desk]) -> None:
    memory = ForgetfulMemory(login="ivanova")
    desk = build(memory=memory)
    page = desk.window.sign_in
    assert page.login.text() == "ivanova" and page.remember.isChecked()
    page.remember.setChecked(False)
    page.password.setText("x")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert memory.read("login") == ""


def test_no_link_is_said_with_what_waits(desk: Desk) -> None:
    desk.tell.link_changed(LinkState(up=False, since=at(2026, 11, 24, 12, 4), reason="unreachable"))
    desk.tell.outbox_changed(OutboxState(3, ()))
    desk.settle()
    assert desk.window.status._unsent.shown == "No link since 12:04, 3 results waiting"
    desk.tell.link_changed(LinkState(up=True, since=NOW))
    desk.tell.outbox_changed(OutboxState(0, ()))
    desk.settle()
    assert desk.window.status._unsent.shown == "Unsent 0"


def test_a_damaged_store_is_said_until_somebody_has_read_it(desk: Desk) -> None:
    notice = desk.window.status._saved
    assert not notice.isVisible()
    desk.tell.store_set_aside(StoreSetAside(3, 1, complete=True))
    desk.settle()
    assert notice.text() == "Store was damaged, saved: 3 unsent, 1 draft" and "Nothing is lost" in notice.toolTip()
    desk.tell.store_set_aside(StoreSetAside(0, 2, complete=False))
    desk.settle()
    assert notice.text() == "Store was damaged, saved: 0 unsent, 2 drafts, not all"
    assert "administrator" in notice.accessibleName()
    QTest.keyClick(notice, Qt.Key.Key_Space)
    assert not notice.isVisible()


def test_asterisk_and_phone_are_said(desk: Desk) -> None:
    desk.tell.line_changed(LineStatus(asterisk=False, since=at(2026, 11, 24, 11, 40), phone="unreachable"))
    desk.settle()
    assert desk.window.status._asterisk.shown == "Asterisk: not heard since 11:40"
    assert desk.window.status._phone.shown == "Phone 1007 unreachable"


def test_a_rejected_command_stays_until_it_is_dealt_with(desk: Desk) -> None:
    rejected = RejectedCommand("c1", "file_request", "Recalculation · 10.2026", "conflict", "")
    desk.tell.outbox_changed(OutboxState(0, (rejected,)))
    desk.settle()
    assert desk.window.page.now._others.rowCount() == 1
    desk.window.page.now._dealt.click()
    assert desk.verbs.named("dismiss_rejected") == [("c1",)]
    desk.tell.outbox_changed(OutboxState(0, ()))
    desk.settle()
    assert desk.window.page.now._others.rowCount() == 0


def test_the_window_remembers_its_place_theme_and_language(build: Callable[..., Desk]) -> None:
    memory = ForgetfulMemory()
    first = build(memory=memory, language="uk", theme="light")
    first.window.show()
    first.window.resize(1300, 720)
    first.window.page.acts.next_theme()
    first.window.page.acts.next_language()
    first.window.close()
    assert memory.read("theme") == "dark" and memory.read("language") == "ru"
    second = build(memory=memory)
    assert (second.window.width(), second.window.height()) == (1300, 720)


def test_a_window_whose_monitor_is_gone_comes_back(desk: Desk) -> None:
    desk.window.move(9_000, 9_000)
    bring_on_screen(desk.window)
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(desk.window.pos())
    assert desk.window.width() <= screen.width() and desk.window.height() <= screen.height()


def test_a_first_start_on_a_small_screen_takes_the_whole_of_it(desk: Desk) -> None:
    desk.window.resize(1_910, 1_070)
    restore(desk.window, ForgetfulMemory())
    assert desk.window.isMaximized()


def test_the_window_does_not_grow_when_the_page_behind_the_sign_in_is_built(build: Callable[..., Desk]) -> None:
    for language in ("uk", "ru", "en"):
        least = build(language=language).window.page.minimumSizeHint()
        assert least.width() <= SMALLEST_PAGE.width() and least.height() <= SMALLEST_PAGE.height()
