"""Reads verification.toml: points for levels, what counts as proof, which questions, what is closed until then."""

from collections.abc import Iterable

from sync.catalogue.source import Node
from sync.verification.rules import FACTS, KNOWN, LEVELS, Asking, Level, Protected, VerificationRules

_HIGHEST = 100
_LEVEL_NAMES = frozenset(str(level) for level in LEVELS)
_KINDS = frozenset({"person", "entity"})


def read_verification(file: Node, request_types: Iterable[str]) -> VerificationRules:
    """The rules, checked: a level that no client can reach, or a question that counts for nothing, is a fault."""
    file.only("levels", "known", "questions", "protected", "requests", "most_wrong", "open_anyway")
    known = file.get("known")
    if known is not None:
        known.only(*KNOWN)
    needed = _needed(file)
    asked = _questions(file)
    _check_reachable(file, needed, asked)
    return VerificationRules(
        needed=needed,
        known={} if known is None else {name: known.integer(name, 0, _HIGHEST, default=0) for name in KNOWN},
        questions=asked,
        protected={Protected(place): level for place, level in _closed(file, "protected", frozenset(Protected))},
        requests=dict(_closed(file, "requests", frozenset(request_types))),
        most_wrong=file.integer("most_wrong", 1, 20),
        open_anyway=file.flag("open_anyway"),
    )


def _needed(file: Node) -> dict[Level, int]:
    levels = file.need("levels")
    if levels is None:
        return {}
    levels.only(*(str(level) for level in LEVELS))
    needed: dict[Level, int] = {}
    for level in LEVELS:
        points = levels.integer(str(level), 0, _HIGHEST)
        if points < max(needed.values(), default=0):
            (levels.get(str(level)) or levels).fault(
                f'"{level}" takes fewer points than the level before it', "write the levels with rising points"
            )
        needed[level] = points
    return needed


def _questions(file: Node) -> tuple[Asking, ...]:
    asked: dict[str, Asking] = {}
    for node in file.items("questions", required=True):
        node.only("fact", "points", "up_to", "of")
        node.need("fact")
        fact = node.one_known("fact", FACTS, "fact to ask for")
        up_to = node.one_known("up_to", _LEVEL_NAMES, "level")
        if fact in asked:
            node.fault(f'"{fact}" is asked twice', "take one out")
        asked[fact] = Asking(
            fact=fact,
            points=node.integer("points", 1, _HIGHEST),
            up_to=Level(up_to) if up_to in _LEVEL_NAMES else Level.CHANGE,
            of=node.one_known("of", _KINDS, "kind of client"),
        )
    return tuple(asked.values())


def _closed(file: Node, key: str, names: frozenset[str]) -> Iterable[tuple[str, Level]]:
    """The places or acts of a table with the level that opens each."""
    table = file.get(key)
    if table is None:
        return
    for name, value in file.entries(key):
        if name not in names:
            value.fault(f'nothing is called "{name}" here', f"use one of {', '.join(sorted(names))}")
            continue
        level = table.one_known(name, _LEVEL_NAMES, "level")
        if level in _LEVEL_NAMES:
            yield name, Level(level)


def _check_reachable(file: Node, needed: dict[Level, int], asked: tuple[Asking, ...]) -> None:
    """Who calls from a strange number is verified by questions alone: for each level there must be enough of them."""
    levels = file.get("levels") or file
    for level, points in needed.items():
        for kind in sorted(_KINDS):
            most = sum(one.points for one in asked if one.of in ("", kind) and one.up_to.reaches(level))
            if asked and most < points:
                (levels.get(str(level)) or levels).fault(
                    f'no questions bring a client of kind "{kind}" to "{level}": {most} points of {points}',
                    "let more questions count for it, or ask for fewer points",
                )
