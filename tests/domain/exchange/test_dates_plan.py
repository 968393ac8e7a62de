"""What becomes of each entry of a calendar that lies over the year."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import BadEntry, CalendarContent, CalendarEntry
from eventplanner.domain.exchange.dates_plan import DateLine, drafted, identity, plan_dates
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.year.overlays import OtherDate

DAY = datetime(2027, 5, 20)


def entry(uid: str, **said) -> CalendarEntry:
    return CalendarEntry(**{"line": 1, "title": uid, "uid": uid, "start": DAY, "end": DAY, "all_day": True} | said)


def content(*entries: CalendarEntry, bad: tuple[BadEntry, ...] = ()) -> CalendarContent:
    return CalendarContent("", entries, bad)


def there(*entries: CalendarEntry) -> list[OtherDate]:
    """The dates of a plan that has taken up these entries."""
    return [
        OtherDate(
            **{name: getattr(draft, name) for name in type(draft).__struct_fields__} | {"overlay_id": 1},
            id=n,
            version=1,
        )
        for n, draft in enumerate((drafted(each, identity(each)) for each in entries), 1)
    ]


def outcomes(lines: list[DateLine]) -> list[tuple[str, str]]:
    return [(line.title, line.outcome.value) for line in lines]


def test_what_is_new_is_added():
    assert outcomes(plan_dates(content(entry("a")), [])) == [("a", "added")]


def test_what_is_there_is_the_same():
    assert outcomes(plan_dates(content(entry("a")), there(entry("a")))) == [("a", "unchanged")]


def test_what_is_different_is_changed_and_says_in_what():
    (line,) = plan_dates(content(entry("a", title="b", place="Lima")), there(entry("a")))

    assert (line.outcome, line.changed) == (Outcome.UPDATED, ("title", "place"))


def test_what_was_said_in_the_other_language_stays():
    (known,) = there(entry("a"))
    (same,) = plan_dates(content(entry("a")), [revised(known, title_es="el a")])

    assert same.outcome is Outcome.UNCHANGED


def test_what_is_cancelled_goes_if_it_is_there():
    cancelled = entry("a", status="cancelled")

    assert outcomes(plan_dates(content(cancelled), there(entry("a")))) == [("a", "removed")]
    assert outcomes(plan_dates(content(cancelled), [])) == [("a", "unchanged")]


def test_what_the_file_has_no_more_goes():
    known = there(entry("a"), entry("b"))

    assert outcomes(plan_dates(content(entry("a")), known)) == [("a", "unchanged"), ("b", "removed")]


def test_what_is_before_the_first_day_of_the_file_stays():
    known = there(entry("a"), entry("past", start=datetime(2026, 5, 20), end=datetime(2026, 5, 20)))

    assert outcomes(plan_dates(content(entry("a")), known)) == [("a", "unchanged")]


def test_what_was_written_by_hand_stays():
    known = [revised(each, uid="") for each in there(entry("mine"))]

    assert outcomes(plan_dates(content(entry("a")), known)) == [("a", "added")]


def test_an_entry_that_cannot_be_read_is_not_taken_for_one_that_is_gone():
    bad = BadEntry(9, "b", Message("has no date"))
    known = there(entry("a"), entry("b"))

    assert outcomes(plan_dates(content(entry("a"), bad=(bad,)), known)) == [("a", "unchanged"), ("b", "rejected")]


def test_an_empty_file_takes_nothing_away():
    assert plan_dates(content(), there(entry("a"))) == []


def test_a_file_of_another_name_takes_away_only_if_it_has_most_of_what_is_there():
    known = there(entry("a"), entry("b"), entry("c"))
    most = plan_dates(content(entry("a"), entry("b")), known, same_file=False)
    one = plan_dates(content(entry("a")), known, same_file=False)

    assert [line.title for line in most if line.outcome is Outcome.REMOVED] == ["c"]
    assert [line.title for line in one if line.outcome is Outcome.REMOVED] == []


def test_an_entry_that_stands_there_twice_comes_once():
    lines = plan_dates(content(entry("a", line=3), entry("a", line=7)), [])

    assert [(line.line, line.outcome.value) for line in lines] == [(3, "added"), (7, "unchanged")]


def test_an_occurrence_of_its_own_has_a_name_of_its_own():
    moved = entry("a", recurrence_id=datetime(2027, 5, 27, 18, 30))

    assert identity(moved) == "a/20270527T183000"


def test_of_what_is_only_looked_at_the_beginning_is_enough():
    (line,) = plan_dates(
        content(entry("a", title="t" * 300, place="p" * 300, url="https://x.example/" + "u" * 3000)), []
    )

    assert line.draft is not None
    assert (len(line.draft.title), line.draft.title[-2:], len(line.draft.place), line.draft.url) == (200, "t…", 200, "")


@pytest.mark.parametrize(
    "said",
    [
        {"rule": "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367)))},
        {"rule": "FREQ=DAILY", "left_out": tuple(DAY + timedelta(days=n) for n in range(5001))},
    ],
)
def test_a_rule_for_which_there_is_no_room_is_bad_alone(said):
    lines = plan_dates(content(entry("a", **said), entry("b")), [])

    assert outcomes(lines) == [("a", "rejected"), ("b", "added")]
    assert lines[0].reason == Message("It recurs by a rule that is too long.")


def test_what_lasts_for_years_is_bad():
    (line,) = plan_dates(content(entry("a", end=datetime(2030, 1, 1))), [])

    assert (line.outcome, line.reason) == (Outcome.REJECTED, Message("It lasts longer than a year."))


entries = st.lists(
    st.builds(
        entry,
        uid=st.text("abc", min_size=1, max_size=300),
        title=st.text(min_size=1).filter(str.strip),
        place=st.text(),
        url=st.sampled_from(["", "https://a.example", "javascript:alert(1)"]),
        start=st.datetimes(datetime(1990, 1, 1), datetime(2027, 5, 20)),
    ),
    max_size=8,
)


@given(entries)
def test_the_same_file_twice_is_once(found):
    first = plan_dates(content(*found), [])
    kept = [line.draft for line in first if line.draft]
    known = [
        OtherDate(
            **{name: getattr(draft, name) for name in type(draft).__struct_fields__} | {"overlay_id": 1},
            id=n,
            version=1,
        )
        for n, draft in enumerate(kept)
    ]
    again = plan_dates(content(*found), known)

    assert {line.outcome for line in again} <= {Outcome.UNCHANGED, Outcome.REJECTED}
    assert len({draft.uid for draft in kept}) == len(kept)
    assert all(len(draft.uid) <= 255 for draft in kept)
