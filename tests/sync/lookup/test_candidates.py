"""Who may be calling: certainty, rank, and which card may open by itself."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from sqlalchemy import Connection, Engine

from sync.card import Card
from sync.demonstration.cast import Story, stories
from sync.lookup import Lookup, stands_out
from sync.lookup.candidates import MOST, RECENT
from sync.protocol import Candidate, Certainty, Evidence
from telephony.numbers import parse
from tests.sync.lookup import writing
from tests.sync.lookup.bases import NOW

NUMBER = "380441112233"
OTHER = "380445556677"


def digits(number: str | None) -> str | None:
    return (parse(number, "UA", "44").e164 or "").lstrip("+") or None if number else None


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_every_story_shows_whom_it_should(lookup: Lookup, connection: Connection, story: Story) -> None:
    found, card = lookup.pop(connection, digits(story.number), story.entered_account, NOW)
    assert tuple(candidate.client_id for candidate in found) == story.clients
    assert (found[0].certainty if found else None) == story.certainty
    assert (card is not None) == story.opens
    assert found == lookup.candidates(connection, digits(story.number), story.entered_account, NOW)
    if card is not None:
        seen = msgspec.json.decode(card, type=Card)
        assert (seen.client_id, seen.account_id) == (found[0].client_id, found[0].account_id)
        assert card == lookup.card(connection, found[0].client_id, found[0].account_id)
        assert story.entered_account in (None, seen.number)


@pytest.fixture
def town(written: Engine) -> Connection:
    """Two neighbours, each with an account."""
    connection = written.connect()
    writing.add_operator(connection)
    for client_id, name, house in ((1, "Бондар Марія", "9"), (2, "Коваль Ігор", "3")):
        writing.add_client(connection, client_id, name)
        writing.add_account(connection, client_id, client_id, f"411000000{client_id}", ("Київ", "вул. Нова", house, ""))
    return connection


def found(connection: Connection, e164: str | None, account: str | None = None) -> tuple[Candidate, ...]:
    return Lookup(connection.dialect.name).candidates(connection, e164, account, NOW)


def told(candidate: Candidate) -> tuple[int, Certainty, set[Evidence]]:
    return candidate.client_id, candidate.certainty, set(candidate.evidence)


def test_a_number_written_at_a_client_is_on_file_and_proved_it_is_verified(town: Connection) -> None:
    with town:
        writing.add_phone(town, 1, NUMBER)
        writing.add_phone(town, 2, NUMBER, verified=True)
        assert [told(one) for one in found(town, NUMBER)] == [
            (2, Certainty.VERIFIED, {Evidence.PHONE_VERIFIED}),
            (1, Certainty.ON_FILE, {Evidence.PHONE_ON_FILE}),
        ]


def test_an_entered_account_is_on_file_and_with_its_clients_number_verified(town: Connection) -> None:
    with town:
        assert [told(one) for one in found(town, OTHER, "4110000001")] == [
            (1, Certainty.ON_FILE, {Evidence.ACCOUNT_ENTERED})
        ]
        writing.add_phone(town, 1, NUMBER)
        assert [told(one) for one in found(town, NUMBER, "4110000001")] == [
            (1, Certainty.VERIFIED, {Evidence.PHONE_ON_FILE, Evidence.ACCOUNT_ENTERED})
        ]


def test_who_once_called_from_the_number_is_a_guess_even_with_his_account_entered_on_file(town: Connection) -> None:
    with town:
        writing.add_talk(town, NUMBER, 1, NOW - RECENT - 1)
        writing.add_talk(town, NUMBER, None, NOW - 5)  # nobody was found to be calling
        assert [told(one) for one in found(town, NUMBER)] == [(1, Certainty.GUESSED, {Evidence.CALLED_BEFORE})]
        assert [told(one) for one in found(town, NUMBER, "4110000001")] == [
            (1, Certainty.ON_FILE, {Evidence.CALLED_BEFORE, Evidence.ACCOUNT_ENTERED})
        ]


def test_a_withheld_number_leaves_the_entered_account_alone(town: Connection) -> None:
    with town:
        writing.add_phone(town, 1, None)
        assert found(town, None) == ()
        assert [told(one) for one in found(town, None, "4110000002")] == [
            (2, Certainty.ON_FILE, {Evidence.ACCOUNT_ENTERED})
        ]
        assert found(town, None, "4119999999") == ()


def test_the_account_entered_is_the_one_shown(town: Connection) -> None:
    with town:
        writing.add_account(town, 11, 1, "4110000011")
        writing.add_phone(town, 1, NUMBER, verified=True)
        assert [one.account_number for one in found(town, NUMBER)] == ["4110000001"]
        assert [one.account_number for one in found(town, NUMBER, "4110000011")] == ["4110000011"]


def test_an_open_request_ranks_before_a_recent_call_and_that_before_the_address(town: Connection) -> None:
    with town:
        writing.add_client(town, 3, "Лях Петро")
        writing.add_account(town, 3, 3, "4110000003", ("Київ", "вул. Нова", "1", ""))
        for client_id in (1, 2, 3):
            writing.add_phone(town, client_id, NUMBER)
        assert [one.client_id for one in found(town, NUMBER)] == [3, 2, 1]
        writing.add_talk(town, OTHER, 1, NOW - RECENT)
        assert [one.client_id for one in found(town, NUMBER)] == [1, 3, 2]
        writing.add_request(town, 2, NOW - 90 * RECENT, status="taken")
        ranked = found(town, NUMBER)
        assert [one.client_id for one in ranked] == [2, 1, 3]
        assert (ranked[0].open_requests, ranked[1].last_contact_at) == (1, NOW - RECENT)


def test_a_closed_request_and_an_old_call_rank_nobody(town: Connection) -> None:
    with town:
        for client_id in (1, 2):
            writing.add_phone(town, client_id, NUMBER)
        writing.add_request(town, 1, NOW - 5, status="done")
        writing.add_talk(town, OTHER, 1, NOW - RECENT - 1)
        assert [one.client_id for one in found(town, NUMBER)] == [2, 1]


def test_a_client_whose_number_is_written_twice_is_one_candidate(town: Connection) -> None:
    with town:
        writing.add_phone(town, 1, NUMBER)
        writing.add_phone(town, 1, NUMBER, verified=True)
        writing.add_talk(town, NUMBER, 1, 1)
        assert [told(one)[:2] for one in found(town, NUMBER)] == [(1, Certainty.VERIFIED)]


def test_a_switchboards_number_gives_ten_and_opens_nothing(town: Connection) -> None:
    with town:
        for client_id in range(100, 360):
            writing.add_client(town, client_id, f"Мешканець {client_id}")
            writing.add_phone(town, client_id, NUMBER)
        for client_id in range(100, 150):
            writing.add_talk(town, NUMBER, client_id, client_id)
        lookup = Lookup(town.dialect.name)
        candidates, card = lookup.pop(town, NUMBER, None, NOW)
        assert len(candidates) == MOST
        assert card is None


def test_a_client_without_an_account_is_found_and_opens(town: Connection) -> None:
    with town:
        writing.add_client(town, 9, "Новий Клієнт")
        writing.add_phone(town, 9, NUMBER)
        candidates, card = Lookup(town.dialect.name).pop(town, NUMBER, None, NOW)
        assert [(one.client_id, one.account_id, one.address) for one in candidates] == [(9, None, "")]
        assert card is not None


def test_one_verified_among_others_on_file_opens(town: Connection) -> None:
    """His card is not made in the first statement: there are two on file."""
    with town:
        writing.add_phone(town, 1, NUMBER)
        writing.add_phone(town, 2, NUMBER, verified=True)
        _, card = Lookup(town.dialect.name).pop(town, NUMBER, None, NOW)
        assert card is not None
        assert msgspec.json.decode(card, type=Card).client_id == 2


def candidate(client_id: int, certainty: Certainty, *evidence: Evidence) -> Candidate:
    return Candidate(client_id, client_id, "", "person", "", "", certainty, evidence)


@pytest.mark.parametrize("certainties", [c for n in range(4) for c in itertools.product(Certainty, repeat=n)])
def test_one_verified_stands_out_or_else_one_on_file_and_never_a_guess(certainties: tuple[Certainty, ...]) -> None:
    candidates = [candidate(place, certainty) for place, certainty in enumerate(certainties)]
    chosen = stands_out(candidates)
    verified = certainties.count(Certainty.VERIFIED)
    on_file = certainties.count(Certainty.ON_FILE)
    if verified == 1:
        assert chosen is candidates[certainties.index(Certainty.VERIFIED)]
    elif verified == 0 and on_file == 1:
        assert chosen is candidates[certainties.index(Certainty.ON_FILE)]
    else:
        assert chosen is None


def test_nobody_stands_out_where_the_account_entered_is_somebody_elses() -> None:
    son = candidate(1, Certainty.VERIFIED, Evidence.PHONE_VERIFIED)
    mother = candidate(2, Certainty.ON_FILE, Evidence.ACCOUNT_ENTERED)
    assert stands_out([son, mother]) is None
    assert stands_out([son]) is son
