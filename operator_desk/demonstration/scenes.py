"""What happens in the demonstration: the stories of the cast, each in one of the courses that a call can take."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sync.demonstration.cast import Story, stories


class Course(StrEnum):
    """How a call goes, seen from the desk."""

    ANSWERED = "answered"
    COLLEAGUE = "answered by a colleague"  # both phones ring, the other one is picked up
    OVERFLOW = "overflow"  # not answered here, goes on to the next queue
    SECOND = "second call"  # rings while the one before is being talked to


@dataclass(frozen=True, slots=True)
class Scene:
    """One call of the demonstration."""

    number: int  # from 1
    story: Story
    course: Course


# After so many scenes it begins anew. All stories come in the first courses that are answered.
_COURSES = {6: Course.COLLEAGUE, 9: Course.SECOND, 14: Course.OVERFLOW}
_ROUND = 18


def scenes() -> Iterator[Scene]:
    """Calls without end, always in the same order; each story is told in its turn."""
    cast = stories()
    number = 0
    while True:
        number += 1
        course = _COURSES.get((number - 1) % _ROUND + 1, Course.ANSWERED)
        yield Scene(number, cast[(number - 1) % len(cast)], course)
