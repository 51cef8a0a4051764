"""Reads scripts/*.toml: steps that lead through a question, checked against the form that they write into."""

from collections.abc import Mapping

from sync.catalogue.knowledge import STATES, Script, Step, StepChoice, StepCondition
from sync.catalogue.model import Field, RequestType
from sync.catalogue.source import Node

END = "end"


def read_script(file: Node, topics: frozenset[str], types: Mapping[str, RequestType]) -> Script:
    """The script of a file."""
    file.only("id", "version", "title", "topics", "request", "steps")
    request = file.one_known("request", frozenset(types), "request type")
    kind = types.get(request)
    fields = {field.id: field for field in kind.fields} if kind else {}
    nodes = list(file.items("steps", required=True))
    steps: dict[str, Step] = {}
    for node in nodes:
        step = _step(node, steps, fields)
        if step.id in steps:
            node.fault(f'a second step "{step.id}"', "give each step of a script an id of its own")
        steps[step.id] = step
    _check_order(nodes, tuple(steps))
    return Script(
        id=file.id(),
        version=file.integer("version", 1, 1_000_000),
        title=file.text("title"),
        topics=file.known("topics", topics, "topic", required=True),
        steps=tuple(steps.values()),
        request=request,
    )


def _step(node: Node, before: Mapping[str, Step], fields: Mapping[str, Field]) -> Step:
    node.only("id", "say", "choices", "field", "when", "next")
    field = node.one_known("field", frozenset(fields), "field of the request type")
    choices = tuple(_choice(choice, fields) for choice in node.items("choices"))
    if field and choices:
        (node.get("field") or node).fault(
            "a step is either chosen or typed", 'take "field" out, and write it into "puts" of each choice'
        )
    ids = [choice.id for choice in choices]
    for place, choice in enumerate(node.items("choices")):
        if ids[place] in ids[:place]:
            choice.fault(f'a second choice "{ids[place]}"', "give each an id of its own")
    return Step(
        id=node.id(),
        say=node.text("say"),
        choices=choices,
        field=field,
        when=_condition(node, before),
        next=node.string("next", default=""),
    )


def _choice(node: Node, fields: Mapping[str, Field]) -> StepChoice:
    node.only("id", "label", "puts", "next")
    puts: dict[str, str] = {}
    if node.get("puts") is not None:
        for name, value in node.entries("puts"):
            puts[name] = value.as_string()
            field = fields.get(name)
            if field is None:
                value.fault(
                    f'there is no field "{name}" in the form', f"use one of {', '.join(fields) or '(it has none)'}"
                )
            elif field.kind == "choice" and puts[name] not in {choice.id for choice in field.choices}:
                known = ", ".join(choice.id for choice in field.choices)
                value.fault(f'"{name}" has no choice "{puts[name]}"', f"use one of {known}")
    return StepChoice(id=node.id(), label=node.text("label"), puts=puts, next=node.string("next", default=""))


def _condition(node: Node, before: Mapping[str, Step]) -> StepCondition | None:
    when = node.get("when")
    if when is None:
        return None
    when.only("step", "is_one_of", "states")
    states = when.known("states", STATES, "state")
    name = when.string("step", default="")
    values = when.strings("is_one_of", required=bool(name))
    if not name and not states:
        when.fault("the condition says nothing", 'name "step" with "is_one_of", or "states"')
    if name:
        asked = before.get(name)
        if asked is None or not asked.choices:
            (when.get("step") or when).fault(
                f'no step "{name}" with choices stands before this one', "name one that stands above it"
            )
        else:
            when.known("is_one_of", frozenset(choice.id for choice in asked.choices), f'choice of "{name}"')
    return StepCondition(step=name, is_one_of=values, states=states)


def _check_order(nodes: list[Node], order: tuple[str, ...]) -> None:
    """A step leads to a later one or to the end: so every script ends."""
    for node in nodes:
        own = node.string("id", default="")
        behind = order[order.index(own) + 1 :] if own in order else ()
        for place in (node, *node.items("choices")):
            target = place.string("next", default="")
            if target and target != END and target not in behind:
                (place.get("next") or place).fault(
                    f'no step "{target}" stands behind "{own}"',
                    f"use one of {', '.join((*behind, END))}: a script only goes forward",
                )
