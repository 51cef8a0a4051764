"""An administrator edits the files of a profile: what he may write, and what he is told when it is wrong."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from sync.catalogue import Catalogue, CatalogueErrors
from sync.catalogue.reading import load, load_profile
from sync.catalogue.toml_lines import lines_of

PROFILES = Path(resources.__file__).parent / "profiles"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A copy of the Ukrainian profile to spoil."""
    return Path(shutil.copytree(PROFILES / "ua", tmp_path / "kyiv"))


def change(file: Path, old: str, new: str) -> int:
    """Put `new` in the place of the first `old`; answers with its line."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(folder: Path) -> list[str]:
    with pytest.raises(CatalogueErrors) as caught:
        load(folder)
    return [str(error) for error in caught.value.errors]


def test_a_copied_profile_reads_like_the_one_of_the_product(profile: Path) -> None:
    mine = load(profile)
    assert mine.profile == "kyiv"
    assert msgspec.structs.replace(mine, profile="ua") == load_profile("ua")


def test_the_catalogue_travels_to_the_desk_and_stays_the_same() -> None:
    catalogue = load_profile("ua")
    assert msgspec.json.decode(msgspec.json.encode(catalogue), type=Catalogue) == catalogue


def test_a_profile_that_does_not_exist_is_said_so() -> None:
    with pytest.raises(LookupError, match="atlantis"):
        load_profile("atlantis")


@pytest.mark.parametrize("name", ["holidays.toml", "requests/complaint.toml"])
def test_any_byte_of_any_file_changes_the_version(profile: Path, name: str) -> None:
    before = load(profile).version
    file = profile / name
    whole = file.read_bytes()
    file.write_bytes(whole + b"\n")
    assert load(profile).version != before
    file.write_bytes(b"#!" + whole[2:])  # as long as before
    assert load(profile).version != before
    file.write_bytes(whole)
    assert load(profile).version == before


def test_files_of_other_kinds_do_not_matter(profile: Path) -> None:
    before = load(profile)
    (profile / "README.md").write_text("ours", "utf-8")
    (profile / "requests" / "complaint.toml~").write_text("old", "utf-8")
    assert load(profile) == before


def test_a_mark_of_a_windows_editor_is_no_fault(profile: Path) -> None:
    file = profile / "requests" / "complaint.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(profile).request_types == load_profile("ua").request_types


REQUEST = "requests/recalculation.toml"

# file, what stands there, what is put in its place, what the administrator is told at this line
WRONG = [
    (REQUEST, "max_length = 1000", "max_lenght = 1000", 'unknown key "max_lenght"'),
    (REQUEST, 'department = "billing"', 'department = "biling"', 'there is no department "biling"'),
    (REQUEST, 'topic = "recalculation"', 'topic = "recount"', 'there is no topic "recount"'),
    (REQUEST, 'id = "recalculation"', 'id = "Recalculation!"', '"Recalculation!" is no id'),
    (REQUEST, 'kind = "period"', 'kind = "month"', 'there is no kind "month"'),
    (REQUEST, 'default = "card.last_period"', 'default = "card.period"', 'there is no fact "card.period"'),
    (REQUEST, 'default = "sms"', 'default = "pigeon"', '"pigeon" is none of the choices'),
    (REQUEST, 'choices_from = "correction_reasons"', 'choices_from = "reasons"', 'there is no list "reasons"'),
    (REQUEST, 'is_one_of = ["meter_fault"]', 'is_one_of = ["broken"]', '"reason" has no choice "broken"'),
    (REQUEST, 'field = "reply"', 'field = "answer"', 'no choice "answer" stands before this field'),
    (REQUEST, 'field = "reason"', 'field = "period"', 'no choice "period" stands before this field'),
    (REQUEST, 'format = "email"', 'format = "url"', 'unknown format "url"'),
    (REQUEST, "max_length = 120", "minimum = 3", '"minimum" means nothing to the kind "text"'),
    (REQUEST, 'required = true\ndefault = "card.last', 'required = 1\ndefault = "card.last', "neither true nor false"),
    (REQUEST, "deadline = { days = 5", 'deadline = { days = "five"', '"days" is no whole number'),
    (REQUEST, "version = 1", "version = 0", '"version" is 0'),
    (REQUEST, 'ru = "Перерасчёт", ', "", '"ru" is missing'),
    (REQUEST, '{ id = "phone", label', '{ id = "sms", label', 'a second "sms"'),
    (REQUEST, 'id = "reason"', 'id = "period"', 'a second field "period"'),
    (REQUEST, '"перерахунок"', '""', '"keywords" is empty'),
    ("requests/payment_not_posted.toml", "minimum = 1\n", "minimum = 2_000_000_000\n", "the minimum is above"),
    (REQUEST, 'id = "recalculation"', 'id = "complaint"', 'a second request type "complaint"'),
    ("catalogue.toml", '"Europe/Kyiv"', '"Europe/Kiyv"', '"Europe/Kiyv" is no time zone'),
    ("catalogue.toml", '"UA"', '"UKR"', '"UKR" is no country'),
    ("catalogue.toml", '"UAH"', '"грн"', '"грн" is no currency'),
    ("catalogue.toml", "[18, 25]", "[18]", "the reading days are not two"),
    ("catalogue.toml", "[18, 25]", "[18, 35]", '"reading_days" is 35'),
    ("topics.toml", 'outcomes = ["reading_taken"', 'outcomes = ["read"', 'there is no outcome "read"'),
    ("tariffs.toml", "{ all = 43200 }", "{ day = 43200 }", "no meter counts the zones day"),
    ("tariffs.toml", "{ all = 43200 }", "{ all = 4.32 }", '"all" is no whole number'),
    ("holidays.toml", '"2026-12-25"', '"25.12.2026"', '"25.12.2026" is no day'),
    ("holidays.toml", '"2026-05-08"', '"2026-05-01"', '"2026-05-01" stands twice'),
    ("billing.toml", 'id = "estimated"\n', "", '"id" is missing'),
    (
        "verification.toml",
        "balance = 2\nchange = 3",
        "balance = 3\nchange = 2",
        "fewer points than the level before",
    ),
    ("verification.toml", "change = 3", "change = 30", 'no questions bring a client of kind "entity" to "change"'),
    ("verification.toml", 'fact = "meter"', 'fact = "mother"', 'there is no fact to ask for "mother"'),
    ("verification.toml", 'fact = "meter"', 'fact = "account"', '"account" is asked twice'),
    ("verification.toml", 'money = "balance"', 'money = "everything"', 'there is no level "everything"'),
    ("verification.toml", 'phones = "change"', 'letters = "change"', 'nothing is called "letters" here'),
    ("verification.toml", "recalculation", "recalc", 'nothing is called "recalc" here'),
    ("verification.toml", "most_wrong = 3", "most_wrong = 0", '"most_wrong" is 0'),
    ("departments.toml", 'uk = "Розрахунковий відділ"', "uk = Розрахунковий", "not TOML"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), WRONG, ids=[told for *_, told in WRONG])
def test_a_fault_is_told_with_its_file_and_line_and_remedy(
    profile: Path, name: str, old: str, new: str, told: str
) -> None:
    line = change(profile / name, old, new)
    lines = range(line - 1, line + new.count("\n") + 1)  # a missing key is told at its table
    mine = [fault for fault in faults(profile) if told in fault]
    assert len(mine) == 1
    place, _, rest = mine[0].partition(": ")
    assert place.rpartition(":")[0] == name
    assert int(place.rpartition(":")[2]) in lines
    assert rest.rpartition(": ")[2]  # what to do


def test_a_semantic_fault_is_told_at_exactly_its_line(profile: Path) -> None:
    line = change(profile / REQUEST, 'is_one_of = ["sms", "phone"]', 'is_one_of = ["sms", "smoke"]')
    assert faults(profile)[0].startswith(f'{REQUEST}:{line}: "reply" has no choice "smoke": use one of email, letter')


def test_all_faults_of_all_files_are_told_at_once(profile: Path) -> None:
    change(profile / "catalogue.toml", '"UA"', '"XX"')
    change(profile / "tariffs.toml", "{ all = 43200 }", "{}")
    change(profile / REQUEST, 'kind = "period"', 'kind = "month"')
    change(profile / REQUEST, "version = 1", "version = -1")
    (profile / "topics.toml").unlink()
    (profile / "topic.toml").write_text("", "utf-8")
    told = faults(profile)
    assert any(fault.startswith("topics.toml:1: the file is missing") for fault in told)
    assert any(fault.startswith("topic.toml:1: unknown file") for fault in told)
    assert any(fault.startswith("catalogue.toml:") for fault in told)
    assert any(fault.startswith("tariffs.toml:") for fault in told)
    assert len([fault for fault in told if fault.startswith(REQUEST)]) == 3  # its topic is gone, too


def test_a_file_in_another_encoding_is_named(profile: Path) -> None:
    (profile / "billing.toml").write_bytes('# добре\nlabel = "'.encode() + "Інше".encode("cp1251"))
    assert any(fault == "billing.toml:2: not UTF-8: save the file as UTF-8" for fault in faults(profile))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_spoiling_of_a_file_ends_otherwise_than_in_faults(profile: Path, data: st.DataObject) -> None:
    file = profile / data.draw(st.sampled_from([REQUEST, "topics.toml", "catalogue.toml", "tariffs.toml"]))
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    junk = data.draw(
        st.sampled_from([b"", b"[]\n", b"x = [1, {y = 2}]\n", b'label = "x"\n', b"[[fields]]\n", b'"""\n'])
    )
    try:
        file.write_bytes(b"".join([*lines[:at], junk, *lines[at + data.draw(st.integers(0, 3)) :]]))
        try:
            load(profile)
        except CatalogueErrors as caught:
            assert all(error.line >= 1 and error.remedy for error in caught.errors)
    finally:
        file.write_bytes(whole)


NASTY = '''\
a = 1 # [no.table]
"b c".d = "x # y"
text = """
[not] = "a header"
"quoted" \\""" still
"""
raw = \'\'\'
c = 2\'\'\'
list = [ # a comment, with ]
    1, [2,
    3],
    { p = "}", q = { r = ["]"] } },
]
[t.u]
v = 1979-05-27 07:32:00
[[w]]
x = 1
[[w]]
x = 2
[[w.y]]
z = 3
[w.y.sub]
k = 4
'''


def test_lines_are_found_through_strings_comments_and_nesting() -> None:
    lines = lines_of(NASTY)
    expected = {
        ("a",): 1,
        ("b c", "d"): 2,
        ("text",): 3,
        ("raw",): 7,
        ("list", 0): 10,
        ("list", 1, 1): 11,
        ("list", 2, "q", "r", 0): 12,
        ("t", "u", "v"): 15,
        ("w", 0, "x"): 17,
        ("w", 1, "x"): 19,
        ("w", 1, "y", 0, "z"): 21,
        ("w", 1, "y", 0, "sub", "k"): 23,
    }
    assert {path: lines.get(path) for path in expected} == expected


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


@pytest.mark.parametrize("text", [NASTY, *(file.read_text("utf-8") for file in sorted(PROFILES.rglob("*.toml")))])
def test_every_value_has_a_line_and_no_line_is_without_value(text: str) -> None:
    assert set(lines_of(text)) == set(paths(tomllib.loads(text)))
