"""Reads a file of requests/: one request type with the fields of its form, checked against the rest of the profile."""

from collections.abc import Mapping

from sync.catalogue.model import FACTS, KINDS, Condition, Deadline, Field, RequestType
from sync.catalogue.source import Node
from sync.catalogue.text import Choice

_FIELD_KEYS = (
    "id",
    "label",
    "kind",
    "required",
    "default",
    "when",
    "choices",
    "choices_from",
    "minimum",
    "maximum",
    "max_length",
    "not_future",
    "format",
    "hint",
)
_MEASURED = ("number", "money", "date", "reading")  # kinds that a minimum and a maximum mean something to
_WRITTEN = ("text", "note")
_DATED = ("date", "period")
_LIMIT = 10**12


def read_request_type(
    file: Node, departments: frozenset[str], topics: frozenset[str], lists: Mapping[str, tuple[Choice, ...]]
) -> RequestType:
    """The type that the file describes. `lists` are the profile's lists that a field may take its choices from."""
    file.only("id", "version", "label", "department", "deadline", "topic", "keywords", "fields")
    department = file.string("department")
    if department and department not in departments:
        _unknown(file, "department", department, departments)
    topic = file.string("topic")
    if topic and topic not in topics:
        _unknown(file, "topic", topic, topics)
    return RequestType(
        id=file.id(),
        version=file.integer("version", 1, 1_000_000),
        label=file.text("label"),
        department=department,
        deadline=_deadline(file),
        fields=_fields(file, lists),
        topic=topic,
        keywords=tuple(keyword.as_string() for keyword in file.items("keywords", required=True)),
    )


def _unknown(table: Node, key: str, value: str, known: frozenset[str]) -> None:
    node = table.need(key)
    if node is not None:
        node.fault(f'there is no {key} "{value}"', f"use one of {', '.join(sorted(known)) or '(none is defined)'}")


def _deadline(file: Node) -> Deadline:
    node = file.need("deadline")
    if node is None:
        return Deadline(days=0)
    node.only("days", "working")
    return Deadline(days=node.integer("days", 0, 366), working=node.flag("working"))


def _fields(file: Node, lists: Mapping[str, tuple[Choice, ...]]) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    for node in file.items("fields", required=True):
        field = _field(node, fields, lists)
        if field.id in fields:
            node.fault(f'a second field "{field.id}"', "give each field of a type an id of its own")
        fields[field.id] = field
    return tuple(fields.values())


def _field(node: Node, before: Mapping[str, Field], lists: Mapping[str, tuple[Choice, ...]]) -> Field:
    node.only(*_FIELD_KEYS)
    kind = node.string("kind")
    if kind and kind not in KINDS:
        _unknown(node, "kind", kind, KINDS)
    choices = _choices(node, kind, lists)
    field = Field(
        id=node.id(),
        label=node.text("label"),
        kind=kind,
        required=node.flag("required"),
        default=node.string("default", default=""),
        when=_condition(node, before),
        choices=choices,
        minimum=node.optional_integer("minimum", -_LIMIT, _LIMIT),
        maximum=node.optional_integer("maximum", -_LIMIT, _LIMIT),
        max_length=node.integer("max_length", 1, 20_000, default=200 if kind == "text" else 2000),
        not_future=node.flag("not_future"),
        format=node.string("format", default=""),
        hint=node.optional_text("hint"),
    )
    _check_default(node, field)
    _check_limits(node, field)
    return field


def _choices(node: Node, kind: str, lists: Mapping[str, tuple[Choice, ...]]) -> tuple[Choice, ...]:
    source = node.get("choices_from")
    own = node.get("choices")
    if kind != "choice":
        for key in (own, source):
            if key is not None:
                key.fault(f'a field of kind "{kind}" has no choices', 'take this line out, or make the kind "choice"')
        return ()
    if (own is None) == (source is None):
        node.fault("a choice needs something to choose from", 'add either "choices" or "choices_from"')
    if source is not None:
        name = source.as_string()
        if name and name not in lists:
            source.fault(f'there is no list "{name}"', f"use one of {', '.join(sorted(lists))}")
        return lists.get(name, ())
    return read_choices(node, "choices")


def read_choices(table: Node, key: str) -> tuple[Choice, ...]:
    """A list of things to choose from, each with an id of its own."""
    choices: dict[str, Choice] = {}
    for node in table.items(key, required=True):
        node.only("id", "label")
        choice = Choice(id=node.id(), label=node.text("label"))
        if choice.id in choices:
            node.fault(f'a second "{choice.id}"', "give each an id of its own")
        choices[choice.id] = choice
    return tuple(choices.values())


def _condition(node: Node, before: Mapping[str, Field]) -> Condition | None:
    when = node.get("when")
    if when is None:
        return None
    when.only("field", "is_one_of")
    name = when.string("field")
    values = tuple((value, value.as_string()) for value in when.items("is_one_of", required=True))
    asked = before.get(name)
    if asked is None or asked.kind != "choice":
        if name:
            (when.get("field") or when).fault(
                f'no choice "{name}" stands before this field', "name a field of kind choice that stands above it"
            )
    else:
        known = {choice.id for choice in asked.choices}
        for place, value in values:
            if known and value and value not in known:
                place.fault(f'"{name}" has no choice "{value}"', f"use one of {', '.join(sorted(known))}")
    return Condition(field=name, is_one_of=tuple(value for _, value in values))


def _check_default(node: Node, field: Field) -> None:
    default = node.get("default")
    if default is None:
        return
    for part in field.default.split("|"):
        if part.startswith(("card.", "call.")) and part not in FACTS:
            default.fault(f'there is no fact "{part}"', f"use one of {', '.join(sorted(FACTS))}")
    known = {choice.id for choice in field.choices}
    if known and field.default not in known:
        default.fault(f'"{field.default}" is none of the choices', f"use one of {', '.join(sorted(known))}")


def _check_limits(node: Node, field: Field) -> None:
    for key, kinds in (
        ("minimum", _MEASURED),
        ("maximum", _MEASURED),
        ("max_length", _WRITTEN),
        ("format", ("text",)),
        ("not_future", _DATED),
    ):
        place = node.get(key)
        if place is not None and field.kind in KINDS and field.kind not in kinds:
            place.fault(f'"{key}" means nothing to the kind "{field.kind}"', "take the line out")
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        (node.get("minimum") or node).fault("the minimum is above the maximum", "put one of them right")
    if field.format not in ("", "email"):
        (node.get("format") or node).fault(f'unknown format "{field.format}"', 'known is "email"')
