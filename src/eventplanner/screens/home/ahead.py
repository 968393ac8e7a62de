"""Outlook on Home, below the needs of single events."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import counted
from eventplanner.domain.planning.outlook import Outlook
from eventplanner.domain.planning.outlook_messages import briefly, call, missing
from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.tasks.groups import TaskGroups, TaskOfEvent
from eventplanner.domain.year.clash_messages import reason
from eventplanner.domain.year.clash_values import Clash, Severity
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.screens.events.details import entries
from eventplanner.screens.tasks import ahead as tasks_ahead
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.planning.outlook import outlook
from eventplanner.services.year import clashes
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.detail import DetailLine
from eventplanner.widgets.lists.needs import Further, FurtherGroup

SHOWN = 3
"""The gravest clashes; the page of clashes has the others."""
_SOON = 7
"""Days."""
_GRAVE = {Severity.SEVERE: ("late", "red"), Severity.WARNING: ("warning", "amber"), Severity.NOTE: ("open", "sky")}


class Ahead(NamedTuple):
    """Loaded data."""

    tasks: TaskGroups
    outlook: Outlook


def look(planner: Planner, whose: str) -> Ahead:
    """Read it, with the tasks of one person or all; runs in a thread."""
    return Ahead(tasks_ahead.look(planner, whose), outlook(planner))


def tick(planner: Planner, row: TaskOfEvent) -> Change:
    """A task is done."""
    return tasks_ahead.tick(planner, row)


def put_off(planner: Planner, row: TaskOfEvent, until: date) -> Change:
    """Nobody is reminded of a task until a day."""
    return tasks_ahead.put_off(planner, row, until)


def owner_choices(planner: Planner, me: str) -> list[tuple[str, str]]:
    """Returns the owners whose tasks can be shown."""
    return tasks_ahead.owner_choices(planner, me)


def accept(planner: Planner, clash: Clash, note: str) -> Change:
    """Point a clash out no more."""
    return clashes.accept(planner, [clash], note)


def lacks_holidays(planner: Planner) -> bool:
    """Returns whether an older version has made the plan without holidays."""
    return not planner.store.read_only and bool(holidays.used_missing(planner))


def take_up_holidays(planner: Planner) -> Change | None:
    return holidays.take_up_used(planner)


def groups(ahead: Ahead, today: date) -> Sequence[FurtherGroup]:
    """Only what there is."""
    found = ahead.outlook
    others = (_clashes(found, today), _calls(found, today), _targets(found, today))
    return [*tasks_ahead.groups(ahead.tasks), *(group for group in others if group.lines)]


def counts(ahead: Ahead) -> Iterator[str]:
    """Yields short counts of each part."""
    found = ahead.outlook
    yield from tasks_ahead.counts(ahead.tasks)
    if n := len(found.clashes):
        yield words(counted("{n} clash", "{n} clashes", n))
    if n := len(found.calls):
        yield words(counted("{n} call", "{n} calls", n))
    if n := len(found.targets):
        yield words(counted("{n} target", "{n} targets", n))


def _clashes(found: Outlook, today: date) -> FurtherGroup:
    lines = [_clash(clash, today) for clash in found.clashes[:SHOWN]]
    if more := len(found.clashes) - len(lines):
        about = _("all of them: g c")
        lines.append(Further("clashes", "dot", "muted", "", _("and {n} more").format(n=more), about, page="clashes"))
    ink = _GRAVE[found.clashes[0].severity][1] if found.clashes else ""
    return FurtherGroup(_("CLASHES"), ink, len(found.clashes), lines)


def _clash(clash: Clash, today: date) -> Further:
    sign, ink = _GRAVE[clash.severity]
    said = words(reason(clash, language()))
    told = [*entries(clash.event, today), DetailLine("", ""), DetailLine("", f"{glyph('warning')} {said}", ink)]
    return Further(
        key=clash.key,
        sign=sign,
        ink=f"bold {ink}" if clash.severity is Severity.SEVERE else ink,
        when=formats.countdown(clash.day, today) if clash.day > today else _("now"),
        title=clash.event.title,
        about=words(briefly(clash, language())),
        entries=told,
        event=clash.event,
        thing=clash,
    )


def _calls(found: Outlook, today: date) -> FurtherGroup:
    return FurtherGroup(_("CALLS FOR PAPERS"), "sky", len(found.calls), [_call(each, today) for each in found.calls])


def _call(occasion: Occasion, today: date) -> Further:
    title, until = occasion.title(language()), occasion.of.cfp_until or today
    link = occasion.of.cfp_url or occasion.of.url
    told = [
        DetailLine("", title, "strong"),
        DetailLine("", formats.span(occasion.start, occasion.end, occasion.all_day, year=True, zone=occasion.timezone)),
        DetailLine("", ""),
        DetailLine("", words(call(occasion)), "amber"),
        DetailLine("", ""),
        *(DetailLine(label, text) for label, text in ((_("place"), occasion.of.place), (_("link"), link)) if text),
    ]
    return Further(
        key=f"call {occasion.overlay.id} {occasion.of.id}",
        sign="deadline",
        ink="amber" if (until - today).days <= _SOON else "sky",
        when=formats.countdown(until, today),
        title=title,
        about=_("propose a talk until {day}").format(day=formats.day(until)),
        entries=told,
        link=link,
        page="overlays",
    )


def _targets(found: Outlook, today: date) -> FurtherGroup:
    lines = [_target(each, today) for each in found.targets]
    return FurtherGroup(_("BEHIND PLAN"), "amber", len(lines), lines)


def _target(each: Progress, today: date) -> Further:
    title, said = names.heading(names.kind(each.kind)), words(missing(each, today.year, today))
    return Further(
        key=f"target {each.kind} {each.quarter}",
        sign="warning",
        ink="amber",
        when=_("Q{n}").format(n=each.quarter),
        title=title,
        about=said,
        entries=[DetailLine("", title, "strong"), DetailLine("", f"{glyph('warning')} {said}", "amber")],
        page="targets",
    )
