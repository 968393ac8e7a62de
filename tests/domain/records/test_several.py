"""Columns that keep several values in one text."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.records.several import Several, several_of
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY

WORDS = st.text("abcñ字-_", min_size=1)
MOMENTS = st.datetimes().map(lambda moment: moment.replace(microsecond=0))


@given(
    st.one_of(
        st.tuples(st.just(Several(int)), st.lists(st.integers())),
        st.tuples(st.just(Several(date)), st.lists(st.dates())),
        st.tuples(st.just(Several(datetime)), st.lists(MOMENTS)),
        st.tuples(st.just(Several(str)), st.lists(WORDS)),
        st.tuples(st.just(Several(str, lined=True)), st.lists(st.lists(WORDS, min_size=1).map(" ".join))),
    )
)
def test_what_is_written_is_read_back(said: tuple[Several, list[object]]) -> None:
    several, values = said
    assert several.values(several.text(tuple(values))) == tuple(values)


@pytest.mark.parametrize(
    ("several", "text"),
    [
        (Several(int), "2027 soon"),
        (Several(date), "2027-02-30"),
        (Several(datetime), "2027-05-20T18:30Z"),
        (Several(datetime), "tomorrow"),
    ],
)
def test_what_makes_no_sense_is_refused(several: Several, text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        several.values(text)


def test_a_kind_says_which_of_its_columns_keep_several() -> None:
    assert several_of(OVERLAY) == {"years": Several(int)}
    assert several_of(OTHER_DATE) == {"extra": Several(datetime), "left_out": Several(datetime)}
    assert several_of(TASK) == {"waits_for": Several(int), "links": Several(str, lined=True)}
