"""A request's form, from what stands in it at first to what is filed."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.card import Card
from sync.catalogue import Choice, Field, RequestType, Text
from sync.catalogue.model import FACTS, KINDS
from sync.catalogue.reading import load_profile
from sync.choosable import options
from sync.forms import FormCheck, Problem, check, defaults, shown, title, type_of, visible_fields
from tests.sync.catalogue.people import TODAY, call, meter, olena, register, with_one_register, with_two_meters

UA = load_profile("ua")
SAME = Text(uk="а", ru="а", en="a")


def kind(type_id: str) -> RequestType:
    found = type_of(UA, type_id)
    assert found is not None
    return found


def form(*fields: Field) -> RequestType:
    """A request type of the test's own."""
    return replace(kind("complaint"), fields=fields)


def field(kind: str, **more: object) -> Field:
    return msgspec.convert({"id": "f", "label": {"uk": "а", "ru": "а", "en": "a"}, "kind": kind} | more, Field)


def read(one: Field, text: str, card: Card | None = None) -> FormCheck:
    return check(form(one), {"f": text}, card, TODAY, region="UA", area_code="44")


def value(one: Field, text: str, card: Card | None = None) -> str | int | None:
    found = read(one, text, card)
    assert found.problems == ()
    return found.values["f"]


def problem(one: Field, text: str, card: Card | None = None) -> tuple[str, tuple[str, ...]]:
    found = read(one, text, card)
    assert found.values == {"f": None}
    assert len(found.problems) == 1
    return found.problems[0].code, found.problems[0].args


def ids(type_id: str, values: dict[str, str]) -> list[str]:
    return [one.id for one in visible_fields(kind(type_id), values)]


class TestVisibleFields:
    def test_a_broken_seal_asks_when_it_was_found(self) -> None:
        assert "seal_found_on" not in ids("meter_service", {"reason": "verification"})
        assert "seal_found_on" in ids("meter_service", {"reason": "broken_seal"})
        assert "seal_found_on" in ids("meter_service", {"reason": "Зірвана пломба"})  # the label will do

    def test_a_hidden_field_hides_what_hangs_on_it(self) -> None:
        def choice(name: str, when: dict[str, object] | None = None) -> Field:
            label = {"uk": "а", "ru": "а", "en": "a"}
            return replace(
                field("choice", choices=[{"id": "yes", "label": label}, {"id": "no", "label": label}], when=when),
                id=name,
            )

        chain = form(
            choice("a"),
            choice("b", {"field": "a", "is_one_of": ["yes"]}),
            choice("c", {"field": "b", "is_one_of": ["yes"]}),
        )
        shown_now = [one.id for one in visible_fields(chain, {"a": "yes", "b": "yes"})]
        assert shown_now == ["a", "b", "c"]
        assert [one.id for one in visible_fields(chain, {"a": "no", "b": "yes"})] == ["a"]

    def test_a_field_that_is_not_asked_is_not_filed_and_not_missed(self) -> None:
        values = defaults(kind("complaint"), olena(), call(), TODAY) | {
            "subject": "office",
            "text": "зачинено",
            "employee": "касир",
            "reply": "none",
        }
        found = check(kind("complaint"), values, olena(), TODAY, region="UA")
        assert found.problems == ()
        assert "employee" not in found.values
        assert "reply_phone" not in found.values


class TestDefaults:
    def test_the_card_and_the_call_fill_the_form(self) -> None:
        found = defaults(kind("recalculation"), olena(), call(), TODAY)
        assert found == {
            "period": "01.10.2026 – 31.10.2026",
            "meter": "0584113",
            "reply": "sms",
            "reply_phone": "+380 50 123 4567",
            "reply_address": "Київ, вул. Січових Стрільців, 24, кв. 57",
        }

    def test_a_withheld_number_gives_way_to_the_verified_one_of_the_card(self) -> None:
        found = defaults(kind("payment_not_posted"), olena(), call(None), TODAY)
        assert found["reply_phone"] == "+380 44 495 1234"
        assert found["payer"] == "Шевченко Олена Петрівна"

    def test_of_two_meters_none_is_guessed(self) -> None:
        assert "meter" not in defaults(kind("meter_service"), with_two_meters(), call(), TODAY)
        assert defaults(kind("recalculation"), with_one_register(), None, TODAY)["register"] == "0584113 T"

    def test_without_client_and_call_only_what_is_always_so(self) -> None:
        assert defaults(kind("complaint"), None, None, TODAY) == {"happened_on": "24.11.2026", "reply": "phone"}

    @pytest.mark.parametrize("fact", sorted(FACTS))
    def test_every_fact_that_a_file_may_name_is_known(self, fact: str) -> None:
        given = defaults(form(field("text", default=fact)), with_one_register(), call(), TODAY)
        assert given["f"] != fact

    @pytest.mark.parametrize("type_id", [one.id for one in UA.request_types])
    def test_defaults_have_no_fault_in_any_form(self, type_id: str) -> None:
        for card in (olena(), with_one_register(), with_two_meters()):
            values = defaults(kind(type_id), card, call(), TODAY)
            found = check(kind(type_id), values, card, TODAY, region="UA", area_code="44")
            assert {one.code for one in found.problems} <= {"required"}


class TestChecks:
    def test_a_whole_recalculation(self) -> None:
        values = defaults(kind("recalculation"), olena(), call(), TODAY) | {
            "reason": "wrong_reading",
            "register": "т1",
            "control_reading": "14 236,4",
            "note": "дзвонить втретє",
        }
        before = dict(values)
        assert check(kind("recalculation"), values, olena(), TODAY, region="UA", area_code="44") == FormCheck(
            {
                "period": "2026-10",
                "reason": "wrong_reading",
                "register": "0584113 T1",
                "control_reading": 14_236,
                "reply": "sms",
                "reply_phone": "380501234567",
                "note": "дзвонить втретє",
            },
            (),
        )
        assert values == before

    def test_problems_come_in_the_order_of_the_form(self) -> None:
        values = {"paid_on": "30.11.2026", "amount": "0", "channel": "банк", "payer": " "}
        found = check(kind("payment_not_posted"), values, olena(), TODAY, region="UA")
        assert found.problems == (
            Problem("paid_on", "in_future", ("24.11.2026",)),
            Problem("amount", "too_small", ("0,01",)),
            Problem("document", "required"),
            Problem("payer", "required"),
            Problem("paid_to", "required"),
            Problem("reply_phone", "required"),
        )
        assert found.values["channel"] == "bank"

    def test_an_empty_field_that_is_not_required_is_filed_as_none(self) -> None:
        assert value(field("number"), "  ") is None

    @pytest.mark.parametrize(
        ("one", "text", "expected"),
        [
            (field("number", minimum=5, maximum=9), "4", ("too_small", ("5",))),
            (field("number", minimum=5, maximum=9), "10", ("too_large", ("9",))),
            (field("money", maximum=10_000_000), "100 000,01", ("too_large", ("100 000,00",))),
            (field("date", not_future=True), "25.11.2026", ("in_future", ("24.11.2026",))),
            (field("date", minimum=1), "24.11.2026", ("too_early", ("25.11.2026",))),
            (field("date", maximum=30), "25.12.2026", ("too_late", ("24.12.2026",))),
            (field("date", minimum=-(10**12), maximum=10**12), "мартобря", ("not_a_date", ())),
            (field("period", not_future=True), "12.2026", ("in_future", ("24.11.2026",))),
            (field("text", max_length=5), "шість!", ("too_long", ("5",))),
            (field("text", format="email"), "olena@", ("not_email", ())),
            (field("choice", choices=[]), "будь-що", ("not_a_choice", ())),
            (field("phone"), "сусідка", ("not_a_phone", ())),
            (field("reading"), "1 000 000", ("too_many_digits", ("6",))),
            (field("reading"), "-1", ("too_small", ("0",))),
            (field("meter"), "999", ("not_on_card", ())),
            (field("meter"), "000", ("not_on_card", ())),
            (field("register"), "T9", ("not_on_card", ())),
            (field("bill"), "08.2026", ("not_on_card", ())),
            (field("bill"), "09.2026 – 10.2026", ("not_on_card", ())),
            (field("payment"), "PB-1", ("not_on_card", ())),
        ],
    )
    def test_what_is_refused(self, one: Field, text: str, expected: tuple[str, tuple[str, ...]]) -> None:
        assert problem(one, text, olena()) == expected

    @pytest.mark.parametrize(
        ("one", "text", "expected"),
        [
            (field("period", not_future=True), "11.2026", "2026-11"),  # it has begun
            (field("period"), "01.09.2026 – 31.10.2026", "2026-09-01/2026-10-31"),
            (field("period"), "1.10 – 14.10", "2026-10-01/2026-10-14"),
            (field("date", not_future=True), "25.12", "2025-12-25"),
            (field("date", minimum=0), "25.06", "2027-06-25"),  # nearer is the one that is past
            (field("date", not_future=True), "сьогодні", "2026-11-24"),
            (field("meter"), "584113", "0584113"),
            (field("meter"), "№ 0 584 113", "0584113"),
            (field("register"), "T2", "0584113 T2"),
            (field("register"), "0584113 т2", "0584113 T2"),  # Cyrillic
            (field("bill"), "Р-0926", "2026-09"),
            (field("bill"), "вересень", "2026-09"),
            (field("payment"), "pb-77120", "PB-77120"),
            (field("phone"), "495-12-34", "380444951234"),
            (field("note"), "два\r\nрядки\x00", "два\nрядки"),
            (field("reading"), "999 999", 999_999),
        ],
    )
    def test_what_is_understood(self, one: Field, text: str, expected: str | int) -> None:
        assert value(one, text, olena()) == expected

    @pytest.mark.parametrize("name", ["meter", "register", "bill", "payment"])
    def test_nothing_of_a_card_can_be_named_without_one(self, name: str) -> None:
        assert problem(field(name), "1") == ("no_card", ())

    def test_a_code_that_two_meters_have_must_say_which(self) -> None:
        assert problem(field("register"), "T1", with_two_meters()) == ("not_on_card", ())
        assert value(field("register"), "771200 T1", with_two_meters()) == "771200 T1"
        assert value(field("register"), "T3", with_two_meters()) == "771200 T3"

    def test_the_chosen_register_says_how_many_digits_a_reading_has(self) -> None:
        card = with_two_meters()
        two = form(replace(field("register"), id="register"), field("reading"))

        def code(register_text: str) -> list[str]:
            found = check(two, {"register": register_text, "f": "12345678"}, card, TODAY, region="UA")
            return [one.code for one in found.problems]

        assert code("T3") == []
        assert code("771200 T1") == ["too_many_digits"]
        assert code("") == []  # may be the longest of them

    def test_the_chosen_meter_says_it_where_no_register_is_asked(self) -> None:
        two = form(replace(field("meter"), id="meter"), field("reading"))
        found = check(two, {"meter": "0584113", "f": "12345678"}, with_two_meters(), TODAY, region="UA")
        assert found.problems == (Problem("f", "too_many_digits", ("6",)),)

    @pytest.mark.parametrize("text", ["4111 1111 1111 1111", "картка 5500-0000-0000-0004, дійсна", "4111111111111111"])
    def test_the_number_of_a_bank_card_is_never_taken(self, text: str) -> None:
        assert problem(field("note"), text) == ("card_number", ())

    @pytest.mark.parametrize("text", ["4111 1111 1111 1112", "UA213223130000026007233566001", "4120337815"])
    def test_other_long_numbers_are(self, text: str) -> None:
        assert value(field("note"), text) == text

    def test_a_required_text_of_unstorable_signs_is_empty(self) -> None:
        assert problem(field("note", required=True), "\x00\x01\ud800") == ("required", ())


ANY = st.text(max_size=60) | st.from_regex(r"[0-9 .,/+–-]{0,24}", fullmatch=True)


@given(st.sampled_from(UA.request_types), st.data())
def test_any_text_in_any_field_is_answered_and_can_travel(one: RequestType, data: st.DataObject) -> None:
    card = data.draw(st.sampled_from([None, olena(), with_two_meters()]))
    values = {
        each.id: data.draw(ANY | st.sampled_from([choice.id for choice in each.choices] or [""])) for each in one.fields
    }
    found = check(one, values, card, TODAY, region="UA", area_code="44")
    assert set(found.values) == {each.id for each in visible_fields(one, values)}
    assert all(found.values[fault.field] is None for fault in found.problems)
    msgspec.json.encode(found.values)
    assert title(one, values, "uk")
    assert title(one, found.values, "uk")


@given(st.sampled_from(sorted(KINDS)), st.text(st.characters(exclude_categories=())), st.dates())
def test_any_sign_in_any_kind_on_any_day_is_answered(name: str, text: str, today: date) -> None:
    one = field(name, minimum=-1000, maximum=10**12)
    found = check(form(one), {"f": text}, olena(), today, region="UA", area_code="44")
    msgspec.json.encode(found.values)


class TestOptions:
    @pytest.mark.parametrize("name", ["meter", "register", "bill", "payment"])
    def test_every_option_is_taken_as_it_is(self, name: str) -> None:
        card = with_two_meters()
        offered = options(field(name), card, "uk")
        assert offered
        assert [value(field(name), option.value, card) for option in offered] == [option.value for option in offered]

    def test_labels_say_what_people_know_it_by(self) -> None:
        assert [option.label for option in options(field("bill"), olena(), "uk")] == [
            "10.2026 · 1 284,50",
            "09.2026 · 962,40",
        ]
        assert options(field("meter"), olena(), "uk")[0].label == "0584113 · NIK 2102-02"
        assert options(field("payment"), olena(), "en")[0].label == "03.10.2026 · 850.00"

    def test_who_may_not_hear_of_sums_is_told_of_days_alone(self) -> None:
        assert [one.label for one in options(field("bill"), olena(), "uk", sums=False)] == ["10.2026", "09.2026"]
        assert options(field("payment"), olena(), "en", sums=False)[0].label == "03.10.2026"

    def test_choices_speak_the_operators_language(self) -> None:
        one = field("choice")
        one = replace(one, choices=(Choice("a", Text(uk="так", ru="да", en="yes")),))
        assert [option.label for language in ("uk", "ru", "en") for option in options(one, None, language)] == [
            "так",
            "да",
            "yes",
        ]

    def test_without_a_card_there_is_nothing_of_it_to_choose(self) -> None:
        assert options(field("meter"), None, "uk") == ()


class TestTitle:
    def test_it_says_what_tells_the_request_from_others(self) -> None:
        filed = {"period": "2026-10", "reason": "wrong_reading", "reply": "sms"}
        assert title(kind("recalculation"), filed, "uk") == "Перерахунок · 10.2026 · Хибне показання"
        assert title(kind("payment_not_posted"), {"paid_on": "2026-10-03", "amount": 85_000}, "ru") == (
            "Оплата не поступила · 03.10.2026 · 850,00"
        )

    def test_a_draft_has_one_too(self) -> None:
        typed = {"subject": "staff", "happened_on": "вчора"}
        assert title(kind("complaint"), typed, "en") == "Complaint on service · A member of staff · вчора"
        assert title(kind("complaint"), {}, "en") == "Complaint on service"

    def test_values_are_worded(self) -> None:
        assert shown(field("number"), 48_120, "uk") == "48 120"
        assert shown(field("phone"), "380444951234", "uk") == "+380 44 495 1234"
        assert shown(field("period"), "2026-10-01/2026-10-14", "uk") == "01.10.2026 – 14.10.2026"
        assert shown(field("date"), "31.11.abcd", "uk") == "31.11.abcd"
        assert shown(field("text"), None, "uk") == ""


def test_a_meter_without_registers_has_no_limit_to_exceed() -> None:
    card = replace(olena(), meters=(meter("1"),))
    assert value(field("reading"), "123456789", card) == 123_456_789
    assert register(1, "T", "all").digits == 6
