"""Presentation of a planned year: a row for each event and series, details of the chosen one."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, EventDraft, Status
from eventplanner.domain.planning.next_year import Copy
from eventplanner.domain.planning.next_year_plan import Going, Proposal, Result, YearPlan
from eventplanner.domain.planning.outlook_messages import briefly
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash, ClashKind, Severity
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.i18n.recurrence import rule_words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

_DAY = 10
"""Cells for a day with its weekday."""


def columns(from_year: int, to_year: int, is_moved: Callable[[Proposal], bool]) -> list[Column[Proposal]]:
    """From which day to which day, what, and what stands in its way."""

    def new(proposal: Proposal) -> Cell:
        return Cell(_new(proposal), "accent" if is_moved(proposal) else "")

    return [
        Column(title=str(from_year), cell=lambda proposal: Cell(_old(proposal), "muted"), width=_DAY, key=_begins),
        Column(title="", cell=lambda _: Cell(glyph("to"), "muted"), width=len(glyph("to")), gap=1),
        Column(
            title=str(to_year),
            cell=new,
            width=_DAY,
            key=lambda proposal: next((each.event.start for each in proposal.results), None),
        ),
        Column(title=N_("title"), cell=_title, width=20, flex=2),
        Column(title=N_("clash"), cell=_obstacle, width=20, flex=3),
    ]


def _begins(proposal: Proposal) -> datetime | None:
    """Returns the start of the event that is copied; None for a series."""
    return proposal.of.event.start if isinstance(proposal.of, Copy) else None


def row_role(proposal: Proposal) -> str:
    """Returns the colour of a row; proposals that add nothing are dimmed."""
    return "muted" if proposal.is_there else ""


def counts(plan: YearPlan) -> str:
    """Returns the number of chosen, clashing and existing events."""
    taken = plan.taken
    clashing = sum(bool(each.clashes) for each in taken)
    there = sum(each.is_there for each in plan.proposals)
    parts = [words(counted("{n} chosen", "{n} chosen", len(taken)))]
    if plan.added != len(taken):
        parts.append(words(counted("{n} event", "{n} events", plan.added)))
    if clashing:
        parts.append(words(counted("{n} clashes", "{n} clash", clashing)))
    if there:
        parts.append(words(counted("{n} is there already", "{n} are there already", there)))
    return " · ".join(parts)


def entries(proposal: Proposal, free: date | None) -> list[DetailLine]:
    """Before and after, what stands in the way, what is kept and what is not."""
    of = proposal.of
    return list(_of_copy(proposal, of, free) if isinstance(of, Copy) else _of_series(proposal, of))


def _day_of(event: EventDraft) -> str:
    """The date and the times, with the year."""
    return (
        formats.span(event.start, event.end, event.all_day, year=True, zone=event.timezone)
        if event.start
        else _("no date yet")
    )


def _of_copy(proposal: Proposal, copy: Copy, free: date | None) -> Iterator[DetailLine]:
    event = proposal.results[0].event
    yield DetailLine("", proposal.title, "strong")
    yield DetailLine("", f"{names.kind(event.kind)} · {names.status(event.status)}", "muted")
    yield DetailLine("", "")
    yield DetailLine("", _day_of(copy.event), "struck" if copy.event.status is Status.CANCELLED else "muted")
    yield DetailLine("", f"{glyph('to')} {_day_of(event)}")
    if copy.twin:
        there = _("is there already: {day}").format(day=_day_of(copy.twin))
        yield DetailLine("", f"{glyph('done')} {there}", "green")
    yield from _clashes(proposal.results[0])
    if free:
        yield DetailLine("", _("{day} is free; m and enter take it.").format(day=formats.day(free)), "green")
    if copy.dropped:
        yield DetailLine("", "")
        yield from (DetailLine("", f"{glyph('dash')} {words(message)}") for message in copy.dropped)
    if copy.kept:
        yield DetailLine("", "")
        yield DetailLine(_("kept"), ", ".join(map(names.field, copy.kept)), "muted")


def _of_series(proposal: Proposal, going: Going) -> Iterator[DetailLine]:
    yield DetailLine("", proposal.title, "strong")
    yield DetailLine("", rule_words(going.series.rule), "muted")
    if going.is_prolonged and going.until:
        yield DetailLine("", _("It goes on to {day} then.").format(day=formats.day_year(going.until)))
    if going.there:
        there = words(counted("{n} date is there already", "{n} dates are there already", going.there))
        yield DetailLine("", f"{glyph('done')} {there}", "green")
    if not proposal.results and not going.there:
        yield DetailLine("", _("Its rule gives no date in that year."), "muted")
    yield DetailLine("", "")
    for result in proposal.results:
        yield DetailLine("", _day_of(result.event))
        yield from _clashes(result)


def _clashes(result: Result) -> Iterator[DetailLine]:
    for clash in result.clashes:
        yield DetailLine("", _said(clash, result.event), _role(clash))


def _old(proposal: Proposal) -> str:
    if isinstance(proposal.of, Going):
        return words(counted("{n} date", "{n} dates", len(proposal.of.before)))
    return formats.day(proposal.old_day) if proposal.old_day else ""


def _new(proposal: Proposal) -> str:
    if isinstance(proposal.of, Going):
        return words(counted("{n} date", "{n} dates", len(proposal.results) + proposal.of.there))
    return formats.day(proposal.new_day) if proposal.new_day else ""


def _title(proposal: Proposal) -> Cell:
    return Cell(proposal.title, "struck" if proposal.old.status is Status.CANCELLED else "")


def _obstacle(proposal: Proposal) -> Cell:
    """The gravest of its clashes, or why there is nothing to do."""
    if proposal.is_there:
        return _there(proposal)
    if not proposal.clashes:
        return Cell(_("cancelled") if proposal.old.status is Status.CANCELLED else "", "muted")
    clash = proposal.clashes[0]
    event = next(result.event for result in proposal.results if clash in result.clashes)
    more = len(proposal.clashes) - 1
    text = _said(clash, event)
    return Cell(f"+{more} {text}" if more else text, _role(clash))


def _said(clash: Clash, event: Event) -> str:
    """Why, beside the title of the event."""
    brief = briefly(clash, language()) if clash.kind is ClashKind.WEEK else about_day(clash, event, language())
    return f"{glyph('warning')} {words(brief)}"


def _role(clash: Clash) -> str:
    return "muted" if clash.severity is Severity.NOTE else "amber"


def _there(proposal: Proposal) -> Cell:
    of = proposal.of
    if isinstance(of, Going) and not of.there:
        return Cell(_("no date by its rule"), "muted")
    if isinstance(of, Copy) and not proposal.is_settled and of.twin and of.twin.first_day:
        said = _("there on {day}").format(day=formats.day(of.twin.first_day))
    else:
        said = _("there already")
    return Cell(f"{glyph('done')} {said}", "green")
