"""Lines of series as people write them, each with the dates that come of it or that it is refused."""

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.series.quick_line import read_series
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.series import series

TODAY = date(2026, 12, 1)
LINES = (Path(__file__).parent / "said_lines.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "right"), ROWS, ids=[line for line, _right in ROWS])
def test_a_line_is_understood_whole_or_refused(planner, line, right):
    found = said(planner, line)

    if right.startswith("refused: "):
        assert found.startswith("refused: ")
        assert right.removeprefix("refused: ") in found
    else:
        assert found == right


def said(planner: Planner, line: str) -> str:
    read = read_series(line, TODAY, "America/Santiago")
    if read.draft is None:
        return f"refused: {words(read.problem)}"
    try:
        draft = series.sound(planner, read.draft)
    except Invalid as error:
        return "refused: " + " ".join(map(words, error.fields.values()))
    days = [day for day in series.days_of(planner, draft) if day not in draft.skipped]
    return " · ".join(filter(None, (draft.name, hours(draft), in_months(days), rest(draft))))


def hours(draft: SeriesDraft) -> str:
    start, end = draft.template.start, draft.template.end
    return f"{start:%H:%M}-{end:%H:%M}" if start and end and not draft.template.all_day else ""


def in_months(days: list[date]) -> str:
    months = groupby(days, key=lambda day: day if day.year != 2027 else f"{day:%b}")
    return " ".join(f"{month} {' '.join(str(day.day) for day in each)}" for month, each in months)


def rest(draft: SeriesDraft) -> str:
    template = draft.template
    place, places, lead = (
        f"{mark}{value}" if value else ""
        for mark, value in (("@", template.venue), ("~", template.capacity), ("+", template.lead))
    )
    return " ".join(filter(None, (place, *(f"#{tag}" for tag in template.tags), places, lead)))
