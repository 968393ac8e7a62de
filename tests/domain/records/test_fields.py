"""The fields of plain records: what each reads, refuses, and says as a text."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.parsing.amounts import amount_text, read_amount
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.records.reading import Reader, field_text, read_field, read_fields, read_span, span_text
from eventplanner.domain.tasks.tasks import TASK, TaskState
from eventplanner.i18n.vocabulary import choice_named, choices, field_called

READER = Reader(today=date(2027, 3, 9), choice=choice_named)


def test_everything_wrong_is_said_at_once_by_field() -> None:
    with pytest.raises(Invalid) as refused:
        read_fields(TASK.fields, {"title": " ", "due": "soon or so", "colour": "red", "owner": "ana"}, READER)
    assert set(refused.value.fields) == {"title", "due", "colour"}


def test_what_is_typed_is_cleaned() -> None:
    assert read_fields(PERSON.fields, {"name": " Ana\x1b[31m \n Pérez "}, READER) == {"name": "Ana Pérez"}


def test_a_moment_and_tags_are_read_and_said_again() -> None:
    read = read_fields(EVENT.fields, {"start": "12 mar 2027 18:30", "tags": "#python, data"}, READER)
    assert read == {"start": datetime(2027, 3, 12, 18, 30), "tags": ("python", "data")}
    event = EVENT.draft(title="Meetup", **read)
    assert [field_text(EVENT.field(name), event) for name in read] == ["2027-03-12 18:30", "python data"]
    with pytest.raises(Invalid):
        read_fields(EVENT.fields, {"start": "18:30"}, READER)


def test_choices_are_understood_in_both_languages() -> None:
    assert read_fields(TASK.fields, {"state": "lista"}, READER) == {"state": TaskState.DONE}
    assert read_fields(TASK.fields, {"state": "Blocked"}, READER) == {"state": TaskState.BLOCKED}


def test_what_is_too_long_is_refused() -> None:
    long = Field(name="x", longest=5)
    with pytest.raises(Unreadable):
        read_field(long, "123456", READER)


@pytest.mark.parametrize("kind", all_kinds().values(), ids=list(all_kinds()))
def test_each_choice_of_a_record_has_words_and_each_field_is_found_by_its_name(kind) -> None:
    for field in kind.fields:
        assert field_called(kind, field.name) is field
        if field.shape is Shape.CHOICE and field.name != "area":
            for member in field.choices:
                assert choice_named(field.choices, member.value) is member
    assert all(
        word == word.lower()
        for kind in all_kinds().values()
        for each in kind.fields
        if each.choices
        for word in choices(each.choices)
    )


@pytest.mark.parametrize("kind", all_kinds().values(), ids=list(all_kinds()))
def test_what_a_blank_record_says_is_read_back_as_it_was(kind) -> None:
    blank = kind.blank(1)
    for field in kind.fields:
        if not field.needed and field.shape is not Shape.RECORD:
            text = field_text(field, blank)
            assert field_text(field, kind.draft_of(blank, read_field(field, text, READER))) == text


@pytest.mark.parametrize(
    ("text", "digits", "minor"),
    [
        ("1.250.000", 0, 1250000),
        ("1,250,000", 0, 1250000),
        ("$ 1.250.000", 0, 1250000),
        ("1250", 2, 125000),
        ("12,5", 2, 1250),
        ("12.50", 2, 1250),
        ("1.234,56", 2, 123456),
        ("1,234.56", 2, 123456),
        ("1.234", 2, 123400),
        ("12.5", 0, None),
        ("1.23.456", 0, None),
        ("1.2345", 2, None),
        ("twelve", 0, None),
        ("-500", 0, -500),
    ],
)
def test_an_amount_is_read_as_either_language_writes_it_or_refused(text: str, digits: int, minor: int | None) -> None:
    assert read_amount(text, digits) == minor


@given(st.integers(0, 10**14), st.sampled_from([0, 2, 3, 4]))
def test_an_amount_is_read_back_to_the_last_unit(minor: int, digits: int) -> None:
    assert read_amount(amount_text(minor, digits), digits) in {minor, None if digits == 3 else minor}


@given(st.integers(-60_000, 60_000))
def test_a_span_is_read_back_to_the_minute(minutes: int) -> None:
    assert read_span(span_text(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90 min", 90), ("2 h", 120), ("1:30", 90), ("-0:45", -45), ("+15", 15), ("1:75", None), ("later", None)],
)
def test_a_span_is_read(text: str, minutes: int | None) -> None:
    assert read_span(text) == minutes


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_be_read_or_refused(text: str) -> None:
    for kind in all_kinds().values():
        for field in kind.fields:
            if field.shape is Shape.RECORD:
                continue
            with suppress(Unreadable):
                read_field(field, text, READER)
