"""The rows of the panel of links, and what Enter does on each. Words only; pure but for the translations."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from operator_desk.ui.formats import Formats
from operator_desk.ui.now_model import NowRow
from operator_desk.ui.numbers import shown_number
from sync.card import AccountLine, Card, Phone
from sync.household import Kin, Link, Strength, Tie

translate = QCoreApplication.translate

_TONES = {Strength.SURE: "good", Strength.LIKELY: "warn", Strength.WEAK: "faint"}


@dataclass(frozen=True, slots=True)
class OpenAccount:
    client_id: int
    account_id: int | None


@dataclass(frozen=True, slots=True)
class TurnNumber:
    """Somebody else's, or the client's after all."""

    e164: str
    wrong: bool  # as it is now


Choice = OpenAccount | TurnNumber | None
Line = tuple[NowRow, Choice]


class LinkRows:
    """Words the rows, in the language of the moment."""

    def __init__(self, formats: Formats, now: int, *, money: bool) -> None:
        """Without `money` what is owed is not told."""
        self._formats = formats
        self._now = now
        self._money = money

    def accounts(self, card: Card) -> list[Line]:
        return [self._account(card, one) for one in card.accounts]

    def _account(self, card: Card, account: AccountLine) -> Line:
        owed = self._formats.money(account.balance) if self._money else ""
        title = translate("links", "Account {0}").format(self._formats.account(account.number))
        return NowRow(f"account:{account.id}", title, account.address, owed), OpenAccount(card.client_id, account.id)

    def kin(self, kin: Kin) -> Line:
        """The name with the account; below it what links them, and what hangs there."""
        links = ", ".join(dict.fromkeys(_link(one) for one in kin.evidence))
        meters = translate("links", "meter {0}").format(", ".join(kin.meters)) if kin.meters else ""
        parts = (links, kin.address, meters, ", ".join(kin.phones))
        title = " · ".join(part for part in (kin.name, self._formats.account(kin.account_number)) if part)
        row = NowRow(
            f"kin:{kin.client_id}:{kin.account_id}",
            title,
            " · ".join(part for part in parts if part),
            _strength(kin.strength),
            _TONES[kin.strength],
        )
        return row, OpenAccount(kin.client_id, kin.account_id)

    def numbers(self, card: Card) -> list[Line]:
        """The client's numbers, those taken off as well: their history."""
        return [self._number(place, phone) for place, phone in enumerate(card.phones)]

    def _number(self, place: int, phone: Phone) -> Line:
        title = shown_number(phone.e164, phone.original)
        if phone.wrong:
            badge, tone = translate("links", "somebody else's, Enter: back"), "bad"
        elif phone.detached_at is not None:
            badge, tone = translate("links", "taken off"), "faint"
        elif phone.verified:
            badge, tone = translate("links", "verified, Enter: not his"), "good"
        else:
            badge, tone = translate("links", "on file, Enter: not his"), "soft"
        row = NowRow(f"number:{place}:{phone.e164}", title, self._history(phone), badge, tone)
        turns = phone.e164 is not None and (phone.detached_at is None or phone.wrong)
        return row, TurnNumber(phone.e164 or "", phone.wrong) if turns else None

    def _history(self, phone: Phone) -> str:
        parts = []
        if phone.added_at:
            parts.append(self._dated(translate("links", "since {0}"), phone.added_at, phone.added_by))
        if phone.detached_at is not None:
            parts.append(self._dated(translate("links", "off {0}"), phone.detached_at, phone.detached_by))
        return " · ".join(parts)

    def _dated(self, text: str, at: int, by: str | None) -> str:
        said = text.format(self._formats.moment(at, self._now))
        return f"{said}, {by}" if by else said


def _link(link: Link) -> str:
    match link.tie:
        case Tie.PARENT:
            return translate("links", "head organisation")
        case Tie.BRANCH:
            return translate("links", "branch")
        case Tie.SIBLING:
            return translate("links", "branch of the same organisation")
        case Tie.SAME_ADDRESS:
            return translate("links", "same address")
        case Tie.SAME_NUMBER:
            return translate("links", "same number {0}").format(shown_number(link.detail, link.detail))
        case Tie.PAYS:
            return translate("links", "has paid for this account")


def _strength(strength: Strength) -> str:
    return {
        Strength.SURE: translate("links", "sure"),
        Strength.LIKELY: translate("links", "likely"),
        Strength.WEAK: translate("links", "perhaps"),
    }[strength]
