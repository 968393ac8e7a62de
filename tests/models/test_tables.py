"""Each table has a column for whatever its value and its draft say, and nothing that nobody reads."""

from datetime import date, datetime
from enum import StrEnum

import pytest
from msgspec.structs import fields

from eventplanner.domain.base.changes import Change, RowChange
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EVENT, SEQUENCED, Event, EventDraft
from eventplanner.models.journal import Journal, JournalEntry
from eventplanner.models.registry import TABLES
from eventplanner.services.events import events

DAY = datetime(2027, 5, 20)


def names(value):
    return set(getattr(value, "_fields", ())) or {field.name for field in fields(value)}


def columns(table):
    return {column.name for column in table.__table__.columns}


def test_an_event_has_a_column_for_each_thing_said_of_it():
    model = TABLES[EVENT.name].model
    assert columns(model) == names(Event) | model.derived | {"batch"}


def test_what_a_guest_has_to_be_told_is_said_in_the_draft():
    assert names(EventDraft) >= SEQUENCED
    assert TABLES[EVENT.name].model.sequenced == SEQUENCED


def test_the_journal_has_a_column_for_each_thing_a_change_says():
    assert names(Change) - {"undone", "name"} == columns(Journal) - {"reverses"}
    assert names(RowChange) == columns(JournalEntry) - {"id", "revision"}


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_record_has_an_id_of_its_own_for_life_and_a_version(table):
    assert {"id", "version", "batch"} <= columns(table.model)
    assert table.model.__table__.kwargs["sqlite_autoincrement"]
    assert issubclass(table.model, table.check)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_choices_are_stored_by_their_values(table):
    for column in table.model.__table__.columns:
        if hasattr(column.type, "enum_class") and column.type.enum_class:
            assert issubclass(column.type.enum_class, StrEnum)
            assert column.type.enums == [member.value for member in column.type.enum_class]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("capacity", -1),
        ("status", "perhaps"),
        ("start", "tomorrow"),
        ("notes", "x" * 10_001),
        ("colour", "red"),
    ],
)
def test_what_a_table_may_not_hold_is_refused_by_field(planner, name, value):
    with pytest.raises(Invalid) as refused, planner.write(Message("Add")) as writing:
        writing.add("event", {"title": "Meetup", "timezone": "UTC", name: value})
    assert list(refused.value.fields) == [name]
    assert events.ids(planner) == []


def test_a_setting_that_is_stored_is_one_that_there_is(planner):
    stored = {row["name"] for row in planner.store.read("SELECT name FROM setting")}
    assert stored <= names(Settings)


@pytest.mark.parametrize(
    ("table", "row", "wrong"),
    [
        ("overlay", {"name": "School", "years": "2027 soon"}, "years"),
        ("other_date", {"title": "PyDay", "start": DAY, "end": DAY, "extra": "2027-05-21T00:00Z"}, "extra"),
        ("other_date", {"title": "PyDay", "start": DAY, "end": DAY, "left_out": "tomorrow"}, "left_out"),
        ("task", {"title": "Call", "waits_for": "1 two"}, "waits_for"),
    ],
)
def test_several_values_that_could_not_be_read_back_are_refused_by_field(planner, table, row, wrong):
    with pytest.raises(Invalid) as refused, planner.write(Message("Add")) as writing:
        writing.add(table, row)
    assert list(refused.value.fields) == [wrong]


@pytest.mark.parametrize(("name", "value"), [("skipped", "2027-03-09 soon"), ("shifted", "2027-03-09"), ("rule", "")])
def test_what_a_series_may_not_hold_is_refused_by_field(planner, name, value):
    moments = {"first": date(2027, 3, 9), "start": datetime(2027, 3, 9), "end": datetime(2027, 3, 9)}
    row = {"name": "Python", "rule": "FREQ=DAILY", "title": "Python", "timezone": "UTC"} | moments
    with pytest.raises(Invalid) as refused, planner.write(Message("Add")) as writing:
        writing.add("series", row | {name: value})
    assert list(refused.value.fields) == [name]
