"""Lines of events as people write them, each with what is understood or that it is refused."""

from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.events.quick_line import event_draft, parse
from eventplanner.domain.series.recurring_lines import refuse_recurring
from eventplanner.i18n.catalogue import words

TODAY = date(2026, 12, 1)
LINES = (Path(__file__).parent / "said_lines.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "right"), ROWS, ids=[line for line, _right in ROWS])
def test_a_line_is_understood_whole_or_refused(line, right):
    try:
        found = said(drafted(line))
    except Invalid as error:
        found = "refused: " + " ".join(map(words, error.fields.values()))

    if right.startswith("refused: "):
        assert found.startswith("refused: ")
        assert right.removeprefix("refused: ") in found
    else:
        assert found == right


def drafted(text: str) -> EventDraft:
    line = parse(text, today=TODAY)
    refuse_recurring(line, TODAY)
    return event_draft(line, "America/Santiago")


def said(draft: EventDraft) -> str:
    """The title, when, and the rest where there is any."""
    marks = {"@": draft.venue, "~": draft.capacity or "", "+": draft.lead}
    tags = " ".join(f"#{tag}" for tag in draft.tags)
    place, places, lead = (f"{mark}{value}" if value else "" for mark, value in marks.items())
    rest = " ".join(filter(None, (place, tags, places, lead)))
    return " · ".join(filter(None, (draft.title, when(draft), rest)))


def when(draft: EventDraft) -> str:
    if draft.start is None or draft.end is None:
        return ""
    if draft.all_day:
        days = [draft.start.date(), draft.end.date()]
        return "..".join(day.isoformat() for day in dict.fromkeys(days))
    return f"{draft.start:%Y-%m-%d %H:%M}-{draft.end:%H:%M}"
