"""A year in figures."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.targets import QUARTERS, Progress
from eventplanner.domain.planning.year_totals import Total, totals

MAY = date(2027, 5, 5)
parts = st.builds(
    lambda counts: [
        Progress(kind, quarter, target, planned, done) for (kind, quarter), (target, planned, done) in counts.items()
    ],
    st.dictionaries(
        st.tuples(st.sampled_from(EventKind), st.sampled_from(QUARTERS)),
        st.tuples(st.none() | st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    ),
)


def test_a_quarter_and_the_year_stand_beside_their_targets() -> None:
    found = totals(
        [
            Progress(EventKind.MEETUP, 1, 3, 3, 2),
            Progress(EventKind.MEETUP, 2, 4, 1, 0),
            Progress(EventKind.TALK, 2, None, 2, 1),
        ],
        2027,
        MAY,
    )
    assert found.kinds == (EventKind.MEETUP, EventKind.TALK)
    assert found.quarters[0] == (Total(3, 2, 3, 1), Total(), Total(3, 2, 3, 1))
    assert found.quarters[1] == (Total(1, 0, 4, 3), Total(2, 1, None), Total(3, 1, 4, 3))
    assert found.year == (Total(4, 2, 7, 4), Total(2, 1, None), Total(6, 3, 7, 4))


def test_a_kind_without_figures_has_a_column_if_it_is_asked_for() -> None:
    found = totals([], 2027, MAY, [EventKind.TALK])
    assert (found.kinds, found.year) == ((EventKind.TALK,), (Total(), Total()))


def test_what_one_kind_has_too_much_does_not_make_up_for_another() -> None:
    found = totals([Progress(EventKind.MEETUP, 3, 1, 5, 0), Progress(EventKind.TALK, 3, 2, 0, 0)], 2027, MAY)
    assert found.year[-1] == Total(5, 0, 3, 2)


@given(parts)
def test_sums_agree_both_ways(progress: list[Progress]) -> None:
    found = totals(progress, 2027, MAY)
    for count in ("planned", "done", "missing"):
        assert getattr(found.year[-1], count) == sum(getattr(row[-1], count) for row in found.quarters)
        assert getattr(found.year[-1], count) == sum(getattr(cell, count) for cell in found.year[:-1])
    assert all(found.of_kind(n)[-1] == found.year[n] for n in range(len(found.kinds) + 1))
