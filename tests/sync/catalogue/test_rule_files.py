"""An administrator writes alerts, offers and outages: what he may write, and what he is told when it is wrong."""

import shutil
from pathlib import Path

import pytest

import resources
from sync.catalogue import CatalogueErrors, OutageRules
from sync.catalogue.reading import load, load_profile

PROFILES = Path(resources.__file__).parent / "profiles"
ALERTS, OFFERS, OUTAGES = "alerts.toml", "offers.toml", "outages.toml"

WRONG = [
    (ALERTS, 'fact = "outage"', 'fact = "blackout"', 'there is no fact "blackout"'),
    (ALERTS, 'fact = "cut_off_planned"\n', "", '"fact" is missing'),
    (ALERTS, 'fact = "cut_off_planned"\ndays = 30', 'fact = "cut_off_planned"', '"days" is missing'),
    (ALERTS, 'fact = "cut_off_planned"', 'fact = "cut_off_planned"\ncount = 3', 'unknown key "count"'),
    (ALERTS, "count = 3\n", "", '"count" is missing'),
    (ALERTS, "count = 3", "count = 1", '"count" is 1'),
    (ALERTS, "weight = 100", "weight = 1001", '"weight" is 1001'),
    (ALERTS, 'tone = "bad"', 'tone = "red"', 'there is no tone "red"'),
    (ALERTS, 'opens = "money"', 'opens = "purse"', 'there is no place "purse"'),
    (ALERTS, 'opens = "answer"\narticle = "outage"', 'opens = "answer"', "there is no answer to open"),
    (ALERTS, 'article = "outage"', 'article = "outages"', 'there is no article "outages"'),
    (ALERTS, "{callers}", "{days}", 'there is no merge field "days"'),
    (ALERTS, "{callers}", "{callers", "a brace without its other half"),
    (ALERTS, 'types = ["complaint"]', 'types = ["claim"]', 'there is no request type "claim"'),
    (ALERTS, 'outcomes = ["call_back"]', 'outcomes = ["later"]', 'there is no outcome "later"'),
    (ALERTS, 'outcomes = ["call_back"]\n', "", '"outcomes" is missing'),
    (ALERTS, 'id = "cut_off_soon"', 'id = "outage"', 'a second alert "outage"'),
    (OFFERS, "days = 180\n", "", '"days" is missing'),
    (OFFERS, 'fact = "tariff"', 'fact = "age"', 'there is no fact "age"'),
    (OFFERS, 'fact = "consumption", least = 150', 'fact = "consumption", is_one_of = ["a"]', 'unknown key "is_one_of"'),
    (OFFERS, 'silent_topics = ["complaint"', 'silent_topics = ["grief"', 'there is no topic "grief"'),
    (OFFERS, 'silent_types = ["complaint"', 'silent_types = ["claim"', 'there is no request type "claim"'),
    (OFFERS, 'request = "meter_service"', 'request = "meter"', 'there is no request type "meter"'),
    (OFFERS, 'id = "web_readings"', 'id = "two_zones"', 'a second offer "two_zones"'),
    (OUTAGES, "callers = 5", "callers = 1", '"callers" is 1'),
    (OUTAGES, "minutes = 20", "minutes = 0", '"minutes" is 0'),
    (OUTAGES, 'topics = ["outage"]', 'topics = ["storm"]', 'there is no topic "storm"'),
    (OUTAGES, 'request_types = ["outage"]', 'request_types = ["storm"]', 'there is no request type "storm"'),
    (OUTAGES, "lasts = 90", "last = 90", 'unknown key "last"'),
]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROFILES / "ua", tmp_path / "kyiv"))


@pytest.mark.parametrize(("name", "old", "new", "told"), WRONG, ids=[f"{name}: {told}" for name, *_, told in WRONG])
def test_a_fault_is_told_with_its_file_and_line_and_remedy(
    profile: Path, name: str, old: str, new: str, told: str
) -> None:
    file = profile / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueErrors) as caught:
        load(profile)
    errors = [error for error in caught.value.errors if told in error.what]
    assert errors, [str(error) for error in caught.value.errors]
    changed = text[: text.index(old)].count("\n") + 1
    assert errors[0].file == name and errors[0].remedy
    assert abs(errors[0].line - changed) <= 8, "its line, or that of its table"


@pytest.mark.parametrize("name", [ALERTS, OFFERS, OUTAGES])
def test_a_missing_file_is_told_of_and_an_empty_one_means_none(profile: Path, name: str) -> None:
    (profile / name).write_text("", "utf-8")
    catalogue = load(profile)
    assert name != ALERTS or catalogue.alerts == ()
    assert name != OFFERS or catalogue.offers.offers == ()
    assert name != OUTAGES or catalogue.outages == OutageRules()
    (profile / name).unlink()
    with pytest.raises(CatalogueErrors) as caught:
        load(profile)
    assert [(error.file, error.what) for error in caught.value.errors] == [(name, "the file is missing")]


def test_both_profiles_know_the_same_alerts_and_offers() -> None:
    ua, ru = load_profile("ua"), load_profile("ru")
    assert [rule.id for rule in ua.alerts] == [rule.id for rule in ru.alerts]
    assert [offer.id for offer in ua.offers.offers] == [offer.id for offer in ru.offers.offers]
