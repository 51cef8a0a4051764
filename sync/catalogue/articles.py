"""Reads articles/*.md: what is known of an article in TOML between two lines of +++, then the text in each language.

+++
id = "reading_how"
version = 1
...
+++
## uk
What is read aloud. With {reading_window} and other merge fields.
---
What the operator may want to know besides.
## ru
...
"""

import re
from collections.abc import Mapping

from sync.catalogue.knowledge import MERGE_FIELDS, STATES, Article
from sync.catalogue.source import LANGUAGES, Faults, Node
from sync.catalogue.text import Text

LONGEST_ANSWER = 700  # signs: what can be read aloud while somebody listens
_FENCE = "+++"
_HEADING = re.compile(r"##\s*(\S+)\s*")
_RULE = re.compile(r"-{3,}\s*")
_MERGED = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")
_FENCED = "write +++ alone on the first line, the facts of the article below it, and +++ again"


class _Body:
    """The text of an article in one language: lines with their numbers."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.answer: list[tuple[int, str]] = []
        self.details: list[tuple[int, str]] = []
        self.divided = False


def read_article(
    content: bytes, file: str, faults: Faults, topics: frozenset[str], types: frozenset[str], scripts: frozenset[str]
) -> Article:
    """The article of a file, checked against the rest of the profile."""
    head, bodies = _apart(content, file, faults)
    head.only("id", "version", "title", "topics", "keywords", "when", "ivr", "request", "script")
    return Article(
        id=head.id(),
        version=head.integer("version", 1, 1_000_000),
        title=head.text("title"),
        topics=head.known("topics", topics, "topic", required=True),
        answer=_text(bodies, file, faults, "answer") or Text("", "", ""),
        details=_text(bodies, file, faults, "details"),
        keywords=head.strings("keywords", required=True),
        when=head.known("when", STATES, "state"),
        ivr=head.strings("ivr"),
        request=head.one_known("request", types, "request type"),
        script=head.one_known("script", scripts, "script"),
    )


def _apart(content: bytes, file: str, faults: Faults) -> tuple[Node, Mapping[str, _Body]]:
    """The facts as a TOML document whose lines are counted from the top of the file, and the texts by language."""
    lines = content.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf").split(b"\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE.encode()][:2]
    if len(fences) < 2 or fences[0] != 0:
        faults.add(file, 1, "the facts of the article are missing", _FENCED)
        return Node({}, (), file, {}, Faults()), {}
    head = Node.document(b"\n".join([b"", *lines[1 : fences[1]]]), file, faults)
    below = b"\n".join(lines[fences[1] + 1 :])
    try:
        text = below.decode()
    except UnicodeDecodeError as error:
        line = fences[1] + 2 + below.count(b"\n", 0, error.start)
        faults.add(file, line, "not UTF-8", "save the file as UTF-8")
        return head, {}
    return head, _bodies(text.split("\n"), fences[1] + 2, file, faults)


def _bodies(lines: list[str], first: int, file: str, faults: Faults) -> Mapping[str, _Body]:
    bodies: dict[str, _Body] = {}
    body: _Body | None = None
    for number, line in enumerate(lines, first):
        if heading := _HEADING.fullmatch(line):
            language = heading.group(1)
            if language not in LANGUAGES:
                faults.add(file, number, f'unknown language "{language}"', f"use {', '.join(LANGUAGES)}")
            elif language in bodies:
                faults.add(file, number, f'a second text "{language}"', "keep one of them")
            body = bodies.setdefault(language, _Body(number))
        elif body is None:
            if line.strip():
                faults.add(file, number, "a text in no language", 'write "## uk" above it')
                body = _Body(number)  # said once
        elif _RULE.fullmatch(line):
            body.divided = True
        else:
            (body.details if body.divided else body.answer).append((number, line))
    for language in LANGUAGES:
        if language not in bodies:
            faults.add(file, first, f'the text "{language}" is missing', f'write "## {language}" and the answer below')
    return bodies


def _text(bodies: Mapping[str, _Body], file: str, faults: Faults, part: str) -> Text | None:
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        body = bodies.get(language)
        lines: list[tuple[int, str]] = [] if body is None else getattr(body, part)
        _check_merged(lines, file, faults)
        texts[language] = _paragraphs([line for _, line in lines])
        if body is None:
            continue
        if part == "answer" and not texts[language]:
            faults.add(file, body.line, f'the answer "{language}" is empty', "write what the operator reads aloud")
        if part == "answer" and len(texts[language]) > LONGEST_ANSWER:
            what = f'the answer "{language}" has {len(texts[language])} signs'
            faults.add(file, body.line, what, f"at most {LONGEST_ANSWER} can be read aloud: the rest goes below ---")
    told = [language for language in LANGUAGES if texts[language]]
    if part == "details" and told and len(told) < len(LANGUAGES):
        for language, body in bodies.items():
            if language in LANGUAGES and not texts[language]:
                faults.add(file, body.line, f'"{language}" has no details', "write them below ---, or take all out")
    return Text(**texts) if told else None


def _check_merged(lines: list[tuple[int, str]], file: str, faults: Faults) -> None:
    for number, line in lines:
        for name in _MERGED.findall(line):
            if name not in MERGE_FIELDS:
                faults.add(
                    file, number, f'there is no merge field "{name}"', f"use one of {', '.join(sorted(MERGE_FIELDS))}"
                )
        if _BRACE.search(_MERGED.sub("", line)):
            faults.add(file, number, "a brace without its other half", "write a merge field as {balance}")


def _paragraphs(lines: list[str]) -> str:
    """Lines belong together; an empty line, or one that begins a list, begins anew."""
    text = ""
    for line in lines:
        shown = line.strip()
        if not shown:
            text = text.rstrip() + "\n\n"
        elif shown.startswith("- "):
            text = text.rstrip(" ") + ("" if text.endswith("\n") or not text else "\n") + f"• {shown[2:]}"
        else:
            text += shown if not text or text.endswith("\n") else f" {shown}"
    return re.sub(r"\n{3,}", "\n\n", text).strip()
