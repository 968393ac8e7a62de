"""Presentation of a series: row in a list, dates, reading of a line."""

from collections.abc import Collection, Sequence
from datetime import date

from rich.cells import cell_len

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import Status
from eventplanner.domain.series.preview import SeenDate, is_open
from eventplanner.domain.series.quick_line import ReadSeries
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Severity
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.i18n.recurrence import rule_words
from eventplanner.screens.events.details import SPAN_ROLES, STATUS_ROLES, places
from eventplanner.services.series.series import SeriesSummary
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

MOST_LEFT_OUT = 3
"""Days without a date that are told one by one."""


def columns(today: date) -> list[Column[SeriesSummary]]:
    """Returns columns of series."""
    return [
        Column(title=N_("series"), cell=lambda each: Cell(each.series.name, "strong"), width=15, flex=2),
        Column(title=N_("recurs"), cell=lambda each: Cell(rule_words(each.series.rule)), width=16, flex=3),
        Column(title=N_("next"), cell=lambda each: _next(each, today), width=11, key=lambda each: each.next),
        Column(title=N_("dates"), cell=_count, width=max(5, cell_len(_("dates"))), right=True),
        Column(title=N_("clashes"), cell=_clashing, width=7),
    ]


def _count(each: SeriesSummary) -> Cell:
    return Cell(formats.number(each.dates), "muted")


def entries(series: SeriesDraft, dates: Sequence[SeenDate], today: date) -> list[DetailLine]:
    """Returns details of a series, then its dates with state and clashes."""
    lines = [
        DetailLine("", series.name, "strong"),
        DetailLine("", rule_words(series.rule)),
        DetailLine("", span(series), "muted"),
        DetailLine("", " · ".join(_template(series)), "muted"),
        DetailLine("", ""),
    ]
    for each in dates:
        text, role = state(each)
        clash, grave = hindrance(each)
        lines.append(DetailLine(day_words(each.on.day, today), " · ".join(filter(None, (text, clash))), grave or role))
    return lines


def span(series: SeriesDraft) -> str:
    """From when to when."""
    first = formats.day_year(series.first)
    if series.until:
        return _("{first} to {last}").format(first=first, last=formats.day_year(series.until))
    if is_open(series):
        return _("from {first}, a year at a time").format(first=first)
    return _("from {first}").format(first=first)


def state(seen: SeenDate) -> tuple[str, str]:
    """Returns the state of a date with its colour."""
    on = seen.on
    if on.event is None:
        return (_("skipped") if on.skipped else _("no event"), "muted")
    status = Status.CANCELLED if on.skipped else on.event.status
    said = names.status(status)
    if on.event.series_day is None:
        said = _("{status}, not of the rule").format(status=said)
    elif on.day != on.rule_day:
        said = _("{status}, was {day}").format(status=said, day=formats.day(on.rule_day))
    return said, STATUS_ROLES[status]


def hindrance(seen: SeenDate) -> tuple[str, str]:
    """The gravest clash of a date in words, and its colour; nothing if there is none."""
    if not seen.clashes:
        return "", ""
    worst = max(seen.clashes, key=lambda clash: clash.severity)
    said = f"{glyph('warning')} {words(about_day(worst, seen.there, language()))}"
    return said, "muted" if worst.severity is Severity.NOTE else "amber"


def hindrances(seen: SeenDate) -> list[str]:
    """All of them, the gravest first."""
    by_severity = sorted(seen.clashes, key=lambda clash: -clash.severity)
    return list(dict.fromkeys(words(about_day(clash, seen.there, language())) for clash in by_severity))


def day_words(day: date, today: date) -> str:
    """With the year where it is another one."""
    return formats.day(day) if day.year == today.year else formats.day_year(day)


def reading(read: ReadSeries, days: Sequence[date]) -> LineReading:
    """Returns the reading of a line in words and colours, with its dates below; `days` are all that the rule gives."""
    spans = [(start, end, SPAN_ROLES[role]) for start, end, role in read.spans if role in SPAN_ROLES]
    if not read.spans:
        return LineReading()
    if read.draft is None:
        return LineReading(spans, [(words(read.problem), "red")] if read.problem else [])
    parts = [(_("“{title}”").format(title=read.draft.name), "text"), (rule_words(read.draft.rule), "amber")]
    parts += [(text, "") for text in _template(read.draft) if text]
    held = [day for day in days if day not in read.draft.skipped]
    below = " · ".join(filter(None, (comes_to(held), left_out(read.draft.skipped.intersection(days)))))
    return LineReading(spans, parts, [(below, "green" if held else "red")])


def left_out(days: Collection[date]) -> str:
    """`without Thu 25 Mar 2027`; the first few of many."""
    if not days:
        return ""
    named = [formats.day_year(day) for day in sorted(days)[:MOST_LEFT_OUT]]
    more = [words(counted("{n} more", "{n} more", len(days) - len(named)))] if len(days) > len(named) else []
    return _("without {days}").format(days=", ".join([*named, *more]))


def comes_to(days: Sequence[date]) -> str:
    """Returns the number of dates, with the first and the last."""
    if not days:
        return words(Message("This rule gives no date."))
    number = words(counted("{n} date", "{n} dates", len(days)))
    if len(days) == 1:
        return f"{number}: {formats.day_year(days[0])}"
    return f"{number}: {formats.day_year(days[0])} – {formats.day_year(days[-1])}"


def _template(series: SeriesDraft) -> list[str]:
    template = series.template
    said = [names.kind(template.kind), template.venue, template.url, f"+{template.lead}" if template.lead else ""]
    if template.start and template.end and not template.all_day:
        said.insert(0, f"{formats.clock(template.start)}–{formats.clock(template.end)}")
    if template.capacity is not None:
        said.append(places(template.capacity))
    return [text for text in (*said, *(f"#{tag}" for tag in template.tags)) if text]


def _next(each: SeriesSummary, today: date) -> Cell:
    if each.next is None:
        return Cell(glyph("dash"), "muted")
    return Cell(formats.day(each.next) if each.next.year == today.year else formats.day_month_year(each.next))


def _clashing(each: SeriesSummary) -> Cell:
    return Cell(f"{glyph('warning')} {formats.number(each.clashing)}", "amber") if each.clashing else Cell("")
