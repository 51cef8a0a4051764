"""Finds the one offer of a call, lets the operator read it aloud, and hands on what the client said."""

from PySide6.QtCore import QObject

from operator_desk.ui.clock import ServerClock
from operator_desk.ui.formats import Formats
from operator_desk.ui.presenter import Presenter
from operator_desk.ui.request_form import FormStart
from operator_desk.ui.work_pane import WorkPane
from operator_desk.ui.wrap_up import WrapUpText
from operator_desk.verbs import CardOnDesk, DeskVerbs
from sync.catalogue import Catalogue, Offer
from sync.knowledge.merge import facts, fill
from sync.offering import Occasion, choose, is_silent
from sync.outages import Outage, street_of

_ACCEPTED = "accepted"
_KEPT_CALLS = 50


class OfferingArea(QObject):
    """Which offer a call has is settled once and stays; whether it is shown follows what is known of the call."""

    def __init__(
        self, verbs: DeskVerbs, presenter: Presenter, work: WorkPane, formats: Formats, clock: ServerClock
    ) -> None:
        super().__init__(work)
        self._verbs = verbs
        self._presenter = presenter
        self._work = work
        self._formats = formats
        self._clock = clock
        self._catalogue: Catalogue | None = None
        self._outages: tuple[Outage, ...] = ()
        self._opened: CardOnDesk | None = None
        self._offers: dict[str, str] = {}  # call -> its offer
        self._outcomes: dict[str, str] = {}  # call -> what was answered in it
        self._topics: dict[str, set[str]] = {}  # call -> what it has been said to be about
        work.offer_line.wanted.connect(self.turn)
        work.offer.answered.connect(self.answer)
        work.wrap_up.changed.connect(self._on_wrap_up)

    @property
    def offer(self) -> Offer | None:
        """The one that may be made now, or was made in this call."""
        catalogue, occasion = self._catalogue, self._occasion()
        if catalogue is None or occasion is None:
            return None
        known = self._offers.get(occasion.call_id, "")
        made = next((one for one in occasion.card.offers if one.call_id == occasion.call_id), None)
        if made is not None:
            known = made.offer
            self._outcomes[occasion.call_id] = made.outcome
        if known:
            answered = occasion.call_id in self._outcomes
            if not answered and is_silent(catalogue.offers, occasion):
                return None
            return next((one for one in catalogue.offers.offers if one.id == known), None)
        chosen = choose(catalogue.offers, occasion)
        if chosen is not None:
            self._offers[occasion.call_id] = chosen.id
            while len(self._offers) > _KEPT_CALLS:
                old = next(iter(self._offers))
                for kept in (self._offers, self._outcomes, self._topics):
                    kept.pop(old, None)
        return chosen

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.show_line()

    def take_outages(self, outages: tuple[Outage, ...]) -> None:
        self._outages = outages
        self.show_line()

    def card_shown(self, opened: CardOnDesk) -> None:
        self._opened = opened
        self.show_line()

    def card_left(self) -> None:
        """Another client, or nobody: no words meant for the one before stay on the screen."""
        self._opened = None
        self._work.close_offer()
        self.show_line()

    def form_opened(self, start: FormStart) -> None:
        """A form says what the call is about."""
        self._said(start.draft.call_id, start.kind.topic)

    def show_line(self) -> None:
        offer = self.offer
        label = offer.label.get(self._formats.language) if offer is not None else ""
        call_id = self._opened.call_id if self._opened is not None else None
        self._work.offer_line.show_offer(label, self._outcomes.get(call_id or "", ""))
        if offer is None:
            self._work.close_offer()

    def retranslate(self) -> None:
        self.show_line()
        if not self._work.offer.isHidden():
            self._work.offer.retranslate()

    # --- acts -----------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """Open the offer of this call, or close it."""
        offer, opened, catalogue = self.offer, self._opened, self._catalogue
        if not self._work.offer.isHidden():
            self._work.close_offer()
        elif offer is not None and opened is not None and catalogue is not None:
            language = opened.card.language
            known = facts(opened.card, catalogue, self._formats.today(self._clock.now()), language)
            text = "".join(part.text for part in fill(offer.text.get(language), known))
            outcome = self._outcomes.get(opened.call_id or "", "")
            self._work.open_offer(offer.label.get(self._formats.language), text, outcome)

    def answer(self, outcome: str) -> None:
        """What the client said; told to the server once, the later word counts."""
        offer, opened = self.offer, self._opened
        if offer is None or opened is None or opened.call_id is None:
            return
        changed = self._outcomes.get(opened.call_id) != outcome
        self._outcomes[opened.call_id] = outcome
        card = opened.card
        if changed:
            self._verbs.answer_offer(offer.id, card.client_id, card.account_id, opened.call_id, outcome)
        self._work.close_offer()
        self.show_line()
        if changed and outcome == _ACCEPTED and offer.request:
            self._presenter.begin_request(offer.request)

    # --- inside ---------------------------------------------------------------------------------------------

    def _on_wrap_up(self, text: WrapUpText) -> None:
        self._said(text.call_id, text.topic)

    def _said(self, call_id: str | None, topic: str) -> None:
        if call_id and topic:
            self._topics.setdefault(call_id, set()).add(topic)
            self.show_line()

    def _occasion(self) -> Occasion | None:
        """A call that is or was talked in, with its client in front."""
        opened = self._opened
        if opened is None or opened.call_id is None:
            return None
        call = self._presenter.front.find(opened.call_id)
        if call is None or not call.talked:
            return None
        now = self._clock.now()
        street = street_of(opened.card.address)
        return Occasion(
            opened.card,
            self._formats.today(now),
            now,
            opened.call_id,
            frozenset(self._topics.get(opened.call_id, ())),
            outage=any(one.street == street for one in self._outages),
        )
