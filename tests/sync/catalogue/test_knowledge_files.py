"""An administrator writes articles and scripts: what he may write, and what he is told when it is wrong."""

import shutil
from pathlib import Path

import pytest

import resources
from sync.catalogue import CatalogueErrors
from sync.catalogue.reading import load, load_profile

PROFILES = Path(resources.__file__).parent / "profiles"
ARTICLE = "articles/balance_due.md"
SCRIPT = "scripts/bill_disputed.toml"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROFILES / "ua", tmp_path / "kyiv"))


def faults(folder: Path) -> list[str]:
    with pytest.raises(CatalogueErrors) as caught:
        load(folder)
    return [str(error) for error in caught.value.errors]


WRONG = [
    (ARTICLE, "До", "{saldo}", 'there is no merge field "saldo"'),
    (ARTICLE, "{balance}. Останній", "{balance. Останній", "a brace without its other half"),
    (ARTICLE, "## ru", "## pl", 'unknown language "pl"'),
    (ARTICLE, "## en\n", "## en\n---\n", 'the answer "en" is empty'),
    (ARTICLE, "## en\n", "## en\n" + "word " * 160, 'the answer "en" has'),
    (ARTICLE, '"payment", "bill"', '"payment", "bills"', 'there is no topic "bills"'),
    (ARTICLE, '"overdue"', '"late"', 'there is no state "late"'),
    (ARTICLE, 'ivr = ["Рахунки", "Баланс"]', 'menu = ["Рахунки"]', 'unknown key "menu"'),
    (ARTICLE, "version = 1", "version = 0", '"version" is 0'),
    (ARTICLE, 'id = "balance_due"', 'id = "outage"', 'a second article "outage"'),
    ("articles/bill_too_high.md", '"bill_disputed"', '"bill_discussed"', 'there is no script "bill_discussed"'),
    ("articles/bill_too_high.md", 'request = "recalc', 'request = "Recalc', "there is no request type"),
    (SCRIPT, 'next = "compare"', 'next = "kind"', 'no step "kind" stands behind "kind"'),
    (SCRIPT, 'next = "compare"', 'next = "compared"', 'no step "compared" stands behind "kind"'),
    (SCRIPT, 'field = "control_reading"', 'field = "reading"', 'there is no field of the request type "reading"'),
    (SCRIPT, 'reason = "estimated"', 'reason = "average"', '"reason" has no choice "average"'),
    (SCRIPT, 'puts = { reason = "absence" }', 'puts = { why = "absence" }', 'there is no field "why" in the form'),
    (SCRIPT, 'id = "shows"', 'id = "kind"', 'a second step "kind"'),
    (SCRIPT, '{ id = "average"', '{ id = "reading"', 'a second choice "reading"'),
    (SCRIPT, 'states = ["open_request"]', 'states = ["open"]', 'there is no state "open"'),
    (SCRIPT, 'states = ["open_request"]', 'step = "away_when", is_one_of = ["x"]', 'no step "away_when" with choices'),
    (SCRIPT, 'states = ["open_request"]', 'step = "kind", is_one_of = ["x"]', 'there is no choice of "kind" "x"'),
    (SCRIPT, 'request = "recalculation"', 'request = "refund"', 'there is no request type "refund"'),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), WRONG, ids=[told for *_, told in WRONG])
def test_a_fault_is_told_with_its_file_and_line_and_remedy(
    profile: Path, name: str, old: str, new: str, told: str
) -> None:
    file = profile / name
    text = file.read_text("utf-8")
    if old not in text:
        old = "## uk\n"
        new = f"## uk\n{new} "
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), "utf-8")
    mine = [fault for fault in faults(profile) if told in fault]
    assert mine
    place, _, rest = mine[0].partition(": ")
    where, _, at = place.rpartition(":")
    assert where == name or told.startswith("a second article")
    assert int(at) in range(line - 1, line + 3) or told.startswith(("a second", "the answer"))
    assert rest.rpartition(": ")[2]


def test_an_article_with_no_facts_is_said_so(profile: Path) -> None:
    (profile / "articles/new.md").write_text("## uk\nТекст\n", "utf-8")
    assert faults(profile)[0].startswith("articles/new.md:1: the facts of the article are missing: write +++")


def test_a_fault_in_the_facts_is_told_at_its_line_of_the_whole_file(profile: Path) -> None:
    file = profile / ARTICLE
    lines = file.read_text("utf-8").split("\n")
    lines[3] = "title = nothing"
    file.write_text("\n".join(lines), "utf-8")
    assert any(fault.startswith(f"{ARTICLE}:4: not TOML") for fault in faults(profile))


def test_a_missing_language_is_told(profile: Path) -> None:
    file = profile / ARTICLE
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("## en")], "utf-8")
    assert any('the text "en" is missing' in fault for fault in faults(profile))


@pytest.mark.parametrize("name", [ARTICLE, SCRIPT])
def test_any_byte_of_an_article_or_a_script_is_another_version(profile: Path, name: str) -> None:
    before = load(profile).version
    file = profile / name
    file.write_bytes(file.read_bytes().replace(b"version = 1", b"version = 2", 1))
    assert load(profile).version != before


def test_windows_line_ends_and_marks_do_not_matter(profile: Path) -> None:
    file = profile / ARTICLE
    before = next(one for one in load(profile).articles if one.id == "balance_due")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert next(one for one in load(profile).articles if one.id == "balance_due") == before


@pytest.mark.parametrize(("name", "articles", "scripts"), [("ua", 12, 2), ("ru", 4, 1)])
def test_what_comes_with_the_product(name: str, articles: int, scripts: int) -> None:
    catalogue = load_profile(name)
    assert len(catalogue.articles) >= articles and len(catalogue.scripts) >= scripts
    for topic in ("reading", "bill", "payment"):
        assert any(topic in article.topics for article in catalogue.articles), topic


def test_every_topic_a_supplier_is_called_about_has_an_answer() -> None:
    catalogue = load_profile("ua")
    without = {topic.id for topic in catalogue.topics} - {
        one for article in catalogue.articles for one in article.topics
    }
    assert without == {"legal_entity", "thanks", "other"}
