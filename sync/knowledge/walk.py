"""A script as it is walked: which step is next, what the answers put into the form. Pure; nothing is ever undone by
force: a step back forgets the last answer and what it put."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sync.catalogue import Script, Step

_END = "end"


@dataclass(frozen=True, slots=True)
class Walk:
    """The answers so far, in order: step and the choice's id or the text as typed. `states` hold for the caller."""

    script: Script
    states: frozenset[str]
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def step(self) -> Step | None:
        """The step to ask now; None at the end."""
        given = dict(self.answers)
        at: int | None = 0
        if self.answers:
            last, answer = self.answers[-1]
            at = self._behind(self._place(last), answer)
        while at is not None and at < len(self.script.steps):
            step = self.script.steps[at]
            if _asked(step, given, self.states):
                return step
            at = self._behind(at, "")
        return None

    @property
    def asked(self) -> int:
        """How many steps have been answered."""
        return len(self.answers)

    def answer(self, text: str) -> "Walk":
        """With the answer to the step at hand: a choice's id, a text as typed, or "" for what was only said. What is
        no answer to it changes nothing."""
        step = self.step
        if step is None or (step.choices and text not in {choice.id for choice in step.choices}):
            return self
        return replace(self, answers=(*self.answers, (step.id, text)))

    def back(self) -> "Walk":
        """Without the last answer."""
        return replace(self, answers=self.answers[:-1])

    def written(self) -> dict[str, str]:
        """What the answers put into the form's fields, as typed."""
        texts: dict[str, str] = {}
        for name, answer in self.answers:
            step = self.script.steps[self._place(name)]
            if step.field and answer.strip():
                texts[step.field] = answer
            for choice in step.choices:
                if choice.id == answer:
                    texts |= choice.puts
        return texts

    def _place(self, name: str) -> int:
        return next(place for place, step in enumerate(self.script.steps) if step.id == name)

    def _behind(self, at: int, answer: str) -> int | None:
        step = self.script.steps[at]
        chosen = next((choice for choice in step.choices if choice.id == answer), None)
        target = (chosen.next if chosen else "") or step.next
        if target == _END:
            return None
        return self._place(target) if target else at + 1


def _asked(step: Step, given: Mapping[str, str], states: frozenset[str]) -> bool:
    when = step.when
    if when is None:
        return True
    if when.step and given.get(when.step) not in when.is_one_of:
        return False
    return not when.states or bool(states & set(when.states))
