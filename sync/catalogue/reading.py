"""Reads the folder of a profile into a Catalogue, or tells every fault of every file at once.

catalogue.toml     region, currency, time zone, reading days and limits
departments.toml   who works on requests
billing.toml       reasons of corrections, channels of payments
tariffs.toml       prices by zone
topics.toml        what a call may be about, and what it may achieve
holidays.toml      days off between Monday and Friday
alerts.toml        what an operator is told of a client before he speaks
offers.toml        what may be offered to whom
outages.toml       when callers of one street mean a probable outage
verification.toml  how callers show who they are, and what is closed until then
requests/*.toml    one request type a file
scripts/*.toml     one script a file
articles/*.md      one article a file
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers

from sync.catalogue.articles import read_article
from sync.catalogue.errors import CatalogueErrors
from sync.catalogue.knowledge import Article, Script
from sync.catalogue.model import Catalogue, RequestType, Tariff, Topic
from sync.catalogue.request_types import read_choices, read_request_type
from sync.catalogue.rule_files import Named, read_alerts, read_offers, read_outages
from sync.catalogue.scripts import read_script
from sync.catalogue.source import Faults, Node
from sync.catalogue.text import Choice
from sync.catalogue.verification import read_verification
from sync.readings.rules import ReadingLimits

_FILES = (
    *("catalogue.toml", "departments.toml", "billing.toml", "tariffs.toml", "topics.toml", "holidays.toml"),
    *("alerts.toml", "offers.toml", "outages.toml", "verification.toml"),
)
_FOLDERS = {"requests": ".toml", "scripts": ".toml", "articles": ".md"}
_ZONES = (("all",), ("day", "night"), ("half_peak", "night", "peak"))
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_AREA_CODE = re.compile(r"[0-9]{0,6}", re.ASCII)
_HIGHEST_LIMIT = 100_000
_MOST_EXPENSIVE = 10_000_000  # 1000.00 of the currency for one unit


def is_shipped(name: str) -> bool:
    """Whether a profile of this name comes with the product."""
    return _shipped(name).is_dir()


def load_profile(name: str) -> Catalogue:
    """The catalogue of a profile of the product. Raises CatalogueErrors, or LookupError for no such name."""
    if not is_shipped(name):
        raise LookupError(f"no profile {name!r}")
    return _read(_shipped(name))


def shipped() -> list[str]:
    """The profiles that come with the product."""
    return sorted(folder.name for folder in (resources.files("resources") / "profiles").iterdir() if folder.is_dir())


def copy_shipped(name: str, into: Path) -> None:
    """Write the files of a profile into a new folder, where they can be changed. Raises FileExistsError."""
    into.mkdir(parents=True)
    for path, content in _contents(_shipped(name), Faults()).items():
        file = into / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)


def _shipped(name: str) -> Traversable:
    return resources.files("resources") / "profiles" / name


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder of the administrator's. Raises CatalogueErrors, or OSError when it cannot be read."""
    return _read(folder)


def _read(folder: Traversable) -> Catalogue:
    faults = Faults()
    contents = _contents(folder, faults)
    files = {name: Node.document(content, name, faults) for name, content in contents.items() if "/" not in name}
    for name in _FILES:
        if name not in files:
            faults.add(name, 1, "the file is missing", "copy it from the profile that comes with the product")
            files[name] = Node({}, (), name, {}, Faults())  # its empty values are no further faults
    top = files["catalogue.toml"].only("region", "area_code", "currency", "time_zone", "reading_days", "reading_limits")
    departments = read_choices(files["departments.toml"].only("departments"), "departments")
    billing = files["billing.toml"].only("correction_reasons", "payment_channels", "adjustment_reasons", "benefits")
    reasons = read_choices(billing, "correction_reasons")
    channels = read_choices(billing, "payment_channels")
    topics = _topics(files["topics.toml"])
    lists = {"departments": departments, "correction_reasons": reasons, "payment_channels": channels}
    topic_ids = frozenset(topic.id for topic in topics)
    requests = _documents(contents, "requests", faults)
    types = _request_types(requests, _ids(departments), topic_ids, lists)
    scripts = _scripts(_documents(contents, "scripts", faults), topic_ids, types)
    articles = _articles(contents, faults, topic_ids, types, scripts)
    named = Named(
        types=frozenset(kind.id for kind in types),
        topics=topic_ids,
        outcomes=frozenset(outcome.id for topic in topics for outcome in topic.outcomes),
        articles=frozenset(article.id for article in articles),
    )
    catalogue = Catalogue(
        version=_version(contents),
        profile=folder.name,
        region=_region(top),
        area_code=_matching(top, "area_code", _AREA_CODE, "write its digits without the leading zero"),
        currency=_matching(top, "currency", _CURRENCY, "write its three capital letters, such as UAH"),
        time_zone=_time_zone(top),
        reading_days=_reading_days(top),
        departments=departments,
        correction_reasons=reasons,
        payment_channels=channels,
        request_types=types,
        topics=topics,
        tariffs=_tariffs(files["tariffs.toml"]),
        holidays=_holidays(files["holidays.toml"]),
        articles=articles,
        scripts=scripts,
        reading_limits=_reading_limits(top),
        adjustment_reasons=read_choices(billing, "adjustment_reasons"),
        benefits=read_choices(billing, "benefits"),
        alerts=read_alerts(files["alerts.toml"], named),
        offers=read_offers(files["offers.toml"], named),
        outages=read_outages(files["outages.toml"], named),
        verification=read_verification(files["verification.toml"], (kind.id for kind in types)),
    )
    if errors := faults.all():
        raise CatalogueErrors(errors)
    return catalogue


def _contents(folder: Traversable, faults: Faults) -> dict[str, bytes]:
    """The files of the profile by name; files of other kinds are nobody's business."""
    contents: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _FOLDERS and entry.is_dir():
            for inner in sorted(entry.iterdir(), key=lambda entry: entry.name):
                if inner.name.endswith(_FOLDERS[entry.name]):
                    contents[f"{entry.name}/{inner.name}"] = inner.read_bytes()
        elif entry.name in _FILES:
            contents[entry.name] = entry.read_bytes()
        elif entry.name.endswith(".toml"):
            faults.add(entry.name, 1, "unknown file", f"known are {', '.join(_FILES)} and those in folders")
    return contents


def _documents(contents: dict[str, bytes], folder: str, faults: Faults) -> list[Node]:
    return [Node.document(contents[name], name, faults) for name in sorted(contents) if name.startswith(f"{folder}/")]


def _version(contents: dict[str, bytes]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode())
        digest.update(contents[name])
    return digest.hexdigest()


def _ids(choices: Iterable[Choice]) -> frozenset[str]:
    return frozenset(choice.id for choice in choices)


def _region(top: Node) -> str:
    region = top.string("region")
    if region and region not in phonenumbers.SUPPORTED_REGIONS:
        (top.get("region") or top).fault(f'"{region}" is no country', "write its two capital letters, such as UA")
    return region


def _matching(top: Node, key: str, pattern: re.Pattern[str], remedy: str) -> str:
    text = top.string(key)
    if text and not pattern.fullmatch(text):
        (top.get(key) or top).fault(f'"{text}" is no {key.replace("_", " ")}', remedy)
    return text


def _time_zone(top: Node) -> str:
    name = top.string("time_zone")
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        (top.get("time_zone") or top).fault(f'"{name}" is no time zone', "write one such as Europe/Kyiv")
    return name


def _reading_days(top: Node) -> tuple[int, int]:
    days = [node.as_integer(1, 31) for node in top.items("reading_days", required=True)]
    if len(days) != 2:
        (top.get("reading_days") or top).fault(
            "the reading days are not two", "write the first and the last day of the month, such as [18, 25]"
        )
        return (1, 31)
    return (days[0], days[1])


def _reading_limits(top: Node) -> ReadingLimits:
    """Those that the supplier lays down; the others are as they come with the product."""
    usual = ReadingLimits()
    node = top.get("reading_limits")
    if node is None:
        return usual
    names = ReadingLimits.__struct_fields__
    node.only(*names)
    limits = {name: node.integer(name, 0, _HIGHEST_LIMIT, default=getattr(usual, name)) for name in names}
    return ReadingLimits(**limits)


def _request_types(
    documents: Iterable[Node],
    departments: frozenset[str],
    topics: frozenset[str],
    lists: dict[str, tuple[Choice, ...]],
) -> tuple[RequestType, ...]:
    types: dict[str, RequestType] = {}
    for document in documents:
        kind = read_request_type(document, departments, topics, lists)
        if kind.id in types:
            (document.get("id") or document).fault(f'a second request type "{kind.id}"', "give it an id of its own")
        types[kind.id] = kind
    return tuple(types.values())


def _scripts(documents: Iterable[Node], topics: frozenset[str], types: Iterable[RequestType]) -> tuple[Script, ...]:
    by_id = {kind.id: kind for kind in types}
    scripts: dict[str, Script] = {}
    for document in documents:
        script = read_script(document, topics, by_id)
        if script.id in scripts:
            (document.get("id") or document).fault(f'a second script "{script.id}"', "give it an id of its own")
        scripts[script.id] = script
    return tuple(scripts.values())


def _articles(
    contents: dict[str, bytes],
    faults: Faults,
    topics: frozenset[str],
    types: Iterable[RequestType],
    scripts: Iterable[Script],
) -> tuple[Article, ...]:
    known_types, known_scripts = frozenset(kind.id for kind in types), frozenset(script.id for script in scripts)
    articles: dict[str, Article] = {}
    for name in sorted(contents):
        if not name.startswith("articles/"):
            continue
        article = read_article(contents[name], name, faults, topics, known_types, known_scripts)
        if article.id and article.id in articles:
            faults.add(name, 1, f'a second article "{article.id}"', "give it an id of its own")
        articles[article.id] = article
    return tuple(articles.values())


def _topics(file: Node) -> tuple[Topic, ...]:
    file.only("outcomes", "topics")
    outcomes = {outcome.id: outcome for outcome in read_choices(file, "outcomes")}
    topics: dict[str, Topic] = {}
    for node in file.items("topics", required=True):
        node.only("id", "label", "outcomes", "keywords")
        reached = []
        for outcome in node.items("outcomes", required=True):
            name = outcome.as_string()
            if name in outcomes:
                reached.append(outcomes[name])
            elif name:
                outcome.fault(f'there is no outcome "{name}"', f"use one of {', '.join(outcomes)}, or add it above")
        topic = Topic(node.id(), node.text("label"), tuple(reached), node.strings("keywords"))
        if topic.id in topics:
            node.fault(f'a second topic "{topic.id}"', "give each an id of its own")
        topics[topic.id] = topic
    return tuple(topics.values())


def _tariffs(file: Node) -> tuple[Tariff, ...]:
    file.only("tariffs")
    tariffs: dict[str, Tariff] = {}
    for node in file.items("tariffs", required=True):
        node.only("id", "label", "prices")
        prices = {zone: price.as_integer(0, _MOST_EXPENSIVE) for zone, price in node.entries("prices")}
        if prices and tuple(sorted(prices)) not in _ZONES:
            (node.get("prices") or node).fault(
                f"no meter counts the zones {', '.join(prices)}",
                "use all, or day and night, or peak, half_peak and night",
            )
        tariff = Tariff(id=node.id(), label=node.text("label"), prices=prices)
        if tariff.id in tariffs:
            node.fault(f'a second tariff "{tariff.id}"', "give each an id of its own")
        tariffs[tariff.id] = tariff
    return tuple(tariffs.values())


def _holidays(file: Node) -> tuple[str, ...]:
    file.only("holidays")
    days: set[str] = set()
    for node in file.items("holidays", required=True):
        text = node.as_string()
        try:
            if text and date.fromisoformat(text).isoformat() != text:
                raise ValueError(text)
        except ValueError:
            node.fault(f'"{text}" is no day', "write it as 2026-12-25")
        if text in days:
            node.fault(f'"{text}" stands twice', "take one out")
        days.add(text)
    return tuple(sorted(days))
