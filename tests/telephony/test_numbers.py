"""Numbers as trunks, files and people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.numbers import NumberKind, parse, show

REGIONS = st.sampled_from([("UA", "44"), ("RU", "495"), ("UA", ""), ("RU", "")])
SEPARATORS = ["", " ", "-", "/", "(", ")", ".", "\u00a0", "–"]


@pytest.mark.parametrize(
    ("text", "region", "area", "e164"),
    [
        ("8 (495) 123/45-67", "RU", "495", "+74951234567"),
        ("+74951234567", "RU", "495", "+74951234567"),
        ("+74951234567", "UA", "44", "+74951234567"),
        ("495 1234567", "RU", "495", "+74951234567"),
        ("74951234567", "RU", "495", "+74951234567"),
        ("74951234567", "UA", "44", "+74951234567"),
        ("123-45-67", "RU", "495", "+74951234567"),
        ("8 916 123 45 67", "RU", "", "+79161234567"),
        ("810380444951234", "RU", "495", "+380444951234"),
        ("044 4951234", "UA", "44", "+380444951234"),
        ("444951234", "UA", "44", "+380444951234"),
        ("495-12-34", "UA", "44", "+380444951234"),
        ("380444951234", "UA", "44", "+380444951234"),
        ("380444951234", "RU", "495", "+380444951234"),
        ("8 044 495 12 34", "UA", "44", "+380444951234"),
        ("00380444951234", "UA", "44", "+380444951234"),
        ("0038 (044) 495-12-34", "UA", "44", "+380444951234"),
        ("067 123 45 67", "UA", "44", "+380671234567"),
        ("sip:+380671234567@10.0.0.1;user=phone", "UA", "44", "+380671234567"),
        ("tel:+380-67-123-45-67", "UA", "44", "+380671234567"),
        ("+３８０６７１２３４５６７", "UA", "44", "+380671234567"),
        ("٠٦٧١٢٣٤٥٦٧", "UA", "44", "+380671234567"),
        ("+1 202 456 1111", "UA", "44", "+12024561111"),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(text: str, region: str, area: str, e164: str) -> None:
    number = parse(text, region, area)
    assert (number.e164, number.kind, number.original) == (e164, NumberKind.NUMBER, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", NumberKind.UNKNOWN),
        ("   ", NumberKind.UNKNOWN),
        ("<unknown>", NumberKind.UNKNOWN),
        ("+", NumberKind.UNKNOWN),
        ("7", NumberKind.UNKNOWN),
        ("ivan", NumberKind.UNKNOWN),
        ("ivan1001", NumberKind.UNKNOWN),
        ("1" * 40, NumberKind.UNKNOWN),
        ("0441234567/0447654321", NumberKind.UNKNOWN),
        ("Anonymous", NumberKind.WITHHELD),
        ("anonymous@anonymous.invalid", NumberKind.WITHHELD),
        ("Restricted", NumberKind.WITHHELD),
        ("Анонимный", NumberKind.WITHHELD),
        ("Прихований", NumberKind.WITHHELD),
        ("1001", NumberKind.EXTENSION),
        ("104", NumberKind.EXTENSION),
    ],
)
def test_what_is_no_number_is_said_to_be_none(text: str, kind: NumberKind) -> None:
    assert parse(text, "UA", "44").e164 is None
    assert parse(text, "UA", "44").kind is kind


@settings(deadline=None)
@given(st.text(max_size=80), REGIONS)
def test_any_text_is_read_without_an_error(text: str, place: tuple[str, str]) -> None:
    number = parse(text, *place)
    assert number.original == text
    assert (number.e164 is not None) == (number.kind is NumberKind.NUMBER)
    if number.e164 is not None:
        assert number.e164.startswith("+")
        assert number.e164[1:].isascii()
        assert number.e164[1:].isdigit()
        assert 5 <= len(number.e164) <= 17


@settings(deadline=None)
@given(st.text(alphabet="0123456789+ -()/", max_size=20), REGIONS, REGIONS)
def test_what_was_read_once_reads_the_same_everywhere(
    text: str, place: tuple[str, str], elsewhere: tuple[str, str]
) -> None:
    e164 = parse(text, *place).e164
    if e164 is not None:
        assert parse(e164, *elsewhere).e164 == e164
        assert parse(show(e164), *elsewhere).e164 == e164


@settings(deadline=None)
@given(
    st.from_regex(r"(?:44|67|50|93)[0-9]{7}", fullmatch=True),
    st.sampled_from(["0", "380", "+380", "00380", "80"]),
    st.lists(st.sampled_from(SEPARATORS), min_size=15, max_size=15),
)
def test_separators_and_prefixes_do_not_matter(national: str, prefix: str, separators: list[str]) -> None:
    written = prefix + "".join(digit + mark for digit, mark in zip(national, separators, strict=False))
    assert parse(written, "UA", "44").e164 == "+380" + national


def test_a_number_is_shown_in_groups() -> None:
    assert show("+380444951234") == "+380 44 495 1234"
    assert show("nonsense") == "nonsense"
