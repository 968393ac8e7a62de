"""A date of one's own in one line."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.year.overlay_quick_line import read_date

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("line", "title", "first", "last"),
    [
        ("Elections 21 nov 2027", "Elections", (2027, 11, 21), (2027, 11, 21)),
        ("Elecciones 21 de noviembre de 2027", "Elecciones", (2027, 11, 21), (2027, 11, 21)),
        ("2-4 jun Release 3.0", "Release 3.0", (2027, 6, 2), (2027, 6, 4)),
        ("Company day: tomorrow", "Company day", (2027, 3, 10), (2027, 3, 10)),
        ("Feria 1/2/2028, Lima", "Feria , Lima", (2028, 2, 1), (2028, 2, 1)),
    ],
)
def test_a_title_with_its_days(line, title, first, last):
    draft = read_date(line, TODAY)

    assert (draft.title, draft.start, draft.end) == (title, datetime(*first), datetime(*last))
    assert draft.all_day


def test_numeric_dates_are_read_as_the_plan_says():
    assert read_date("Fair 4/5/2027", TODAY, day_first=False).first_day == date(2027, 4, 5)


@pytest.mark.parametrize(("line", "field"), [("Elections", "start"), ("21 nov 2027", "title"), ("", "start")])
def test_what_lacks_a_day_or_a_title_is_refused(line, field):
    with pytest.raises(Invalid) as refused:
        read_date(line, TODAY)
    assert list(refused.value.fields) == [field]
