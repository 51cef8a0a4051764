"""What every profile that comes with the product must offer an operator."""

from datetime import date
from itertools import product

import pytest

from sync.catalogue import Catalogue, RequestType
from sync.catalogue.reading import load_profile
from sync.forms import check, defaults, visible_fields
from tests.sync.catalogue.people import TODAY, call, olena, with_one_register, with_two_meters

NAMES = ("ua", "ru")
TYPES = ("complaint", "control_reading", "meter_service", "outage", "payment_not_posted", "recalculation")
MOST_TYPED = 5
TYPED = {
    "note": "лічильник крутиться вночі",
    "text": "ПН-1182",
    "money": "850,00",
    "number": "48 120",
    "reading": "14 236",
    "period": "01.10 – 14.10",
    "register": "T1",
}


@pytest.fixture(params=NAMES)
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return load_profile(request.param)


def roads(kind: RequestType) -> list[dict[str, str]]:
    """Every way through the choices that conditions hang on."""
    deciding = {field.when.field for field in kind.fields if field.when}
    asked = [field for field in kind.fields if field.id in deciding]
    ways = product(*([choice.id for choice in field.choices] for field in asked))
    return [dict(zip((field.id for field in asked), way, strict=True)) for way in ways]


def test_there_are_the_six_request_types(catalogue: Catalogue) -> None:
    assert tuple(kind.id for kind in catalogue.request_types) == TYPES


@pytest.mark.parametrize("type_id", TYPES)
@pytest.mark.parametrize("make_card", [olena, with_one_register, with_two_meters])
def test_a_request_asks_for_at_most_five_things_the_card_does_not_know(
    catalogue: Catalogue, type_id: str, make_card: object
) -> None:
    kind = next(kind for kind in catalogue.request_types if kind.id == type_id)
    card = make_card() if callable(make_card) else None
    given = defaults(kind, card, call(), TODAY)
    for road in roads(kind):
        asked = [
            field.id
            for field in visible_fields(kind, given | road)
            if field.required and (field.id not in given or given[field.id] != (given | road)[field.id])
        ]
        assert len(asked) <= MOST_TYPED, (road, asked)


@pytest.mark.parametrize("type_id", TYPES)
def test_every_way_through_a_form_can_be_filed(catalogue: Catalogue, type_id: str) -> None:
    kind = next(kind for kind in catalogue.request_types if kind.id == type_id)
    card = olena()
    for road in roads(kind):
        values = defaults(kind, card, call(), TODAY) | road
        for field in visible_fields(kind, values):
            if values.get(field.id):
                continue
            if field.format == "email":
                values[field.id] = "olena@example.com"
            elif field.kind == "choice":
                values[field.id] = field.choices[0].id
            elif field.kind == "date":
                values[field.id] = "вчора" if field.not_future else "завтра"
            else:
                values[field.id] = TYPED[field.kind]
        checked = check(kind, values, card, TODAY, region="UA", area_code="44")
        assert checked.problems == (), road
        assert None not in checked.values.values()


def test_a_complaint_needs_no_client(catalogue: Catalogue) -> None:
    kind = next(kind for kind in catalogue.request_types if kind.id == "complaint")
    values = defaults(kind, None, call(), TODAY) | {"subject": "waiting", "text": "дві години на лінії"}
    assert check(kind, values, None, TODAY, region="UA").problems == ()


def test_the_channels_are_those_that_payments_are_recorded_with(catalogue: Catalogue) -> None:
    assert {channel.id for channel in catalogue.payment_channels} == {"bank", "card", "post", "cash", "app"}


def test_every_kind_of_meter_has_a_tariff(catalogue: Catalogue) -> None:
    zones = {tariff.id: set(tariff.prices) for tariff in catalogue.tariffs}
    assert zones["single"] == {"all"}
    assert zones["two_zone"] == zones["e_heating"] == {"day", "night"}
    assert zones["three_zone"] == {"peak", "half_peak", "night"}
    assert all(
        tariff.prices["night"] < tariff.prices.get("day", tariff.prices.get("peak", 0))
        for tariff in catalogue.tariffs
        if "night" in tariff.prices
    )


def test_a_call_about_any_request_can_be_wrapped_up_as_filed(catalogue: Catalogue) -> None:
    topics = {topic.id: {outcome.id for outcome in topic.outcomes} for topic in catalogue.topics}
    assert all("request_filed" in topics[kind.topic] for kind in catalogue.request_types)
    assert all(len(outcomes) >= 2 for outcomes in topics.values())


def test_holidays_are_of_two_years_and_on_days_that_would_be_worked(catalogue: Catalogue) -> None:
    days = [date.fromisoformat(day) for day in catalogue.holidays]
    assert {day.year for day in days} == {2026, 2027}
    assert [day for day in days if day.weekday() >= 5] == []


def test_an_estimate_of_the_bill_in_the_pictures_comes_out() -> None:
    prices = next(tariff.prices for tariff in load_profile("ua").tariffs if tariff.id == "two_zone")
    assert 224 * prices["day"] // 100 == 96_768  # 967,68 for 224 kWh by day
