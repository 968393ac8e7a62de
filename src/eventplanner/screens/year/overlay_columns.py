"""Columns and details of overlays and their dates."""

from collections.abc import Sequence

from rich.cells import cell_len

from eventplanner.domain.base.text import counted
from eventplanner.domain.year.overlays import Occasion, OtherDate, Overlay, OverlaySource
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.i18n.recurrence import rule_words
from eventplanner.services.year.overlays import OverlaySummary
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

MOST = 400
"""Dates of a year that are listed beside an overlay."""


def overlay_columns() -> list[Column[OverlaySummary]]:
    """Returns columns of overlays."""
    sources = max(cell_len(names.source(source)) for source in OverlaySource)
    return [
        Column(title="", cell=_mark, width=1, gap=1),
        Column(title=N_("name"), cell=lambda each: Cell(each.overlay.name), width=16, flex=3),
        Column(title=N_("from"), cell=lambda each: Cell(names.source(each.overlay.source), "muted"), width=sources),
        Column(title=N_("dates"), cell=lambda each: Cell(formats.number(each.dates)), width=6, right=True),
        Column(title="", cell=lambda each: _shown(each.overlay), width=8),
        Column(title=N_("file"), cell=lambda each: Cell(each.overlay.file, "muted"), width=12, flex=1, priority=1),
    ]


def date_columns(dates: Sequence[OtherDate]) -> list[Column[OtherDate]]:
    """Returns columns of an overlay's dates, without those that are empty."""
    place = Column[OtherDate](
        title=N_("place"), cell=lambda one: Cell(one.place, "muted"), width=10, flex=1, priority=2
    )
    recurs = Column[OtherDate](title=N_("recurs"), cell=_recurs, width=12, flex=1, priority=3)
    call = Column[OtherDate](title=N_("talks until"), cell=_call, width=11, priority=1, key=lambda one: one.cfp_until)
    return [
        Column(
            title=N_("date"),
            cell=lambda one: Cell(when(one)),
            width=max([15, *map(cell_len, map(when, dates))]),
            key=lambda one: one.start,
        ),
        Column(title=N_("title"), cell=lambda one: Cell(called(one)), width=20, flex=3),
        *([place] if any(one.place for one in dates) else []),
        *([recurs] if any(one.rule for one in dates) else []),
        *([call] if any(one.cfp_until for one in dates) else []),
    ]


def overlay_entries(each: OverlaySummary, year: int, there: Sequence[Occasion]) -> list[DetailLine]:
    """Returns details of an overlay, with its dates in a year."""
    overlay = each.overlay
    told = [names.source(overlay.source), overlay.file]
    lines = [
        DetailLine("", overlay.name, "strong"),
        DetailLine("", " · ".join(filter(None, told)), "muted"),
        DetailLine(
            "", _("shown") if overlay.shown else _("hidden: it warns of nothing"), "" if overlay.shown else "amber"
        ),
        *([DetailLine("", _("days off: nothing is due on them"))] if overlay.days_off else []),
        DetailLine("", ""),
    ]
    if not there:
        return [*lines, DetailLine("", _("Nothing of it in {year}.").format(year=year), "muted")]
    lines += [DetailLine(_days(one), _line(one)) for one in there[:MOST]]
    if len(there) > MOST:
        rest = counted("and {n} more", "and {n} more", len(there) - MOST)
        lines += [DetailLine("", ""), DetailLine("", words(rest), "muted")]
    return lines


def date_entries(one: OtherDate) -> list[DetailLine]:
    """Everything that is known of a date."""
    lines = [DetailLine("", called(one), "strong")]
    if one.title_es and one.title_es != one.title:
        lines.append(DetailLine("", one.title if language() == "es" else one.title_es, "muted"))
    lines += [DetailLine("", ""), DetailLine("", when(one))]
    if one.rule:
        lines.append(DetailLine("", rule_words(one.rule), "sky"))
    lines.append(DetailLine("", ""))
    left_out = ", ".join(formats.day_month_year(moment.date()) for moment in one.left_out[:12])
    details = [
        (_("time zone"), one.timezone),
        (_("place"), one.place),
        (_("link"), one.url),
        (_("talks until"), formats.day_year(one.cfp_until) if one.cfp_until else ""),
        (_("call"), one.cfp_url),
        (_("not on"), left_out),
    ]
    lines += [DetailLine(label, text) for label, text in details if text]
    return [*lines, DetailLine("", ""), DetailLine("", one.notes)] if one.notes else lines


def when(one: OtherDate) -> str:
    return formats.span(one.start, one.end, one.all_day, year=True, zone=one.timezone)


def called(one: OtherDate) -> str:
    """In the language in use, where the source says both."""
    return one.title_es if language() == "es" and one.title_es else one.title


def _mark(each: OverlaySummary) -> Cell:
    return Cell(glyph("holiday"), each.overlay.colour.value if each.overlay.shown else "muted")


def _shown(overlay: Overlay) -> Cell:
    return Cell(_("shown")) if overlay.shown else Cell(_("hidden"), "amber")


def _recurs(one: OtherDate) -> Cell:
    return Cell(rule_words(one.rule) if one.rule else "", "sky")


def _call(one: OtherDate) -> Cell:
    return Cell(formats.day_month_year(one.cfp_until) if one.cfp_until else "", "amber")


def _days(occasion: Occasion) -> str:
    return formats.span(occasion.start, occasion.end, all_day=True)


def _line(occasion: Occasion) -> str:
    clock = "" if occasion.all_day else formats.clock(occasion.start, occasion.timezone)
    return " · ".join(filter(None, (clock, occasion.title(language()), occasion.of.place)))
