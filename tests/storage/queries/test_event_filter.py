"""A filter asks of rows what it asks of values."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.filter import Contains, Filter, Lacks, OneOf, Starts, Tagged, Term, Words, matches
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery

WORDS = st.sampled_from(["Ana", "Águila", "sede", "Python", "a b", "ñ", "İ", "%", "_", "'"])
DAYS = st.dates(date(2027, 1, 1), date(2027, 1, 9))
TESTS = st.one_of(
    st.builds(Words, WORDS.map(fold)),
    st.builds(Contains, st.sampled_from(["venue", "lead", "series"]), WORDS.map(fold)),
    st.builds(OneOf, st.just("kind"), st.frozensets(st.sampled_from([kind.value for kind in EventKind]), min_size=1)),
    st.builds(OneOf, st.just("format"), st.frozensets(st.sampled_from([each.value for each in Format]), min_size=1)),
    st.builds(OneOf, st.just("status"), st.frozensets(st.sampled_from([each.value for each in Status]), min_size=1)),
    st.builds(Tagged, st.sampled_from(["python", "pyt", "ana"])),
    st.builds(Starts, st.none() | DAYS, st.none() | DAYS),
    st.builds(
        Lacks, st.sampled_from(["start", "venue", "lead", "url", "capacity", "capacity_online", "tags", "notes"])
    ),
)
TERMS = st.lists(st.builds(Term, st.lists(TESTS, min_size=1, max_size=3).map(tuple), st.booleans()), max_size=3)
TEXTS = st.one_of(st.just(""), WORDS)
STARTS = st.none() | st.builds(
    lambda day, hour: datetime.combine(day, datetime.min.time()).replace(hour=hour), DAYS, st.integers(0, 23)
)


@st.composite
def drafts(draw):
    start = draw(STARTS)
    return EventDraft(
        title=draw(WORDS),
        kind=draw(st.sampled_from(EventKind)),
        format=draw(st.sampled_from(Format)),
        status=draw(st.sampled_from([Status.IDEA, Status.PLANNED])),
        timezone="UTC",
        start=start,
        end=start + timedelta(hours=1) if start else None,
        venue=draw(TEXTS),
        lead=draw(TEXTS),
        series=draw(TEXTS),
        capacity=draw(st.none() | st.integers(0, 9)),
        tags=tuple(draw(st.sets(st.sampled_from(["Python", "ana"])))),
        notes=draw(st.sampled_from(["", "Ana\nsede", "x"])),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(drafts=st.lists(drafts(), min_size=1, max_size=6), filters=st.lists(TERMS, min_size=1, max_size=6))
def test_rows_and_values_agree(planner, drafts, filters):
    for event in events.everything(planner):
        events.remove(planner, [event])
    kept = [events.added(planner, events.create(planner, draft)) for draft in drafts]
    for terms in filters:
        wanted = Filter("", tuple(terms))
        found = {event.id for event in events.everything(planner, EventQuery(wanted))}
        assert found == {event.id for event in kept if matches(wanted, event)}
