"""Lines of series as people write them, each with what is understood or that it is refused."""

from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.series.quick_line import read_series
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.i18n.catalogue import words

TODAY = date(2026, 12, 1)
LINES = (Path(__file__).parent / "said_series.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "right"), ROWS, ids=[line for line, _right in ROWS])
def test_a_series_is_understood_whole_or_refused(line, right):
    read = read_series(line, TODAY, "America/Santiago")

    if right.startswith("refused: "):
        assert read.draft is None
        assert right.removeprefix("refused: ") in words(read.problem)
    else:
        assert said(read.draft) == right


def said(draft: SeriesDraft) -> str:
    event = draft.template
    times = "" if event.all_day else f"{event.start:%H:%M}-{event.end:%H:%M}"
    return " · ".join(filter(None, (draft.name, draft.rule, f"{draft.first}..{draft.until or ''}", times)))
