"""python -m tests.shots OUT [NAME…]: pictures of the real window in its states, sizes, themes and languages.
OUT `readme` stands for the few pictures of the README, in resources/pictures.

Run it under an X server (`make shots` starts Xvfb). The desk behind the window is the one of the tests, its client adds
up, and its clock stands still, so that two runs differ only where the window does.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

import resources
from operator_desk.verbs import (
    BillingOnDesk,
    CallOnDesk,
    CardOnDesk,
    Draft,
    HouseholdOnDesk,
    LinkState,
    OutboxState,
    RejectedCommand,
    TimelinePage,
)
from sync.billing.documents import Billing
from sync.household import Household, Kin, Link, Strength, Tie
from sync.protocol import Act, CallGone, Colleague, Found, Hit, LineStatus, Refused, Standing
from tests.ui.clients import NOW, NUMBER, at, call, candidates, content, outage, shevchenko, svitanok, talking
from tests.ui.desk import Desk, build_desk
from tests.ui.money import billing, with_plan

SMALL = (1366, 768)
LARGE = (1920, 1080)
OTHER_NUMBER = "380671902244"


def earlier_callers(desk: Desk) -> None:
    """A morning of work, so that the left panel shows what it shows at noon."""
    for place, (name, number, minutes, talked) in enumerate(
        (
            ("невідомий", "380504417735", 23, True),
            ("Бондар Марія", "380677120034", 18, True),
            ("ТОВ «Світанок»", "380443311200", 14, False),
            ("Коваль Ігор", "380931183402", 7, True),
        )
    ):
        ended = NOW - minutes * 60_000
        card = svitanok() if "Світанок" in name else None
        info = call(
            f"pbx/{place}",
            number=number,
            number_text=number,
            entered_account=None,
            started_at=ended - 240_000,
            queued_at=ended - 220_000,
            ringing_at=ended - 200_000,
        )
        desk.tell.call_rang(CallOnDesk(info, candidates()[:1] if card else (), card))
        done = call(
            f"pbx/{place}",
            number=number,
            number_text=number,
            state="ended",
            started_at=ended - 240_000,
            queued_at=ended - 220_000,
            ringing_at=ended - 200_000,
            answered_at=ended - 190_000 if talked else None,
            ended_at=ended,
        )
        if talked:
            desk.tell.call_updated(talking(f"pbx/{place}", answered_at=ended - 190_000))
        desk.tell.call_gone(CallGone(done, "ended" if talked else "caller_gave_up"))
        desk.settle()
        if talked and place != 3:
            desk.window.page.presenter._show(desk.window.page.presenter.front.wrapped_up(f"pbx/{place}"))
    desk.settle()


def first_page(desk: Desk) -> None:
    """The server answers the card's first question for its timeline: nothing new, but how much there is."""
    card = shevchenko()
    desk.tell.timeline_read(
        TimelinePage(card.client_id, card.account_id, (), True, (), True, total=412, since=at(2014, 3, 12, 9))
    )
    desk.settle()


def sign_in(desk: Desk) -> None:
    desk.tell.link_changed(LinkState(up=True, since=NOW))
    desk.window.sign_in.login.setText("tkachenko")
    desk.tell.sign_in_refused(Refused("wrong_password"))


def waiting(desk: Desk) -> None:
    desk.sign_in()


def ringing(desk: Desk) -> None:
    desk.sign_in()
    earlier_callers(desk)
    desk.ring()
    first_page(desk)


def answer(desk: Desk) -> None:
    desk.tell.call_updated(talking())
    desk.tell.line_changed(LineStatus(asterisk=True, since=NOW, phone="busy"))


def form(desk: Desk) -> None:
    """In a talk, the form half filled, a second caller waiting."""
    ringing(desk)
    answer(desk)
    desk.tell.drafts_changed((_draft(),))
    desk.settle()
    desk.window.page.work.entry.setText(
        {"uk": "перерахунок", "ru": "перерасчёт"}.get(desk.language.code, "recalculation")
    )
    desk.window.page.presenter.begin_request("recalculation")
    fields = desk.window.page.work.form._fields
    fields["reason"].set_text("wrong_reading")
    fields["register"].set_text("0584113 T1")
    fields["control_reading"].set_text("14 236")
    fields["register"].changed.emit()
    desk.settle()
    desk.window.page.work.form.save_now()
    opened = desk.window.page.work.form.draft
    assert opened is not None
    desk.tell.draft_saved(opened.id, NOW)
    desk.settle()
    fields["control_reading"].widget.setFocus()
    desk.ring_unsettled(
        "pbx/second",
        number=None,
        number_text="anonymous",
        withheld=True,
        started_at=NOW - 41_000,
        ringing_at=NOW - 41_000,
    )


def reading(desk: Desk) -> None:
    """The client reads her meter: one register told, the other half."""
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.window.page.acts.take_reading()
    entry = desk.window.page.readings.entry
    assert entry is not None
    for field, text in zip(entry.fields, ("14 236", "9 80"), strict=True):
        field.setFocus()
        field.setText(text)
        field.textEdited.emit(text)


def reading_high(desk: Desk) -> None:
    """Far more than usual: a reason is asked for."""
    reading(desk)
    entry = desk.window.page.readings.entry
    assert entry is not None
    for field, text in zip(entry.fields, ("15 236", "9 806"), strict=True):
        field.setText(text)
        field.textEdited.emit(text)
    entry.reason.setFocus()


def hand_over(desk: Desk) -> None:
    """To whom the call goes; a pause has been chosen for afterwards."""
    ringing(desk)
    answer(desk)
    desk.tell.standing_changed(Standing(3, paused=True, reason="LUNCH", since=NOW, answers=True, holds=True))
    desk.settle()
    desk.window.page.acts.transfer()
    desk.tell.colleagues_read(
        (
            Colleague("1001", "Бойко Ірина Сергіївна", "1", "ready"),
            Colleague("1004", "Гриценко Оксана Миколаївна", "1", "ready"),
            Colleague("1008", "Соколова Мария Андреевна", "1", "ringing"),
            Colleague("1003", "Ткач Роман Ігорович", "2", "talking"),
            Colleague("1006", "Паламар Наталія Петрівна", "2", "paused", "LUNCH"),
            Colleague("1009", "Дорош Тарас Богданович", "2", "away"),
        )
    )
    desk.settle()
    desk.window.page.telephone.transfer_panel.field.moved.emit(1)
    desk.window.page.telephone.transfer_panel.field.moved.emit(1)


def own_state(desk: Desk) -> None:
    """The next state is chosen; an act has just failed."""
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.window.page.acts.hold()
    desk.tell.call_acted(Act.HOLD, "pbx/1764000000.1", "asterisk_down")
    desk.settle()
    desk.window.page.acts.choose_own_state()


def filed(desk: Desk) -> None:
    """The request has got its number."""
    form(desk)
    desk.window.page.work.form.file()
    filed_id = desk.verbs.named("file_request")[0][0]
    assert isinstance(filed_id, Draft)
    desk.tell.request_filed(filed_id.id, None)
    desk.tell.request_filed(filed_id.id, 48_131)


def wrap_up(desk: Desk) -> None:
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.window.page.presenter.open_wrap_up()
    desk.window.page.work.wrap_up._choose_topic("bill")


def several(desk: Desk) -> None:
    desk.sign_in()
    earlier_callers(desk)
    desk.ring_unsettled("pbx/several", candidates(), entered_account=None)


def unknown(desk: Desk) -> None:
    desk.sign_in()
    desk.ring_unsettled(
        "pbx/unknown", number=OTHER_NUMBER, number_text=OTHER_NUMBER, entered_account=None, failed_entries=2
    )


def withheld(desk: Desk) -> None:
    desk.sign_in()
    desk.ring_unsettled("pbx/withheld", number=None, number_text="anonymous", withheld=True, entered_account=None)


def offline(desk: Desk) -> None:
    """No link, results waiting, one thing rejected; the card is the desk's own copy."""
    ringing(desk)
    answer(desk)
    desk.tell.link_changed(LinkState(up=False, since=at(2026, 11, 24, 12, 4) - 45 * 60_000, reason="unreachable"))
    rejected = RejectedCommand("c1", "file_request", "Перерахунок · 10.2026", "conflict", "")
    desk.tell.outbox_changed(OutboxState(3, (rejected,)))


def search(desk: Desk) -> None:
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.window.page.work.entry.setText("шевч")
    desk.window.page.work.entry.textEdited.emit("шевч")
    hits = tuple(
        Hit(
            client_id=one.client_id,
            account_id=one.account_id,
            name=one.name,
            kind=one.kind,
            account_number=one.account_number,
            address=one.address,
            matched="name",
            matched_text=one.name,
            balance=balance,
        )
        for one, balance in zip(candidates()[:2], (128_520, -4_300), strict=True)
    )
    desk.tell.found("шевч", Found(1, "name", hits, True))


def type_in(desk: Desk, sentences: dict[str, str]) -> None:
    text = sentences[desk.language.code]
    desk.window.page.work.focus_entry()
    desk.window.page.work.entry.setText(text)
    desk.window.page.work.entry.textEdited.emit(text)
    desk.tell.found(text, Found(1, "", (), False))
    desk.settle()


def sentence(desk: Desk) -> None:
    """A sentence is being typed: what it is taken for stands below it, one guess dropped."""
    ringing(desk)
    answer(desk)
    desk.settle()
    type_in(
        desk,
        {
            "uk": "оплата 850 3 жовтня не надійшла",
            "ru": "оплата 850 3 октября не поступила",
            "en": "payment 850 october 3 not posted",
        },
    )
    desk.window.page.acts.turn_guess(2)


def led(desk: Desk) -> None:
    """What was typed stands in the form, the answer above it."""
    ringing(desk)
    answer(desk)
    desk.settle()
    type_in(
        desk,
        {"uk": "перерахунок за жовтень", "ru": "перерасчёт за октябрь", "en": "recalculation for october"},
    )
    desk.window.page.work.results.take_current()


def answers(desk: Desk) -> None:
    """The answer that the card and the voice menu suggest, in full."""
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.window.page.acts.next_answer()
    desk.window.page.acts.next_answer()
    desk.window.page.acts.turn_details()


def questions(desk: Desk) -> None:
    """A script asks, its answers stand in the form."""
    led(desk)
    desk.window.page.acts.begin_script()
    desk.window.page.work.script.answered.emit("sum")


def why_balance(desk: Desk) -> None:
    """What is owed, and where it comes from; a payment plan stands in the list's head."""
    ringing(desk)
    answer(desk)
    desk.settle()
    desk.tell.billing_read(read(with_plan(billing())))
    desk.settle()
    desk.window.page.acts.explain()


def why_bill(desk: Desk) -> None:
    """Why the bill is another one than the bill before."""
    ringing(desk)
    answer(desk)
    desk.tell.billing_read(read(billing()))
    desk.settle()
    desk.window.page.acts.focus_money()
    desk.window.page.acts.explain_bill()


def read(of: Billing) -> BillingOnDesk:
    return BillingOnDesk(shevchenko().client_id, of.account_id, of, NOW)


def closed(desk: Desk) -> None:
    """On file only: the figures are covered."""
    desk.sign_in()
    earlier_callers(desk)
    desk.ring(proved=False)
    first_page(desk)
    answer(desk)


def checking(desk: Desk) -> None:
    """A reading is wanted; one answer was wrong, one right, the third is asked."""
    closed(desk)
    desk.settle()
    desk.window.page.acts.take_reading()
    board = desk.window.page.guard.panel.board
    board.answered.emit(False)
    board.answered.emit(True)


def checking_anyway(desk: Desk) -> None:
    """Opened with a reason."""
    closed(desk)
    desk.settle()
    desk.window.page.acts.focus_money()
    desk.window.page.guard.panel.board.anyway_wanted.emit()
    desk.window.page.guard.panel.reason.setText({"uk": "Старший зміни поруч"}.get(desk.language.code, "Senior is here"))


def linked(desk: Desk) -> None:
    """What belongs to the client: accounts, numbers with their history, the household."""
    closed(desk)
    card = shevchenko()
    phone = replace(card.phones[0], detached_at=NOW - 60_000, detached_by="Ткач Роман Юрійович", wrong=True)
    desk.tell.card_changed(CardOnDesk(replace(card, phones=(*card.phones[1:], phone)), NOW, False, talking().id))
    desk.settle()
    desk.window.page.links.open()
    kin = (
        Kin(
            *(381_990, 4_120_337_902, "Шевченко Петро Іванович", "person", "4120337902"),
            *("Київ, вул. Січових Стрільців, 24, кв. 57", ("0584220",), ("067 190 22 44",)),
            (Link(Tie.SAME_ADDRESS, ""), Link(Tie.PAYS, "Шевченко П. І.")),
            Strength.SURE,
        ),
        Kin(
            *(412_007, 4_120_551_120, "Бондаренко-Василевська Катерина Олександрівна", "person", "4120551120"),
            *("Біла Церква, бульв. Олександрійський, 111, корп. 2, кв. 214", ("7000412",), ("044 495 12 34",)),
            (Link(Tie.SAME_NUMBER, NUMBER),),
            Strength.LIKELY,
        ),
    )
    desk.tell.household_read(HouseholdOnDesk(card.client_id, 0, Household(card.client_id, kin)))


def keys(desk: Desk) -> None:
    ringing(desk)
    desk.window.page.acts.show_keys()


def company(desk: Desk) -> None:
    desk.sign_in()
    desk.ring("pbx/company", svitanok(), number="380443311200", entered_account=None)


def alerts(desk: Desk) -> None:
    """A street without light, a cut-off, and more: all that there is to know, in a list."""
    waiting(desk)
    desk.tell.outages_changed((outage(),))
    card = replace(
        shevchenko(), cut_off_on=date(2026, 11, 30), vulnerable=True, meters=(*shevchenko().meters, *svitanok().meters)
    )
    desk.ring(card=card)
    desk.answer()
    first_page(desk)
    desk.window.page.acts.open_alert()
    desk.window.page.acts.show_alerts()
    desk.settle()


def offer(desk: Desk) -> None:
    """Something is offered, in the client's language."""
    waiting(desk)
    desk.ring(card=content())
    desk.answer()
    desk.window.page.acts.turn_offer()
    desk.settle()


def offer_line(desk: Desk) -> None:
    """There is something to offer; nobody has opened it."""
    waiting(desk)
    desk.ring(card=content())
    desk.answer()


def _draft() -> Draft:
    return Draft("d1", "complaint", "Скарга на обслуговування", 1, 2, None, (("text", "…"),), NOW - 600_000)


@dataclass(frozen=True)
class Shot:
    """One picture."""

    state: Callable[[Desk], None]
    size: tuple[int, int] = SMALL
    theme: str = "light"
    language: str = "uk"

    @property
    def name(self) -> str:
        return f"{self.state.__name__}-{self.size[0]}-{self.theme}-{self.language}"


SHOTS = (
    Shot(sign_in),
    Shot(sign_in, theme="dark", language="ru"),
    Shot(waiting),
    Shot(waiting, theme="dark", language="en"),
    Shot(ringing),
    Shot(ringing, theme="contrast"),
    Shot(form),
    Shot(form, theme="dark"),
    Shot(form, language="ru"),
    Shot(form, language="en"),
    Shot(form, size=LARGE),
    Shot(form, size=LARGE, theme="dark", language="ru"),
    Shot(reading),
    Shot(reading, theme="dark", language="en"),
    Shot(reading, language="ru"),
    Shot(reading_high),
    Shot(reading_high, theme="dark", language="ru"),
    Shot(hand_over),
    Shot(hand_over, theme="dark", language="ru"),
    Shot(own_state),
    Shot(own_state, theme="dark", language="en"),
    Shot(filed),
    Shot(wrap_up),
    Shot(wrap_up, theme="dark", language="ru"),
    Shot(several),
    Shot(several, language="ru", theme="dark"),
    Shot(unknown),
    Shot(withheld, language="ru"),
    Shot(offline, language="ru"),
    Shot(offline, theme="dark"),
    Shot(search),
    Shot(search, theme="dark", language="en"),
    Shot(sentence),
    Shot(sentence, theme="dark", language="ru"),
    Shot(sentence, language="en"),
    Shot(led),
    Shot(led, theme="dark", language="ru"),
    Shot(led, language="en"),
    Shot(answers),
    Shot(answers, theme="dark", language="en"),
    Shot(questions),
    Shot(questions, theme="dark", language="ru"),
    Shot(company),
    Shot(closed),
    Shot(closed, theme="dark", language="ru"),
    Shot(closed, language="en"),
    Shot(checking),
    Shot(checking, theme="dark", language="ru"),
    Shot(checking, language="en"),
    Shot(checking_anyway, language="ru"),
    Shot(linked),
    Shot(linked, theme="dark", language="ru"),
    Shot(linked, language="en"),
    Shot(why_balance),
    Shot(why_balance, theme="dark", language="en"),
    Shot(why_bill),
    Shot(why_bill, theme="dark"),
    Shot(why_bill, language="ru"),
    Shot(why_bill, language="en"),
    Shot(alerts),
    Shot(alerts, theme="dark", language="ru"),
    Shot(alerts, language="en"),
    Shot(offer),
    Shot(offer, theme="dark", language="ru"),
    Shot(offer, language="en"),
    Shot(offer_line),
    Shot(keys),
)


README = (
    Shot(form, language="en"),
    Shot(form, theme="dark"),
    Shot(several, language="ru"),
    Shot(why_bill, language="en"),
    Shot(reading_high),
)
PICTURES = Path(resources.__file__).parent / "pictures"


def take(application: QApplication, shot: Shot, cache: Path, folder: Path) -> Path:
    """Build the window, bring it into the state, and save what it looks like."""
    desk = build_desk(application, cache, language=shot.language, theme=shot.theme)
    desk.window.resize(*shot.size)
    desk.window.show()
    desk.window.activateWindow()
    QCursor.setPos(0, 0)  # it would light up what lies below it
    desk.settle()
    shot.state(desk)
    for _ in range(3):
        desk.settle()
        loop = QEventLoop()
        QTimer.singleShot(40, loop.quit)
        loop.exec()
    target = folder / f"{shot.name}.png"
    if not desk.window.grab().save(str(target)):
        raise OSError(f"cannot write {target}")
    desk.close()
    return target


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    readme = arguments == ["readme"]
    folder = PICTURES if readme else Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (
        list(README)
        if readme
        else [shot for shot in SHOTS if not arguments[1:] or any(name in shot.name for name in arguments[1:])]
    )
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as cache:
        for shot in wanted:
            print(take(application, shot, Path(cache), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
