"""Presentation of a date search: reading of the wish, list of days, details of one."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Format
from eventplanner.domain.year.find_date import Avoided, DateWish, FoundDates, FreeDate
from eventplanner.domain.year.find_words import ReadWish
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.events.details import SPAN_ROLES
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

STEPS = 5
"""Cells of a bar."""


class FoundDayRow(Struct, frozen=True):
    """A day that is free, by its rank, or one that is avoided."""

    id: int
    rank: int
    """0 for one that is avoided."""
    of: FreeDate | Avoided

    @property
    def day(self) -> date:
        return self.of.day


def rows(found: FoundDates) -> list[FoundDayRow]:
    """The free days, the best first, then those that are avoided."""
    free = [FoundDayRow(each.day.toordinal(), rank, each) for rank, each in enumerate(found.ranked, 1)]
    return [*free, *(FoundDayRow(each.day.toordinal(), 0, each) for each in found.avoided)]


def columns() -> Sequence[Column[FoundDayRow]]:
    """Its rank, the day, how good it is, and why."""
    return (
        Column(title="", cell=_rank, width=3, right=True),
        Column(title=N_("day"), cell=lambda row: Cell(formats.day_year(row.day)), width=15, key=lambda row: row.day),
        Column(title=N_("how good"), cell=_score, width=STEPS + 4, key=lambda row: getattr(row.of, "score", None)),
        Column(title=N_("why"), cell=lambda row: Cell(" ".join(map(words, row.of.reasons))), width=20, flex=1),
    )


def row_role(row: FoundDayRow) -> str:
    return "" if row.rank else "muted"


def entries(row: FoundDayRow, today: date) -> list[DetailLine]:
    """One day with every reason."""
    lines = [
        DetailLine("", formats.day_long(row.day), "strong"),
        DetailLine("", formats.countdown(row.day, today), "muted"),
        DetailLine("", ""),
    ]
    sign = glyph("dot") if row.rank else glyph("warning")
    return [
        *lines,
        *(DetailLine("", f"{sign} {words(reason)}", "" if row.rank else "amber") for reason in row.of.reasons),
    ]


def counts(found: FoundDates) -> str:
    """Returns the number of free days and of days to avoid, or the reason why there are none."""
    if found.problem is not None:
        return words(found.problem)
    said = [words(counted("{n} free day", "{n} free days", len(found.ranked)))]
    if found.avoided:
        said.append(words(counted("{n} avoided", "{n} avoided", len(found.avoided))))
    return f" {glyph('dot')} ".join(said)


def reading(read: ReadWish) -> LineReading:
    """Returns the reading of a wish in words and colours."""
    spans = [(start, end, SPAN_ROLES[role]) for start, end, role in read.spans if role in SPAN_ROLES]
    parts = list(_parts(read.wish))
    if read.problem is not None:
        parts.insert(0, (f"{glyph('warning')} {words(read.problem)}", "amber"))
    return LineReading(spans, parts)


def _parts(wish: DateWish) -> Iterable[tuple[str, str]]:
    first, last = (datetime.combine(day, time.min) for day in (wish.first, wish.last))
    yield formats.span(first, last, True, year=True), "amber"
    yield weekdays(wish), "amber"
    yield hours(wish), "amber"
    if wish.days > 1:
        yield words(counted("{n} day", "{n} days", wish.days)), "amber"
    yield names.kind(wish.kind), "sky"
    if wish.format is not Format.IN_PERSON:
        yield names.format(wish.format), "sky"
    for sign, text, role in (("@", wish.venue, "green"), ("+", ", ".join(wish.people), "pink")):
        if text:
            yield f"{sign}{text}", role
    if wish.audience:
        yield _("for {audience}").format(audience=wish.audience), ""
    if wish.series:
        yield _("series {series}").format(series=wish.series), ""


def weekdays(wish: DateWish) -> str:
    if not wish.weekdays:
        return f"{formats.weekday_short(0)}{glyph('dash')}{formats.weekday_short(4)}"
    return ", ".join(formats.weekday(day) for day in sorted(wish.weekdays))


def hours(wish: DateWish) -> str:
    """From when to when, on the last day if there are several."""
    if wish.begin is None:
        return _("whole days")
    end = (datetime.combine(wish.first, wish.begin) + timedelta(minutes=wish.minutes)).time()
    return f"{formats.clock(wish.begin)}{glyph('dash')}{formats.clock(end)}"


def _rank(row: FoundDayRow) -> Cell:
    return Cell(str(row.rank), "green") if row.rank else Cell(glyph("cancelled"), "amber")


def _score(row: FoundDayRow) -> Cell:
    if not isinstance(row.of, FreeDate):
        return Cell(_("avoided"), "muted")
    full = round(row.of.score * STEPS / 100)
    return Cell(f"{glyph('paid') * full}{glyph('free') * (STEPS - full)} {row.of.score:>3}", "green")
