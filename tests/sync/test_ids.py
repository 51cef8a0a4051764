"""Ids: UUIDv7, different from each other, in the order of their making."""

import time
import uuid

from sync.ids import first_id_of, new_id


def test_what_is_made_later_sorts_later_also_within_a_millisecond() -> None:
    made = []
    for _ in range(200):
        made.append(new_id())
        began = time.time_ns()
        while time.time_ns() - began < 1_000:  # a thousandth of a millisecond: nobody acts faster
            pass
    assert made == sorted(made) and len(set(made)) == 200


def test_an_id_is_a_uuid_of_version_7_that_tells_its_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id())
    assert made.version == 7 and made.variant == uuid.RFC_4122
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_of_one_instant_differ_and_begin_where_it_begins() -> None:
    made = {new_id(1_790_000_000_000) for _ in range(1_000)}
    assert len(made) == 1_000
    assert first_id_of(1_790_000_000_000) <= min(made) < max(made) < first_id_of(1_790_000_000_001)
