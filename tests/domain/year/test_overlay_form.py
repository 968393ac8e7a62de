"""A date of an overlay as a form asks for it."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.form import EventReader
from eventplanner.domain.year.overlay_form import read_date_form
from eventplanner.domain.year.overlays import OtherDateDraft

READER = EventReader(date(2027, 3, 9))
NOTHING = dict.fromkeys(("title", "title_es", "date", "time", "place", "url", "cfp_until", "cfp_url", "notes"), "")
BASE = OtherDateDraft(title="PyDay", uid="u", start=datetime(2027, 5, 20), end=datetime(2027, 5, 20))


def read(base: OtherDateDraft = BASE, **said: str) -> OtherDateDraft:
    return read_date_form(NOTHING | {"title": "PyDay", "date": "20 may 2027"} | said, base, READER, "America/Lima")


def test_what_the_form_does_not_ask_for_stays():
    assert read() == BASE


def test_a_time_is_in_the_plans_zone_unless_the_date_has_one():
    timed = read(time="18:30-20:00")

    assert (timed.start, timed.end, timed.timezone) == (
        datetime(2027, 5, 20, 18, 30),
        datetime(2027, 5, 20, 20),
        "America/Lima",
    )
    berlin = OtherDateDraft(title="x", start=timed.start, end=timed.end, all_day=False, timezone="Europe/Berlin")
    assert read(berlin, time="19:00-20:00").timezone == "Europe/Berlin"
    assert read(berlin).timezone == ""


def test_what_is_left_out_moves_with_the_first_of_many():
    weekly = OtherDateDraft(
        title="x", start=BASE.start, end=BASE.end, rule="FREQ=WEEKLY", left_out=(datetime(2027, 5, 27),)
    )
    moved = read(weekly, date="21 may 2027")

    assert (moved.rule, moved.left_out) == ("FREQ=WEEKLY", (datetime(2027, 5, 28),))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"date": ""}, "date"),
        ({"date": "soon"}, "date"),
        ({"date": "20 may 2027 - 20 jun 2029"}, "date"),
        ({"time": "late"}, "time"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"cfp_url": "no link"}, "cfp_url"),
        ({"cfp_until": "1-2 apr 2027"}, "cfp_until"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(said, field):
    with pytest.raises(Invalid) as refused:
        read(**said)
    assert list(refused.value.fields) == [field]


def test_everything_wrong_is_said_at_once():
    with pytest.raises(Invalid) as refused:
        read(title="", date="soon", url="x", cfp_until="y")
    assert set(refused.value.fields) == {"title", "date", "url", "cfp_until"}
